"""The evidence pane: who said what and whose number, each entry leading to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size

from reader.library.rows import Article
from reader.models import Span
from reader.ui.messages import PlaceChosen
from reader.ui.page import evidence_page
from reader.ui.page.columns import Styled
from reader.ui.page.evidence_page import rule_of_speaker, words_of
from reader.ui.page.looks import StyleOf, styled_segments
from reader.ui.page.page import Page, PageBlocks
from reader.ui.panes.pages import PageView

SHARE = 0.4
"""Of the height of text and evidence, what evidence below the text takes at most."""

LOOKED_THROUGH = 600
"""Pieces among which the entry of a place is sought: lines of them are made for it."""


class EvidenceView(PageView):
    """Shows the evidence of one `Article`, with a cursor on its entries."""

    COMPONENT_CLASSES = {
        *("bar", "head", "rule", "name", "text", "muted", "chosen"),
        *("speaker", "cue", "unsaid", "denial", "quote", "paraphrase"),
        *("number", "claimant", "uncertain"),
    }

    def __init__(self, *, id: str) -> None:
        """Empty until `show` is called."""
        super().__init__(id=id)
        self.chosen: int | None = None  # the first piece of an entry
        self._article: Article | None = None
        self._heads: dict[str, list[int]] = {}  # pieces known to be rules and names, by kind
        self._looked_at = 0  # pieces among which they have been looked for

    def show(self, article: Article | None) -> None:
        """Show the evidence of another article, without a cursor yet."""
        self._article = article
        self._lay_out()

    def _lay_out(self) -> None:
        self.chosen, self._heads, self._looked_at = None, {"head": [], "name": []}, 0
        self.set_pieces(self._pieces(self._width()))

    def _pieces(self, width: int) -> PageBlocks:
        shown = self._article
        return PageBlocks() if shown is None else evidence_page.evidence_blocks(shown, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the evidence needs; the style sheet limits it to `SHARE` of the pane."""
        width = max(0, width - 2)  # but for the position bar and a blank before it
        page = self.page if width == self.page.width else Page(self._pieces(width), width)
        page.reach(int(SHARE * container.height))
        return len(page.lines)

    def height_in(self, whole: int) -> int:
        """The height that the next layout will give the view, of a pane with `whole` rows."""
        most = int(SHARE * whole)
        self.page.reach(most)
        return min(len(self.page.lines), most)

    def refit(self) -> None:
        """Lay the columns out anew for another width; the chosen entry stays in sight."""
        with self.at_once():
            if self._width() != self.page.width:
                target = self._target_of(self.chosen)
                self._lay_out()
                self._choose_again(target)
            self.go_to(self.top)

    @property
    def target(self) -> Span | None:
        """The place that the chosen entry stands for, if any line of the entry is in sight."""
        if self.chosen is None:
            return None
        first, last = (self.page.line_of(piece, 0) for piece in self._ends(self.chosen))
        is_seen = self.top <= last and first < self.top + self.page_size
        return self._target_of(self.chosen) if is_seen else None

    @property
    def chosen_line(self) -> int:
        """The first line of the chosen entry, else of the evidence in sight."""
        return self.top if self.target is None else self.page.line_of(self.chosen or 0, 0)

    def follow(self, span: Span) -> None:
        """Choose the entry of the item at this place, on which the text stands now; else none."""
        is_chosen = self.chosen is not None and self._target_of(self.chosen) == span
        if not is_chosen:
            with self.at_once():
                self._choose_again(span if self.display else None)

    def show_again(self, article: Article) -> None:
        """Show the same development after a correction, at the same line and entry."""
        top, target = self.top, self._target_of(self.chosen)
        with self.at_once():
            self.show(article)
            self.go_to(top)
            self._choose_again(target)

    def _choose_again(self, target: Span | None) -> None:
        """Have the entry of a place chosen, if it is among the first `LOOKED_THROUGH` pieces."""
        pieces = range(LOOKED_THROUGH) if target is not None else ()
        self.chosen = next((one for one in pieces if self._target_of(one) == target), None)
        if self.chosen is not None:
            self._reveal_entry(self.chosen)

    def _reveal_entry(self, piece: int) -> None:
        """Scroll to an entry, to all its lines if they fit."""
        first, last = self._ends(piece)
        self.reveal(self.page.line_of(last, 0), 1)
        self.reveal(self.page.line_of(first, 0), 1)

    def _ends(self, piece: int) -> tuple[int, int]:
        """The first and the last piece of an entry, given by the first."""
        last = piece
        while self._target_of(last + 1) == self._target_of(piece):
            last += 1
        return piece, last

    def _target_of(self, number: int | None) -> Span | None:
        """The place that a piece stands for; None for one of no entry and beyond the last."""
        piece = self.page.pieces.get(number) if number is not None else None
        return piece.target if piece is not None else None

    def step(self, by: int) -> None:
        """Move the cursor by `by` entries, from the chosen one or the first line."""
        number = self._above() if self.chosen is None else self.chosen
        sign, left = (1, max(1, by)) if self.chosen is None else (-1 if by < 0 else 1, abs(by))
        entry = self.chosen
        while left and number + sign >= 0 and self.page.pieces.get(number + sign) is not None:
            number += sign
            if self._is_entry(number):
                entry, left = number, left - 1
        if entry is None:
            self.go_to(self.top + by)
        elif entry != self.chosen:
            self._choose(entry)
        else:
            with self.at_once():
                self._reveal_entry(entry)

    def _above(self) -> int:
        """The piece above the first one in sight."""
        return self.page.lines[self.top].piece - 1 if self.top < len(self.page.lines) else -1

    def _is_entry(self, number: int) -> bool:
        """Whether an entry begins with this piece."""
        target = self._target_of(number)
        return target is not None and (not number or self._target_of(number - 1) != target)

    def _choose(self, number: int) -> None:
        self.chosen = number
        with self.at_once():
            self._reveal_entry(number)
        if (target := self._target_of(number)) is not None:
            self.post_message(PlaceChosen(target))

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """A line of the page; those of the chosen entry are marked over the whole width.

        The first line in sight is the rule of its section, with the speaker of the next line.
        """
        if number and number == self.top and number < len(self.page.lines):
            rule = self._rule_above(number)
            return styled_segments(rule, ("head",), self.look), rule.cells
        segments, used = super().line_segments(number, width)
        if not self._is_chosen(number):
            return segments, used
        blank = Segment(" " * (width - used), self.look(("text", "chosen")))
        return [*segments, blank], width

    def _rule_above(self, number: int) -> Styled:
        """The rule of the section that a line is in, which takes its place."""
        pieces, lines = self.page.pieces, self.page.lines
        below = lines[min(number + 1, len(lines) - 1)].piece
        for new in range(self._looked_at, below + 1):
            if pieces[new].kind in self._heads:
                self._heads[pieces[new].kind].append(new)
        self._looked_at = max(self._looked_at, below + 1)
        rule = _last_until(lines[number].piece, self._heads["head"])
        name = _last_until(below, self._heads["name"])
        is_told = name > rule and pieces[below].target is not None
        if is_told:
            return rule_of_speaker(pieces[rule], pieces[name], self.page.width)
        return words_of(pieces[rule])

    def piece_look(self, number: int) -> StyleOf:
        """The chosen entry has a style of its own."""
        if self._is_chosen(number):
            return lambda kinds: self.look((*kinds, "chosen"))
        return self.look

    def _is_chosen(self, number: int) -> bool:
        """Whether a line is one of the chosen entry."""
        if self.chosen is None or number >= len(self.page.lines):
            return False
        first, last = self._ends(self.chosen)
        return first <= self.page.lines[number].piece <= last

    def on_click(self, event: Click) -> None:
        """Choose the entry under the pointer."""
        number = self.line_at(event)
        if number is not None and number < len(self.page.lines):
            piece = self.page.lines[number].piece
            while piece and self._target_of(piece) and not self._is_entry(piece):
                piece -= 1
            if self._is_entry(piece):
                self._choose(piece)


def _last_until(piece: int, numbers: Sequence[int]) -> int:
    """The last of these numbers, in order, up to that of a piece; -1 for none."""
    return numbers[at - 1] if (at := bisect_right(numbers, piece)) else -1
