"""What a line of the search language asks for, as a frozen tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["text", "quoted", "speaker", "person", "counted", "source", "has"]
"""What words are looked for in; the names of the columns in the index, "text" being two of them."""

State = Literal["read", "bookmark", "updated", "note", "tags"]
"""What a reader's mark, or the lack of it, tells of a development."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other; `open` is true when the last may be unfinished.

    `folds` are folded; the last of an open one is only the fold's beginning.
    """

    folds: tuple[str, ...]
    open: bool = False
    where: Where = "text"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that may lie between two numbers; an end is left out when `low_out`, `high_out`."""

    low: float | None
    high: float | None
    low_out: bool = False
    high_out: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The bulletin's date, first and last day as ISO; None is open."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """What the reader did to it."""

    state: State


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag of the reader's: its words, folded, of which the last may be unfinished.

    `signs` are the signs in it that tell it from others (`fold.signs`); "" asks for any.
    """

    folds: tuple[str, ...]
    open: bool = False
    signs: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    of: Tree


@dataclass(frozen=True, slots=True)
class All:
    """Everything of this; with nothing in it, every development."""

    of: tuple[Tree, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    of: tuple[Tree, ...]


Leaf = Words | Number | Days | Marked | Tagged
Tree = Leaf | Not | All | Any
