"""Developments are linked with those of earlier days whose story they go on with, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from reader.ledger.threads.joining import ThreadLinker
from reader.ledger.threads.terms import parts_of
from reader.ledger.threads.texts import ThreadLink, ThreadText
from reader.library import Library
from tests.ledger.ledger_cases import LedgerCase, library_of, load, reread
from tests.ledger.thread_scores import score_of


@pytest.mark.parametrize("case", load("threads"), ids=lambda case: case.name)
def test_what_a_development_goes_on_from(case: LedgerCase, tmp_path: Path) -> None:
    with library_of(case, tmp_path) as library:
        threads = library.ledger_rows().threads()
        rows = [row for key in threads if (row := threads.row(key))]
    names = {row.place.key: f"{Path(row.place.source).stem}#{row.place.number}" for row in rows}
    earlier = {
        names[row.place.key]: tuple(names[one.place.key] for one in row.earlier) for row in rows
    }
    later = {names[row.place.key]: tuple(names[one.place.key] for one in row.later) for row in rows}
    assert case.expected
    for name, *expected in case.expected:
        assert earlier[name] == tuple(expected)
        assert all(name in later[one] for one in expected)
    for row in rows:
        assert (row.thread is None) == (not row.earlier and not row.later)


ARTICLES = (
    ("2031-05-01", "The Kestrel", "Nine drown as ferry sinks off Quill", "It had left at noon."),
    ("2031-05-02", "The Lark", "Divers enter ferry off Quill", "The sea was rough."),
    ("2031-05-03", "The Heron", "Owner of the Quill ferry arrested", "He said nothing."),
)
REPORTS = (
    ("2031-05-01", "League", "Quill ferry watch: report 1", "Bakers want more flour."),
    ("2031-05-02", "League", "Quill ferry watch: report 2", "A choir sang in the park."),
    ("2031-05-03", "League", "Quill ferry watch: report 3", "Swans came back early."),
)


@pytest.mark.parametrize(("articles", "linked"), [(ARTICLES, 2), (REPORTS, 0)])
def test_a_headline_tells_of_the_story_and_the_name_of_a_report_does_not(
    articles: Sequence[tuple[str, str, str, str]], linked: int, tmp_path: Path
) -> None:
    for day, publisher, title, words in articles:
        file = tmp_path / "days" / f"{day}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\npublisher: {publisher}\n---\n\n# {title}\n\n{day}\n\n{words}\n")
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path / "days")])
    try:
        reread(library)
        threads = library.ledger_rows().threads()
        rows = [row for key in threads if (row := threads.row(key))]
    finally:
        library.close()
    assert sum(bool(row.earlier) for row in rows) == linked


def text(key: int, day: str, words: str) -> ThreadText:
    return ThreadText(key, day, parts_of("", [words]))


def links_of(texts: Sequence[ThreadText]) -> list[ThreadLink]:
    """The links of some texts, linked day by day."""
    linker, days = ThreadLinker(), sorted({one.day for one in texts})
    return [
        link for day in days for link in linker.link_day([one for one in texts if one.day == day])
    ]


def test_links_do_not_depend_on_the_order_and_show_words_of_the_later_text() -> None:
    texts = (
        text(
            1,
            "2031-05-01",
            "The dredgers of Marrow Sound are for sale, the harbour firm Pohl said.",
        ),
        text(2, "2031-05-02", "Nobody wants Pohl’s dredgers in Marrow Sound."),
        text(3, "2031-05-02", "A heron was seen in Quill."),
    )
    found = {tuple(links_of(some)) for some in permutations(texts)}
    ((link,),) = found
    assert (link.later, link.earlier) == (2, 1)
    assert set(link.why) == {"Pohl", "dredgers", "Marrow Sound"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    [*load("thread_joins_held_out"), *load("thread_joins")],
    ids=lambda case: case.name,
)
def test_links_are_within_one_story(case: LedgerCase, tmp_path: Path) -> None:
    score = score_of(case, tmp_path)
    assert score.links == score.right
    assert score.recall >= 0.8


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "precision", "recall"),
    [
        (case, precision, recall)
        for case, precision, recall in zip(
            [case for number in "23456" for case in load(f"thread_joins_held_out_{number}")],
            (0.94, 0.88, 0.92, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
            (0.78, 0.73, 0.66, 0.57, 0.89, 0.76, 0.7, 0.69, 0.69, 0.84),
            strict=True,
        )
    ],
    ids=lambda value: value.name if isinstance(value, LedgerCase) else "",
)
def test_links_of_texts_written_before_the_rules_are_mostly_right(
    case: LedgerCase, precision: float, recall: float, tmp_path: Path
) -> None:
    score = score_of(case, tmp_path)
    assert len(score.right) >= precision * len(score.links)
    assert score.recall >= recall
