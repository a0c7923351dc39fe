"""Turns what was read into text for other programs: Markdown, plain text, JSON, citations."""
