"""Tells from the environment and from the terminal's answer which colours it has."""

from __future__ import annotations

import re
from collections.abc import Mapping

TRUE_COLOUR = ("truecolor", "24bit")
TERMS_WITH_256 = ("256color", "kitty")
"""Ends of `TERM` by which Rich knows a terminal of more than sixteen colours."""

QUESTION = "\x1b]11;?\x1b\\"
"""Asks for the colour of the background (xterm's OSC 11)."""

_PART = "([0-9a-fA-F]{1,4})"
_ANSWER = re.compile(f"11;rgba?:{_PART}/{_PART}/{_PART}(?:/{_PART})?")

_WEIGHTS = (0.299, 0.587, 0.114)
"""What red, green and blue add to brightness (ITU-R BT.601)."""

_LIGHT_NUMBERS = ("7", "9", "10", "11", "12", "13", "14", "15")
"""The light ones of the sixteen colours."""


def is_limited(environment: Mapping[str, str]) -> bool:
    """Whether there are sixteen colours or none; the terminal's own palette is used then."""
    if environment.get("NO_COLOR"):
        return True
    if environment.get("COLORTERM", "").lower() in TRUE_COLOUR:
        return False
    term = environment.get("TERM", "")
    return term.rpartition("-")[2] not in TERMS_WITH_256


def is_light_by_environment(environment: Mapping[str, str]) -> bool | None:
    """What `COLORFGBG` says, which some terminals set ("15;0": white on black); None without it."""
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    return number in _LIGHT_NUMBERS if number.isdecimal() else None


def is_light_by_answer(text: str) -> bool | None:
    """What an answer to `QUESTION` says; None if the string is no such answer.

    `text` has neither the string's introducer nor its end.
    """
    if (found := _ANSWER.fullmatch(text)) is None:
        return None
    shares = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups()[:3])
    return sum(map(float.__mul__, _WEIGHTS, shares)) > 0.5
