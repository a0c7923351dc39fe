"""Verbs for the sources that the reader has added."""
