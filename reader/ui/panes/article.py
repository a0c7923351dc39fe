"""Paints an article with its current item, matches of a search and the mouse's selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.events import Click
from textual.selection import Selection
from textual.strip import Strip

from reader.library.row_window import text_place
from reader.library.rows import Article, ReadingPosition
from reader.models import Quote, Span
from reader.ui.messages import ItemClicked
from reader.ui.page import article_page
from reader.ui.page.highlights import MatchPlaces, TextHighlights
from reader.ui.page.kept_place import kept_place
from reader.ui.page.looks import KINDS
from reader.ui.page.page import PageBlocks
from reader.ui.page.walk import EvidenceItem, EvidenceWindow, item_at, item_on, step
from reader.ui.panes.noted_page import NotedPageView, TextLayout

if TYPE_CHECKING:
    from reader.library.views.joined.read_before import Fold


class ArticleView(NotedPageView):
    """Shows an `Article`; moves between its items; its text can be selected with the mouse.

    `changes_key` is the key that shows the changes of a text.
    """

    ALLOW_SELECT = True
    COMPONENT_CLASSES = {
        *(*KINDS, "bar", "changed", "title", "head", "text", "remark"),
        *("muted", "claimant", "uncertain"),
    }

    def __init__(
        self,
        *,
        id: str,
        text_width: int,
        today: str,
        text_layout: Callable[[], TextLayout],
        scrolled: Callable[[], object],
    ) -> None:
        """`text_width` is the longest line in cells; the year of `today` is not shown.

        `text_layout` returns the place of the text; `scrolled` is called when another line comes
        first.
        """
        super().__init__(id=id, text_width=text_width, text_layout=text_layout)
        self._today, self._scrolled = today, scrolled
        self.current: EvidenceItem | None = None
        self.changes_key = ""
        self.matches = MatchPlaces()
        self._marks: TextHighlights | None = None
        self._match = 0

    @property
    def quote(self) -> Quote | None:
        """The current item if it is a quote."""
        return self.current if isinstance(self.current, Quote) else None

    @property
    def marked(self) -> Span | None:
        """The span of the current item, whose note is marked too."""
        return self.current.span if self.current is not None else None

    @property
    def standing(self) -> EvidenceItem | None:
        """The current item if any line of it is visible."""
        return self.current if self.current and self._is_seen(self.current.span) else None

    @property
    def chosen_line(self) -> int:
        """The first line of the current item if that is visible, else of the visible text."""
        item = self.standing
        if item is None:
            return self.top
        return self.page.line_of(self._piece_of(item.span.block), item.span.start)

    def _is_seen(self, span: Span) -> bool:
        """Whether any line of a span is visible."""
        piece = self._piece_of(span.block)
        first = self.page.line_of(piece, span.start)
        last = self.page.line_of(piece, max(span.start, span.end - 1))
        return self.top <= last and first < self.top + self.page_size

    def height_of(self, article: Article) -> int | None:
        """Return the number of lines of an article.

        None if it is not shown or not all lines are made.
        """
        return len(self.page.lines) if self.article is article and self.page.complete else None

    @property
    def paragraph(self) -> int | None:
        """The number of the first visible paragraph."""
        for line in self.page.lines[self.top : self.top + self.page_size]:
            if block := self.page.pieces[line.piece].block:
                return block
        return None

    def show(
        self,
        article: Article | None,
        place: ReadingPosition | None = None,
        matches: MatchPlaces | None = None,
        folds: Sequence[Fold] | None = None,
    ) -> None:
        """Show an article from its first line, from `place`, or from its first match.

        `folds` are folded, unless matches may be in them.
        """
        self.set_folds(article, folds, matches is not None)
        self.article, self.current, self.matches = article, None, MatchPlaces()
        self._marks = marks = TextHighlights(article) if article else None
        with self.at_once():
            self.set_pieces(self._blocks(article, marks) if article and marks else PageBlocks())
            if place is not None and (place.block or place.offset):
                self.go_to(self.page.line_of(self._piece_of(place.block), place.offset))
            if matches is not None:
                self.mark_matches(matches)

    def _blocks(self, article: Article, marks: TextHighlights) -> PageBlocks:
        key = self.changes_key
        return article_page.article_blocks(article, marks, self._today, key, self.folded)

    def unfold(self, opens: bool) -> None:
        """Unfold paragraphs, or fold them again, and keep the same words in sight."""
        place = self.place
        self._is_unfolded = opens
        if self.article is not None and self._marks is not None:
            with self.at_once():
                self.set_pieces(self._blocks(self.article, self._marks))
                if place.block:
                    self.go_to(self.page.line_of(self._piece_of(place.block), place.offset))

    def show_again(self, article: Article) -> None:
        """Show the same development after a remark or correction, at the same line and item."""
        top, current, was_seen = self.top, self.current, self.standing is not None
        matches, match = self.matches, self._match
        with self.at_once():
            self.show(article)
            self.current = item_at(article, current.span) if current is not None else None
            self.matches, self._match = matches, match
            self._lay()
            self.go_to(top)
            if self.current is not None and was_seen:
                self.reveal_span(self.current.span)

    def show_changed(self, article: Article) -> None:
        """Show the same development after its text has changed, at the same words and item."""
        before, at, current = self.article, self.place, self.current
        above = self.page.line_of(self._piece_of(at.block), at.offset) - self.top
        is_scrolled = self.top > 0
        with self.at_once():
            self.show(article)
            if before is not None and is_scrolled:
                there = kept_place(before, article, at)
                line = self.page.line_of(self._piece_of(there.block), there.offset)
                self.go_to(line - above)
        if before is not None and current is not None:
            number, start, end = current.span
            there = kept_place(before, article, ReadingPosition(number, start))
            moved = Span(there.block, there.offset, there.offset + end - start)
            self.current = item_at(article, moved)
            self._lay()
            self.repaint()

    def go_to(self, line: int) -> None:
        """Scroll to a line, and call `scrolled`."""
        before = self.top
        super().go_to(line)
        if self.top != before:
            self._scrolled()

    @property
    def place(self) -> ReadingPosition:
        """The block and character of the first line; the heading at the start."""
        for number in range(self.top, len(self.page.lines)) if self.top else ():
            line = self.page.lines[number]
            if (block := self.page.pieces[line.piece].block) is not None:
                return ReadingPosition(block, line.start)
        return ReadingPosition(0, 0)

    def step(self, among: Sequence[EvidenceWindow], direction: int) -> EvidenceItem | None:
        """Go to the next or previous of these items, from the current one or the first line."""
        chosen = step(among, direction, self.standing, self.place)
        if chosen is not None:
            self.stand_on(chosen)
        return chosen

    def mark_matches(self, matches: MatchPlaces) -> None:
        """Mark the matches of a search, and scroll to the first."""
        self.matches, self._match = matches, 0
        self._lay()
        with self.at_once():
            if (first := matches.get(0)) is not None:
                self.reveal_span(first)

    def step_match(self, direction: int) -> bool:
        """Scroll to the next or previous match; return False if there is none."""
        at = self._match_beside(direction)
        if at < 0 or (match := self.matches.get(at)) is None:
            return False
        self._match = at
        self.reveal_span(match)
        return True

    def _match_beside(self, direction: int) -> int:
        """Return the index of the next or previous match, from the last one or the first line."""
        last = self.matches.get(self._match)
        if last is None or self._is_seen(last):
            return self._match + direction
        top, number = text_place(*self.place), 0
        while (span := self.matches.get(number)) and text_place(span.block, span.end) <= top:
            number += 1
        return number if direction > 0 else number - 1

    def stand_on(self, item: EvidenceItem) -> None:
        """Make an item the current one and scroll to it."""
        self.current = item
        self._lay()
        with self.at_once():
            self.reveal_span(item.span)

    def _lay(self) -> None:
        if self._marks is not None:
            current = self.current.span if self.current is not None else None
            self._marks.lay(current=current, matches=self.matches)

    def reveal_span(self, span: Span) -> None:
        """Scroll to the first line of a span, and show its last line too if both fit."""
        if self.is_folded(span.block):
            self.unfold(True)
        piece = self._piece_of(span.block)
        self.reveal(self.page.line_of(piece, max(span.start, span.end - 1)), 1)
        self.reveal(self.page.line_of(piece, span.start), 1)

    def _piece_of(self, block: int) -> int:
        return article_page.page_block_of(self.article, block) if self.article else 0

    def set_pieces(self, pieces: PageBlocks) -> None:
        """Show other text and drop the mouse's selection, which refers to lines."""
        super().set_pieces(pieces)
        self._unselect()

    def refit(self) -> None:
        """Wrap at the new width; drop the mouse's selection if lines have changed."""
        before = (self.page, self.columns)
        super().refit()
        if (self.page, self.columns) != before:
            self._unselect()

    def _unselect(self) -> None:
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()

    def _strips(self, rows: Iterable[int]) -> Iterator[tuple[int, Strip]]:
        """Yield rows of the page, with the mouse's selection."""
        selection = self.text_selection
        for y, strip in super()._strips(rows):
            span = selection.get_span(self.top + y) if selection is not None else None
            yield y, strip if span is None else self._selected(strip, *span)

    def render_line(self, y: int) -> Strip:
        """Return a line with the position of each character, for the mouse.

        Lines painted after a key have none: a style for each position takes time.
        """
        return super().render_line(y).apply_offsets(0, self.top + y)

    def on_click(self, event: Click) -> None:
        """Select the item whose note or words were clicked; not after words were selected."""
        at = event.get_content_offset(self)
        if at is None or event.chain > 1:
            return
        target = self.note_at(*at)
        words = self.words_at(*at) if target is None and self.text_selection is None else None
        if words is not None and self.article is not None:
            item = item_on(self.article, *words)
            target = item.span if item is not None else None
        if target is not None:
            self.post_message(ItemClicked(target))

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint after the mouse has selected other text."""
        self.repaint()
