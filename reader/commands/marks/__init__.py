"""Verbs for the reader's marks."""
