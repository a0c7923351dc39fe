"""The fuzzer's check of whole files of marks, merged over an index of similar developments."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp

from reader.library import Library
from reader.library.index.match import indexed_texts_where
from reader.library.index.recover import RecoveringIndex
from reader.library.index.writing.write import Stored
from reader.library.marks.compact import remaining_lines
from reader.library.marks.files import MarksFile, open_regular
from reader.library.marks.mark_actions import MarkActions
from reader.library.marks.records import MarkKind, MarkRecord, encode_header
from reader.library.marks.state import MarksState, StateRow

ALIKE = 300
"""Developments with the heading "Other developments", and bulletins without a day."""

SHORTEST = 40
"""Bytes below which a line gets no checksum: no mark is as short."""

DEEDS: tuple[MarkKind, ...] = ("read", "bookmark", "place", "note", "tags")


@cache
def _index() -> tuple[Path, Path]:
    """The folders of an index and of marks."""
    root = Path(mkdtemp(prefix="fuzz-"))
    (root / "in").mkdir()
    (root / "marks").mkdir()
    for number in range(ALIKE):
        own = " ".join(f"{number}x{word}" for word in range(30))
        text = f"# Brief {number}\n\nIt was quiet in the town and {own}.\n\n## Other developments\n"
        (root / "in" / f"brief {number}.md").write_text(f"{text}\nThe crew went home and {own}.\n")
    library = Library(root / "cache", root / "data", [str(root / "in")])
    library.refresh(given=None, today=date(2031, 6, 1), report=lambda _: None, stop=lambda: False)
    library.close()
    return root / "cache", root / "marks"


def resealed(head: bytes) -> bytes:
    """Any bytes with a fitting checksum: what a hostile copy of a file would contain."""
    body = head.split(b',"sum":')[0]
    return body + b',"sum":"%s"}' % blake2b(body, digest_size=8).hexdigest().encode()


def folder(data: bytes) -> None:
    """Lines are marks or reported; merging asks nothing of the index that it cannot answer."""
    cache_folder, marks = _index()
    path = marks / "marks-other.jsonl"
    rows = (resealed(row) if len(row) > SHORTEST else row for row in data.split(b"\n"))
    path.write_bytes(encode_header("other") + b"\n".join(rows) + b"\n")
    index_file = RecoveringIndex(cache_folder)
    marker = MarkActions(marks, "desk", index_file, lambda _: None)
    try:
        _merged(marker, index_file)
        _compacted(path)
        assert index_file.problems == ()
    finally:
        marker.close(5.0)
        index_file.close()


def _merged(marker: MarkActions, index_file: RecoveringIndex) -> None:
    marker.index_replaced()
    known = index_file.ask(lambda index: indexed_texts_where(index, "id <= ?", (ALIKE,)))
    marker.index_changed(Stored(tuple(known), tuple(item.story for item in known)))
    stories, slices = marker.take_rows_to_store(True)
    assert {story for story, *_ in slices} <= stories
    for kind in DEEDS:
        marker.texts(kind)
    marker.all_corrected()


def _compacted(path: Path) -> None:
    """A compacted file has the same marks in force as before."""
    records = MarksFile(path).read_new(unfinished=True).records
    with open_regular(path) as descriptor:
        path.write_bytes(b"".join(remaining_lines(descriptor)))
    again = MarksFile(path).read_new(unfinished=True)
    assert again.damage == ()
    assert _marks_of(records) == _marks_of(again.records)


def _marks_of(records: tuple[MarkRecord, ...]) -> tuple[int, set[StateRow]]:
    ledger, stories = MarksState(), dict[str, int]()
    for record in records:
        ledger.merge(record, lambda line: (stories.setdefault(line, len(stories)),))
    assert not ledger.waiting_targets_of(records)
    by_line = {number: hash(line) for line, number in stories.items()}
    slices = {(by_line[story], *rest) for story, *rest in ledger.rows_of(ledger.stories())}
    return ledger.counter, slices  # type: ignore[return-value]
