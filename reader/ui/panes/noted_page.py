"""Paints an article's page with notes in its margin; both scroll together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from reader.library.rows import Article
from reader.models import Span
from reader.ui.page import wrap
from reader.ui.page.looks import styled_segments
from reader.ui.panes.pages import PageView

if TYPE_CHECKING:
    from reader.library.views.joined.read_before import Fold
    from reader.ui.page.margin import Margin, NoteLine

TextLayout = Literal["left", "middle", "margin"]
"""The place of the text: left, in the middle, or in the middle of the space beside a margin."""

LEAST, MOST, WIDEST, GAP = 24, 44, 64, 2
"""Widths in cells of a margin: the least, the usual most, the most ever; and its gap."""

SHORTEST = 40
"""The shortest line of text beside a margin, in cells; with less space there is no margin."""

NEAR = 4
"""The most additional cells in the gap if there is space."""


class NotedColumns(NamedTuple):
    """Cells before the text, of the text, before the notes, and of the notes: 0 without notes."""

    indent: int
    text: int
    before: int = 0
    notes: int = 0


class NotedPageView(PageView):
    """Shows the page of an `Article`; `text_layout` returns whether there is a margin."""

    def __init__(self, *, id: str, text_width: int, text_layout: Callable[[], TextLayout]) -> None:
        """`text_width` is the longest line, in cells."""
        super().__init__(id=id)
        self.text_width, self._text_layout = text_width, text_layout
        self.article: Article | None = None
        self.columns = NotedColumns(0, self.text_width)
        self._margin: Margin | None = None
        self.folds: Sequence[Fold] = ()  # ranges of paragraphs replaced by one line
        self._folds_of, self._is_unfolded = 0, False

    def set_folds(self, article: Article | None, folds: Sequence[Fold] | None, opens: bool) -> None:
        """Set the folds of the article that will be shown; `opens` unfolds them.

        Without `folds`, an article that is already shown keeps its own.
        """
        if article is None or article.key != self._folds_of:
            self.folds, self._is_unfolded = (), False
        if folds is not None:
            self.folds = folds
        self._folds_of = article.key if article is not None else 0
        self._is_unfolded = self._is_unfolded or opens

    @property
    def folded(self) -> Sequence[Fold]:
        """The folds that are closed now."""
        return () if self._is_unfolded else self.folds

    def is_folded(self, block: int) -> bool:
        """Whether a paragraph is folded."""
        return any(fold.first <= block <= fold.last for fold in self.folded)

    def _width(self) -> int:
        """Return the text's width, and set the columns of text and notes."""
        self.columns = self._arranged()
        return self.columns.text

    def _arranged(self) -> NotedColumns:
        room, layout = self.line_width - 1, self._text_layout()
        if layout != "margin" or room < SHORTEST + GAP + LEAST:
            text = max(8, min(self.text_width, room))
            return NotedColumns(max(0, room - text) // 2 if layout == "middle" else 0, text)
        spare = room - self.text_width - 2 * GAP
        notes = min(MOST, max(LEAST, spare))
        notes = min(WIDEST, notes + max(0, spare - notes) // 2)
        text = max(8, min(self.text_width, room - notes - GAP))
        indent = max(0, room - notes - GAP - text) // 2
        return NotedColumns(indent, text, indent + text + GAP + min(indent, NEAR), notes)

    @property
    def margin(self) -> Margin | None:
        """The notes beside the page; None without a margin."""
        width, made = self.columns.notes, self._margin
        if self.article is None or not width:
            return None
        if made is None or made.page is not self.page or made.width != width:
            from reader.ui.page.margin import Margin  # loaded on a wide screen

            made = self._margin = Margin(self.article, self.page, width)
        return made

    @property
    def line_count(self) -> int:
        """The number of lines down to the end of the text or the last note; may be an estimate."""
        height, margin = self.page.height, self.margin
        return max(height, margin.height) if margin is not None and self.page.complete else height

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return a line of the text and its note; the first visible note line names the person."""
        segments, used = super().line_segments(number, width)
        indent, blank = self.columns.indent, self.look(())
        if indent:
            segments, used = [Segment(" " * indent, blank), *segments], used + indent
        margin = self.margin
        note = margin.line(number) if margin is not None else None
        if note is None:
            return segments, used
        if note.who is not None and number == self.top:  # the line with the name is out of sight
            note = note._replace(text=note.who)
        return self._with_note(segments, used, note)

    def _with_note(
        self, segments: list[Segment], used: int, note: NoteLine
    ) -> tuple[list[Segment], int]:
        kinds = ("text", "current") if self.marked in note.spans else ("text",)
        beside = styled_segments(note.text, kinds, self.look)
        before = self.columns.before
        blank = Segment(" " * (before - used), self.look(()))
        return [*segments, blank, *beside], before + note.text.cells

    @property
    def marked(self) -> Span | None:
        """The span of the item whose note is marked."""
        return None

    def note_at(self, x: int, y: int) -> Span | None:
        """Return the span of the item whose note is in this cell of the pane."""
        margin = self.margin
        note = margin.line(self.top + y) if margin is not None else None
        return (
            note.spans[0] if note is not None and note.spans and x >= self.columns.before else None
        )

    def words_at(self, x: int, y: int) -> tuple[int, int] | None:
        """Return block and character of the text in this cell of the pane; None beside the text."""
        number = self.top + y
        if number >= len(self.page.lines):
            return None
        line = self.page.lines[number]
        piece = self.page.pieces[line.piece]
        column = x - self.columns.indent - piece.indent
        if piece.block is None or self.is_folded(piece.block) or column < 0:
            return None
        cells = 0
        for at in range(line.start, line.end):
            cells += wrap.count_cells(piece.text[at])
            if column < cells:
                return piece.block, at
        return None

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        columns = self.columns
        length = columns.indent + columns.text if columns.notes else strip.cell_length
        end = length if end < 0 else min(end, length)
        if start >= end:
            return strip
        style = self.screen.get_component_rich_style("screen--selection", partial=True)
        before, chosen, after = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        marked = [Segment(text, (own or Style()) + style) for text, own, _ in chosen]
        return Strip.join([before, Strip(marked, chosen.cell_length), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, with the lines of a paragraph joined."""
        self.page.reach(10**9 if selection.end is None else selection.end.y + 1)
        paragraphs: list[str] = []
        last = -1
        for number, line in enumerate(self.page.lines):
            if (span := selection.get_span(number)) is None:
                continue
            start, end = span
            piece = self.page.pieces[line.piece]
            blanks = " " * (self.columns.indent + piece.indent)
            shown = blanks + piece.text[line.start : line.end]
            words = (shown[start:] if end < 0 else shown[start:end]).strip()
            if piece.block and self.is_folded(piece.block):
                words = self._folded_words(piece.block)
            if line.piece == last:
                paragraphs[-1] += f" {words}"
            else:
                paragraphs.append(words)
            last = line.piece
        return "\n".join(paragraphs), "\n"

    def _folded_words(self, block: int) -> str:
        """Return the text of a fold: copied text is never folded."""
        text = self.article.development.paragraphs if self.article is not None else ()
        fold = next(fold for fold in self.folded if fold.first <= block <= fold.last)
        return "\n".join(text[fold.first - 1 : fold.last])
