"""After any failure or exit the terminal is restored and no content is printed.

The full form is `python -m benchmarks.trust.crashes`.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from benchmarks.trust.crashes import NO_LOG, PLACES, crash, signalled, signalled_at
from reader.resources import sample_data
from reader.ui.terminal.guarded_app import GONE
from tests.quick import first_quick

SOME = ["a key", "a worker", "the thread of the keys", "an exit in a handler"]
AT = [
    *("the terminal is half taken", "the first frame", "the terminal is given back"),
    *("a class is made", "a callback runs", "the loop begins", "the terminal is taken"),
    *("the screen is filled", "the loop closes"),
]


@pytest.mark.parametrize("name", first_quick(SOME))
@pytest.mark.usefixtures("samples_home")
def test_an_exception_anywhere_leaves_a_whole_terminal(name: str, tmp_path: Path) -> None:
    left = crash(PLACES[name], tmp_path, name not in NO_LOG)
    assert left.wrong == ()


@pytest.mark.parametrize(("number", "after"), [(signal.SIGTERM, 0.05), (signal.SIGHUP, 0.5)])
def test_a_signal_in_the_first_second_leaves_a_whole_terminal(
    number: signal.Signals, after: float, tmp_path: Path
) -> None:
    assert signalled(number, after, tmp_path).wrong == ()


@pytest.mark.usefixtures("samples_home")
@pytest.mark.parametrize("moment", first_quick(AT))
def test_a_signal_at_any_line_ends_it_and_leaves_a_whole_terminal(
    moment: str, tmp_path: Path
) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    number = numbers[AT.index(moment) % 3]
    assert signalled_at(moment, number, tmp_path).wrong == ()


@pytest.mark.slow
def test_a_signal_that_is_ignored_stays_so(samples_home: dict[str, str]) -> None:
    words = f"trap '' HUP INT; exec {sys.executable} -m reader {sample_data()}"
    command = ["sh", "-c", words]
    with Terminal(command, environment=samples_home, columns=100, rows=30) as running:
        running.wait("44 unread")
        running.process.send_signal(signal.SIGHUP)
        running.process.send_signal(signal.SIGINT)
        running.press("?")
        running.wait("Next pane")
        running.send("qq")
        assert running.finish() == 0


@pytest.mark.slow
def test_bytes_that_are_no_keys_stop_nothing_and_a_terminal_that_goes_ends_it(
    samples_home: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with Terminal(command, environment=samples_home, columns=100, rows=30) as running:
        running.wait("44 unread")
        for hostile in (b"\xff\xfe\x9b31m\xc3", b"\x1b[1114112;1u", b"\x1b[99999999999u", b"\0"):
            os.write(running.master, hostile)
            running.press("", quiet=0.15)
        running.send("?")
        running.wait("Next pane")
        spare = os.dup(os.open(os.devnull, os.O_RDWR))
        os.dup2(spare, running.master)  # closes the terminal, as a lost connection does
        assert running.process.wait(20) == GONE
    assert not (tmp_path / "state" / "crash.log").exists()


@pytest.mark.slow
def test_streams_that_are_closed_are_no_crash_on_the_screen(samples_home: dict[str, str]) -> None:
    words = f"{sys.executable} -m reader {sample_data()}"
    for closed in ("<&-", "2>&-"):
        command = ["sh", "-c", f"exec {words} {closed}"]
        with Terminal(command, environment=samples_home, columns=100, rows=30) as running:
            running.wait("44 unread")
            running.send("q")
            assert running.finish() == 0
            assert b"Traceback" not in running.output
