"""Finds the boxes of sponsors: units between the name of a sponsor's box and the next heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.units import Unit, as_aside

_SPONSOR = re.compile(
    r"(?:an? )?(?:message|word|note) from (?:our|today[’']s) (?:sponsors?|partners?)"
    r"|from our sponsors?|(?:our|today[’']s) sponsors?|sponsor(?:ed)?(?: content| message| post)?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:an? )?(?:message|word|note) from (?P<name>(?-i:[A-Z])[^:.!?]{2,60})"
    r"(?::(?: (?P<text>.+))?)?",
    re.IGNORECASE,
)
"""A message with the name of its sender, who may be a sponsor or a person that a text is about."""
_PRESENTS = re.compile(r"(?:presented|sponsored|brought to you|supported) by:? (.{3,60})", re.I)
_CALLS = re.compile(
    r"\b(?:find out|learn|read|discover|see|sign up|click|visit|shop|get)\b(?: (?:more|how|here|now"
    r"|why))?[^.]{0,20}[.!]?$",
    re.IGNORECASE,
)
_OUR = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_LABELS = frozenset({"Sponsored", "Sponsored Content", "Sponsored content", "Sponsor"})
_MOST_SPONSORED, _PRESENTS_BEGINS = 3, frozenset("PpSsBb")


def mark_sponsors(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the boxes of sponsors are asides, up to the next heading.

    A box without a heading near after it may continue like the text: only its name is an aside.
    So is the label of an advertisement that was not copied.
    """
    marked = list(units)
    presenters = {
        match[1].casefold().strip(" .")
        for unit in units
        if unit.text[:1] in _PRESENTS_BEGINS and (match := _PRESENTS.fullmatch(unit.text))
    }
    for at, unit in enumerate(units):
        sent = _FROM.fullmatch(unit.text) if " from " in unit.text[:20] else None
        if unit.text in _LABELS or (sent and _sells(sent["text"] or "")):
            marked[at] = as_aside(unit)
            continue
        named = sent is not None and sent["name"].casefold() in presenters
        if not named and not _SPONSOR.fullmatch(unit.text.rstrip(": ")):
            continue
        rest = units[at + 1 : at + 2 + _MOST_SPONSORED]
        ends = len(rest) if named and len(rest) <= _MOST_SPONSORED else 0
        end = next((i for i, other in enumerate(rest) if looks_like_heading(other)), ends)
        for place in range(at, at + 1 + end):
            marked[place] = as_aside(units[place])
    return marked


def _sells(text: str) -> bool:
    """Whether the words of a message speak of "us" or "you" and end with a call."""
    return bool(_OUR.search(text) and _CALLS.search(text))
