"""The input of threads, developments as terms, and their result, links."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A word of a text: its form for comparison, its offsets, and whether it is a name."""

    key: str
    start: int
    end: int
    is_name: bool


class TextPart(NamedTuple):
    """The heading or a paragraph with its terms in order.

    `digest` is equal for parts with the same words.
    """

    text: str
    digest: str
    terms: tuple[Term, ...]


class ThreadText(NamedTuple):
    """A development as it is compared with others.

    `key` is the caller's name for it; `day` is ISO, or "" if it is not known: then nothing is
    linked. `people` are the keys of the words in people's names, `bodies` those in names of bodies,
    `title` those in its bulletin's title, and `bulletin` identifies the bulletin. `has_heading` is
    whether the first part is a heading. `publisher` is that of the bulletin, "" if it is not known.
    `is_alone` is whether it is the only development of the bulletin, so that the title is that of
    an article.
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
    is_alone: bool = False


class ThreadLink(NamedTuple):
    """States that a development continues an earlier one; `why` are their common words."""

    later: int
    earlier: int
    why: tuple[str, ...]


class RivalLink(NamedTuple):
    """States that two publishers report one story within two days, `one` not before `other`.

    `share` is the share of common terms (0 to 1), `why` are words of them. From each other
    publisher, the text with the largest share is a text's rival, unless that one shares more with
    another text.
    """

    one: int
    other: int
    share: float
    why: tuple[str, ...]
