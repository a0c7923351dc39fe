"""Turns bulletins and their evidence into text for other programs: Markdown, JSON, citations."""
