"""Applies the reader's corrections to an article before it is shown.

A correction is stored under the key of a quote or figure (`item_keys.py`). The speaker and stance
of a quote also apply to the quotes that continue it (`goes_on`), to the same words in the heading
(`repeated_by`), and to the figures inside it, unless the reader has corrected these themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from reader.evidence_words import name_of
from reader.library.article_text import ArticleEvidence, part_of
from reader.library.corrections.item_keys import figure_keys, items_of, quote_keys
from reader.library.identity.fingerprint import normalise
from reader.library.row_window import text_place
from reader.library.rows import ITSELF, Article
from reader.models import ClaimantBasis, Figure, Person, Quote, Stance
from reader.quote_groups import goes_on, repeated_by


class CorrectedItem(NamedTuple):
    """A correction of an item.

    `kind` is "speaker", "stance" or "claimant", `key` is the item's key, and `text` the name or
    stance that the reader gave.
    """

    kind: str
    key: str
    text: str


Corrections = Sequence[CorrectedItem]
"""All corrections of a development."""

_STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}


class GivenByReader(NamedTuple):
    """The reader's speaker ("" for unknown) and stance of a quote; None: not corrected."""

    name: str | None = None
    stance: Stance | None = None


def with_corrections(
    article: Article, corrected: Corrections, named: Iterable[str] = ()
) -> Article:
    """Return the article with these corrections applied.

    `named` are all names that the reader gave in the bulletin. They are appended to its roster
    first, so that a person has the same number in all its developments.
    """
    people = list(article.found.people)
    for name in named:
        _person(people, name)
    quotes, figures = _corrected_quotes(article, corrected, people)
    own = _of_kind("claimant", corrected)
    if own:
        keys = list(figure_keys(article.development, article.found.figures))
        spans = [figure.span for figure in article.found.figures]
        for key, number in items_of(own, keys, article.development, spans).items():
            before, name = figures.get(number, article.found.figures[number]), own[key]
            person = _person(people, name) if name not in ("", ITSELF) else None
            figures[number] = _claimed(before, person)
            if name == ITSELF:
                figures[number] = figures[number]._replace(claimant_basis="bulletin")
    return article._replace(found=article.found.corrected(tuple(people), quotes, figures))


def _of_kind(kind: str, corrected: Corrections) -> dict[str, str]:
    return {one.key: one.text for one in corrected if one.kind == kind}


def _corrected_quotes(
    article: Article, corrected: Corrections, people: list[Person]
) -> tuple[dict[int, Quote], dict[int, Figure]]:
    """The corrected quotes and the figures inside them, by number; appends new people."""
    given = _given(article, corrected)
    quotes: dict[int, Quote] = {}
    figures: dict[int, Figure] = {}
    given |= _given_below(article, given)
    nothing = GivenByReader()
    told, before = nothing, None
    for number, quote in enumerate(article.found.quotes if given else ()):
        own = given.get(number, nothing)
        inherited = told if goes_on(before, quote) else nothing
        told = GivenByReader(
            inherited.name if own.name is None else own.name, own.stance or inherited.stance
        )
        before = quote
        if told != nothing:
            quotes[number] = _spoken(quote, told, people)
            figures |= _figures_in(article.found, quote, quotes[number], told)
    return quotes, figures


def _given(article: Article, corrected: Corrections) -> dict[int, GivenByReader]:
    """The corrections of each quote, by number."""
    names, stances = _of_kind("speaker", corrected), _of_kind("stance", corrected)
    if not names and not stances:
        return {}
    text, spans = article.development, [quote.span for quote in article.found.quotes]
    keys = list(quote_keys(text, article.found.quotes))
    given: dict[int, GivenByReader] = {}
    for key, number in items_of(names, keys, text, spans).items():
        given[number] = GivenByReader(names[key])
    for key, number in items_of(stances, keys, text, spans).items():
        stance = _STANCES.get(stances[key])  # None if the marks file has an unknown stance
        given[number] = given.get(number, GivenByReader())._replace(stance=stance)
    return given


def _given_below(
    article: Article, given: dict[int, GivenByReader]
) -> Iterator[tuple[int, GivenByReader]]:
    """Yield the quotes of the heading with the corrections of those that repeat them."""
    block, quotes = part_of(article.development, article.found).block, article.found.quotes
    for number in range(len(quotes) if given else 0):
        if quotes[number].span.block:
            return
        below = repeated_by(block, quotes, number) if number not in given else None
        if below in given:
            yield number, given[below]


def _spoken(quote: Quote, told: GivenByReader, people: list[Person]) -> Quote:
    """A quote with the reader's speaker and stance; a cue of another stance is removed."""
    if told.stance is not None and told.stance != quote.stance:
        quote = quote._replace(stance=told.stance, cue=None)
    if told.name is not None:
        person = _person(people, told.name) if told.name else None
        quote = quote._replace(person=person, speaker=None, speakers=_alone(person))
    return quote._replace(basis="corrected")


def _figures_in(
    found: ArticleEvidence, quote: Quote, now: Quote, told: GivenByReader
) -> Iterator[tuple[int, Figure]]:
    """The figures of which this is the shortest enclosing quote, with its corrections applied."""
    block, start, end = quote.span
    for number, figure in found.figures.starting_from(text_place(block, start)):
        span = figure.span
        if (span.block, span.start) >= (block, end):
            return
        if span.block == block and start <= span.start and span.end <= end:
            at = text_place(block, span.start)
            enclosing = [
                other.span
                for other in found.quotes.touching(at, at + 1)
                if other.span.block == block
                and other.span.start <= span.start
                and span.end <= other.span.end
            ]
            if min(enclosing, key=lambda one: one.end - one.start) == quote.span:
                other = figure if told.stance is None else figure._replace(stance=told.stance)
                yield number, other if told.name is None else _claimed(other, now.person)


def _claimed(figure: Figure, person: int | None) -> Figure:
    """A figure with the claimant that the reader gave."""
    basis: ClaimantBasis = "unknown" if person is None else "corrected"
    return figure._replace(claimant=person, claimant_basis=basis, claimants=_alone(person))


def _alone(person: int | None) -> tuple[int, ...]:
    return () if person is None else (person,)


def _own_name(person: Person) -> str:
    return person.name


def _person(people: list[Person], name: str) -> int:
    """The index of a person in the roster, by full name, name or alias; appended if missing.

    The full name includes the owner: "Interior Ministry of Orvane" picks the right one of two
    Interior Ministries.
    """
    normalised = normalise(name)
    for told in (name_of, _own_name):
        for number, person in enumerate(people):
            if normalised == normalise(told(person)):
                return number
    for number, person in enumerate(people):
        if normalised in map(normalise, person.aliases):
            return number
    people.append(Person(name))
    return len(people) - 1
