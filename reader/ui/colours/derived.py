"""Derives a palette from one of Textual's themes, with every text readable."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color

from reader.ui.colours.chosen import DARK, LIGHT, OWN
from reader.ui.colours.contrast import apart, readable
from reader.ui.colours.palette import Palette

HUES = {
    "speaker": (15, 65),
    "quote": (70, 170),
    "number": (170, 225),
    "denial": (335, 15),
    "changed": (265, 335),
}
"""The range of hues, in degrees from and to, of a role's colour in every theme."""

_NAMES = ("warning", "success", "error", "secondary", "primary", "accent")
_LEAST_COLOUR = 0.2
"""Saturation below which a colour is grey."""


def derived(variables: Mapping[str, str], is_dark: bool) -> Palette:
    """Return the palette of a theme with these variables.

    A role gets the first of the theme's colours in its range of hues, or else the colour of our own
    theme. Text colours are made lighter or darker until they are readable on every background.
    """
    background, foreground = _parsed(variables, "background"), _parsed(variables, "foreground")
    primary, warning = _parsed(variables, "primary"), _parsed(variables, "warning")
    grounds = {
        "background": background,
        "bar": apart(background, foreground, 1.08),
        "cursor": apart(background, primary, 1.28),
        "blurred": apart(background, foreground, 1.16),
        "current": apart(background, warning, 1.22),
    }
    own = OWN[DARK if is_dark else LIGHT]
    wishes = {role: _of_hue(variables, role) or Color.parse(own[role]) for role in HUES}
    wishes |= {"foreground": foreground, "accent": primary}
    wishes["muted"] = foreground.blend(background, 0.4)
    texts = {name: readable(wish, *grounds.values()) for name, wish in wishes.items()}
    selection, error = background.blend(primary, 0.5), _parsed(variables, "error")
    others = {
        "line": background.blend(foreground, 0.2),
        "match": warning,
        "on-match": readable(background, warning),
        "selection": selection,
        "on-selection": readable(foreground, selection),
        "error": error,
        "on-error": readable(foreground, error),
    }
    return {name: colour.hex6 for name, colour in (grounds | texts | others).items()}


def _parsed(variables: Mapping[str, str], name: str) -> Color:
    return Color.parse(variables[name])


def _of_hue(variables: Mapping[str, str], role: str) -> Color | None:
    """The first of the theme's colours in a role's range of hues, or None."""
    low, high = HUES[role]
    for colour in (_parsed(variables, name) for name in _NAMES):
        hue, saturation, _ = colour.hsl
        around = (hue * 360 - low) % 360 <= (high - low) % 360
        if around and saturation >= _LEAST_COLOUR:
            return colour
    return None
