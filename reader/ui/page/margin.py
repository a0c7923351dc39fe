"""Turns an article's evidence into notes beside the lines of its page.

Invariant: a note begins in the first line of its paragraph, or of its part of a long one, or in the
next free line; no two notes share a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader import evidence, quote_groups
from reader.evidence_words import NOBODYS, UNNAMED
from reader.library.article_text import part_of
from reader.library.row_window import text_place
from reader.library.rows import Article
from reader.models import Span
from reader.ui.page import entries
from reader.ui.page.columns import Styled, hanging, styled
from reader.ui.page.page import Page

STRETCH = 12
"""Lines of a paragraph whose notes stand together: those of a long one stay near their words."""

CHUNK = 64
"""Lines of a page whose notes are placed at once.  Notes flow from one paragraph to the next, but
not from chunk to chunk, so that a long text opens at any place without those before it."""

DRIFT = 12
"""Lines below the next paragraph's first one that notes may take; what is left is counted."""

SPILL = 6
"""Lines below the next paragraph's first one that notes may take to be whole."""

BELOW = 24
"""Lines that the last notes may take below the text."""

QUOTE_LINES, FIGURE_LINES, LONGEST, INDENT = 1, 2, 12, 5
"""Lines of the words of a quote and of a figure where there is little room, and of both where
their paragraph leaves room; and cells by which all but the first are indented."""


class Note(NamedTuple):
    """What stands beside a quote or figure: whose it is, and what is said or counted, in lines.

    `lines` are those of the `words`, of which `least` stay where there is little room; `spans` are
    the places of the text that it stands for, the first one first.
    """

    who: Styled
    words: Styled
    lines: Sequence[Styled]
    least: int
    spans: Sequence[Span]


class NoteLine(NamedTuple):
    """A line of a note; without `spans` it counts notes for which there is no room.

    `who` is whose the note is, if an earlier line says so.
    """

    text: Styled
    spans: Sequence[Span] = ()
    who: Styled | None = None


class Stretch(NamedTuple):
    """A paragraph, or part of a long one: its first line on the page, and its notes."""

    line: int
    notes: list[Note]


class Margin:
    """The notes beside one page, made as its lines are asked for."""

    def __init__(self, article: Article, page: Page, width: int) -> None:
        """Makes no note yet; `width` is in cells."""
        self.page, self.width = page, width
        self._found = article.found
        self._part = part_of(article.development, article.found)
        self._chunks: dict[int, dict[int, NoteLine]] = {}
        self._height: int | None = None

    def line(self, number: int) -> NoteLine | None:
        """What stands beside a line of the page, or in a line below its last one."""
        chunk = number // CHUNK
        return self._rows(chunk).get(number) or self._rows(chunk - 1).get(number)

    @property
    def height(self) -> int:
        """The number of lines down to the last note of a page that is complete."""
        if self._height is None:
            last = len(self.page.lines) // CHUNK
            self._height = max((*self._rows(last), *self._rows(last - 1)), default=-1) + 1
        return self._height

    def _rows(self, chunk: int) -> dict[int, NoteLine]:
        """The lines of the notes that begin in a chunk, by their numbers."""
        if chunk not in self._chunks:
            firsts = list(self._first_lines(CHUNK * chunk)) if chunk >= 0 else []
            self._chunks[chunk] = self._placed(firsts) if firsts else {}
        return self._chunks[chunk]

    def _first_lines(self, low: int) -> Iterator[int]:
        """The first lines of the stretches that begin in the chunk from line `low` on."""
        for number in range(low, low + CHUNK):
            self.page.reach(number + 1)
            if number >= len(self.page.lines):
                return
            line = self.page.lines[number]
            if self.page.pieces[line.piece].block is not None and (
                not line.start or not (number - self.page.line_of(line.piece, 0)) % STRETCH
            ):
                yield number

    def _placed(self, firsts: Sequence[int]) -> dict[int, NoteLine]:
        """The lines of the notes of the stretches that begin in these lines of a chunk."""
        behind = firsts[0] // CHUNK * CHUNK + CHUNK
        end = next(self._first_lines(behind), behind + CHUNK)
        if self.page.complete:
            end = min(end, len(self.page.lines) + BELOW)
        stretches = [one for one in self._stretches(firsts) if one.notes]
        rows: dict[int, NoteLine] = {}
        free, starts = 0, _starts(stretches, end)
        for number, stretch in enumerate(stretches, 1):
            following = stretches[number].line if number < len(stretches) else end
            last = min(following + DRIFT, end - (len(stretches) - number))  # a line for each behind
            first = max(stretch.line, free)
            notes = _shortened(stretch.notes, min(starts[number], last) - first, self.width)
            free = _write(rows, notes, first, last)
        return rows

    def _stretches(self, firsts: Sequence[int]) -> list[Stretch]:
        """The stretches of a chunk, with their notes."""
        places = list(map(self._place, firsts))
        stretches = [Stretch(line, []) for line in firsts]
        for place, note in self._notes(places[0], self._end(firsts[-1])):
            stretches[bisect_right(places, place) - 1].notes.append(note)
        return stretches

    def _place(self, number: int) -> int:
        """The place in the text at which a line begins."""
        line = self.page.lines[number]
        return text_place(self.page.pieces[line.piece].block or 0, line.start)

    def _end(self, first: int) -> int:
        """The place behind the stretch that begins in a line."""
        self.page.reach(first + STRETCH + 1)
        lines = self.page.lines
        if first + STRETCH < len(lines) and lines[first + STRETCH].piece == lines[first].piece:
            return self._place(first + STRETCH)
        return text_place((self.page.pieces[lines[first].piece].block or 0) + 1, 0)

    def _notes(self, low: int, high: int) -> list[tuple[int, Note]]:
        """The notes of a part of the text, with their places, in its order."""
        notes = [*self._quotes(low, high), *self._figures(low, high)]
        return sorted(notes, key=lambda one: one[0])

    def _quotes(self, low: int, high: int) -> Iterator[tuple[int, Note]]:
        quotes = self._found.quotes
        for number, quote in quotes.starting_between(low, high):
            if number and quote_groups.goes_on(quotes[number - 1], quote):
                continue
            if quote_groups.is_repeated(self._part.block, quotes, number):
                continue
            pieces = quote_groups.pieces_from(quotes, number)
            said = entries.short_quote(evidence.line_of(self._part, *pieces))
            people = self._part.everybody(quote.speakers)
            who = entries.name_of_speaker(people) if people else styled(UNNAMED, "muted")
            spans = [piece.span for piece in pieces]
            yield text_place(*quote.span[:2]), self._note(who, said, QUOTE_LINES, spans)

    def _figures(self, low: int, high: int) -> Iterator[tuple[int, Note]]:
        for number, figure in self._found.figures.starting_between(low, high):
            if not figure.span.block and self._is_claimed_below(number):
                continue
            line = evidence.claim_line(self._part, figure, 1)
            is_known, counted = line.basis != "unknown", entries.short_claim(line)
            who = entries.name_of_claimant(line) if is_known else styled(NOBODYS, "muted")
            note = self._note(who, counted, FIGURE_LINES, [figure.span])
            yield text_place(*figure.span[:2]), note

    def _is_claimed_below(self, number: int) -> bool:
        """Whether a claim of the heading is made again in the text, where it has its note."""
        block, figures = self._part.block, self._found.figures
        claim = evidence.claim_key(block, figures[number])
        below = range(number + 1, min(len(figures), number + quote_groups.NEAR_HEADING))
        again = (figures[one] for one in below if figures[one].span.block)
        return any(evidence.claim_key(block, one) == claim for one in again)

    def _note(self, who: Styled, words: Styled, least: int, spans: Sequence[Span]) -> Note:
        name = next(hanging(who, self.width, limit=1))
        lines = list(hanging(words, self.width, 0, INDENT, LONGEST))
        return Note(name, words, lines, min(least, len(lines)), spans)


def _starts(stretches: Sequence[Stretch], end: int) -> list[int]:
    """The lines before which the notes of each stretch need not begin, and `end`.

    Later than beside their paragraph only where those behind have room for their least lines.
    """
    starts = [end]
    for line, notes in reversed(stretches):
        starts.append(max(line, min(line + SPILL, starts[-1] - _least(notes))))
    return starts[::-1]


def _least(notes: Sequence[Note]) -> int:
    """The lines of notes where there is little room."""
    heads = sum(_is_told(notes, number) for number in range(len(notes)))
    return heads + sum(note.least for note in notes)


def _shortened(notes: Sequence[Note], room: int, width: int) -> list[Note]:
    """The notes with as many lines as there is room for beside their paragraph, the first first."""
    left = room - _least(notes)
    shorter = []
    for note in notes:
        more = max(0, min(left, len(note.lines) - note.least))
        left -= more
        count = note.least + more
        if count < len(note.lines):
            note = note._replace(lines=list(hanging(note.words, width, 0, INDENT, count)))
        shorter.append(note)
    return shorter


def _is_told(notes: Sequence[Note], number: int) -> bool:
    """Whether a note is told whose it is: once over notes that follow each other."""
    return not number or notes[number].who.text != notes[number - 1].who.text


def _write(rows: dict[int, NoteLine], notes: Sequence[Note], at: int, end: int) -> int:
    """Put notes into the lines from `at` on and before `end`; returns the next free line.

    Notes for which there is no room are counted in the line below the last one.
    """
    for number, note in enumerate(notes):
        lines = [NoteLine(line, note.spans, note.who) for line in note.lines]
        if _is_told(notes, number):
            lines.insert(0, NoteLine(note.who, note.spans))
        is_last = number == len(notes) - 1
        if at + len(lines) + (not is_last) > end:
            rows[at] = NoteLine(styled(f"   +{len(notes) - number}", "muted"))
            return at + 1
        rows.update(enumerate(lines, at))
        at += len(lines)
    return at
