"""The library: the index of bulletins and the reader's marks, behind one interface, `Library`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.library import Library as Library


def __getattr__(name: str) -> object:
    """Import `Library` at its first use, so that importing a module of this room stays cheap."""
    if name != "Library":
        raise AttributeError(name)
    from reader.library.library import Library

    return Library
