"""A filter is written into the config file, of which nothing else changes."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings.keep_filter import keep_filter, with_filter


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[filters]\nNew = "a"\n'),
        ("width = 70", 'width = 70\n\n[filters]\nNew = "a"\n'),
        ("width = 70\n", 'width = 70\n\n[filters]\nNew = "a"\n'),
        ("[filters]\n", '[filters]\nNew = "a"\n'),
        ("[filters] # mine", '[filters] # mine\nNew = "a"\n'),
        (
            '[filters]\nA = "x"\n\n# keys\n[keymap]\n',
            '[filters]\nA = "x"\nNew = "a"\n\n# keys\n[keymap]\n',
        ),
        ('[filters]\r\nA = "x"\r\n', '[filters]\r\nA = "x"\r\nNew = "a"\r\n'),
        ('[filters]\nA = """\n[filters]\n"""\n', '[filters]\nA = """\n[filters]\n"""\nNew = "a"\n'),
    ],
)
def test_a_filter_stands_behind_the_others(before: str, after: str) -> None:
    assert with_filter(before, "New", "a") == after


@pytest.mark.parametrize(
    "text",
    ['filters = { A = "x" }\n', 'filters.A = "x"\n', "filters = 3\n", "not toml", "[filters\n"],
)
def test_what_can_not_be_added_to_is_left(text: str, tmp_path: Path) -> None:
    assert with_filter(text, "New", "a") is None
    file = tmp_path / "config.toml"
    file.write_text(text)
    assert keep_filter(file, "New", "a") is not None
    assert file.read_text() == text


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cc", "Cs"])),
)
def test_any_name_and_any_query_are_read_again(name: str, query: str) -> None:
    text = with_filter("width = 70\n[filters]\nOld = 'b'\n", name, query)
    assert text is not None
    assert tomllib.loads(text)["filters"] == {"Old": "b", name: query}


def test_a_linked_file_stays_a_link_and_keeps_its_permissions(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("width = 70\n")
    real.chmod(0o640)
    link.symlink_to(real)
    assert keep_filter(link, "New", "a") is None
    assert link.is_symlink() and "New" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["config.toml", "dotfiles.toml"]


def test_a_config_that_is_not_there_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    assert keep_filter(file, "New", "a") is None
    assert file.read_text() == '[filters]\nNew = "a"\n'
