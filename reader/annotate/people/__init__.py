"""Finds names in words, and makes the roster of a bulletin from them."""
