"""Describes a mark in words: the beginning of a development's title, then the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.marks.records import MarkKind

_DESCRIPTIONS: dict[tuple[MarkKind, bool], str] = {
    ("read", True): "marked as read",
    ("read", False): "marked as unread",
    ("bookmark", True): "bookmarked",
    ("bookmark", False): "removed from the bookmarks",
    ("place", True): "place kept",
    ("note", True): "noted",
    ("note", False): "left without a note",
    ("tags", True): "tagged",
    ("tags", False): "untagged",
    ("stance", True): "given another stance",
    ("stance", False): "given its own stance again",
    ("claimant", True): "given another claimant",
    ("claimant", False): "given its own claimant again",
    ("speaker", True): "given another speaker",
    ("speaker", False): "given its own speaker again",
}

LONGEST_TITLE = 40
"""Most characters of a title, so that the change after it stays visible."""


def described(kind: MarkKind, on: bool, count: int, title: str | None) -> str:
    """Describe a mark on `count` developments; `title` is that of a single one."""
    what = f"{count:,} developments"
    if title is not None:
        what = f"“{beginning(title, LONGEST_TITLE)}”"
    return f"{what} {_DESCRIPTIONS[kind, on]}"


def beginning(text: str, most: int = 24) -> str:
    """Return the first words of a text, at most `most` characters, with an ellipsis if cut."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"
