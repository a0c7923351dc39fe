"""From paths to annotated bulletins in order, with the reasons for what cannot be read."""

import io
import os
from datetime import date
from pathlib import Path

import pytest

from reader.models import AnnotatedBulletin, Unreadable
from reader.pipeline import PassedOver, read_paths

SHARED = Path(os.environ.get("WARREADER_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SEED = SHARED / "bulletins" / "seed.txt"
TODAY = date(2031, 6, 1)
TEXT = "Guns fall silent\nThe guns fell silent at noon, Colonel Juna Holm said.\n"


def test_one_bad_file_never_hides_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "d.txt").write_bytes(b"\0\1")
    (tmp_path / "e.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "f.md").write_text("## Talks go on\n\nNobody left.\n")
    found = list(read_paths([str(tmp_path), str(tmp_path / "gone.txt")], TODAY))
    assert [type(item) for item in found] == [
        AnnotatedBulletin,
        Unreadable,
        Unreadable,
        Unreadable,
        PassedOver,
        AnnotatedBulletin,
        Unreadable,
    ]
    reasons = [item.why for item in found if isinstance(item, Unreadable)]
    assert reasons == [
        "is empty",
        "is a named pipe, not a file",
        "is binary data, not text (it has NUL bytes)",
        "is not there",
    ]


def test_standard_input_is_a_bulletin_like_any_other() -> None:
    (found,) = read_paths(["-"], TODAY, stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(found, AnnotatedBulletin)
    assert found.bulletin.developments[0].heading == "Guns fall silent"
    assert found.bulletin.source == "-"


def test_the_given_date_is_every_bulletins(tmp_path: Path) -> None:
    (tmp_path / "2031-05-12.txt").write_text(TEXT)
    (found,) = read_paths([str(tmp_path)], TODAY, given=date(2030, 1, 2))
    assert isinstance(found, AnnotatedBulletin)
    assert (found.bulletin.date, found.bulletin.date_basis) == ("2030-01-02", "given")


@pytest.mark.skipif(not SEED.exists(), reason="the published bulletin is not at hand")
@pytest.mark.parametrize("line_end", ["\n", "\n\n", "\r\n"])
def test_a_published_bulletin_is_told_apart_as_it_was_meant(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "seed.txt"
    text = SEED.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", line_end).encode())
    (found,) = read_paths([str(path)], date(2026, 1, 2))
    assert isinstance(found, AnnotatedBulletin)
    bulletin = found.bulletin
    rows = text.splitlines()
    assert [part.heading for part in bulletin.developments] == [rows[4], rows[14], rows[22]]
    assert bulletin.lead is not None
    assert bulletin.lead.paragraphs == tuple(rows[:4])
    assert sum(len(part.paragraphs) for part in bulletin.developments) == len(rows) - 7
    assert (bulletin.date, bulletin.date_inferred) == ("2024-10-28", True)
