"""Writes bulletins into the index: their rows, their search terms, and how they are listed."""
