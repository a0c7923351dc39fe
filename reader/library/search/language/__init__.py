"""A line of the search language to a tree."""
