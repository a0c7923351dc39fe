"""What a palette is: the colour of each role of one theme."""

from __future__ import annotations

from collections.abc import Mapping

Palette = Mapping[str, str]
"""A colour for each name of `GROUNDS`, `TEXTS` and `OTHERS`."""

GROUNDS = ("background", "bar", "cursor", "blurred", "current")
"""What any role may stand on: the page, bars and dialogs, the cursor in the pane that has the keys,
in another pane, and the current item of a text."""

TEXTS = ("foreground", "muted", "accent", "speaker", "quote", "number", "denial", "changed")
"""What stands on any of these.  `accent` is for signs, keys, and the pane that has the keys."""

PAIRS = (("on-match", "match"), ("on-selection", "selection"), ("on-error", "error"))
"""Text and the one ground it stands on: a match of a search, the mouse's selection, a fault."""

LINES = ("line",)
"""What is no text: borders and rules."""

NAMES = (*GROUNDS, *TEXTS, *(name for pair in PAIRS for name in pair), *LINES)
"""All names of a palette."""
