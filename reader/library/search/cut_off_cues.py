"""Adds cut-off cues to a snippet, so that denied, asked or wanted words never look asserted.

A snippet may begin after "denied that", or end before ", he denied".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reader.evidence_words import cue_words, text_at, with_link
from reader.library.article_text import block_text
from reader.library.row_window import text_place
from reader.library.rows import Article, Snippet
from reader.models import Quote, Span

MOST = 3
"""Most cues added before and after."""

_CUT = "…"
_BETWEEN = 12
"""Most characters between a cue and a quote that are searched as one range."""


def with_cues(article: Article, part: Span, shown: Snippet) -> Snippet:
    """Return the snippet of a part of an article with the cut-off cues of its quotes."""
    before: dict[str, None] = {}
    behind: dict[str, None] = {}
    for quote in _quotes_in(article, part):
        cue = quote.cue
        if cue is not None and cue.block == part.block:
            if part.start <= cue.start and cue.end <= part.end:
                continue
            is_behind = cue.end > part.end
        else:
            is_behind = False
        block = partial(block_text, article.development)
        words, _ = with_link(cue_words(block, quote), text_at(block, quote.span))
        (behind if is_behind else before)[words] = None
    lead = "".join(f"{words} {_CUT} " for words in list(before)[:MOST])
    trail = "".join(f" {_CUT} {words}" for words in list(behind)[:MOST])
    text = shown.text.removesuffix(_CUT) if trail else shown.text
    cut = len(shown.text) - len(shown.text.removeprefix(_CUT)) if lead else 0
    shift = len(lead) - cut
    hits = tuple((start + shift, end + shift) for start, end in shown.hits)
    return Snippet(f"{lead}{text[cut:]}{trail}", hits)


def _quotes_in(article: Article, part: Span) -> Iterator[Quote]:
    """The quotes in a part whose stance is not "says"."""
    quotes = article.found.quotes
    if not quotes or not article.found.unsaid(article.development):
        return
    low, high = text_place(part.block, part.start), text_place(part.block, part.end)
    for quote in quotes.touching(low, high):
        block, start, end = quote.span
        is_there = block == part.block and start < part.end and end > part.start
        if is_there and quote.stance != "says":
            yield quote


def searched_spans(quote: Quote) -> tuple[Span, ...]:
    """Return the spans of a quote that are searched; its cue is included if it is not "says"."""
    span, cue = quote.span, quote.cue
    if quote.stance == "says" or cue is None:
        return (span,)
    if cue.block == span.block and 0 <= span.start - cue.end <= _BETWEEN:
        return (Span(span.block, cue.start, span.end),)
    return (cue, span)
