"""Finds the spans of an article that match a query, and cuts snippets.

Texts are folded word by word as for the index, so the highlights are what the index matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from heapq import merge
from itertools import takewhile

from reader.library.article_text import ArticleText, block_text, part_of, words_at
from reader.library.index.fold import folded_words
from reader.library.rows import Article, Snippet
from reader.library.search.cut_off_cues import searched_spans, with_cues
from reader.library.search.items import figure_facts, is_asked_for, quote_facts
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    Leaf,
    NumberTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.occurrences import TextRange, WordFinder
from reader.models import Person, Quote, Span

WIDTH = 160
"""Most characters of a snippet."""


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Yield the terms that can match a place: all outside of `NotOf`."""
    match tree:
        case AllOf() | AnyOf():
            for part in tree.parts:
                yield from leaves(part)
        case WordsTerm() | NumberTerm():
            yield tree


def ranges_of_words(text: str, wanted: Sequence[WordsTerm]) -> Iterator[TextRange]:
    """Yield start and end of every occurrence of these terms in a text."""
    return WordFinder(wanted).places(text)


def has_words(text: str, wanted: WordsTerm) -> bool:
    """Whether the words occur in a text in sequence."""
    return any(True for _ in ranges_of_words(text, (wanted,)))


def hits(article: Article, tree: Tree) -> Iterator[Span]:
    """Yield the spans to highlight in an article, in the order of the text, without overlaps.

    Words are searched lazily. If the query is about quotes or figures, all of these are searched
    before the first span.
    """
    terms = list(leaves(tree))
    found = sorted(_in_evidence(article, tree, terms))
    return _merged(merge(_in_text(article, terms), found))


def snippet(article: Article, tree: Tree) -> Snippet:
    """Return the first match in the paragraphs, or else in the note, with its context."""
    terms = list(leaves(tree))
    spans = _in_evidence(article, tree, terms)
    in_text = next((span for span in _in_text(article, terms) if span.block), None)
    block = min((span.block for span in (*spans, in_text) if span and span.block), default=0)
    if block:
        others = sorted(span for span in spans if span.block == block)
        marked = _merged(merge(_in_text(article, terms, block), others))
        return _snippet_of(article, block, [(one.start, one.end) for one in _around_first(marked)])
    noted = _words(terms, "text")
    in_note = list(ranges_of_words(article.note, noted))
    if in_note:
        return cut_snippet(article.note, in_note)
    return _snippet_of(article, 1, []) if article.development.paragraphs else Snippet("")


def _snippet_of(article: Article, block: int, marked: Sequence[TextRange]) -> Snippet:
    """A part of a block, with the cut-off cues of its quotes."""
    text = block_text(article.development, block).replace("\n", " ")
    low, high = _bounds(text, marked, WIDTH)
    return with_cues(article, Span(block, low, high), _cut(text, marked, low, high))


def cut_snippet(text: str, marked: Sequence[TextRange], width: int = WIDTH) -> Snippet:
    """Cut at most `width` characters around the first range, on one line, between words."""
    text = text.replace("\n", " ")
    return _cut(text, marked, *_bounds(text, marked, width))


def _bounds(text: str, marked: Sequence[TextRange], width: int) -> TextRange:
    """Start and end of the part of a text around the first range."""
    first = marked[0][0] if marked else 0
    low = max(0, min(first - width // 3, len(text) - width))
    high = min(len(text), low + width)
    if low:
        low = _blank(text, low, min(first, low + 30)) + 1
    if high < len(text):
        high = text.rfind(" ", max(low, high - 30), high) if " " in text[high - 30 : high] else high
    return low, high


def _cut(text: str, marked: Sequence[TextRange], low: int, high: int) -> Snippet:
    before, after = "…" if low else "", "…" if high < len(text) else ""
    shift = len(before) - low
    inside = [(start + shift, end + shift) for start, end in marked if low <= start and end <= high]
    return Snippet(f"{before}{text[low:high]}{after}", tuple(inside))


def _blank(text: str, low: int, high: int) -> int:
    at = text.find(" ", low, high)
    return at if at >= 0 else low - 1


def _in_text(article: Article, terms: Sequence[Leaf], block: int | None = None) -> Iterator[Span]:
    """Matches of words, and all names of the searched people, in one block or in all."""
    wanted = _words(terms, "text")
    named = _words(terms, "person")
    for person in article.found.people if named else ():
        for name in (person.name, *person.aliases) if _is_named(person, named) else ():
            folds = tuple(word.fold for word in folded_words(name))
            wanted += [WordsTerm(folds)] if folds else []
    if not wanted:
        return
    finder, text = WordFinder(wanted), article.development
    for number in range(len(text.paragraphs) + 1) if block is None else (block,):
        for start, end in finder.places(block_text(text, number)):
            yield Span(number, start, end)


def _words(terms: Sequence[Leaf], where: str) -> list[WordsTerm]:
    """The searched words for one column of the index."""
    return [leaf for leaf in terms if isinstance(leaf, WordsTerm) and leaf.where == where]


def _is_named(person: Person, wanted: Sequence[WordsTerm]) -> bool:
    """Whether a person has a name with the words of one of these terms."""
    return any(has_words(name, leaf) for leaf in wanted for name in (person.name, *person.aliases))


def _in_evidence(article: Article, tree: Tree, terms: Sequence[Leaf]) -> list[Span]:
    """The spans of the quotes and figures that match the query."""
    fields = {leaf.where for leaf in terms if isinstance(leaf, WordsTerm)}
    is_number = any(isinstance(leaf, NumberTerm) for leaf in terms)
    part = part_of(article.development, article.found)
    found: list[Span] = []
    if fields & {"quoted", *_QUOTE_PLACES}:
        quotes = (one for one in article.found.quotes if is_asked_for(tree, quote_facts(part, one)))
        found += _in_quotes(article.development, quotes, terms, fields)
    if is_number or fields & _FIGURE_FIELDS:
        figures = article.found.figures
        found += (
            figure.span for figure in figures if is_asked_for(tree, figure_facts(part, figure))
        )
    return found


_QUOTE_PLACES: Mapping[str, Callable[[Quote], Span | None]] = {
    "speaker": lambda quote: quote.speaker,
    "role": lambda quote: quote.speaker,
    "of": lambda quote: quote.speaker,
    "stance": lambda quote: quote.cue,
    "relay": lambda quote: None,
}
"""The span of a quote that matches a field; if it is None, the whole quote is highlighted."""

_FIGURE_FIELDS = frozenset(("counted", "claimant", "stance", "role", "of"))


def _in_quotes(
    text: ArticleText, quotes: Iterable[Quote], terms: Sequence[Leaf], fields: Set[str]
) -> Iterator[Span]:
    """Matched words in quotes.

    For a speaker the mention, for a stance the cue, or else the quote.
    """
    finder = WordFinder(_words(terms, "quoted"))
    for quote in quotes:
        for span in searched_spans(quote):
            for start, end in finder.places(words_at(text, span)):
                yield Span(span.block, span.start + start, span.start + end)
        for field, place_of in _QUOTE_PLACES.items():
            if field in fields:
                yield place_of(quote) or quote.span


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Sorted spans, with overlapping ones merged."""
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
    """The first span of a block, and those close enough to share a snippet with it."""
    first = next(spans)
    yield first
    yield from takewhile(lambda span: span.start <= first.start + WIDTH, spans)
