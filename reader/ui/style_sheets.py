"""Chooses the style sheets of a run from its settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.resources import styles
from reader.settings import Settings

if TYPE_CHECKING:
    from pathlib import PurePath


def style_sheets(settings: Settings) -> list[str | PurePath]:
    """Return the style sheets for this run, as few as possible: each rule slows every start."""
    names = ["warreader.tcss"]
    if settings.filters:
        names.append("filters.tcss")
    if os.environ.get("NO_COLOR"):
        names.append("nocolor.tcss")
    return [styles() / name for name in names]
