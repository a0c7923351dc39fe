"""Paints the changes of a development: words, figures, quotes and names."""

from __future__ import annotations

from reader.ui.page.looks import KINDS
from reader.ui.panes.pages import PageView


class ChangesView(PageView):
    """Shows the blocks of `changes_page`; deletions and insertions differ in weight too."""

    COMPONENT_CLASSES = {*KINDS, "bar", "head", "text", "muted", "out", "in"}
    text_width = 96
