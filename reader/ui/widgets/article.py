"""The article: its page, the quote that the reader stands on, and what the mouse selects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from textual.selection import Selection
from textual.strip import Strip

from reader.library.views import Article, Place
from reader.models import DateMention, Figure, Quote, Span
from reader.ui import article_page
from reader.ui.page import Piece
from reader.ui.render import KINDS, flatten, marked
from reader.ui.widgets.pages import PageView

Evidence = Quote | Figure | DateMention
"""What a reader can stand on."""


class ArticleView(PageView):
    """Shows one `Article`; walks its quotes; gives its text to the mouse."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = {*KINDS, "bar", "title", "meta", "text", "remark"}

    def __init__(self, *, id: str, text_width: int) -> None:
        """`text_width` is the longest line, in cells."""
        super().__init__(id=id)
        self.text_width = text_width
        self.article: Article | None = None
        self.current: Evidence | None = None
        self.matches: Sequence[Span] = ()
        self._match = 0

    @property
    def quote(self) -> Quote | None:
        """The quote that the reader stands on, if it is one."""
        return self.current if isinstance(self.current, Quote) else None

    def show(self, article: Article | None, place: Place | None = None) -> None:
        """Show an article from its first line, or from where the reader left it."""
        self.article, self.current, self.matches = article, None, ()
        self.set_pieces(article_page.pieces(article) if article else [])
        if place is not None and (place.block or place.offset):
            self.go_to(self.page.line_of(self._piece_of(place.block), place.offset))

    def show_again(self, article: Article) -> None:
        """The same development after a remark or correction: from the same line, same quote."""
        top, current, matches = self.top, self.current, self.matches
        self.show(article)
        self.go_to(top)
        if isinstance(current, Quote):
            again = next((q for q in article.found.quotes if q.span == current.span), None)
            if again is not None:
                self.stand_on(again)
        if matches:
            self.mark_matches(matches)

    @property
    def place(self) -> Place:
        """The block and character at the top; the heading when it is at the start."""
        if not self.top or self.top >= len(self.page.lines):
            return Place(0, 0)
        for line in self.page.lines[self.top :]:
            if (block := self.page.pieces[line.piece].block) is not None:
                return Place(block, line.start)
        return Place(0, 0)

    def step(self, among: Sequence[Evidence], direction: int) -> Evidence | None:
        """Stand on the next or previous of these: from the current one, else from the top line."""
        if not among:
            return None
        starts = [(item.span.block, item.span.start) for item in among]
        if self.current is not None:
            here = (self.current.span.block, self.current.span.start)
            at = bisect_right(starts, here) if direction > 0 else bisect_left(starts, here) - 1
        else:
            place = self.place
            ends = (n for n, item in enumerate(among) if (item.span.block, item.span.end) > place)
            at = next(ends, len(among)) - (direction < 0)
        chosen = among[max(0, min(at, len(among) - 1))]
        self.stand_on(chosen)
        return chosen

    def mark_matches(self, matches: Sequence[Span]) -> None:
        """Mark the places of a search, and have the first one in sight."""
        changed = {span.block for span in (*self.matches, *matches)}
        self.matches = matches
        for block in changed:
            self._restyle(block)
        if matches:
            self.reveal_span(matches[0])
        self._match = 0
        self.repaint()

    def step_match(self, direction: int) -> bool:
        """Have the next or previous match in sight; False where there is none."""
        at = self._match + direction
        if not 0 <= at < len(self.matches):
            return False
        self._match = at
        self.reveal_span(self.matches[at])
        return True

    def stand_on(self, item: Evidence) -> None:
        """Make an item the current one and have it in sight."""
        previous, self.current = self.current, item
        for changed in (previous, item):
            if changed is not None:
                self._restyle(changed.span.block)
        self.reveal_span(item.span)
        self.repaint()

    def reveal_span(self, span: Span) -> None:
        """Have the first line of a place in sight, and its last one where it fits."""
        piece = self._piece_of(span.block)
        self.reveal(self.page.line_of(piece, max(span.start, span.end - 1)), 1)
        self.reveal(self.page.line_of(piece, span.start), 1)

    def _piece_of(self, block: int) -> int:
        return next((n for n, p in enumerate(self.page.pieces) if p.block == block), 0)

    def _restyle(self, block: int) -> None:
        """Work out the runs of one block again; its lines stay as they were wrapped."""
        if self.article is None:
            return
        number = self._piece_of(block)
        links = (link.span for link in self.article.development.links)
        spans = marked(self.article.found, links).get(block, [])
        if self.current is not None and self.current.span.block == block:
            spans = [*spans, (self.current.span, "current")]
        spans = [*spans, *((span, "match") for span in self.matches if span.block == block)]
        old = self.page.pieces[number]
        new = Piece(old.text, old.kind, flatten(spans), block, indent=old.indent)
        pieces = list(self.page.pieces)
        pieces[number] = new
        self.page.pieces = pieces

    def _line(self, y: int) -> Strip:
        """A line of the page, with what the mouse has selected, and where each character is."""
        strip, number = super()._line(y), self.top + y
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            strip = self._selected(strip, *span)
        return strip.apply_offsets(0, number)

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        length = strip.cell_length
        end = length if end < 0 else min(end, length)
        style = self.screen.get_component_rich_style("screen--selection", partial=True)
        before, chosen, after = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        return Strip.join([before, chosen.apply_style(style), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, lines of one paragraph joined again."""
        self.page.reach(10**9 if selection.end is None else selection.end.y + 1)
        paragraphs: list[str] = []
        last = -1
        for number, line in enumerate(self.page.lines):
            if (span := selection.get_span(number)) is None:
                continue
            start, end = span
            piece = self.page.pieces[line.piece]
            shown = " " * piece.indent + piece.text[line.start : line.end]
            words = (shown[start:] if end < 0 else shown[start:end]).strip()
            if line.piece == last:
                paragraphs[-1] += f" {words}"
            else:
                paragraphs.append(words)
            last = line.piece
        return "\n".join(paragraphs), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Other words are selected now."""
        self.repaint()
