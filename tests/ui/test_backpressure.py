"""A slow terminal shows the last of many changes soon, not each of them late."""

import os
import sys
import time
from collections.abc import Iterator

import pytest

from benchmarks.speed.slow_line import ANSWER, ASKED
from benchmarks.terminal import Terminal
from reader.resources import sample_data
from reader.ui.terminal.backpressure import LARGE, QUESTION, UNANSWERED, Backpressure
from tests.ui.forked_terminal import ForkedTerminal
from tests.ui.picture import above_status, painted_anew


@pytest.fixture
def running(samples_home: dict[str, str]) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(command, environment=samples_home, cwd="/") as terminal:
        terminal.wait("44 unread")
        terminal.press("", quiet=0.2)
        yield terminal


def answer(terminal: Terminal, times: int = 1) -> None:
    os.write(terminal.master, ANSWER * times)


@pytest.mark.slow
def test_frames_that_the_terminal_has_not_answered_for_hold_up_the_next(running: Terminal) -> None:
    answer(running)  # to what is asked at the start: from now on it is asked behind each frame
    before = running.output.count(ASKED)
    for _ in range(12):
        running.press("j", quiet=0.03)
    assert running.output.count(ASKED) - before == UNANSWERED
    answer(running, UNANSWERED)
    assert running.press("", quiet=0.5).bytes > LARGE
    assert running.output.count(ASKED) - before == UNANSWERED + 1
    answer(running)
    assert running.text
    late = above_status(running)
    assert painted_anew(running, "r") == late


def test_whoever_leaves_waits_for_the_answers_that_would_be_typed_into_the_shell(
    running: Terminal,
) -> None:
    answer(running)
    running.press("j", quiet=0.3)
    running.send("Q")
    running.press("", quiet=0.4)
    assert running.process.poll() is None
    answer(running)
    assert running.finish() == 0


def test_a_terminal_that_takes_nothing_gets_few_frames(running: Terminal) -> None:
    one = running.press("j", quiet=0.5).bytes
    for _ in range(60):  # not read: they fill the buffers between
        running.send("j")
        time.sleep(0.02)
    many = running.press("", quiet=0.6).bytes
    assert many < 15 * max(one, 1000)


def test_an_answer_that_never_comes_holds_nothing_up_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0]
    monkeypatch.setattr("reader.ui.terminal.backpressure.monotonic", lambda: clock[0])
    backpressure, large = Backpressure(), "x" * LARGE
    assert backpressure.with_question(large) == large  # nothing has answered yet
    backpressure.answered()
    assert [backpressure.with_question(large) for _ in range(UNANSWERED)] == [
        large + QUESTION
    ] * UNANSWERED
    assert backpressure.with_question("small") == "small"
    assert backpressure.is_behind()
    clock[0] = 60.0
    assert not backpressure.is_behind()
    assert backpressure.with_question(large) == large  # another terminal may have it now
    backpressure.answered()
    assert backpressure.with_question(large) == large + QUESTION
