"""Finds stories whose texts share little but a place or a person, because they say what follows.

The toll of a strike rises, its victims are buried; a village is fought for; somebody resigns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from reader.ledger.threads.name_uses import places, runs
from reader.ledger.threads.texts import TextPart
from reader.ledger.threads.toll_rises import raises_toll, repeats_toll
from reader.ledger.threads.window import FOCUS, WindowText, found_once

NEXT_DAYS = 4
"""The most days after which an event is told on by its toll, or a place is still fought for."""

NEAR = 60
"""Characters before a name that are searched."""

BODIES = r"bodies(?! of (?:[\w,]+ ){0,3}(?:soldiers|servicemen|fighters))"
"""Matches the victims of an event, and not the soldiers whose bodies are exchanged."""

_AFTER = re.compile(
    r"\b(?:toll|rubble|ruins|survivors?|the search|search (?:ends?|ended|goes on|continues?)"
    r"|rescuers|buried|buries|funerals?|coffins?|mourn\w*"
    rf"|{BODIES}|day of mourning|identified"
    r"|died of|more (?:dead|victims))\b",
    re.IGNORECASE,
)
"""Matches what is told after an event in which people died."""

_TARGETS = {
    "home": r"apartments?|flats?|residential|high-rise|multi-?stor\w+|\w+-storey|houses?|dormitory",
    "hospital": r"(?<!\bin )(?<!\bto )(?<!from )hospitals?|clinics?|maternity",
    "school": r"schools?|kindergartens?|university|college",
    "market": r"markets?|bazaar",
    "shop": r"shops?|stores?|supermarkets?|hypermarkets?|malls?",
    "station": r"stations?",
    "train": r"trains?|railways?|carriages?",
    "bus": r"bus|buses|minibus\w*|coach",
    "car": r"cars?|ambulances?|convoys?",
    "bridge": r"bridges?",
    "dam": r"dams?|reservoirs?",
    "café": r"cafes?|cafés?|restaurants?|bars?",
    "hotel": r"hotels?",
    "church": r"church|cathedral|mosques?|synagogue|monastery",
    "prison": r"prisons?|jails?|colony",
    "theatre": r"theatre|theater|cinema|club|museum",
    "camp": r"camps?|tents?|shelters?",
    "oil": r"refiner(?:y|ies)|depots?|terminals?",
    "mine": r"mines?|pits?",
    "ship": r"ferry|ferries|boats?|ships?|vessels?|tankers?|freighters?|carriers?|yachts?",
    "plane": r"planes?|aircraft|helicopters?|jets?|airliners?",
    "factory": r"factory|factories|plants?|works|warehouses?|printing",
}
_TARGET = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _TARGETS.items()) + r")\b",
    re.IGNORECASE,
)

_WON = (
    r"captur\w+|take|taken|takes|took|seiz\w+|enter(?:s|ed)?|recaptur\w+|liberat\w+"
    r"|re(?:taken|took|taking|gained|claimed)(?: (?:part|half|most|parts) of)?"
    r"|control (?:of|over)|with(?:draw\w*|drew) from|retreat\w* from"
    r"|(?:out|driven) (?:of|from)|holds?|held"
    r"|lost (?:[a-z]+ ){0,3}\d[\d,]* (?:soldiers|men|troops|servicemen|tanks|vehicles|guns|planes"
    r"|jets|helicopters|ships|boats) (?:at|near|in|around)"
    r"|fighting (?:for|in|around)|battles? (?:for|of|in)|loss of|lost|fall of|marched into"
    r"|advanc\w+ (?:on|into|to|towards)|assault on|storm(?:s|ed|ing)|surround\w+|encircl\w+|leave"
)
_FOUGHT_BEFORE = re.compile(
    rf"\b(?:{_WON})(?: the)?(?: [a-z][\w’'-]*){{0,3}} $",
    re.IGNORECASE,
)
_FOUGHT_AFTER = re.compile(
    r"(?:[’']s)? (?:(?:has|had|have) )?(?:fallen|falls|fell|(?:is|was|were|been|be|being) "
    r"(?:lost|captured|taken|seized|surrounded|encircled|liberated))\b"
)


_TALKS = re.compile(
    r"\b(?:talks|negotiations|negotiators|summit|delegations?|(?:first|second|third) round)\b"
    r"(?: [\w’'-]+){0,8} in (?:the )?$",
    re.IGNORECASE,
)
"""Matches before the place of talks."""


def talks_there(later: WindowText, earlier: WindowText, names: Iterable[str], days: int) -> bool:
    """Whether both texts tell of talks at a place that both name."""
    return days <= NEXT_DAYS and not _talked_at(later).isdisjoint(
        _talked_at(earlier).intersection(names)
    )


@found_once
def _talked_at(text: WindowText) -> frozenset[str]:
    return frozenset().union(*map(_talked_at_in, text.parts[:FOCUS]))


def _talked_at_in(part: TextPart) -> frozenset[str]:
    return frozenset(
        term.key
        for run in runs(part)
        if _TALKS.search(part.text, max(0, run[0].start - 2 * NEAR), run[0].start)
        for term in run
    )


def tells_on(later: WindowText, earlier: WindowText, names: Set[str], days: int) -> bool:
    """Whether the later text tells what came of the harm done at a place that both name.

    `names` are the common names that identify stories.
    """
    if days > NEXT_DAYS or not tells_after(later):
        return False
    where = places(earlier) | earlier.heads
    if not any(key in where and key in later.focus for key in names):
        return False
    return not _targets(later).isdisjoint(_targets(earlier))


def tells_of_toll(later: WindowText, earlier: WindowText, names: Set[str], days: int) -> bool:
    """Whether the later text repeats or raises the toll of an attack on a place that both name."""
    if days > NEXT_DAYS or hit_others(later, earlier):
        return False
    if not raises_toll(later, earlier) and not (days <= 2 and repeats_toll(later, earlier)):
        return False
    where = places(earlier) | earlier.heads
    return any(key in where and key in later.focus for key in names)


@found_once
def tells_after(text: WindowText) -> bool:
    """Whether a text tells what is told after an event: the toll, the search, the burial."""
    return any(_AFTER.search(part.text) for part in text.parts[:FOCUS])


def hit_others(later: WindowText, earlier: WindowText) -> bool:
    """Whether the texts tell of harm to different kinds of targets: a station and a hospital."""
    ours, theirs = _targets(later), _targets(earlier)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def hit_same(later: WindowText, earlier: WindowText) -> bool:
    """Whether the texts tell of harm to one kind of target."""
    return not _targets(later).isdisjoint(_targets(earlier))


@found_once
def _targets(text: WindowText) -> frozenset[str]:
    return frozenset().union(*map(_targets_in, text.parts[:FOCUS]))


def _targets_in(part: TextPart) -> frozenset[str]:
    return frozenset(found.lastgroup or "" for found in _TARGET.finditer(part.text))


def is_fought_for(later: WindowText, earlier: WindowText, names: Iterable[str], days: int) -> bool:
    """Whether both texts tell who holds a place that both name."""
    return days <= NEXT_DAYS and not _fought_for(later).isdisjoint(
        _fought_for(earlier).intersection(names)
    )


@found_once
def _fought_for(text: WindowText) -> frozenset[str]:
    return frozenset().union(*map(_fought_for_in, text.parts[:FOCUS]))


def _fought_for_in(part: TextPart) -> frozenset[str]:
    found = set[str]()
    for run in runs(part):
        start, end = run[0].start, run[-1].end
        if _FOUGHT_BEFORE.search(part.text, max(0, start - NEAR), start) or _FOUGHT_AFTER.match(
            part.text, end
        ):
            found.update(term.key for term in run)
    return frozenset(found)
