"""Verbs for what the reader marks."""
