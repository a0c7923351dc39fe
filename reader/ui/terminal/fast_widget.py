"""A widget whose component styles are worked out when they are first asked for, and then kept.

Its size changes without a second layout, too.

The framework works out each style that a widget may need, whenever a class or a state of anything
above it changes: for lines of text these are dozens, of which a screen shows a few, and the same
again when a reader goes from view to view.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.geometry import Size
from textual.widget import Widget

Conditions = tuple[tuple[frozenset[str], frozenset[str]], ...]
"""Classes and states of a widget and of all above it, on which its styles depend."""


class FastWidget(Widget):
    """`COMPONENT_CLASSES` says which component styles there are, as it does for any widget."""

    _rules: Sequence[RuleSet] = ()
    _known: dict[Conditions, dict[str, RenderStyles]] = {}  # noqa: RUF012  # replaced, never changed

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # of the widget
        """None: those that were asked for are replaced here by those under today's conditions.

        The framework asks for them whenever they may have changed.
        """
        before, made = self._component_styles, self._under_conditions()
        self._component_styles = made
        if any(self._made(name) != styles for name, styles in before.items()):
            self.refresh()
        return frozenset()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """The framework would arrange the screen a second time, for sizes that nobody asks for."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of components, the later ones over the earlier.

        Raises KeyError where the widget has no such component.
        """
        for name in names:
            if name not in self._component_styles and name in super()._get_component_classes():
                self._made(name)
        return super().get_component_styles(*names)

    def _made(self, name: str) -> RenderStyles:
        """The style of a component, worked out if it is not known."""
        if name not in self._component_styles:
            node = DOMNode(classes=name)
            node._attach(self)
            self.app.stylesheet.apply(node)
            self._component_styles[name] = node.styles
        return self._component_styles[name]

    def _under_conditions(self) -> dict[str, RenderStyles]:
        """The styles that are known for the present rules, classes and states."""
        rules = self.app.stylesheet.rules
        if rules is not self._rules:  # another theme, or another sheet was read
            self._rules, self._known = rules, {}
        now = tuple((node.classes, node.pseudo_classes) for node in self.css_path_nodes)
        return self._known.setdefault(now, {})
