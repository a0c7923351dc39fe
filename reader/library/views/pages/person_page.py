"""Collects everything about one person over all bulletins: statements, figures, offices, others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.evidence import claim_line
from reader.ledger.people.heard import LedgerPerson, Member, Role
from reader.library.article_text import TextPlace
from reader.library.corrections.corrected_texts import CorrectedText
from reader.library.index import heard_rows
from reader.library.index.heard_rows import Relay
from reader.library.index.quote_rows import QuotePlace
from reader.library.rows import Row
from reader.library.views.joined.shown_people import RosterPlace
from reader.library.views.lists.people_list import NONE, activity, days_until
from reader.library.views.lists.quote_list import quote_row
from reader.library.views.view import ViewData

NumbersOf = Callable[[CorrectedText, int], list[int]]
"""Returns the numbers of a person's quotes or claims in a text."""

MOST_BESIDE = 20
"""Most people listed who speak in the same developments."""


class HeardRole(NamedTuple):
    """An office with its first and last day, and the first place where the person speaks in it."""

    role: Role
    place: TextPlace | None


class NamedOften(NamedTuple):
    """A relay, or a person in the same developments; how often, and the latest place."""

    name: str
    often: int
    place: TextPlace


class Activity(NamedTuple):
    """The activity bar of a person, with its first and last day."""

    bars: str
    first: str
    last: str


class PersonPage:
    """The page of a person; each part is read when it is used, the earliest day first."""

    def __init__(self, data: ViewData, person: LedgerPerson) -> None:
        """Read nothing yet."""
        self._data, self.person = data, person

    def activity(self) -> Activity | None:
        """Return the person's activity on the last days; None if there was none."""
        newest = self._data.people.heard.newest
        bars = activity(self.person, newest)
        if not bars.strip(NONE):
            return None
        return Activity(bars, days_until(newest)[0], newest)

    def statements(self) -> Iterator[Row]:
        """Yield the person's quotes, each with the day of its bulletin."""
        for member in self.person.members:
            for place in self._quotes(member):
                row = quote_row(self._data, place)
                if row.target is not None and self._is_theirs(member, place):
                    yield row._replace(date=member.bulletin.day)

    def claims(self) -> Iterator[Row]:
        """Yield the person's figures, one per claim of a development, with the bulletin's day."""
        for member in self.person.members:
            for place in self._claims(member):
                if (row := self._claim_row(member, place)) is not None:
                    yield row

    def roles(self) -> list[HeardRole]:
        """Return the person's offices as stated."""
        return [HeardRole(role, self._place_of(role)) for role in self.person.roles]

    def relays(self) -> list[NamedOften]:
        """Return who relayed the person's words, the most frequent first."""
        often: Counter[str] = Counter()
        latest: dict[str, TextPlace] = {}
        for member in self.person.members:
            for name, place in self._relays(member):
                if place.development not in self._data.hidden:
                    often[name] += 1
                    latest[name] = self._text_place(place)
        return [NamedOften(name, count, latest[name]) for name, count in often.most_common()]

    def beside(self) -> list[NamedOften]:
        """Return who speaks in the same developments, the most frequent first."""
        often: Counter[int] = Counter()
        latest: dict[int, int] = {}
        people = self._data.people.heard
        own = {(member.bulletin.key, member.heard.number) for member in self.person.members}
        for member in self.person.members:
            keys = {one.development for one in (*self._quotes(member), *self._claims(member))}
            for key in keys:
                places = self._heard_in(key)
                others = {id(people.by_place[one]): one for one in places if one in people.by_place}
                for number, place in others.items():
                    if place not in own:
                        often[number] += 1
                        latest[number] = key
        names = {id(one): one.name for one in people.people}
        return [
            NamedOften(names[number], count, TextPlace(latest[number]))
            for number, count in often.most_common(MOST_BESIDE)
            if number in names
        ]

    def _quotes(self, member: Member) -> list[QuotePlace]:
        asked = member.bulletin.key, member.heard.number
        found = self._data.ask(lambda index: heard_rows.quotes_of(index, *asked))
        return self._as_corrected(member, found, CorrectedText.quotes_of)

    def _claims(self, member: Member) -> list[QuotePlace]:
        asked = member.bulletin.key, member.heard.number
        found = self._data.ask(lambda index: heard_rows.claims_of(index, *asked))
        return self._as_corrected(member, found, CorrectedText.claims_of)

    def _as_corrected(
        self, member: Member, found: Sequence[QuotePlace], theirs: NumbersOf
    ) -> list[QuotePlace]:
        """The listed places of a bulletin; in corrected texts those that the corrections give."""
        corrected = self._data.evidence.corrected_texts()
        here = [text for text in corrected.values() if text.bulletin == member.bulletin.key]
        places = [place for place in found if place.development not in corrected]
        for text in here:
            places += [QuotePlace(text.key, one) for one in theirs(text, member.heard.number)]
        if here:
            places.sort(key=self._in_text)
        return [place for place in places if place.development not in self._data.hidden]

    def _in_text(self, place: QuotePlace) -> tuple[int, int]:
        entry = self._data.entry(place.development)
        return entry.position if entry else 0, place.number

    def _relays(self, member: Member) -> list[Relay]:
        asked = member.bulletin.key, member.heard.number
        found = self._data.ask(lambda index: heard_rows.relays_of(index, *asked))
        corrected = self._data.evidence.corrected_texts()
        return [one for one in found if one.place.development not in corrected] + [
            Relay(relay, QuotePlace(text.key, number))
            for text in corrected.values()
            if text.bulletin == member.bulletin.key
            for number in text.quotes_of(member.heard.number)
            if (relay := text.part.quotes[number].relay) is not None
        ]

    def _heard_in(self, key: int) -> Iterable[RosterPlace]:
        corrected = self._data.evidence.corrected_texts().get(key)
        if corrected is not None:
            return [(corrected.bulletin, number) for number in corrected.heard()]
        return self._data.ask(lambda index: heard_rows.heard_in(index, [key]))

    def _is_theirs(self, member: Member, place: QuotePlace) -> bool:
        """Whether a quote is still attributed to this person after the reader's corrections."""
        if place.development not in self._data.evidence.corrected_texts():
            return True
        entry = self._data.entry(place.development)
        part = self._data.evidence.quoted(entry.key, entry.story) if entry else None
        return part is not None and member.heard.number in part.quotes[place.number].speakers

    def _claim_row(self, member: Member, place: QuotePlace) -> Row | None:
        part = self._data.evidence.whole(place.development)
        if part is None or place.number >= len(part.figures):
            return None
        figure = part.figures[place.number]
        if member.heard.number not in figure.claimants:
            return None
        line = claim_line(part, figure, 1)
        cells = (line.number, line.counted, line.verb if line.stance != "says" else "")
        return Row(
            "claim",
            place.key,
            place.development,
            cells,
            date=member.bulletin.day,
            place=line.span,
            roles=("number", "text", line.stance),
            doubt=line.doubt,
        )

    def _text_place(self, place: QuotePlace) -> TextPlace:
        return TextPlace(place.development, quote_row(self._data, place).place)

    def _place_of(self, role: Role) -> TextPlace | None:
        """The first place where the person speaks in an office."""
        members = [one for one in self.person.members if one.heard.person.role == role.role]
        places = (place for member in members for place in self._quotes(member))
        return next(map(self._text_place, islice(places, 1)), None)


def person_page(data: ViewData, key: int) -> PersonPage | None:
    """Return the page of the person with this key; None if there is none."""
    person = data.people.heard.by_key.get(key)
    return PersonPage(data, person) if person is not None else None
