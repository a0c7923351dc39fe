"""Writes the rows of bulletins into the index, and what they are found by and listed with."""
