"""Turns a quotation by nobody known into one by who is quoted with the same words elsewhere.

A headline gives the words alone, and the text below says whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block

WORD = re.compile(r"\w+")
SHORTEST = 4
"""Words that two quotations share, at least."""


def with_known_speakers(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    pieces: Sequence[AttributedQuotation],
) -> tuple[AttributedQuotation, ...]:
    """The quotations; those without a speaker have the report of the same words, if it is one."""
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
