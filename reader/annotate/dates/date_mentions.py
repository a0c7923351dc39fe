"""Finds the date mentions in blocks and resolves them against the reference day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reader.annotate.dates import more_days, relative_days
from reader.annotate.dates.clock_times import ZONES
from reader.annotate.dates.date_reading import DateReading, KnownDays
from reader.annotate.dates.numeric_dates import slashed_order
from reader.annotate.dates.readers import STARTS, read_date
from reader.annotate.dates.time_amounts import CLOSES, STEPS
from reader.annotate.tokens.plain_tokens import BlockTokens, PlainTokens
from reader.calendar import MONTHS
from reader.models import Block, DateMention, Span

_EARLIEST, _LATEST = 1000, 9000


def find_dates(
    blocks: Sequence[Block],
    reference: date | None,
    unread: frozenset[int] = frozenset(),
    number_tokens: BlockTokens | None = None,
) -> tuple[DateMention, ...]:
    """Return all date mentions in text order, without those in the blocks `unread`.

    Relative dates are resolved against the day of their block, else `reference`; without one their
    value is None. The tokens of the blocks are made here if they are not given.
    """
    tokens_of = number_tokens or BlockTokens(blocks)
    mentions: list[DateMention] = []
    day_first = slashed_order(block.text for block in blocks)
    for index, block in enumerate(blocks):
        if not block.text or index in unread:
            continue
        tokens = tokens_of[index]
        day = block.day or reference
        if day is not None and not _EARLIEST <= day.year <= _LATEST:
            day = None  # a step from it might leave the years of `datetime`
        for found in _in_text(tokens, day, day_first):
            span = Span(index, tokens.starts[found.first], tokens.ends[found.last - 1])
            mentions.append(DateMention(span, found.value, found.inferred))
    return tuple(mentions)


def _in_text(
    tokens: PlainTokens, reference: date | None, day_first: bool | None
) -> Iterator[DateReading]:
    lows, floor = tokens.lows, 0
    known = KnownDays(reference, None, day_first)
    # The digits sort between "/" and ":": this test needs no slice.
    for at in [i for i, low in enumerate(lows) if low in STARTS or "/" < low < ":"]:
        after = lows[at + 1]
        articled = lows[at] in _MARKS or lows[at] in ARTICLES and after not in AFTER_ARTICLES
        if at < floor or (articled and after[:1] not in _DIGITS) or _only_counts(lows[at], after):
            continue
        if at and tokens.touch(at - 1) and lows[at - 1].isalpha() and lows[at][:1] in _DIGITS:
            continue  # "MH17 of July 17"
        found = read_date(tokens, at, known)
        if found is None:
            continue
        found = _widened(tokens, found, floor)
        for one in more_days.with_days_after(tokens, found):
            floor = one.last
            if one.value is not None and len(one.value) == 10:
                known = KnownDays(reference, date.fromisoformat(one.value), day_first)
            yield one


def _only_counts(low: str, after: str) -> bool:
    """Whether the word after a short number shows that it is not a date ("5 men", "5.")."""
    if len(low) > 3 or not low.isdecimal():
        return False
    if not after.isalpha():
        return after in CLOSES
    return after not in _AFTER_DAYS and after not in MONTHS and after.rstrip("s") not in STEPS


_AFTER_DAYS = ZONES | {
    "a", "p", "am", "pm", "to", "and", "day", "of", "st", "nd", "rd", "th", "h",
}  # fmt: skip
AFTER_ARTICLES = relative_days.AFTER_ARTICLES
ARTICLES = frozenset(("a", "an", "the"))
_MARKS = frozenset("'’‘")
"""The first character of a year without its century ("’08")."""
_DIGITS = frozenset("0123456789")


def _widened(tokens: PlainTokens, found: DateReading, floor: int) -> DateReading:
    """Return the date with "early", "mid-", "late" or "the end of" before it."""
    first = found.first
    if tokens.lows[first - 1] == "-" and tokens.lows[first - 2] == "mid" and first - 2 >= floor:
        return found._replace(first=first - 2)
    if tokens.lows[first - 1] in ("early", "late", "mid", "earlier", "later") and first > floor:
        return found._replace(first=first - 1)
    edge = tokens.lows[first - 2] in ("end", "beginning", "start", "middle")
    if edge and tokens.lows[first - 1] == "of" and first - 2 >= floor:
        return found._replace(first=first - 2)
    return found
