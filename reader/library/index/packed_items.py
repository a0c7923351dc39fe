"""Links, quotes, figures and dates to lists that JSON takes, and back as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reader.models import DateMention, Figure, Link, Quote, Span


def of_link(link: Link) -> list[object]:
    """A link as a list."""
    return [_of_span(link.span), link.address]


def of_quote(quote: Quote) -> list[object]:
    """A quote as a list."""
    cue, speaker = _of_maybe_span(quote.cue), _of_maybe_span(quote.speaker)
    rest = [quote.person, quote.relay, quote.basis, quote.continued]
    return [_of_span(quote.span), quote.kind, cue, speaker, *rest]


def of_figure(figure: Figure) -> list[object]:
    """A figure as a list."""
    span, *rest = figure
    return [_of_span(span), *rest]


def of_date(date: DateMention) -> list[object]:
    """A date mention as a list."""
    return [_of_span(date.span), date.value, date.inferred]


def link_spans(link: Link) -> Iterator[Span]:
    """The places that a link touches."""
    yield link.span


def quote_spans(quote: Quote) -> Iterator[Span]:
    """The places that a quote touches: its own, that of its cue and that of its speaker."""
    yield quote.span
    if quote.cue is not None:
        yield quote.cue
    if quote.speaker is not None:
        yield quote.speaker


def figure_spans(figure: Figure) -> Iterator[Span]:
    """The places that a figure touches."""
    yield figure.span


def date_spans(date: DateMention) -> Iterator[Span]:
    """The places that a date mention touches."""
    yield date.span


def _of_span(span: Span) -> list[int]:
    return [span.block, span.start, span.end]


def _of_maybe_span(span: Span | None) -> list[int] | None:
    return None if span is None else _of_span(span)


def _to_text(value: Any) -> str:
    return str(value)


def _to_link(value: Any) -> Link:
    return Link(Span(*value[0]), value[1])


def _to_quote(value: Any) -> Quote:
    span, kind, cue, speaker, *rest = value
    return Quote(Span(*span), kind, _to_maybe_span(cue), _to_maybe_span(speaker), *rest)


def _to_figure(value: Any) -> Figure:
    span, *rest = value
    return Figure(Span(*span), *rest)


def _to_date(value: Any) -> DateMention:
    span, *rest = value
    return DateMention(Span(*span), *rest)


def _to_maybe_span(value: Any) -> Span | None:
    return None if value is None else Span(*value)


MAKERS: tuple[Callable[[Any], object], ...] = (
    _to_text,
    _to_link,
    _to_quote,
    _to_figure,
    _to_date,
)
"""What makes the items of each run again, in the order in which the runs are packed."""
