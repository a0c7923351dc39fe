"""What the terminal can show, from its environment."""

from __future__ import annotations

from collections.abc import Mapping

DEEP = ("truecolor", "24bit")
DEEP_TERMS = ("256color", "kitty", "direct", "alacritty", "foot", "ghostty", "wezterm")


def is_limited(environment: Mapping[str, str]) -> bool:
    """Whether there are sixteen colours or none: then the terminal's own palette is used."""
    if environment.get("NO_COLOR"):
        return True
    if environment.get("COLORTERM", "").lower() in DEEP:
        return False
    term = environment.get("TERM", "")
    return not any(name in term for name in DEEP_TERMS)
