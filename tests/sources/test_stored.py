"""A document that was fetched is read again from its file, with what is known of it."""

from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path

import pytest

from reader.models import Unreadable
from reader.pipeline import Candidate, Document, bulletins_of, read_document
from reader.sources.stored import DamagedError, StoredDocument, pack, unpack

PAGE = "<!doctype html><title>Day 7</title><p>“We hold,” said Orla Venn, the mayor of Marrow."
STORED = StoredDocument(
    PAGE.encode("utf-16"),
    "https://example.org/2031/05/30/day-7.html",
    "https://example.org/feed.xml",
    "text/html",
    "utf-16",
    "2031-05-30T12:00:00Z",
    "Day 7",
    "Marrow Post",
)


def read(path: Path, data: bytes) -> Document | Unreadable:
    path.write_bytes(data)
    found = read_document(Candidate(str(path), len(data), 0))
    assert isinstance(found, Document | Unreadable)
    return found


def test_a_document_is_what_it_was() -> None:
    assert unpack(pack(STORED)) == STORED
    assert pack(STORED) == pack(STORED)
    assert unpack(PAGE.encode()) is None


@pytest.mark.parametrize(("title", "name"), [("", "print-a-feed"), ("Ours", "Ours")])
def test_the_output_of_a_program_has_the_name_of_its_source_or_of_the_program(
    title: str, name: str, tmp_path: Path
) -> None:
    command = "exec:~/bin/print-a-feed --at https://example.org/x"
    document = read(
        tmp_path / "x", pack(StoredDocument(b"We hold.", command, command, publisher=title))
    )
    assert isinstance(document, Document) and document.name == name


def test_a_stored_page_becomes_a_bulletin_with_its_address(tmp_path: Path) -> None:
    document = read(tmp_path / "x", pack(STORED))
    assert isinstance(document, Document)
    bulletins = bulletins_of(document, date(2032, 1, 1))
    assert not isinstance(bulletins, Unreadable)
    (bulletin,) = bulletins
    assert (bulletin.address, bulletin.publisher) == (STORED.address, STORED.publisher)
    assert (bulletin.source, bulletin.date) == (STORED.address, "2031-05-30")


def test_what_the_server_says_of_the_encoding_comes_before_what_the_page_declares(
    tmp_path: Path,
) -> None:
    page = "<!doctype html><meta charset=windows-1251><p>Крепость</p>".encode("koi8-r")
    document = read(tmp_path / "x", pack(STORED._replace(body=page, charset="KOI8-R")))
    assert isinstance(document, Document) and "Крепость" in document.text


def test_ascii_that_the_server_states_for_other_letters_is_not_believed(tmp_path: Path) -> None:
    for head, encoding in (("<meta charset=windows-1251>", "cp1251"), ("", "cp1252")):
        words = "Крепость" if head else "Les élèves ont quitté l’école où ils étaient réfugiés"
        page = f"<!doctype html>{head}<p>{words}</p>".encode(encoding)
        document = read(tmp_path / "x", pack(STORED._replace(body=page, charset="us-ascii")))
        assert isinstance(document, Document) and words in document.text


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data[:40],
        lambda data: data.replace(b'"address": "', b'"address": 5, "b": "'),
        lambda data: data.replace(b'"title"', b'"little"'),
        lambda data: data[:-20] + bytes(20),
    ],
)
def test_a_damaged_file_is_refused_with_its_reason(damage: object, tmp_path: Path) -> None:
    assert callable(damage)
    found = read(tmp_path / "x", damage(pack(STORED)))
    assert isinstance(found, Unreadable) and "damaged" in found.why


def test_a_small_file_does_not_become_a_large_text() -> None:
    head = pack(STORED).split(b"\n")[:2]
    with pytest.raises(DamagedError, match="too large"):
        unpack(b"\n".join([*head, zlib.compress(bytes(5_000_000))]), limit=1_000_000)


@pytest.mark.parametrize("text", [b"\x89PNG", b"plain \0"])
def test_what_is_no_text_is_named_by_its_address(text: bytes, tmp_path: Path) -> None:
    found = read(tmp_path / "x", pack(STORED._replace(body=text)))
    assert isinstance(found, Unreadable) and found.source == STORED.address
