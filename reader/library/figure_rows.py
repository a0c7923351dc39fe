"""Reads figures from the index for `ledger.series`, each with its paragraph and claimants."""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from reader.ledger.people.heard import HeardBulletin, LedgerPerson
from reader.ledger.people.names import words_of
from reader.ledger.series.context.antecedents import with_antecedents
from reader.ledger.series.context.voices import side_of
from reader.ledger.series.lists import lead_in_of
from reader.ledger.series.stated import ClaimPlace, ClaimVoice, StatedFigure
from reader.ledger.series.stretches import NEAR
from reader.ledger.series.words import BODY_WORDS
from reader.library.corrections.corrected_texts import CorrectedTexts
from reader.library.identity.wording import HASH_LENGTH
from reader.library.index.bulletin_rows import kinds_of
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import (
    DAYS,
    FIGURES,
    QUOTES,
    Bounds,
    EvidenceTable,
    gated,
    line_or_none,
    one_line,
)
from reader.models import DateMention, Figure, ParagraphKind, Person, Quote

T = TypeVar("T")
Spanned = TypeVar("Spanned", Quote, Figure, DateMention)
_DEVELOPMENTS = (
    "SELECT d.id, b.id, b.path, COALESCE(a.day, NULLIF(b.date, '')), b.people,"
    " CAST(d.position AS INTEGER), d.text, d.signature, a.blocks, a.kinds, b.publisher,"
    " NULLIF(b.date, ''), b.title,"
    " (SELECT COUNT(*) FROM development WHERE bulletin = b.id) FROM bulletin AS b"
    " JOIN development AS d ON d.bulletin = b.id JOIN article AS a ON a.id = d.id"
    " WHERE b.id IN (SELECT value FROM json_each(?)) AND (a.figures > 0 OR d.id IN"
    " (SELECT value FROM json_each(?))) ORDER BY b.date, b.path, b.id, d.position"
)
_LAST_BLOCK = (
    "SELECT text FROM block WHERE development ="
    " (SELECT id FROM development WHERE bulletin = ? AND position = ?) ORDER BY number DESC LIMIT 1"
)
_NATIONAL = frozenset(
    ("ministry", "minister", "army", "air", "staff", "government", "navy", "forces", "troops",
     "president", "military", "parliament", "presidency", "presidential", "intelligence")
)  # fmt: skip
"""Words in the names of bodies and offices of a country, or of another side in a war."""


_OF = re.compile(r" of (?:the )?([A-Z][^\W\d]+)$")
"""The owner of a body at the end of its name: "defence ministry of Orvane"."""


class NamesHeard(NamedTuple):
    """The names in a bulletin, and the person of the ledger for each number of its roster."""

    claimants: Mapping[int, ClaimVoice]
    words: frozenset[str]


class KnownNames(NamedTuple):
    """The names of all bulletins by key, and the countries or sides that own bodies and offices."""

    by_bulletin: Mapping[int, NamesHeard]
    owners: frozenset[str]


class PlacedFigure(NamedTuple):
    """A figure, the keys of its bulletin and development, and its number in the development."""

    bulletin: int
    development: int
    number: int
    stated: StatedFigure


class _Evidence(NamedTuple):
    """The text of a development and its evidence; `above` returns the line above a part."""

    blocks: Sequence[str]
    kinds: Sequence[ParagraphKind]
    figures: Sequence[Figure]
    dates: Sequence[DateMention]
    quotes: Sequence[Quote]
    above: Callable[[], str]


def stated_figures(
    index: sqlite3.Connection,
    bulletins: Iterable[int],
    names: KnownNames,
    as_given: Callable[[bytes], str],
    corrected: CorrectedTexts,
) -> Iterator[PlacedFigure]:
    """Yield the figures of these bulletins, earlier days first."""
    nobody = NamesHeard({}, frozenset())
    with one_snapshot(index), whole():
        asked = json.dumps(list(bulletins)), json.dumps(list(corrected))
        for row in index.execute(_DEVELOPMENTS, asked).fetchall():
            key, bulletin, path, day, people, position, text, *others = row
            signature, blocks, kinds, publisher, published, title, parts = others
            known = names.by_bulletin.get(bulletin, nobody)
            above = partial(_above, index, bulletin, position)
            evidence = _evidence(index, key, Bounds(blocks, people), kinds, above)
            if key in corrected:
                part = corrected[key].part
                evidence = evidence._replace(figures=part.figures, quotes=part.quotes)
            id = one_line(text) + one_line(signature)[:HASH_LENGTH]
            heading = evidence.blocks[0].replace("\n", " ")
            told = line_or_none(day) or "", position, heading, line_or_none(publisher) or ""
            place = ClaimPlace(id, as_given(path), *told, line_or_none(published) or "")
            over = one_line(title) if parts == 1 and not heading else ""
            found = _figures(place, evidence, known, names.owners, over)
            for number, stated in enumerate(with_antecedents(list(found))):
                yield PlacedFigure(bulletin, key, number, stated)


def known_names(heard: Mapping[int, HeardBulletin], people: Iterable[LedgerPerson]) -> KnownNames:
    """Collect the names of these bulletins, each with the person of the ledger it belongs to."""
    owners = _owners(heard.values())
    whose = {
        (member.bulletin.key, member.heard.number): ClaimVoice(person.id, person.name, *rest)
        for person in people
        for rest in ((person.entry, side_of(person, owners)),)
        for member in person.members
    }
    by_bulletin = {
        key: NamesHeard(
            {one.number: whose[key, one.number] for one in bulletin.people},
            frozenset(
                word
                for one in bulletin.people
                for name in (one.person.name, one.person.role or "", *one.person.aliases)
                for word in words_of(name)
            ),
        )
        for key, bulletin in heard.items()
    }
    return KnownNames(by_bulletin, owners)


def _owners(bulletins: Iterable[HeardBulletin]) -> frozenset[str]:
    """The countries and other sides that own a body or office in any bulletin."""
    return frozenset(
        words_of(owner)[0]
        for bulletin in bulletins
        for heard in bulletin.people
        for owner in _sides(heard.person)
        if not (_NATIONAL | BODY_WORDS).issuperset(words_of(owner)[:1])
    )


def _sides(person: Person) -> Iterator[str]:
    if _NATIONAL.intersection(words_of(f"{person.name} {person.role or ''}")):
        if person.of:
            yield person.of
        elif person.kind != "person" and person.name[:1].isupper():
            yield person.name
        if person.kind != "person" and (found := _OF.search(person.name)):
            yield found[1]


def _above(index: sqlite3.Connection, bulletin: int, position: int) -> str:
    """The text above a part without a heading: an introduction ending in ":", or the title."""
    found = index.execute(_LAST_BLOCK, (bulletin, position - 1)).fetchone()
    before = gated(found[0]) if found else ""
    if before.rstrip().endswith(":"):
        return before
    (title,) = index.execute("SELECT title FROM bulletin WHERE id = ?", (bulletin,)).fetchone()
    return one_line(title)


def _evidence(
    index: sqlite3.Connection,
    key: int,
    bounds: Bounds,
    kinds: object,
    above: Callable[[], str],
) -> _Evidence:
    asked = "SELECT text FROM block WHERE development = ? ORDER BY number"
    texts = [gated(text) for (text,) in index.execute(asked, (key,)).fetchall()]
    if len(texts) != bounds.blocks:
        raise ValueError("blocks are missing")
    return _Evidence(
        texts,
        kinds_of(kinds),
        _items(index, FIGURES, key, bounds),
        _items(index, DAYS, key, bounds),
        _items(index, QUOTES, key, bounds),
        above,
    )


def _items(
    index: sqlite3.Connection, table: EvidenceTable[T], key: int, bounds: Bounds
) -> Sequence[T]:
    asked = f"SELECT {table.columns} FROM {table.name} WHERE development = ? ORDER BY number"
    rows = index.execute(asked, (key,)).fetchall()
    return table.from_rows(rows, bounds) if rows else ()


def _figures(
    place: ClaimPlace,
    evidence: _Evidence,
    names: NamesHeard,
    owners: frozenset[str],
    title: str,
) -> Iterator[StatedFigure]:
    """The figures of a development in their order."""
    quotes, figures = _by_block(evidence.quotes), _by_block(evidence.figures)
    dates = _by_block(evidence.dates)
    for figure in evidence.figures:
        block = figure.span.block
        quote = next((one for one in _near(quotes[block], figure) if _holds(one, figure)), None)
        yield StatedFigure(
            place,
            figure,
            evidence.blocks[block],
            tuple(one.span[1:] for one in _near(figures[block], figure) if one is not figure),
            tuple(_near(dates[block], figure)),
            lead_in_of(evidence.blocks, evidence.kinds, figure.span, evidence.above),
            tuple(names.claimants[one] for one in figure.claimants if one in names.claimants),
            names.words,
            owners,
            quote.relay if quote else None,
            _cue(evidence, quote),
            title=title,
        )


def _by_block(items: Sequence[Spanned]) -> dict[int, list[Spanned]]:
    found: dict[int, list[Spanned]] = defaultdict(list)
    for item in items:
        found[item.span.block].append(item)
    return found


def _near(items: list[Spanned], figure: Figure) -> list[Spanned]:
    """The items that begin within `NEAR` characters of a figure; `items` are in text order."""
    at = figure.span.start
    if not items or items[0].span.start >= at - NEAR and items[-1].span.start < at + NEAR:
        return items
    low = bisect_left(items, at - NEAR, key=lambda one: one.span.start)
    return items[low : bisect_left(items, at + NEAR, key=lambda one: one.span.start)]


def _holds(quote: Quote, figure: Figure) -> bool:
    """Whether a figure is inside a quote of its claimant."""
    inside = quote.span.block == figure.span.block and (
        quote.span.start <= figure.span.start < quote.span.end
    )
    return inside and (quote.person == figure.claimant or quote.person is None)


def _cue(evidence: _Evidence, quote: Quote | None) -> str | None:
    if quote is None or quote.cue is None:
        return None
    block, start, end = quote.cue
    return evidence.blocks[block][start:end]
