"""Finds the words that a report reports: where they begin and end."""
