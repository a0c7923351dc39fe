"""Turns an article's evidence into the lines of its pane: quotes by speaker, figures by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from reader import evidence, evidence_words
from reader.evidence import ClaimLine, Part, QuoteLine
from reader.languages import ENGLISH, languages_line
from reader.library.article_text import part_of
from reader.library.rows import Article
from reader.models import DateMention, Figure, Quote, Span
from reader.ui.page import entries
from reader.ui.page.columns import (
    Styled,
    TextColumn,
    hanging,
    joined,
    padded,
    side_by_side,
    styled,
)
from reader.ui.page.entries import APART, PARAPHRASE
from reader.ui.page.looks import short_date
from reader.ui.page.page import PageBlock, PageBlocks

GUTTER, CUES, GAP = 3, 11, 2
"""Cells in front of an entry, for its signs; of the column of cues; and between columns."""

NARROW = 56
"""Cells below which words stand behind their cue, and a claimant below the figure."""

LOOKED_AT = 64
"""Entries that decide how wide columns are, and whether the sign of paraphrases is explained."""

LONGEST = 10
"""Lines of a quote; its place in the text shows the rest."""


def evidence_blocks(article: Article, width: int) -> PageBlocks:
    """Quotes below their speakers, then claims: a piece for each line of `width` cells at most.

    `target` of the lines of an entry is its place in the text.
    """
    part = part_of(article.development, article.found)
    made = chain(_quotes(part, width), _claims(part, width))
    if not part.quotes and not part.figures:
        made = chain((PageBlock(_nothing(article), "muted"),))
    # About three lines a quote, one a claim; how many claims there are shows when they are reached.
    return PageBlocks(made, 3 * len(part.quotes) + len(part.figures))


def _nothing(article: Article) -> str:
    """Why there is nothing: in texts that are not English nothing is sought."""
    if article.found.languages == (ENGLISH,):
        return "Nothing quoted, nothing counted."
    return f"{languages_line(article.found.languages)}."


def _quotes(part: Part, width: int) -> Iterator[PageBlock]:
    if not part.quotes:
        return
    first = islice(part.quotes, LOOKED_AT)
    is_told = len(part.quotes) > LOOKED_AT or any(quote.kind == "indirect" for quote in first)
    legend = f"{PARAPHRASE} {evidence_words.PARAPHRASE}" if is_told else ""
    yield _rule(f"Said {evidence.counted(part)}", legend, width)
    for number, (people, lines) in enumerate(evidence.said([part])):
        if number:
            yield PageBlock("")
        yield from _pieces(hanging(entries.speaker(people), width, 1, GUTTER, 2))
        for line in lines:
            yield from _pieces(_quote(line, width), line.span)


def _quote(line: QuoteLine, width: int) -> Iterator[Styled]:
    """The words of a quote behind its cue: in a column of their own where there is room."""
    is_wide = width >= NARROW
    cue, signs = entries.cue(line), padded(entries.signs(line), GUTTER)
    gap = Styled(" " * GAP if is_wide or cue.text else "")
    cue = padded(cue, CUES) if is_wide else cue
    said = joined(signs, cue, gap, entries.words(line), entries.others(line))
    return hanging(said, width, 0, GUTTER + (CUES + GAP) * is_wide, LONGEST)


def _claims(part: Part, width: int) -> Iterator[PageBlock]:
    if not part.figures:
        return
    yield _rule(f"Claimed {len(part.by_claim())}", "", width)
    lines = evidence.claimed([part])
    first = list(islice(lines, LOOKED_AT))
    most = (width - GUTTER) // 3
    numbers = min(most, max(entries.number(line).cells for line in first))
    whose = min(most, max(entries.whose(line).cells for line in first))
    for line in chain(first, lines):
        yield from _pieces(_claim(line, width, numbers, whose), line.span)


def _claim(line: ClaimLine, width: int, numbers: int, whose: int) -> Iterator[Styled]:
    """Number, what is counted and whose word it is; the last two in one column in a narrow pane."""
    signs = TextColumn([entries.signs(line)], GUTTER, 0)
    number = TextColumn(list(hanging(entries.number(line), numbers)), numbers, 0, is_right=True)
    is_wide = width >= NARROW
    left = width - GUTTER - numbers - GAP - (GAP + whose) * is_wide
    what, claimant = entries.counted(line), entries.whose(line)
    if not is_wide:
        gap = Styled(" " * GAP if what.text else "")
        rest = TextColumn(list(hanging(joined(what, gap, claimant), left, 0, GAP)), left, GAP)
        return side_by_side((signs, number, rest))
    counted = TextColumn(list(hanging(what, left)), left, GAP)
    return side_by_side(
        (signs, number, counted, TextColumn(list(hanging(claimant, whose)), whose, GAP))
    )


def _rule(words: str, legend: str, width: int) -> PageBlock:
    """A line over a section: its name and count, and what its signs mean."""
    begin = joined(styled("── ", "rule"), Styled(f"{words} "))
    end = joined(styled(f" {legend} ", "rule", "muted"), styled("──", "rule"))
    if not legend or begin.cells + end.cells >= width:
        end = Styled()
    middle = styled("─" * (width - begin.cells - end.cells), "rule")
    return _piece(joined(begin, middle, end), None, "head")


def _pieces(lines: Iterable[Styled], target: Span | None = None) -> Iterator[PageBlock]:
    return (_piece(line, target, "text") for line in lines)


def _piece(line: Styled, target: Span | None, kind: str) -> PageBlock:
    return PageBlock(line.text, kind, lambda start, end: line.runs, target=target)


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """One line about an item: who spoke it, whose figure it is, or which day it is."""
    part = part_of(article.development, article.found)
    if isinstance(item, Quote):
        return attribution(part, item)
    if isinstance(item, Figure):
        same = part.by_claim().get(evidence.claim_key(part.block, item), ())
        line = evidence.claim_line(part, item, len(same))
        return APART.join((line.words, line.whose, *line.notes))
    words = evidence_words.text_at(part.block, item.span)
    if item.value is None:
        return f"{words} · a date that can't be worked out"
    day = " to ".join(short_date(part) for part in item.value.removeprefix("T").split("/"))
    return f"{words} · {day}" + (" (counted from the bulletin's day)" if item.inferred else "")


def attribution(part: Part, quote: Quote) -> str:
    """One line about who is said to have spoken a quote, and how that is known."""
    told = evidence_words.cue_words(part.block, quote)
    if quote.cue and not told:
        told = evidence_words.text_at(part.block, quote.cue)
    how = evidence_words.notes(part.block, quote)
    kind = () if quote.kind == "indirect" else (quote.kind,)
    cue = (f"“{told}”",) if told else ()
    who = evidence_words.named(part.everybody(quote.speakers))
    return APART.join((who, *kind, *cue, *how))
