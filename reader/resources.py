"""Finds styles/ and sample_data/: inside the package if it is installed, else beside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def find_resource(name: str) -> Path:
    """Return the folder `name` of the wheel (`reader/name`) or of an editable checkout (`name`)."""
    inside = _PACKAGE / name
    # In a checkout the package has no such folder.
    return inside if inside.is_dir() else _PACKAGE.parent / name


def styles() -> Path:
    """Return the folder of the .tcss files."""
    return find_resource("styles")


def sample_data() -> Path:
    """Return the folder of the bulletins that a first start shows."""
    return find_resource("sample_data")
