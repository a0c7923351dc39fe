"""The list of added addresses is read, added to and cut down, and the reader's own lines stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings.source_list import (
    AddedSource,
    add_sources,
    line_of_source,
    parse_sources,
    read_sources,
    remove_source,
)

TEXT = """\
# mornings
https://example.org/feed.xml "The Marrow Post"  every=2h   # every day
http://example.net/a?b=1#part full=no

https://example.com
"""
SOURCES = (
    AddedSource("https://example.org/feed.xml", "The Marrow Post", 7200.0),
    AddedSource("http://example.net/a?b=1#part", full=False),
    AddedSource("https://example.com"),
)


def test_each_line_is_a_source_with_its_title_and_options() -> None:
    assert parse_sources(TEXT) == (SOURCES, ())


@pytest.mark.parametrize(
    "source",
    [
        *SOURCES,
        AddedSource("https://example.org", 'A "quoted" \\ title', 5400.0, False),
        AddedSource("https://example.org/it's", "The Post #1"),
        AddedSource("/home/venn/my mail.eml"),
        AddedSource('exec:fetch-brief "one two" # three'),
    ],
)
def test_a_line_that_is_written_is_read_again(source: AddedSource) -> None:
    assert parse_sources(line_of_source(source)) == ((source,), ())


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("example.org", "begins with an address"),
        ("ftp://example.org/x", "begins with an address"),
        ("https://", "begins with an address"),
        ('https://example.org "open', "a quotation mark is missing"),
        ("https://example.org every=soon", "every takes"),
        ("https://example.org every=1s", "every takes"),
        ("https://example.org full=maybe", "full takes"),
        ('https://example.org "One" "Two"', "only options"),
        ("https://example.com", "is already in the file"),
    ],
)
def test_a_wrong_line_is_named_and_costs_no_other(line: str, what: str) -> None:
    sources, (problem,) = parse_sources(TEXT + line + "\n")
    assert sources == SOURCES
    assert problem.line == 6 and what in problem.what


def test_adding_and_removing_leave_all_other_lines(tmp_path: Path) -> None:
    path = tmp_path / "new" / "sources.txt"
    assert add_sources(path, SOURCES[:1]) == SOURCES[:1]
    path.write_text(TEXT.rstrip("\n"))
    new = AddedSource("https://example.org/other", "Other")
    assert add_sources(path, [SOURCES[0], new, new]) == (new,)
    assert path.read_text() == TEXT + 'https://example.org/other "Other"\n'
    assert remove_source(path, new.address)
    assert path.read_text() == TEXT
    assert not remove_source(path, new.address)
    assert read_sources(path) == (SOURCES, ())


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "none") == ((), ())
    path = tmp_path / "sources.txt"
    for data in (b"\xff\xfe\xff", bytes(1 << 21)):
        path.write_bytes(data)
        assert len(read_sources(path)[1]) == 1
