"""Exports a selection of developments as a document, a table, or citations."""
