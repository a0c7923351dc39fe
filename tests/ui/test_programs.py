"""Commands, editors and browsers run as real programs in a real terminal, or as real processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal, home_in
from reader.ui.programs.browser import Browser, browser_for, openable
from reader.ui.programs.editor import Edited, edit, editor_command
from reader.ui.programs.in_terminal import run
from reader.ui.programs.shell import shell_command
from tests.quick import first_quick
from tests.ui.forked_terminal import ForkedTerminal

TEXT = """\
---
url: {address}
---

A quiet day

It snowed on both banks all day long.

The ford at Sill is open

“It will carry what it has to carry,” said Lena Ruud, the chief engineer.
"""
ADDRESS = "https://news.example/a?b=1&c=2;touch%20x"


def script(folder: Path, name: str, lines: str) -> Path:
    """A program of the test's own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Folders of the test's own, and no program of the reader's but what the test names."""
    (tmp_path / "day.md").write_text(TEXT.format(address=ADDRESS))
    unset = {"VISUAL": "", "EDITOR": "", "BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    return home_in(tmp_path) | unset | {"SHELL": "/bin/sh", "TMPDIR": str(tmp_path)}


@pytest.fixture
def terminal(home: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    """The reader on one bulletin, without an editor or a browser."""
    with opened(home, tmp_path) as running:
        yield running


def opened(home: dict[str, str], tmp_path: Path) -> Terminal:
    command = [sys.executable, "-m", "reader", str(tmp_path / "day.md")]
    running = ForkedTerminal(command, environment=home, cwd="/", columns=100, rows=24)
    running.wait("It snowed")
    running.press("", quiet=0.15)
    return running


def test_a_command_gets_the_development_and_its_output_stays_until_a_key(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.send("|")
    terminal.wait("[this development]")
    terminal.send(f"tee {tmp_path}/got | grep -c snowed\r")
    terminal.wait("any key comes back")
    assert b"\r\n1\r\n" in terminal.output
    terminal.send("x")
    terminal.wait("Piped to")
    assert (tmp_path / "got").read_text().startswith("# A quiet day\n")
    terminal.press("jb")
    terminal.wait("★")


def test_a_command_that_fails_is_told_with_its_status_and_history_brings_it_back(
    terminal: Terminal,
) -> None:
    terminal.press("|")
    terminal.send("exit 3\r")
    terminal.wait("sh ended with status 3 · any key")
    terminal.send("\r")
    terminal.until(lambda: "ended with status 3" in terminal.text.splitlines()[-1], "the status")
    terminal.send("|")
    terminal.wait("[this development]")
    terminal.send("\x1b[A")
    terminal.wait("exit 3")
    terminal.send("\x1b[B")
    terminal.until(lambda: "exit 3" not in terminal.text, "an empty line")


@pytest.mark.slow
def test_tab_gives_the_list_instead(terminal: Terminal) -> None:
    terminal.press("|")
    terminal.send("\t")
    terminal.wait("[the list (2)]")
    terminal.send("cut -f3\r")
    terminal.wait("any key comes back")
    assert b"A quiet day\r\nThe ford at Sill is open\r\n" in terminal.output


@pytest.mark.slow
def test_words_of_a_bulletin_are_no_part_of_a_command(home: dict[str, str], tmp_path: Path) -> None:
    hostile = TEXT.replace("A quiet day", f"$(touch {tmp_path}/run) `id`; '\"")
    (tmp_path / "day.md").write_text(hostile.format(address=ADDRESS))
    with opened(home, tmp_path) as terminal:
        terminal.press("|")
        terminal.send("cat\r")
        terminal.wait("any key comes back")
        assert not (tmp_path / "run").exists()


def test_interrupting_a_command_ends_it_and_not_the_reader(terminal: Terminal) -> None:
    terminal.press("|")
    terminal.send("echo begun; exec sleep 60\r")
    terminal.until(lambda: b"begun\r\n" in terminal.output, "the command")
    terminal.send("\x03")
    terminal.wait("ended by SIGINT")
    terminal.send("x")
    terminal.wait("It snowed")
    terminal.press("", quiet=0.3)
    terminal.send("q")
    assert terminal.finish() == 0


@pytest.mark.slow
def test_keys_typed_ahead_of_a_command_do_what_they_do_behind_it(terminal: Terminal) -> None:
    terminal.send("|true\r jb")
    terminal.until(lambda: "★ The ford" in terminal.text, "the bookmark of the second row")


def test_an_editor_changes_the_note_in_a_file_that_nobody_else_can_read(
    home: dict[str, str], tmp_path: Path
) -> None:
    lines = f'ls -l "$1" > {tmp_path}/listed; ls -ld "$(dirname "$1")" >> {tmp_path}/listed\n'
    editor = script(tmp_path, "ed.sh", lines + 'printf "second\\033[31m line\\n" >> "$1"')
    with opened(home | {"EDITOR": str(editor)}, tmp_path) as terminal:
        terminal.press("e")
        terminal.press("first line")
        terminal.press("\x1b", quiet=0.25)
        terminal.send("E")
        terminal.wait("second line")
        terminal.press("", quiet=0.2)
        assert "first line" in terminal.text
        assert [line[:10] for line in (tmp_path / "listed").read_text().splitlines()] == [
            "-rw-------",
            "drwx------",
        ]
        assert not list(tmp_path.glob("warreader-*"))
        terminal.send("u")
        terminal.until(lambda: "second line" not in terminal.text, "the note before")
        assert "first line" in terminal.text


@pytest.mark.parametrize(
    ("lines", "told"),
    first_quick(
        [
            ('echo other > "$1"; exit 1', "stays as it was: ed.sh ended with status 1"),
            ("true", "stays as it was"),
            ('echo other > "$1"; kill -9 $$', "stays as it was: ed.sh was ended by SIGKILL"),
            ('rm "$1"', "can't be edited: No such file"),
        ],
        spread=True,
    ),
)
def test_an_editor_that_changes_nothing_or_fails_leaves_the_note(
    home: dict[str, str], tmp_path: Path, lines: str, told: str
) -> None:
    editor = script(tmp_path, "ed.sh", lines)
    with opened(home | {"VISUAL": str(editor)}, tmp_path) as terminal:
        terminal.send("E")
        terminal.wait(told)
        assert "other" not in terminal.text


def test_keys_typed_ahead_of_an_editor_do_nothing_afterwards(
    home: dict[str, str], tmp_path: Path
) -> None:
    editor = script(tmp_path, "ed.sh", 'echo note > "$1"; sleep 0.3')
    with opened(home | {"EDITOR": str(editor)}, tmp_path) as terminal:
        terminal.send("Ebjb")
        terminal.wait("Note kept")
        terminal.press("", quiet=0.3)
        assert "★" not in terminal.text


@pytest.mark.slow
def test_an_editor_that_is_not_there_is_told(home: dict[str, str], tmp_path: Path) -> None:
    with opened(home | {"EDITOR": "/no/such-editor"}, tmp_path) as terminal:
        terminal.send("E")
        terminal.wait("such-editor can't be run: No such file")


@pytest.mark.slow
def test_a_text_browser_has_the_terminal_while_it_runs(
    home: dict[str, str], tmp_path: Path
) -> None:
    browser = script(tmp_path, "browse", 'echo "showing <$1>"; read -r answer')
    with opened(home | {"BROWSER": str(browser)}, tmp_path) as terminal:
        terminal.send("o")
        terminal.wait(f"showing <{ADDRESS}>")
        terminal.press("", quiet=0.3)
        assert terminal.output.endswith(f"showing <{ADDRESS}>\r\n".encode())
        terminal.send("\r")
        terminal.until(lambda: "showing" not in terminal.text, "the screen")


def test_without_a_browser_the_address_is_shown_and_copied(terminal: Terminal) -> None:
    terminal.send("o")
    terminal.wait(f"No browser here: {ADDRESS}")
    assert b"\x1b]52;c;" in terminal.output


@pytest.mark.parametrize(
    ("address", "told"),
    first_quick(
        [("file:///etc/passwd", "not a web address"), ("-remote", "not a web"), ("", "has no web")],
        spread=True,
    ),
)
def test_no_other_address_is_opened(
    home: dict[str, str], tmp_path: Path, address: str, told: str
) -> None:
    (tmp_path / "day.md").write_text(TEXT.format(address=address))
    browser = script(tmp_path, "browse", f"touch {tmp_path}/opened")
    with opened(home | {"BROWSER": str(browser)}, tmp_path) as terminal:
        terminal.send("o")
        terminal.wait("address")
        terminal.press("", quiet=0.3)
        assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize(
    ("address", "given"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("HTTP://a.example", "HTTP://a.example"),
        ('https://a.example/"`$x`', "https://a.example/%22%60%24x%60"),
        ("https://a.example/ö", "https://a.example/%C3%B6"),
        ("https://a.example/a b", None),
        ("https://", None),
        ("http://[x", None),
        ("javascript:alert(1)", None),
        ("-https://a.example", None),
        ("//a.example", None),
    ],
)
def test_an_address_is_given_to_a_browser_as_one_harmless_word(
    address: str, given: str | None
) -> None:
    assert openable(address) == given


def test_a_browser_of_the_desktop_gets_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener = script(tmp_path, "firefox", "true")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setattr("webbrowser._browsers", {})
    found = browser_for("https://a.example")
    monkeypatch.setattr("webbrowser._tryorder", None)
    assert found == Browser((opener.name, "https://a.example"), False)


def test_the_readers_own_shell_runs_what_they_type() -> None:
    assert shell_command("a | b", {"SHELL": "/bin/bash"}) == ("/bin/bash", "-c", "a | b")
    assert shell_command("a | b", {"SHELL": "/no/shell"})[0] == "/bin/sh"
    assert shell_command("a | b", {})[0] == "/bin/sh"


def test_the_editor_is_the_readers_with_its_options() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ("code", "--wait")
    assert editor_command({"EDITOR": "'my ed' -x"}) == ("my ed", "-x")
    wrong = editor_command({"EDITOR": "'open"})
    assert isinstance(wrong, str) and "$EDITOR" in wrong


def test_a_note_that_is_no_text_or_too_long_does_not_end_the_program(tmp_path: Path) -> None:
    bytes_in = script(tmp_path, "bytes", 'printf "caf\\351" > "$1"')
    assert edit("", [str(bytes_in)], run) == Edited("caf\ufffd")
    long = script(tmp_path, "long", 'head -c 2000000 /dev/zero > "$1"')
    assert edit("", [str(long)], run).text is None


def test_a_command_that_reads_nothing_is_no_failure() -> None:
    assert run(["/bin/true"], b"x" * 1_000_000) == ""
    assert os.path.exists("/bin/true")
