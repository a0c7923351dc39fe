"""Imports asyncio without TLS, Textual's app without its command palette, and a bare watchfiles.

Without TLS (together with `reader.blake2`) the program takes 11% less memory, and without the
palette a start takes 7% less processor time (benchmarks/README.md, "What a start leaves out"). What
watchfiles imports takes a quarter of a megabyte and hundreds of names. While the importing modules
are loaded, `sys.modules` contains a stand-in for the unneeded part; if that fails, the part itself
is imported.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

TLS = "ssl"
PALETTE = "textual.command"
APP = "textual.app"
THEMES = "textual.theme"
WATCHING = "watchfiles"


class _StandIn(ModuleType):
    """A module in which every name is an empty class, so that other classes can derive from it."""

    def __getattr__(self, name: str) -> Any:
        """Create the class; called once per name, because the module then has it."""
        if name.startswith("_"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


def import_asyncio() -> None:
    """Import asyncio without importing `ssl`; does nothing if either is imported already.

    TLS takes four megabytes. Python can be built without it, so asyncio works without it.
    """
    if TLS in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules[TLS] = None  # type: ignore[assignment]  # documented: importing raises ImportError
    try:
        import_module("asyncio")
    finally:
        del sys.modules[TLS]


def import_app() -> None:
    """Import Textual's app without its palette and the dozen widgets that the palette imports.

    The screen has a palette of its own and never opens Textual's.
    """
    if APP in sys.modules or PALETTE in sys.modules:
        return
    sys.modules[PALETTE] = _StandIn(PALETTE)
    try:
        import_module(APP)
    except Exception:  # a later version may use the palette during the import
        for name in (PALETTE, APP, THEMES):
            sys.modules.pop(name, None)
        import_module(APP)
    else:
        del sys.modules[PALETTE]


def import_watching() -> None:
    """Import watchfiles without anyio and multiprocessing, which it imports for other uses."""
    if WATCHING in sys.modules:
        return
    unused = {name for name in ("anyio", f"{WATCHING}.run") if name not in sys.modules}
    sys.modules.update({name: _StandIn(name) for name in unused})
    try:
        import_module(WATCHING)
    except Exception:  # a later version may use them during the import
        for name in [name for name in sys.modules if name.partition(".")[0] == WATCHING]:
            del sys.modules[name]
    for name in unused:
        sys.modules.pop(name, None)
