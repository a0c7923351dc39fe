"""Converts the figures of series to rows of the index, and validated rows back to figures."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, get_args

from reader.ledger.series.stated import (
    ClaimPlace,
    ClaimVoice,
    Member,
    Per,
    StatedFigure,
    StatedQuantity,
)
from reader.library.identity.wording import HASH_LENGTH
from reader.library.index.evidence_rows import (
    FIGURES,
    LIMIT,
    Bounds,
    checked_numbers,
    chosen,
    gated,
    gated_or_none,
    line_or_none,
    one_line,
)

_PERS = frozenset((None, *get_args(Per)))
_NOTHING: frozenset[str] = frozenset()
_ANY = Bounds(LIMIT, LIMIT)
_FIGURE = len(FIGURES.columns.split(","))
"""How many values of a stored row belong to the figure itself."""

_PLACES = (
    "f.id, f.series, f.development, b.path, COALESCE(a.day, NULLIF(b.date, '')),"
    " CAST(d.position AS INTEGER), d.text, d.signature, f.told"
)
_SPAN = "f.block, f.start, f.end, f.incidental, f.keys, b.publisher, NULLIF(b.date, '')"
_FROM = (
    "FROM series_figure AS f JOIN development AS d ON d.id = f.development"
    " JOIN bulletin AS b ON b.id = d.bulletin JOIN article AS a ON a.id = d.id"
    " JOIN block AS h ON h.development = d.id AND h.number = 0"
)
_TEXTS = " JOIN block AS t ON t.development = d.id AND t.number = f.block"

_OF_WORDS = HASH_LENGTH // 2
"""Characters of the hash of a development's words that are stored with its figures."""

VoiceOf = Callable[[int], ClaimVoice]
"""Returns the claimant of a figure by the number of the person (`LedgerPerson.entry`)."""


FigurePlace = tuple[int, int]
"""The key of a development, and the number of a figure in it."""


class StoredMember(NamedTuple):
    """A figure of a series: its key in the index, and the keys of its series and development."""

    key: int
    series: int | None
    development: int
    member: Member
    is_incidental: bool
    keys: bytes


def told_of(stated: StatedFigure, quantity: StatedQuantity) -> str:
    """Encode everything that is stored of a figure as a JSON array; its paragraph's text is not."""
    q = quantity
    before, behind, lead = q.wording
    sets = (
        q.kinds,
        q.fates,
        q.sides,
        q.actors,
        q.places,
        q.purposes,
        q.named,
        q.targets,
        q.topics,
        lead,
    )
    row = (
        *FIGURES.to_row(stated.figure),
        *(q.thing, int(q.is_implied), q.unit, q.per, q.since, q.event, q.when, *q.sentence),
        *(q.antecedent, int(q.is_earlier), int(q.is_of_raid)),
        *["\t".join(sorted(words)) if words else "" for words in sets],
        *(" ".join(before), " ".join(behind), [one.entry for one in stated.claimants]),
        *(stated.relay, stated.cue, stated.lead_in),
        stated.place.development[-_OF_WORDS:],  # ids of claims and series are made of it
    )
    return _ENCODER.encode(row)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def fresh_member(
    development: int, stated: StatedFigure, quantity: StatedQuantity, is_last: bool, keys: bytes
) -> StoredMember:
    """A figure as `read_members` gives it without voices, before it has a key and a series."""
    known = StatedFigure(
        place=stated.place,
        figure=stated.figure,
        text="",
        lead_in=stated.lead_in,
        claimants=stated.claimants,
        relay=stated.relay,
        cue=stated.cue,
    )
    return StoredMember(0, None, development, (known, quantity), is_last, keys)


def nobody_known(entry: int) -> ClaimVoice:
    """A claimant with a number and no name, which is enough for joining."""
    return ClaimVoice("", "", entry)


def read_members(
    index: sqlite3.Connection,
    where: str,
    values: Sequence[object],
    path_of: Callable[[bytes], str],
    voice_of: VoiceOf | None = None,
) -> list[StoredMember]:
    """Return the figures that meet a condition on `series_figure AS f`, in the order of joining.

    With `voice_of` they have texts and named claimants; without it they are good for joining only.
    Raises ValueError if a row is malformed.
    """
    if voice_of is None:
        asked = f"SELECT {_PLACES}, h.text, '', {_SPAN} {_FROM} WHERE {where}"
    else:
        asked = f"SELECT {_PLACES}, h.text, t.text, {_SPAN} {_FROM}{_TEXTS} WHERE {where}"
    rows = index.execute(asked, tuple(values)).fetchall()
    rows.sort(key=_order)
    return list(_members(rows, path_of, voice_of or nobody_known))


def _order(row: tuple[Any, ...]) -> tuple[object, ...]:
    """The sort key for the order of joining (`place_of`), with paths as the index stores them."""
    path, day, position, text, signature, block, start, end = row[3:8] + row[11:14]
    return day or "", os.fsdecode(path), position, text, signature, block == 0, block, start, end


def _members(
    rows: Sequence[tuple[Any, ...]], path_of: Callable[[bytes], str], voice_of: VoiceOf
) -> Iterator[StoredMember]:
    told = [json.loads(row[8]) for row in rows]
    figures = FIGURES.from_rows([tuple(one[:_FIGURE]) for one in told], _ANY) if told else []
    places: dict[tuple[object, ...], ClaimPlace] = {}
    for row, figure, one in zip(rows, figures, told, strict=True):
        key, series, development, path, day, position, words, signature, _, heading, text = row[:11]
        place = places.get(row[2:8])
        if place is None:
            id = one_line(words) + one_line(_text(signature)[:HASH_LENGTH])
            named = one_line(heading)
            by = line_or_none(row[16]) or ""
            days = line_or_none(day) or "", line_or_none(row[17]) or ""
            place = ClaimPlace(id, path_of(path), days[0], position, named, by, days[1])
            places[row[2:8]] = place
        quantity, entries, relay, cue, lead_in = _quantity(one[_FIGURE:])
        stated = StatedFigure(
            place=place,
            figure=figure,
            text=gated(text) if text else "",
            lead_in=lead_in,
            claimants=tuple(map(voice_of, entries)),
            relay=relay,
            cue=cue,
        )
        yield StoredMember(key, series, development, (stated, quantity), bool(row[14]), row[15])


def _quantity(
    row: Sequence[Any],
) -> tuple[StatedQuantity, Sequence[int], str | None, str | None, str]:
    thing, is_implied, unit, per, since, event, when, start, end, link, is_earlier, raid = row[:12]
    sets = map(_words, row[12:22])
    kinds, fates, sides, actors, places, purposes, named, targets, topics, lead = sets
    before, behind, entries, relay, cue, lead_in, _ = row[22:]
    chosen((per,), _PERS)
    checked_numbers((start, end), LIMIT)
    quantity = StatedQuantity(
        _text(thing),
        bool(is_implied),
        kinds,
        fates,
        unit if unit is None else _text(unit),
        per,
        _text(since),
        sides,
        actors,
        places,
        purposes,
        _text(event),
        line_or_none(when),
        (start, end),
        (_in_order(before), _in_order(behind), lead),
        named,
        targets,
        _link(link),
        bool(is_earlier),
        bool(raid),
        topics,
    )
    checked_numbers(entries, 1 << 62)
    return (
        quantity,
        entries,
        gated_or_none(relay),
        gated_or_none(cue),
        gated(lead_in) if lead_in else "",
    )


def _link(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("no place where one should be")
    checked_numbers(value, LIMIT)
    return value[0], value[1]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no word where one should be")
    return value


def _in_order(value: object) -> tuple[str, ...]:
    return tuple(map(intern, _text(value).split()))


def _words(value: object) -> frozenset[str]:
    return _known_words(_text(value)) if value else _NOTHING


@lru_cache(5_000)
def _known_words(text: str) -> frozenset[str]:
    return frozenset(text.split("\t"))


def by_series(members: Iterable[StoredMember]) -> Mapping[int, list[StoredMember]]:
    """Group the figures by the key of their series, in the given order."""
    found: dict[int, list[StoredMember]] = {}
    for one in members:
        if one.series is not None:
            found.setdefault(one.series, []).append(one)
    return found
