"""Reads quantities in tokens: numbers with scale, currency or unit, and ranges of them."""
