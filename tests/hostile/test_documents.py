"""Pages and texts that were made to act, or to take time, give a clean bulletin or a reason.

The full form, in full size and with its limits, is `python -m benchmarks.hostile.documents`.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.hostile.documents import ACTING, KINDS, TOLD, acting_in, made
from reader import pipeline
from reader.export.jsonl import bulletin_json
from reader.models import AnnotatedBulletin, Unreadable

TODAY = date(2031, 6, 1)
REFUSED = ("NULs.html", "NULs.txt", "UTF-16 without its mark.html")


@pytest.mark.parametrize("name", KINDS)
def test_hostile_documents_give_a_clean_bulletin_or_a_reason(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(made(name, 200))
    for found in pipeline.read_paths([str(path)], TODAY):
        if isinstance(found, Unreadable):
            assert found.why.startswith(("has ", "is "))
            continue
        assert isinstance(found, AnnotatedBulletin)
        assert not list(acting_in(json.loads(bulletin_json(found))))
        assert name not in REFUSED


def test_what_acts_is_found_in_what_was_printed() -> None:
    assert list(acting_in({"a": [{"b": TOLD}, {"c": f"a{ACTING}"}]})) == [f"a{ACTING}"]
