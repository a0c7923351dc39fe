"""A tree and an article to the places where the article has what was asked for, and to a snippet.

Texts are folded word by word as they were for the index, so what is found is what is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import takewhile

from reader.library.article_text import block_text, words_at
from reader.library.index.fold import folded_words
from reader.library.rows import Article, Snippet
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    Leaf,
    NumberTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.occurrences import TextRange, WordFinder
from reader.models import Figure, Person, Span

WIDTH = 160
"""Characters of a snippet."""


def leaves(tree: Tree) -> Iterator[Leaf]:
    """What a development may fit by: everything that is not without."""
    match tree:
        case AllOf() | AnyOf():
            for part in tree.of:
                yield from leaves(part)
        case WordsTerm() | NumberTerm():
            yield tree


def stretches(text: str, wanted: Sequence[WordsTerm]) -> Iterator[TextRange]:
    """Start and end of every stretch of a text that is one of these."""
    return WordFinder(wanted).places(text)


def has_words(text: str, wanted: WordsTerm) -> bool:
    """Whether the words stand in a text, one after the other."""
    return any(True for _ in stretches(text, (wanted,)))


def hits(article: Article, tree: Tree) -> Iterator[Span]:
    """The places to mark in an article, in the order of its text; none overlap.

    Words are looked for as far as places are asked for; quotes and figures, where the line asks
    for them, are all gone through for the first one.
    """
    asked = list(leaves(tree))
    found = sorted([*_in_quotes(article, asked), *_of_figures(article, asked)])
    return _merged(merge(_in_text(article, asked), found))


def snippet(article: Article, tree: Tree) -> Snippet:
    """The first place in the paragraphs, or else in the note, with what stands around it."""
    asked = list(leaves(tree))
    spans = [*_in_quotes(article, asked), *_of_figures(article, asked)]
    in_text = next((span for span in _in_text(article, asked) if span.block), None)
    block = min((span.block for span in (*spans, in_text) if span and span.block), default=0)
    if block:
        others = sorted(span for span in spans if span.block == block)
        marked = _merged(merge(_in_text(article, asked, block), others))
        text = block_text(article.development, block)
        return cut(text, [(span.start, span.end) for span in _around_first(marked)])
    noted = _words(asked, "text")
    in_note = list(stretches(article.note, noted))
    if in_note:
        return cut(article.note, in_note)
    return cut(next(iter(article.development.paragraphs), ""), [])


def cut(text: str, marked: Sequence[TextRange], width: int = WIDTH) -> Snippet:
    """At most so many characters around the first of these places, on one line, at whole words."""
    text = text.replace("\n", " ")
    first = marked[0][0] if marked else 0
    low = max(0, min(first - width // 3, len(text) - width))
    high = min(len(text), low + width)
    if low:
        low = _blank(text, low, min(first, low + 30)) + 1
    if high < len(text):
        high = text.rfind(" ", max(low, high - 30), high) if " " in text[high - 30 : high] else high
    before, after = "…" if low else "", "…" if high < len(text) else ""
    shift = len(before) - low
    inside = [(start + shift, end + shift) for start, end in marked if low <= start and end <= high]
    return Snippet(f"{before}{text[low:high]}{after}", tuple(inside))


def _blank(text: str, low: int, high: int) -> int:
    at = text.find(" ", low, high)
    return at if at >= 0 else low - 1


def _in_text(article: Article, asked: Sequence[Leaf], block: int | None = None) -> Iterator[Span]:
    """Words, and every name of the people asked for, in one block or in all of them."""
    wanted = _words(asked, "text")
    for person in _people(article, asked, "person"):
        for name in (person.name, *person.aliases):
            folds = tuple(word.fold for word in folded_words(name))
            wanted += [WordsTerm(folds)] if folds else []
    if not wanted:
        return
    finder, text = WordFinder(wanted), article.development
    for number in range(len(text.paragraphs) + 1) if block is None else (block,):
        for start, end in finder.places(block_text(text, number)):
            yield Span(number, start, end)


def _words(asked: Sequence[Leaf], where: str) -> list[WordsTerm]:
    """The words that are asked for in a part of what the index knows."""
    return [leaf for leaf in asked if isinstance(leaf, WordsTerm) and leaf.where == where]


def _people(article: Article, asked: Sequence[Leaf], where: str) -> list[Person]:
    """Those of the bulletin's people who are asked for as speakers, or as persons."""
    wanted = _words(asked, where)
    return [
        person
        for person in (article.found.people if wanted else ())
        if any(has_words(name, leaf) for leaf in wanted for name in (person.name, *person.aliases))
    ]


def _in_quotes(article: Article, asked: Sequence[Leaf]) -> Iterator[Span]:
    """Words within quotes; for speakers the mention, or the quote where none stands here."""
    text, people = article.development, article.found.people
    wanted = _words(asked, "quoted")
    named, finder = _people(article, asked, "speaker"), WordFinder(wanted)
    for quote in article.found.quotes if wanted or named else ():
        span = quote.span
        for start, end in finder.places(words_at(text, span)):
            yield Span(span.block, span.start + start, span.start + end)
        if quote.person is not None and people[quote.person] in named:
            yield quote.speaker or span


def _of_figures(article: Article, asked: Sequence[Leaf]) -> Iterator[Span]:
    """Figures that are one of the numbers, and that count one of the things, asked for."""
    numbers = [leaf for leaf in asked if isinstance(leaf, NumberTerm)]
    counted = _words(asked, "counted")
    for figure in article.found.figures if numbers or counted else ():
        what = f"{figure.unit or ''} {figure.counted or ''}"
        if counted and not any(has_words(what, leaf) for leaf in counted):
            continue
        if not numbers or any(_is_number(figure, number) for number in numbers):
            yield figure.span


def _is_number(figure: Figure, wanted: NumberTerm) -> bool:
    if figure.low is None or figure.high is None:
        return False
    low, high = wanted.low, wanted.high
    above = low is None or figure.high > low or figure.high == low and not wanted.low_out
    below = high is None or figure.low < high or figure.low == high and not wanted.high_out
    return above and below


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that overlap as one."""
    last: Span | None = None
    for span in spans:
        if last and span.block == last.block and span.start < last.end:
            last = Span(last.block, last.start, max(last.end, span.end))
        elif span.start < span.end:
            if last:
                yield last
            last = span
    if last:
        yield last


def _around_first(spans: Iterator[Span]) -> Iterator[Span]:
    """The first of the spans in a block, and those that may stand in one snippet with it."""
    first = next(spans)
    yield first
    yield from takewhile(lambda span: span.start <= first.start + WIDTH, spans)
