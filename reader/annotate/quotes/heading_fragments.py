"""Assigns a fragment in a heading to the person who says it in the text below.

"Lorn wants ‘a dry dock’" is above "Anna Brisk said Lorn was hoping for “a dry dock”": the heading
names the state, and the text names who said so about it. It is the last step of `quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.models import Block, Person, Quote

MARKED = re.compile(r"[“\"‘'«]([^“”\"«»]{6,}?)[”\"’'»](?!\w)")
MOST_BELOW = 64
"""The most quotes below a heading that are examined."""


def with_heading_speakers(
    blocks: Sequence[Block],
    headings: frozenset[int],
    people: Sequence[Person],
    quotes: Sequence[Quote],
) -> tuple[Quote, ...]:
    """Return the quotes; a heading's quote gets the only person below who says its fragment."""
    out = []
    for number, quote in enumerate(quotes):
        speaker = quote.speakers[0] if len(quote.speakers) == 1 else None
        if speaker is not None and quote.span.block in headings:
            below = _below(headings, quotes, number)
            found = _sayers(blocks, people, quote, people[speaker], below)
            if len(found) == 1:
                quote = quote._replace(person=found[0], speakers=found)
        out.append(quote)
    return tuple(out)


def _below(headings: frozenset[int], quotes: Sequence[Quote], number: int) -> Iterator[Quote]:
    """Yield the quotes below the heading of a quote, up to the next heading."""
    own = quotes[number].span.block
    for quote in islice(quotes, number + 1, number + 1 + MOST_BELOW):
        if quote.span.block == own:
            continue
        if quote.span.block in headings:
            return
        yield quote


def _sayers(
    blocks: Sequence[Block],
    people: Sequence[Person],
    quote: Quote,
    whose: Person,
    below: Iterator[Quote],
) -> tuple[int, ...]:
    """Return the people whose words below contain a fragment of a quote and a name."""
    marked = [found[1] for found in MARKED.finditer(_text(blocks, quote))]
    fragments = [words.rstrip(".,").casefold() for words in marked if " " in words]
    if not fragments or whose.kind == "person":
        return ()
    found: dict[int, None] = {}
    for other in below:
        words = _text(blocks, other)
        low = words.casefold()
        if any([fragment in low for fragment in fragments]):
            person = other.person
            named = re.search(rf"\b{re.escape(whose.name)}\b", words) is not None
            if person is None or people[person].kind != "person" or not named:
                return ()
            found[person] = None
    return tuple(found)


def _text(blocks: Sequence[Block], quote: Quote) -> str:
    return blocks[quote.span.block].text[quote.span.start : quote.span.end]
