"""The docs list every key and every setting."""

import re
from pathlib import Path

import pytest
from textual.app import App

from benchmarks.picture import SIZES
from reader.settings import Settings
from reader.ui.app import WarreaderApp
from reader.ui.palette.command_words import COMMANDS
from reader.ui.table import TABLE, Action, shown_key

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
KEYS = (ROOT / "docs" / "keys.md").read_text()


def row(action: Action) -> str:
    """The line of docs/keys.md for an action."""
    keys = " ".join(f"`{shown_key(key)}`" for key in action.keys).replace("|", "\\|")
    return f"| `{action.name}` | {keys} | {action.words} |"


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.name)
def test_every_action_stands_in_the_docs(action: Action) -> None:
    assert row(action) in KEYS.splitlines()


def test_the_docs_have_no_action_that_is_not_there() -> None:
    named = re.findall(r"^\| `(\w+)` \|", KEYS, re.MULTILINE)
    assert named == [action.name for action in TABLE]


def test_the_tests_that_are_named_in_the_docs_are_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "screen.md").read_text())
    sources = {path: (ROOT / path).read_text() for path, _ in named}
    assert len(named) > 90
    assert [name for path, name in named if f"def {name}(" not in sources[path]] == []


def test_every_word_of_command_stands_in_the_docs() -> None:
    section = KEYS.split("## Commands")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = {line.split()[0] for cell in cells for line in re.findall(r"`([^`]+)`", cell)}
    assert named == {one.word for one in COMMANDS}


def test_keys_that_only_say_how_to_quit_stand_in_the_docs() -> None:
    bound = {*App.BINDINGS, *WarreaderApp.BINDINGS}
    quits = {one if isinstance(one, tuple) else (one.key, one.action) for one in bound}
    assert ("ctrl+q", "help_quit") in quits and ("ctrl+c", "help_quit") in quits
    assert "`^c` and `^q` only say how to quit" in KEYS


def test_there_is_a_picture_of_each_size_in_both_themes_and_the_readme_shows_two() -> None:
    named = {f"docs/pictures/{theme}-{size}.svg" for theme in ("dark", "light") for size in SIZES}
    assert [name for name in named if not (ROOT / name).is_file()] == []
    assert len(named & set(re.findall(r"!\[[^]]+\]\(([^)]+)\)", README))) == 2


def test_every_key_in_the_readme_does_something() -> None:
    section = README.split("### Keys")[1].split("\n###")[0]
    cells = [cell for line in section.splitlines() for cell in line.split("|")[1::2]]
    keys = {key for cell in cells for key in re.findall(r"`([^`]+)`", cell)}
    assert keys
    assert keys <= {shown_key(key) for action in TABLE for key in action.keys}


def test_every_setting_stands_in_the_readme() -> None:
    section = README.split("## Configure")[1].split("\n## ")[0]
    for name in ("sources", "theme", "width", "read_delay", "[keymap]"):
        assert name in section
    assert f"width = {Settings().width} " in section
    assert f"keep_days = {Settings().keep_days} " in section
    assert f"read_delay = {Settings().read_delay} " in section
