"""Recognises the rows of a list of numbers ("tanks – 812 (+4),")."""

from __future__ import annotations

import re

_ROW = re.compile(
    r"(?:• )?[^\W\d][^:=\d]{1,70}?(?: ?[–—‒:=-]+ ?(?:(?:about|approximately|~|≈) ?)?| )"
    r"\d[\d ,.’']*(?:[^\W\d_]{1,3}|%)?(?: \([^()]{1,20}\))?(?: [^\W\d_]{1,12})?[,;.]?"
)


def is_loss_row(text: str) -> bool:
    """Return whether a line is what is counted and a number, and nothing else."""
    return len(text) <= 120 and bool(_ROW.fullmatch(text))
