"""What a start leaves out until it is asked for: asyncio's TLS, and Textual's command palette.

Both are a tenth of the time to the first screen.  A part that is left out has a stand-in in the
table of modules while those who name it are imported, and no longer; where a stand-in does not do,
the part itself is imported as ever.
"""

from __future__ import annotations

import sys
from importlib import import_module, reload
from types import ModuleType
from typing import Any

TLS = "ssl"
PALETTE = "textual.command"
APP = "textual.app"
THEMES = "textual.theme"

_standing: list[_StandIn] = []
"""The stand-in for the palette, while textual.app knows it and not the palette."""


class _StandIn(ModuleType):
    """A module in which every name is a class without anything, so that others can derive."""

    def __getattr__(self, name: str) -> Any:
        """Asked once for each name: then the module has it."""
        if name.startswith("_"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


def import_asyncio() -> None:
    """Import asyncio, in a process that has not yet imported it, without importing `ssl`.

    Loading TLS takes four megabytes.  Python is also built without it, and what asyncio does then
    (it asks, and goes on) is what happens here.
    """
    if TLS in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules[TLS] = None  # type: ignore[assignment]  # what Python documents for "not there"
    try:
        import_module("asyncio")
    finally:
        del sys.modules[TLS]


def import_app() -> None:
    """Import Textual's app without its palette, and without the dozen widgets that this imports.

    `load_palette` has to come before one is opened.
    """
    if APP in sys.modules or PALETTE in sys.modules:
        return
    sys.modules[PALETTE] = stand_in = _StandIn(PALETTE)
    try:
        import_module(APP)
    except Exception:  # of a later Textual's app: whatever it misses, it gets the palette itself
        for name in (PALETTE, APP, THEMES):
            sys.modules.pop(name, None)
        import_module(APP)
    else:
        del sys.modules[PALETTE]
        _standing.append(stand_in)


def load_palette() -> None:
    """Give Textual's app the palette, if it was imported without."""
    while _standing:
        stand_in = _standing.pop()
        palette = import_module(PALETTE)
        themes = reload(sys.modules[THEMES])  # it derives from what the palette holds
        app = sys.modules[APP]
        for module in (palette, themes):
            for name in vars(module).keys() & vars(app).keys():
                if _is_of(vars(app)[name], stand_in):
                    setattr(app, name, vars(module)[name])


def _is_of(value: object, stand_in: _StandIn) -> bool:
    """Whether it is one of the stand-in's classes, or derived from one."""
    classes = value.__mro__ if isinstance(value, type) else ()
    return any(found in vars(stand_in).values() for found in classes)
