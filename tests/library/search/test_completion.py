"""Completion offers the names that match what is typed, in order of frequency."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.index.connect import Index
from reader.library.index.writing.write_terms import count
from reader.library.search.completion import MOST_OFFERED, frequent_names, matching_names

NAMES = st.sampled_from(
    ["Anna Varn", "anna varn", "Anna", "Varn Anna", "Vára", "Oleh Sych", "Oleg Sich"]
    + ["Дар'я Сич", "Mary-Ann", "“X”", "St. Ann's", "Ж", "Ministry of the Annals", "An Na", "—"]
)
TERMS = st.lists(st.tuples(NAMES, st.integers(-2, 5)), max_size=25)
TYPED = st.sampled_from(
    ["", "a", "an", "Anna", "anna v", "ann", "v", "oleg s", "S", "дар", "-", "the"]
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An empty index."""
    folder: Path = tmp_path_factory.mktemp("index")
    with closing(Index(folder / "index.sqlite3").connect()) as connection:
        yield connection


@pytest.mark.slow
@given(TERMS, TYPED, st.dictionaries(NAMES, st.integers(-3, 3), max_size=3))
@settings(deadline=None, max_examples=66)
def test_what_is_offered_is_what_fits_of_all_names(
    index: sqlite3.Connection, terms: list[tuple[str, int]], typed: str, changes: dict[str, int]
) -> None:
    index.executescript("DELETE FROM term; DELETE FROM spelled")
    often: Counter[str] = Counter()
    for name, more in terms:
        more = max(more, -often[name])  # nothing leaves the index more often than it came
        if more:
            often[name] += more
            count(index, [("speaker", name, more), ("person", "Anna Other", 1)])
    often.update(changes)
    known = sorted((-times, name) for name, times in often.items() if times > 0)
    expected = matching_names((name for _, name in known), typed)
    assert matching_names(frequent_names(index, "speaker", typed, changes), typed) == expected
    assert len(expected) <= MOST_OFFERED


def test_what_has_gone_leaves_no_word_behind(index: sqlite3.Connection) -> None:
    index.executescript("DELETE FROM term; DELETE FROM spelled")
    count(index, [("speaker", "Anna Varn", 2), ("speaker", "Varn", 1)])
    count(index, [("speaker", "Anna Varn", -2)])
    assert index.execute("SELECT word, name FROM spelled").fetchall() == [("varn", "Varn")]
