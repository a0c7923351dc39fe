"""Collects everything about one person over all bulletins: statements, figures, offices, others."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from reader.evidence import Part, claim_line, line_of
from reader.evidence_words import STANCES
from reader.ledger.people.heard import Member, PersonSummary, Role
from reader.library.article_text import TextPlace
from reader.library.corrections.corrected_texts import CorrectedText
from reader.library.index import heard_rows
from reader.library.index.heard_rows import Relay
from reader.library.index.quote_rows import QuotePlace
from reader.library.rows import Row
from reader.library.views.joined.heard_people import RosterPlace, key_of
from reader.library.views.lists.people_list import NONE, activity, days_until
from reader.library.views.lists.quote_list import quote_row, row_of_line
from reader.library.views.view import ViewData
from reader.models import Figure, Span

AT_ONCE = 12
"""Quotes or figures of a bulletin that are read at once; a page of 35 lines shows about 18."""

NumbersOf = Callable[[CorrectedText, int], list[int]]
"""Returns the numbers of a person's quotes or claims in a text."""

MOST_BESIDE = 20
"""Most people listed who speak in the same developments."""


class _Placed(Protocol):
    """A quote or figure of the index with its place."""

    @property
    def place(self) -> QuotePlace:
        """Its place in its development."""


ReadPlace = TypeVar("ReadPlace", bound=_Placed)


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

    def __init__(self, data: ViewData, person: PersonSummary) -> None:
        """Read nothing yet."""
        self._data, self.person = data, person

    @property
    def _members(self) -> Iterable[Member]:
        return self._data.people.heard.members(key_of(self.person))

    def activity(self) -> Activity | None:
        """Return the person's activity on the last days; None if there was none."""
        newest = self._data.people.heard.newest
        bars = activity(self.person, newest)
        if not bars.strip(NONE):
            return None
        return Activity(bars, days_until(newest)[0], newest)

    def statements(self) -> Iterator[Row]:
        """Yield the person's quotes, each with the day of its bulletin."""
        for member in self._members:
            places = self._quotes(member)
            for low in range(0, len(places), AT_ONCE):
                for row in self._said(member, places[low : low + AT_ONCE]):
                    yield row._replace(date=member.bulletin.day)

    def claims(self) -> Iterator[Row]:
        """Yield the person's figures, one per claim of a development, with the bulletin's day."""
        for member in self._members:
            places = self._claims(member)
            for low in range(0, len(places), AT_ONCE):
                yield from self._claimed(member, places[low : low + AT_ONCE])

    def roles(self) -> list[HeardRole]:
        """Return the person's offices as stated, the earliest first."""
        roles = sorted(self.person.roles, key=lambda role: role.first)
        return [HeardRole(role, self._place_of(role)) for role in roles]

    def relays(self) -> list[NamedOften]:
        """Return who relayed the person's words, the most frequent first."""
        often: Counter[str] = Counter()
        latest: dict[str, TextPlace] = {}
        for member in self._members:
            for name, place in self._relays(member):
                if place.development not in self._data.hidden:
                    often[name] += 1
                    latest[name] = self._text_place(place)
        return [NamedOften(name, count, latest[name]) for name, count in often.most_common()]

    def beside(self) -> list[NamedOften]:
        """Return who speaks in the same developments, the most frequent first."""
        often: Counter[int] = Counter()
        latest: dict[int, int] = {}
        heard, own = self._data.people.heard, key_of(self.person)
        for member in self._members:
            beside = self._heard_beside(member)
            people = heard.keys_at({place for places in beside.values() for place in places})
            for key, places in beside.items():
                others = dict.fromkeys(people[one] for one in sorted(places) if one in people)
                others.pop(own, None)
                often.update(others.keys())
                latest.update(dict.fromkeys(others, key))
        known = ((heard.with_key(one), count, latest[one]) for one, count in often.most_common())
        told = (
            NamedOften(one.name, count, TextPlace(key))
            for one, count, key in known
            if one is not None and (one.quotes or one.figures)
        )
        return list(islice(told, MOST_BESIDE))

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
        hidden = self._data.hidden
        return [place for place in places if place.development not in hidden]

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

    def _heard_beside(self, member: Member) -> dict[int, set[RosterPlace]]:
        """Who speaks or claims something in the developments where the person does, by key."""
        places = (*self._quotes(member), *self._claims(member))
        bulletin, keys = member.bulletin.key, sorted({one.development for one in places})
        found = self._data.ask(lambda index: heard_rows.heard_by_development(index, bulletin, keys))
        corrected = self._data.evidence.corrected_texts()
        for key in found.keys() & corrected.keys():
            found[key] = {(bulletin, number) for number in corrected[key].heard()}
        return found

    def _said(self, member: Member, places: Sequence[QuotePlace]) -> Iterator[Row]:
        """The rows of these quotes of a bulletin."""
        for place, one in self._read(places, heard_rows.read_statements):
            if not isinstance(one, CorrectedText):
                yield row_of_line(place, line_of(_part(member, one.texts), *one.pieces))
            elif self._is_theirs(member, place):
                row = quote_row(self._data, place)
                if row.target is not None:
                    yield row

    def _read(
        self,
        places: Sequence[QuotePlace],
        read: Callable[[sqlite3.Connection, Sequence[QuotePlace]], Sequence[ReadPlace]],
    ) -> Iterator[tuple[QuotePlace, ReadPlace | CorrectedText]]:
        """Yield each place with what the index has there, or with its text if it is corrected."""
        corrected = self._data.evidence.corrected_texts()
        stored = [place for place in places if place.development not in corrected]
        found = {one.place: one for one in self._data.ask(lambda index: read(index, stored))}
        for place in places:
            one = found.get(place) or corrected.get(place.development)
            if one is not None:
                yield place, one

    def _is_theirs(self, member: Member, place: QuotePlace) -> bool:
        """Whether a quote is still attributed to this person after the reader's corrections."""
        entry = self._data.entry(place.development)
        part = self._data.evidence.quoted(entry.key, entry.story) if entry else None
        return part is not None and member.heard.number in part.quotes[place.number].speakers

    def _claimed(self, member: Member, places: Sequence[QuotePlace]) -> Iterator[Row]:
        """The rows of these figures of a bulletin."""
        for place, one in self._read(places, heard_rows.read_figures):
            if not isinstance(one, CorrectedText):
                yield _claim_row(member, place, _part(member, one.texts), one.figure)
                continue
            figure = one.part.figures[place.number]
            if member.heard.number in figure.claimants:
                yield _claim_row(member, place, one.part, figure)

    def _span_of(self, place: QuotePlace) -> Span | None:
        return self._data.ask(lambda index: heard_rows.quote_span(index, place))

    def _text_place(self, place: QuotePlace) -> TextPlace:
        return TextPlace(place.development, self._span_of(place))

    def _place_of(self, role: Role) -> TextPlace | None:
        """The first place where the person speaks in an office."""
        members = (one for one in self._members if one.heard.person.role == role.role)
        places = (place for member in members for place in self._quotes(member))
        return next(map(self._text_place, islice(places, 1)), None)


def _part(member: Member, texts: Mapping[int, str]) -> Part:
    """Blocks of a text for lines that name no speaker and no claimant but the person."""
    alone = [member.heard.person] * (member.heard.number + 1)
    return Part(texts.__getitem__, alone, (), (), dict, dict, dict)


def _claim_row(member: Member, place: QuotePlace, part: Part, figure: Figure) -> Row:
    """The row of a figure that the person claims, perhaps with others."""
    line = claim_line(part, figure._replace(claimants=(member.heard.number,)), 1)
    return Row(
        "claim",
        place.key,
        place.development,
        (line.number, line.counted, STANCES[line.stance].nobodys),
        date=member.bulletin.day,
        place=line.span,
        roles=("number", "text", line.stance),
        doubt=line.doubt,
    )


def person_page(data: ViewData, key: int) -> PersonPage | None:
    """Return the page of the person with this key; None if there is none."""
    person = data.people.heard.with_key(key)
    return PersonPage(data, person) if person is not None else None
