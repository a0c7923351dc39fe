"""Maps a theme to the variables of the style sheets, including those of Textual's widgets."""

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
"""Variables of Textual's widgets that are used here, and the role whose colour each gets."""


def style_variables(
    theme: Theme, variables: Mapping[str, str], has_256: bool = False
) -> dict[str, str]:
    """Return the variables of a theme; `variables` are those that Textual has computed."""
    palette = palette_of(theme, variables, has_256)
    widgets = {} if theme.ansi else {name: palette[role] for name, role in _WIDGETS.items()}
    return {**variables, **widgets, **palette}


def palette_of(theme: Theme, variables: Mapping[str, str], has_256: bool = False) -> Palette:
    """Return the colours of the roles in a theme, for 256 colours or more.

    The sixteen-colour themes and our own have fixed palettes; the others are derived.
    """
    chosen = (OWN_256 if has_256 else OWN).get(theme.name) or SIXTEEN.get(theme.name)
    if chosen is not None:
        return chosen
    from reader.ui.colours.derived import derived
    from reader.ui.colours.of_256 import of_256

    palette = derived(variables, theme.dark)
    return of_256(palette) if has_256 else palette
