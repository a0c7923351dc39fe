"""Turns an article's evidence into the pieces of its pane: quotes by speaker, figures by claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from reader import evidence, evidence_words
from reader.evidence import Part, QuoteLine
from reader.languages import ENGLISH, languages_line
from reader.library.article_text import part_of
from reader.library.rows import Article
from reader.models import DateMention, Figure, Person, Quote
from reader.ui.page.looks import short_date
from reader.ui.page.page import PageBlock, PageBlocks, StyleRun

_APART = " · "
PARAPHRASE = "≈"
"""Stands before a quote that has no words in quotation marks: not every terminal has italics."""

LOOKED_AT = 64
"""Quotes of which one must be a paraphrase for the line that says what its sign means."""

NOTHING = (PageBlock("Nothing quoted, nothing counted.", "muted"),)


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
    yield PageBlock(f"{languages_line(article.found.languages)}.", "muted")


def _quotes(part: Part) -> Iterator[PageBlock]:
    if part.quotes:
        yield PageBlock(f"Quotes {evidence.counted(part)}", "title")
    first = islice(part.quotes, LOOKED_AT)
    if len(part.quotes) > LOOKED_AT or any(quote.kind == "indirect" for quote in first):
        yield PageBlock(f"{PARAPHRASE} {evidence.PARAPHRASE}", "muted")
    for people, lines in evidence.said([part]):
        yield from _speaker(people)
        for line in lines:
            yield _quote(line)
            if notes := [note for note in line.notes if note != evidence.PARAPHRASE]:
                yield PageBlock(_APART.join(notes), "muted", target=line.span, indent=2)


def _speaker(people: Sequence[Person]) -> Iterator[PageBlock]:
    """Who spoke: one with the role below the name, several in one piece."""
    if len(people) != 1:
        kind = "speaker" if people else "muted"
        yield PageBlock(evidence_words.named(people), kind, indent=1)
        return
    yield PageBlock(evidence_words.name_of(people[0]), "speaker", indent=1)
    if people[0].role:
        yield PageBlock(people[0].role, "muted", indent=1, limit=2)


def _quote(line: QuoteLine) -> PageBlock:
    """The words of a quote, behind the cue that says how the speaker stands to them.

    Of one that is a paraphrase but for some words these have the look of words in marks.
    """
    made = [StyleRun(0, len(line.cue), ("denial",))] if line.cue else []
    shift = len(line.text) - len(line.words)
    for start, end in evidence_words.parts_in_marks(line.words) if line.kind == "mixed" else ():
        made.append(StyleRun(start + shift, end + shift, ("quote",)))
    runs = tuple(made)
    sign = PARAPHRASE if line.kind == "indirect" else ""
    look = "quote" if line.kind == "direct" else "paraphrase"
    return PageBlock(
        line.text, look, lambda start, end: runs, None, line.span, 2, limit=3, sign=sign
    )


def _figures(part: Part) -> Iterator[PageBlock]:
    if part.quotes and part.figures:
        yield PageBlock("")
    if part.figures:
        yield PageBlock(f"Figures {len(part.by_claim())}", "title")
    for line in evidence.claimed([part]):
        yield PageBlock(line.words, "number", target=line.span, indent=1)
        yield PageBlock(_APART.join((line.whose, *line.notes)), "muted", target=line.span, indent=2)


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """One line about an item: who spoke it, whose figure it is, or which day it is."""
    part = part_of(article.development, article.found)
    if isinstance(item, Quote):
        return attribution(part, item)
    if isinstance(item, Figure):
        same = part.by_claim().get(evidence.claim_key(part.block, item), ())
        line = evidence.claim_line(part, item, len(same))
        return _APART.join((line.words, line.whose, *line.notes))
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
    how = evidence.notes(part.block, quote)
    kind = () if quote.kind == "indirect" else (quote.kind,)
    cue = (f"“{told}”",) if told else ()
    who = evidence_words.named(part.everybody(quote.speakers))
    return _APART.join((who, *kind, *cue, *how))
