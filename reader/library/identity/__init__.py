"""Tells whether two texts are the same development."""
