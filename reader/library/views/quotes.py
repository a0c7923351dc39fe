"""The view of quotes: a row for each, with its speaker, its cue and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from reader.evidence import Part, quote_line
from reader.evidence_words import NOT_NAMED, PARAPHRASE, in_a_row, name_of
from reader.library.index import quote_rows
from reader.library.index.quote_rows import QuotePlace, QuoteRecord
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup
from reader.library.views.shown_evidence import first_pieces
from reader.library.views.view import (
    Column,
    QuoteFacts,
    QuoteTest,
    RowTests,
    View,
    ViewData,
)
from reader.models import Person, QuoteKind

LOOKS: dict[QuoteKind, str] = {"direct": "quote", "mixed": "mixed", "indirect": "paraphrase"}
"""The role of the words of a quote; "mixed" ones have some in quotation marks."""

NOTE_GAP = " · "
"""Stands between what else is known of a quote."""

_GONE = Row("quote", 0, 0, ("…", "", "", "", "", "", ""), roles=("muted",) * 4)
"""Stands for a quote that has left the index until the list is made anew."""


def list_quotes(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """One row a quote, in the order of the text; only quotes that fit what is asked of one."""
    shown = _ShownQuotes(data, tests.quote)
    return data.row_list(shown.groups(groups), shown.entries, shown.row, shown.home)


class _ShownQuotes:
    """Reads the quotes of the developments of one list."""

    def __init__(self, data: ViewData, fits: QuoteTest | None) -> None:
        self._data, self._fits = data, fits
        self._corrected = data.evidence.corrected_keys()

    def groups(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """The bulletins that have quotes, and how many."""
        whole_list = all(group.keys is None for group in groups)
        keys = None if whole_list else [key for group in groups for key in _keys(group)]
        hidden = self._data.hidden
        found = self._data.ask(lambda index: quote_rows.quoted_developments(index, keys, hidden))
        sized = [
            RowGroup(group.bulletin, *found[group.bulletin])
            for group in groups
            if group.bulletin in found
        ]
        if self._fits is not None:
            return self._fitting(sized)
        if self._corrected:
            sized = [self._recounted(group) for group in sized]
        return [group for group in sized if group.size]

    def _recounted(self, group: RowGroup) -> RowGroup:
        """The same group where the reader's corrections have parted or joined quotes."""
        has_some = not self._corrected.keys().isdisjoint(_keys(group))
        return group._replace(size=len(self.entries(group))) if has_some else group

    def _fitting(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """The groups with those developments alone that have quotes which fit."""
        home = {key: group.bulletin for group in groups for key in _keys(group)}
        found = self._places(list(home))
        left = []
        for bulletin, places in groupby(found, key=lambda place: home[place.development]):
            kept = list(places)
            keys = list(dict.fromkeys(place.development for place in kept))
            left.append(RowGroup(bulletin, len(kept), len(keys), ",".join(map(str, keys))))
        return left

    def entries(self, group: RowGroup) -> Sequence[QuotePlace]:
        """The quotes of a group in the order of the text."""
        return self._places(_keys(group))

    def _places(self, keys: Sequence[int]) -> list[QuotePlace]:
        """The quotes of these developments that fit."""
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
        """The rosters of the bulletins of these quotes, where a test looks at them."""
        bulletins = {record.bulletin for record in records} if self._fits is not None else ()
        return self._data.ask(lambda index: quote_rows.rosters(index, bulletins))

    def _facts(
        self, key: int, records: Sequence[QuoteRecord], rosters: Mapping[int, Mapping[int, Person]]
    ) -> Iterator[tuple[QuotePlace, QuoteFacts]]:
        """The quotes of a development, as the reader has corrected them, and what they are."""
        story = self._corrected.get(key)
        part = self._data.evidence.part(key, story) if story is not None else None
        if part is None:
            for bulletin, place, speakers, stance, relay in records:
                roster, words = rosters.get(bulletin, {}), partial(self._words, place)
                yield place, QuoteFacts(bulletin, speakers, roster, words, stance, relay)
            return
        people = dict(enumerate(part.people))
        bulletin = records[0].bulletin if records else 0
        for number in first_pieces(part):
            quote, words = part.quotes[number], partial(_corrected_words, part, number)
            known = bulletin, quote.speakers, people, words, quote.stance, quote.relay
            yield QuotePlace(key, number), QuoteFacts(*known)

    def _words(self, place: QuotePlace) -> str:
        return self._data.ask(lambda index: quote_rows.quote_words(index, place))

    def row(self, place: QuotePlace) -> Row:
        """A quote as a row, with the marks on its development as they are now."""
        entry = self._data.entry(place.development)
        part = self._data.evidence.part(entry.key, entry.story) if entry else None
        if entry is None or part is None or place.number >= len(part.quotes):
            return _GONE
        quote, line = part.quotes[place.number], quote_line(part, place.number)
        names = [name_of(person) for person in part.everybody(quote.speakers)]
        role = part.people[quote.speakers[0]].role if len(names) == 1 else None
        notes = NOTE_GAP.join(note for note in line.notes if note not in (line.doubt, PARAPHRASE))
        speaker = in_a_row(names) if names else NOT_NAMED
        speaker_role = "speaker" if names else "muted"
        told = line.told if any(map(str.isalnum, line.told)) else ""  # a colon is no cue
        return Row(
            "quote",
            place.key,
            place.development,
            (speaker, role, told, line.words, notes, line.kind, line.stance),
            self._data.state_of(entry),
            place=line.span,
            roles=(speaker_role, "muted", line.stance, LOOKS[line.kind], "muted"),
            doubt=line.doubt,
        )

    def home(self, key: int) -> tuple[int, int] | None:
        """The bulletin that a development is listed in, and the key of its first quote."""
        found = self._data.home_of(key)
        places = self._places([found[1]]) if found is not None else []
        return (found[0], places[0].key) if found is not None and places else None


def _keys(group: RowGroup) -> list[int]:
    return list(map(int, group.keys.split(","))) if group.keys else []


def _development(record: QuoteRecord) -> int:
    return record.place.development


def _corrected_words(part: Part, number: int) -> str:
    return quote_line(part, number).text


QUOTES = View(
    name="quotes",
    key="2",
    words="All quotes",
    columns=(
        Column("speaker"),
        Column("role"),
        Column("cue", line=2),
        Column("words", line=2),
        Column("notes", line=2),
        Column("form", line=0),
        Column("stance", line=0),
    ),
    title="Quotes",
    hint="quotes",
    make_list=list_quotes,
    empty="Nothing is quoted here",
    noun="quote",
)
