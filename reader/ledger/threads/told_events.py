"""Finds whether a text refers to an event that another one told."""

from __future__ import annotations

import re
from collections import defaultdict

from reader.ledger.people.lands import land
from reader.ledger.series.words import EVENTS
from reader.ledger.threads.told_on import BODIES, hit_others
from reader.ledger.threads.window import FOCUS, WindowText, found_once
from reader.ledger.threads.words import GENERIC, word_key

SAME_WORDING = 0.4
"""The share of all words of two texts, with equal numbers, from which one repeats the other."""

_GOES_ON = re.compile(
    rf"\b(?:the|that|this|whose|day[’']s|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s)"
    rf" (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b"
    r"|\b(?:toll|rubble|ruins|survivors?|search|rescue|aftermath|funerals?|buried|mourn\w*|identified"
    rf"|investigat\w*|inquiry|{BODIES}"
    r"|died of|now known|rebuil\w+|repair\w*|restor\w*|buries|coffins?)\b"
    r"|\b(?:that|which|who) (?:crashed|sank|collapsed|derailed|exploded|burned (?:down|out))\b"
    r"|\b(?:dropped|fired) the (?:bomb|missile|rocket|shell)s?\b",
    re.IGNORECASE,
)
"""Matches references to an event that an earlier text reported."""

_NEW_EVENT = re.compile(
    rf"\b(?:an?|another|two|three|several|new|fresh) (?:[\w’'-]+ ){{0,3}}"
    rf"(?:{EVENTS}|bomb|missile|rocket)\b",
    re.IGNORECASE,
)
"""Matches an event that is told for the first time."""

_ONE_EVENT = re.compile(
    r"\b(?:an|a|another) (?:[a-z][\w’'-]+ ){0,3}"
    r"(?:air ?strike|strike|attack|blast|explosion|bombing|raid|ambush|missile|rocket|bomb)\b",
    re.IGNORECASE,
)
"""Matches a single attack that is told for the first time."""

_DAY_BEFORE = re.compile(
    rf"\b(?:a|one|two) days? after (?:[\w’'-]+ ){{1,6}}?"
    rf"(?:hit|struck|launched|attacked|bombed|{EVENTS})\b"
    rf"|\bthe (?:previous day|day before|night before),? (?:[\w’'-]+ ){{1,6}}?"
    rf"(?:hit|struck|{EVENTS})\b"
    rf"|\b(?:hit|struck|{EVENTS}) (?:[\w’'-]+ ){{1,8}}?"
    r"(?:a day (?:earlier|before)|the (?:previous day|day before))\b",
    re.IGNORECASE,
)
"""Matches a reference to an attack of the day before: "a day after shells hit the port"."""

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


@found_once
def is_harm(text: WindowText) -> bool:
    """Whether a text tells of harm at its beginning."""
    return any(_HARM.search(part.text) for part in text.parts[:2])


def _is_any(pattern: re.Pattern[str], text: WindowText) -> bool:
    return any(pattern.search(part.text) for part in text.parts)


def is_same_event(later: WindowText, earlier: WindowText, days: int) -> bool:
    """Whether the later text refers to an event of the earlier one, or repeats its words."""
    is_told = refers_back(later) and not _is_any(_LONG_AGO, later)
    if days <= 3 and is_told and _is_any(_HARM, earlier) and _may_be_meant(later, earlier):
        return not hit_others(later, earlier)
    ours, theirs = _words(later), _words(earlier)
    is_alike = days <= 2 and len(ours & theirs) >= SAME_WORDING * len(ours | theirs)
    return is_alike and numbers_in(later) == numbers_in(earlier)


@found_once
def _words(text: WindowText) -> frozenset[str]:
    return frozenset(
        word for part in text.parts for word in re.findall(r"[^\W\d_]{3,}", part.text.casefold())
    )


@found_once
def refers_back(text: WindowText) -> bool:
    """Whether a text refers to an event before it tells of a new one: "an attack … the attack"."""
    for part in text.parts:
        found, new = _GOES_ON.search(part.text), _NEW_EVENT.search(part.text)
        if found or new:
            return found is not None and (new is None or found.start() < new.start())
    return False


@found_once
def told_of_day_before(text: WindowText) -> frozenset[str]:
    """Return the names beside references to an attack of the day before."""
    return frozenset(
        term.key
        for part in text.parts[:FOCUS]
        for found in _DAY_BEFORE.finditer(part.text)
        for term in part.terms
        if term.is_name
        and part.text.rfind(". ", 0, found.start()) < term.start
        and ". " not in part.text[found.start() : term.start]
    )


@found_once
def tells_of_new(text: WindowText) -> bool:
    """Whether a text tells at its beginning of a new event: "an attack on a station"."""
    return any(_ONE_EVENT.search(part.text) for part in text.parts[:2]) and not refers_back(text)


def lost_by_others(later: WindowText, earlier: WindowText) -> bool:
    """Whether both texts give one number as the losses of two sides: they go on with nothing."""
    ours, theirs = _losers(later), _losers(earlier)
    return any(ours[number].isdisjoint(theirs[number]) for number in ours.keys() & theirs.keys())


@found_once
def _losers(text: WindowText) -> dict[str, set[str]]:
    """Return the countries that lost soldiers or arms, by the number as it is written."""
    found = defaultdict[str, set[str]](set)
    for part in text.parts:
        for told in _LOST.finditer(part.text):
            key = word_key(told["one"] or told["other"])
            if key not in GENERIC:
                found[told["lost"] or told["losses"]].add(land(key))
    return found


_LOST = re.compile(
    r"\b(?P<one>[A-Z][^\W\d_]+)(?:[’']s (?:army|forces|troops))? (?:(?:has|have|had) )?lost"
    r" (?:(?:about|some|around|nearly|more than|over|at least) )?(?P<lost>\d[\d,]*\d)"
    r"|\b(?P<other>[A-Z][^\W\d_]+)(?:[’']s)? (?:[a-z]+ )?losses\b"
    r"[^.;\d]{0,60}(?P<losses>\d[\d,]*\d)"
)
"""Matches a side and its losses: "Torvia had lost 40", "Torvian losses were 40"."""


def _may_be_meant(later: WindowText, earlier: WindowText) -> bool:
    """Whether the disasters that the later text refers to are not all of another kind."""
    meant = {found[1].casefold() for part in later.parts for found in _DISASTER.finditer(part.text)}
    told = " ".join(part.text for part in earlier.parts).casefold()
    return not meant or any(one in told for one in meant)


_DISASTER = re.compile(
    r"\bthe (?:[\w-]+ )?(flood|earthquake|quake|avalanche|landslide|storm|hurricane)s?\b",
    re.IGNORECASE,
)


@found_once
def numbers_in(text: WindowText) -> set[str]:
    """Return the numbers of a text, in digits or words."""
    return {found.casefold() for part in text.parts for found in _NUMBERS.findall(part.text)}
