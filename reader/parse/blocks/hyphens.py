"""Joins words that a hyphen parts at the end of a line ("wor-", "sened")."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BROKEN = re.compile(r"[^\W\d_]-$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_KEPT_BEFORE = re.compile(
    r"(?:\b(?i:all|anti|co|counter|cross|cease-?fire|ex|far|first|second|third|full|half|hard|high|"
    r"ill|large|long|low|mid|multi|much|near|newly|non|north|south|east|west|one|two|three|four|"
    r"five|six|ten|post|pre|pro|self|semi|short|single|small|so|state|top|vice|war|well|year|old|"
    r"air|heavy|light|medium|deep|front)|\b[A-Z]{2,}|-\w+)-$"
)
_KEPT_AFTER = re.compile(
    r"(?:based|related|led|backed|old|year|made|range|term|scale|level|held|owned|run|style|sized|"
    r"century|occupied|controlled|speaking|wide|in|up|off|out|on|to|the|of|by|than)\b"
)
_LISTED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|y|o)\b")


def is_broken(row: str, after: str) -> bool:
    """Return whether a word runs from one line into the next behind a hyphen."""
    return bool(_BROKEN.search(row.rstrip())) and after.lstrip()[:1].islower()


def joined(rows: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, with the words that a hyphen parts whole."""
    whole = ""
    for row in map(str.strip, rows):
        if not whole:
            whole = row
        elif is_broken(whole, row):
            whole = _rejoined(whole, row)
        else:
            whole = f"{whole} {row}"
    return whole


def _rejoined(before: str, after: str) -> str:
    """The two lines; the hyphen stays in words that have it within a line too."""
    word = before.rsplit(" ", 1)[-1]
    if _LISTED.match(after):  # "pro-" and "and anti-war"
        return f"{before} {after}"
    if _KEPT_BEFORE.search(word) or _KEPT_AFTER.match(after):
        return before + after
    return before[:-1] + after
