"""Turns an article's evidence into the pieces of its pane: quotes by speaker, figures by claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reader import evidence
from reader.evidence import Part
from reader.languages import ENGLISH, languages_line
from reader.library.article_text import part_of
from reader.library.rows import Article
from reader.models import DateMention, Figure, Quote
from reader.ui.page.looks import short_date
from reader.ui.page.page import PageBlock, PageBlocks

_APART = " · "
NOTHING = (PageBlock("Nothing quoted, nothing counted.", "faint"),)


def evidence_blocks(article: Article) -> PageBlocks:
    """Quotes below their speakers, then figures; `target` of an entry is its place in the text."""
    part = part_of(article.development, article.found)
    is_english = article.found.languages == (ENGLISH,)
    made = chain(_quotes(part), _figures(part))
    if not part.quotes and not part.figures:
        made = chain(NOTHING if is_english else _unmarked(article))
    # About three lines a quote, two a claim; how many claims there are shows when they are reached.
    return PageBlocks(made, 3 * len(part.quotes) + 2 * len(part.figures))


def _unmarked(article: Article) -> Iterator[PageBlock]:
    """Why there is nothing: in texts that are not English nothing is sought."""
    yield PageBlock(f"{languages_line(article.found.languages)}.", "faint")


def _quotes(part: Part) -> Iterator[PageBlock]:
    if part.quotes:
        yield PageBlock(f"Quotes {sum(map(len, part.by_speaker().values()))}", "head")
    for person, lines in evidence.said([part]):
        if person is None:
            yield PageBlock(evidence.UNNAMED, "faint", indent=1)
        else:
            yield PageBlock(person.name, "name", indent=1)
            if person.role:
                yield PageBlock(person.role, "role", indent=1)
        for line in lines:
            yield PageBlock(line.words, line.kind, target=line.span, indent=2, limit=3)
            if line.notes:
                yield PageBlock(_APART.join(line.notes), "faint", target=line.span, indent=2)


def _figures(part: Part) -> Iterator[PageBlock]:
    if part.quotes and part.figures:
        yield PageBlock("")
    if part.figures:
        yield PageBlock(f"Figures {len(part.by_claim())}", "head")
    for line in evidence.claimed([part]):
        yield PageBlock(line.words, "figure-entry", target=line.span, indent=1)
        yield PageBlock(_APART.join((line.whose, *line.notes)), "role", target=line.span, indent=2)


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """One line about an item: who spoke it, whose figure it is, or which day it is."""
    part = part_of(article.development, article.found)
    if isinstance(item, Quote):
        return attribution(part, item)
    if isinstance(item, Figure):
        same = part.by_claim().get(evidence.claim_key(part.block, item), ())
        line = evidence.claim_line(part, item, len(same))
        return _APART.join((line.words, line.whose, *line.notes))
    words = evidence.text_at(part.block, item.span)
    if item.value is None:
        return f"{words} · a date that can't be worked out"
    day = " to ".join(short_date(part) for part in item.value.removeprefix("T").split("/"))
    return f"{words} · {day}" + (" (counted from the bulletin's day)" if item.inferred else "")


def attribution(part: Part, quote: Quote) -> str:
    """One line about who is said to have spoken a quote, and how that is known."""
    cue = [f"“{evidence.text_at(part.block, quote.cue)}”"] if quote.cue else []
    return _APART.join(
        [evidence.named(part.person(quote.person)), quote.kind, *cue, *evidence.notes(quote)]
    )
