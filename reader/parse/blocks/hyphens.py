"""Joins words that a hyphen divides at the end of a line ("wor-", "sened")."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_WORD = 60
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
    """Return whether a hyphen divides a word between one line and the next."""
    end = row.rstrip()[-2:]
    return len(end) == 2 and end[1] == "-" and end[0].isalpha() and after.lstrip()[:1].islower()


def joined(rows: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, with divided words joined."""
    pieces: list[str] = []
    for row in filter(None, map(str.strip, rows)):
        if pieces and is_broken(pieces[-1], row):
            pieces[-1], parted = _rejoined(pieces[-1], row)
            pieces += [" "] * parted
        elif pieces:
            pieces.append(" ")
        pieces.append(row)
    return "".join(pieces)


def _rejoined(before: str, after: str) -> tuple[str, bool]:
    """Return the line without its hyphen, and whether a space follows.

    The hyphen stays in words that also have it within a line.
    """
    if _LISTED.match(after):  # "pro-" and "and anti-war"
        return before, True
    word = before[-_LONGEST_WORD:].rsplit(" ", 1)[-1]
    if _KEPT_BEFORE.search(word) or _KEPT_AFTER.match(after):
        return before, False
    return before[:-1], False
