"""Hostile documents of each fetched format, small, give clean bulletins or a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.hostile.fetched import read
from benchmarks.hostile.fetched_templates import DOCUMENTS, FORMATS, Pieces
from reader.pipeline import end_processes

SMALL = {
    name: made
    for name, made in DOCUMENTS.items()
    if max(map(len, (made.doctype, made.title, made.text))) < 10_000
}
DEEP = Pieces(text="<b>" * 3000 + "It burns.")


@pytest.fixture(autouse=True, scope="module")
def ended() -> Iterator[None]:
    """Ends the process that reads feeds."""
    yield
    end_processes()


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_gives_clean_bulletins_or_a_reason(form: str) -> None:
    told = {name: read(FORMATS[form](made)) for name, made in SMALL.items()}
    assert told["as usual"].startswith("+")
    assert all(words.startswith(("+ ", "- is ", "- has ")) for words in told.values()), told
    assert "localhost" not in repr(told)
    assert read(FORMATS[form](DEEP))[:2] in ("+ ", "- ")
