"""The article: its page, the quote that the reader stands on, and what the mouse selects."""

from __future__ import annotations

from textual.selection import Selection
from textual.strip import Strip

from reader.library.views import Article, Place
from reader.models import Quote, Span
from reader.ui import article_page
from reader.ui.page import Piece
from reader.ui.render import KINDS, flatten, marked
from reader.ui.widgets.pages import PageView


class ArticleView(PageView):
    """Shows one `Article`; walks its quotes; gives its text to the mouse."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = {*KINDS, "bar", "title", "meta", "text"}

    def __init__(self, *, id: str, text_width: int) -> None:
        """`text_width` is the longest line, in cells."""
        super().__init__(id=id)
        self.text_width = text_width
        self.article: Article | None = None
        self.quote: Quote | None = None

    def show(self, article: Article | None, place: Place | None = None) -> None:
        """Show an article from its first line, or from where the reader left it."""
        self.article, self.quote = article, None
        self.set_pieces(article_page.pieces(article) if article else [])
        if place is not None and (place.block or place.offset):
            self.go_to(self.page.line_of(self._piece_of(place.block), place.offset))

    @property
    def place(self) -> Place:
        """The block and character at the top; the heading when it is at the start."""
        if not self.top or self.top >= len(self.page.lines):
            return Place(0, 0)
        for line in self.page.lines[self.top :]:
            if (block := self.page.pieces[line.piece].block) is not None:
                return Place(block, line.start)
        return Place(0, 0)

    def step_quote(self, direction: int) -> Quote | None:
        """Go to the next or previous quote; from nowhere, to the first one in sight or below."""
        quotes = self.article.found.quotes if self.article else ()
        if not quotes:
            return None
        if self.quote is not None:
            at = quotes.index(self.quote) + direction
        else:
            here = self.place
            later = [n for n, q in enumerate(quotes) if (q.span.block, q.span.end) > _key(here)]
            at = (later[0] if later else len(quotes)) - (direction < 0)
        self.stand_on(quotes[max(0, min(at, len(quotes) - 1))])
        return self.quote

    def stand_on(self, quote: Quote) -> None:
        """Make a quote the current one and have it in sight."""
        previous, self.quote = self.quote, quote
        for changed in (previous, quote):
            if changed is not None:
                self._restyle(changed.span.block)
        self.reveal_span(quote.span)
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
        if self.quote is not None and self.quote.span.block == block:
            spans = [*spans, (self.quote.span, "current")]
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
            shown = self.page.pieces[line.piece].text[line.start : line.end]
            words = shown[start:] if end < 0 else shown[start:end]
            if line.piece == last:
                paragraphs[-1] += f" {words}"
            else:
                paragraphs.append(words)
            last = line.piece
        return "\n".join(paragraphs), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Other words are selected now."""
        self.repaint()


def _key(place: Place) -> tuple[int, int]:
    return place.block, place.offset
