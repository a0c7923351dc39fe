"""Finds numbers that are part of the number before them, and numbers that are only differences.

In "had lost 412,300 soldiers since May, including 940 in the past day" only the words for the first
number say what 940 counts.
"""

from __future__ import annotations

import re

from reader.ledger.people.names import text_words
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import COUNTED_PEOPLE, MILITARY, thing_of

_INCLUDING = re.compile(r",?\s+(?:including|of them|of whom|among them)\s+(?:about |some )?$")
_STRETCH = re.compile(
    r"\s*(?:in|over|during|within) (?:the )?(?:(?:past|last|previous|single) )?"
    r"(?:day|night|week|24 hours)\b|\s*(?:overnight|yesterday|last night)\b"
)
_DIFFERENCE = re.compile(
    r"\s*(?:(?!and\b|or\b)[a-z-]+ ){0,2}?(?:more|fewer|less|higher|lower) than\b(?! \d)"
)
_WORDS = frozenset(("including", "them", "whom"))
_COUNTED = COUNTED_PEOPLE | MILITARY

_RAISES = r"\b(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|took|rais\w+|push(?:es|ed|ing)?)"
NEW_TOTAL = re.compile(
    rf"{_RAISES} (?:the|its|their|that) (?:[\w’'-]+ ){{0,4}}?(?:total|toll|number|tally)\b[^,;]*"
)
"""Words about the number behind them, and not about the one that was added to the total."""

_RAISED_TO = re.compile(
    rf"{_RAISES} (?:the|its|their) (?:[\w’'-]+ ){{0,4}}?(?:total|toll|number|tally)\b[^,;]{{0,80}}"
    r" to (?:at least |about |some |nearly |over |more than )?$"
)
"""Matches before the new total itself: "raising the number of wounded to 9,120"."""

_POPULATION = re.compile(
    r"\b(?:town|city|village|settlement|hamlet|suburb|district|community|capital|country|island"
    r"|port|region|province) of"
    r" (?:about |some |around |nearly |almost |roughly |over |more than )?$"
)
"""Matches the words before a number that gives the size of a place: "a town of 84,000"."""

LONGEST_PLACE = 40
"""Characters before a number that are searched for the word for a place."""

TALLIES = frozenset(("total", "toll", "number", "tally"))
GREAT_TOLL = 1_000
"""A toll that is that of a war, and not of one event."""

LONGEST = 140
"""Characters from the beginning of a number to its part."""


_UPDATE = re.compile(
    r"\b(?:[Uu]pdate|[Rr]eport|[Bb]ulletin|[Ii]ssue|[Pp]art|[Cc]hapter) (?:no\. ?)?$"
)
"""Matches before a number in a title's label, which counts nothing: "Flash update 2: Bram"."""

_OF_THE = re.compile(r"[\w,-]{1,20}(?: more)? of the [a-z]+ (?:who|that|which)\b")
"""Matches a number of some: "77 of the inmates who escaped"."""

LONGEST_LABEL = 20
"""Characters before a number that are searched for its label."""


def part_alone(stated: StatedFigure) -> frozenset[str]:
    """Return the words that make a number a part, a rest or a label if no other words do."""
    text, (_, start, end) = stated.text, stated.figure.span
    label = _UPDATE.search(text, max(0, start - LONGEST_LABEL), start)
    if label and text.startswith(":", end):
        return frozenset((f"no. {stated.figure.low}",))
    if text.endswith("ll but ", 0, start):
        return frozenset(("part", "rest"))  # "all but 31 of the inmates"
    return frozenset(("part",)) if _OF_THE.match(text, start) else frozenset()


def whole_before(stated: StatedFigure, stretch: OwnWords) -> str:
    """Return the word for people or arms that the number before this one counts.

    Return "" if this number has words of its own, or is not called a part within a stretch of time.
    """
    figure, text = stated.figure, stated.text
    start, at = stretch.sentence[0], figure.span.start
    if not stated.words[-1:].isdigit() or _WORDS.isdisjoint(stretch.words):
        return ""
    before = [low for low, _ in stated.others if start <= low < at]
    if not before or at - max(before) > LONGEST or not _STRETCH.match(text, figure.span.end):
        return ""
    found = _INCLUDING.search(text, max(before), at)
    if found is None:
        return ""
    words = text_words(text[max(before) : found.start()])
    return next((word for word in words if thing_of(word) in _COUNTED), "")


def end_of_stretch(stated: StatedFigure) -> int:
    """Return the end of a stretch of time right after a number, which belongs to that number."""
    end = stated.figure.span.end
    found = _STRETCH.match(stated.text, end)
    return found.end() if found else end


def is_raised_to(stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether a number is a new total, whatever the sentence says of a day before."""
    start, at = stretch.sentence[0], stated.figure.span.start
    return _RAISED_TO.search(stated.text, max(start, at - LONGEST), at) is not None


def is_population(stated: StatedFigure) -> bool:
    """Whether a number gives the size of a place: "a town of 84,000"."""
    at = stated.figure.span.start
    return _POPULATION.search(stated.text, max(0, at - LONGEST_PLACE), at) is not None


def is_difference(stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether a number is the difference between two others: "6 more than …"."""
    if "than" not in stretch.words:
        return False
    start, end = stated.figure.span.start, stated.figure.span.end
    told = stated.words.endswith((" more", " fewer", " less"))
    at = stated.text.rfind(" ", start, end) if told else end
    return _DIFFERENCE.match(stated.text, at) is not None
