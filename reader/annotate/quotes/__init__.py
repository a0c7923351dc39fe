"""Finds quotes with their cues and speakers in sentences."""
