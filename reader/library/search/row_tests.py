"""Derives tests for single rows from a query, for views whose rows are parts of texts.

In the lists of people and of series, words and names must match one person or one series.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from reader.ledger.numbered_ids import id_with_number
from reader.library.search.items import (
    ItemFacts,
    asks_for,
    figure_facts,
    is_asked_for,
    quote_facts,
)
from reader.library.search.language.loss_terms import asks_for_losses, is_losses
from reader.library.search.language.query_parser import parse_query
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    Leaf,
    NotOf,
    PersonTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.person_terms import with_joined_names, with_people
from reader.library.search.short_texts import text_has_words
from reader.library.views.joined.heard_people import key_of
from reader.library.views.view import ClaimTest, PartTest, QuoteFacts, QuoteTest, RowTests

if TYPE_CHECKING:
    from reader.evidence import Part
    from reader.ledger.catch_up import NamedSeries
    from reader.ledger.people.decisions import Decisions
    from reader.ledger.people.heard import PersonSummary
    from reader.ledger.series.standing import SeriesClaim
    from reader.ledger.series.stated import StatedFigure
    from reader.models import Person

T = TypeVar("T")
Test = Callable[[T], bool]

FindPlaces = Callable[[int], Container[tuple[int, int]]]
"""Returns the places of a person, given by key, in rosters: bulletins and numbers."""

FindNames = Callable[[int], Container[str]]
"""Returns the names of a person, given by key."""

_OF_PEOPLE = ("text", "speaker", "person", "claimant", "role", "of")


def row_tests(tree: Tree, by_name: Tree, places_of: FindPlaces) -> RowTests:
    """Return the tests for a quote, a person and a series; other terms select developments.

    `by_name` is the tree for people and series, whose names count on all days.
    """
    is_of_figures, is_of_items = (
        asks_for("figure", tree),
        asks_for("figure", tree) or asks_for("quote", tree),
    )
    has_words = any(_is_plain(leaf) for leaf in _leaves(by_name))
    return RowTests(
        _quote_test(tree, places_of),
        _test_of(by_name, _is_about_people, _has_words_of_person),
        _test_of(by_name, _is_about_people, _is_heard_with_words) if has_words else None,
        _test_of(by_name, _is_about_series, _has_words_of_series),
        _test_of(by_name, _is_about_series, _has_words_in_text) if has_words else None,
        _claim_test(tree) if is_of_figures or _names_claimant(tree) else None,
        _part_test(tree) if is_of_items else None,
        asks_for_losses(by_name),
    )


def _claim_test(tree: Tree) -> ClaimTest:
    def fits(claim: SeriesClaim, claimants: Callable[[], Sequence[Person]]) -> bool:
        figure = claim.stated.figure
        counted = f"{figure.unit or ''} {figure.counted or ''}"
        facts = ItemFacts("figure", claimants, figure.stance, lambda field: counted, figure)
        if people and (claim.claimant is None or claim.claimant.id not in people):
            return False
        return is_asked_for(tree, facts) is not False

    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    people = [
        id_with_number("p", part.key)
        for part in parts
        if isinstance(part, PersonTerm) and part.heard_as == "claimant"
    ]
    return fits


def _part_test(tree: Tree) -> PartTest:
    def heard(part: Part) -> frozenset[int]:
        quotes = ((quote.speakers, quote_facts(part, quote)) for quote in part.quotes)
        figures = ((figure.claimants, figure_facts(part, figure)) for figure in part.figures)
        return frozenset(
            number
            for numbers, facts in chain(quotes, figures)
            if numbers and is_asked_for(tree, facts)
            for number in numbers
        )

    return heard


def _names_claimant(tree: Tree) -> bool:
    return any(isinstance(one, PersonTerm) and one.heard_as == "claimant" for one in _leaves(tree))


def _is_plain(leaf: Leaf) -> bool:
    return isinstance(leaf, WordsTerm) and leaf.where == "text"


def _quote_test(tree: Tree, places_of: FindPlaces) -> QuoteTest | None:
    def is_of_person(leaf: Leaf) -> Test[QuoteFacts]:
        places = places_of(leaf.key) if isinstance(leaf, PersonTerm) else ()
        return lambda facts: any((facts.bulletin, one) in places for one in facts.speakers)

    of_person = _test_of(tree, _is_speaker, is_of_person)
    if not asks_for("quote", tree):
        return of_person
    is_asked: QuoteTest = lambda facts: is_asked_for(tree, _facts_of(facts)) is not False  # noqa: E731
    return is_asked if of_person is None else lambda one: of_person(one) and is_asked(one)


def _is_speaker(leaf: Leaf) -> bool:
    return isinstance(leaf, PersonTerm) and leaf.heard_as == "speaker"


def item_test(
    line: str, decisions: Decisions | None = None, names_of: FindNames | None = None
) -> Callable[[ItemFacts], bool]:
    """Return a test whether a quote or figure of a matching development matches the line itself.

    A name also matches the names that the reader has joined with it in `decisions`. An id denotes
    the speakers or claimants with one of the names that `names_of` returns for it.
    """
    tree = with_people(with_joined_names(parse_query(line).tree, decisions))
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    people = [part for part in parts if isinstance(part, PersonTerm)]

    def fits(item: ItemFacts) -> bool:
        heard_as = "speaker" if item.kind == "quote" else "claimant"
        wanted = [names_of(one.key) for one in people if names_of and one.heard_as == heard_as]
        if not all(any(who.name in names for who in item.people()) for names in wanted):
            return False
        return is_asked_for(tree, item) is not False

    return fits


def asks_for_people(line: str) -> bool:
    """Whether a line has ids of people, which are known when all people are joined."""
    return any(
        isinstance(leaf, PersonTerm) for leaf in _leaves(with_people(parse_query(line).tree))
    )


def _facts_of(quote: QuoteFacts) -> ItemFacts:
    def text_of(field: str) -> str:
        return quote.relay or "" if field == "relay" else quote.words()

    numbers = [number for number in quote.speakers if number in quote.people]
    people = tuple(quote.people[number] for number in numbers)
    return ItemFacts("quote", lambda: people, quote.stance, text_of)


def _test_of(
    tree: Tree, is_about: Callable[[Leaf], bool], test: Callable[[Leaf], Test[T]]
) -> Test[T] | None:
    """A test from the parts of a query that are only about such things; None without any."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    kept = [part for part in parts if (found := [*_leaves(part)]) and all(map(is_about, found))]
    return _test(AllOf(tuple(kept)), test) if kept else None


def _leaves(tree: Tree) -> Iterator[Leaf]:
    match tree:
        case AllOf() | AnyOf():
            for part in tree.parts:
                yield from _leaves(part)
        case NotOf():
            yield from _leaves(tree.part)
        case _:
            yield tree


def _test(tree: Tree, test: Callable[[Leaf], Test[T]]) -> Test[T]:
    match tree:
        case AllOf():
            every = [_test(part, test) for part in tree.parts]
            return lambda item: all(one(item) for one in every)
        case AnyOf():
            some = [_test(part, test) for part in tree.parts]
            return lambda item: any(one(item) for one in some)
        case NotOf():
            inner = _test(tree.part, test)
            return lambda item: not inner(item)
        case _:
            return test(tree)


def _is_about_people(leaf: Leaf) -> bool:
    is_words = isinstance(leaf, WordsTerm) and leaf.where in _OF_PEOPLE
    return is_words or isinstance(leaf, PersonTerm)


def _has_words_of_person(leaf: Leaf) -> Test[PersonSummary]:
    """A test whether a person has such a name or office; words without a field match either."""

    def fits(person: PersonSummary) -> bool:
        if isinstance(leaf, PersonTerm):
            return key_of(person) == leaf.key
        assert isinstance(leaf, WordsTerm), "only such leaves are asked of people"
        names, roles = [person.name, *person.aliases], [role.role for role in person.roles]
        owner = [person.of or ""]
        texts = {"role": roles, "of": owner, "text": [*names, *roles, *owner]}
        return any(text_has_words(text, leaf) for text in texts.get(leaf.where, names))

    return fits


def _is_heard_with_words(leaf: Leaf) -> Test[PersonSummary]:
    """The same test, but words without a field stand in the texts, which were selected by them."""
    return (lambda person: True) if _is_plain(leaf) else _has_words_of_person(leaf)


def _written(stated: StatedFigure) -> str:
    start, end = stated.figure.span[1:3]
    return stated.text[start:end]


def _is_about_series(leaf: Leaf) -> bool:
    is_words = isinstance(leaf, WordsTerm) and leaf.where in ("text", "counted", "claimant")
    return is_words or isinstance(leaf, PersonTerm) and leaf.heard_as == "claimant"


def _has_words_of_series(leaf: Leaf) -> Test[NamedSeries]:
    """A test whether claims count such a thing or have such a claimant.

    Words without a field match either, or the figure as written.
    """
    if isinstance(leaf, PersonTerm):
        id = id_with_number("p", leaf.key)
        return lambda series: any(one.claimant and one.claimant.id == id for one in series.claims)
    assert isinstance(leaf, WordsTerm), "only such leaves are asked of series"

    def has_words(series: NamedSeries) -> bool:
        figures = [claim.stated.figure for claim in series.claims]
        counted = [text for one in figures for text in (one.counted, one.unit) if text]
        counted.append(series.of)
        names = [claim.claimant.name for claim in series.claims if claim.claimant]
        written = [_written(claim.stated) for claim in series.claims]
        texts = {"counted": counted, "claimant": names}
        found = texts.get(leaf.where, [*counted, *names, *written])
        return any(text_has_words(text, leaf) for text in dict.fromkeys(found))

    if is_losses(leaf):
        from reader.ledger.losses import is_loss  # most queries need none

        return lambda series: is_loss(series) or has_words(series)
    return has_words


def _has_words_in_text(leaf: Leaf) -> Test[NamedSeries]:
    """The same test, but words without a field stand in the paragraph or heading of a claim."""
    if not isinstance(leaf, WordsTerm) or not _is_plain(leaf):
        return _has_words_of_series(leaf)

    def has_words(series: NamedSeries) -> bool:
        places = [claim.stated for claim in series.claims]
        texts = (text for one in places for text in (one.text, one.place.heading, one.lead_in))
        return any(text_has_words(text, leaf) for text in dict.fromkeys(texts))

    return has_words
