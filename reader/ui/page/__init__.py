"""Turns text into lines of terminal cells: wrapping, moving from place to place, styles."""
