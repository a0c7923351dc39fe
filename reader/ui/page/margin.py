"""Turns an article's evidence into notes beside the lines of its page.

Invariant: a note begins in the first line of its paragraph, or of its part of a long one, or in the
next free line; no two notes share a line. A note that begins later than its paragraph does not
repeat the name of the note directly above it.
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
"""The number of lines of a stretch: the notes of a long paragraph stay near their words."""

CHUNK = 64
"""The number of lines of a page whose notes are placed together.

Notes flow from one paragraph to the next, but not from chunk to chunk, so that a long text opens at
any place without placing the notes before it.
"""

DRIFT = 12
"""The lines below the next paragraph's first that notes may take.

Further notes are only counted.
"""

SPILLS = 6, 9, 12
"""The lines below the next paragraph's first that notes may take to be shown in full.

The first number counts, unless a larger one leaves no note of the chunk cut.
"""

BELOW = 24
"""The number of lines that the last notes may take below the text."""

QUOTE_LINES, FIGURE_LINES, LONGEST, INDENT = 1, 2, 12, 5
"""Lines of a quote and of a figure in little room, most lines of both, and their hanging indent."""


class Note(NamedTuple):
    """A note on a quote or figure: its speaker or claimant, and its words or number.

    `lines` are those of the `words`; `least` of them stay if there is little room. `spans` are the
    places in the text that the note stands for, in order.
    """

    who: Styled
    words: Styled
    lines: Sequence[Styled]
    least: int
    spans: Sequence[Span]


class NoteLine(NamedTuple):
    """A line of a note; without `spans` it is a count of notes that do not fit.

    `who` is the note's speaker or claimant if an earlier line names them.
    """

    text: Styled
    spans: Sequence[Span] = ()
    who: Styled | None = None


class Stretch(NamedTuple):
    """A paragraph, or part of a long one: its first line on the page, and its notes."""

    line: int
    notes: list[Note]


class WrittenNotes(NamedTuple):
    """The lines of the notes of a chunk, and whether none was cut."""

    rows: dict[int, NoteLine]
    is_whole: bool


class Margin:
    """The notes beside one page, made when their lines are requested."""

    def __init__(self, article: Article, page: Page, width: int) -> None:
        """Start without notes; `width` is in cells."""
        self.page, self.width = page, width
        self._found = article.found
        self._part = part_of(article.development, article.found)
        self._chunks: dict[int, dict[int, NoteLine]] = {}
        self._height: int | None = None

    def line(self, number: int) -> NoteLine | None:
        """Return the note line beside a line of the page or below its last line, or None."""
        chunk = number // CHUNK
        return self._rows(chunk).get(number) or self._rows(chunk - 1).get(number)

    @property
    def height(self) -> int:
        """The number of lines down to the last note; the page must be complete."""
        if self._height is None:
            last = len(self.page.lines) // CHUNK
            self._height = max((*self._rows(last), *self._rows(last - 1)), default=-1) + 1
        return self._height

    def _rows(self, chunk: int) -> dict[int, NoteLine]:
        """Return the lines of the notes that begin in a chunk, by their numbers."""
        if chunk not in self._chunks:
            firsts = list(self._first_lines(CHUNK * chunk)) if chunk >= 0 else []
            self._chunks[chunk] = self._placed(firsts) if firsts else {}
        return self._chunks[chunk]

    def _first_lines(self, low: int) -> Iterator[int]:
        """Yield the first lines of the stretches that begin in the chunk at line `low`."""
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
        """Return the note lines of the stretches that begin in these lines of a chunk."""
        behind = firsts[0] // CHUNK * CHUNK + CHUNK
        end = next(self._first_lines(behind), behind + CHUNK)
        if self.page.complete:
            end = min(end, len(self.page.lines) + BELOW)
        stretches = [one for one in self._stretches(firsts) if one.notes]
        made = (self._written(stretches, end, spill) for spill in SPILLS)
        first = next(made)
        if first.is_whole:
            return first.rows
        return next((one.rows for one in made if one.is_whole), first.rows)

    def _written(self, stretches: Sequence[Stretch], end: int, spill: int) -> WrittenNotes:
        """Return the note lines of the stretches, which begin at most `spill` lines too late."""
        rows: dict[int, NoteLine] = {}
        free, starts, is_whole = 0, _starts(stretches, end, spill), True
        for number, stretch in enumerate(stretches, 1):
            following = stretches[number].line if number < len(stretches) else end
            # Leave at least one line for each stretch behind this one.
            last = min(following + DRIFT, end - (len(stretches) - number))
            first = max(stretch.line, free)
            above = rows.get(first - 1) if first > stretch.line else None
            who = above.who.text if above is not None and above.who is not None else None
            room = min(starts[number], last) - first
            notes = _shortened(stretch.notes, room, self.width, who)
            free = _write(rows, notes, first, last, who)
            is_whole = is_whole and free == first + _needed(stretch.notes, who)
        return WrittenNotes(rows, is_whole)

    def _stretches(self, firsts: Sequence[int]) -> list[Stretch]:
        """Return the stretches of a chunk, with their notes."""
        places = list(map(self._place, firsts))
        stretches = [Stretch(line, []) for line in firsts]
        for place, note in self._notes(places[0], self._end(firsts[-1])):
            stretches[bisect_right(places, place) - 1].notes.append(note)
        return stretches

    def _place(self, number: int) -> int:
        """Return the place in the text at which a line begins."""
        line = self.page.lines[number]
        return text_place(self.page.pieces[line.piece].block or 0, line.start)

    def _end(self, first: int) -> int:
        """Return the place in the text after the stretch that begins in a line."""
        self.page.reach(first + STRETCH + 1)
        lines = self.page.lines
        if first + STRETCH < len(lines) and lines[first + STRETCH].piece == lines[first].piece:
            return self._place(first + STRETCH)
        return text_place((self.page.pieces[lines[first].piece].block or 0) + 1, 0)

    def _notes(self, low: int, high: int) -> list[tuple[int, Note]]:
        """Return the notes of a part of the text with their places, in order."""
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
        below = range(number + 1, min(len(figures), number + quote_groups.NEAR_HEADING))
        again = (figures[one] for one in below if figures[one].span.block)
        return any(quote_groups.is_claimed_again(block, figures[number], one) for one in again)

    def _note(self, who: Styled, words: Styled, least: int, spans: Sequence[Span]) -> Note:
        name = next(hanging(who, self.width, limit=1))
        lines = list(hanging(words, self.width, 0, INDENT, LONGEST))
        return Note(name, words, lines, min(least, len(lines)), spans)


def _starts(stretches: Sequence[Stretch], end: int, spill: int) -> list[int]:
    """Return for each stretch the line by which its notes begin at the latest, and `end`.

    Notes begin below their paragraph's first line only if the stretches after it keep their least
    room.
    """
    starts = [end]
    for line, notes in reversed(stretches):
        starts.append(max(line, min(line + spill, starts[-1] - _least(notes))))
    return starts[::-1]


def _least(notes: Sequence[Note], who: str | None = None) -> int:
    """Return the number of lines of these notes if there is little room.

    The note above them is that of `who`.
    """
    return _heads(notes, who) + sum(note.least for note in notes)


def _needed(notes: Sequence[Note], who: str | None) -> int:
    """Return the number of lines of these notes in full."""
    return _heads(notes, who) + sum(len(note.lines) for note in notes)


def _heads(notes: Sequence[Note], who: str | None) -> int:
    return sum(_is_told(notes, number, who) for number in range(len(notes)))


def _shortened(notes: Sequence[Note], room: int, width: int, who: str | None) -> list[Note]:
    """Return the notes cut to the room beside their paragraph; the first notes get lines first."""
    left = room - _least(notes, who)
    shorter = []
    for note in notes:
        more = max(0, min(left, len(note.lines) - note.least))
        left -= more
        count = note.least + more
        if count < len(note.lines):
            note = note._replace(lines=list(hanging(note.words, width, 0, INDENT, count)))
        shorter.append(note)
    return shorter


def _is_told(notes: Sequence[Note], number: int, who: str | None) -> bool:
    """Whether a note names its speaker or claimant: the first of several in a row does.

    Notes that begin below their paragraph's first line go on with those of `who` above them.
    """
    before = notes[number - 1].who.text if number else who
    return notes[number].who.text != before


def _write(
    rows: dict[int, NoteLine], notes: Sequence[Note], at: int, end: int, who: str | None
) -> int:
    """Write notes into the lines from `at` and before `end`; return the next free line.

    Notes that do not fit are counted in the line below the last one.
    """
    for number, note in enumerate(notes):
        lines = [NoteLine(line, note.spans, note.who) for line in note.lines]
        if _is_told(notes, number, who):
            lines.insert(0, NoteLine(note.who, note.spans))
        is_last = number == len(notes) - 1
        if at + len(lines) + (not is_last) > end:
            rows[at] = NoteLine(styled(f"   +{len(notes) - number} more", "muted"))
            return at + 1
        rows.update(enumerate(lines, at))
        at += len(lines)
    return at
