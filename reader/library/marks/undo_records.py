"""A mark that is to be undone to the records that bring back what was before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.library.identity.fingerprint import text_of
from reader.library.identity.wording import parted, signed
from reader.library.index import match
from reader.library.index.match import IndexedText
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.records import MarkKind, MarkRecord
from reader.library.marks.state import MarkShare

Targets = list[tuple[IndexedText, str]]
"""Developments, each with what a mark on it is made on."""


class Undo(NamedTuple):
    """How to take a mark back: what it touched, and for each the share that was on before."""

    deed: MarkKind
    before: tuple[tuple[IndexedText, MarkShare | None], ...]
    words: str
    about: str


def records(
    cabinet: RecoveringIndex, last: Undo
) -> Iterator[tuple[MarkRecord, Sequence[tuple[IndexedText, str]]]]:
    """The records to make, each with its targets."""
    off: Targets = [(item, item.target) for item, held in last.before if held is None]
    if off:
        yield MarkRecord(0, "", last.deed, False, (), None, "", last.about), off
    # What was read in an earlier text, and then again, is read in that earlier text again.
    on: dict[str, Targets] = {}
    for item, held in last.before:
        if held is not None:
            on.setdefault(held.record.text, []).append((item, _again(cabinet, item, held)))
    for text, targets in on.items():
        yield MarkRecord(0, "", last.deed, True, (), None, text, last.about), targets


def _again(cabinet: RecoveringIndex, item: IndexedText, held: MarkShare) -> str:
    """What an earlier mark is made on once more, for this development and no other."""
    line, sign = parted(held.line)
    if sign:
        return held.line
    if text_of(line) == text_of(item.line) or not cabinet.ask(lambda i: match.has_text(i, line)):
        return signed(line, item.signature)
    return item.target  # a mark on another text had held for this one too
