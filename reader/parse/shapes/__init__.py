"""Finds the structure of a text in its units: headings, entries, lists, furniture."""
