"""A config file gives settings or problems that name the line; folders follow the environment."""

import errno
import json
import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings import (
    Folders,
    KeptState,
    Settings,
    Start,
    find_folders,
    kept_state,
    kept_theme,
    load_settings,
)
from reader.settings.config import parse_settings

FULL = """\
# what a reader may have
sources = [
    "bulletins",
    "/srv/news/today.txt",
]
theme = "nord"
width = 90
read_delay = 3

[keymap]
bookmark = "B"
next_quote = ["}", "J"]
undo = []
"""


def problems_of(text: str) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.what) for problem in parse_settings(text, Path("c.toml"))[1]]


def test_every_key_of_a_config_file_is_taken() -> None:
    settings, problems = parse_settings(FULL, Path("/home/reader/config.toml"))
    assert problems == ()
    assert settings.sources == ("/home/reader/bulletins", "/srv/news/today.txt")
    assert settings.keymap == {"bookmark": ("B",), "next_quote": ("}", "J"), "undo": ()}
    assert (settings.theme, settings.width, settings.read_delay) == ("nord", 90, 3.0)


def test_saved_filters_keep_their_order_and_what_is_wrong_names_its_line() -> None:
    text = (
        '[filters]\nLosses = "figure:>100"\n"To read" = "is:unread"\nbad = 3\nnone = ""\n"" = "x"\n'
    )
    settings, problems = parse_settings(text, Path("c.toml"))
    assert list(settings.filters.items()) == [("Losses", "figure:>100"), ("To read", "is:unread")]
    assert [problem.line for problem in problems] == [4, 5, 6]
    assert settings.problem("", "filters", "To read").place == "c.toml, line 3"
    ((line, what),) = problems_of("filters = 7\n")
    assert line == 1 and "[" not in what and "not 7" in what
    inline, _ = parse_settings('\nfilters = {a = "b"}\n', Path("c.toml"))
    assert inline.problem("", "filters", "a").line == 2


def test_a_tilde_in_sources_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    settings, _ = parse_settings(
        'sources = ["~/news", "~nobody-of-that-name/x"]', Path("/e/c.toml")
    )
    assert settings.sources == ("/home/somebody/news", "/e/~nobody-of-that-name/x")


def test_an_unknown_key_names_its_line_and_what_is_allowed() -> None:
    ((line, what),) = problems_of("width = 80\n\n# colours\ncolour = 'red'\n")
    assert line == 4
    assert "'colour'" in what
    assert (
        "keep_fetched_days, keep_fetched_mib, keymap, read_delay, rows, sources, start, theme"
        in what
    )


@pytest.mark.parametrize(
    ("text", "line", "allowed"),
    [
        ("width = 'wide'", 1, "20 to 400"),
        ("\nwidth = true", 2, "20 to 400"),
        ("theme = 'nord'\nwidth = 5", 2, "20 to 400"),
        ("rows = 3", 1, "1 or 2"),
        ("rows = true", 1, "1 or 2"),
        ("keep_days = -1", 1, "0 to 36500"),
        ("keep_days = true", 1, "0 to 36500"),
        ("keep_days = 1.5", 1, "0 to 36500"),
        ("read_delay = -1", 1, "0 to 3600"),
        ("read_delay = nan", 1, "0 to 3600"),
        ("read_delay = true", 1, "0 to 3600"),
        ("start = 'quotes'", 1, '"developments" or "catchup"'),
        ("start = 0", 1, '"developments" or "catchup"'),
        ("theme = 3", 1, "name of a theme"),
        ("sources = 'news'", 1, "a list of files and folders"),
        ("width = 80\nsources = [\n'a',\n'-']", 2, "a list of files and folders"),
        ('sources = ["a\\u0000b"]', 1, "a list of files and folders"),
        ("keymap = 'vim'", 1, "a table of actions"),
        ("[keymap]\nundo = 'u'\n\nbookmark = 3", 4, "a key or a list of keys"),
        ("keymap.bookmark = ['']", 1, "a key or a list of keys"),
        ("[[width]]\na = 1", 1, "20 to 400"),
        ("[colours]\nquote = 'red'", 1, "unknown key 'colours'"),
    ],
)
def test_a_bad_value_names_its_line_and_what_is_allowed(text: str, line: int, allowed: str) -> None:
    ((found, what),) = problems_of(text)
    assert found == line
    assert allowed in what


def test_a_bad_key_leaves_the_good_ones_standing() -> None:
    text = "width = 'x'\nread_delay = 2\n[keymap]\nundo = 3\nbookmark = 'B'\n"
    settings, problems = parse_settings(text, Path("c.toml"))
    assert settings.width == Settings().width
    assert settings.read_delay == 2
    assert settings.keymap == {"bookmark": ("B",)}
    assert [problem.line for problem in problems] == [1, 4]


def test_text_that_is_no_toml_names_the_line() -> None:
    ((line, what),) = problems_of("width = 80\nread delay = 2\n")
    assert line == 2
    assert what.startswith("not TOML")
    ((line, _),) = problems_of('width = 80\ntheme = """\nnever closed\n')
    assert line is not None
    assert 2 <= line <= 4


def test_windows_line_ends_and_a_byte_order_mark_are_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbfwidth = 80\r\nread_delay = 2\r\n")
    settings, problems = load_settings(path)
    assert (settings.width, settings.read_delay, problems) == (80, 2.0, ())


def test_bytes_that_are_no_text_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"width = 80\ntheme = '\xff'\n")
    settings, (problem,) = load_settings(path)
    assert settings == Settings()
    assert str(problem) == f"{path}, line 2: is not UTF-8 text"


def test_a_missing_file_leaves_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert load_settings(path) == (Settings(file=str(path)), ())


def test_a_folder_in_the_place_of_a_config_file_is_a_problem(tmp_path: Path) -> None:
    ((problem),) = load_settings(tmp_path)[1]
    assert "not a regular file" in str(problem)


def test_the_screen_can_report_on_a_line_too() -> None:
    settings, _ = parse_settings(FULL, Path("c.toml"))
    assert str(settings.problem("no such action", "keymap", "undo")) == (
        "c.toml, line 13: no such action"
    )
    assert settings.problem("no such theme", "theme").line == 6


@given(st.text())
def test_no_text_makes_the_config_file_a_crash(text: str) -> None:
    settings, problems = parse_settings(text, Path("c.toml"))
    assert isinstance(settings, Settings)
    assert all(str(problem) for problem in problems)


KEYS = st.sampled_from(["width", "theme", "a", '"b c"', "k.x"])
VALUES = st.sampled_from(["1", '"s"', "[\n1,\n2,\n]", '"""\nwidth = 2\n"""', "{y = 1}"])


@given(st.lists(st.tuples(KEYS, VALUES), unique_by=lambda pair: pair[0].split(".")[0]))
def test_lines_of_problems_are_the_lines_where_keys_stand(pairs: list[tuple[str, str]]) -> None:
    text, starts = "", {}
    for key, value in pairs:
        text += "# comment = 1\n"
        starts[next(iter(tomllib.loads(f"{key} = 0")))] = text.count("\n") + 1
        text += f"{key} = {value}\n"
    settings, _ = parse_settings(text, Path("c.toml"))
    assert {keys[0]: line for keys, line in settings.lines.items() if len(keys) == 1} == starts


def test_folders_come_from_the_environment_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kinds = ("CONFIG", "CACHE", "DATA", "STATE")
    for kind in kinds:
        monkeypatch.setenv(f"WARREADER_{kind}_HOME", str(tmp_path / kind))
    assert find_folders() == Folders(*(tmp_path / kind for kind in kinds))


def test_folders_of_the_platform_bear_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.delenv(f"WARREADER_{kind}_HOME", raising=False)
    folders = find_folders()
    assert all("warreader" in str(path) for path in (folders.config, folders.cache, folders.data))


def start_in(folder: Path, **changes: object) -> Start:
    folders = Folders(folder / "config", folder / "cache", folder / "data")
    start = Start(sources=(), folders=folders, today=date(2025, 3, 8))
    return start._replace(**changes)  # type: ignore[arg-type]


def test_samples_have_an_index_and_marks_of_their_own(tmp_path: Path) -> None:
    own, samples = start_in(tmp_path), start_in(tmp_path, samples=True)
    assert own.library_folders == own.folders
    assert samples.library_folders.cache == tmp_path / "cache" / "samples"
    assert samples.library_folders.data == tmp_path / "data" / "samples"


def test_a_chosen_theme_is_kept_until_the_config_names_another(tmp_path: Path) -> None:
    start = start_in(tmp_path, settings=Settings(theme="nord"))
    assert kept_theme(start.folders, "nord") is None
    assert start.keep_theme("gruvbox") is None
    assert kept_theme(start.folders, "nord") == "gruvbox"
    assert kept_theme(start.folders, "dracula") is None
    assert start.keep_theme("monokai") is None
    assert kept_theme(start.folders, "nord") == "monokai"
    assert [path.name for path in start.folders.data.iterdir()] == ["ui-state.json"]
    assert start.folders.data.stat().st_mode & 0o777 == 0o700
    assert (start.folders.data / "ui-state.json").stat().st_mode & 0o777 == 0o600


def test_theme_and_border_are_kept_side_by_side(tmp_path: Path) -> None:
    start = start_in(tmp_path)
    assert start.keep_list_width(60) is None and start.keep_theme("nord") is None
    assert kept_state(start.folders) == KeptState("nord", 60)
    assert start.keep_list_width(44) is None
    assert kept_state(start.folders) == KeptState("nord", 44)
    assert kept_state(start.folders, "dracula") == KeptState(None, 44)
    for wrong in ('{"list_width": -3}', '{"list_width": true}', '{"list_width": "44"}'):
        (start.folders.data / "ui-state.json").write_text(wrong)
        assert kept_state(start.folders).list_width is None


def test_a_theme_that_cannot_be_kept_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    start = start_in(tmp_path)
    assert start.keep_theme("nord")
    assert kept_theme(start.folders) is None


def test_a_file_that_cannot_be_replaced_stays_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = start_in(tmp_path)
    assert start.keep_theme("nord") is None
    before = (start.folders.data / "ui-state.json").read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert start.keep_theme("gruvbox") == "No space left on device"
    assert [path.name for path in start.folders.data.iterdir()] == ["ui-state.json"]
    assert (start.folders.data / "ui-state.json").read_bytes() == before


@pytest.mark.parametrize("state", ["", "{", "[]", '{"theme": 3}', "[" * 100_000, "\0"])
def test_a_damaged_state_file_is_as_good_as_none(tmp_path: Path, state: str) -> None:
    start = start_in(tmp_path)
    start.folders.data.mkdir()
    (start.folders.data / "ui-state.json").write_text(state)
    assert kept_theme(start.folders) is None
    assert start.keep_theme("nord") is None
    state = (start.folders.data / "ui-state.json").read_text()
    assert json.loads(state)["theme"] == "nord"
