"""Fetches added sources into the document store, where they are then read like files."""
