"""Files are read in worker processes; a file that ends its process is reported."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from reader import pipeline
from reader.library import Library
from reader.library.index import prepare
from reader.library.index.prepare import FileReading, ReadingTerms
from reader.library.reading.dispatch import read_candidates
from reader.library.reading.worker_pool import NoWorkers, read_in_processes
from reader.models import Unreadable
from reader.pipeline import Candidate
from reader.resources import sample_data
from tests.library.bulletin_files import TODAY, brief, opened, refreshed, rows

MANY = 45  # more than are read in the thread


def found_in(folder: Path) -> list[Candidate]:
    return [item for item in pipeline.find_candidates([str(folder)]) if isinstance(item, Candidate)]


def readings_of(
    folder: Path, module: str = "tests.library.hostile_worker"
) -> Iterator[FileReading]:
    terms = ReadingTerms(None, TODAY)
    return read_in_processes(found_in(folder), lambda _: None, terms, lambda: False, module)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(MANY):
        text = f"# Day {number}\n\n## Bridge {number} reopens\n\nLorry {number} drove over it.\n"
        (tmp_path / "in" / f"{number:02}.md").write_text(text)
    return tmp_path


@pytest.mark.slow
def test_hostile_files_are_reported_and_the_others_land(tmp_path: Path) -> None:
    for day in range(1, 6):
        brief(tmp_path, day)
    reasons = {
        "hang here": "takes longer than 5 seconds to read",
        "sleep here": "takes longer than 5 seconds to read",
        "eat here": "needs more than 1 GiB of memory to read",
        "die here": "can't be read: it ends the process that reads it",
    }
    expected = {
        Unreadable(str(brief(tmp_path, day, f" And {words}.")), why)
        for day, (words, why) in enumerate(reasons.items(), 20)
    }
    readings = list(readings_of(tmp_path))
    assert {item.gave for item in readings if isinstance(item.gave, Unreadable)} == expected
    assert sum(type(reading.gave) is tuple for reading in readings) == 5


@pytest.mark.slow
def test_nothing_waits_for_a_file_that_hangs(tmp_path: Path) -> None:
    for day in range(1, 10):
        brief(tmp_path, day)
    brief(tmp_path, 1, " And hang here.")
    gave = [type(reading.gave) for reading in readings_of(tmp_path)]
    assert gave == [tuple] * 8 + [Unreadable]


@pytest.mark.slow
def test_a_file_whose_process_was_killed_is_read_by_another(tmp_path: Path) -> None:
    for day in range(1, 4):
        brief(tmp_path, day, " And be killed.")
    gave = [type(reading.gave) for reading in readings_of(tmp_path)]
    assert gave == [tuple] * 3


@pytest.mark.slow
def test_a_file_whose_process_is_always_killed_is_told_but_not_remembered(tmp_path: Path) -> None:
    path = brief(tmp_path, 1, " And be killed always.")
    (reading,) = readings_of(tmp_path)
    assert reading.seen is None
    assert reading.gave == Unreadable(str(path), "the process that read it was killed")


@pytest.mark.slow
def test_what_a_process_sends_back_is_data_and_runs_nothing(tmp_path: Path) -> None:
    path = brief(tmp_path, 1, " And run here.")
    brief(tmp_path, 2)
    brief(tmp_path, 3, " And lie here.")
    readings = list(readings_of(tmp_path))
    assert [type(reading.gave) for reading in readings].count(tuple) == 1
    assert [type(reading.gave) for reading in readings].count(Unreadable) == 2
    assert not Path(f"{path}.ran").exists()


@pytest.mark.slow
def test_every_file_is_hostile_and_the_reading_still_ends(tmp_path: Path) -> None:
    for day in range(1, 6):
        brief(tmp_path, day, " And die here.")
    assert sum(isinstance(reading.gave, Unreadable) for reading in readings_of(tmp_path)) == 5


def test_where_no_process_starts_all_files_are_given_back(tmp_path: Path) -> None:
    for day in range(1, 8):
        brief(tmp_path, day)
    with pytest.raises(NoWorkers) as none:
        list(readings_of(tmp_path, "no.such.module"))
    assert set(none.value.unread) == set(found_in(tmp_path))


class SentLate(ReadingTerms):
    """Terms that are sent to a process when it has ended."""

    def __reduce__(self) -> tuple[type[str], tuple[()]]:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        return str, ()


def test_a_process_that_has_ended_before_it_is_told_anything_is_waited_for(tmp_path: Path) -> None:
    brief(tmp_path, 1)
    before = children()
    asked = found_in(tmp_path), lambda _: None, SentLate(None, TODAY), lambda: False
    with pytest.raises(NoWorkers) as none:
        list(read_in_processes(*asked, "no.such.module"))
    assert none.value.unread == found_in(tmp_path)
    assert children() <= before


def test_stopping_ends_all_processes_at_once(tmp_path: Path) -> None:
    brief(tmp_path, 1, " And hang here."), brief(tmp_path, 2, " And hang here.")
    stopped = chain([False], repeat(True))
    before = children()
    readings = read_in_processes(
        found_in(tmp_path),
        lambda _: None,
        ReadingTerms(None, TODAY),
        lambda: next(stopped),
        "tests.library.hostile_worker",
    )
    assert list(readings) == []
    assert children() <= before


def children() -> set[str]:
    """The processes that this one has started and not yet waited for (Linux)."""
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {child for each in lists for child in each.read_text().split()}


@pytest.mark.parametrize(
    ("module", "not_loaded"),
    [
        ("reading.worker", {"textual", "rich", "sqlite3", "_sqlite3"}),
        ("fetching.process", {"textual", "sqlite3", "pydantic", "reader.parse.html.fragment"}),
    ],
)
def test_a_process_loads_no_more_than_it_needs(module: str, not_loaded: set[str]) -> None:
    script = f"import reader.library.{module}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not not_loaded & set(run.stdout.split())


@pytest.mark.parametrize("path", ["in/small.zip", "in/BOOK.EPUB"])
def test_an_archive_is_read_where_time_is_limited_however_small_it_is(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_processes: list[Candidate] = []

    def read(candidates: list[Candidate], *_: object) -> Iterator[FileReading]:
        in_processes.extend(candidates)
        return iter(())

    monkeypatch.setattr("reader.library.reading.worker_pool.read_in_processes", read)
    archive = Candidate(path, 1000)
    terms = ReadingTerms(None, TODAY)
    assert not list(read_candidates([archive], lambda _: None, terms, lambda: False))
    assert in_processes == [archive]


@pytest.mark.slow
def test_many_files_give_the_same_index_as_in_the_thread(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(many) as library:
        in_processes = [(row.kind, row.title, row.date) for row in rows(library)]
    monkeypatch.setattr("reader.library.reading.dispatch.FEW_FILES", 1000)
    here = Library(many / "other", many / "data", [str(many / "in")])
    refreshed(here)
    assert [(row.kind, row.title, row.date) for row in rows(here)] == in_processes
    here.close()


@pytest.mark.slow
def test_looking_at_files_leaves_nothing_to_collect(many: Path) -> None:
    candidates = [*pipeline.find_candidates([str(sample_data())]), *found_in(many / "in")]
    terms = ReadingTerms(None, TODAY)
    readings = [
        prepare.read_candidate(item, None, terms)
        for item in candidates
        if isinstance(item, Candidate)
    ]
    gc.collect()
    gc.disable()  # as it is in a worker
    try:
        for candidate in found_in(sample_data()):
            prepare.read_candidate(candidate, None, terms)
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert len(readings) > MANY


@pytest.mark.slow
def test_a_module_in_the_current_folder_is_not_loaded_by_a_worker(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (many / "pickle.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(many)
    with opened(many) as library:
        assert library.counts().bulletins == MANY
        assert library.problems == ()
