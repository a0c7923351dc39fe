"""Recognises the numbers of notes in a text, with their links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NOTE_NUMBER = r"(?:\d{1,3}|[a-z]|[ivxlc]{1,6})"
_NOTE_MARK = re.compile(rf"\[{_NOTE_NUMBER}\]")
_NOTE_NUMBERS = re.compile(r"\[?\d{1,3}(?:(?!\d)\]?+ ?+[,–-]?+ ?+\[?+\d{1,3}+)*\]?")
_NOTE_ADDRESS = re.compile(r"#[\w.-]{0,40}(?:fn|ftn|note|cite|ref|edn)", re.IGNORECASE)
_MOST_IN_MARK, _LONGEST_MARK = 40, 20
"""The most nodes in the number of a note, and its most characters."""


def is_note_mark(words: str, addresses: Sequence[str]) -> bool:
    """Return whether linked words are only the number of a note, or of several.

    `addresses` are those of its links. A number without brackets has to lead to a note.
    """
    if not addresses:
        return False
    if _NOTE_MARK.fullmatch(words):
        return True
    return bool(_NOTE_NUMBERS.fullmatch(words)) and all(map(_NOTE_ADDRESS.search, addresses))


def is_note_number(node: LexborNode) -> bool:
    """Return whether an element is only the number of a note: linked, or raised in brackets."""
    inner = node.first_child
    if node.tag == "sup" and inner is not None and inner.tag == "-text" and inner.next is None:
        return bool(_NOTE_MARK.fullmatch((inner.text_content or "")[:_LONGEST_MARK].strip()))
    return is_note_link(node)


def is_note_link(node: LexborNode) -> bool:
    """Return whether an element is only the number of a note with its link."""
    words, addresses = "", list[str]()
    waiting: list[LexborNode | None] = [node]
    for _ in range(_MOST_IN_MARK):
        one = waiting.pop() if waiting else None
        if one is None:
            continue
        if one is not node:
            waiting.append(one.next)
        waiting.append(one.first_child)
        words += (one.text_content or "") if one.tag == "-text" else ""
        if len(words) > _LONGEST_MARK:
            return False
        if one.tag == "a":
            addresses.append(one.attributes.get("href") or "")
    return all(one is None for one in waiting) and is_note_mark(words.strip(), addresses)
