"""Turns text into lines of terminal cells: wraps them, styles them, and finds places in them."""
