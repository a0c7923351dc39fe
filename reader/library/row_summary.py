"""Turns what was found in a development into what stands below its title in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.evidence_words import name_of

if TYPE_CHECKING:
    from reader.evidence import ClaimKey, Groups, Speakers
    from reader.models import Person


class RowSummary(NamedTuple):
    """Who speaks or claims, in the order of the text, how many quotes and claims, its own time, and
    the heading over it and others.

    The numbers are those of the evidence: pieces of one speech are one quote, and a claim that is
    made twice is one.
    """

    people: str = ""
    quotes: int = 0
    claims: int = 0
    time: str = ""
    section: str = ""


MOST_PEOPLE = 6
"""People who are named; no row has room for more."""

_BEHIND = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
"""What may stand behind a surname."""


def summary_of(
    speakers: Groups[Speakers], claims: Groups[ClaimKey], names: Sequence[str], time: str | None
) -> RowSummary:
    """The summary of a development from its quotes by speaker and its figures by claim.

    `names` are those of the roster (`short_names`).  Where nobody speaks, those are named whose
    figures it has.
    """
    numbers = [number for group in speakers for number in group]
    numbers = numbers or [number for claim in claims for number in claim.claimants]
    told = [names[number] for number in dict.fromkeys(numbers)]
    named = ", ".join(sorted(told, key=_is_no_name)[:MOST_PEOPLE])
    return RowSummary(named, sum(map(len, speakers.values())), len(claims), time or "")


def _is_no_name(name: str) -> bool:
    """Whether it begins like a common noun: those who are named come first."""
    return name[:1].islower()


def short_names(people: Iterable[Person]) -> list[str]:
    """The surname of each person that nobody else of the roster has; else the whole name."""
    roster = list(people)
    short = [_surname(one) if one.kind == "person" else name_of(one) for one in roster]
    often = Counter(short)
    return [
        name if often[name] == 1 else name_of(one) for name, one in zip(short, roster, strict=True)
    ]


def _surname(person: Person) -> str:
    """The last word of a name with the particles before it ("van der Lisse").

    Where the text calls somebody by another single word of the name ("Xi"), that is it.
    """
    words = [word for word in person.name.split() if word.rstrip(",") not in _BEHIND]
    if len(words) < 2:
        return person.name
    called = [alias for alias in person.aliases if alias in words]
    if called and words[-1] not in called:
        return called[0]
    first = len(words) - 1
    while first > 1 and words[first - 1][0].islower():
        first -= 1
    return " ".join(words[first:]).rstrip(",")
