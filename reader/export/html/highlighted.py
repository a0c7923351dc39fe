"""Converts a paragraph and its evidence to HTML with an element around each highlight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from reader.evidence import Part
from reader.export.addresses import is_web_address
from reader.models import DateMention, Link, Quote


class Look(NamedTuple):
    """Characters of a block that have a class of the style sheet, or link to an address."""

    start: int
    end: int
    name: str = ""
    address: str = ""


def looks_by_block(
    part: Part, dates: Iterable[DateMention], links: Iterable[Link]
) -> dict[int, list[Look]]:
    """Return the highlights of each block."""
    found: dict[int, list[Look]] = defaultdict(list)
    for quote in part.quotes:
        for block, look in _of_quote(quote):
            found[block].append(look)
    for figure in part.figures:
        name = "figure" if figure.stance == "says" else "figure unsaid"
        found[figure.span.block].append(Look(*figure.span[1:], name))
    for mention in dates:
        found[mention.span.block].append(Look(*mention.span[1:], "date"))
    for link in links:
        if is_web_address(link.address):
            found[link.span.block].append(Look(*link.span[1:], "", link.address))
    return found


def _of_quote(quote: Quote) -> Iterator[tuple[int, Look]]:
    yield quote.span.block, Look(*quote.span[1:], quote.kind)
    if quote.cue is not None:
        name = "cue" if quote.stance == "says" else "cue unsaid"
        yield quote.cue.block, Look(*quote.cue[1:], name)
    if quote.speaker is not None:
        yield quote.speaker.block, Look(*quote.speaker[1:], "who")


def highlighted(text: str, looks: Sequence[Look]) -> str:
    """Return the escaped text in elements that do not overlap; overlaps get all classes."""
    edges = sorted({0, len(text), *(at for look in looks for at in (look.start, look.end))})
    places = [at for at in edges if 0 <= at <= len(text)]
    return "".join(
        _stretch(text[start:end], [one for one in looks if one.start <= start and end <= one.end])
        for start, end in zip(places, places[1:], strict=False)
    )


def _stretch(text: str, looks: Sequence[Look]) -> str:
    words = escape(text)
    names = " ".join(dict.fromkeys(" ".join(look.name for look in looks).split()))
    if names:
        words = f'<span class="{names}">{words}</span>'
    address = next((look.address for look in looks if look.address), "")
    return f"{opening(address)}{words}</a>" if address else words


def opening(address: str) -> str:
    """Return the start tag of a link that tells the target nothing about this page."""
    return f'<a href="{escape(address)}" rel="noreferrer noopener">'
