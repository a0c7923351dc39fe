"""Assigns a quotation without speaker to the speaker of the same words elsewhere in the text.

A headline often has only the words, and the text below names the speaker. `quotes` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block

WORD = re.compile(r"\w+")
SHORTEST = 4
"""The fewest words that two quotations must share."""


def with_known_speakers(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    pieces: Sequence[AttributedQuotation],
) -> tuple[AttributedQuotation, ...]:
    """Return the quotations; those without a speaker get the only report of the same words."""
    if all(_is_known(one) for one in pieces):
        return tuple(pieces)
    reports: dict[tuple[str, ...], ReportPlace | None] = {}
    words_of = [_words(blocks, read, one) for one in pieces]
    for one, said in zip(pieces, words_of, strict=True):
        if one.source is not None and _is_known(one) and len(said) >= SHORTEST:
            other = reports.setdefault(said, one.source)
            if other != one.source:
                reports[said] = None  # two are quoted with the same words
    return tuple(
        [
            one if _is_known(one) else _taken(one, reports.get(said))
            for one, said in zip(pieces, words_of, strict=True)
        ]
    )


def _is_known(one: AttributedQuotation) -> bool:
    return one.source is not None and one.basis != "unknown"


def _taken(one: AttributedQuotation, source: ReportPlace | None) -> AttributedQuotation:
    return one if source is None else one._replace(source=source, basis="carried")


def _words(
    blocks: Sequence[Block], read: Sequence[TaggedWords], one: AttributedQuotation
) -> tuple[str, ...]:
    piece = read[one.block].quotations[one.at]
    text = blocks[one.block].text[piece.inner_start : piece.inner_end]
    return tuple(WORD.findall(text.lower()))
