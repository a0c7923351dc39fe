"""An app with themes: the requested one, or the one that fits the terminal."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from textual.reactive import Reactive
from textual.theme import BUILTIN_THEMES, Theme

from reader.settings import AUTO
from reader.settings.themes import THEMES
from reader.ui.colours.chosen import ANSI_DARK, ANSI_LIGHT, DARK, LIGHT, SIXTEEN, own_themes
from reader.ui.colours.terminal_support import (
    QUESTION,
    is_light_by_answer,
    is_light_by_environment,
    is_limited,
)
from reader.ui.colours.variables import style_variables
from reader.ui.terminal.base_app import TerminalApp

_OWN = {theme.name: theme for theme in own_themes()}
_ALL = BUILTIN_THEMES | _OWN


class ThemedApp(TerminalApp):
    """`wanted` is the requested theme: a name, or `AUTO` for one that fits the terminal."""

    theme: Reactive[str] = Reactive(DARK)

    def __init__(self, css_path: Sequence[str | PurePath], wanted: str) -> None:
        """With few colours, use a theme of the terminal's own colours."""
        self.has_few_colours = is_limited(os.environ)
        self._is_light = bool(is_light_by_environment(os.environ))
        self.wanted = wanted
        # Set before Textual computes the styles, because it would compute them again.
        self.set_reactive(ThemedApp.theme, self._fitting(wanted))
        super().__init__(css_path=list(css_path), ansi_color=True if self.has_few_colours else None)
        if wanted == AUTO:
            self.question = QUESTION

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and our two."""
        return _ALL

    @property
    def theme_names(self) -> list[str]:
        """The names that can be requested; with few colours only themes without other colours."""
        names = SIXTEEN if self.has_few_colours else THEMES
        return [AUTO, *sorted(names, key=lambda name: (name not in _OWN, name))]

    def get_css_variables(self) -> dict[str, str]:
        """Return Textual's variables with the colours of our roles."""
        variables = super().get_css_variables()
        self.theme_variables = style_variables(
            self.current_theme, variables, self.console.color_system == "256"
        )
        return self.theme_variables

    def show_theme(self, wanted: str) -> None:
        """Switch to a theme."""
        self.wanted = wanted
        self.theme = self._fitting(wanted)

    def _fitting(self, wanted: str) -> str:
        """The theme to show for a request."""
        names = SIXTEEN if self.has_few_colours else THEMES
        if wanted in names:
            return wanted
        few, many = (ANSI_LIGHT, LIGHT) if self._is_light else (ANSI_DARK, DARK)
        return few if self.has_few_colours else many

    def terminal_told(self, text: str) -> None:
        """Handle an answer of the terminal; called in the thread that reads keys."""
        if (is_light := is_light_by_answer(text)) is not None:
            with suppress(RuntimeError):  # the screen is being closed
                self.call_later(self._background_told, is_light)

    def _background_told(self, is_light: bool) -> None:
        """Follow the terminal's background, unless a theme was requested."""
        self._is_light = is_light
        self.show_theme(self.wanted)
