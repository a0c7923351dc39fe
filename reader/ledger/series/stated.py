"""What series are joined from: figures with the text around them; and what they are joined to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from reader.ledger.series.words import content_of, fates_in, thing_of
from reader.models import DateMention, Figure

Per = Literal["night", "day", "week", "total"]
"""The stretch of time that a number is for; "total" is all of it up to now."""


class ClaimPlace(NamedTuple):
    """Where a figure stands: `day` is that of the bulletin in ISO, or "" where it is not known.

    `development` tells scripts which one it is (`RowIdentity.id`), `number` is its position.
    """

    development: str
    source: str
    day: str
    number: int
    heading: str


class ClaimVoice(NamedTuple):
    """Whose word a figure is, over all bulletins (`LedgerPerson`); `side` is whom they speak for.

    `entry` tells entries apart that have one id: the "police" of two bulletins.
    """

    id: str
    name: str
    entry: int
    side: str = ""


class StatedFigure(NamedTuple):
    """A figure in its paragraph.

    `others` are the places of the other figures near it, `dates` its dates.  `lead_in` is what
    stands before a list, where the paragraph is an item of it.  `names` are the folded words of all
    names in the bulletin's roster, none of which is a place here; `owners` those of countries and
    bodies that somebody belongs to.  `before` is the figure that may say what this one counts; it
    `is_again` that one's value.
    """

    place: ClaimPlace
    figure: Figure
    text: str
    others: tuple[tuple[int, int], ...] = ()
    dates: tuple[DateMention, ...] = ()
    lead_in: str = ""
    claimants: tuple[ClaimVoice, ...] = ()
    names: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    relay: str | None = None
    cue: str | None = None
    before: StatedFigure | None = None
    is_again: bool = False

    @property
    def words(self) -> str:
        """The figure as it is written."""
        return self.text[self.figure.span.start : self.figure.span.end]


class StatedQuantity(NamedTuple):
    """What a figure is a number of, as it is compared.

    `thing` and `fates` are in one word for all that say the same ("soldier", "killed"), `kinds` are
    what narrows the thing down; it `is_implied` where the text has no word for it ("12 had been
    killed"). `since` tells stretches of one `per` apart. `sides` are whose they are, `actors` who
    did it to them; `places` are names near the figure and `purposes` what money is for. `event` is
    how a single event is brought in: "the" strike, "a" strike, or "" for none. `when` is the day
    that the number is for. `wording` are the words of the sentence before and behind the number,
    without numbers, and those that lead in its list.  Of a sum of money `named` are the names
    in its sentence, but for its claimants'.  Of what was launched `targets` are the sides that may
    have shot it down.  `antecedent` is where in its development the figure begins whose number this
    is another of, and it `is_earlier` where it held before: "up from 57".  It `is_of_raid` where no
    stretch of time is told and it must be one of the raids that are reported day by day.  Of a
    toll `topics` are the words of the heading that may name the event.
    """

    thing: str
    is_implied: bool
    kinds: frozenset[str]
    fates: frozenset[str]
    unit: str | None
    per: Per | None
    since: str
    sides: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    purposes: frozenset[str]
    event: str
    when: str | None
    sentence: tuple[int, int]
    wording: tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]
    named: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    antecedent: tuple[int, int] | None = None
    is_earlier: bool = False
    is_of_raid: bool = False
    topics: frozenset[str] = frozenset()

    @property
    def stretch(self) -> Per | None:
        """The stretch of time by which it is compared: a raid is of its night."""
        return "night" if self.is_of_raid else self.per

    @property
    def about(self) -> frozenset[str]:
        """The stems of the words that the sentence is about: few figures are asked for them."""
        return _about(self.wording[:2])


@lru_cache(2_000)
def _about(words: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return content_of(chain.from_iterable(words))


Member = tuple[StatedFigure, StatedQuantity]
"""A figure and what it is a number of."""


class Series(NamedTuple):
    """Figures of one quantity, by day; `of` names it in the words of one of them."""

    of: str
    members: tuple[Member, ...]


def series_of(members: Sequence[Member]) -> Series:
    """The series that has these members, in the order in which they were joined."""
    return Series(_name(members), tuple(members))


def _name(members: Sequence[Member]) -> str:
    """What the figures count, in the fullest words that one of them has; no measure nor money.

    Words that tell what befell the counted come before others.
    """
    phrases = (stated.figure.counted for stated, _ in members if stated.figure.counted)
    counted = [phrase.partition(" (")[0] for phrase in phrases]  # "dead (Orvane’s losses)"
    units = [one.figure.unit for one, of in members if one.figure.unit and of.unit is None]
    units = [unit for unit in units if unit != "count"]  # "three times as many"
    if counted or units:
        fates = members[0][1].fates
        told = [words for words in counted if fates and fates <= fates_in(words.split())]
        return max(told or counted, key=len, default=None) or units[0]
    return next((word for one in members for word in _words_before(one[1])), "")


def _words_before(quantity: StatedQuantity) -> Iterator[str]:
    """The word for a thing before its number: "lost 412 soldiers, including 9 in a day"."""
    if quantity.thing and quantity.is_implied:
        yield from (word for word in quantity.wording[0] if thing_of(word) == quantity.thing)


def day_of(member: Member) -> str:
    """The day that a number is for, or else that of its bulletin; "" where none is known."""
    stated, quantity = member
    return quantity.when or stated.place.day
