"""A widget that computes a component style at its first use and caches it.

A change of its size does not cause a second layout either. Textual computes every style that a
widget may need, whenever a class or a state of anything above it changes. For lines of text these
are dozens, of which a screen shows a few, and all again at each change of the view.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.geometry import Size
from textual.widget import Widget

Conditions = tuple[tuple[frozenset[str], frozenset[str]], ...]
"""Classes and states of a widget and of all widgets above it, which its styles depend on."""


class FastWidget(Widget):
    """`COMPONENT_CLASSES` declares the component styles, as for any widget."""

    _rules: Sequence[RuleSet] = ()
    _known: dict[Conditions, dict[str, RenderStyles]] = {}  # noqa: RUF012  # replaced, never changed

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # of the widget
        """Return none, and replace the styles in use by those for the present conditions.

        Textual calls this whenever they may have changed.
        """
        before, made = self._component_styles, self._under_conditions()
        self._component_styles = made
        if any(self._made(name) != styles for name, styles in before.items()):
            self.refresh()
        return frozenset()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Avoid a second layout, which Textual would do for sizes that nothing reads."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the merged styles of components; later ones override earlier ones.

        Raises KeyError if the widget has no such component.
        """
        for name in names:
            if name not in self._component_styles and name in super()._get_component_classes():
                self._made(name)
        return super().get_component_styles(*names)

    def _made(self, name: str) -> RenderStyles:
        """The style of a component, computed if it is not cached."""
        if name not in self._component_styles:
            node = DOMNode(classes=name)
            node._attach(self)
            self.app.stylesheet.apply(node)
            self._component_styles[name] = node.styles
        return self._component_styles[name]

    def _under_conditions(self) -> dict[str, RenderStyles]:
        """The cached styles for the present rules, classes and states."""
        rules = self.app.stylesheet.rules
        if rules is not self._rules:  # the theme has changed, or a style sheet was added
            self._rules, self._known = rules, {}
        now = tuple((node.classes, node.pseudo_classes) for node in self.css_path_nodes)
        return self._known.setdefault(now, {})
