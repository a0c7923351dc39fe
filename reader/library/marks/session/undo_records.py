"""Builds the records that undo a mark by restoring what was before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.library.identity.fingerprint import text_hash
from reader.library.identity.wording import join_target, split_target
from reader.library.index import match
from reader.library.index.match import IndexedText
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.records import MarkKind, MarkRecord
from reader.library.marks.state import TargetMark

Targets = list[tuple[IndexedText, str]]
"""Developments, each with the target of its mark."""


class Undo(NamedTuple):
    """A mark that can be undone: its developments, each with the mark that was on before."""

    kind: MarkKind
    before: tuple[tuple[IndexedText, TargetMark | None], ...]
    description: str
    quote_key: str


class UndoDecisions(NamedTuple):
    """Decisions about people that can be undone: the drafts, each with the record before it."""

    before: tuple[tuple[MarkRecord, MarkRecord | None], ...]
    description: str


def description_of(marks: Sequence[Undo | UndoDecisions]) -> str:
    """Describe one mark, or several that were made together."""
    if len(marks) == 1 or isinstance(marks[0], UndoDecisions):
        return marks[0].description
    if marks[0].kind == "tags":
        return f"tags of {sum(len(mark.before) for mark in marks):,} developments changed"
    return f"{marks[0].description}, {len(marks)} corrections in all"


def records_to_undo(
    index: RecoveringIndex, last: Undo | UndoDecisions
) -> Iterator[tuple[MarkRecord, Sequence[tuple[IndexedText, str]]]]:
    """Yield the records to write, each with its developments and targets."""
    if isinstance(last, UndoDecisions):
        for draft, decided in last.before:
            yield decided or draft._replace(on=False), ()
        return
    without: Targets = [(item, item.target) for item, before in last.before if before is None]
    if without:
        yield MarkRecord(0, "", last.kind, False, (), None, "", last.quote_key), without
    # A story that was marked as read with an earlier text gets that mark again.
    by_text: dict[str, Targets] = {}
    for item, before in last.before:
        if before is not None:
            by_text.setdefault(before.record.text, []).append(
                (item, _target_before(index, item, before))
            )
    for text, targets in by_text.items():
        yield MarkRecord(0, "", last.kind, True, (), None, text, last.quote_key), targets


def _target_before(index: RecoveringIndex, item: IndexedText, before: TargetMark) -> str:
    """The target that restores an earlier mark for this development and no other."""
    line, signature = split_target(before.target)
    if signature:
        return before.target
    if text_hash(line) == text_hash(item.line) or not index.ask(
        lambda connection: match.has_text(connection, line)
    ):
        return join_target(line, item.signature)
    return item.target  # the mark was on another text of this story
