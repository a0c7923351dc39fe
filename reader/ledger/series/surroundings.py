"""Finds in the words around a figure whose the things are, who acted, where, and in what event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import NEAR, OwnWords
from reader.ledger.series.words import CALENDAR, EVENTS

_NAME = r"(?:[A-Z][\w’'-]{1,40}(?: [A-Z][\w’'-]{1,40}){0,4})"
_FIRST = r"(?<!\bon )(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bnear )(?<!\bover )(?<![\w’'-])"
_PRONOUN = r"[Ii]t|[Tt]hey|[Ww]e|[Hh]e|[Ss]he|[Tt]he (?:enemy|army|military)"
_SUBJECT = (
    rf"{_FIRST}(?P<who>{_NAME}|{_PRONOUN})"
    r"(?: (?!were|was|been|be|being|are|is)[a-z]+\b){0,3}?"
    r" (?:(?:has|have|had|also|then|may have|itself|already) )*"
)
"""Who does what the next word says; never who it was done to."""
_LOST = re.compile(rf"{_SUBJECT}(?:lost|suffered|losing|lose|loses)\b")
_TELLS_LOSS = re.compile(r"[Ll]os[teis]|suffered")
"""A quick look for words of losses before the sentence is read for who had them."""

_LOSSES = re.compile(
    rf"(?:(?P<who>{_NAME}|[Tt]he enemy)[’']s? (?:[a-z]+ ){{0,2}}loss(?:es)?\b"
    rf"|\b[Ll]oss(?:es)? of (?:the )?(?P<whose>{_NAME}|enemy))"
)
_OWN = re.compile(
    r"\b(?:its|their|our|his|her)(?: own)?\b(?: [a-z]+){0,2}$|\bof (?:its|their|our)\b"
)
_ACTED = re.compile(
    rf"{_SUBJECT}(?:shot down|downed|destroyed|killed|wounded|intercepted|launched|fired|captured"
    r"|struck|hit|detained|arrested|damaged|eliminated|sent|deployed)\b"
)
_BY = re.compile(rf"\bby (?:the )?(?P<who>{_NAME})")
_THE = re.compile(rf"\b(?:the|that|this|same|its) (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b", re.I)
_ANY = re.compile(rf"\b(?:{EVENTS}|hit|struck|shelled|attacked|bombed|exploded|crashed)\b", re.I)
_GROWN = re.compile(r"\btoll\b|\b(?:rose|risen|rises|climbed) to\b")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][^\W_]+(?:[-’'][^\W_]+)*")
_OF_A_COUNTRY = re.compile(r"(?:ian|ish|ese)s?$")
_HEADED = re.compile(rf"\b(?:in|at|near|on|over|outside) (?:the )?({_NAME})")
_BY_WHOM = re.compile(r"\bby (?:the )?$")
"""Who does something is no place of it: "launched by Torvia"."""
_AT = re.compile(r"\b(?:in|at|near|on|over|outside|around) $")


def owners_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Whose the counted things are by the words around: who lost them, "its soldiers"."""
    own = stated.text[stretch.start : stated.figure.span.end]
    before = stated.text[stretch.sentence[0] : stated.figure.span.end]
    if _TELLS_LOSS.search(before + stated.lead_in):
        if found := list(_LOST.finditer(own)) or list(_LOST.finditer(before)):
            return _who(found[-1]["who"], stated)
        if found := list(_LOSSES.finditer(f"{stated.lead_in} {before}")):
            return _who(found[-1]["who"] or found[-1]["whose"], stated)
    inside = stated.text[stretch.start : stretch.end]
    if _OWN.search(own) or re.match(r"\s*of (?:its|their|our)\b", inside[len(own) :]):
        return _claimants_side(stated)
    return frozenset()


def actors_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Who did it to them, where the words around say so."""
    own = stated.text[stretch.start : stretch.end]
    if found := _ACTED.search(own):
        return _who(found["who"], stated)
    if found := _BY.search(own):
        return _who(found["who"], stated)
    return frozenset()


def _who(words: str, stated: StatedFigure) -> frozenset[str]:
    if words.casefold() in ("it", "they", "we", "the army", "the military"):
        return _claimants_side(stated)
    if words.casefold() in ("he", "she"):
        return frozenset()
    if words.casefold() in ("the enemy", "enemy"):
        return frozenset(("enemy",))
    return frozenset(land(word) for word in words_of(words)[:1] if word not in CALENDAR)


def _claimants_side(stated: StatedFigure) -> frozenset[str]:
    """The country that the claimants speak for, by the first word of a body's name."""
    firsts = {words_of(one.name)[0] for one in stated.claimants if words_of(one.name)}
    return frozenset(land(word) for word in firsts if word in stated.owners)


def places_in(text: str, start: int, end: int, stated: StatedFigure) -> frozenset[str]:
    """Names in a stretch of text that are nobody's in the roster, folded."""
    return frozenset(
        "".join(words_of(match[0]))
        for match in _CAPITAL.finditer(text, start, end)
        if _is_place(text, match, start, stated)
    )


def places_of_heading(stated: StatedFigure) -> frozenset[str]:
    """The places that the heading over a figure names as such ("Hospital in Quern hit")."""
    heading, lands = stated.place.heading, lands_of(stated.owners)
    names = (word for found in _HEADED.finditer(heading) for word in found[1].split())
    places = ("".join(words_of(name)) for name in names)
    return frozenset(one for one in places if land(one) not in lands and one not in CALENDAR)


def _is_place(text: str, match: re.Match[str], start: int, stated: StatedFigure) -> bool:
    """Whether a word with a capital letter may be a place: no person, country or first word."""
    words = words_of(match[0])
    if _OF_A_COUNTRY.search(match[0]) or CALENDAR.issuperset(words):
        return False
    lands = lands_of(stated.owners)
    if any(land(word) in lands for word in words):
        return False
    if stated.names.issuperset(words) and not _AT.search(text, start, match.start()):
        return False
    if _BY_WHOM.search(text, start, match.start()):
        return False
    before = text[start : match.start()].rstrip(" “\"'‘(")
    return bool(before) and before[-1] not in ".!?:" or _is_known(text, match)


def _is_known(text: str, match: re.Match[str]) -> bool:
    """Whether a first word is a name by its ending or by where else it stands."""
    if match[0].endswith(("’s", "'s")):
        return True
    near = text[max(0, match.start() - NEAR) : match.end() + NEAR]
    return any(
        near[at - 2].islower() or near[at - 2] == ","
        for at in _places_of(f" {match[0]}", near)
        if at > 1
    )


def _places_of(word: str, text: str) -> Iterator[int]:
    """Where a word begins behind its blank, as often as no letter goes on with it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalnum():
            yield at + 1
        at = text.find(word, end)


def event_of(stated: StatedFigure, stretch: OwnWords) -> str:
    """How an event is brought in: "the" for one that is known, "a" for another, "" for none."""
    return _event_in(stated.text[slice(*stretch.sentence)])


@lru_cache(256)
def _event_in(sentence: str) -> str:
    if _THE.search(sentence) or _GROWN.search(sentence):
        return "the"
    return "a" if _ANY.search(sentence) else ""
