"""The content of a feed and of its items, before anything is grouped or fetched."""

from __future__ import annotations

from typing import NamedTuple

EXTENSION = "_warreader"
"""The member of an item of a JSON Feed with this program's extensions of the format."""


class MarkedText(NamedTuple):
    """A text as the feed has it, not cleaned; `base` is the base address of its relative links."""

    text: str = ""
    is_html: bool = False
    base: str = ""


class FeedItem(NamedTuple):
    """An item; missing values are empty.

    `id` is the feed's own name for it, `link` an absolute address where the feed says what it is
    relative to.  `published` and `updated` are ISO 8601, with an offset where they have a time.
    `authors` are as they are stated, with addresses.  `summary` is the short text, `content` the
    long one; a single text may stand in either.  One that `is_whole` has no more at its link,
    however short it is.
    """

    id: str = ""
    link: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    title: MarkedText = MarkedText()
    summary: MarkedText = MarkedText()
    content: MarkedText = MarkedText()
    is_whole: bool = False

    @property
    def date(self) -> str:
        """The time of publication, or else of the last update."""
        return self.published or self.updated


class Feed(NamedTuple):
    """A feed with its items in order; missing values are empty."""

    id: str = ""
    link: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    title: MarkedText = MarkedText()
    items: tuple[FeedItem, ...] = ()
