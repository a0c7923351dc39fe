"""Decides on numbers of places and people in a lasting state."""
