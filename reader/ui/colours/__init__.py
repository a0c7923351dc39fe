"""A theme to the colours of the roles that the style sheets name."""
