"""Defines the views, and turns the index and the reader's marks into the rows of their lists."""
