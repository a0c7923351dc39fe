"""Lays out the page of a person as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from reader.library.article_text import TextPlace
from reader.library.rows import Row
from reader.library.views.pages.person_page import NamedOften, PersonPage
from reader.ui.page.columns import Styled, hanging, joined, padded, styled
from reader.ui.page.looks import plural, short_date
from reader.ui.page.page import PageBlock, PageBlocks
from reader.ui.rows.evidence_row import days_between, in_words, signs_of, styled_cell
from reader.ui.sheets.lines import pieces_of, section

DAY, NARROW = 10, 44
"""Cells of the column of days, and the width from which words stand beside it."""

LONGEST = 6
"""Most lines of a quote; its place in the text shows the rest."""

SAID, CLAIMED, OFFICES = "Said", "Claimed", "Offices"
PER_DAY = "quotes and figures a day"
RELAYED, BESIDE = "Passed on by", "Heard in the same texts"


def person_blocks(page: PersonPage, width: int) -> PageBlocks:
    """Return name and offices, statements and figures by day, relays, and people beside."""
    quotes, figures = page.person.quotes, page.person.figures
    made = chain(
        _head(page, quotes, figures, width),
        section(OFFICES, _offices(page, width), width),
        section(SAID, _rows(page.statements(), width), width),
        section(CLAIMED, _rows(page.claims(), width), width),
        section(RELAYED, _often(page.relays, width), width),
        section(BESIDE, _often(page.beside, width), width),
    )
    return PageBlocks(made, 2 * quotes + figures + 12)


def _head(page: PersonPage, quotes: int, figures: int, width: int) -> Iterator[PageBlock]:
    person = page.person
    yield from pieces_of(hanging(Styled(person.name), width), None, "title")
    of = f"of {person.of}" if person.of and person.of not in person.name else ""
    counted = (quotes, "quote"), (figures, "figure")
    counts = [plural(count, noun) for count, noun in counted if count]
    told = [of, *counts, days_between(person.first, person.last)]
    yield from pieces_of(hanging(Styled(" · ".join(filter(None, told))), width), None, "muted")
    if (heard := page.activity()) is not None:
        first, last = (date.fromisoformat(day) for day in (heard.first, heard.last))
        line = f"{first:%-d %b} {heard.bars} {last:%-d %b}  {PER_DAY}"
        yield from pieces_of(hanging(Styled(line), width), None, "muted")
    if person.aliases:
        names = f"also {', '.join(person.aliases)}"
        yield from pieces_of(hanging(Styled(names), width, limit=2), None, "muted")


def _offices(page: PersonPage, width: int) -> Iterator[PageBlock]:
    for role, place in page.roles():
        line = joined(
            Styled(role.role), styled(f"  {days_between(role.first, role.last)}", "muted")
        )
        yield from pieces_of(hanging(line, width, 1, 3), place)


def _rows(rows: Iterable[Row], width: int) -> Iterator[PageBlock]:
    """Quotes or claims, each after its day if that differs from the one before."""
    day = None
    for row in rows:
        told = styled(short_date(row.date, day or row.date) if row.date != day else "", "muted")
        day = row.date
        indent = DAY + 4 if width >= NARROW else 4
        if told.text or width >= NARROW:
            told = padded(told, DAY)
        begin = told, Styled(" "), signs_of(row), Styled(" ")
        lines = hanging(joined(*begin, *_spaced(_cells(row))), width, 0, indent, LONGEST)
        yield from pieces_of(lines, TextPlace(row.target or 0, row.place))


def _cells(row: Row) -> Iterator[Styled]:
    """The styled cells: of a quote without the speaker, of a claim all of them."""
    pairs = list(zip(row.cells, row.roles, strict=False))
    if row.kind == "quote":
        pairs = pairs[2:]
    else:
        number, counted, verb = pairs
        pairs = [verb, number, counted]
    return (
        styled_cell(words, role) for cell, role in pairs if (words := in_words(row, cell, role))
    )


def _spaced(parts: Iterable[Styled]) -> Iterator[Styled]:
    for number, part in enumerate(parts):
        if number:
            yield Styled(" ")
        yield part


def _often(found: Callable[[], Sequence[NamedOften]], width: int) -> Iterator[PageBlock]:
    """Names with counts; computed when the section scrolls into view."""
    for name, often, place in found():
        line = joined(styled(name, "claimant"), styled(f"  {often:,}", "muted"))
        yield from pieces_of(hanging(line, width, 1, 3), place)
