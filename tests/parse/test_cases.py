"""Every case file under tests/cases/parse is read as it says, and none of its words is lost."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.models import Bulletin, Development, Unreadable
from reader.parse import parse
from tests.parse.cases import CASES, Case, load

FILES = sorted(CASES.glob("*.txt"))
TOLD_OTHERWISE = ("here", "these", "are", "is")
"""Words of an announcement that its title does without."""

USUAL = ("paragraph", "list")
TEXTS = ("text/plain", "text/markdown")
# In other formats not all words are text.
TEXT_FILES = [path for path in FILES if load(path).document.media_type in TEXTS]


def outlines(case: Case) -> list[str]:
    bulletins = parse(case.document, case.today, case.given)
    assert not isinstance(bulletins, Unreadable), bulletins
    return [row for bulletin in bulletins for row in outline(bulletin)]


def outline(bulletin: Bulletin) -> Iterator[str]:
    """The bulletin as the rows of a case."""
    yield f"title: {bulletin.title}"
    inferred = " inferred" if bulletin.date_inferred else ""
    yield f"date: {bulletin.date} {bulletin.date_basis}{inferred}"
    for key in ("publisher", "address"):
        if getattr(bulletin, key):
            yield f"{key}: {getattr(bulletin, key)}"
    yield from (f"credit: {credit}" for credit in bulletin.credits)
    for part in bulletin.parts:
        time = f"{part.time} | " if part.time else ""
        yield "lead" if part is bulletin.lead else f"## {time}{part.heading}".strip()
        yield from (
            f"{name}: {value}"
            for name, value in (("section", part.section), ("day", part.day))
            if value
        )
        yield from paragraphs(part)


def paragraphs(part: Development) -> Iterator[str]:
    for number, block in enumerate(part.blocks):
        if number:
            kind = part.kinds[number - 1] if part.kinds else "paragraph"
            yield f"- {'' if kind in USUAL else f'[{kind}] '}{block.text}"
        for link in part.links:
            if link.span.block == number:
                assert link.span.end <= len(block.text), link
                yield f"link: {block.text[link.span.start : link.span.end]} -> {link.address}"


def fits(row: str, pattern: str) -> bool:
    start, gap, end = pattern.partition(" … ")
    return row.startswith(start) and row.endswith(end) if gap else row == pattern


def same(rows: Sequence[str], patterns: Sequence[str]) -> bool:
    return len(rows) == len(patterns) and all(map(fits, rows, patterns))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_text_has_the_structure_that_its_case_says(path: Path) -> None:
    case = load(path)
    rows = outlines(case)
    assert same(rows, case.expected), "\n".join(["", *rows])


def test_no_word_of_a_text_is_lost() -> None:
    assert {path: words for path in TEXT_FILES if (words := lost_words(load(path)))} == {}


def lost_words(case: Case) -> list[str]:
    shown = " ".join(outlines(case))
    front = re.sub(r"\A\s*---\n.*?\n---\n", "", case.document.text, flags=re.DOTALL)
    text = re.sub(r"<[^<>\n]*>|\]\([^)\n]*\)|&#?\w+;", " ", front)
    words = re.findall(r"[^\W\d_]{2,}", text)
    known = f"{shown} {case.gone} {' '.join(TOLD_OTHERWISE)}".lower()
    return [word for word in words if word.lower() not in known]
