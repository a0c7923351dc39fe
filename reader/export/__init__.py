"""Converts bulletins and their evidence for other programs: Markdown, JSON, tables, citations."""
