"""Imports asyncio without TLS, and Textual's app without its command palette.

Without TLS (together with `reader.library.identity.blake2`) memory is 11% less, without the palette
a start takes 7% less of the processor (benchmarks/README.md, "What a start leaves out").  While the
modules that import such a part are loaded, `sys.modules` has a stand-in for it; if that fails, the
part itself is imported.
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

_in_use: list[_StandIn] = []
"""The stand-in for the palette, until `load_palette` replaces its names in textual.app."""


class _StandIn(ModuleType):
    """A module in which every name is an empty class, so that other classes can derive from it."""

    def __getattr__(self, name: str) -> Any:
        """Make the class; called once for each name, as the module has it afterwards."""
        if name.startswith("_"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


def import_asyncio() -> None:
    """Import asyncio, in a process that has not yet imported it, without importing `ssl`.

    Loading TLS takes four megabytes.  Python can be built without it, so asyncio works without.
    """
    if TLS in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules[TLS] = None  # type: ignore[assignment]  # documented: an import raises ImportError
    try:
        import_module("asyncio")
    finally:
        del sys.modules[TLS]


def import_app() -> None:
    """Import Textual's app without its palette and the dozen widgets that the palette imports.

    `load_palette` has to be called before a palette is opened.
    """
    if APP in sys.modules or PALETTE in sys.modules:
        return
    sys.modules[PALETTE] = stand_in = _StandIn(PALETTE)
    try:
        import_module(APP)
    except Exception:  # a later version may use the palette while it is imported
        for name in (PALETTE, APP, THEMES):
            sys.modules.pop(name, None)
        import_module(APP)
    else:
        del sys.modules[PALETTE]
        _in_use.append(stand_in)


def load_palette() -> None:
    """Import the palette, and replace the stand-in's classes in Textual's app by those of it."""
    while _in_use:
        stand_in = _in_use.pop()
        palette = import_module(PALETTE)
        themes = reload(sys.modules[THEMES])  # it derives from what the palette holds
        app = sys.modules[APP]
        for module in (palette, themes):
            for name in vars(module).keys() & vars(app).keys():
                if _is_of(vars(app)[name], stand_in):
                    setattr(app, name, vars(module)[name])


def _is_of(value: object, stand_in: _StandIn) -> bool:
    """Whether a value is one of the stand-in's classes, or derived from one."""
    classes = value.__mro__ if isinstance(value, type) else ()
    return any(found in vars(stand_in).values() for found in classes)
