"""Selects the base classes of the app and its lines: with private parts of Textual, or without."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.ui.terminal.private_names import uses_public_parts_only

# The type checker sees only the public parts, so the rest of the program can use nothing else.
if TYPE_CHECKING or uses_public_parts_only(os.environ):
    from textual.widget import Widget as TerminalWidget

    from reader.ui.terminal.guarded_app import GuardedApp as TerminalApp
else:
    from reader.ui.terminal.fast_app import FastApp as TerminalApp
    from reader.ui.terminal.fast_widget import FastWidget as TerminalWidget

__all__ = ["TerminalApp", "TerminalWidget"]
