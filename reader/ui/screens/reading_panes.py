"""Holds an article and its evidence, which stands below it, beside it, or in place of it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.geometry import Region, Size
from textual.widget import Widget

from reader.library.rows import Article
from reader.ui.panes.article import ArticleView
from reader.ui.panes.evidence import EvidenceView
from reader.ui.terminal.base_app import TerminalWidget


class ReadingPanes(TerminalWidget):
    """Shows both; evidence below the text takes the lines that it needs, up to its share.

    Evidence is always shown first, so that the text knows which of its lines will be visible; then
    it takes the lines that the text leaves blank.
    """

    DEFAULT_CSS = "ReadingPanes { width: 1fr; height: 1fr; layout: vertical; overflow: hidden; }"
    BLANK = True  # the two cover it all: the framework need not compute lines below them

    def __init__(self, text: ArticleView, evidence: EvidenceView, *, id: str) -> None:
        """The style sheet places each of the two."""
        super().__init__(text, evidence, id=id)
        self._text, self._evidence = text, evidence

    def show_evidence(self, article: Article | None) -> None:
        """Show the evidence of another article."""
        with self._evidence.at_once():
            self._evidence.show(article)
            self.share_out()

    def show_again(self, article: Article) -> None:
        """Show the same development after a remark or correction, at the same lines and items."""
        with self._evidence.at_once():
            self._evidence.show_again(article)
            self.share_out()
        self._text.show_again(article)
        self.share_out()

    def show_changed(self, article: Article) -> None:
        """Show the same development after its text has changed, at the same words and items."""
        with self._evidence.at_once():
            self._evidence.show_again(article)
            self.share_out()
        self._text.show_changed(article)
        self.share_out()

    def on_resize(self) -> None:
        """Share the lines out again after the text is wrapped for the new width."""
        self.call_after_refresh(self.share_out)

    def places(self, size: Size) -> Mapping[Widget, Region]:
        """Return the regions of the two in `size`, one below the other.

        Empty if they are not shared.
        """
        if not self._is_shared:
            return {}
        height = self._evidence.height_in(size.height)
        text, evidence = size.region.split_horizontal(size.height - height)
        return {self._text: text, self._evidence: evidence}

    @property
    def _is_shared(self) -> bool:
        """Whether evidence stands below the text, with a height that depends on the content."""
        return self._evidence.display and self._evidence.styles.is_auto_height

    def share_out(self) -> None:
        """Fit both to the heights that the next frame gives them."""
        evidence, whole = self._evidence, self.size.height
        if not (whole and self._is_shared):
            return
        height = evidence.height_in(whole)
        if height != evidence.page_size:
            evidence.expect_height(height)
            self._text.expect_height(whole - height)
            evidence.refresh(layout=True)
