"""Finds whether a number refers to the one before it: "up from 57", "put it at 8,000"."""

from __future__ import annotations

import re
from typing import Literal

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import text_words, words_of
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import CALENDAR, HARM, LOSSES, thing_of

Reference = Literal["same", "earlier", "other"]
"""Another number of the same thing; an earlier number; the same thing of another side."""

_ABOUT = (
    r"(?:[“\"‘']?(?:at least|more than|fewer than|less than|no more than|no fewer than|as many as"
    r"|up to|about|around|some|roughly|nearly|almost|only|just|over|nearer to|closer to|perhaps"
    r"|maybe|probably) )*[“\"‘']?"
)
_HAD = r"(?:spoken of|given|named|said|reported|claimed|mentioned|announced|put out|cited)"
_WHO = r"(?:(?:that|which) )?(?:he|she|it|they|(?:the )?[a-z]+|[A-Z][\w’'-]+)"

_EARLIER = re.compile(
    rf"(?:\b(?:up|down|risen|rose|rising|fallen|fell|falling|increased?|grown|grew|raised|revised"
    rf"|corrected|cut|dropped|climbed|compared)\b[^.;:]{{0,50}}?\b(?:from|with)"
    rf"|\bfrom|\bhad (?:first |earlier |previously )?{_HAD})"
    rf"(?: the| an earlier| a first)? {_ABOUT}$"
)
_FROM = re.compile(rf"\bfrom {_ABOUT}$")
_OF_OTHERS = re.compile(
    r"\s*(?:percent|per cent|%)?\s*(?:in|for|among|at|of) (?:the |all )?"
    r"(?!(?:year|month|week|day|previous|last|same|end|beginning|start|first|second|January"
    r"|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)[A-Za-z]"
)
"""Behind a number that one is compared with: that of others ("32 percent in the other offices")."""

_FROM_WORDS = frozenset(("from", "with", "had"))
_LOST = "(?:dead|deaths|losses|casualties|fallen|wounded)"
_NAME = r"(?<![\w’'-])([A-Z][\w-]{1,40})"

_GIVEN = re.compile(rf"\s*{_WHO} had (?:first |earlier |previously )?{_HAD}\b")
"""Matches after a number from an earlier statement: "the 57 he had spoken of"."""

_SAME = re.compile(
    r"\b(?:(?:the|its|his|her|their|own|earlier|first|previous|official) "
    r"(?:estimate|figure|count|number|toll|total|tally)s? (?:of|is|was|at|to)"
    r"|the (?:number|toll|count|total) (?:has |had )?"
    r"(?:rose|risen|climbed|grew|grown|fell|fallen|dropped) to"
    r"|(?:spoke|speaks|spoken|talked) of"
    r"|(?:put|puts) (?:it|this|that|them|(?:the|their) (?:figure|number|toll|total|count|losses"
    r"|dead|true number))s? at"
    r"|(?:gave|gives) (?:it|this|(?:the|their|a) (?:figure|number|toll|total|count)) (?:as|of)"
    r"|(?:it|the (?:figure|number|toll|total|count|true number)) (?:is|was|were|had been|could be)"
    r"|(?:counted|counts|(?:has|have|had) (?:only )?seen)"
    rf"|(?:corrected|raised|revised|lowered|reduced|cut) (?:it )?to) {_ABOUT}$",
)
_YEARS = re.compile(
    r"\s*(?:[a-z]+ )?(?:a|one|the|last) (?:year|month|quarter|decade)s? (?:earlier|ago|before)\b"
)
"""Matches after a number of another stretch of time that one is compared with."""

_OWN_NUMBER = re.compile(
    r"\b(?:its|his|her|their)(?: own| earlier| previous| first)? "
    rf"(?:estimate|figure|count|number|toll|total|tally) (?:of|was|at) {_ABOUT}$"
)
_TO = re.compile(r"\bfrom [^.;:]{1,60}?\bto " + _ABOUT + "$")
"""Matches before the second number of "raised its aid from 250 million to 400 million"."""

_LOSSES_OF = re.compile(
    rf"{_NAME}[’']s? (?:own )?(?:[a-z]+ )?{_LOST}\b|\b{_LOST} (?:of|among) (?:the )?{_NAME}"
    rf"|(?!The ){_NAME} {_LOST}\b"
)
"""Matches words about the losses of a side: "Torvia's own dead", "the losses of Orvane"."""

_GAP = re.compile(rf"(?:\band|\bwhile|[,;]) (?:the )?(?P<who>[A-Z][\w’-]{{1,40}}),? {_ABOUT}$")
_END = re.compile(r"[.;:]|,\s")
_BESIDE = re.compile(r"[^.,;:]*\band (?:about |some |around |another |at least )?")
LENGTH_OF_DAY = len("2031-05-01")
LONGEST_NOUN = 30
"""Characters after a number that are searched for the word for the thing counted."""

LONGEST = 90
"""Characters before a number that are searched for such words."""


def reference_of(stated: StatedFigure, stretch: OwnWords) -> Reference | None:
    """Return how a number refers to the one before it; None if it does not."""
    before = stated.before
    if before is None or not stated.figure.span.block:
        return None
    text, (_, at, end) = stated.text, stated.figure.span
    low = max(stretch.sentence[0], at - LONGEST)
    words = text[low:at]
    is_same_sentence = _is_in(before, stated, stretch)
    if is_same_sentence and _GAP.search(words):
        return "other"
    if _YEARS.match(text, end, end + LONGEST):
        return None
    if _GIVEN.match(text, end, end + LONGEST) or _OWN_NUMBER.search(words):
        return "earlier"
    is_likely = not _FROM_WORDS.isdisjoint(stretch.words)
    if is_likely and (found := _EARLIER.search(words)):
        told = found[0]
        if told.startswith("compared") and _OF_OTHERS.match(text, end):
            return None
        if is_same_sentence or not (_has_words(stated) or _FROM.fullmatch(told)):
            return "earlier"
    if is_same_sentence and is_likely and _TO.search(words):
        return "same"
    if _has_words(stated):
        return None
    return "same" if stated.is_again or _SAME.search(words) else None


def other_side(stated: StatedFigure, stretch: OwnWords) -> str:
    """Return the name before a number without a verb: "received 122 soldiers and Torvia 115"."""
    at = stated.figure.span.start
    found = _GAP.search(stated.text[max(stretch.sentence[0], at - LONGEST) : at])
    return found["who"] if found else ""


def earlier_day(stated: StatedFigure) -> str | None:
    """Return the ISO day of an earlier number: "up from the 57 he had spoken of on Tuesday"."""
    at, end = stated.figure.span[1:]
    for one in stated.dates:
        start = one.span.start
        if one.value is None or len(one.value) != LENGTH_OF_DAY:
            continue
        if end <= start < end + LONGEST and not _END.search(stated.text, end, start):
            return one.value
        if at - LONGEST_NOUN <= start < at and not _END.search(stated.text, start, at):
            return one.value
    return None


def is_of_others(before: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether the words before a number turn from one side's losses to those of another side.

    Such as "asked about Torvia's own dead" between Orvane's dead and the number.
    """
    if stated.before is None or not before.fates or not before.fates <= LOSSES | HARM:
        return False
    block, _, end = stated.before.figure.span
    low = end if block == stated.figure.span.block else 0
    told = _LOSSES_OF.findall(stated.text, low, stated.figure.span.start)
    lands = lands_of(stated.owners) | before.sides
    for owner, other_owner, adjective in told:
        word = next(iter(words_of(owner or other_owner or adjective)), "")
        side = land(word)
        if word not in CALENDAR and side not in before.sides and (side in lands or not adjective):
            return True
    return False


def is_right_after(before: StatedFigure, stated: StatedFigure) -> bool:
    """Whether only a verb and "and" are between two numbers: "41 were killed and 120 wounded"."""
    block, _, end = before.figure.span
    at = stated.figure.span.start
    is_near = block == stated.figure.span.block and 0 <= at - end <= LONGEST
    return is_near and _BESIDE.fullmatch(stated.text, end, at) is not None


def has_no_noun(found: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether the thing counted is not named at the number: "down from 300,000 on Tuesday"."""
    if found.is_implied or not stated.figure.counted:
        return True
    _, start, end = stated.figure.span
    near = text_words(stated.text[start : end + LONGEST_NOUN])
    return all(thing_of(word) != found.thing for word in near)


def _is_in(before: StatedFigure, stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether another figure is in this figure's sentence, before it."""
    block, start, _ = before.figure.span
    is_block = block == stated.figure.span.block
    return is_block and stretch.sentence[0] <= start < stated.figure.span.start


def _has_words(stated: StatedFigure) -> bool:
    return stated.figure.counted is not None or stated.figure.unit is not None
