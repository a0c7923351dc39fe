"""Turns what a page states of itself outside its text into fields: data, meta elements, bylines."""
