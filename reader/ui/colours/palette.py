"""Defines a palette: the colour of each role of one theme."""

from __future__ import annotations

from collections.abc import Mapping

Palette = Mapping[str, str]
"""A colour for each name in `NAMES`."""

GROUNDS = ("background", "bar", "cursor", "blurred", "current")
"""The backgrounds.

They are the page, bars and dialogs, the cursor in the focused pane and in another pane, and the
current item of a text.
"""

TEXTS = ("foreground", "muted", "accent", "speaker", "quote", "number", "denial", "changed")
"""The text colours on any of these. `accent` is for signs, keys, and the focused pane."""

PAIRS = (("on-match", "match"), ("on-selection", "selection"), ("on-error", "error"))
"""Text colours with a background of their own: a match, the mouse's selection, and an error."""

LINES = ("line",)
"""Colours of borders and rules."""

NAMES = (*GROUNDS, *TEXTS, *(name for pair in PAIRS for name in pair), *LINES)
"""All names of a palette."""
