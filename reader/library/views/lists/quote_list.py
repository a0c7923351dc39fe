"""Lists the quotes of developments; rows are read when they scroll into view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from reader.evidence import Part, QuoteLine, quote_line
from reader.evidence_words import NOT_NAMED, PARAPHRASE, in_a_row, name_of
from reader.library.index import quote_rows
from reader.library.index.quote_rows import QuotePlace, QuoteRecord
from reader.library.row_summary import RowSummary, short_name_in
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup
from reader.library.views.shown_evidence import first_pieces
from reader.library.views.view import (
    QuoteFacts,
    QuoteTest,
    RowTests,
    ViewData,
)
from reader.models import Person, QuoteKind

LOOKS: dict[QuoteKind, str] = {"direct": "quote", "mixed": "mixed", "indirect": "paraphrase"}
"""The role of a quote's text by its form; "mixed" is partly in quotation marks."""

NOTE_GAP = " · "
"""Separates the notes on a quote."""

_GONE = Row("quote", 0, 0, ("…", "", "", "", "", "", ""), roles=("muted",) * 4)
"""The row of a quote that is no longer in the index, until the list is built again."""


def list_quotes(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a row for each quote that passes the test, in the order of the text."""
    shown = _ShownQuotes(data, tests.quote)
    return data.row_list(shown.groups(groups), shown.entries, shown.row, shown.home, shown.whole)


class _ShownQuotes:
    """Reads the quotes of the developments of one list."""

    def __init__(self, data: ViewData, fits: QuoteTest | None) -> None:
        self._data, self._fits = data, fits
        self._corrected = data.evidence.corrected()

    def groups(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """Return the bulletins with quotes, each with its number of quotes."""
        if self._fits is None and all(group.keys is None for group in groups):
            return self._all(groups)
        keys = [key for group in groups for key in self._keys(group)]
        named = self._data.ask(lambda index: quote_rows.quoted_developments(index, "id", keys))
        sized = self._named(groups, named)
        return sized if self._fits is None else self._fitting(sized)

    def _all(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """Groups for whole bulletins: quotes are counted now, their developments are read later."""
        hidden, joined = self._data.hidden, self._data.joined
        totals = self._data.ask(lambda index: quote_rows.quote_totals(index, hidden))
        apart = {copy.bulletin for copy in self._corrected.values()}
        apart |= {group.bulletin for group in groups if group.bulletin in joined}
        named = self._data.ask(
            lambda index: quote_rows.quoted_developments(index, "bulletin", apart)
        )
        special = {group.bulletin: group for group in self._named(groups, named)}
        return [
            special[number] if number in apart else RowGroup(number, totals[number], 0)
            for number in (group.bulletin for group in groups)
            if (number in special if number in apart else totals.get(number))
        ]

    def _named(
        self, groups: Sequence[RowGroup], named: Mapping[int, Sequence[tuple[int, int]]]
    ) -> list[RowGroup]:
        """The groups with the keys of those developments that have quotes."""
        found = []
        for group in groups:
            some = [
                (key, self._counted(key, quotes))
                for key, quotes in named.get(group.bulletin, ())
                if key not in self._data.hidden
            ]
            size = sum(quotes for _, quotes in some)
            if size:
                keys = ",".join(str(key) for key, quotes in some if quotes)
                found.append(RowGroup(group.bulletin, size, len(some), keys))
        return found

    def _counted(self, key: int, quotes: int) -> int:
        """The number of quotes of a development; corrections may split or merge some."""
        return len(self._places([key])) if key in self._corrected else quotes

    def _keys(self, group: RowGroup) -> list[int]:
        """The keys of a group's developments."""
        if group.keys is None:
            return [entry.key for entry in self._data.entries(group)]
        return list(map(int, group.keys.split(","))) if group.keys else []

    def whole(self) -> dict[int, str]:
        """Return the keys of all developments with quotes by bulletin, as comma-separated text."""
        listed = self._data.whole()
        named = self._data.ask(
            lambda index: quote_rows.quoted_developments(index, "bulletin", listed)
        )
        hidden = self._data.hidden
        return {
            bulletin: ",".join(str(key) for key, _ in some if key not in hidden)
            for bulletin, some in named.items()
        }

    def _fitting(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """The groups reduced to developments with quotes that pass the test."""
        home = {key: group.bulletin for group in groups for key in self._keys(group)}
        found = self._places(list(home))
        left = []
        for bulletin, places in groupby(found, key=lambda place: home[place.development]):
            kept = list(places)
            keys = list(dict.fromkeys(place.development for place in kept))
            left.append(RowGroup(bulletin, len(kept), len(keys), ",".join(map(str, keys))))
        return left

    def entries(self, group: RowGroup) -> Sequence[QuotePlace]:
        """Return the quotes of a group in the order of the text."""
        return self._places(self._keys(group))

    def _places(self, keys: Sequence[int]) -> list[QuotePlace]:
        """The quotes of these developments that pass the test."""
        if self._fits is None and self._corrected.keys().isdisjoint(keys):
            return self._data.ask(lambda index: quote_rows.quote_places(index, keys))
        records = self._data.ask(lambda index: quote_rows.quote_records(index, keys))
        stored = {key: list(some) for key, some in groupby(records, key=_development)}
        rosters = self._rosters(records)
        return [
            place
            for key in keys
            for place, facts in self._facts(key, stored.get(key, []), rosters)
            if self._fits is None or self._fits(facts)
        ]

    def _rosters(self, records: Sequence[QuoteRecord]) -> dict[int, dict[int, Person]]:
        """The rosters of the bulletins of these quotes; empty without a test."""
        bulletins = {record.bulletin for record in records} if self._fits is not None else ()
        return self._data.ask(lambda index: quote_rows.rosters(index, bulletins))

    def _facts(
        self, key: int, records: Sequence[QuoteRecord], rosters: Mapping[int, Mapping[int, Person]]
    ) -> Iterator[tuple[QuotePlace, QuoteFacts]]:
        """The quotes of a development after corrections, with their testable properties."""
        copy = self._corrected.get(key)
        part = self._data.evidence.quoted(key, copy.story) if copy is not None else None
        if part is None:
            for bulletin, place, speakers, stance, relay in records:
                roster, words = rosters.get(bulletin, {}), partial(self._words, place)
                yield place, QuoteFacts(bulletin, speakers, roster, words, stance, relay)
            return
        people = dict(enumerate(part.people))
        bulletin = copy.bulletin if copy is not None else 0
        for number in first_pieces(part):
            quote, words = part.quotes[number], partial(_corrected_words, part, number)
            known = bulletin, quote.speakers, people, words, quote.stance, quote.relay
            yield QuotePlace(key, number), QuoteFacts(*known)

    def _words(self, place: QuotePlace) -> str:
        return self._data.ask(lambda index: quote_rows.quote_words(index, place))

    def row(self, place: QuotePlace) -> Row:
        """Return the row of a quote."""
        return quote_row(self._data, place)

    def home(self, key: int) -> tuple[int, int] | None:
        """Return the bulletin that lists a development, and the key of its first quote."""
        found = self._data.home_of(key)
        places = self._places([found[1]]) if found is not None else []
        return (found[0], places[0].key) if found is not None and places else None


def quote_row(data: ViewData, place: QuotePlace) -> Row:
    """Return the row of a quote, with the current marks on its development."""
    entry = data.entry(place.development)
    part = data.evidence.quoted(entry.key, entry.story) if entry else None
    if entry is None or part is None or place.number >= len(part.quotes):
        return _GONE
    quote, line = part.quotes[place.number], quote_line(part, place.number)
    people = part.everybody(quote.speakers)
    names = [name_of(person) for person in people]
    short = [short_name_in(entry.summary.people, person) for person in people]
    role = part.people[quote.speakers[0]].role if len(names) == 1 else None
    speaker = in_a_row(names) if names else NOT_NAMED
    row = row_of_line(place, line)
    return row._replace(
        cells=(speaker, role, *row.cells[2:]),
        roles=("speaker" if names else "muted", *row.roles[1:]),
        state=data.state_of(entry),
        summary=RowSummary(in_a_row(short) if short and all(short) else ""),
    )


def row_of_line(place: QuotePlace, line: QuoteLine) -> Row:
    """Return the row of a quote without its speaker and without marks."""
    notes = NOTE_GAP.join(note for note in line.notes if note not in (line.doubt, PARAPHRASE))
    told = line.told if any(map(str.isalnum, line.told)) else ""  # a colon is no cue
    return Row(
        "quote",
        place.key,
        place.development,
        ("", None, told, line.words, notes, line.kind, line.stance),
        place=line.span,
        roles=("muted", "muted", line.stance, LOOKS[line.kind], "note"),
        doubt=line.doubt,
    )


def _development(record: QuoteRecord) -> int:
    return record.place.development


def _corrected_words(part: Part, number: int) -> str:
    return quote_line(part, number).text
