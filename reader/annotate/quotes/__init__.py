"""Sentences to quotes with their cues and speakers."""
