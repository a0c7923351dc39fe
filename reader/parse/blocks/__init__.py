"""Turns lines and markup into units: headings, paragraphs, times, credits."""
