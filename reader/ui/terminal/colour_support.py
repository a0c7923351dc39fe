"""Tells from the environment how many colours the terminal has."""

from __future__ import annotations

from collections.abc import Mapping

TRUE_COLOUR = ("truecolor", "24bit")
TERMS_WITH_256 = ("256color", "kitty", "direct", "alacritty", "foot", "ghostty", "wezterm")


def is_limited(environment: Mapping[str, str]) -> bool:
    """Whether there are sixteen colours or none; the terminal's own palette is used then."""
    if environment.get("NO_COLOR"):
        return True
    if environment.get("COLORTERM", "").lower() in TRUE_COLOUR:
        return False
    term = environment.get("TERM", "")
    return not any(name in term for name in TERMS_WITH_256)
