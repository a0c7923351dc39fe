"""The input of joining series, figures with the text around them, and its result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from reader.ledger.people.lands import land
from reader.ledger.series.words import content_of, fates_in, thing_of
from reader.models import DateMention, Figure

Per = Literal["night", "day", "week", "total"]
"""The stretch of time that a number is for; "total" is all time up to now."""


class ClaimPlace(NamedTuple):
    """The place of a figure: `day` is that of its development in ISO, or "" if it is not known.

    `development` is the development's id (`RowIdentity.id`), `number` its position. `published` is
    the day of the bulletin, which differs for the entries of a bulletin of several days.
    """

    development: str
    source: str
    day: str
    number: int
    heading: str
    publisher: str = ""
    published: str = ""

    @property
    def of_entry(self) -> str | None:
        """The day of the development if it is another than that of its bulletin."""
        return self.day if self.day != self.published else None


class ClaimVoice(NamedTuple):
    """A claimant over all bulletins (`LedgerPerson`); `side` is the side that they speak for.

    `entry` distinguishes entries with the same id, such as the "police" of two bulletins.
    """

    id: str
    name: str
    entry: int
    side: str = ""


class StatedFigure(NamedTuple):
    """A figure in its paragraph.

    `others` are the offsets of other figures near it, `dates` its dates. `lead_in` is the text
    before the list that the paragraph is an item of. `names` are the folded words of all names in
    the bulletin's roster, which are not places here; `owners` those of countries and bodies that
    people belong to. `before` is the figure that may say what this one counts; `is_again` says that
    this one repeats its value. `title` is that of an article, a bulletin of one development without
    a heading; "" for others.
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
    title: str = ""

    @property
    def headline(self) -> str:
        """The heading, or the title of an article without one."""
        return self.place.heading or self.title

    @property
    def words(self) -> str:
        """The figure as it is written."""
        return self.text[self.figure.span.start : self.figure.span.end]


class StatedQuantity(NamedTuple):
    """The quantity of a figure, in the form that is compared.

    `thing` and `fates` (outcomes) are one word for all synonyms ("soldier", "killed"); `kinds`
    narrow the thing down; it `is_implied` if the text has no word for it ("12 had been killed").
    `since` distinguishes stretches of one `per`. `sides` own the things, `actors` acted on them.
    `places` are names near the figure, and `purposes` the purposes of money. `event` is how a
    single event is introduced: "the" strike, "a" strike, or "" for none. `when` is the day that the
    number is for. `wording` are the words of the sentence before and after the number, without
    numbers, and those of its list's lead-in. For money, `named` are the names in its sentence
    except the claimants', for counts of a stretch of time the claimants. For things launched,
    `targets` are the sides that may have shot them down, and for things of "the enemy" that of the
    claimant. `antecedent` is the place of the figure whose number this one restates; it
    `is_earlier` if it held before: "up from 57". It `is_of_raid` if no stretch of time is
    stated and it must be one of the daily reported raids. For a toll, `topics` are the words of the
    heading that may name the event; for losses, exact numbers of the sentence.
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
        """The stems of the sentence's content words; computed when needed, for few figures."""
        return _about(self.wording[:2])


@lru_cache(2_000)
def _about(words: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return content_of(chain.from_iterable(words))


Member = tuple[StatedFigure, StatedQuantity]
"""A figure and its quantity."""


class Series(NamedTuple):
    """Figures of one quantity, by day; `of` names it in the words of one of them."""

    of: str
    members: tuple[Member, ...]


def series_of(members: Sequence[Member]) -> Series:
    """Return the series with these members, in the order in which they were joined."""
    name = counted_thing(members)
    return Series((name + whose_losses(members, name)).strip(), tuple(members))


def may_tell_whose(members: Sequence[Member], name: str) -> bool:
    """Whether the texts may tell whose things or dead are counted, and `name` does not."""
    quantity = members[0][1]
    whose = frozenset(filter(None, (_land_counted(quantity),)))
    if not whose and (quantity.fates != {"lost"} or len(quantity.sides) != 1 or not quantity.thing):
        return False
    return (whose or quantity.sides).isdisjoint(map(land, re.findall(r"\w+", name.casefold())))


def whose_losses(members: Sequence[Member], name: str) -> str:
    """Return whose losses are counted, as texts name it: " (Torvia’s losses)"; "" if unknown.

    Only where the words for what is counted do not tell it: "Torvia lost 900 soldiers". For the
    dead of a land it is " (in Torvia)".
    """
    if not may_tell_whose(members, name):
        return ""
    quantity = members[0][1]
    dead_of = _land_counted(quantity)
    for stated, _ in members:
        for word in _COUNTRY.findall(f"{stated.place.heading} {stated.lead_in} {stated.text}"):
            known = land(word.casefold())
            if dead_of and known == dead_of and not (is_adjective(word) or word.endswith("i")):
                return f" (in {word})"
            if not dead_of and known in quantity.sides and not is_adjective(word):
                return f" ({word}’s losses)"
    return ""


def _land_counted(quantity: StatedQuantity) -> str:
    """Return the land whose dead or wounded a total counts; "" for all other numbers."""
    if quantity.per != "total":
        return ""
    return next((topic[1:] for topic in quantity.topics if topic[0] == LAND), "")


LAND = "@"
"""What the topic of a land begins with."""


def is_adjective(word: str) -> bool:
    """Whether a word for a side is one like "Torvian", and not the country's name."""
    return _ADJECTIVE.search(word) is not None


_COUNTRY = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]{3,}")
_ADJECTIVE = re.compile(r"(?:ian|ish|ese)s?$")


def counted_thing(members: Sequence[Member]) -> str:
    """Return the fullest words for the thing counted, without units of measure or money.

    Words that include the outcome are preferred. For sums the words of most claims are: one claim
    may give only half of what the money is for.
    """
    phrases = (stated.figure.counted for stated, _ in members if stated.figure.counted)
    counted = [phrase.partition(" (")[0] for phrase in phrases]  # "dead (Orvane’s losses)"
    units = [one.figure.unit for one, of in members if one.figure.unit and of.unit is None]
    units = [unit for unit in units if unit != "count"]  # "three times as many"
    if counted or units:
        fates = members[0][1].fates
        told = [words for words in counted if fates and fates <= fates_in(words.split())]
        if members[0][1].unit is not None and counted:
            often = Counter(counted)
            return max(often, key=lambda words: (often[words], len(words)))
        return max(told or counted, key=len, default=None) or units[0]
    return next((word for one in members for word in _words_before(one[1])), "")


def _words_before(quantity: StatedQuantity) -> Iterator[str]:
    """Yield the word for a thing before its number: "lost 412 soldiers, including 9 in a day"."""
    if quantity.thing and quantity.is_implied:
        yield from (word for word in quantity.wording[0] if thing_of(word) == quantity.thing)


def day_of(member: Member) -> str:
    """Return the day that a number is for, else that of its bulletin; "" if neither is known."""
    stated, quantity = member
    return quantity.when or stated.place.day
