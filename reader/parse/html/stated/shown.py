"""The texts around the main text of a page, which may state its authors and its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class ShownTexts(NamedTuple):
    """The texts around a page's main text, and the names of those who signed it.

    `above` are those from the heading to the first paragraphs, `below` those after the last one.
    """

    above: Sequence[str]
    below: Sequence[str]
    signed: tuple[str, ...] = ()
