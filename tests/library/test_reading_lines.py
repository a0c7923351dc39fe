"""Readings go from one process to another as lines of JSON and come back equal, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import pipeline
from reader.library.index import prepare
from reader.library.index.prepare import FileReading, FileSeen, ReadingTerms
from reader.library.reading.reading_lines import from_line, to_line
from reader.models import Unreadable
from reader.pipeline import Candidate, PassedOver
from reader.resources import sample_data
from tests.library.bulletin_files import TODAY, brief

SEEN = FileSeen(b"/a/\xff", 3, 1 << 60, b"\0\x80", "2025-03-03")
ODD = "line\nwith \ud800 and \u2028"


def reading_of(folder: Path) -> list[FileReading]:
    found = [item for item in pipeline.find_candidates([str(folder)])]
    terms = ReadingTerms(None, TODAY)
    return [
        prepare.read_candidate(item, None, terms) for item in found if isinstance(item, Candidate)
    ]


def test_the_samples_come_back_equal() -> None:
    for reading in reading_of(sample_data()):
        assert from_line(to_line(reading)) == reading


@pytest.mark.parametrize(
    "reading",
    [
        FileReading(SEEN, None),
        FileReading(None, PassedOver(ODD)),
        FileReading(SEEN, Unreadable(ODD, "why")),
        None,
    ],
)
def test_a_reading_without_a_bulletin_comes_back_equal(reading: FileReading | None) -> None:
    assert from_line(to_line(reading)) == reading


def test_a_field_of_another_type_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    brief(tmp_path, 1)
    (reading,) = reading_of(tmp_path)
    whole = json.loads(to_line(reading))
    places = list(_places(whole))
    assert len(places) > 100
    for place in places:
        changed = json.loads(to_line(reading))
        _put(changed, place, {"a": 1})
        with pytest.raises(ValueError):
            from_line(json.dumps(changed).encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=20,
)


@pytest.mark.slow
@given(st.lists(JSON, min_size=3, max_size=3) | JSON)
def test_any_other_json_is_no_reading(value: object) -> None:
    line = json.dumps(value).encode()
    try:
        reading = from_line(line)
    except ValueError:
        return
    assert reading is None or from_line(to_line(reading)) == reading


@pytest.mark.parametrize("line", [b"", b"[" * 100_000, b"\xff", b"[null,9,null]", b"[null,0"])
def test_what_is_no_line_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        from_line(line)


def _places(value: object, here: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    if not isinstance(value, list):
        return [here]
    return [place for at, part in enumerate(value) for place in _places(part, (*here, at))]


def _put(value: list[object], place: tuple[int, ...], new: object) -> None:
    for at in place[:-1]:
        value = value[at]  # type: ignore[assignment]
    value[place[-1]] = new
