"""Turns a kind of mark into the phrase that follows a development's heading in messages."""

from __future__ import annotations

from reader.library.marks.records import MarkKind

DESCRIPTIONS: dict[tuple[MarkKind, bool], str] = {
    ("read", True): "marked as read",
    ("read", False): "marked as unread",
    ("bookmark", True): "bookmarked",
    ("bookmark", False): "no longer bookmarked",
    ("place", True): "place kept",
    ("note", True): "noted",
    ("note", False): "no longer noted",
    ("tags", True): "tagged",
    ("tags", False): "no longer tagged",
    ("stance", True): "given another stance",
    ("stance", False): "given its own stance again",
    ("claimant", True): "given another claimant",
    ("claimant", False): "given its own claimant again",
    ("speaker", True): "given another speaker",
    ("speaker", False): "given its own speaker again",
}
