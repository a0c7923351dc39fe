"""Which files are found, in which order, and what is said of those that are not read."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.models import Unreadable
from reader.pipeline import Candidate, PassedOver, find_candidates


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def found(*paths: Path | str) -> list[str]:
    return [
        os.path.basename(item.path)
        for item in find_candidates(list(map(str, paths)))
        if isinstance(item, Candidate)
    ]


def passed_over(folder: Path) -> int:
    return sum(isinstance(item, PassedOver) for item in find_candidates([str(folder)]))


@pytest.fixture
def short_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is also the working one: a socket's path must be short."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_a_folder_is_walked_by_name_with_all_below_it(tmp_path: Path) -> None:
    touch(tmp_path, "c.txt", "a/2.txt", "a/1.md", "b.text", "d/e/f/g.markdown")
    assert found(tmp_path) == ["1.md", "2.txt", "b.text", "c.txt", "g.markdown"]


def test_paths_come_in_the_order_in_which_they_are_named_and_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "b.txt")
    assert found(tmp_path / "b.txt", tmp_path, tmp_path / "a.txt") == ["b.txt", "a.txt"]


def test_hidden_files_and_other_kinds_are_passed_over_and_counted(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "smoke.jpg", "a.txt~", "data.csv")
    assert found(tmp_path) == ["a.txt"]
    assert passed_over(tmp_path) == 5


def test_a_name_whose_ending_says_nothing_is_tried(tmp_path: Path) -> None:
    touch(tmp_path, "bulletin", "brief 2031.05.12", "Mr. Smith said", "UPPER.TXT")
    assert sorted(found(tmp_path)) == [
        "Mr. Smith said",
        "UPPER.TXT",
        "brief 2031.05.12",
        "bulletin",
    ]


def test_what_is_named_is_found_whatever_it_is_called(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden.txt", "smoke.jpg")
    assert found(tmp_path / ".hidden.txt", tmp_path / "smoke.jpg") == [".hidden.txt", "smoke.jpg"]


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(5, 1_700_000_000_123_456_789))
    (item,) = find_candidates([str(tmp_path)])
    assert item == Candidate(str(tmp_path / "a.txt"), 4, 1_700_000_000_123_456_789, named=False)


def test_standard_input_is_a_candidate() -> None:
    assert list(find_candidates(["-"])) == [Candidate("-")]


def test_a_path_that_leads_nowhere_is_said_to(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    assert list(find_candidates([str(tmp_path / "none")])) == [
        Unreadable(str(tmp_path / "none"), "is not there")
    ]
    assert list(find_candidates([str(tmp_path)])) == [
        Unreadable(str(tmp_path / "dangling.txt"), "is not there")
    ]


def test_folders_that_lead_back_to_themselves_are_walked_once(tmp_path: Path) -> None:
    touch(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "a/again").symlink_to(tmp_path / "a")
    assert found(tmp_path) == ["c.txt"]


def test_a_link_that_leads_to_itself_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (item,) = find_candidates([str(tmp_path)])
    assert isinstance(item, Unreadable)
    assert "symbolic links" in item.why


def test_pipes_sockets_and_devices_are_refused(short_folder: Path) -> None:
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        items = list(find_candidates(["pipe.txt", "socket.txt", "/dev/zero"]))
    assert items == [
        Unreadable("pipe.txt", "is a named pipe, not a file"),
        Unreadable("socket.txt", "is a socket, not a file"),
        Unreadable("/dev/zero", "is a device, not a file"),
    ]


def test_names_are_kept_for_opening_and_cleaned_for_showing(tmp_path: Path) -> None:
    name = "a\x1b]0;gone\x07\nb\u202e.txt"
    (tmp_path / name).write_text("text")
    (tmp_path / f"{name}.lost").symlink_to(tmp_path / "gone")
    assert found(tmp_path) == [name]
    (lost,) = find_candidates([str(tmp_path / f"{name}.lost")])
    assert isinstance(lost, Unreadable)
    assert lost.source.endswith("/a b.txt.lost")


def test_impossible_names_are_values_too() -> None:
    for name in ("a\0b", "\ud83d.txt", "x" * 10_000, ""):
        (item,) = find_candidates([name])
        assert isinstance(item, Unreadable)
