"""Finds the outcome for the things counted in the words around: "who had left their homes".

These are outcomes that the words for the things counted do not state.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import CREWS, RISEN, stem

_NUMBER_OF = re.compile(r"\bnumber of(?= [^\W\d])")
_LINK = (
    r"(?:,? (?:which|who) [^.;:,()–—]{1,60},(?= ))?"
    r"(?:,? [–—(]?(?:-- )?including [^.;:()–—]{1,40}?"
    r"(?:,|\)| [–—]| --|(?= (?:have|had|were|are)\b))(?= ))?"
    r"(?:\s+and\s+(?:about |some )?[\d,.]+\s+[^\W\d][\w’'-]*)?"
    r"(?:\s+(?!(?:and|but|while|or|as|than)\b)[^\W\d][\w’'-]*){0,6}?\s+"
)
PEOPLE = frozenset(
    ("people", "resident", "civilian", "person", "inhabitant", "villager", "islander", "citizen",
     "local", "townspeople", "refugee", "evacuee", "compatriot", "")
)  # fmt: skip
YOUNG = frozenset(("child", "woman", "man", "girl", "boy", "baby", "infant"))
"""Those whom texts count apart among people who were harmed."""
PLACES = frozenset(
    """settlement village town city locality community hamlet house home building street
    neighbourhood neighborhood district household""".split()  # noqa: SIM905
)
"""Things that are flooded, retaken or under fire as a whole."""

_HOMES = frozenset(("household", "home", "customer", "consumer", "house", "apartment", "building",
                    "people", "family", "subscriber"))  # fmt: skip
_FORCES = frozenset(("soldier", "man", "fighter"))
_ANY: frozenset[str] = frozenset()
_HOME = "their (?:homes|houses|villages)"
_LAND = (
    "(?:valley|village|region|area|province|district|delta|enclave|zone|territory|borderlands)s?"
)


_INCLUDED = (
    r"(?: (?:people|civilians))?,? (?:[–—(]|-- )?including [^.;:()–—]{1,60}?(?:,|\)| [–—]| --)?"
    r" (?:(?:have|had|has|were|been) )+"
)
"""Matches a part between a number of people and the outcome of all of them."""


_THERE = (
    r" (?:people |civilians |others )?(?:in|across|inside|near) (?:the )?[A-Z][\w-]{1,40}"
    r"(?: [A-Z][\w-]{1,40})? (?:(?:have|had|has|were|been) )*"
)
"""Matches a place between a number of people and what happened to them."""


class _Befallen(NamedTuple):
    """An outcome, the things that it applies to (none: any), and the pattern after a number."""

    fate: str
    things: frozenset[str]
    pattern: re.Pattern[str]
    words: frozenset[str]
    """Words of which each telling has one."""


def _told(
    fate: str, things: frozenset[str], words: str, pattern: str, whole: str = "(?!)"
) -> _Befallen:
    behind = re.compile(rf"{_LINK}(?:{pattern})\b|{whole}")
    return _Befallen(fate, things, behind, frozenset(words.split()))


_BEHIND = (
    _told(
        "displaced", PEOPLE,
        "displaced uprooted forced driven chased left leave fled flee homeless road"
        " shelters camps",
        rf"displaced|uprooted|(?:forced|driven|chased) (?:from|out of|to leave) {_HOME}"
        r"|forced to (?:leave|flee)|flee(?! to [a-z])"
        rf"|left {_HOME}|(?:had|have|has) (?:[a-z]+ )?to leave {_HOME}"
        rf"|left (?:their|the) {_LAND}|fled|homeless|on the road|in (?:[a-z]+ )?(?:shelters|camps)",
        rf" (?:people |residents |villagers |civilians |inhabitants )?from {_HOME}\b",
    ),
    _told(
        "without power", _HOMES, "power electricity dark",
        r"without (?:power|electricity)|(?:have|had|has) no (?:power|electricity)"
        r"|lost (?:their )?(?:power|electricity)|cut off from (?:power|electricity)"
        r"|(?:are |were |remain(?:ed)? |still )*(?:in the )?dark(?! (?:blue|red|green|brown|grey))",
    ),
    _told(
        "without power", _HOMES, "power electricity grid",
        r"(?:remain(?:ed|s)?|are|were) (?:still )?cut off(?! from)",
    ),
    _told("rescued", PEOPLE | CREWS, "alive survived",
          r"(?:pulled|brought|found|dug|taken|got)(?: [a-z]+){0,4} alive|survived"),
    _told(
        "freed", _FORCES | PEOPLE, "came returned exchanged swapped freed released",
        r"came (?:back )?home|returned home|(?:exchanged|swapped|freed|released)",
    ),
    _told("killed", _FORCES | PEOPLE, "fallen fell perished lives",
          r"(?:had|have|has) fallen|perished|lost their lives"),
    _told("killed", _FORCES | PEOPLE, "known reported confirmed",
          r"(?:known|reported|confirmed) to have (?:died|been killed)"),
    _told("killed", PEOPLE, "died killed", "(?!)",
          rf"{_INCLUDED}(?:killed|dead)\b|{_THERE}(?:died|killed)\b"),
    _told("wounded", PEOPLE, "wounded injured", "(?!)", rf"{_THERE}(?:wounded|injured)\b"),
    _told("missing", PEOPLE, "fate whereabouts", "(?!)",
          r"[^.;,]{0,60}? (?:is|are|was|were|remains?) (?:still )?(?:unknown|unclear)\b"),
    _told("missing", PEOPLE, "missing",
          r"(?:considered|believed|presumed|feared|listed|reported)(?: as)?(?: still)? missing"),
    _told("captured", frozenset(("soldier",)), "held captivity",
          r"(?:(?:are|were|remain) )?(?:still )?held (?:in|by)|in (?:[A-Z]\w+ )?captivity"),
    _told(
        "deployed", frozenset(("soldier",)),
        "in sent deployed arrived stationed fighting front",
        r"(?:are|were) (?:now |already |currently )*(?:in|at the front|stationed|fighting)"
        r"|(?:has|have|had) (?:been )?(?:sent|deployed|arrived)|stationed|deployed",
        r"(?:\s+(?![a-z]+ed\b)[^\W\d][\w’'-]*){0,3}? in (?:the )?[A-Z]",
    ),
    _told(
        "on strike", _ANY, "strike strikers work tools",
        r"on strike|(?:stopped|put down|laid down|downed) (?:their |all )?(?:work|tools)",
        r" ?strikers\b",
    ),
    _told("killed", frozenset(("body", "corpse")), "found recovered pulled retrieved",
          r"found|recovered|pulled|retrieved"),
    _told("missing", PEOPLE, "missing unaccounted",
          r"(?:considered|reported|listed as|believed|feared|presumed|remain|are|were|still)"
          r" (?:missing|unaccounted for)"),
    _told("evacuated", PEOPLE | YOUNG, "evacuated", r"(?:been|were|was|are) evacuated"),
    _told("flooded", PLACES, "flooded inundated submerged water flooding",
          r"(?:flooded|inundated|submerged|under ?water)"),
    _told("waiting", _ANY, "waiting stuck", 
          r"(?:are|is|were|remain) (?:still |now |already )*(?:waiting|stuck)"),
)  # fmt: skip

_BEFORE = (
    ("captured", re.compile(r"\b(?:holds?|holding|held|keeps|has captured)\s+(?:about |some )?$")),
    ("freed", re.compile(r"\b(?:received|got back|gets back|brought (?:home|back))\s+$")),
)
_LIVES = re.compile(
    r"\b(?:took|takes?|taken|taking|claim(?:ed|ing|s)?) the lives of (?:about |some |at least )?$"
)
_LIFE = re.compile(
    r"\b[Cc](?:laim(?:ed|ing|s)?|ost(?:ing|s)?) (?:about |some |at least |over |nearly )?$"
)
"""Matches before a number of lives that were lost: "claimed at least 36 lives"."""

_SOUGHT = re.compile(
    r"\b(?i:rescuers?|rescue (?:teams|workers|crews)|divers|firefighters)\b[^.;]{0,40}"
    r"\b(?:looking|searching|search) for (?:about |some |another |the )?$"
)
"""Matches before a number of people whom rescuers look for."""

_UPROOTED = re.compile(
    r"\b(?:uproot(?:ed|ing|s)?|displac(?:ed|ing|es?)) (?:about |some |at least |over |more than )?$"
)
_TOLL_ROSE = re.compile(
    r"\b(?:death )?toll\b(?![^.;]{0,200}\b(?:injured|wounded|missing|displaced)\b)[^.;]{0,200}?"
    rf" (?:{RISEN})"
    r" to (?:at least |about |some |over |more than |nearly )?$"
)
_IN_HOSPITAL = re.compile(
    r"(?:\s+(?:people|others|more))?(?:\s+(?:are|were|is|was|remain))?(?:\s+still)?\s+in hospital\b"
)
_BEFORE_WORDS = frozenset(
    ("hold", "holds", "holding", "held", "keeps", "captured", "received", "got", "gets", "brought")
)
LONGEST = 140
"""Characters after a number that are searched for its outcome."""


def is_in_hospital(stated: StatedFigure) -> bool:
    """Whether the counted people are in hospital: "nine dead and 24 in hospital"."""
    end = stated.figure.span.end
    return _IN_HOSPITAL.match(stated.text, end, end + LONGEST) is not None


def are_lives_lost(stated: StatedFigure) -> bool:
    """Whether a number is one of lives that something took: "claimed at least 36 lives"."""
    _, at, end = stated.figure.span
    is_of_lives = _LIVES_BEHIND.match(stated.text, end + 1) is not None
    is_of_lives = is_of_lives or stated.text.endswith("ives", at, end)
    return is_of_lives and _LIFE.search(stated.text, max(0, at - LONGEST), at) is not None


_LIVES_BEHIND = re.compile(r"(?:[\d,]+ )?[Ll]ives\b")


def are_hurt(stated: StatedFigure) -> bool:
    """Whether the counted people "sustained injuries"."""
    return _HURT.match(stated.text, stated.figure.span.end) is not None


_HURT = re.compile(r"(?: [a-z]+){0,3} (?:sustained|suffered) (?:[a-z]+ )?injuries\b")


def shelter_of(stated: StatedFigure) -> frozenset[str] | None:
    """Return where the counted people have found shelter, at most one word; None if they have not.

    "more than 900 people are sheltering in its schools" gives "school".
    """
    found = _SHELTERING.match(stated.text, stated.figure.span.end)
    if found is None:
        return None
    where = _SHELTERS.match(stated.text, found.end(), found.end() + LONGEST_SHELTER)
    return frozenset((stem(where[1].lower()),)) if where else frozenset()


SHELTERING = frozenset(("sheltering", "sheltered", "shelter", "refuge"))
"""Words of which each telling of people in shelters has one."""

_SHELTERING = re.compile(
    r"(?: (?!(?:and|but|while|or|as|than|not|of)\b)[^\W\d][\w’'-]*){0,5}?"
    r" (?:(?:are|were|remain) (?:now |currently |still |also )?(?:sheltering|being sheltered"
    r"|sheltered|taking (?:refuge|shelter))"
    r"|(?:(?:have|had) )?(?:sought|found|took|taken) (?:refuge|shelter)) (?:in|at|inside)\b"
)
_SHELTERS = re.compile(
    r"(?: [\w’'-]+){0,4}? (schools?|hospitals?|church(?:es)?|mosques?|stations?|metro|basements?"
    r"|cellars?|camps?|tents?|stadiums?|halls?|theatres?|theaters?|monaster(?:y|ies)|caves?)\b"
)
LONGEST_SHELTER = 60
"""Characters behind "sheltering in" that are searched for the kind of shelter."""


def outcome_around(stated: StatedFigure, stretch: OwnWords, thing: str) -> str:
    """Return the outcome from the words around a figure; "" if they state none."""
    text, (_, at, end) = stated.text, stated.figure.span
    last = min(stretch.sentence[1], end + LONGEST)
    is_stated_before = "number" in stretch.words
    first = max(stretch.sentence[0], at - LONGEST)
    number = _NUMBER_OF.search(text, first, at) if is_stated_before else None
    for one in _BEHIND:
        if one.words.isdisjoint(stretch.words) or one.things and thing not in one.things:
            continue
        if one.pattern.match(text, end, last):
            return one.fate
        if number is not None and one.pattern.match(text, number.end(), at):
            return one.fate
    if "lives" in stretch.words and _LIVES.search(text, first, at):
        return "killed"
    if thing in PEOPLE and "for" in stretch.words and _SOUGHT.search(text, first, at):
        return "missing"
    if thing in PEOPLE and _UPROOTED.search(text, first, at):
        return "displaced"
    if not thing and "toll" in stretch.words and _TOLL_ROSE.search(text, stretch.sentence[0], at):
        return "killed"
    if thing in _FORCES and not _BEFORE_WORDS.isdisjoint(stretch.words):
        words = text[max(stretch.sentence[0], at - LONGEST) : at]
        return next((fate for fate, pattern in _BEFORE if pattern.search(words)), "")
    return ""
