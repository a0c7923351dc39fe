"""Finds stories of one person: of one who is tried, or whom few texts name beside a rare thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reader.ledger.threads.name_uses import attackers, namesakes, offices, speakers
from reader.ledger.threads.texts import TextPart
from reader.ledger.threads.told_events import is_harm
from reader.ledger.threads.told_on import NEXT_DAYS
from reader.ledger.threads.window import WindowText, found_once
from reader.ledger.threads.words import CAPTIVES, SUMS, WEAK

RARE = 0.9
"""The least weight of a term that few texts have."""

PERSON = 0.5
"""The weight of people: one who speaks every day identifies a story less than a place or thing."""

_WORDS = 6
"""The most words in small letters between what is done to somebody and the name."""

_DONE = (
    r"accused|acquitted|arrested|charged|convicted|detained|extradited|freed|indicted|jailed|released"
    r"|sentenced"
)
_BEFORE = re.compile(
    rf"\b(?:{_DONE}|trial of|case against|charges against|verdict on|sentence (?:on|of)|bail for"
    r"|(?:custody|warrant|jail|prison) for)"
    rf"(?: [a-z][\w’'-]*,?){{0,{_WORDS}}} ?(?:[A-Z][\w’'-]* ){{0,3}}$"
)
"""Matches before the name of a defendant: "released former minister Anna Berg"."""

_IS = r"(?:(?:is|was|were|been|be|has|had|will|to|who|remains?|stays?) )*"
_WHERE = r"in (?:prison|jail|custody|court)|on (?:trial|bail)|guilty|before (?:the |a )?court"
_BEHIND = re.compile(
    rf"(?: [A-Z][\w’'-]*)?,? {_IS}(?:{_DONE}|{_WHERE})\b"
    r"|(?:[’']s)? (?:trial|arrest|lawyers?|detention|sentence|bail|appeal)\b"
    r"|,? (?:\w+ ){0,2}(?:leaves|left|out of) (?:the )?(?:remand )?(?:prison|jail|custody)\b"
)
"""Matches behind it: "Berg is accused", "Berg to stay in prison", "Berg’s trial"."""

NEAR = 90
"""Characters before a name that are searched."""


def share_defendant(later: WindowText, earlier: WindowText, shared: Iterable[str]) -> bool:
    """Whether something is done to one person in both texts."""
    people = (later.text.people | earlier.text.people).intersection(shared)
    return not people.isdisjoint(_defendants(later) & _defendants(earlier))


@found_once
def _defendants(text: WindowText) -> frozenset[str]:
    """Return the keys of names that something is done to."""
    return frozenset().union(*map(_in_part, text.parts))


def _in_part(part: TextPart) -> frozenset[str]:
    """Return the keys of names that something is done to in a part."""
    return frozenset(
        term.key
        for term in part.terms
        if part.text[term.start].isupper()
        and (
            _BEHIND.match(part.text, term.end)
            or part.text[term.end : term.end + 1] not in ("’", "'")
            and _BEFORE.search(part.text, max(0, term.start - NEAR), term.start)
        )
    )


def share_person(later: WindowText, earlier: WindowText, shared: Mapping[str, float]) -> bool:
    """Whether few texts name a person, both with one rare thing, and not only as a speaker."""
    people = later.text.people | earlier.text.people
    if later.day - earlier.day > NEXT_DAYS:
        return False
    rare = {key for key in shared.keys() & people if shared[key] >= PERSON * RARE}
    rare = (rare & later.heads & earlier.heads) - namesakes(later, earlier, people)
    others = {key for key, weight in shared.items() if weight >= RARE and key[0] != "#"}
    names = {key for key in others - people if later.terms[key] or earlier.terms[key]} - WEAK
    if not names or is_harm(later) and is_harm(earlier):
        rare -= speakers(later, rare) & speakers(earlier, rare)
    things = {key for key in others if not later.terms[key] and not earlier.terms[key]}
    things &= later.heads & earlier.heads
    things -= attackers(later) | attackers(earlier) | offices(later, people) | SUMS | CAPTIVES
    return bool(rare) and bool(things)
