"""Developments with their annotations to compressed bytes and back; what comes back is checked.

`unpack(pack(part, found)) == (part, found)` for every value but the roster, which is stored once
for a bulletin (`pack_head`) and handed in.  Bytes that were not made here raise ValueError.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from reader.models import (
    Annotations,
    Bulletin,
    DateMention,
    Development,
    Figure,
    Link,
    Person,
    Quote,
    Span,
)

_LEVEL = 3  # half a level more costs more than the bytes it saves
_T = TypeVar("_T")


def pack(part: Development, found: Annotations) -> bytes:
    """A development and what was found in it, without the roster."""
    return _squeeze(
        [
            part.heading,
            part.paragraphs,
            part.time,
            [[*_span(link.span), link.address] for link in part.links],
            [_quote(quote) for quote in found.quotes],
            [_figure(figure) for figure in found.figures],
            [[*_span(day.span), day.value, day.inferred] for day in found.dates],
        ]
    )


def unpack(data: bytes, people: tuple[Person, ...]) -> tuple[Development, Annotations]:
    """The development and its annotations; ValueError when the bytes are damaged."""
    return _checked(lambda: _read_part(_stretch(data), people))


def pack_head(bulletin: Bulletin, people: Sequence[Person]) -> bytes:
    """What the parts of a bulletin have in common: the bulletin without its parts, the roster."""
    return _squeeze(
        [
            bulletin.title,
            bulletin.publisher,
            bulletin.date,
            bulletin.date_basis,
            bulletin.date_inferred,
            bulletin.address,
            bulletin.credits,
            bulletin.source,
            bulletin.name,
            [[person.name, person.role, person.aliases, person.kind] for person in people],
        ]
    )


def unpack_head(data: bytes) -> tuple[Bulletin, tuple[Person, ...]]:
    """A bulletin without its parts, and its roster; ValueError when the bytes are damaged."""
    return _checked(lambda: _read_head(_stretch(data)))


def _squeeze(value: object) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), _LEVEL)


def _stretch(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


def _checked(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except (ValueError, TypeError, KeyError, zlib.error, RecursionError) as error:
        raise ValueError(f"a damaged entry: {error}") from None


def _read_part(value: Any, people: tuple[Person, ...]) -> tuple[Development, Annotations]:
    heading, paragraphs, time, links, quotes, figures, dates = value
    development = Development(
        _text(heading),
        tuple(map(_text, paragraphs)),
        _maybe_text(time),
        tuple(Link(_to_span(link[:3]), _text(link[3])) for link in links),
    )
    return development, Annotations(
        people,
        tuple(_to_quote(*quote) for quote in quotes),
        tuple(_to_figure(*figure) for figure in figures),
        tuple(DateMention(_to_span(day[:3]), _maybe_text(day[3]), bool(day[4])) for day in dates),
    )


def _read_head(value: Any) -> tuple[Bulletin, tuple[Person, ...]]:
    title, publisher, date, basis, inferred, address, credits, source, name, roster = value
    people = tuple(
        Person(_text(who), _maybe_text(role), tuple(map(_text, aliases)), kind)
        for who, role, aliases, kind in roster
    )
    bulletin = Bulletin(
        _text(title),
        (),
        None,
        _maybe_text(publisher),
        _maybe_text(date),
        basis,
        bool(inferred),
        _maybe_text(address),
        tuple(map(_text, credits)),
        _text(source),
        _text(name),
    )
    return bulletin, people


def _span(span: Span) -> list[int]:
    return [span.block, span.start, span.end]


def _maybe_span(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def _quote(quote: Quote) -> list[object]:
    cue, speaker = _maybe_span(quote.cue), _maybe_span(quote.speaker)
    rest = [quote.person, quote.relay, quote.basis, quote.continued]
    return [_span(quote.span), quote.kind, cue, speaker, *rest]


def _to_quote(
    span: Any, kind: Any, cue: Any, speaker: Any, person: Any, relay: Any, basis: Any, more: Any
) -> Quote:
    return Quote(
        _to_span(span),
        kind,
        _to_maybe_span(cue),
        _to_maybe_span(speaker),
        _maybe_int(person),
        _maybe_text(relay),
        basis,
        bool(more),
    )


def _figure(figure: Figure) -> list[object]:
    what = [figure.unit, figure.counted, figure.claimant, figure.magnitude, figure.claim]
    return [_span(figure.span), figure.low, figure.high, figure.qualifier, *what]


def _to_figure(
    span: Any,
    low: Any,
    high: Any,
    qualifier: Any,
    unit: Any,
    counted: Any,
    claimant: Any,
    magnitude: Any,
    claim: Any,
) -> Figure:
    return Figure(
        _to_span(span),
        low,
        high,
        qualifier,
        _maybe_text(unit),
        _maybe_text(counted),
        _maybe_int(claimant),
        _maybe_int(magnitude),
        _int(claim),
    )


def _to_span(value: Any) -> Span:
    block, start, end = value
    if not type(block) is type(start) is type(end) is int:  # long articles have thousands of spans
        raise ValueError("numbers expected")
    return Span(block, start, end)


def _to_maybe_span(value: Any) -> Span | None:
    return None if value is None else _to_span(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text expected")
    return value


def _maybe_text(value: Any) -> str | None:
    return None if value is None else _text(value)


def _int(value: Any) -> int:
    if not isinstance(value, int):
        raise ValueError("number expected")
    return value


def _maybe_int(value: Any) -> int | None:
    return None if value is None else _int(value)
