"""Detects the terminal's colours from the environment and from its answer to a query."""

from __future__ import annotations

import re
from collections.abc import Mapping

TRUE_COLOUR = ("truecolor", "24bit")
TERMS_WITH_256 = ("256color", "kitty")
"""Suffixes of `TERM` by which Rich recognises a terminal with more than sixteen colours."""

QUESTION = "\x1b]11;?\x1b\\"
"""Queries the colour of the background (xterm's OSC 11)."""

_PART = "([0-9a-fA-F]{1,4})"
_ANSWER = re.compile(f"11;rgba?:{_PART}/{_PART}/{_PART}(?:/{_PART})?")

_WEIGHTS = (0.299, 0.587, 0.114)
"""The weights of red, green and blue in brightness (ITU-R BT.601)."""

_LIGHT_NUMBERS = ("7", "9", "10", "11", "12", "13", "14", "15")
"""The light ones of the sixteen colours."""


def is_limited(environment: Mapping[str, str]) -> bool:
    """Whether there are at most sixteen colours; then the terminal's own palette is used."""
    if environment.get("NO_COLOR"):
        return True
    if environment.get("COLORTERM", "").lower() in TRUE_COLOUR:
        return False
    term = environment.get("TERM", "")
    return term.rpartition("-")[2] not in TERMS_WITH_256


def is_light_by_environment(environment: Mapping[str, str]) -> bool | None:
    """Return what `COLORFGBG` says ("15;0" is white on black); None if it is not set."""
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    return number in _LIGHT_NUMBERS if number.isdecimal() else None


def is_light_by_answer(text: str) -> bool | None:
    """Return whether an answer to `QUESTION` names a light colour; None if it is not an answer.

    `text` has neither the string's introducer nor its terminator.
    """
    if (found := _ANSWER.fullmatch(text)) is None:
        return None
    shares = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups()[:3])
    return sum(map(float.__mul__, _WEIGHTS, shares)) > 0.5
