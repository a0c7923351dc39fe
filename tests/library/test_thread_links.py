"""Links between developments are kept in the index, and are those of all texts in any order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.commands.shared import asking
from reader.commands.shared.asking import question_of
from reader.library import Library
from reader.library.threads import threads
from tests.ledger.ledger_cases import LedgerCase, library_of, load, reread

DOCKS = next(case for case in load("threads") if case.name == "the nearest day only")


def links_of(library: Library) -> dict[str, tuple[str, ...]]:
    """By file and number, what each development goes on from."""
    threads = library.ledger_rows().threads()
    rows = [row for key in threads if (row := threads.row(key))]
    names = {row.place.key: f"{Path(row.place.source).stem}#{row.place.number}" for row in rows}
    return {
        names[row.place.key]: tuple(names[one.place.key] for one in row.earlier) for row in rows
    }


def test_a_day_that_comes_between_two_parts_their_link(tmp_path: Path) -> None:
    first, between, last = DOCKS.days
    with library_of(LedgerCase("", (first, last), ()), tmp_path) as library:
        assert links_of(library) == {"1#1": (), "2#1": ("1#1",)}
        day, text = between
        file = tmp_path / "days" / "between.md"
        file.write_text(f"# The Orvane briefing\n\n{day}\n\n{text}\n")
        reread(library)
        assert links_of(library) == {"1#1": (), "between#1": ("1#1",), "2#1": ("between#1",)}
        file.unlink()
        reread(library)
        assert links_of(library) == {"1#1": (), "2#1": ("1#1",)}


def test_developments_come_in_order_however_many_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(DOCKS, tmp_path) as library:
        at_once = [*library.ledger_rows().threads()]
        newest = [*question_of(library, "").each_key()]
        monkeypatch.setattr(threads, "AT_ONCE", 1)
        monkeypatch.setattr(asking, "FIRST", 1)
        assert [*library.ledger_rows().threads()] == at_once
        question = question_of(library, "")
        assert [*question.each_key()] == newest == question.keys()
        assert len(at_once) == len(newest) == 3


def test_a_text_that_changes_loses_its_links(tmp_path: Path) -> None:
    with library_of(DOCKS, tmp_path) as library:
        assert links_of(library)["3#1"] == ("2#1",)
        file = tmp_path / "days" / "2.md"
        file.write_text("# The Orvane briefing\n\n2031-05-02\n\n## Heron\n\nA heron was seen.\n")
        reread(library)
        assert links_of(library) == {"1#1": (), "2#1": (), "3#1": ("1#1",)}


def test_what_is_not_listed_is_led_through(tmp_path: Path) -> None:
    with library_of(DOCKS, tmp_path) as library:
        pass
    days = tmp_path / "days"
    some = [str(days / "1.md"), str(days / "3.md")]
    library = Library(tmp_path / "cache", tmp_path / "data", some)
    try:
        reread(library)
        assert links_of(library) == {"1#1": (), "3#1": ("1#1",)}
        threads = library.ledger_rows().threads()
        names = {row.thread for key in threads if (row := threads.row(key))}
        assert len(names) == 1 and None not in names
    finally:
        library.close()


def test_a_copy_of_a_text_is_in_its_place(tmp_path: Path) -> None:
    with library_of(DOCKS, tmp_path) as library:
        days = tmp_path / "days"
        (days / "0.md").write_text((days / "2.md").read_text())
        reread(library)
        found = links_of(library)
        (copy,) = {"0#1", "2#1"} & {*found}
        assert found == {"1#1": (), copy: ("1#1",), "3#1": (copy,)}


def test_a_start_without_changed_texts_does_not_load_what_makes_links(tmp_path: Path) -> None:
    with library_of(DOCKS, tmp_path):
        pass
    code = (
        "import sys; from pathlib import Path; from reader.library import Library;"
        "from tests.ledger.ledger_cases import reread; before = set(sys.modules);"
        f"home = Path({str(tmp_path)!r});"
        "library = Library(home / 'cache', home / 'data', [str(home / 'days')]); reread(library);"
        "print(*set(sys.modules) - before)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    assert "reader.library.refreshing" in loaded
    assert "reader.library.threads.linking" not in loaded
