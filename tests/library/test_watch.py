"""Changes in watched paths are reported, with or without notifications of the system."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.library.reading import watch
from tests.library.builders import wait_until
from tests.library.bulletin_files import brief


@contextmanager
def watching(*paths: Path) -> Iterator[list[int]]:
    """The calls so far, the first of which shows that the watch has begun."""
    calls: list[int] = []
    stop = Event()

    def changed() -> None:
        calls.append(len(calls))

    thread = Thread(target=watch.watch_paths, args=([str(path) for path in paths], changed, stop))
    thread.start()
    try:
        wait_until(lambda: calls)
        yield calls
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Report changes sooner."""
    monkeypatch.setattr(watch, "STEP", 40)
    monkeypatch.setattr(watch, "DEBOUNCE", 50)


@pytest.fixture(params=["told", "polled"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(watch, "FILE_INTERVAL", 0.1)
    monkeypatch.setattr(watch, "FOLDER_INTERVAL", 0.1)
    if request.param == "polled":
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    return str(request.param)


CHANGES: list[Callable[[Path], object]] = [
    lambda folder: brief(folder, 2),
    lambda folder: brief(folder, 1, " It closed again."),
    lambda folder: os.unlink(folder / "2024-10-01.md"),
    lambda folder: os.rename(folder / "2024-10-01.md", folder / "other.md"),
]


@pytest.mark.parametrize("change", CHANGES, ids=["new", "other", "gone", "moved"])
def test_a_change_in_a_folder_is_told(
    tmp_path: Path, way: str, change: Callable[[Path], object]
) -> None:
    brief(tmp_path / "in", 1)
    with watching(tmp_path / "in") as calls:
        change(tmp_path / "in")
        wait_until(lambda: len(calls) > 1)


def test_a_folder_made_later_in_a_watched_one_is_watched_too(tmp_path: Path, way: str) -> None:
    brief(tmp_path / "in", 1)
    with watching(tmp_path / "in") as calls:
        (tmp_path / "in" / "2025").mkdir()
        brief(tmp_path / "in" / "2025", 2)
        wait_until(lambda: len(calls) > 1)


def test_a_single_file_is_watched_when_it_is_replaced_and_when_it_comes(
    tmp_path: Path, way: str
) -> None:
    path = brief(tmp_path, 1)
    with watching(path, tmp_path / "later.md") as calls:
        os.replace(brief(tmp_path, 2, name="draft"), path)
        wait_until(lambda: len(calls) > 1)
        brief(tmp_path, 3, name="later.md")
        wait_until(lambda: len(calls) > 2)


def test_without_any_path_it_waits_until_it_is_stopped(way: str) -> None:
    with watching() as calls:
        assert calls == [0]


def _delete_and_make(folder: Path, link: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _rename_another_over(folder: Path, link: Path) -> None:
    other = folder.with_name("other")
    other.mkdir()
    folder.rename(folder.with_name("old"))
    other.rename(folder)


def _turn_the_link(folder: Path, link: Path) -> None:
    other = folder.with_name("other")
    other.mkdir()
    link.unlink()
    link.symlink_to(other)


@pytest.mark.parametrize("replace", [_delete_and_make, _rename_another_over, _turn_the_link])
def test_what_stands_in_the_place_of_a_watched_folder_is_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: Callable[[Path, Path], None]
) -> None:
    monkeypatch.setattr(watch, "FILE_INTERVAL", 0.1)
    folder, link = tmp_path / "in", tmp_path / "link"
    brief(folder, 1)
    link.symlink_to(folder)
    with watching(link if replace is _turn_the_link else folder) as calls:
        replace(folder, link)
        wait_until(lambda: len(calls) > 1)
        known = _quiet(calls)
        brief(link if replace is _turn_the_link else folder, 2)
        wait_until(lambda: len(calls) > known)


def _quiet(calls: list[int]) -> int:
    """How many calls there are when no more come."""
    before = -1
    while before != len(calls):
        before = len(calls)
        time.sleep(0.4)
    return before
