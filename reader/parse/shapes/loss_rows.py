"""Recognises the rows of a list of numbers ("tanks – 812 (+4),")."""

from __future__ import annotations

import re

_ROW = re.compile(
    r"(?:• )?[^\W\d][^:=\d]{1,70}?(?: ?[–—‒:=-]+ ?(?:(?:about|approximately|~|≈) ?)?| )"
    r"\d[\d ,.’']*(?:[^\W\d_]{1,3}|%)?(?: \([^()]{1,20}\))?(?: [^\W\d_]{1,12})?[,;.]?"
)

_MARK = re.compile("[–—‒:=-] ?[0-9]")
_MOST_WORDS = 6
"""A line with more words and an end is a sentence that ends with a number."""


def is_loss_row(text: str) -> bool:
    """Return whether a line is only a thing counted and a number."""
    if len(text) > 120 or not _ROW.fullmatch(text):
        return False
    return not (text[-1] in ".;" and len(text.split()) > _MOST_WORDS and not _MARK.search(text))
