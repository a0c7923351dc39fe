"""What threads are made from: developments as terms; and what they are made to: links."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A word of a text: what is compared of it, where it stands, and whether it is a name."""

    key: str
    start: int
    end: int
    is_name: bool


class TextPart(NamedTuple):
    """The heading or a paragraph with its terms in their order.

    `digest` tells parts of the same words, wherever they stand.
    """

    text: str
    digest: str
    terms: tuple[Term, ...]


class ThreadText(NamedTuple):
    """A development as it is compared with others.

    `key` is the caller's name for it, `day` is ISO, or "" where none is known: then nothing is
    linked.  `people` are the keys of the words of people's names, `bodies` of those of bodies,
    `title` those of the words of its bulletin's title; `bulletin` tells bulletins apart.
    `has_heading` is whether the first part is a heading.  `publisher` is that of the bulletin, ""
    where the text does not say.
    """

    key: int
    day: str
    parts: tuple[TextPart, ...]
    has_heading: bool = False
    people: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    bulletin: int = 0
    publisher: str = ""
    bodies: frozenset[str] = frozenset()


class ThreadLink(NamedTuple):
    """That a development goes on from an earlier one; `why` are the words that they share."""

    later: int
    earlier: int
    why: tuple[str, ...]


class RivalLink(NamedTuple):
    """That two publishers tell one story on the same day or on two days, `one` not before `other`.

    `share` is the part of what they tell that both have (0 to 1), `why` are words of it.  Of the
    texts of another publisher the one that shares most is a text's rival, if it has none itself
    that it shares more with.
    """

    one: int
    other: int
    share: float
    why: tuple[str, ...]
