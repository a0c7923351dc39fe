"""Turns the table of actions into commands of the palette."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.ui.screens.main import MainScreen
from reader.ui.table import Action, shown_key


class TableProvider(Provider):
    """Finds actions by their words; their keys are shown below them."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for action, screen in self._actions():
            yield DiscoveryHit(
                action.words, partial(screen.action_do, action.name), help=_keys(action)
            )

    async def search(self, query: str) -> Hits:
        """The actions whose words match."""
        matcher = self.matcher(query)
        for action, screen in self._actions():
            if (score := matcher.match(action.words)) > 0:
                yield Hit(
                    score,
                    matcher.highlight(action.words),
                    partial(screen.action_do, action.name),
                    help=_keys(action),
                )

    def _actions(self) -> list[tuple[Action, MainScreen]]:
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return []
        return [(action, screen) for action in screen.table if action.name != "palette"]


def _keys(action: Action) -> str:
    """The keys for the palette's second line; it is parsed as markup, so brackets become words."""
    words = {"[": "left bracket", "]": "right bracket"}
    return " ".join(words.get(key, shown_key(key)) for key in action.keys)
