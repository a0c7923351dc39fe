"""Finds in the words around a figure the side of the things, the actor, place and event."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of
from reader.ledger.series.capitals import (
    OF_A_COUNTRY,
    PlaceName,
    is_known,
    is_title_case,
    is_titled,
    names_in,
    state_of,
)
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import NEAR, OwnWords
from reader.ledger.series.words import CALENDAR, IN_I, NOBODY

_NAME = r"(?:[A-Z][\w’'-]{1,40}(?: [A-Z][\w’'-]{1,40}){0,4})"
_FIRST = (
    r"(?<![\w’'-])(?=[A-ZITWHSitwhs])"
    r"(?<!\bon )(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bnear )(?<!\bover )"
    r"(?<!\bon the )(?<!\bin the )(?<!\bat the )(?<!\bof the )(?<!\bnear the )"
)
"""Where a subject may begin; the cheapest test comes first."""
_PRONOUN = r"[Ii]t|[Tt]hey|[Ww]e|[Hh]e|[Ss]he|[Tt]he (?:enemy|army|military)"
_SUBJECT = (
    rf"{_FIRST}(?P<who>{_PRONOUN}|{_NAME})"
    r"(?: (?!were|was|been|be|being|are|is)[a-z]+\b){0,3}?"
    r" (?:(?:has|have|had|also|then|may have|itself|already) )*"
)
"""The subject of the verb that follows; never the object of an action."""
_LOST = re.compile(rf"{_SUBJECT}(?:lost|suffered|losing|lose|loses)\b")
_AND_LOST = re.compile(
    r"\b(?:it|they|we) (?:had|has|have) [^.;,]{1,60} and (?:had )?lost (?:about |some )?[\w,]+$"
)
"""The claimant's own losses: "it had taken 340 prisoners and lost 22 men"."""
_TELLS_LOSS = re.compile(r"los(?:t|ing|es?)\b|suffered")
_LOSS_WORDS = frozenset(
    (
        "lost",
        "suffered",
        "losing",
        "lose",
        "loses",
        "loss",
        "losses",
        "dead",
        "deaths",
        "casualties",
    )
)

_LOSSES = re.compile(
    rf"(?:(?P<who>{_NAME}|[Tt]he enemy)[’']s? (?:[a-z]+ ){{0,2}}"
    r"(?:loss(?:es)?|dead|deaths|casualties)\b"
    rf"|\b[Ll]oss(?:es)? of (?:the )?(?P<whose>{_NAME}|enemy))"
)
_OF_COUNTRY = re.compile(
    r"(?<![\w’'-])(?P<who>[A-Z][a-z]+) (?:[a-z]+ ){0,1}(?:losses|deaths|dead|casualties)\b"
)
"""A side's losses with a country's adjective: "Torvian losses"."""
_OWN_FORCES = frozenset(("army", "military", "air", "defences", "defenses", "defence", "navy"))
"""Forces of the claimant if no country is named: "air defences shot down 66 of them"."""
_OWNERS = frozenset(("its", "their", "our", "his", "her", "ours", "theirs"))
_OWN = re.compile(
    r"\b(?:its|their|our|his|her)(?: own)?\b(?: [a-z]+){0,2}$|\bof (?:its|their|our)\b"
    r"|\b(?:its|their|our)(?: own)? (?:[a-z]+ )?(?:losses|dead|casualties|deaths|soldiers|men)\b"
)
_OF_OWN = re.compile(r"\s*of (?:its|their|our|ours|theirs|his|her)\b")
_CAPTORS = re.compile(rf"{_SUBJECT}(?:holds?|holding|held|taken|took|captured)\b")
_RECEIVED = re.compile(rf"{_SUBJECT}(?:received|got back|gets back)\b")
_RECEIPT = frozenset(("received", "got", "gets"))
_ACTS = frozenset(
    """shot downed destroyed killed wounded intercepted launched fired captured struck hit detained
    arrested damaged eliminated sent deployed attacked recaptured retaken retook liberated
    regained""".split()  # noqa: SIM905
)
_ACTED = re.compile(rf"{_SUBJECT}(?:shot down|{'|'.join(sorted(_ACTS - {'shot'}))})\b")
_BY = re.compile(rf"(?<!caused )\bby (?:the )?(?P<who>{_NAME})")
_HEADED = re.compile(rf"\b(?:in|at|near|on|over|outside) (?:the )?({_NAME})")
_BY_WHOM = re.compile(r"\bby (?:the )?$")
"""Matches before an actor, which is not a place: "launched by Torvia"."""
_TO_WHOM = re.compile(r"\b(?:told|tells?) (?:the )?$")
"""Matches before a listener, who is not a place: "he told Lund Radio"."""
_SOMEBODYS = re.compile(
    r" time\b|[’']s? (?:[a-z]+ )?(?:war|invasion|army|forces|regime|government|offensive|troops"
    r"|soldiers)\b"
)
"""Matches after an owner, which is not a place: "in Putin’s war", and after a time zone."""
_OUTLET = re.compile(
    r"(?:[ -][A-Z][\w’'-]+){0,2}(?: (?:TV|[Tt]elevision|[Rr]adio|[Nn]ews(?:paper)?|Telegram"
    r"|Press|Times|Post|Agency|Societ(?:y|ies)|Helmets)| (?:news )?(?:agency|network|channel))\b"
)
"""Matches the rest of the name of a medium or a society, which is not a place."""
_SPEAKS = re.compile(
    r"(?: [A-Z][\w’'-]+)*(?:, [^,.;]{1,60},)? (?:said|says|counted|spoke|put|reported|claimed"
    r"|estimated|recorded|announced|confirmed|denied|gave|raised|lowered|revised|corrected|counts"
    r"|says|puts|lends?|lent)\b"
)
"""Matches after a speaker, which is not a place."""
_COMES = re.compile(r"\b(?:child|man|woman|boy|girl|soldier|resident|worker|teacher) from $")
"""Matches before a place where somebody comes from, which is not that of an event."""
NEAR_PLACE = 24
"""Characters before a place that are searched for a direction."""
_BEYOND = re.compile(r"(?<!the )\b(?:north|south|east|west)(?:ern)? of $")
"""Matches before a place that something lies near: "a village north of Lund"."""

_OPENING = " “\"'‘(•–—-*"
LONGEST_LINK = 12
"""Characters before a name that are searched for a preposition."""

_LOCAL = re.compile(r"\b(?:officials|authorities|police|rescuers|prosecutors|doctors) in $", re.I)
"""Matches before the place of local officials, which is that of the event they tell of."""

_AT = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|on|over|outside|around)"
    r" (?:the )?(?:(?:(?:north|south|east|west)[a-z]*|central) )?$"
)


def owners_of(stated: StatedFigure, stretch: OwnWords, is_captured: bool = False) -> frozenset[str]:
    """Return the side of the counted things from the words around: who lost them, "its soldiers".

    If the things are captured (`is_captured`), a loser in the same sentence is not their side.
    """
    own = stated.text[stretch.start : stated.figure.span.end]
    is_loss = bool(stated.lead_in) or not _LOSS_WORDS.isdisjoint(stretch.words)
    if is_loss and not is_captured:
        before = stated.text[stretch.sentence[0] : stated.figure.span.end]
        is_told = _TELLS_LOSS.search(before) is not None
        if is_told and _AND_LOST.search(before):
            return claimants_side(stated)
        if is_told and (found := list(_LOST.finditer(own)) or list(_LOST.finditer(before))):
            return _who(found[-1]["who"], stated)
        if found := list(_LOSSES.finditer(f"{stated.lead_in} {before}")):
            return _who(found[-1]["who"] or found[-1]["whose"], stated)
        if found := list(_OF_COUNTRY.finditer(f"{stated.lead_in} {before}")):
            side = land(found[-1]["who"].lower())
            return frozenset((side,)) if side in lands_of(stated.owners) else frozenset()
    if not _RECEIPT.isdisjoint(stretch.words) and (got := _RECEIVED.search(own)):
        return _who(got["who"], stated)
    if _OWNERS.isdisjoint(stretch.words):
        return frozenset()
    inside = stated.text[stretch.start : stretch.end]
    if _OWN.search(own) or _OF_OWN.match(inside[len(own) :]):
        return claimants_side(stated)
    return frozenset()


def captors_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the captor of the counted prisoners, if the words before them name one."""
    found = _CAPTORS.search(stated.text[stretch.start : stated.figure.span.start])
    return _who(found["who"], stated) if found else frozenset()


def actors_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the actor of the outcome, if the words around name one."""
    own = stated.text[stretch.start : stretch.end]
    if not _ACTS.isdisjoint(stretch.words) and (found := _ACTED.search(own)):
        return _who(found["who"], stated)
    if "by" in stretch.words and (found := _BY.search(own)):
        return _who(found["who"], stated)
    return frozenset()


def _who(words: str, stated: StatedFigure) -> frozenset[str]:
    firsts = [word for word in words_of(words)[:2] if word not in NOBODY]
    if words.casefold() in ("it", "they", "we") or set(firsts[:1]) & _OWN_FORCES:
        return claimants_side(stated)
    if words.casefold() in ("he", "she"):
        return frozenset()
    if words.casefold() in ("the enemy", "enemy"):
        return frozenset(("enemy",))
    return frozenset(map(state_of, firsts[:1]))


def claimants_side(stated: StatedFigure) -> frozenset[str]:
    """Return the country that the claimants speak for, else the first word of a body's name."""
    if sides := frozenset(one.side for one in stated.claimants if one.side):
        return sides if len(sides) == 1 else frozenset()
    firsts = {words_of(one.name)[0] for one in stated.claimants if words_of(one.name)}
    return frozenset(land(word) for word in firsts if word in stated.owners)


def places_in(
    stated: StatedFigure, start: int, end: int, sentence: tuple[int, int]
) -> frozenset[str]:
    """Return the folded names in a stretch of a sentence that are not people's or owners' names."""
    text, lands = stated.text, lands_of(stated.owners)
    return frozenset(
        [
            name.key
            for name in names_in(text, *sentence)
            if start <= name.start
            and name.end <= end
            and _is_place(text, name, start, stated, lands)
        ]
    )


def places_of_heading(stated: StatedFigure) -> frozenset[str]:
    """Return the places after a preposition in a figure's heading ("Hospital in Quern hit")."""
    heading, lands = stated.place.heading, lands_of(stated.owners)
    names = (word for found in _HEADED.finditer(heading) for word in found[1].split())
    names = (word for word in names if not OF_A_COUNTRY.search(word))
    places = ("".join(words_of(name)) for name in names)
    return frozenset(one for one in places if land(one) not in lands and one not in CALENDAR)


_NO_PLACES = frozenset(
    """shiite shia sunni druze christian muslim islamic jewish catholic tv television radio
    societies helmets press""".split()  # noqa: SIM905
)
"""Words for faiths, media and societies, which are no places: "the Shiite movement"."""


def _is_place(
    text: str, name: PlaceName, start: int, stated: StatedFigure, lands: frozenset[str]
) -> bool:
    """Whether a capitalized word may be a place, and not a person, country or first word."""
    if not name.lands.isdisjoint(lands) or IN_I.match(text, name.end):
        return False
    if not _NO_PLACES.isdisjoint(words_of(text[name.start : name.end])):
        return False
    near = max(start, name.start - LONGEST_LINK)
    before = text[near : name.start]
    if stated.names.issuperset(name.words) and not _AT.search(
        text, max(start, name.start - NEAR_PLACE), name.start
    ):
        return False
    is_heading = not stated.figure.span.block and is_title_case(text)
    if is_heading and not before.endswith((" in ", " at ", " near ")):
        return False
    is_in = _LOCAL.search(text, max(start, near - LONGEST_LINK), name.start) is not None
    claimants = {word for one in stated.claimants for word in words_of(one.name)}
    if (
        not is_in
        and claimants.issuperset(name.words)
        or not is_in
        and _SPEAKS.match(text, name.end, name.end + NEAR)
    ):
        return False
    if _SOMEBODYS.match(text, name.end) or _SOMEBODYS.match(text, name.end - 2):
        return False
    if _TO_WHOM.search(before) or is_titled(text, name.start) or _OUTLET.match(text, name.end):
        return False
    if _BEYOND.search(text, max(start, name.start - NEAR_PLACE), name.start):
        return False
    if "by " in before and _BY_WHOM.search(text, near, name.start):
        return False
    if before.endswith("from ") and _COMES.search(text, max(start, near - NEAR), name.start):
        return False
    if text[name.end : name.end + 1] == "," and before.endswith(("“", '"')):
        return False  # “Unfortunately, …”
    before = (before if before.strip(_OPENING) else text[start : name.start]).rstrip(_OPENING)
    return bool(before) and before[-1] not in ".!?:" or is_known(text, name.start, name.end)
