"""Counts saved filters and shows them below the list."""
