"""Turns marks whose text no longer has their development into lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.models import Bulletin, Development
from reader.ui.page.facts_page import LABEL, Fact
from reader.ui.page.looks import LEAD, plural, short_date
from reader.ui.page.page import PageBlock, PageBlocks

if TYPE_CHECKING:
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark


def gone_blocks(marks: UnplacedMark, kept: tuple[Bulletin, Development] | None) -> PageBlocks:
    """Return a line for each fact, then the words that were marked if an earlier text has them."""
    heading = (kept[1].heading if kept else marks.heading) or LEAD
    lines = [PageBlock(heading, "head"), PageBlock("")]
    lines.append(PageBlock(f"{_file(marks)} no longer has this text, so the marks have no place."))
    lines.append(PageBlock("They are on it again when it comes back. b removes them.", "muted"))
    lines.append(PageBlock(""))
    facts = (fact for fact in _facts(marks, kept) if fact[1])
    lines += [PageBlock(words, "text", indent=LABEL, sign=label) for label, words in facts]
    lines.append(PageBlock(""))
    if kept is None:
        lines.append(PageBlock("The earlier words were not kept.", "muted"))
    else:
        lines.append(PageBlock("The earlier words:", "muted"))
        for paragraph in kept[1].paragraphs:
            lines += [PageBlock(""), PageBlock(paragraph)]
    return PageBlocks(lines, len(lines))


def _file(marks: UnplacedMark) -> str:
    from reader.clean import line

    return line(marks.name)


def _facts(marks: UnplacedMark, kept: tuple[Bulletin, Development] | None) -> Iterator[Fact]:
    yield "Text", f"“{kept[0].title}”" if kept else ""
    yield "Day", short_date(marks.day)
    yield "Publisher", (kept[0].publisher or "") if kept else marks.publisher
    yield "File", _file(marks)
    yield "Marks", "bookmarked" if marks.bookmarked else ""
    yield "Tags", " ".join(f"#{tag}" for tag in marks.tags)
    for number, told in enumerate(marks.note.splitlines()):
        yield "" if number else "Note", told
    yield "Corrected", plural(marks.corrections, "detail") if marks.corrections else ""
