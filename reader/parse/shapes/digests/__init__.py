"""Shapes of digests: paragraphs and lists that are developments without headings of their own."""
