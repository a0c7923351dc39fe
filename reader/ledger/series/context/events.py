"""Finds in the words around a figure how they introduce an event, and whether it is a known one."""

from __future__ import annotations

import re

from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import NEAR, OwnWords
from reader.ledger.series.words import EVENT_WORDS, EVENTS, RISEN

_THE = re.compile(
    rf"\b(?:the|that|this|same|its|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s)"
    rf" (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b",
    re.I,
)
_ANY = re.compile(rf"\b(?:{EVENTS}|hit|struck|shelled|attacked|bombed|exploded|crashed)\b", re.I)
_HITS = EVENT_WORDS | {"hit", "struck", "shelled", "attacked", "bombed", "exploded", "crashed"}
_SURE_HITS = _HITS - {"fire"}
"""Words that always mean an event."""
_GROWN = re.compile(
    rf"\btoll\b|\b(?:{RISEN}) to\b"
    r"|\bnumber of [^.;]{1,60} (?:is now|stands|stood|has (?:now )?reached)\b"
    r"|\b(?:brings|bringing|brought) the\b"
    r"|\bstill (?:missing|in hospital|trapped)\b"
)
_GROWTH = frozenset(
    (*RISEN.split("|"), "toll", "now", "brings", "bringing", "brought",
     "still", "stands", "stood", "reached")
)  # fmt: skip
_AFTERMATH = re.compile(
    r"\b(?:mourn(?:s|ed|ing)?|victims|funerals?|buried|buries|death toll"
    r"|(?:ended|ends) (?:the|their) search|search (?:and rescue )?(?:operations? )?"
    r"(?:[a-z]+ ){0,3}?(?:ended|ends|over|completed"
    r"|continue[sd]?|resumed)|searched (?:on|for a (?:second|third|fourth)) day"
    r"|(?:day|two days|three days|four days) after (?:a|the)|rubble)\b",
    re.IGNORECASE,
)
"""Matches words of texts that continue a report on an event."""

_GOES_ON = re.compile(
    r"\btoll (?:[a-z]+ ){0,8}?(?:rises|rose|has risen|climbs|climbed|grows|increases|passes"
    r"|jumps|nears|has increased)\b|\b(?:still|remains?) (?:missing|unaccounted|trapped)\b"
    r"|\b(?:search(?:es)? (?:for|continue)|rubble|ruins of)\b",
    re.IGNORECASE,
)
"""Matches headings of reports on an event that goes on."""

_VEHICLES = re.compile(r"\bfighting (?:vehicle|machine)s?\b")
"""Matches "fighting" where it is no event."""


def is_aftermath(stated: StatedFigure, is_told: bool = False) -> bool:
    """Whether the text before a number, or its heading, continues a report on an earlier event.

    If its words introduce the event (`is_told`), only a heading on a growing toll says so.
    """
    if is_told:
        return _GOES_ON.search(stated.headline) is not None
    at = stated.figure.span.start if stated.figure.span.block else 0
    told = _AFTERMATH.search(stated.text, max(0, at - NEAR), at)
    return (told or _AFTERMATH.search(stated.headline)) is not None


def event_of(stated: StatedFigure, stretch: OwnWords) -> str:
    """Return how an event is introduced: "the" for a known one, "a" for another, "" for none."""
    text, (start, end), words = stated.text, stretch.sentence, stretch.words
    if "fighting" in words and _VEHICLES.search(text, start, end):
        words -= {"fighting"}
    at = stated.figure.span.start
    is_event = not EVENT_WORDS.isdisjoint(words)
    if is_event and _THE.search(text[start:end]):
        return "the"
    if text[:at].endswith(" the "):
        return "the"  # "the 10 people killed"
    if not _GROWTH.isdisjoint(words) and _GROWN.search(text[start:end]):
        return "the"
    if _SURE_HITS & words:
        return "a"
    return "a" if "fire" in words and _ANY.search(text[start:end]) else ""


def is_flow(stated: StatedFigure, start: int, end: int) -> bool:
    """Whether a number is of those who left within some days: "33,000 fled in two days"."""
    return _IN_DAYS.search(stated.text, start, end) is not None


_IN_DAYS = re.compile(
    r"\b(?:in|within|over|during) (?:just |only |the (?:past|last) )?"
    r"(?:two|three|four|five|six|several|\d{1,2}) (?:days|hours)\b"
    r"|\bbetween (?:[A-Z][a-z]+ )?\d{1,2} and (?:[A-Z][a-z]+ )?\d{1,2} ?(?:[A-Z][a-z]+)?\b"
)
