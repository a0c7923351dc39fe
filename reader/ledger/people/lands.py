"""Brings the words for a country and for what is of it into one form."""

from __future__ import annotations

import re

_SAME = re.compile(r"(?:ians?|ans?|ish|ese|i|ers?|s|ia|e|a)$")


def land(word: str) -> str:
    """A country's name or the word for what is of it, in one form: "torvi" of Torvia, Torvian."""
    short = word
    while len(short) > 4 and (cut := _SAME.sub("", short)) != short and len(cut) >= 4:
        short = cut
    return short
