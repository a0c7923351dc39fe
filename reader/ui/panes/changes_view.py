"""Paints what changed in a development: words out and in, figures from and to, quotes, names."""

from __future__ import annotations

from reader.ui.page.looks import KINDS
from reader.ui.panes.pages import PageView


class ChangesView(PageView):
    """Shows the pieces of `changes_page`; what went out and what came in differ in weight too."""

    COMPONENT_CLASSES = {*KINDS, "bar", "head", "text", "muted", "out", "in"}
    text_width = 96
