"""Cleans a text for one line of the screen; imports the cleaning module only when it is needed."""

from __future__ import annotations


def clean_line(text: str) -> str:
    """Return a text without control characters, on one line."""
    from reader.clean import line

    return line(text)
