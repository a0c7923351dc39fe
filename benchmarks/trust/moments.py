"""Lines of the program at which a signal is sent, instead of times on the clock.

A handler that raises does so at whatever line runs: at some lines the exception is replaced, in a
callback it is dropped, and between taking the terminal and the first frame it left the terminal in
raw mode.
"""

from __future__ import annotations

PLANT = """
import os, sys, weakref
from reader.__main__ import main
def now():
    if not came:
        came.append(True)
        os.kill(os.getpid(), {number})
came = []
def at(owner, name, after=False):
    usual = getattr(owner, name)
    def moment(*args, **names):
        if not after:
            now()
        result = usual(*args, **names)
        if after:
            now()
        return result
    setattr(owner, name, moment)
class Something: pass
def drop(*_):
    kept = Something()
    gone = weakref.ref(kept, lambda _: now())
    del kept
{patch}
sys.exit(main([{source!r}]))
"""
"""The program with a signal; `at` sends it before, or after, a function runs."""

_DRIVER = "from textual.drivers.linux_driver import LinuxDriver as D"
_MAIN = "from reader.ui.screens.main import MainScreen"
_LIBRARY = "from reader.library import Library"
MOMENTS = {
    "a class is made": "from textual.reactive import Reactive; at(Reactive, '__set_name__')",
    "a callback runs": f"{_LIBRARY}; usual = Library.__init__\n"
    "Library.__init__ = lambda *args: (drop(), usual(*args))[-1]",
    "the library opens": f"{_LIBRARY}; at(Library, '__init__', after=True)",
    "the loop begins": "from asyncio import events; at(events, 'new_event_loop', after=True)",
    "the styles are read": "from textual.css.stylesheet import Stylesheet as S; at(S, 'read_all')",
    "the terminal is half taken": f"{_DRIVER}; at(D, '_request_terminal_sync_mode_support')",
    "the terminal is taken": f"{_DRIVER}; at(D, 'start_application_mode', after=True)",
    "the screen is made": f"{_MAIN}; at(MainScreen, '__init__')",
    "the screen is filled": f"{_MAIN}; at(MainScreen, 'compose')",
    "the screen stands": f"{_MAIN}; at(MainScreen, 'show_row', after=True)",
    "the first frame": "from reader.ui.panes.bars import StatusBar; at(StatusBar, 'render')",
    "the terminal is given back": f"{_DRIVER}; at(D, 'stop_application_mode')",
    "the loop closes": "from asyncio.selector_events import BaseSelectorEventLoop as L\n"
    "at(L, 'close', after=True)",
    "the library closes": f"{_LIBRARY}; at(Library, 'close')",
}
"""Code that is inserted into the program, by name."""

LEAVING = ("the terminal is given back", "the loop closes", "the library closes")
"""Moments that occur when the program is left: a key must be pressed first."""
