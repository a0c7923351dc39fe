"""`warreader search` and `warreader list` print developments a line each, without a terminal."""

import json
from pathlib import Path

import pytest

from tests.command import BULLETIN, in_a_terminal, warreader


@pytest.fixture
def day(home: Path) -> Path:
    path = home / "day.txt"
    path.write_text(BULLETIN)
    return path


def fields(output: bytes) -> list[list[str]]:
    return [line.split("\t") for line in output.decode().splitlines()]


def test_a_search_prints_date_bulletin_heading_and_words_in_context(day: Path) -> None:
    run = warreader("search", "speaker:erdeli bridge", str(day))
    ((when, _, heading, snippet),) = fields(run.stdout)
    assert (when, heading) == ("2025-03-03", "Bridge at Marrow blown up")
    assert "We held the bridge" in snippet
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_word_is_a_whole_word_unless_a_star_follows(day: Path) -> None:
    assert warreader("search", "brid", str(day)).stdout == b""
    assert len(fields(warreader("search", "brid*", str(day)).stdout)) == 1


def test_a_list_has_everything_or_what_fits_a_query(day: Path) -> None:
    ((*_, heading),) = fields(warreader("list", str(day)).stdout)
    assert heading == "Bridge at Marrow blown up"
    assert warreader("list", str(day), "--query", "-bridge").stdout == b""
    assert fields(warreader("list", "-", given=BULLETIN).stdout)[0][0] == "2025-03-03"


def test_json_is_an_object_a_line(day: Path) -> None:
    (line,) = warreader("search", "--json", "bridge", str(day)).stdout.splitlines()
    value = json.loads(line)
    assert line.isascii()
    assert value["heading"] == "Bridge at Marrow blown up"
    assert value["read"] is False and value["tags"] == [] and "bridge" in value["snippet"]
    (line,) = warreader("list", "--json", str(day)).stdout.splitlines()
    assert "snippet" not in json.loads(line)


def test_a_search_for_nothing_is_a_wrong_command_line(day: Path) -> None:
    assert warreader("search").returncode == 2


def test_what_cannot_be_read_is_told_and_hides_nothing(day: Path) -> None:
    run = warreader("search", "bridge", str(day), str(day.parent / "gone.txt"))
    assert run.returncode == 2
    assert len(fields(run.stdout)) == 1
    assert b"gone.txt is not there" in run.stderr


def test_a_minus_comes_after_two_and_help_tells_so(day: Path) -> None:
    assert len(fields(warreader("search", "--", "-ferry", str(day)).stdout)) == 1
    assert b"search -- '-bridge" in warreader("search", "--help").stdout


def test_it_prints_in_a_terminal_too(day: Path) -> None:
    shown, status = in_a_terminal("-m", "reader", "search", "bridge", str(day))
    assert "Bridge at Marrow blown up" in shown
    assert status == 0
