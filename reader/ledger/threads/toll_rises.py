"""Finds whether a text states a later toll of an attack that an earlier one told."""

from __future__ import annotations

import re

from reader.ledger.series.words import DAY_NAMES, EVENTS, SMALL_NUMBERS
from reader.ledger.threads.window import FOCUS, WindowText, found_once

_WORDS = {word: number for number, word in enumerate(SMALL_NUMBERS[:13], 1)}
_NUMBER = rf"(?P<{{}}>\d[\d,]*|{'|'.join(_WORDS)})"
_RISES = re.compile(
    r"\btoll\b[^.;]{0,80}?"
    r"\b(?:ris(?:es|en)|rose|climb(?:s|ed)|grew|grows|grown|increased|increases|up|reached|now"
    rf"|brings?|bringing|brought)\b[^.;]{{0,40}}?\b{_NUMBER.format('toll')}\b"
    r"(?! (?!people|dead|killed|deaths|civilians|on|in|at|after|as|from|by|with|and|when)[a-z])",
    re.IGNORECASE,
)
"""Matches a toll that changes: "the toll of the strike on Orm has risen to ten"."""
_DEAD = re.compile(
    rf"\b{_NUMBER.format('first')} (?:[a-z]+ )?(?:were killed|was killed|killed|died|dead|deaths)\b"
    rf"|\b(?:kill(?:s|ed|ing)|toll (?:at|of|is|was|stands at)) (?:at least |about )?"
    rf"{_NUMBER.format('second')}\b",
    re.IGNORECASE,
)
"""Matches a number of dead: "seven people were killed", "nine dead", "killing at least nine"."""
_ON_DAY = re.compile(
    rf"\b({'|'.join(DAY_NAMES)})[’']s (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b"
    rf"|\b(?:{EVENTS}) (?:[\w’'-]+ ){{0,4}}on ({'|'.join(DAY_NAMES)})\b",
    re.IGNORECASE,
)


_HURT = re.compile(
    r"\b(?P<first>\d[\d,]*)(?: (?:other|others|more|people|civilians))*"
    r" (?:(?:were|was|are|have been) )?(?:wounded|injured|hurt)\b"
    r"|\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?)"
    r" (?:at least |about |another )?(?P<second>\d[\d,]*)\b",
    re.IGNORECASE,
)
"""Matches a number of wounded: "37 were injured", "wounding at least 37"."""

MANY_DEAD, MANY_HURT = 6, 10
"""The fewest dead or wounded that hardly two attacks on one place have within days."""

MORE_DEAD = 1.25
"""The greatest ratio of two tolls of one attack, of which no text says that it rose."""


def repeats_toll(later: WindowText, earlier: WindowText) -> bool:
    """Whether both texts give about the same number of dead, or hardly more dead and as many hurt.

    The caller compares places and days.
    """
    ours, theirs = _dead(later), _dead(earlier)
    if not theirs <= ours or not theirs or not _is_of_day(later, earlier):
        return False
    hurt = _hurt(later)
    is_exact = hurt >= MANY_HURT and hurt % 10 != 0  # round numbers are equal by chance
    if is_exact and hurt == _hurt(earlier):
        return ours <= 2 * theirs + 1
    return theirs >= MANY_DEAD and ours <= MORE_DEAD * theirs


def raises_toll(later: WindowText, earlier: WindowText) -> bool:
    """Whether the later text raises a toll, and the earlier text gives a lower number of dead.

    The new toll is at most twice the old one and five, and the earlier text is of the weekday that
    the later one names for the attack, or of the next day. The caller compares places.
    """
    if not _is_of_day(later, earlier):
        return False
    risen = _risen(later)
    return risen > 0 and 0 < _dead(earlier) < risen <= 2 * _dead(earlier) + 5


def _is_of_day(later: WindowText, earlier: WindowText) -> bool:
    """Whether the earlier text is of the weekday that the later names for the attack, if any."""
    named = _weekdays(later)
    return not named or (earlier.day - 1) % 7 in named | {(n + 1) % 7 for n in named}


@found_once
def _weekdays(text: WindowText) -> frozenset[int]:
    """Return the weekdays of attacks, Monday 0: "Monday’s strike", "the attack on Monday"."""
    return frozenset(
        DAY_NAMES.index((found[1] or found[2]).lower())
        for part in text.parts[:FOCUS]
        for found in _ON_DAY.finditer(part.text)
    )


@found_once
def _risen(text: WindowText) -> int:
    found = filter(None, (_RISES.search(part.text) for part in text.parts[:FOCUS]))
    return max((_number(told["toll"]) for told in found), default=0)


@found_once
def _dead(text: WindowText) -> int:
    told = (found for part in text.parts[:FOCUS] for found in _DEAD.finditer(part.text))
    return max((_number(one["first"] or one["second"]) for one in told), default=0)


@found_once
def _hurt(text: WindowText) -> int:
    told = (found for part in text.parts[:FOCUS] for found in _HURT.finditer(part.text))
    return max((_number(one["first"] or one["second"]) for one in told), default=0)


def _number(words: str) -> int:
    known = _WORDS.get(words.lower())
    return known if known is not None else int(words.replace(",", "")[:9])
