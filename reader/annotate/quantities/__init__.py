"""Turns tokens into quantities: numbers with scale, currency or unit, and ranges of them."""
