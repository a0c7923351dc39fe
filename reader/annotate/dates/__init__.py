"""Finds dates in words and resolves them against a reference day."""
