"""Builds the summary that the list shows below a development's title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.evidence_words import name_of

if TYPE_CHECKING:
    from reader.models import Person
    from reader.quote_groups import ClaimKey, Groups, Speakers


class RowSummary(NamedTuple):
    """Speakers or claimants in the order of the text, counts, the entry's time, and its section.

    The counts match the evidence: all pieces of one quotation are one quote, and a claim that is
    repeated counts once.
    """

    people: str = ""
    quotes: int = 0
    claims: int = 0
    time: str = ""
    section: str = ""


MOST_PEOPLE = 6
"""Most people named in a row; there is no room for more."""

_BEHIND = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
"""Words that may follow a surname."""


def summary_of(
    speakers: Groups[Speakers], claims: Groups[ClaimKey], names: Sequence[str], time: str | None
) -> RowSummary:
    """Return the summary of a development from its quotes by speaker and its figures by claim.

    `names` are the roster's names as shown (`short_names`). If there are no speakers, it names the
    claimants of figures.
    """
    numbers = [number for group in speakers for number in group]
    numbers = numbers or [number for claim in claims for number in claim.claimants]
    told = [names[number] for number in dict.fromkeys(numbers)]
    named = ", ".join(sorted(told, key=_is_no_name)[:MOST_PEOPLE])
    return RowSummary(named, sum(map(len, speakers.values())), len(claims), time or "")


def _is_no_name(name: str) -> bool:
    """Whether it begins like a common noun; proper names are listed before these."""
    return name[:1].islower()


def short_names(people: Iterable[Person]) -> list[str]:
    """Return the name to show for each person: the surname if it is unique in the roster."""
    roster = list(people)
    short = [_short(one) for one in roster]
    often = Counter(short)
    return [
        name if often[name] == 1 else name_of(one) for name, one in zip(short, roster, strict=True)
    ]


def short_name_in(people: str, person: Person) -> str:
    """Return a person's short name if the names of a `RowSummary` have it, else ""."""
    short = _short(person)
    return short if short in people.split(", ") else ""


def _short(person: Person) -> str:
    return _surname(person) if person.kind == "person" else name_of(person)


def _surname(person: Person) -> str:
    """The last word of a name, with the particles before it ("van der Lisse").

    If the text itself uses another single word of the name ("Xi"), it is that word.
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
