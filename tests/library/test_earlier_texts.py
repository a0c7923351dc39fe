"""What a text said before it changed is kept in the store of documents, and can be compared."""

import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from reader.ledger.change_types import Changes
from reader.library import Library
from reader.library.documents import store as stores
from reader.library.documents.store import DocumentStore
from reader.library.keep_terms import KeepTerms
from reader.library.rows import Progress
from reader.models import Unreadable
from tests.library.builders import wait_until
from tests.library.bulletin_files import TODAY, brief, key_of, opened, refreshed, row_of

BRIDGE = "Bridge 1 reopens"


def changed(root: Path, text: str, times: int = 1) -> None:
    """Write the bulletin again with these words added to the first development."""
    path = brief(root / "in", 1, text)
    os.utime(path, ns=(times, times))  # whatever the clock's resolution


def kept(root: Path) -> list[str]:
    return DocumentStore(root / "data" / "documents").names()


def compared(library: Library) -> Changes:
    found = library.changes(key_of(library, BRIDGE))
    assert isinstance(found, Changes)
    return found


def told(library: Library) -> tuple[str, bool]:
    article = library.article(key_of(library, BRIDGE))
    assert article is not None
    return article.changed, article.has_earlier


def test_a_text_that_changed_is_compared_with_what_was_read(tmp_path: Path) -> None:
    changed(tmp_path, " Mayor Ilse Varn counted 40 lorries.")
    with opened(tmp_path) as library:
        assert told(library) == ("", False)
        library.set_read([key_of(library, BRIDGE)], True)
        changed(tmp_path, " Mayor Ilse Varn counted 45 lorries.", 2)
        refreshed(library)
        assert row_of(library, BRIDGE).state.updated
        assert told(library) == ("read", True)
        (figure,) = compared(library).figures
        assert (figure.old and figure.old.low, figure.new and figure.new.low) == (40, 45)
        assert compared(library).developments == ()


def test_the_earlier_words_survive_a_new_index_and_a_file_that_moved(tmp_path: Path) -> None:
    changed(tmp_path, " Mayor Ilse Varn counted 40 lorries.")
    with opened(tmp_path) as library:
        library.set_read([key_of(library, BRIDGE)], True)
        wait_until(lambda: not library.unsaved())
        changed(tmp_path, " Mayor Ilse Varn counted 45 lorries.", 2)
        refreshed(library)
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "in" / "2024-10-01.md").rename(tmp_path / "in" / "2024-10-01-b.md")
    with opened(tmp_path) as library:
        assert told(library) == ("read", True)
        assert len(compared(library).figures) == 1


def test_a_text_that_nobody_has_read_is_compared_with_the_one_before(tmp_path: Path) -> None:
    for times, count in enumerate((40, 45, 50), 1):
        changed(tmp_path, f" Mayor Ilse Varn counted {count} lorries.", times)
        with opened(tmp_path) as library:
            wanted = ("first", True) if times > 1 else ("", False)
            assert told(library) == wanted
    with opened(tmp_path) as library:
        (figure,) = compared(library).figures
        assert (figure.old and figure.old.low, figure.new and figure.new.low) == (45, 50)


def test_reading_all_again_keeps_nothing_and_forgets_nothing(tmp_path: Path) -> None:
    changed(tmp_path, "")
    with opened(tmp_path) as library:
        refreshed(library, force=True)
        assert kept(tmp_path) == []
        changed(tmp_path, " It rained.", 2)
        refreshed(library)
        assert len(kept(tmp_path)) == 1
        refreshed(library, force=True)
        assert len(kept(tmp_path)) == 1
        assert told(library) == ("first", True)


def test_a_bulletin_that_only_grew_is_not_kept(tmp_path: Path) -> None:
    path = brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        path.write_text(path.read_text() + "\n## A third matter\n\nThe ferry sails again.\n")
        refreshed(library)
        assert kept(tmp_path) == []


def test_a_file_that_became_unreadable_is_kept_as_it_was(tmp_path: Path) -> None:
    path = brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        library.set_read([key_of(library, BRIDGE)], True)
        path.write_text('<?xml version="1.0"?><rss><channel></channel></rss>')
        assert len(refreshed(library)[-1].unreadable) == 1
        changed(tmp_path, " Mayor Ilse Varn counted 45 lorries.", 9)
        refreshed(library)
        assert told(library) == ("read", True)
        assert [one.change for one in compared(library).figures] == ["added"]


def test_versions_are_private_and_written_whole(tmp_path: Path) -> None:
    os.umask(0)
    changed(tmp_path, "")
    with opened(tmp_path) as library:
        changed(tmp_path, " It rained.", 2)
        refreshed(library)
    folder = tmp_path / "data" / "documents"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def later(library: Library, keep_days: int, today: date) -> Progress:
    reports: list[Progress] = []
    library.refresh(
        given=None,
        today=today,
        report=reports.append,
        stop=lambda: False,
        keep=KeepTerms(keep_days),
    )
    return reports[-1]


def test_old_versions_go_and_those_with_a_mark_stay(tmp_path: Path) -> None:
    changed(tmp_path, "")
    with opened(tmp_path) as library:
        library.set_bookmark([key_of(library, BRIDGE)], True)
        for times in (2, 3):
            changed(tmp_path, f" It rained for {times} hours.", times)
            refreshed(library)
        assert len(kept(tmp_path)) == 2
        assert later(library, 90, date(2025, 1, 20)).dropped == 0
        assert later(library, 90, date(2025, 3, 20)).dropped == 1
        (name,) = kept(tmp_path)
        assert "rained" not in (tmp_path / "data" / "documents" / name).read_text()


def test_too_many_bytes_drop_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path, "")
    with opened(tmp_path) as library:
        for times in (2, 3, 4):
            changed(tmp_path, f" It rained for {times} hours.", times)
            refreshed(library)
        folder = tmp_path / "data" / "documents"
        sizes = [(folder / name).stat().st_size for name in kept(tmp_path)]
        monkeypatch.setattr(stores, "MOST_BYTES", sum(sizes) - 1)
        assert later(library, 90, TODAY).dropped == 1
        assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:-40],
        lambda raw: raw.replace(b"lorries", b"lorrjes", 1),
        lambda raw: b"",
        lambda raw: b"[" * 100_000,
        lambda raw: b'{"sum":"x","sum":"',
    ],
)
def test_a_damaged_version_is_told_and_stops_nothing(tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def]
    changed(tmp_path, " Mayor Ilse Varn counted 40 lorries.")
    with opened(tmp_path) as library:
        changed(tmp_path, " Mayor Ilse Varn counted 45 lorries.", 2)
        refreshed(library)
        (name,) = kept(tmp_path)
        file = tmp_path / "data" / "documents" / name
        file.write_bytes(harm(file.read_bytes()))
        found = library.changes(key_of(library, BRIDGE))
        assert isinstance(found, str) and "damaged" in found
    shutil.rmtree(tmp_path / "cache")
    with opened(tmp_path) as library:
        (problem,) = library.problems
        assert isinstance(problem, Unreadable) and "damaged" in problem.why
        assert told(library) == ("", False)
        refreshed(library)
        assert library.problems == ()


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    changed(tmp_path, "")
    folder = tmp_path / "data" / "documents"
    folder.mkdir(parents=True)
    os.mkfifo(folder / f"2024-10-01-{'a' * 16}.json")
    (folder / f"2024-10-01-{'b' * 16}.json").mkdir()
    (folder / f"2024-10-01-{'c' * 16}.json").symlink_to("/dev/zero")
    (folder / "notes.txt").write_text("mine")
    with opened(tmp_path) as library:
        assert len(library.problems) == 3
        assert told(library) == ("", False)
    assert (folder / "notes.txt").exists()


def test_a_folder_that_cannot_be_written_is_told_and_reading_goes_on(tmp_path: Path) -> None:
    changed(tmp_path, "")
    with opened(tmp_path) as library:
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "documents").write_text("in the way")
        changed(tmp_path, " It rained.", 2)
        last = refreshed(library)[-1]
        assert "can't keep earlier versions" in last.unreadable[0].why
        article = library.article(key_of(library, BRIDGE))
        assert article is not None and "It rained." in article.development.paragraphs[0]
        assert library.changes(key_of(library, BRIDGE)) == (
            "Nothing has changed here since it was first loaded"
        )


def test_control_characters_in_a_forged_version_never_reach_the_screen(tmp_path: Path) -> None:
    from reader.library.documents.kept_text import KeptPart, KeptText, decode, encode
    from reader.models import Bulletin, Development

    part = KeptPart("a" * 16, None, Development("He\x1b[31mading", ("One\x07\n two.",)))
    text = KeptText("2024-10-01", Bulletin("T\x1b]0;x\x07itle", ()), False, (part,))
    read = decode(encode(text))
    assert read.bulletin.title == "Title"
    assert read.parts[0].development == Development("Heading", ("One two.",))
