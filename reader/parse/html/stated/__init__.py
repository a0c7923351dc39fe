"""Turns a page's metadata (JSON-LD, meta elements, bylines) into fields."""
