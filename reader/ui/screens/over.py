"""What stands over the reading screen: of one look, which is read with the first of them."""

from __future__ import annotations

from textual.screen import ModalScreen, ScreenResultType

from reader.resources import styles


class OverScreen(ModalScreen[ScreenResultType]):
    """A screen in front of the reading screen."""

    CSS_PATH = [styles() / "over.tcss"]
