"""Finds what identifies the event of a toll: the kind of a disaster, and its dead and wounded."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.ledger.people.names import text_words
from reader.ledger.series.stated import Member, StatedFigure, StatedQuantity
from reader.ledger.series.values import are_far_apart
from reader.ledger.series.words import HARM, SMALL_NUMBERS

_KINDS = {
    "flood": "flood floods flooding floodwaters flooded dam deluge",
    "earthquake": "earthquake earthquakes quake aftershock aftershocks tremor tremors",
    "storm": "hurricane typhoon cyclone tornado",
    "eruption": "eruption volcano",
    "landslide": "landslide landslides mudslide mudslides avalanche",
    "shipwreck": "ferry shipwreck capsized capsizing",
    "derailment": "derailment derailed",
    "stampede": "stampede",
}
DISASTERS = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""Maps a word to the kind of disaster that it names."""

_ATTACKED = re.compile(
    r"\b(?:strikes?|air ?strikes?|shell(?:ed|ing)|attack(?:s|ed)?|missiles?|drones?"
    r"|bomb(?:s|ed|ing)?|gunfire|shot)\b"
)
"""Matches another cause of harm than the disaster."""

_WIDE = frozenset(("flood", "earthquake", "storm", "eruption"))
"""Disasters of a whole region, of which there are not two in one week."""

NEAR = 400
"""Characters before the end of a figure's sentence that are searched for a disaster."""

LEAST_WOUNDED, LEAST_KILLED = 5, 2
"""The least numbers of wounded and dead that are not equal in two events by chance."""

_KILLED, _WOUNDED = frozenset(("killed",)), frozenset(("wounded",))


def of_disaster(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return a toll with the kind of the only disaster that its text or heading names."""
    low = max(0, found.sentence[1] - NEAR)
    words = text_words(f"{stated.headline} {stated.text[low : found.sentence[1]]}")
    kinds = {DISASTERS[word] for word in words if word in DISASTERS}
    if len(kinds) != 1 or _ATTACKED.search(stated.text, *found.sentence):
        return found
    topics = found.topics | {f"{KIND}{kind}" for kind in kinds}
    return found._replace(topics=topics, event="the" if kinds <= _WIDE else found.event)


def with_pair(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return the dead or wounded with both numbers of their sentence: "3 killed and 26 injured"."""
    if found.fates not in (_KILLED, _WOUNDED) or found.kinds or found.thing != "people":
        return found
    pair = _pair_in(stated.text[slice(*found.sentence)])
    if pair is None or stated.figure.low != pair[found.fates == _WOUNDED]:
        return found
    return found._replace(topics=found.topics | {f"{PAIR}{pair[0]} {pair[1]}"})


def shared_topics(our: StatedQuantity, their: StatedQuantity) -> int:
    """Return how many words both headings share; two equal numbers count as two words."""
    shared = our.topics & their.topics
    named = {f"{KIND}{DISASTERS[word]}" for word in shared if word in DISASTERS}
    return len(shared - named) + any(one.startswith(PAIR) for one in shared)


def is_one_disaster(one: Member, other: Member, days: int) -> bool:
    """Whether two tolls that share the kind of a disaster may be of one, some days apart."""
    shared = {topic for topic in one[1].topics & other[1].topics if topic[0] == KIND}
    is_wide = any(topic[1:] in _WIDE for topic in shared)
    times = WIDE_TIMES if is_wide and one[1].fates <= HARM else TIMES
    is_near = not are_far_apart(one[0].figure, other[0].figure, times)
    return is_near and days <= (WIDE_DAYS if is_wide else DAYS)


def is_one_wide_disaster(one: Member, other: Member, days: int) -> bool:
    """Whether two tolls at a common place are of one flood or earthquake, whose days are many."""
    wide = {f"{KIND}{kind}" for kind in _WIDE}
    if not wide & one[1].topics & other[1].topics or not one[1].places & other[1].places:
        return False
    return is_one_disaster(one, other, days)


WIDE_TIMES, WIDE_DAYS = 3, 7
"""The most times and days between two tolls of a flood or an earthquake."""

TIMES, DAYS = 1.5, 2
"""The same for other disasters."""

PAIR, KIND = "=", "+"
"""What topics begin with that are no words of a heading: two numbers, the kind of a disaster."""


@lru_cache(64)
def _pair_in(sentence: str) -> tuple[int, int] | None:
    """Return the numbers of dead and wounded, if a sentence has one of each and few events do."""
    found = []
    for pattern in (_OF_KILLED, _OF_WOUNDED):
        numbers = [_value(next(filter(None, one.groups()))) for one in pattern.finditer(sentence)]
        if len(numbers) != 1 or numbers[0] is None:
            return None
        found.append(numbers[0])
    killed, wounded = found
    return (killed, wounded) if killed >= LEAST_KILLED and wounded >= LEAST_WOUNDED else None


def _value(words: str) -> int | None:
    if words[0].isdigit():
        return int(words.replace(",", ""))
    low = words.lower()
    return SMALL_NUMBERS.index(low) + 1 if low in SMALL_NUMBERS else None


_NUMBER = rf"(?<![\w,.])((?i:{'|'.join(SMALL_NUMBERS)})|\d{{1,3}}(?:,\d{{3}})?)(?![\w,.]\d)"
_FILLED = r"(?: (?!and\b|or\b|but\b)[a-z]+){0,5}?"
_AT_LEAST = r"(?: at least| about| some| around| another| more than)?"
_OF_KILLED = re.compile(
    rf"{_NUMBER}{_FILLED} (?:killed|dead|died)\b|\b(?:killing|kills|killed){_AT_LEAST} {_NUMBER}"
)
_OF_WOUNDED = re.compile(
    rf"{_NUMBER}{_FILLED} (?:wounded|injured|hurt)\b"
    rf"|\b(?:wounding|injuring|wounded|injured){_AT_LEAST} {_NUMBER}"
)
