"""Lays out claims of a series as lines: as a table, and each with those that dispute it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.evidence_words import NOBODYS, STANCES
from reader.ledger.series.standing import SeriesClaim, claim_day
from reader.library.article_text import TextPlace
from reader.library.rows import Row
from reader.library.views.lists.series_list import claim_words
from reader.ui.page.columns import Styled, hanging, joined, padded, styled
from reader.ui.page.looks import CUES, short_date
from reader.ui.page.page import PageBlock
from reader.ui.rows.evidence_row import in_words, signs_of, styled_cell
from reader.ui.sheets.lines import pieces_of
from reader.ui.sheets.timeline import Voice

DAY, NUMBER = 10, 26
"""Cells of the column of days, and most cells of that of numbers."""

LEAST = 14
"""Cells of the column of claimants below which they are on lines of their own."""

AGAINST = "≠"
"""Marks claims of different claimants for one time that cannot both be right."""

ITSELF, UNKNOWN = "the bulletin itself", NOBODYS

LONGEST = 4
"""Most lines of a quote; its place in the text shows the rest."""


class SheetClaim(NamedTuple):
    """A claim with its claimant's sign, its place, and how often it is repeated there."""

    claim: SeriesClaim
    voice: Voice
    place: TextPlace | None
    times: int


class Dispute(NamedTuple):
    """A claim, and the claims that deny it or cannot be right beside it."""

    line: SheetClaim
    others: Sequence[SheetClaim]


def claim_table(lines: Sequence[SheetClaim], width: int) -> Iterator[PageBlock]:
    """Yield a line for each claim: as written, with its claimant and stance."""
    day = None
    room = min(NUMBER, max(Styled(claim_words(line.claim)).cells for line in lines))
    indent = DAY + 4
    column = indent + room + 2
    for claim, mark, place, times in lines:
        start = begin(claim, mark, day)
        day = claim_day(claim)
        number = styled(claim_words(claim), "number")
        told = whose_words(claim, times)
        line = joined(start, padded(number, room), Styled("  "), told)
        is_beside = column + LEAST <= width
        if line.cells > width and (not is_beside or number.cells > room):
            yield from pieces_of(hanging(joined(start, number), width, 0, indent), place)
            at = column if is_beside else indent
            yield from pieces_of(hanging(told, width, at, at), place)
        else:
            yield from pieces_of(hanging(line, width, 0, column), place)


def begin(claim: SeriesClaim, mark: Voice, before: str | None) -> Styled:
    """Return the day if it is not the one before, a mark of contradiction, a claimant's sign."""
    day = claim_day(claim)
    shown = short_date(day or None, before or day) if day != before else ""
    against = styled(AGAINST, "changed") if claim.against else Styled(" ")
    told = padded(styled(shown, "muted"), DAY)
    return joined(told, Styled(" "), against, styled(mark.sign, mark.look), Styled(" "))


def whose_words(claim: SeriesClaim, times: int) -> Styled:
    """Return the claimant of a claim, after the stance if that is not "says".

    The bulletin's day follows if the number is for another day.
    """
    figure = claim.stated.figure
    words = STANCES[figure.stance]
    verb = words.whose if claim.claimant is not None else words.nobodys
    stance = styled(f"{verb} " if figure.stance != "says" else "", CUES[figure.stance])
    if claim.claimant is not None:
        name = styled(claim.claimant.name, "claimant")
    else:
        is_own = figure.claimant_basis == "bulletin"
        name = Styled(ITSELF) if is_own else styled(UNKNOWN, "muted")
    relay = styled(f" · via {claim.stated.relay}" if claim.stated.relay else "", "muted")
    told, about = claim.stated.place.day, claim_day(claim)
    later = styled(f" · told {short_date(told, about)}" if told and told != about else "", "muted")
    often = styled(f" · {times} times" if times > 1 else "", "muted")
    return joined(stance, name, relay, later, often)


def disputed_lines(disputes: Iterable[Dispute], width: int) -> Iterator[PageBlock]:
    """Yield each disputed claim, and below it those that dispute it."""
    for line, others in disputes:
        yield from _claim(line, width, "")
        for other in others:
            yield from _claim(other, width, AGAINST)


def _claim(line: SheetClaim, width: int, sign: str) -> Iterator[PageBlock]:
    """A claim with its own day; with a sign it stands below the claim that it disputes."""
    day = claim_day(line.claim)
    told = padded(styled(short_date(day or None, day), "muted"), DAY)
    marks = joined(styled(sign.ljust(2), "changed"), styled(line.voice.sign, line.voice.look))
    number = styled(claim_words(line.claim), "number")
    words = joined(number, Styled("  "), whose_words(line.claim, line.times))
    whole = joined(told, Styled("  "), marks, Styled(" "), words)
    yield from pieces_of(hanging(whole, width, 0, DAY + 6), line.place)


def quoted_lines(rows: Iterable[Row], width: int) -> Iterator[PageBlock]:
    """Yield quotes with their days, speakers and cues."""
    for row in rows:
        told = padded(styled(short_date(row.date, row.date), "muted"), DAY)
        cells = list(zip(row.cells[:4], row.roles[:4], strict=True))
        shown = [
            styled_cell(words, role)
            for cell, role in (cells[0], *cells[2:])
            if (words := in_words(row, cell, role))
        ]
        spaced = [part for one in shown for part in (Styled(" "), one)]
        line = joined(told, Styled(" "), signs_of(row), *spaced)
        place = TextPlace(row.target or 0, row.place)
        yield from pieces_of(hanging(line, width, 0, DAY + 4, LONGEST), place)
