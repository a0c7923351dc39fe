"""Turns a query tree into what it asks of single rows, where a view has rows of parts of texts."""

from __future__ import annotations

from reader.library.search.items import ItemFacts, asks_for, is_asked_for
from reader.library.search.language.query_tree import Tree
from reader.library.views.view import ALL_ROWS, QuoteFacts, RowTests


def row_tests(tree: Tree) -> RowTests:
    """What a query asks of a quote; what it asks of developments or figures is none of it."""
    if not asks_for("quote", tree):
        return ALL_ROWS
    return RowTests(lambda facts: is_asked_for(tree, _facts_of(facts)) is not False)


def _facts_of(quote: QuoteFacts) -> ItemFacts:
    def text_of(field: str) -> str:
        return quote.relay or "" if field == "relay" else quote.words()

    numbers = [number for number in quote.speakers if number in quote.people]
    people = tuple(quote.people[number] for number in numbers)
    return ItemFacts("quote", lambda: people, quote.stance, text_of)
