"""A terminal whose character set is not UTF-8: what it lacks takes as many cells as reckoned."""

from __future__ import annotations

import os
import sys
from io import BytesIO, TextIOWrapper

import pyte
import pytest
from rich.cells import cell_len

from benchmarks.terminal import Terminal
from reader.resources import sample_data
from reader.ui.terminal.charset import fit_to_charset
from tests.quick import first_quick

LATIN = {"PYTHONIOENCODING": "iso-8859-1"}  # as a locale of that character set


@pytest.mark.slow
@pytest.mark.parametrize(
    "stock", first_quick([{}, {"WARREADER_STOCK": "1"}]), ids=["fast", "stock"]
)
def test_no_escape_stands_for_a_character_that_the_terminal_lacks(
    samples_home: dict[str, str], stock: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    environment = samples_home | LATIN | stock
    with Terminal(command, environment=environment, cwd="/", columns=100, rows=30) as running:
        running.wait("44 unread")
        running.wait("'One hundred and")
        assert b"\\u" not in running.output


@pytest.mark.slow
def test_what_is_typed_is_read_in_the_character_set_of_the_terminal(
    samples_home: dict[str, str],
) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with Terminal(command, environment=samples_home | LATIN, cwd="/") as running:
        running.wait("44 unread")
        running.send("/")
        os.write(running.master, "déjà vu".encode("iso-8859-1"))

        def is_shown() -> bool:
            screen = pyte.Screen(running.screen.columns, running.screen.lines)
            pyte.Stream(screen).feed(bytes(running.output).decode("iso-8859-1"))
            return any("déjà vu" in line for line in screen.display)

        running.until(is_shown, "déjà vu in the search line")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“Nein”, sagte er – so…", b'"Nein", sagte er - so.'),
        ("│ ─ ● ◆", b"| - * *"),
        ("été", b"\xe9t\xe9"),
        ("Київ 北京", b"???? ????"),
        ("one 👨‍👩‍👧 family", b"one ?? family"),
        ("e\u0301", b"e"),
    ],
)
def test_each_character_takes_the_cells_that_were_reckoned(text: str, written: bytes) -> None:
    drawn = BytesIO()
    stream = TextIOWrapper(drawn, encoding="iso-8859-1")
    fit_to_charset(stream)
    stream.write(text)
    stream.flush()
    assert drawn.getvalue() == written
    assert len(written) == cell_len(text)


def test_a_stream_of_utf_8_is_left_as_it_is() -> None:
    stream = TextIOWrapper(BytesIO(), encoding="utf-8", errors="strict")
    fit_to_charset(stream)
    assert stream.errors == "strict"
