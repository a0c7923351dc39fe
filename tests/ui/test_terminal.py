"""The program in a real terminal: signals, crashes, few colours, and what it leaves behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from reader.resources import sample_data
from reader.settings import find_folders, kept_theme
from tests.quick import first_quick
from tests.ui.forked_terminal import ForkedTerminal
from tests.ui.picture import above_status, painted_anew, picture

LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOW_CURSOR = b"\x1b[?25h"


@pytest.fixture
def home(samples_home: dict[str, str]) -> dict[str, str]:
    """Folders of the test's own."""
    return samples_home


@pytest.fixture
def terminal(home: dict[str, str]) -> Iterator[Terminal]:
    """The reader on the samples, with its first screen shown."""
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=30) as running:
        running.wait("44 unread")
        running.press("", quiet=0.15)
        yield running


def test_q_leaves_with_status_0_and_a_whole_terminal(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.finish() == 0
    assert LEAVE_ALTERNATE_SCREEN in terminal.output
    assert SHOW_CURSOR in terminal.output


def test_what_a_start_leaves_out_is_there_when_it_is_asked_for(
    terminal: Terminal, home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for typed, seen in (
        (":", "Search for commands"),
        ("choose a the", "Choose a theme"),
        ("\r", "Esc cancels"),
        ("g", "gruvbox"),
    ):
        terminal.send(typed)
        terminal.wait(seen)
        terminal.press("", quiet=0.1)
    terminal.press("\r", quiet=0.2)
    terminal.send("q")
    assert terminal.finish() == 0
    for name, folder in home.items():
        monkeypatch.setenv(name, folder)
    assert kept_theme(find_folders()) == "gruvbox"


@pytest.mark.parametrize("number", first_quick([signal.SIGTERM, signal.SIGHUP]))
def test_a_signal_leaves_a_whole_terminal(terminal: Terminal, number: signal.Signals) -> None:
    terminal.process.send_signal(number)
    assert terminal.finish() == 128 + number
    assert LEAVE_ALTERNATE_SCREEN in terminal.output
    assert SHOW_CURSOR in terminal.output


def test_suspending_gives_the_terminal_back_and_coming_back_paints_it(terminal: Terminal) -> None:
    terminal.send("\x1a")
    deadline = time.monotonic() + 10
    while state(terminal) != "T" and time.monotonic() < deadline:
        terminal.press("", quiet=0.1)
    assert state(terminal) == "T"
    assert LEAVE_ALTERNATE_SCREEN in terminal.output
    terminal.process.send_signal(signal.SIGCONT)
    terminal.press("", quiet=0.3)
    terminal.press("j", quiet=0.2)
    assert "44 unread" in terminal.text


def test_a_bookmark_made_before_kill_9_is_there_at_the_next_start(home: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=30) as first:
        first.wait("44 unread")
        first.send("jb")
        first.wait("★")
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    with ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=30) as second:
        second.wait("★")


@pytest.mark.parametrize("keys", first_quick(["lDDi", "lDDZ"]))
def test_the_place_is_kept_though_the_program_is_killed(home: dict[str, str], keys: str) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    size = {"columns": 70, "rows": 14}

    def lines(running: Terminal) -> list[str]:
        return running.text.splitlines()[2:9]

    with ForkedTerminal(command, environment=home, cwd="/", **size) as first:
        first.wait("44 unread")
        first.press(keys[:3], quiet=0.6)
        left = lines(first)
        first.press(keys[3:], quiet=1.2)  # until the place is kept
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    with ForkedTerminal(command, environment=home, cwd="/", **size) as second:
        second.wait("44 unread")
        second.send("l")
        second.until(lambda: lines(second) == left, "the place that was left")


@pytest.mark.slow
def test_the_place_that_a_match_was_found_at_is_kept_when_a_signal_ends_it(
    home: dict[str, str],
) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    runs = (("/shovel\rl", "", signal.SIGTERM), ("jl", "k", signal.SIGHUP), ("jl", "", None))
    left = "a shovel"

    def shown(running: Terminal) -> str:
        """The text without the border, on which the position stands."""
        return "\n".join(line[:68].rstrip() for line in running.text.splitlines()[1:11])

    for to_the_text, further, number in runs:
        with ForkedTerminal(command, environment=home, cwd="/", columns=70, rows=14) as running:
            running.wait("44 unread")
            running.send(to_the_text)
            running.until(partial(lambda run, text: text in shown(run), running, left), "the place")
            running.press(further, quiet=0.3)
            left = shown(running)
            if number is not None:
                running.process.send_signal(number)
                assert running.finish() == 128 + number


@pytest.mark.parametrize(
    "colours", [{"NO_COLOR": "1"}, {"TERM": "linux", "COLORTERM": ""}], ids=["none", "sixteen"]
)
def test_few_colours_use_the_terminals_own(home: dict[str, str], colours: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(
        command, environment=home | colours, cwd="/", columns=100, rows=30
    ) as running:
        running.wait("44 unread")
        running.press("", quiet=0.15)
        assert b"\x1b[38;2;" not in running.output
        assert b";48;2;" not in running.output


def test_no_colour_at_all_still_tells_quotes_and_figures_apart(home: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    bare = {"NO_COLOR": "1"}
    with ForkedTerminal(command, environment=home | bare, cwd="/", columns=100, rows=30) as running:
        running.wait("44 unread")
        running.press("j", quiet=0.4)
        assert "44 unread" in running.text
        cells = [cell for row in running.screen.buffer.values() for cell in row.values()]
        assert any(cell.italics for cell in cells)
        assert any(cell.bold and not cell.italics for cell in cells)
        assert any(cell.underscore for cell in cells)
        assert any(cell.reverse for cell in cells)
        assert {cell.fg for cell in cells} == {"default"}


def test_two_terminals_see_each_others_marks(home: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with (
        ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=30) as one,
        ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=30) as other,
    ):
        for terminal in (one, other):
            terminal.wait("44 unread")
        one.send("jb")
        one.wait("★")  # acknowledged: from here on the other has to see it
        other.wait("★")


@pytest.mark.slow
def test_a_crash_is_never_status_0(home: dict[str, str], tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from reader.ui.screens.main import MainScreen\n"
        "def fail(self, by): raise RuntimeError('planted')\n"
        "MainScreen.step = fail\n"
        "from reader.cli import main\n"
        f"sys.exit(main([{str(sample_data())!r}]))\n"
    )
    with Terminal([sys.executable, "-c", script], environment=home, cwd="/") as running:
        running.wait("44 unread")
        running.send("j")
        assert running.finish() == 1
        assert LEAVE_ALTERNATE_SCREEN in running.output


def state(terminal: Terminal) -> str:
    """The process's state letter (Linux): T is stopped."""
    with open(f"/proc/{terminal.process.pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0]


def test_what_could_not_be_read_is_named_and_makes_the_status_1(
    home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("\n")
    command = [sys.executable, "-m", "reader", str(sample_data()), str(tmp_path / "empty.txt")]
    with ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=30) as running:
        running.wait("Not read")
        assert "empty.txt" in running.text
        running.send("q")
        assert running.finish() == 1
        assert "empty.txt" in running.text


def test_keys_that_arrive_together_cost_few_frames(terminal: Terminal) -> None:
    begins = b"\x1b[?2026h"
    one = terminal.press("j", quiet=0.6)
    before = terminal.output.count(begins)
    many = terminal.press("j" * 30, quiet=0.6)
    assert many.bytes < 12 * max(one.bytes, 1000)
    assert terminal.output.count(begins) - before < 15


@pytest.mark.parametrize("columns", first_quick([140, 60]))
def test_what_keys_have_painted_is_what_painting_everything_gives(
    home: dict[str, str], tmp_path: Path, columns: int
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("read_delay = 0.5\n")
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(command, environment=home, cwd="/", columns=columns, rows=30) as running:
        running.wait("44 unread" if columns > 72 else "unread")
        running.press("", quiet=0.3)
        for keys in ("jj", "}}", "))", "b", "l", "jjj", " ", "]", "h", "/snow\r", "n", "\x1b", "G"):
            running.press(keys, quiet=0.06)
        running.press("", quiet=1.0)  # until what is shown counts as read
        assert running.text
        painted = picture(running.screen)
        running.resize(columns + 1, 30)
        running.press("", quiet=0.3)
        running.resize(columns, 30)
        running.until(lambda: bool(running.text) and picture(running.screen) == painted, "the same")


@pytest.mark.slow
def test_an_open_line_sends_nothing_while_nothing_is_typed(terminal: Terminal) -> None:
    terminal.press("/snow", quiet=0.6)
    assert terminal.idle(1.2) == 0  # a cursor that blinks does so after half a second


@pytest.mark.slow
def test_what_other_programs_have_written_on_the_screen_can_be_painted_over(
    terminal: Terminal,
) -> None:
    terminal.press("", quiet=0.5)
    assert terminal.text
    before = above_status(terminal)
    assert painted_anew(terminal, "\x0c") == before
    assert "R reads the sources again" in terminal.text


def test_letters_typed_behind_a_key_that_opens_a_line_are_for_that_line(terminal: Terminal) -> None:
    terminal.send("/bread")
    terminal.wait("search: bread")
    terminal.send("\x1b")
    terminal.press("", quiet=0.2)
    for part in ("eb", "ol", "dly"):
        terminal.send(part)  # some come while the first ones are held back
    terminal.wait("boldly")
    assert "★" not in terminal.text


@pytest.mark.slow
def test_keys_behind_one_that_opened_nothing_are_commands(
    home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "quiet.txt").write_text("A quiet day\n\nIt snowed on both banks all day long.\n")
    command = [sys.executable, "-m", "reader", str(tmp_path / "quiet.txt")]
    with ForkedTerminal(command, environment=home, columns=100, rows=30) as running:
        running.wait("It snowed")
        running.send("cb")  # there is no quote whose speaker could be mended
        running.wait("★")


@pytest.mark.slow
def test_a_terminal_that_can_show_no_screen_gets_plain_text(home: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with Terminal(command, environment=home | {"TERM": "dumb"}, cwd="/") as running:
        assert running.finish(30) == 0
        assert b"The week on the Ansel" in running.output
        assert b"\x1b" not in running.output
