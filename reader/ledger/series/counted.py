"""Finds what a figure counts: the thing in one word, what narrows it down, and its outcome."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of
from reader.ledger.series.lists import first_of_pair
from reader.ledger.series.parts import whole_before
from reader.ledger.series.scopes import OF_THEM
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import (
    BODY_WORDS,
    CALENDAR,
    CASUALTIES,
    FATES,
    FLYING,
    RUNNING,
    THINGS,
    TIME_WORDS,
    content,
    content_of,
    fates_in,
    stem,
    thing_of,
)

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PREPOSITIONS = frozenset(("of", "in", "on", "from", "at", "with", "for", "to", "by", "near"))
_FILLING = frozenset(
    ("the", "a", "an", "and", "or", "its", "their", "his", "her", "our", "than", "least",
     "armed", "military", "in", "been", "were", "was", "number", "unit", "enemy", "death",
     "total", "some", "about", "nearly", "almost", "over", "around", "shot", "down",
     "further", "additional", "own", "have", "reported", "known", "confirmed")
)  # fmt: skip
_DEMONYM = re.compile(r"(?:ian|ish|ese|ean|[^i]an|sh|ch|i|ic)s?$")
_ITEM = re.compile(r"(?:^|[,;:\n)•])\s*([^\W\d_][^,;:\n()\d]*?)\s*[-–—‒−:=]\s*$")
LONGEST_ITEM = 90
"""Characters before a number of a list that are searched for the item's words."""

LONGEST_PART = 40
"""Characters before a number that are searched for a number that is part of it."""

_PART_OF = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|all)"
    r"(?: (?:attack )?(?P<what>drones|missiles|UAVs))?(?: out)? of"
    r" (?:(?P<known>the |its |their |[A-Z]\w+[’']s )|some |about |nearly |at least )?$"
)
_WHOLE = frozenset(("whole",))
_ANOTHER = re.compile(r"\b(?:another|an? (?:further|additional|extra))\s+$", re.IGNORECASE)
_MORE = frozenset(("another", "further", "additional", "extra"))
_MORE_BEHIND = re.compile(r"[\w,.-]{1,20} more (?!than\b)")
_DESTROYED, _DOWNED = frozenset(("destroyed",)), frozenset(("downed",))
_ENEMY = re.compile(r"\b(?:enemy|invaders?|occupiers?)\b", re.IGNORECASE)
_STANDING = {"dead": "people", "toll": "people", "death": "people", "fatality": "people",
             "wounded": "people", "injured": "people", "casualty": "people", "killed": "people",
             "martyr": "people",
             "loss": "", "prisoner": "soldier"}  # fmt: skip
"""Words for a thing and its outcome in one."""


class CountedThing(NamedTuple):
    """A thing in one word, what narrows it down, its outcomes, and its sides; "" if unknown."""

    thing: str
    is_implied: bool
    kinds: frozenset[str]
    fates: frozenset[str]
    sides: frozenset[str]
    unit: str | None


def counted_of(stated: StatedFigure, stretch: OwnWords) -> CountedThing:
    """Return what the figure counts; words before the figure may give an outcome if it has none."""
    found = _counted(stated, stretch)
    if "of" in stretch.words and (whole := _whole(stated)):
        # "41 of 50 drones were shot down": not all 50 were
        kinds = frozenset[str]() if whole["known"] and found.thing not in FLYING else _WHOLE
        if whole["what"] and not found.thing:
            found = found._replace(thing=thing_of(_folded(whole["what"])), is_implied=True)
            kinds = _WHOLE
        return found._replace(fates=frozenset(), kinds=found.kinds | kinds)
    return found


def _whole(stated: StatedFigure) -> re.Match[str] | None:
    """Match the words before this number that make an earlier number a part of it: "41 of 50"."""
    at = stated.figure.span.start
    low = max(0, at - LONGEST_PART)
    return _PART_OF.search(stated.text, low, at) if " of " in stated.text[low:at] else None


def _counted(stated: StatedFigure, stretch: OwnWords) -> CountedThing:
    figure, item = stated.figure, item_of(stated)
    if not item and (words := whole_before(stated, stretch)):
        found = _named("", words, "", stated.owners)
        told = _last_clause(stated.text[stretch.sentence[0] : figure.span.start])
        return found._replace(fates=_fate_of(found.thing, _fates_before(told)), is_implied=True)
    found = _named(item, figure.counted or "", figure.unit or "", stated.owners)
    if not _MORE.isdisjoint(stretch.words) and _ANOTHER.search(
        stated.text[stretch.sentence[0] : figure.span.start]
    ):
        found = found._replace(kinds=found.kinds | {"more"})
    if "more" in stretch.words and _MORE_BEHIND.match(stated.text, figure.span.start):
        found = found._replace(kinds=found.kinds | {"more"})
    if found.fates or found.unit is not None:
        return found
    words = f"{stated.lead_in} {_before(stated, stretch, item or figure.counted or '')}"
    return found._replace(fates=_fate_of(found.thing, _fates_before(words)))


@lru_cache(2_000)
def _named(item: str, counted: str, unit: str, owners: frozenset[str]) -> CountedThing:
    """Return what a figure counts, from the words for it alone."""
    words = _WORD.findall(item or counted.partition(" (")[0])  # "171 dead (Orvane’s losses)"
    words = ["killed" if one == "fallen" else one for one in words]
    if len(words) > 1 and words[-1] in ("stands", "stood") and words[-2] in FATES:
        words, noun, unit = words[:-1], "", ""  # "the number of injured stands at 52"
    noun = thing_of(_folded(unit).rpartition(" ")[2]) if unit and not item else ""
    thing, kinds, sides = _thing(words, noun, owners)
    measure = None if item else _measure(unit or None, noun, thing, words)
    if not thing and measure is None and noun not in FATES:
        thing = noun
    if thing == "soldier" and not sides:
        sides = _whose(words, kinds)
        kinds = frozenset(one for one in kinds if land(one) not in sides)
    if _ENEMY.search(counted):
        sides |= {"enemy"}
    is_implied = not thing or not any(thing_of(_folded(word)) == thing for word in words)
    if not _MORE.isdisjoint(map(_folded, words)):
        kinds |= {"more"}
    fates = _fate_of(thing, fates_in(words))
    if thing in FLYING and "brought" in kinds:
        kinds, fates = kinds - {"brought"}, fates or _DOWNED  # "were brought down"
    return CountedThing(thing, is_implied, kinds, fates, sides, measure)


def _whose(words: list[str], kinds: frozenset[str]) -> frozenset[str]:
    """Return the side of soldiers, from the name before them: "Karst troops"."""
    named = [word for word in words[:-1] if word[0].isupper() and stem(_folded(word)) in kinds]
    return frozenset(land(stem(_folded(word))) for word in named[:1])


def _fate_of(thing: str, fates: frozenset[str]) -> frozenset[str]:
    """Return the outcome of a thing: a destroyed drone or missile counts as downed."""
    is_down = bool(fates) and fates <= _DESTROYED | _DOWNED and thing in ("drone", "missile")
    return _DOWNED if is_down else fates


def _before(stated: StatedFigure, stretch: OwnWords, counted: str) -> str:
    """Return the words that lead to a number; in a mere list, those before its first number."""
    start, at = stretch.sentence[0], stated.figure.span.start
    is_part = OF_THEM.match(stated.text, stated.figure.span.end)
    if is_part or _tells_no_more(stated, stretch, counted):
        first = min((low for low, _ in stated.others if start <= low < at), default=at)
        return _last_clause(stated.text[start:first])
    return _last_clause(stated.text[stretch.start : at])


def _last_clause(words: str) -> str:
    """Return the words after the last "while": an outcome in the other clause does not apply."""
    return _OTHER_CLAUSE.split(words)[-1]


_OTHER_CLAUSE = re.compile(
    r",?\s(?:while|whereas)\s|\b(?:nobody|no one|none)\b[^,;]*[,;]? (?:and|but)\s", re.IGNORECASE
)


def _tells_no_more(stated: StatedFigure, stretch: OwnWords, counted: str) -> bool:
    """Whether the figure's own words only repeat the thing counted, a time or a name."""
    at = stated.figure.span.start
    if (stretch.start, stretch.end) == stretch.sentence:
        own = content_of(stretch.words)
    else:
        own = content(stated.text[stretch.start : at] + " " + stated.text[at : stretch.end])
    rest = own - TIME_WORDS - CALENDAR - stated.names
    return rest - {"including"} <= content(f"{counted} {stated.words}")


def item_of(stated: StatedFigure) -> str:
    """Return the words that a list has before a number ("tanks – 1,946"); "" outside lists."""
    if not stated.lead_in:
        return ""
    at = stated.figure.span.start
    first = first_of_pair(stated.text, at)
    at = at if first is None else first
    found = _ITEM.search(stated.text[max(0, at - LONGEST_ITEM) : at])
    return (
        found[1].strip() if found and not _is_label(found[1], stated.figure.counted or "") else ""
    )


def _is_label(words: str, counted: str) -> bool:
    """Whether the words before a number name who says it: "General Staff: 910 soldiers"."""
    said = content(words)
    if counted and words.isupper() and said.isdisjoint(content(counted)):
        return True  # "ORM - 530 civilians": the place or the agency
    if counted and len(words.split()) > LONGEST_NAME:
        return True  # "The exchange took place on Thursday: 250 prisoners"
    if said == _DETAILS and thing_of(_folded(counted.split(" ")[0])) == "people":
        return True
    is_said = bool(said & BODY_WORDS) or _PREDICATE.search(words) is not None
    return bool(counted) and is_said and said.isdisjoint(content(counted))


LONGEST_NAME = 4
"""The most words of an item's name that stand before a number and what it counts."""

_DETAILS = frozenset(("detail",))
_PREDICATE = re.compile(r"\b(?:has|have|had) (?:[a-z]+ ){0,2}(?:lost|destroyed|downed|captured)$")


def _fates_before(words: str) -> frozenset[str]:
    """Return the outcome stated before a number ("Torvia has lost 40 tanks")."""
    found = fates_in(_WORD.findall(words))
    running = found & RUNNING
    return running if len(running) == 1 else found if len(found) == 1 else frozenset()


def _folded(word: str) -> str:
    return " ".join(words_of(word))


def _thing(
    words: list[str], noun: str, owners: frozenset[str]
) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return the thing in one word, its other words, and its sides; `noun` is the likely thing."""
    heads: list[str] = []
    sides, kinds = set(), set()
    is_behind = False
    for word in words:
        key = _folded(word)
        if key in _PREPOSITIONS:
            is_behind = bool(heads)
        elif key in _FILLING or key in FATES and not {key, stem(key)} & _STANDING.keys():
            continue
        elif word[0].isupper() and not word.isupper() and _is_side(key, word, words, owners):
            sides.add(land(key.split()[0]))
        elif is_behind:
            kinds.add(stem(key))
        else:
            heads.append(key)
    if sides and _ends_with_nation(words, sides):
        return "people", frozenset(kinds), frozenset(sides)  # "400 defenceless Torvians"
    thing, rest = _divided(heads, noun)
    if sides and not heads and not thing:
        thing = "people"
    return thing, frozenset(rest | kinds), frozenset(sides)


def _ends_with_nation(words: list[str], sides: set[str]) -> bool:
    """Whether the last word names a people; those before it only tell which of them."""
    last = next((word for word in reversed(words) if _folded(word) not in FATES), "")
    return _NATION.fullmatch(last) is not None and land(_folded(last)) in sides


_NATION = re.compile(r"[A-Z][a-z]{2,30}(?:ians|ans|is)")


def _divided(heads: list[str], noun: str) -> tuple[str, set[str]]:
    """Return the head of the words for a thing, and the others."""
    plain = [one for one in heads if one not in FATES and one not in CASUALTIES]
    if plain:
        thing = noun if noun in map(thing_of, plain) else thing_of(plain[-1])
        return thing, {stem(one) for one in plain if thing_of(one) != thing}
    for one in heads:
        known = _STANDING.get(one, _STANDING.get(stem(one)))
        if known is not None:
            return known, set()
    return "", set()


def _is_side(key: str, word: str, words: list[str], owners: frozenset[str]) -> bool:
    """Whether a capitalized word names the owner of the things.

    The first word of a list may not.
    """
    is_owner = key in owners or land(key) in lands_of(owners)
    return is_owner or word != words[-1] and bool(_DEMONYM.search(key))


def _measure(unit: str | None, noun: str, thing: str, words: list[str]) -> str | None:
    """Return the unit if it is one of measure or money and not the counted thing itself."""
    if unit is None or noun in THINGS.values() or noun in FATES or noun in _STANDING:
        return None
    if thing == noun or any(thing_of(_folded(word)) == noun for word in words):
        return None
    return _folded(unit)
