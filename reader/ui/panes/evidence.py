"""The evidence pane: quotes by speaker and figures by claim; each entry leads to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.geometry import Size

from reader.library.rows import Article
from reader.models import Span
from reader.ui.messages import PlaceChosen
from reader.ui.page import evidence_page
from reader.ui.page.columns import Styled
from reader.ui.page.evidence_page import rule_of_speaker, words_of
from reader.ui.page.looks import styled_segments
from reader.ui.page.page import Page, PageBlocks
from reader.ui.panes.entries import EntriesView

SHARE = 0.4
"""The share of the height that evidence below the text may always take from the text."""


class EvidenceView(EntriesView):
    """Shows the evidence of one `Article`, with a cursor on its entries."""

    COMPONENT_CLASSES = {
        *("bar", "head", "rule", "name", "text", "muted", "chosen"),
        *("speaker", "cue", "unsaid", "denial", "quote", "paraphrase"),
        *("number", "claimant", "uncertain"),
    }

    def __init__(self, *, id: str, text_height: Callable[[Article], int | None]) -> None:
        """Start empty; `text_height` returns the height of a whole text if it is known."""
        super().__init__(id=id)
        self._text_height = text_height
        self._article: Article | None = None
        self._heads: dict[str, list[int]] = {}  # indices of rules and names found so far, by kind
        self._looked_at = 0  # the number of blocks searched for them
        self._fits: tuple[Page | None, int] = None, 0  # a page fitted to a number of lines

    def show(self, article: Article | None) -> None:
        """Show the evidence of another article, without a chosen entry."""
        self._article = article
        self._lay_out()

    def _lay_out(self) -> None:
        self.chosen, self._heads, self._looked_at = None, {"head": [], "name": []}, 0
        self.set_pieces(self._pieces(self._width()))

    def _pieces(self, width: int) -> PageBlocks:
        shown = self._article
        return PageBlocks() if shown is None else evidence_page.evidence_blocks(shown, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines that the evidence needs and can have below the text."""
        width = max(0, width - 2)  # without the position bar and a blank before it
        page = self.page if width == self.page.width else Page(self._pieces(width), width)
        most = self._most(container.height)
        return _needed(_fitted(page, most), most)

    def height_in(self, whole: int) -> int:
        """Return the height that the next layout will give the view, in a pane with `whole` rows.

        If not all entries fit, the blank lines between them are left out.
        """
        most = self._most(whole)
        if (self.page, most) != self._fits:
            page = _fitted(self.page, most)
            first = self.page.lines[self.top] if self.top < len(self.page.lines) else None
            if page is not self.page and first is not None:
                self.top = page.line_of(first.piece, first.start)
            self.page, self._fits = page, (page, most)
        return _needed(self.page, most)

    def _most(self, whole: int) -> int:
        """Return the most rows for the evidence: its share, or all but one that the text leaves."""
        text = self._text_height(self._article) if self._article is not None else None
        return max(int(SHARE * whole), whole - text - 1 if text is not None else 0)

    @property
    def target(self) -> Span | None:
        """The place that the chosen entry stands for, if any line of the entry is visible."""
        found = self.chosen_target
        return found if isinstance(found, Span) else None

    def choose(self, number: int) -> None:
        """Choose an entry, and show its place in the text."""
        super().choose(number)
        found = self.target_of(number)
        if isinstance(found, Span):
            self.post_message(PlaceChosen(found))

    def follow(self, span: Span) -> None:
        """Choose the entry of the text's current item, or none."""
        is_chosen = self.chosen is not None and self.target_of(self.chosen) == span
        if not is_chosen:
            with self.at_once():
                self.choose_again(span if self.display else None)

    def show_again(self, article: Article) -> None:
        """Show the same development after a correction, at the same line and entry."""
        top, target = self.top, self.target_of(self.chosen)
        with self.at_once():
            self.show(article)
            self.go_to(top)
            self.choose_again(target)

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return a line of the page; lines of the chosen entry are marked over the whole width.

        The first visible line is replaced by the rule of its section with the next line's speaker.
        """
        if number and number == self.top and number < len(self.page.lines):
            rule = self._rule_above(number)
            return styled_segments(rule, ("head",), self.look), rule.cells
        return super().line_segments(number, width)

    def _rule_above(self, number: int) -> Styled:
        """Return the rule of a line's section, which replaces the line."""
        pieces, lines = self.page.pieces, self.page.lines
        below = lines[min(number + 1, len(lines) - 1)].piece
        for new in range(self._looked_at, below + 1):
            if pieces[new].kind in self._heads:
                self._heads[pieces[new].kind].append(new)
        self._looked_at = max(self._looked_at, below + 1)
        rule = _last_until(lines[number].piece, self._heads["head"])
        name = _last_until(below, self._heads["name"])
        is_told = pieces[below].kind == "text" and pieces[below].text  # a quote, or a role's end
        if name > rule and is_told:
            return rule_of_speaker(pieces[rule], pieces[name], self.page.width)
        return words_of(pieces[rule])


def _fitted(page: Page, most: int) -> Page:
    """Return the page with blank lines if it then fits in `most` lines, else without."""
    loose = Page(page.pieces, page.width) if page.is_close else page
    loose.reach(most + 1)
    is_close = len(loose.lines) > most
    return page if page.is_close == is_close else Page(page.pieces, page.width, is_close)


def _needed(page: Page, most: int) -> int:
    page.reach(most)
    return min(len(page.lines), most)


def _last_until(piece: int, numbers: Sequence[int]) -> int:
    """Return the last of these ordered numbers up to `piece`; -1 if there is none."""
    return numbers[at - 1] if (at := bisect_right(numbers, piece)) else -1
