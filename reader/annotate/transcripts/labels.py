"""Reads the label of a line in a transcript: the speaker, and whether it is a name.

`turns` calls it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader import calendar
from reader.annotate.lexicon.wordlists import words

_WORD = r"(?:[A-Z][\w.’'-]*|al-\w+|de|van|von|der|den|bin|ibn|of|the|and|for)"
_NAME = rf"(?:The )?[A-Z][\w.’'-]*(?: {_WORD}){{0,5}}"
_BESIDE = r"(?:,(?: [\w.’'-]+){1,8})?(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
_LABEL = re.compile(rf"[\"“„«]?({_NAME}){_BESIDE}:\s+(?=\S)")
"""A speaker before a colon: "VARN: …", "ILSE VARN, HOST: …", "Mr. Varn (Orvane): …"."""

_QUESTION = re.compile(r"""["“„«]?(Q)[.:)]?\s+(?=[A-Z“"‘'])""")
"""A question without a colon, as in briefings: "Q What about the prisoners?"."""

_ANSWER = re.compile(r"""["“„«]?(A)[.:)]\s+(?=[A-Z“"‘'])""")

_ASKERS, _NO_SPEAKERS = words("askers"), words("labels")
_TITLES = frozenset(word.casefold() for word in words("titles"))
_PLACES = frozenset(word.casefold() for word in words("places"))
_INSIDE = frozenset("of the and for de van von der den bin ibn".split())  # noqa: SIM905
_NOT_KNOWN = ("unidentified", "unknown", "unnamed")
_INITIALS = 3
"""The most letters of a label that may be the initials of a name."""


class Label(NamedTuple):
    """The label of a line, written from `start` to `end`; the spoken words begin at `said`.

    `key` is equal for all labels of one speaker: the last word, without capitals. `sort` is "asker"
    for an unnamed person who mostly asks, "answer" for the speaker of "A:", "initials" for a few
    capitals, "name" for a name that by its form only a person has (a title, several words,
    capitals), and "word" for a single capitalised word, which may be a place.
    """

    start: int
    end: int
    said: int
    key: str
    sort: str


def label_of(text: str) -> Label | None:
    """Return the label that a block begins with, or None."""
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
    """Whether a label belongs to a list or note: places, days, and words like "Update"."""
    if any(part in _NO_SPEAKERS - _INSIDE and part not in _TITLES for part in parts):
        return True
    if parts[-1] in calendar.MONTHS or parts[-1] in calendar.WEEKDAYS:
        return True
    return any(map(str.isdigit, "".join(parts))) or all(
        part in _PLACES or part in _INSIDE for part in parts
    )
