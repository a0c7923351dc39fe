"""Finds the words that introduce the list of numbers that a figure is an item of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from reader.ledger.series.stated import Member, StatedFigure, StatedQuantity, day_of
from reader.ledger.series.values import is_same_value
from reader.models import ParagraphKind, Span

_ABOUT = r"(?:about |approx(?:imately|\.)? |[~≈] ?)?"
_ITEM = re.compile(rf"\W*(?:[^\W\d_]+[ ,/-]{{1,3}}){{0,8}}[^\W\d_]+\s*[-–—‒:]\s*{_ABOUT}\d")
"""Matches the beginning of an item in a list of numbers: "tanks – 7,012"."""

_VALUE_ITEM = re.compile(
    rf"\W*{_ABOUT}\d[\d ,.'’\u00a0]{{0,14}}(?:\s?\(\+[\d ,.]{{1,9}}\))?"
    r"\s[–—‒-]\s[^\d.;:]{2,60}[,;.]?"
)
"""Matches an item with its number first: "7,012 (+6) – tanks"."""

_INLINE = re.compile(rf"(?:^|[:,;.])\s*([^\W\d_][^,;:.()\d]{{0,60}})\s[-–—‒]\s*{_ABOUT}\d")
"""Matches an item of a list within one paragraph: ", tanks – 7,012 (+6)"."""

_CELL_OF_NUMBER = re.compile(r"(?:^|\| )[~≈+±−-]?\s?\d(?!\d? ?h(?:ours|rs)?\b)")
"""Matches the beginning of a cell with a number, and not of "in the past 24 hours"."""

_DASH = re.compile(r"\s[-–—‒]")
LEAST_INLINE = 3
"""The fewest items of a list within a paragraph."""

MOST_CHARACTERS = 4_000
"""Characters of a paragraph that are searched for such items."""


def lead_in_of(
    blocks: Sequence[str],
    kinds: Sequence[ParagraphKind],
    span: Span,
    above: Callable[[], str],
) -> str:
    """Return the words before the list that a figure is an item of; "" if it is in none.

    `blocks` are the heading and the paragraphs of a development, `kinds` those of the paragraphs.
    `above` returns the text over the development, for a list at the start of one without a heading.
    """
    block = span.block
    text = blocks[block][:MOST_CHARACTERS]
    items = _inline_items(text)
    if len(items) >= LEAST_INLINE and items[0] <= span.start < len(text):
        if before := text[: items[0]].strip():
            return before
    elif not _is_item(blocks, kinds, block):
        return ""
    while block > 0 and (_is_item(blocks, kinds, block) or block == span.block):
        block -= 1
    if block > 0 and _is_row(kinds, block):
        return f"{blocks[block - 1]}: {blocks[block]}"
    return blocks[block] if blocks[block].strip() else above()


@lru_cache(64)
def _inline_items(text: str) -> list[int]:
    """Return the offsets of the items of a list within one paragraph."""
    return [found.start(1) for found in _INLINE.finditer(text)] if _DASH.search(text) else []


def _is_item(blocks: Sequence[str], kinds: Sequence[ParagraphKind], block: int) -> bool:
    if block == 0:
        return False
    if _is_row(kinds, block):
        return _CELL_OF_NUMBER.search(blocks[block]) is not None
    is_listed = len(kinds) >= block and kinds[block - 1] == "list"
    text = blocks[block]
    return is_listed or _ITEM.match(text) is not None or _VALUE_ITEM.fullmatch(text) is not None


def _is_row(kinds: Sequence[ParagraphKind], block: int) -> bool:
    return len(kinds) >= block > 0 and kinds[block - 1] == "table"


def is_list_again(one: Member, other: Member) -> bool:
    """Whether two texts of one day give the same number in the same list of losses.

    They share another number too, and one of them is exact: "1,020 soldiers and 41 guns".
    """
    (ours, our), (theirs, their) = one, other
    if our.fates != _LOST or our.fates != their.fates or our.stretch not in ("day", "total"):
        return False
    if not our.thing or our.thing != their.thing or not "" != day_of(one) == day_of(other):
        return False
    if not is_same_value(ours.figure, theirs.figure):
        return False
    shared = our.topics & their.topics
    return len(shared) > 1 and max(map(len, shared)) >= EXACT_DIGITS


def with_numbers(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return a number of losses with the first exact numbers of its sentence as topics."""
    if found.fates != _LOST or found.stretch not in ("day", "total"):
        return found
    numbers = _exact_in(stated.text[found.sentence[0] : found.sentence[1]][:MOST_CHARACTERS])
    return found._replace(topics=numbers)


@lru_cache(64)
def _exact_in(text: str) -> frozenset[str]:
    """Return the first numbers of two and more digits that are not round, years or hours."""
    found = [one.replace(",", "") for one in _DIGITS.findall(text)]
    exact = [one for one in found if not one.endswith("00") and not _NO_COUNT.fullmatch(one)]
    return frozenset(exact[:MOST_NUMBERS])


_LOST = frozenset(("lost",))
_DIGITS = re.compile(
    r"(?<![\d.,])(?:[1-9]\d{0,2}(?:,\d{3}){1,3}(?![\d,]*\d)|[1-9]\d{1,8}(?![.,]?\d))"
)
_NO_COUNT = re.compile(r"24|(?:19|20)\d\d")
MOST_NUMBERS = 6
EXACT_DIGITS = 3
"""Digits of a number that two texts rarely share by chance."""


def head_of_column(stated: StatedFigure) -> str:
    """Return the words over a number in a table, or in a heading "(total / past day)"; or ""."""
    text, (_, start, end) = stated.text, stated.figure.span
    if "|" in text and "|" in stated.lead_in:
        heads = stated.lead_in.rpartition(": ")[2].split("|")
        if _STRETCH_ONLY.match(heads[0].strip()):
            heads.insert(0, "")  # an empty cell over the labels is left out
        head = heads[text.count("|", 0, start)] if len(heads) == text.count("|") + 1 else ""
        return "past day" if _CHANGE.fullmatch(head.strip()) else head
    is_second = first_of_pair(text, start) is not None
    if not is_second and not _SECOND.match(text, end):
        return ""
    found = _HEADS.search(f"{stated.place.heading} {stated.lead_in}")
    return found[1 + is_second] if found else ""


def is_sum_of_row(stated: StatedFigure) -> bool:
    """Whether a number of a list is followed by its rise: "410 boats (+40 over the past day)"."""
    return bool(stated.lead_in) and _ADDED.match(stated.text, stated.figure.span.end) is not None


def is_sum(stated: StatedFigure) -> bool:
    """Whether a number is a sum up to now, by what stands beside it or over its list.

    It is followed by the amount added to it ("7,012 (+6)"), or most numbers beside it are, or it is
    for all days up to the bulletin's, or the list gives the losses as of a day.
    """
    if _ADDED.match(stated.text, stated.figure.span.end) is not None:
        return True
    low, high = max(0, stated.figure.span.start - NEAR_SUMS), stated.figure.span.end + NEAR_SUMS
    if "(+" in stated.text and len(_ADDED_TO_THING.findall(stated.text, low, high)) >= LEAST_INLINE:
        return True
    return _STATE_OF_LOSSES.search(stated.lead_in) is not None or _is_up_to_now(stated)


def _is_up_to_now(stated: StatedFigure) -> bool:
    """Whether the number is for the days from one with a year to that of the bulletin."""
    text = stated.text[:MOST_CHARACTERS]
    begun = _FROM_DAY.search(text, stated.figure.span.end) if stated.place.day else None
    if begun is None or any(stated.figure.span.end < at < begun.start() for at, _ in stated.others):
        return False
    ends = {one.value for one in stated.dates if 0 <= one.span.start - begun.end() < len("the ")}
    return stated.place.day in ends


_FROM_DAY = re.compile(
    r"\b(?:between|from) (?:[A-Z][a-z]+ \d\d?,? \d{4},?|\d\d? [A-Z][a-z]+ \d{4},?)"
    r" (?:and|to|until|till|through) "
)
_ADDED = re.compile(
    r"(?:\s?[^\W\d_][\w/&’-]*){0,6}+\s*\(\s*(?:\+|up (?:by )?|plus )\s*\d[\d,. ]*+(?!%)"
)
_ADDED_TO_THING = re.compile(r"\d \(\+\d[\d,. ]{0,9}\) [a-z]")
_STATE_OF_LOSSES = re.compile(r"\blosses\b[^.;]{0,60}\bas of\b", re.IGNORECASE)
NEAR_SUMS = 200
"""Characters before and after a number that are searched for sums."""


def first_of_pair(text: str, start: int) -> int | None:
    """Return where the first of two numbers begins, of which the second does at `start`."""
    found = _FIRST.search(text, max(0, start - LONGEST_PAIR), start)
    return found.start() if found else None


LONGEST_PAIR = 24
"""Characters before the second of two numbers in which the first one stands: "7,012 / 6"."""

_FIRST = re.compile(r"(?<![\d.,/])\d[\d,. ]*\s?/\s?\+?$")
_SECOND = re.compile(r"\s?/\s?\+?\d")
_STRETCH = r"((?:in )?(?:total|overall|(?:the )?(?:past |last |per )?(?:day|24 hours|night|week)))"
_STRETCH_ONLY = re.compile(rf"{_STRETCH}(?= |$)", re.IGNORECASE)
_CHANGE = re.compile(r"(?:daily )?(?:change|rise|increase)|\+ ?/ ?[-–−]", re.IGNORECASE)
_HEADS = re.compile(rf"\b{_STRETCH}\s?/\s?{_STRETCH}\b", re.IGNORECASE)


def may_be_of_others(one: Member, other: Member, is_own: bool) -> bool:
    """Whether two numbers of a day below one word ("Losses") may be of two sides.

    Nothing tells whose they are, and they have no claimant in common (`is_own`). Totals below such
    a word grow from day to day and are compared.
    """
    ours, theirs = one[1], other[1]
    if ours.stretch != "day" or len(ours.wording[2]) > 1:
        return False
    return not is_own and not ours.sides & theirs.sides


def last_of_lead(lead_in: str) -> str:
    """Return what leads to a list, without the sentences before that have their own number.

    "In a day 900 were lost. The losses include:" tells no stretch of time for the list.
    """
    return _NUMBERED.sub("", lead_in)


_NUMBERED = re.compile(r"(?:^|(?<=[.!?] ))(?=[^.!?]{0,200}\d(?! ?hours))[^.!?]{1,300}[.!?] ")
"""Matches a sentence before the last one of a lead-in, if it has a number of its own."""
