"""The command as it is typed: what it prints, where, and its exit status, in its own process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.commands import read
from reader.commands.asking import search
from reader.commands.shared.arguments import parse_words
from reader.commands.shared.opening import start_of
from reader.settings import Start
from tests.command import BULLETIN, in_a_terminal, warreader
from tests.quick import first_quick

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"


def test_the_version_is_told() -> None:
    run = warreader("--version")
    assert (run.stdout, run.stderr, run.returncode) == (b"warreader 0.1.0\n", b"", 0)


def test_the_help_has_examples_and_names_the_command() -> None:
    run = warreader("--help")
    assert run.returncode == 0
    assert run.stdout.startswith(b"usage: warreader ")
    assert b"warreader today.txt | less" in run.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--colour"], "--colour"),
        (["--date", "28 October", "x"], "2024-10-28"),
        (["--config", "no/such.toml"], "no/such.toml"),
        (["--theme", "nord", "extract", "x"], "./extract"),
        (["extract", "--nothing"], "--nothing"),
        (["schema", "x"], "x"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line_and_is_status_2(
    words: list[str], told: str
) -> None:
    run = warreader(*words)
    assert run.returncode == 2
    assert run.stdout == b""
    assert run.stderr.startswith(b"warreader")
    assert run.stderr.count(b"\n") == 1
    assert told in run.stderr.decode()


def test_without_a_terminal_bulletins_are_printed(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    run = warreader(str(home / "day.txt"))
    text = run.stdout.decode()
    assert (run.returncode, run.stderr) == (0, b"")
    assert text.index("Bridge at Marrow blown up") < text.index("“We held the bridge,”")
    assert "Tomas Erdeli" in text


def test_standard_input_is_a_bulletin_too(home: Path) -> None:
    run = warreader("-", given=BULLETIN)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Bridge at Marrow blown up" in run.stdout.decode()


def test_without_sources_the_samples_are_printed(home: Path) -> None:
    run = warreader()
    assert run.returncode == 0
    assert "‘We held the bridge until there was no bridge’" in run.stdout.decode()


def test_the_sources_of_the_config_are_printed_and_its_problems_told(home: Path) -> None:
    (home / "config" / "day.txt").write_text(BULLETIN)
    (home / "config" / "config.toml").write_text('width = "wide"\nsources = ["day.txt"]\n')
    run = warreader()
    assert run.returncode == 0
    assert "Bridge at Marrow blown up" in run.stdout.decode()
    assert "config.toml, line 1: width takes" in run.stderr.decode()
    assert "Bridge at Marrow blown up" in warreader("search", "bridge").stdout.decode()


def test_another_config_file_can_be_named(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    (home / "other.toml").write_text('sources = ["day.txt"]\n')
    run = warreader("--config", str(home / "other.toml"))
    assert "Bridge at Marrow blown up" in run.stdout.decode()


def test_a_file_named_like_a_command_is_a_path(home: Path) -> None:
    (home / "list").write_text(BULLETIN)
    run = warreader("./list", cwd=home)
    assert run.returncode == 0
    assert "Bridge at Marrow blown up" in run.stdout.decode()


@pytest.mark.parametrize("verb", [[], ["extract"], ["index"], ["list"], ["search", "bridge"]])
def test_a_file_whose_name_begins_with_a_minus_stands_behind_two(
    home: Path, verb: list[str]
) -> None:
    (home / "-day.txt").write_text(BULLETIN)
    run = warreader(*verb, "--", "-day.txt", cwd=home)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout


def test_what_cannot_be_read_is_named_and_hides_nothing(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    run = warreader(str(home / "nothing.txt"), str(home / "day.txt"))
    assert run.returncode == 1
    assert "nothing.txt" in run.stderr.decode()
    assert run.stderr.count(b"\n") == 1
    assert "Bridge at Marrow blown up" in run.stdout.decode()


def test_a_folder_without_bulletins_is_told(home: Path) -> None:
    (home / "empty").mkdir()
    (home / "empty" / ".hidden.txt").write_text(BULLETIN)
    run = warreader(str(home / "empty"))
    assert run.returncode == 1
    assert run.stderr.decode().startswith("warreader: no bulletins in ")


HOSTILE = b"a\x1b]52;c;Zm9v\x07\n\x9b31m\xe2\x80\xaeb.txt"


@pytest.mark.parametrize("before", [(), ("extract",), ("extract", "--jsonl"), ("--date",)])
def test_no_name_brings_control_characters_to_the_terminal(
    home: Path, before: tuple[str, ...]
) -> None:
    run = warreader(*before, HOSTILE, cwd=home)
    assert run.returncode in (1, 2)
    told = run.stderr.decode()
    assert told.count("\n") == 1
    assert all(character.isprintable() for character in told.strip())


def test_an_option_that_nobody_knows_is_named_without_its_control_characters() -> None:
    run = warreader(b"--" + HOSTILE)
    assert run.returncode == 2
    told = run.stderr.decode()
    assert told.startswith("warreader: ") and told.count("\n") == 1
    assert all(character.isprintable() for character in told.strip())


def test_a_hostile_bulletin_prints_no_control_characters(home: Path) -> None:
    (home / "day.txt").write_bytes(b"Title\x1b[2J\x9c\n\n\xc2\x9b31mText &#27;]0;x&#7;\x07\x08.\n")
    for words in ([], ["extract"]):
        text = warreader(*words, str(home / "day.txt")).stdout.decode()
        assert text
        assert all(character.isprintable() or character == "\n" for character in text)


# -- what a run starts with --------------------------------------------------------------------


def started(*words: str) -> Start:
    given = read.paths_alone(words) or parse_words(read.COMMAND, words)
    assert not isinstance(given, str)
    return start_of(given.paths, given.day, given.config, given.theme)


def test_the_samples_stand_in_where_nothing_is_asked_for(home: Path) -> None:
    assert (started().sources, started().samples) == ((str(SAMPLES),), True)
    assert (started("a", "-", "a").sources, started("a").samples) == (("a", "-"), False)
    (home / "config" / "config.toml").write_text('sources = ["/news"]\n')
    assert (started().sources, started().samples) == (("/news",), False)
    assert started("a").sources == ("a",)


def test_a_theme_of_the_command_line_wins_over_the_kept_one_and_that_over_the_config(
    home: Path,
) -> None:
    assert started().theme == "auto"
    (home / "config" / "config.toml").write_text('theme = "nord"\n')
    assert started().theme == "nord"
    started().keep_theme("gruvbox")
    assert started().theme == "gruvbox"
    assert started("--theme", "dracula", "x").theme == "dracula"


def test_a_theme_that_there_is_not_is_told_also_where_output_is_piped(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    run = warreader("--theme", "no\x1b[2J", str(home / "day.txt"))
    assert (run.returncode, "Tomas Erdeli" in run.stdout.decode()) == (0, True)
    assert "there is no theme 'no" in run.stderr.decode() and "\x1b" not in run.stderr.decode()
    (home / "config" / "config.toml").write_text('width = 80\ntheme = "norf"\n')
    assert "config.toml, line 2: there is no theme 'norf'" in warreader("list").stderr.decode()
    assert started().theme == "auto"


def test_options_may_stand_between_paths(home: Path) -> None:
    start = started("a", "--date", "2024-10-28", "b")
    assert (start.sources, str(start.given_date)) == (("a", "b"), "2024-10-28")


# -- in a terminal -----------------------------------------------------------------------------


def test_only_what_is_required_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_words(search.COMMAND, [])
    assert "required: QUERY (" in capsys.readouterr().err


def test_paths_that_lead_nowhere_open_no_screen(home: Path) -> None:
    shown, status = in_a_terminal("-m", "reader", str(home / "no.txt"), str(home / "no\x1b[2J.md"))
    assert status == 1
    assert [line.rsplit("/")[-1] for line in shown.splitlines()] == [
        "no.txt is not there",
        "no.md is not there",
    ]


def test_a_terminal_is_no_bulletin(home: Path) -> None:
    shown, status = in_a_terminal("-m", "reader", "-")
    assert status == 2
    assert shown.startswith("warreader: nothing is piped to standard input")


# -- endings -----------------------------------------------------------------------------------


def start(*words: str, stdout: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "reader", *words],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
@pytest.mark.parametrize("words", first_quick([("extract", str(SAMPLES)), (str(SAMPLES),)]))
def test_a_program_that_has_had_enough_is_no_error(home: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*words, stdout=writing)
    os.close(writing)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_in_one_line(home: Path) -> None:
    with open("/dev/full", "wb") as full:
        process = start(str(SAMPLES), stdout=full.fileno())
        told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 2
    assert told == "warreader: can't write (No space left on device)\n"


@pytest.mark.slow
def test_an_interrupt_ends_it_quietly() -> None:
    process = start("extract", "--jsonl", stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(b'{"id": 1, "text": ""}\n')
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    assert process.stderr.read() == b""
    assert process.returncode == 130
    process.communicate()


@pytest.mark.slow
def test_closed_streams_are_no_crash(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    command = f"exec {sys.executable} -m reader {home / 'day.txt'} -"
    for closed, status in ((">&-", 2), ("2>&-", 1), ("<&-", 1)):
        run = subprocess.run(
            ["sh", "-c", f"{command} {closed}"], input=b"", capture_output=True, timeout=60
        )
        assert run.returncode == status
        assert b"Traceback" not in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("path", "told"), [("-", "- is not connected"), ("broken", "broken: Input/output error")]
)
def test_lines_that_can_not_be_read_are_told_in_one_line(
    tmp_path: Path, path: str, told: str
) -> None:
    (tmp_path / "broken").symlink_to("/proc/self/mem")  # it opens, and reading it fails
    if path != "-" and not (tmp_path / "broken").exists():
        pytest.skip("no such file here")
    run = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m reader extract --jsonl {path} <&-"],
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
    )
    assert run.stderr.decode() == f"warreader: {told}\n"
    assert run.returncode == 1


def test_a_misspelt_command_is_named(tmp_path: Path) -> None:
    run = warreader("serch", "bridge", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr == b"warreader: serch is not there; the command is search\n"
    (tmp_path / "serch").write_text(BULLETIN)
    assert b"Bridge at Marrow" in warreader("serch", cwd=tmp_path).stdout


def test_plain_text_wraps_at_the_width_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(BULLETIN)
    for columns, longest in (("30", 30), ("", 80)):
        monkeypatch.setenv("COLUMNS", columns)
        lines = warreader("a.txt", cwd=tmp_path).stdout.decode().splitlines()
        assert max(map(len, lines)) <= longest
        assert "the bridge,” Defence" in " ".join(lines)
