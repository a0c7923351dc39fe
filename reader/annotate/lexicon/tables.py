"""Turns lexicon files that say what forms stand for into tables."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import lines, words

__all__ = ["lines", "table", "words"]


def table(name: str) -> dict[str, str]:
    """The table of form to meaning from the lines of a file, like `kilometre: km, kilometers`."""
    entries: dict[str, str] = {}
    for line in lines(name):
        meaning, _, forms = line.strip().partition(": ")
        for form in forms.split(", "):
            entries[form] = meaning
    return entries
