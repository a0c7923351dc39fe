"""What a line of the search language asks for, as a frozen tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WhereWords = Literal["text", "quoted", "speaker", "person", "counted", "source", "has"]
"""What words are looked for in; the names of the columns in the index, "text" being two of them."""

MarkState = Literal["read", "bookmark", "updated", "note", "tags"]
"""What a reader's mark, or the lack of it, tells of a development."""


@dataclass(frozen=True, slots=True)
class WordsTerm:
    """Words that stand one after the other; `open` is true when the last may be unfinished.

    `folds` are folded; the last of an open one is only the fold's beginning.
    """

    folds: tuple[str, ...]
    open: bool = False
    where: WhereWords = "text"


@dataclass(frozen=True, slots=True)
class NumberTerm:
    """A figure that may lie between two numbers; an end is left out when `low_out`, `high_out`."""

    low: float | None
    high: float | None
    low_out: bool = False
    high_out: bool = False


@dataclass(frozen=True, slots=True)
class DaysTerm:
    """The bulletin's date, first and last day as ISO; None is open."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class MarkTerm:
    """What the reader did to it."""

    state: MarkState


@dataclass(frozen=True, slots=True)
class TagTerm:
    """A tag of the reader's: its words, folded, of which the last may be unfinished.

    `signs` are the signs in it that tell it from others (`fold.signs`); "" asks for any.
    """

    folds: tuple[str, ...]
    open: bool = False
    signs: str = ""


@dataclass(frozen=True, slots=True)
class NotOf:
    """What must not be."""

    of: Tree


@dataclass(frozen=True, slots=True)
class AllOf:
    """Everything of this; with nothing in it, every development."""

    of: tuple[Tree, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    of: tuple[Tree, ...]


Leaf = WordsTerm | NumberTerm | DaysTerm | MarkTerm | TagTerm
Tree = Leaf | NotOf | AllOf | AnyOf
