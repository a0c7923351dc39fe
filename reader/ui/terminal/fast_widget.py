"""A widget whose component styles are worked out when they are first asked for.

The framework works out each style that a widget may need, whenever a class or a state of anything
above it changes: for lines of text these are dozens, of which a screen shows a few.
"""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class FastWidget(Widget):
    """`COMPONENT_CLASSES` says which component styles there are, as it does for any widget."""

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # of the widget
        """Those that were asked for: the framework works them out again where they may change."""
        return frozenset(self._component_styles)

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of components, the later ones over the earlier.

        Raises KeyError where the widget has no such component.
        """
        for name in names:
            if name not in self._component_styles and name in super()._get_component_classes():
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)
