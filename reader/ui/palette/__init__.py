"""Turns what is typed after `:` into an action of the table."""
