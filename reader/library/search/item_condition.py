"""Builds SQL conditions on `searched AS s` from terms that one quote or figure must meet.

No column of a quote's row has its words: a term about them needs the text as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.index.bulletin_rows import WHO
from reader.library.index.fold import beginnings
from reader.library.index.sort_key import bulletin_sql
from reader.library.search.figure_condition import number_tests
from reader.library.search.language.query_tree import ItemTerm, NumberTerm, WordsTerm
from reader.library.search.sql_condition import SqlCondition, joined

_OF_PEOPLE = {
    "speaker": "p.called",
    "claimant": "p.called",
    "role": "p.office",
    "of": "p.side",
}
_OF_ITEMS = {"relay": "i.passed", "counted": "i.folded"}


def item_condition(term: ItemTerm) -> SqlCondition:
    """Return the condition that `s` has an item that meets all terms but words of a quote."""
    tables = ("quote", "figure") if term.kind == "either" else (term.kind,)
    return joined([_exists(table, term.parts) for table in tables], "OR")


def needs_text(term: ItemTerm) -> bool:
    """Whether a term asks for words of a quote."""
    return any(isinstance(part, WordsTerm) and part.where == "quoted" for part in term.parts)


def _exists(table: str, parts: Sequence[WordsTerm | NumberTerm]) -> SqlCondition:
    tests = [SqlCondition("i.development = s.id")]
    from_people = ""
    for part in parts:
        if isinstance(part, NumberTerm):
            tests += number_tests("i", part)
        elif part.where in _OF_PEOPLE:
            tests.append(_has_words(_OF_PEOPLE[part.where], part))
            from_people = (
                f", json_each({WHO[table]}) AS n JOIN person AS p"
                f" ON p.bulletin = {bulletin_sql('s.place')} AND p.number = n.value"
            )
        elif part.where == "stance":
            tests.append(SqlCondition("i.stance = ?", part.folds))
        elif part.where in _OF_ITEMS:
            tests.append(_has_words(_OF_ITEMS[part.where], part))
    where = joined(tests, "AND")
    sql = f"EXISTS (SELECT 1 FROM {table} AS i{from_people} WHERE {where.sql})"
    return SqlCondition(sql, where.values)


def _has_words(column: str, words: WordsTerm) -> SqlCondition:
    """The condition that the words occur in a column of folded words between blanks."""
    *before, last = words.folds
    found = [f"% {' '.join(words.folds)}{'' if words.is_open else ' '}%"]
    if words.is_open:
        found += [f"% {' '.join([*before, name])} %" for name in sorted(beginnings(last))]
    return joined([SqlCondition(f"{column} LIKE ?", (one,)) for one in found], "OR")
