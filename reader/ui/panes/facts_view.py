"""Paints all details of a text, a line for each."""

from __future__ import annotations

from reader.ui.panes.pages import PageView


class FactsView(PageView):
    """Shows the blocks of `facts_page`."""

    COMPONENT_CLASSES = {"bar", "head", "text", "muted"}
    text_width = 96
