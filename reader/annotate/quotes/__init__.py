"""Turns sentences into quotes with their cues and speakers."""
