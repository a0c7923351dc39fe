"""Defines the views, and builds the rows of their lists from the index and the marks."""
