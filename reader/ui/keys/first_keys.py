"""Loads what the first keys need while the first screen is looked at.

These are three modules and a pattern that the first two keys would otherwise load and compile.
"""

from __future__ import annotations

from importlib import import_module

from reader.counted_words import range_pattern

NEEDED = ("reader.ui.actions.move", "reader.ui.actions.ask", "reader.library.threads.rivals")
"""Modules that are not needed for the first screen, but for the next ones."""


def load_for_first_keys() -> None:
    """Import the modules and compile the pattern, in a thread."""
    for module in NEEDED:
        import_module(module)
    range_pattern()
