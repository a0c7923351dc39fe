"""A number that is asked for to SQL over the table of figures.

A figure fits when the stretch from its low to its high value meets the stretch asked for; a vague
one ("dozens") has no values and never does.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.search.language.query_tree import NumberTerm, WordsTerm
from reader.library.search.sql_condition import SqlCondition, joined


def figure_condition(number: NumberTerm, counted: Sequence[WordsTerm]) -> SqlCondition:
    """Whether the development `s` has such a figure, of all that is counted."""
    tests = [SqlCondition("f.development = s.id AND f.low IS NOT NULL")]
    tests += [*_above("f.high", number), *_below("f.low", number)]
    for words in counted:
        like = f"% {' '.join(words.folds)}{'' if words.open else ' '}%"
        tests.append(SqlCondition("f.folded LIKE ?", (like,)))
    where = joined(tests, "AND")
    return SqlCondition(f"EXISTS (SELECT 1 FROM figure AS f WHERE {where.sql})", where.values)


def figure_keys(number: NumberTerm) -> SqlCondition:
    """A question for the keys of all developments with such a figure, from the indexes alone.

    Figures that begin in the stretch, and ranges that begin before it and reach into it: each is
    one piece of an index, where "high above this and low below that" is two halves of it.
    """
    inside = joined([*_above("low", number), *_below("low", number)], "AND")
    question = SqlCondition(f"SELECT development FROM figure WHERE {inside.sql}", inside.values)
    if number.low is None:
        return question
    before = SqlCondition(f"low {'<=' if number.low_out else '<'} ?", (number.low,))
    into = [SqlCondition("high > low"), before, *_above("high", number), *_below("low", number)]
    reaching = joined(into, "AND")
    sql = f"{question.sql} UNION ALL SELECT development FROM figure WHERE {reaching.sql}"
    return SqlCondition(sql, (*question.values, *reaching.values))


def _above(column: str, number: NumberTerm) -> list[SqlCondition]:
    if number.low is None:
        return []
    return [SqlCondition(f"{column} {'>' if number.low_out else '>='} ?", (number.low,))]


def _below(column: str, number: NumberTerm) -> list[SqlCondition]:
    if number.high is None:
        return []
    return [SqlCondition(f"{column} {'<' if number.high_out else '<='} ?", (number.high,))]
