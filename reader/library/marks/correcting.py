"""Builds the records for a correction of a quote or figure, and lists possible corrections.

"Everywhere" is written as one record for each quote or figure with the same attribution by the
rules, unless the reader has corrected it to something else. Every version can read these records,
and another correction replaces each of them alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from reader.library.article_text import words_at
from reader.library.corrections.item_keys import figure_keys, quote_keys
from reader.library.identity.fingerprint import normalise
from reader.library.index import bulletin_rows
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.records import MarkKind, MarkRecord
from reader.library.rows import Article, Correction, CorrectionOffer
from reader.models import Figure, Person, Quote, Span

FindArticle = Callable[[int], Article | None]
"""Returns a development by its key, without corrections."""

FindCorrected = Callable[[int], Mapping[tuple[MarkKind, str], str]]
"""Returns the corrections in a story."""


class _Item(NamedTuple):
    """A quote or figure of an article with its number; the other field is None."""

    number: int
    quote: Quote | None
    figure: Figure | None

    @property
    def people(self) -> tuple[int, ...]:
        """The roster numbers of its speakers or claimants."""
        if self.quote is not None:
            return self.quote.speakers
        return self.figure.claimants if self.figure is not None else ()


def offer_of(
    index: RecoveringIndex, shown: Article, plain: Article, span: Span
) -> CorrectionOffer | None:
    """Return the possible corrections of the item at a span: people who speak or could speak."""
    item, by_rules = _item_at(shown, span), _item_at(plain, span)
    if item is None or by_rules is None:
        return None
    heard = index.ask(lambda connection: bulletin_rows.people_heard(connection, plain.key))
    here = {number: None for quote in shown.found.quotes for number in quote.speakers}
    people = list(shown.found.people)
    first = dict.fromkeys((*item.people, *here))
    rest = [number for number in range(len(people)) if number not in first]
    said = [number for number in rest if number in heard or number >= len(plain.found.people)]
    could = [number for number in rest if number not in said and _could_speak(people[number])]
    order = (*first, *said, *sorted(could, key=lambda number: people[number].kind != "person"))
    alike = _alike(index, plain, by_rules)
    named = tuple([people[number] for number in order])
    own = None if item.figure is None else item.figure.claimant_basis == "bulletin"
    return CorrectionOffer(named, len(item.people), len(alike), own)


def _could_speak(person: Person) -> bool:
    """Whether a person without a quote may be offered.

    A single word without an office may as well be a town or an adjective; the reader can still type
    it.
    """
    return bool(person.role) or " " in person.name


def drafts_of(
    index: RecoveringIndex,
    plain: FindArticle,
    corrected: FindCorrected,
    key: int,
    span: Span,
    wanted: Correction,
) -> Iterator[tuple[int, MarkRecord]]:
    """Yield the records to write, each with the key of its development.

    None without such an item.
    """
    from reader.clean import line

    article = plain(key)
    item = _item_at(article, span) if article else None
    if article is None or item is None:
        return
    kind: MarkKind = "claimant" if item.quote is None else "speaker"
    said: list[tuple[MarkKind, str]] = []
    if wanted.name is not None:
        said.append((kind, line(wanted.name)))
    if wanted.stance is not None and item.quote is not None:
        said.append(("stance", wanted.stance))
    own_key = _keys(article, item.quote is None)[item.number]
    before = corrected(article.story)
    chosen: dict[int, set[int]] = {key: {item.number}}
    for development, number in _alike(index, article, item) if wanted.everywhere else ():
        chosen.setdefault(development, set()).add(number)
    for development, numbers in chosen.items():
        other = article if development == key else plain(development)
        keys = _keys(other, item.quote is None) if other else []
        known = corrected(other.story) if other else {}
        for item_key in (keys[number] for number in sorted(numbers) if number < len(keys)):
            for what, text in said:
                if known.get((what, item_key)) in (None, before.get((what, own_key))):
                    yield development, MarkRecord(0, "", what, True, (), None, text, item_key)


def _keys(article: Article, of_figures: bool) -> list[str]:
    text, found = article.development, article.found
    made = figure_keys(text, found.figures) if of_figures else quote_keys(text, found.quotes)
    return list(made)


def _item_at(article: Article, span: Span) -> _Item | None:
    for number, quote in enumerate(article.found.quotes):
        if quote.span == span:
            return _Item(number, quote, None)
    for number, figure in enumerate(article.found.figures):
        if figure.span == span:
            return _Item(number, None, figure)
    return None


def _alike(index: RecoveringIndex, plain: Article, item: _Item) -> list[tuple[int, int]]:
    """Development and number of all items in the bulletin with the same attribution as this one."""
    key, people = plain.key, item.people
    if people:
        table = "quote" if item.quote is not None else "figure"
        return index.ask(
            lambda connection: bulletin_rows.attributed_alike(connection, key, table, people)
        )
    if item.quote is None or item.quote.speaker is None:
        return []
    words = normalise(words_at(plain.development, item.quote.speaker))
    found = index.ask(lambda connection: bulletin_rows.mentioned_alike(connection, key))
    return [(at, number) for at, number, mention in found if normalise(mention) == words]
