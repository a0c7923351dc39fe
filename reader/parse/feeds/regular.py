"""Tells a long feed that its parser reads in linear time from one that may take quadratic time."""

from __future__ import annotations

from xml.parsers import expat

_ELEMENTS_IN_ITEM, _MOST_ATTRIBUTES, _MOST_NAMESPACES, _DEEPEST = 25, 50, 100, 60
"""Feeds have some ten elements in an item, a few attributes in each, and ten namespaces."""


class _IrregularError(Exception):
    """The feed has more of something than any program writes."""


class _Counter:
    """Counts what a feed has while it is read, and stops it at a limit."""

    def __init__(self, most_elements: int) -> None:
        self._most = most_elements
        self._elements = self._namespaces = self._depth = 0

    def start(self, _: str, attributes: list[str]) -> None:
        """Count an element; `attributes` are names and values in turn."""
        self._elements += 1
        self._depth += 1
        self._namespaces += sum(name.startswith("xmlns") for name in attributes[::2])
        if (
            self._elements > self._most
            or self._depth > _DEEPEST
            or self._namespaces > _MOST_NAMESPACES
            or len(attributes) > 2 * _MOST_ATTRIBUTES
        ):
            raise _IrregularError

    def end(self, _: str) -> None:
        """Count the end of an element."""
        self._depth -= 1

    def refuse(self, *_: object) -> None:
        """Stop at an entity: it may stand for any amount of text."""
        raise _IrregularError


def is_regular(source: str, items: int) -> bool:
    """Return whether a feed of so many items is well-formed, without entities or much of anything.

    It has no deep nesting, no element with many attributes, and not many elements for each item.
    """
    counter = _Counter(_ELEMENTS_IN_ITEM * (items + 1))
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    parser.EntityDeclHandler = counter.refuse
    try:
        parser.Parse(source.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _IrregularError):
        return False
    return True
