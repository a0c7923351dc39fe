"""Decides from the terms that two developments share whether the later one continues the story."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from math import sqrt
from typing import NamedTuple

from reader.ledger.series.words import EVENTS
from reader.ledger.threads.defendants import share_defendant
from reader.ledger.threads.name_uses import (
    armed,
    attackers,
    chunks,
    kinds,
    offices,
    persons,
    places,
    towns,
)
from reader.ledger.threads.numbers import of_other_things, share_a_sum, share_numbers
from reader.ledger.threads.told_on import (
    hit_others,
    is_fought_for,
    talks_there,
    tells_on,
)
from reader.ledger.threads.window import FOCUS, WindowText
from reader.ledger.threads.words import SUMS, WEAK

LEAST_SHARE = 0.2
"""The least share of common terms in two texts of one story."""

CERTAIN = 0.25
"""The needed share grows by this fraction in each week between the texts."""

LEAST_OF_NAMED = 0.1
RARE = 0.9
"""The same for texts of which one is headed by a rare name, and the weight of a rare term."""

LEAST_UNIT = 0.6
"""The least weight of a term that distinguishes stories."""

FEW_NAMES = 3
"""The number of common names that suffices if texts share little else."""

LEAST_OF_CASES = 0.05
"""The least share of common terms in two texts about one defendant."""

LEAST_TOLD_ON = 0.04
LEAST_FOUGHT_FOR = 0.1
"""The same for texts about what came of one event, and about a place that is fought for."""

WEAK_SHARE = 0.3
"""The least share of common terms in two such texts."""

PERSON = 0.5
"""The weight of people: one who speaks every day identifies a story less than a place or thing."""

SAME_WORDING = 0.4
"""The share of all words of two texts, with equal numbers, from which one repeats the other."""

_GOES_ON = re.compile(
    rf"\b(?:the|that|this|whose|day[’']s|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s)"
    rf" (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b"
    r"|\b(?:toll|rubble|ruins|survivors?|search|rescue|aftermath|funerals?|buried|mourn\w*|identified"
    r"|investigat\w*|inquiry|bodies|died of|now known|rebuil\w+|repair\w*|restor\w*|buries"
    r"|coffins?)\b",
    re.IGNORECASE,
)
"""Matches references to an event that an earlier text reported."""

_NEW_EVENT = re.compile(
    rf"\b(?:an?|another|two|three|several|new|fresh) (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b",
    re.IGNORECASE,
)
"""Matches an event that is told for the first time."""

_LONG_AGO = re.compile(
    r"\b(?:years|decades) (?:ago|before|earlier)\b|\banniversary\b", re.IGNORECASE
)
"""Matches references to an event that no recent text reported."""

_HARM = re.compile(
    rf"\b(?:{EVENTS}|hit|struck|shelled|bombed|killed|wounded|injured|damaged|destroyed|burned"
    r"|launched|downed|died|dead|missing|trapped|fell|falls|sank|sunk|collapsed|burst|gave way"
    r"|gives way)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b",
    re.IGNORECASE,
)


class Likeness(NamedTuple):
    """The share of two developments' terms that is common (0 to 1), and the common terms."""

    share: float
    shared: dict[str, float]


def likeness(
    later: WindowText,
    earlier: WindowText,
    our: Mapping[str, float],
    their: Mapping[str, float],
) -> Likeness:
    """Return how much is common; `our` and `their` are the weights of all terms of each."""
    people = later.text.people | earlier.text.people
    shared = {
        key: max(our[key], their[key]) * (PERSON if key in people else 1)
        for key in our.keys() & their.keys()
    }
    share = _share(our, their, shared)
    if len(later.parts) > FOCUS or len(earlier.parts) > FOCUS:
        ours, theirs = (
            {key: one[key] for key in one.keys() & text.focus}
            for one, text in ((our, later), (their, earlier))
        )
        both = {key: shared[key] for key in ours.keys() & theirs.keys()}
        share = max(share, _share(ours, theirs, both))
    return Likeness(share, shared)


def _share(
    our: Mapping[str, float], their: Mapping[str, float], shared: Mapping[str, float]
) -> float:
    whole = sqrt(_norm(our) * _norm(their))
    return _norm(shared) / whole if whole else 0.0


def _norm(weights: Mapping[str, float]) -> float:
    return sum(weight * weight for weight in weights.values())


def goes_on(later: WindowText, earlier: WindowText, found: Likeness) -> bool:
    """Whether enough is common, and of one story rather than of one kind of event."""
    days = later.day - earlier.day
    if share_numbers(later, earlier, days, found.share, found.shared):
        return True
    if found.share >= LEAST_OF_CASES and share_defendant(later, earlier, found.shared):
        return True
    people = later.text.people | earlier.text.people
    if _tells_on(later, earlier, found, people):
        return True
    least = LEAST_OF_NAMED if _is_named(later, earlier, found, people) else LEAST_SHARE
    if found.share < least * (1 + CERTAIN * (days - 1) / 7):
        return False
    telling = {key for key, weight in found.shared.items() if weight >= LEAST_UNIT}
    if any(key[0] == "#" for key in telling):
        telling -= of_other_things(later, earlier)
    if not telling.isdisjoint(SUMS) and not share_a_sum(later, earlier):
        telling -= SUMS
    telling -= attackers(later) | attackers(earlier)
    names = {key for key in telling if later.terms[key] or earlier.terms[key]}
    if not names and _is_harm(later) and _is_harm(earlier) and _are_apart(later, earlier):
        return False
    things, others = telling - names, names - people
    common = WEAK | armed(later) | armed(earlier)
    weak, strong = others & common, others - common
    things -= kinds(later, strong) & kinds(earlier, strong)
    if not strong and _numbers(later).isdisjoint(_numbers(earlier)):
        things -= offices(later, people)
    if not things and not strong:
        return chunks(later, weak) >= FEW_NAMES and found.share >= WEAK_SHARE
    is_same_event = _is_same_event(later, earlier, days)
    beside = bool(weak) and (bool(strong) or chunks(later, weak) > 1) or bool(names & people)
    if len(things) + chunks(later, strong) + beside < 2 and not (strong and is_same_event):
        return False
    bodies = later.text.bodies & earlier.text.bodies
    if not things and strong <= places(later) | places(earlier) | bodies and not is_same_event:
        # a body, its head and the town where both speak
        both_harm = _is_harm(later) and _is_harm(earlier)
        return not both_harm and bool(strong) and persons(later, names & people) > 1
    in_heads = telling & later.heads & earlier.heads
    return bool(others) or len(things) >= 3 or len(in_heads) >= 2


def _tells_on(later: WindowText, earlier: WindowText, found: Likeness, people: Set[str]) -> bool:
    """Whether the later text tells what came of an event at a place, or who holds the place."""
    days = later.day - earlier.day
    names = (
        {
            key
            for key, weight in found.shared.items()
            if weight >= LEAST_UNIT and (later.terms[key] or earlier.terms[key])
        }
        - people
        - WEAK
    )
    if found.share >= LEAST_TOLD_ON and tells_on(later, earlier, names, days):
        return _refers_back(later)
    return found.share >= LEAST_FOUGHT_FOR and (
        is_fought_for(later, earlier, names, days) or talks_there(later, earlier, names, days)
    )


def _is_named(later: WindowText, earlier: WindowText, found: Likeness, people: Set[str]) -> bool:
    """Whether a heading has a name of no place that few texts have, beside a rare thing in both."""
    heads = (later.heads | earlier.heads) - people - WEAK - towns(later) - towns(earlier)
    rare = {key for key, weight in found.shared.items() if weight >= RARE}
    names = {key for key in rare if later.terms[key] or earlier.terms[key]}
    return bool(names & heads) and bool(rare - names - people)


def _is_harm(text: WindowText) -> bool:
    return any(_HARM.search(part.text) for part in text.parts[:2])


def _are_apart(one: WindowText, other: WindowText) -> bool:
    """Whether both texts name places, and none is the same."""
    ours, theirs = places(one), places(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _is_any(pattern: re.Pattern[str], text: WindowText) -> bool:
    return any(pattern.search(part.text) for part in text.parts)


def _is_same_event(later: WindowText, earlier: WindowText, days: int) -> bool:
    """Whether the later text refers to an event of the earlier one, or repeats its words."""
    refers_back = _refers_back(later) and not _is_any(_LONG_AGO, later)
    if days <= 3 and refers_back and _is_any(_HARM, earlier) and _may_be_meant(later, earlier):
        return not hit_others(later, earlier)
    ours, theirs = (
        {word for part in one.parts for word in re.findall(r"[^\W\d_]{3,}", part.text.casefold())}
        for one in (later, earlier)
    )
    is_alike = days <= 2 and len(ours & theirs) >= SAME_WORDING * len(ours | theirs)
    return is_alike and _numbers(later) == _numbers(earlier)


def _refers_back(text: WindowText) -> bool:
    """Whether a text refers to an event before it tells of a new one: "an attack … the attack"."""
    for part in text.parts:
        found, new = _GOES_ON.search(part.text), _NEW_EVENT.search(part.text)
        if found or new:
            return found is not None and (new is None or found.start() < new.start())
    return False


def _may_be_meant(later: WindowText, earlier: WindowText) -> bool:
    """Whether the disasters that the later text refers to are not all of another kind."""
    meant = {found[1].casefold() for part in later.parts for found in _DISASTER.finditer(part.text)}
    told = " ".join(part.text for part in earlier.parts).casefold()
    return not meant or any(one in told for one in meant)


_DISASTER = re.compile(
    r"\bthe (?:[\w-]+ )?(flood|earthquake|quake|avalanche|landslide|storm|hurricane)s?\b",
    re.IGNORECASE,
)


def _numbers(text: WindowText) -> set[str]:
    return {found.casefold() for part in text.parts for found in _NUMBERS.findall(part.text)}
