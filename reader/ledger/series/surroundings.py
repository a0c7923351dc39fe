"""Finds in the words around a figure whose the counted things are, who acted, where, and in what."""

from __future__ import annotations

import re

from reader.ledger.people.names import words_of
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import Stretch
from reader.ledger.series.words import CALENDAR, EVENTS, land

_NAME = r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_FIRST = r"(?<!\bon )(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bnear )(?<!\bover )(?<![\w’'-])"
_OWNER = rf"{_FIRST}(?P<who>{_NAME}|[Ii]t|[Tt]hey|[Ww]e|[Hh]e|[Ss]he|[Tt]he (?:enemy|army|military))"
_HELPING = r"(?:has|have|had|also|then|may have|itself|already)"
_LOST = re.compile(
    rf"{_OWNER}(?: (?!were|was|been|be|being|are|is)[a-z]+\b){{0,3}}? (?:{_HELPING} )*(?:lost|suffered|losing|lose|loses)\b"
)
_LOSSES = re.compile(
    rf"(?:(?P<who>{_NAME}|[Tt]he enemy)[’']s? (?:[a-z]+ ){{0,2}}loss(?:es)?\b"
    rf"|\b[Ll]oss(?:es)? of (?:the )?(?P<whose>{_NAME}|enemy))"
)
_OWN = re.compile(r"\b(?:its|their|our|his|her)(?: own)?\b(?: [a-z]+){0,2}$|\bof (?:its|their|our)\b")
_ACTED = re.compile(
    rf"{_OWNER}(?: (?!were|was|been|be|being|are|is)[a-z]+\b){{0,3}}? (?:{_HELPING} )*"
    r"(?:shot down|downed|destroyed|killed|wounded|intercepted|launched|fired|captured|struck|hit"
    r"|detained|arrested|damaged|eliminated|sent|deployed)\b"
)
_BY = re.compile(rf"\bby (?:the )?(?P<who>{_NAME})")
_THE = re.compile(rf"\b(?:the|that|this|same|its) (?:[\w’'-]+ ){{0,3}}(?:{EVENTS})\b", re.I)
_ANY = re.compile(rf"\b(?:{EVENTS}|hit|struck|shelled|attacked|bombed|exploded|crashed)\b", re.I)
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][^\W_]+(?:[-’'][^\W_]+)*")
_AT = re.compile(r"\b(?:in|at|near|on|over|outside|around) $")


def owners_of(stated: StatedFigure, stretch: Stretch) -> frozenset[str]:
    """Whose the counted things are by the words around: who lost them, "its soldiers"."""
    own = stated.text[stretch.start : stated.figure.span.end]
    before = stated.text[stretch.sentence[0] : stated.figure.span.end]
    if found := list(_LOST.finditer(own)) or list(_LOST.finditer(before)):
        return _who(found[-1]["who"], stated)
    if found := list(_LOSSES.finditer(f"{stated.lead_in} {before}")):
        return _who(found[-1]["who"] or found[-1]["whose"], stated)
    inside = stated.text[stretch.start : stretch.end]
    if _OWN.search(own) or re.match(r"\s*of (?:its|their|our)\b", inside[len(own) :]):
        return _claimants_side(stated)
    return frozenset()


def actors_of(stated: StatedFigure, stretch: Stretch) -> frozenset[str]:
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
    """Names in a stretch of text that are nobody's in the roster; a first word is no name."""
    found = set()
    for match in _CAPITAL.finditer(text, start, end):
        before = text[max(start, match.start() - 3) : match.start()].rstrip(" “\"'‘(")
        is_first = not before or before[-1] in ".!?:"
        key = "".join(words_of(match[0]))
        is_there = _AT.search(text, max(start, match.start() - 9), match.start())
        is_named = key in stated.names and not is_there
        if not is_named and land(key) not in map(land, stated.owners) and key not in CALENDAR and not (is_first and not _is_known(text, match)):
            found.add(key)
    return frozenset(found)


def _is_known(text: str, match: re.Match[str]) -> bool:
    """Whether a first word is a name by its ending or by where else it stands."""
    if match[0].endswith(("’s", "'s")):
        return True
    return re.search(rf"[a-z,] {re.escape(match[0])}\b", text) is not None


def event_of(stated: StatedFigure, stretch: Stretch) -> str:
    """How an event is brought in: "the" for one that is known, "a" for another, "" for none."""
    sentence = stated.text[slice(*stretch.sentence)]
    if _THE.search(sentence) or re.search(r"\btoll\b|\b(?:rose|risen|rises|climbed) to\b", sentence):
        return "the"
    return "a" if _ANY.search(sentence) else ""
