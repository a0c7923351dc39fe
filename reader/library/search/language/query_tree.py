"""Defines the query tree: named tuples for the terms and operators of a parsed query.

Tuples of two classes are equal if their values are, so a constant `sort` tells apart those that
could be.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

WhereWords = Literal[
    "text", "quoted", "speaker", "person", "counted", "source", "has",
    "claimant", "role", "of", "relay", "stance",
]  # fmt: skip
"""Where to search for words: columns of the FTS5 table; "text" stands for two of them."""

MarkState = Literal["read", "bookmark", "updated", "note", "tags"]
"""A mark of the reader on a development, or "updated"."""


HeardAs = Literal["speaker", "claimant"]
"""Whether a person's quotes or figures are meant."""


class WordsTerm(NamedTuple):
    """Words in sequence; `is_open` is true if the last one may be unfinished.

    `folds` are the folded words; the last of an open term is a prefix of the folded word.
    """

    folds: tuple[str, ...]
    is_open: bool = False
    where: WhereWords = "text"


class NumberTerm(NamedTuple):
    """A figure between two numbers; `excludes_low` and `excludes_high` exclude an end.

    `units` are the accepted units, as `Figure.unit` names them; () accepts any or none.
    """

    low: float | None
    high: float | None
    excludes_low: bool = False
    excludes_high: bool = False
    units: tuple[str, ...] = ()


class DaysTerm(NamedTuple):
    """The bulletin's date, from first to last day (ISO); None means no bound."""

    first: str | None
    last: str | None


class MarkTerm(NamedTuple):
    """Developments with this mark."""

    state: MarkState


class TagTerm(NamedTuple):
    """A tag of the reader: its folded words, of which the last may be unfinished.

    `signs` are the punctuation signs that distinguish it (`fold.signs`); "" matches any.
    """

    folds: tuple[str, ...]
    is_open: bool = False
    signs: str = ""


ItemKind = Literal["quote", "figure", "either"]
"""The kind of item that an `ItemTerm` is about."""


class ItemTerm(NamedTuple):
    """A single quote, or figure, or either of them, that meets all of these terms."""

    kind: ItemKind
    parts: tuple[WordsTerm | NumberTerm, ...]


class PersonTerm(NamedTuple):
    """Quotes or figures of a person over all bulletins; `key` is the number of the person's id."""

    key: int
    heard_as: HeardAs = "speaker"


class ThreadTerm(NamedTuple):
    """Developments of one thread; `name` is the thread's id, or that of one of its developments."""

    name: str
    sort: Literal["thread"] = "thread"


class NotOf(NamedTuple):
    """The part must not match."""

    part: Tree


class AllOf(NamedTuple):
    """All parts must match; without parts, every development matches."""

    parts: tuple[Tree, ...] = ()
    sort: Literal["all"] = "all"


class AnyOf(NamedTuple):
    """At least one part must match."""

    parts: tuple[Tree, ...]
    sort: Literal["any"] = "any"


Leaf = WordsTerm | NumberTerm | DaysTerm | MarkTerm | TagTerm | ItemTerm | PersonTerm | ThreadTerm
Tree = Leaf | NotOf | AllOf | AnyOf
