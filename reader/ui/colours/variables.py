"""Turns a theme into the variables of the style sheets, also for the framework's widgets."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from reader.ui.colours.chosen import OWN, OWN_256, SIXTEEN
from reader.ui.colours.palette import Palette

_WIDGETS = {
    "surface": "bar",
    "panel": "bar",
    "panel-darken-1": "bar",
    "border": "accent",
    "border-blurred": "line",
    "foreground-muted": "muted",
    "text-muted": "muted",
    "text-disabled": "muted",
    "block-cursor-foreground": "foreground",
    "block-cursor-background": "cursor",
    "block-cursor-blurred-foreground": "foreground",
    "block-cursor-blurred-background": "blurred",
    "input-selection-foreground": "on-selection",
    "input-selection-background": "selection",
    "input-cursor-foreground": "background",
    "input-cursor-background": "foreground",
    "screen-selection-foreground": "on-selection",
    "screen-selection-background": "selection",
    "scrollbar": "line",
    "scrollbar-hover": "muted",
    "scrollbar-active": "accent",
    "scrollbar-background": "bar",
    "scrollbar-background-hover": "bar",
    "scrollbar-background-active": "bar",
}
"""Variables of the framework's widgets that are used here, and the role whose colour each has."""


def style_variables(
    theme: Theme, variables: Mapping[str, str], has_256: bool = False
) -> dict[str, str]:
    """The variables of a theme, of which `variables` are those that the framework has made."""
    palette = palette_of(theme, variables, has_256)
    widgets = {} if theme.ansi else {name: palette[role] for name, role in _WIDGETS.items()}
    return {**variables, **widgets, **palette}


def palette_of(theme: Theme, variables: Mapping[str, str], has_256: bool = False) -> Palette:
    """The colours of the roles in a theme, where there are 256 or more.

    No colour of the sixteen is computed, nor any of our own themes.
    """
    chosen = (OWN_256 if has_256 else OWN).get(theme.name) or SIXTEEN.get(theme.name)
    if chosen is not None:
        return chosen
    from reader.ui.colours.derived import derived
    from reader.ui.colours.of_256 import of_256

    palette = derived(variables, theme.dark)
    return of_256(palette) if has_256 else palette
