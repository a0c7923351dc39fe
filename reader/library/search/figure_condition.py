"""Builds SQL conditions on the table of figures from a number in a query.

A figure matches if its range from low to high overlaps the wanted range; vague figures ("dozens")
have no values and never match.
"""

from __future__ import annotations

from reader.library.search.language.query_tree import NumberTerm
from reader.library.search.sql_condition import SqlCondition, joined


def number_tests(alias: str, number: NumberTerm) -> list[SqlCondition]:
    """Return the conditions on a row of the table of figures for such a number."""
    return [
        SqlCondition(f"{alias}.low IS NOT NULL"),
        *_above(f"{alias}.high", number),
        *_below(f"{alias}.low", number),
        *_in_units(f"{alias}.unit", number),
    ]


def figure_condition(number: NumberTerm) -> SqlCondition:
    """Return the condition that the development `s` has such a figure."""
    where = joined([SqlCondition("f.development = s.id"), *number_tests("f", number)], "AND")
    return SqlCondition(f"EXISTS (SELECT 1 FROM figure AS f WHERE {where.sql})", where.values)


def figure_keys(number: NumberTerm) -> SqlCondition:
    """Return a query for the keys of all developments with such a figure, using indexes only.

    It unites figures that begin inside the wanted range with ranges that begin before it and reach
    into it. Each is one scan of an index; "high above this and low below that" would scan half of
    it.
    """
    in_units = _in_units("unit", number)
    inside = joined([*_above("low", number), *_below("low", number), *in_units], "AND")
    question = SqlCondition(f"SELECT development FROM figure WHERE {inside.sql}", inside.values)
    if number.low is None:
        return question
    before = SqlCondition(f"low {'<=' if number.excludes_low else '<'} ?", (number.low,))
    tests = [
        SqlCondition("high > low"),
        before,
        *_above("high", number),
        *_below("low", number),
        *in_units,
    ]
    reaching = joined(tests, "AND")
    sql = f"{question.sql} UNION ALL SELECT development FROM figure WHERE {reaching.sql}"
    return SqlCondition(sql, (*question.values, *reaching.values))


def _above(column: str, number: NumberTerm) -> list[SqlCondition]:
    if number.low is None:
        return []
    return [SqlCondition(f"{column} {'>' if number.excludes_low else '>='} ?", (number.low,))]


def _below(column: str, number: NumberTerm) -> list[SqlCondition]:
    if number.high is None:
        return []
    return [SqlCondition(f"{column} {'<' if number.excludes_high else '<='} ?", (number.high,))]


def _in_units(column: str, number: NumberTerm) -> list[SqlCondition]:
    """The condition that a figure has one of the wanted units, if any."""
    if not number.units:
        return []
    return [SqlCondition(f"{column} IN ({', '.join('?' * len(number.units))})", number.units)]
