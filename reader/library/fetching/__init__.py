"""Fetches added sources into the store of documents, from which they are read like files."""
