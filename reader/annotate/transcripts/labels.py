"""Tells what a line of a transcript is labelled with: who speaks, and whether that is a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader import calendar
from reader.annotate.lexicon.wordlists import words

_WORD = r"(?:[A-Z][\w.’'-]*|al-\w+|de|van|von|der|den|bin|ibn|of|the|and|for)"
_NAME = rf"(?:The )?[A-Z][\w.’'-]*(?: {_WORD}){{0,5}}"
_BESIDE = r"(?:,(?: [\w.’'-]+){1,8})?(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
_LABEL = re.compile(rf"[\"“„«]?({_NAME}){_BESIDE}:\s+(?=\S)")
"""Who speaks, before a colon: "VARN: …", "ILSE VARN, HOST: …", "Mr. Varn (Orvane): …"."""

_QUESTION = re.compile(r"""["“„«]?(Q)[.:)]?\s+(?=[A-Z“"‘'])""")
"""A question without a colon, as in briefings: "Q  What about the prisoners?"."""

_ANSWER = re.compile(r"""["“„«]?(A)[.:)]\s+(?=[A-Z“"‘'])""")

_ASKERS, _NO_SPEAKERS = words("askers"), words("labels")
_TITLES = frozenset(word.casefold() for word in words("titles"))
_PLACES = frozenset(word.casefold() for word in words("places"))
_INSIDE = frozenset("of the and for de van von der den bin ibn".split())  # noqa: SIM905
_NOT_KNOWN = ("unidentified", "unknown", "unnamed")
_INITIALS = 3
"""Letters of a label that may be the initials of a name, at most."""


class Label(NamedTuple):
    """The label of a line: it is written from `start` to `end`, what is said begins at `said`.

    `key` is the same for all labels of one speaker: the last word, without capitals.  `sort` is
    "asker" for somebody who has no name and mostly asks, "answer" for whom "A:" stands, "initials"
    for a few capitals, "name" for a name that only a person has by its form (a title, several
    words, capitals), and "word" for a single word with a capital, which may be a place.
    """

    start: int
    end: int
    said: int
    key: str
    sort: str


def label_of(text: str) -> Label | None:
    """The label that a block begins with, or None."""
    found = _LABEL.match(text) or _QUESTION.match(text) or _ANSWER.match(text)
    if found is None:
        return None
    start, end = found.span(1)
    sort, key = _sort(text[start:end])
    return Label(start, end, found.end(), key, sort) if sort else None


def _sort(label: str) -> tuple[str, str]:
    parts = [part.strip(".,").casefold() for part in label.split()]
    key = parts[-1]
    if label == "A" or parts == ["answer"]:
        return "answer", "a"
    if parts[0] in _NOT_KNOWN or all(part in _ASKERS or part == "the" for part in parts):
        return "asker", "q"
    if _is_no_name(parts):
        return "", ""
    named = [part for part in parts if part not in _TITLES and part not in _INSIDE]
    if len(parts) > 1:
        return ("name", key) if named or parts[0] == "the" else ("", "")
    if not named:
        return "", ""
    if label.isupper():
        return ("initials" if len(label.replace(".", "")) <= _INITIALS else "name"), key
    return "word", key


def _is_no_name(parts: list[str]) -> bool:
    """Whether a label is of a list or a note: places, days, and words like "Update"."""
    if any(part in _NO_SPEAKERS - _INSIDE and part not in _TITLES for part in parts):
        return True
    if parts[-1] in calendar.MONTHS or parts[-1] in calendar.WEEKDAYS:
        return True
    return any(map(str.isdigit, "".join(parts))) or all(
        part in _PLACES or part in _INSIDE for part in parts
    )
