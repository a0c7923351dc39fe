"""Shows how another publisher's text on a story differs, over the reading screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from reader.library import Library
from reader.library.rival_texts import rival_differences
from reader.library.rows import Article
from reader.ui.background import Background, ShouldStop
from reader.ui.messages import RivalsCompared
from reader.ui.page.changes_page import note_blocks
from reader.ui.rivals.rivals_view import RivalsView
from reader.ui.screens.overlay import CLOSES
from reader.ui.screens.scrolling import SCROLLING, ScrollingScreen

COMPARING = "Comparing…"
MOST = 9
"""The number of rivals that can be chosen with a digit."""


class RivalsScreen(ScrollingScreen):
    """An article beside one of its rivals; digits choose the rival, and a thread compares."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,d,enter", "dismiss", "Close"),
        *((str(number), f"choose({number})", "") for number in range(1, MOST + 1)),
        *SCROLLING,
    ]

    def __init__(self, library: Library, article: Article, rivals: Sequence[Article]) -> None:
        """`rivals` must not be empty."""
        self._view = RivalsView(id="rivals")
        super().__init__(self._view)
        self._library, self._article, self._rivals = library, article, rivals[:MOST]
        self._work, self._chosen, self._is_compared = Background(), 0, False
        whose = ", ".join(_name(rival) for rival in self._rivals)
        self._view.border_title = Content(f"{_name(article)} beside {whose}")

    def on_mount(self) -> None:
        """Compare with the first rival."""
        self._show_keys()
        super().on_mount()
        self._compare()

    @property
    def is_searching(self) -> bool:
        """Whether the texts are still being compared; keys typed now wait for the result."""
        return not self._is_compared

    def _show_keys(self) -> None:
        """Show in the border the key of each rival, or the meaning of the signs."""
        if len(self._rivals) == 1:
            words = f"≠ differs · + only here · {CLOSES}"
        else:
            chosen = (
                f"[{at}] {_name(one)}" if at == self._chosen + 1 else f"{at} {_name(one)}"
                for at, one in enumerate(self._rivals, 1)
            )
            words = " · ".join((*chosen, CLOSES))
        # Names come from the bulletins: a Content does not parse markup in them.
        self._view.border_subtitle = Content(words)
        self._keys = self._view.border_subtitle

    def action_choose(self, number: int) -> None:
        """Show the rival with this number."""
        if number > len(self._rivals):
            self._tell(f"There is no text {number}")
        elif number - 1 != self._chosen:
            self._chosen = number - 1
            self._show_keys()
            self._compare()

    def _compare(self) -> None:
        self._is_compared = False
        self._view.show_words(note_blocks(COMPARING))
        compare = partial(rival_differences, self._article, self._rivals[self._chosen])

        def work(stop: ShouldStop) -> RivalsCompared:
            try:
                return RivalsCompared(compare())
            finally:
                self._library.release()

        self._work.do(work, self.post_message)

    def on_unmount(self) -> None:
        """Stop the comparison."""
        self._work.stop()

    def on_rivals_compared(self, message: RivalsCompared) -> None:
        """Show the result."""
        self._is_compared = True
        self._view.show(message.found)


def _name(article: Article) -> str:
    return article.publisher or article.bulletin_title
