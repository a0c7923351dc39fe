"""Shapes that only texts copied from the page of an article have."""
