"""Turns a theme into the colours of the roles that the style sheets name."""
