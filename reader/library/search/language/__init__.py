"""Parses a line of the search language into a query tree."""
