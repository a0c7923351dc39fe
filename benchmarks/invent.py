"""Turns a seed into news of a war between two invented countries.

All random numbers come from the `Random` given, so that one seed gives one text. All people are
invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

STARTS = "Al Ar Bel Bren Cor Da Dre El Er Fen Gar Hal Hes Is Jor Kal Kes Lan Lo Mar Mer Nor Or Pel"
STARTS += " Quin Ros Ru Sel Sten Tal Tor Ul Va Vel Wen Yor Zel"
MIDDLES = "a an e el en er i il in o ol on u ar ad em ov"
ENDS = "den dor gast len lo mar nik nov ra rin rov sa sel ska ta tin va vik wen zan"
TOWNS = "holt mere wick stad burn ford haven gate field moor"
FIRSTS = "Ada Anneke Brida Cato Doran Edda Emil Farin Greta Henk Ilse Ivo Jana Jorun Kaspar Lena"
FIRSTS += " Lorin Mirela Nils Odo Orla Osric Petra Piet Rasmus Saskia Tilda Tomas Ulla Viggo Wanda"
ROLES = (
    "Defence Minister",
    "Foreign Minister",
    "President",
    "Prime Minister",
    "Army spokesman Colonel",
    "Governor",
    "Mayor",
    "General",
    "Energy Minister",
    "Railway chief",
    "Prosecutor",
    "Ambassador",
)
SIDES = (("Selvany", "Selvanian"), ("Torvia", "Torvian"))
VERBS = ("said", "told reporters", "warned", "said in a televised address", "added", "claimed")
THINGS = ("soldiers", "civilians", "drones", "missiles", "houses", "lorries", "tanks", "shells")
HARMED = ("killed", "wounded", "captured", "reported missing")
SAYINGS = (
    "We will not leave {town} while a single bridge over the {river} is standing",
    "Nobody should believe what is said about {town} by people who were never there",
    "The talks in {town} were long, and they were not friendly, but they were talks",
    "Every winter they try to put out our lights, and every spring we count them again",
    "It is a road for bread and for medicine, and it has been shelled for {count} days",
    "There is no plan for {town} without the people who live in {town}",
    "Our air defences did what they could, and in {town} it was not enough",
    "I ask our partners to look at the map, and then at the calendar",
)
TELLINGS = (
    "{Adj} troops crossed the {river} near {town} before dawn and dug in on the eastern bank.",
    "Shelling of {town} went on through the night, and the hospital took in people until morning.",
    "The railway between {town} and {other} was cut in two places and may be closed for weeks.",
    "Power returned to most of {town} by noon after {count} hours without light or water.",
    "A court in {town} heard the case of an officer accused of selling fuel meant for tanks.",
    "Families left {town} in buses that were meant for {count} people and held twice as many.",
)
HEADINGS = (
    "{Adj} troops reach the outskirts of {town}",
    "{role} {person} visits {town} for talks",
    "Drones strike fuel depot near {town}",
    "At least {count} wounded in shelling of {town}",
    "‘The lights are on in {town}’ — {person}",
    "{country} says it shot down {count} drones over the {river}",
    "Bridge at {town} reopens after {count} days",
    "{person} rejects offer of a truce at {town}",
    "Prisoners exchanged on the road to {town}",
    "{country} and partners agree on {count} air defence systems",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; `role` stands before the name."""

    first: str
    last: str
    role: str
    side: tuple[str, str]


def _one(chance: Random, words: str) -> str:
    return chance.choice(words.split())


def surname(chance: Random) -> str:
    """A family name."""
    return _one(chance, STARTS) + _one(chance, MIDDLES) + _one(chance, ENDS)


def town(chance: Random) -> str:
    """The name of a place."""
    return _one(chance, STARTS) + _one(chance, MIDDLES) + _one(chance, TOWNS)


def person(chance: Random) -> Person:
    """Somebody with a role on one of the sides."""
    return Person(_one(chance, FIRSTS), surname(chance), chance.choice(ROLES), chance.choice(SIDES))


def heading(chance: Random, cast: list[Person]) -> str:
    """The heading of a development."""
    return _filled(chance, chance.choice(HEADINGS), chance.choice(cast))


def paragraphs(chance: Random, cast: list[Person], size: int) -> list[str]:
    """Paragraphs of about `size` characters together; each speaker comes from `cast`."""
    found: list[str] = []
    while sum(map(len, found)) < size - 100:
        who = chance.choice(cast)
        found.append(chance.choice(_KINDS)(chance, who))
    return found


def _filled(chance: Random, pattern: str, who: Person) -> str:
    return pattern.format(
        Adj=who.side[1],
        country=who.side[0],
        river=_one(chance, STARTS) + "sel",
        town=town(chance),
        other=town(chance),
        count=chance.randint(3, 90),
        person=who.last,
        role=who.role,
    )


def _full(who: Person) -> str:
    return f"{who.role} {who.first} {who.last}"


def _quoted(chance: Random, who: Person) -> str:
    saying = _filled(chance, chance.choice(SAYINGS), who)
    more = _filled(chance, chance.choice(SAYINGS), who)
    telling = _filled(chance, chance.choice(TELLINGS), who)
    return f"“{saying},” {_full(who)} {chance.choice(VERBS)}. “{more}.” {telling}"


def _claimed(chance: Random, who: Person) -> str:
    count, more = chance.randint(3, 900), chance.randint(2, 40) * 100
    first = f"{_full(who)} said that at least {count} {chance.choice(THINGS)} were lost near"
    second = f"{who.last} put the losses of the other side at more than {more:,}"
    day = _one(chance, "Monday Tuesday Wednesday Thursday Friday")
    return (
        f"{first} {town(chance)} on {day}. {second} {chance.choice(HARMED)} since {day},"
        f" a figure that could not be confirmed. {_filled(chance, chance.choice(TELLINGS), who)}"
    )


def _relayed(chance: Random, who: Person) -> str:
    saying = _filled(chance, chance.choice(SAYINGS), who)
    telling = _filled(chance, chance.choice(TELLINGS), who)
    return (
        f"{telling} According to the {who.side[1]} defence ministry, {chance.randint(2, 60)} of"
        f" {chance.randint(61, 120)} {chance.choice(THINGS)} were hit. {who.last} called it “a day"
        f" like the others” and said: “{saying}.”"
    )


_KINDS: tuple[Callable[[Random, Person], str], ...] = (_quoted, _claimed, _relayed)
