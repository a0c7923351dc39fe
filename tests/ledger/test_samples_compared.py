"""What is taken out of a sample bulletin is told as gone, and nothing else as changed."""

from datetime import date
from functools import cache

import pytest

from reader.ledger.changes import compare
from reader.models import AnnotatedBulletin, Unreadable
from reader.pipeline import (
    Candidate,
    Document,
    annotate_bulletin,
    bulletins_of,
    read_document,
)
from reader.resources import sample_data

SAMPLES = ("2025-03-07-ansel-valley-live.txt", "2025-03-08-ansel-valley.md")


@cache
def sample(name: str) -> AnnotatedBulletin:
    document = read_document(Candidate(str(sample_data() / name)))
    assert isinstance(document, Document)
    read = bulletins_of(document, date(2025, 3, 9), None)
    assert not isinstance(read, Unreadable)
    return annotate_bulletin(read[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_another_order_is_no_change(name: str) -> None:
    read = sample(name)
    turned = read.bulletin._replace(developments=read.bulletin.developments[::-1])
    changes = compare(read, annotate_bulletin(turned))
    assert not any((changes.figures, changes.quotes, changes.people, changes.developments))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_development_that_is_left_out_is_all_that_has_gone(name: str) -> None:
    read = sample(name)
    whole = read.bulletin.developments
    for at, development in enumerate(whole):
        rest = read.bulletin._replace(developments=whole[:at] + whole[at + 1 :])
        changes = compare(read, annotate_bulletin(rest))
        (gone,) = changes.developments
        assert gone.change == "removed" and gone.heading.endswith(development.heading)
        told = [one.change for one in changes.figures] + [one.change for one in changes.quotes]
        assert {*told, *(one.change for one in changes.people)} <= {"removed"}
