"""Each address is read by the first retriever that fits it, and its text gets a media type."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from reader.models import Unreadable
from reader.sources import Candidate, Document, find_candidates, read_document, retrievers
from reader.sources.document import Found, Retrieved, SourceSearch
from reader.sources.retrievers import RETRIEVERS
from tests.sources.text_types import TEXT_TYPES

HTML = {**TEXT_TYPES, ".html": "text/html", ".htm": "text/html"}
PAGE = "<!doctype html><title>Orm</title><p>The bridge closed."


class Numbered:
    """A toy scheme: `number:3` holds the word of a number."""

    def fits(self, address: str, /) -> bool:
        return address.startswith("number:")

    def find(self, address: str, _: SourceSearch, /) -> Iterator[Found]:
        yield Candidate(address)

    def retrieve(self, candidate: Candidate, _: BinaryIO | None, /) -> Retrieved | Unreadable:
        word = {"number:3": b"Three"}.get(candidate.path)
        return Retrieved(word, "three") if word else Unreadable(candidate.shown, "is no number")


def test_a_retriever_reads_the_addresses_of_its_scheme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("A file")
    monkeypatch.setattr(retrievers, "RETRIEVERS", (Numbered(), *RETRIEVERS))
    addresses = [str(tmp_path), "number:3", "number:3", "number:4"]
    documents = [
        read_document(found, TEXT_TYPES)
        for found in find_candidates(addresses, TEXT_TYPES)
        if isinstance(found, Candidate)
    ]
    assert [found.text for found in documents if isinstance(found, Document)] == ["A file", "Three"]
    assert documents[2:] == [Unreadable("number:4", "is no number")]


def test_text_of_another_format_is_refused_until_a_format_has_its_media_type(
    tmp_path: Path,
) -> None:
    for name in ("day.html", "day.txt"):
        path = tmp_path / name
        path.write_text(PAGE)
        refused = read_document(Candidate(str(path)), TEXT_TYPES)
        assert isinstance(refused, Unreadable) and "web page" in refused.why
        document = read_document(Candidate(str(path)), HTML)
        assert isinstance(document, Document) and document.media_type == "text/html"


def test_folders_are_searched_for_the_endings_of_the_formats(tmp_path: Path) -> None:
    (tmp_path / "day.html").write_text(PAGE)
    for media_types, count in ((TEXT_TYPES, 0), (HTML, 1)):
        found = find_candidates([str(tmp_path)], media_types)
        assert sum(isinstance(item, Candidate) for item in found) == count
