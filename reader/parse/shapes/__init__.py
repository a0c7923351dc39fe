"""Finds the shapes of a text among its units: headings, entries, lists, furniture."""
