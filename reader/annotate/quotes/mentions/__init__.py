"""Resolves mentions of speakers that are no names."""
