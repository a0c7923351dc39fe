"""Converts links, quotes, figures and dates to rows of the index, and validated rows back.

Another program may have written to the index's file. So a number out of range, a word that is not
one of its choices, or text in place of a number raises ValueError, and all text is cleaned.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from reader.models import DateMention, Figure, Link, Quote, Span

T = TypeVar("T")
Row = tuple[Any, ...]
Column = Sequence[Any]

LIMIT = 1 << 32
"""Upper bound of the characters of a block, and of the items of a development."""

_HARMLESS = dict.fromkeys(map(ord, "\n\u00a0\u2007\u2009\u200a\u202f\u3000"))
"""Characters that Python calls not printable but `clean` accepts: the newline and spaces."""

_WHOLE = {int}
_TEXT = {str}
_KINDS = frozenset(("direct", "mixed", "indirect"))
_BASES = frozenset(("cue", "pronoun", "carried", "unknown", "corrected"))
_CLAIMANT_BASES = frozenset(("named", "pronoun", "carried", "corrected", "bulletin", "unknown"))
STANCES = frozenset(("says", "denies", "withholds", "asks", "wants"))
_QUALIFIERS = frozenset(("=", "<", ">", "~"))


class Bounds(NamedTuple):
    """The number of blocks of a development and of people of its bulletin, which bound its rows."""

    blocks: int
    people: int


class EvidenceTable(NamedTuple, Generic[T]):
    """A table of the index, with the conversions between its rows and items.

    `columns` are those after `development` and `number`; `touched` returns the spans of an item.
    """

    name: str
    columns: str
    to_row: Callable[[T], Row]
    from_rows: Callable[[Sequence[Row], Bounds], list[T]]
    touched: Callable[[T], tuple[Span, ...]]


def gated(text: object) -> str:
    """Return text of the index, cleaned for display; ValueError if it is not text."""
    if not isinstance(text, str):
        raise ValueError("no text where one should be")
    if text.isprintable() or text.translate(_HARMLESS).isprintable():
        return text
    from reader.clean import clean  # hardly ever on the way to the first screen

    return clean(text)


def gated_or_none(text: object) -> str | None:
    """As `gated`, but None stays None."""
    return None if text is None else gated(text)


def one_line(text: object) -> str:
    """As `gated`, for text without newlines: a heading, a name, an address."""
    return gated(text).replace("\n", " ")


def line_or_none(text: object) -> str | None:
    """As `one_line`, but None stays None."""
    return None if text is None else one_line(text)


def gated_column(texts: Column, gate: Callable[[object], str | None]) -> Column:
    """Clean a column of texts; in the usual case one test accepts all of them."""
    given = [text for text in texts if text is not None]
    may_pass = len(given) == len(texts) or gate in (gated_or_none, line_or_none)
    if may_pass and {*map(type, given)} <= _TEXT and "".join(given).isprintable():
        return texts
    return list(map(gate, texts))


def _link_row(link: Link) -> Row:
    return *link.span, link.address


def _links(rows: Sequence[Row], bounds: Bounds) -> list[Link]:
    *span, addresses = zip(*rows, strict=True)
    return list(map(Link, _spans(span, bounds), gated_column(addresses, one_line)))


def _quote_row(quote: Quote) -> Row:
    cue, speaker = quote.cue or _NOWHERE, quote.speaker or _NOWHERE
    rest = quote.person, quote.relay, quote.basis, int(quote.continued), quote.stance
    return *quote.span, quote.kind, *cue, *speaker, *rest, _several(quote.speakers)


_NOWHERE = (None, None, None)


def _quotes(rows: Sequence[Row], bounds: Bounds) -> list[Quote]:
    columns = list(zip(*rows, strict=True))
    people, relays, bases, continued, stances, several = columns[10:]
    fields = (
        _spans(columns[:3], bounds),
        chosen(columns[3], _KINDS),
        _spans_or_none(columns[4:7], bounds),
        _spans_or_none(columns[7:10], bounds),
        checked_numbers(people, bounds.people, or_none=True),
        gated_column(relays, gated_or_none),
        chosen(bases, _BASES),
        map(bool, checked_numbers(continued, 2)),
        chosen(stances, STANCES),
        _everybody(people, several, bounds),
    )
    return list(map(Quote, *fields))


def _several(people: tuple[int, ...]) -> str | None:
    """Roster numbers as a JSON array; None for one or none, which another column stores."""
    return f"[{','.join(map(str, people))}]" if len(people) > 1 else None


def _everybody(first: Column, several: Column, bounds: Bounds) -> Iterator[tuple[int, ...]]:
    """The roster numbers of each item, from the first person's column and the JSON array of all."""
    for one, array in zip(first, several, strict=True):
        if array is None:
            yield () if one is None else (one,)
            continue
        if not isinstance(array, str) or not _ARRAY.fullmatch(array):
            raise ValueError("no numbers where some should be")
        yield tuple(
            checked_numbers([int(number) for number in array[1:-1].split(",")], bounds.people)
        )


_ARRAY = re.compile(r"\[[0-9]{1,9}(?:,[0-9]{1,9}){1,99}\]")


def _figure_row(figure: Figure) -> Row:
    return *figure.span, *figure[1:-1], _several(figure.claimants)


def _figures(rows: Sequence[Row], bounds: Bounds) -> list[Figure]:
    columns = list(zip(*rows, strict=True))
    lows, highs, qualifiers, units, counted, claimants, magnitudes, claims = columns[3:11]
    bases, stances, several = columns[11:]
    fields = (
        _spans(columns[:3], bounds),
        _values(lows),
        _values(highs),
        chosen(qualifiers, _QUALIFIERS),
        gated_column(units, gated_or_none),
        gated_column(counted, gated_or_none),
        checked_numbers(claimants, bounds.people, or_none=True),
        checked_numbers(magnitudes, LIMIT, or_none=True),
        checked_numbers(claims, LIMIT),
        chosen(bases, _CLAIMANT_BASES),
        chosen(stances, STANCES),
        _everybody(claimants, several, bounds),
    )
    return list(map(Figure, *fields))


def _day_row(day: DateMention) -> Row:
    return *day.span, day.value, int(day.inferred)


def _days(rows: Sequence[Row], bounds: Bounds) -> list[DateMention]:
    *span, values, inferred = zip(*rows, strict=True)
    flags = map(bool, checked_numbers(inferred, 2))
    return list(map(DateMention, _spans(span, bounds), gated_column(values, gated_or_none), flags))


def _spans(columns: Sequence[Column], bounds: Bounds) -> Iterator[Span]:
    blocks, starts, ends = columns
    checked_numbers(blocks, bounds.blocks)
    checked_numbers((*starts, *ends), LIMIT)
    return map(Span, blocks, starts, ends)


def _spans_or_none(columns: Sequence[Column], bounds: Bounds) -> list[Span | None]:
    """Spans, or None where all columns are None; ValueError where only some are."""
    given = [span for span in zip(*columns, strict=True) if span != _NOWHERE]
    spans = _spans([*zip(*given, strict=True)] or [()] * 3, bounds)  # refuses a remaining None
    return [None if block is None else next(spans) for block in columns[0]]


def checked_numbers(column: Column, limit: int, or_none: bool = False) -> Column:
    """Return a column of integers from 0 to below the limit; otherwise ValueError."""
    if or_none and None in column:
        given: Column = [value for value in column if value is not None]
    else:
        given = column
    if given and ({*map(type, given)} != _WHOLE or min(given) < 0 or max(given) >= limit):
        raise ValueError("a number that can't be")
    return column


def _values(column: Column) -> Column:
    if {*map(type, column)} - {float, int, type(None)}:
        raise ValueError("no number where one should be")
    return column


def chosen(column: Column, choices: frozenset[str]) -> Column:
    """Return a column whose words are all among the choices; otherwise ValueError."""
    if not choices.issuperset(column):
        raise ValueError("a word that is none of its choices")
    return column


def number_in(value: object) -> int:
    """Return an integer; otherwise ValueError."""
    if type(value) is not int:
        raise ValueError("no number where one should be")
    return value


def people_in(value: object) -> tuple[int, ...]:
    """Return the roster numbers in an array, a number or None; otherwise ValueError."""
    if isinstance(value, list):
        return tuple(map(number_in, value))
    return () if value is None else (number_in(value),)


def check_people(groups: Iterable[tuple[int, ...]], limit: int) -> None:
    """Raise ValueError unless all numbers are in a roster of this length."""
    checked_numbers([number for numbers in groups for number in numbers], limit)


def _own_span(item: Link | Figure | DateMention) -> tuple[Span, ...]:
    return (item.span,)


def _quote_spans(quote: Quote) -> tuple[Span, ...]:
    return tuple(span for span in (quote.span, quote.cue, quote.speaker) if span is not None)


_SPAN = "block, start, end"
LINKS: EvidenceTable[Link] = EvidenceTable(
    "link", f"{_SPAN}, address", _link_row, _links, _own_span
)
QUOTES: EvidenceTable[Quote] = EvidenceTable(
    "quote",
    f"{_SPAN}, kind, cue_block, cue_start, cue_end, speaker_block, speaker_start, speaker_end,"
    " person, relay, basis, continued, stance, speakers",
    _quote_row,
    _quotes,
    _quote_spans,
)
FIGURES: EvidenceTable[Figure] = EvidenceTable(
    "figure",
    f"{_SPAN}, low, high, qualifier, unit, counted, claimant, magnitude, claim, claimant_basis,"
    " stance, claimants",
    _figure_row,
    _figures,
    _own_span,
)
DAYS: EvidenceTable[DateMention] = EvidenceTable(
    "day", f"{_SPAN}, value, inferred", _day_row, _days, _own_span
)
EVIDENCE: tuple[EvidenceTable[Any], ...] = (LINKS, QUOTES, FIGURES, DAYS)
"""All evidence tables, in the order in which rows are prepared and read."""
