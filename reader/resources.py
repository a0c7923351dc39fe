"""Where styles/ and sample_data/ are: inside the package when installed, beside it when not."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def find_resource(name: str) -> Path:
    """The folder `name` of the wheel (`reader/name`) or of an editable checkout (`name`)."""
    inside = _PACKAGE / name
    # In a checkout nothing but modules stands in the package, so the first that exists is right.
    return inside if inside.is_dir() else _PACKAGE.parent / name


def styles() -> Path:
    """The folder of the .tcss files."""
    return find_resource("styles")


def sample_data() -> Path:
    """The folder of the bulletins that a first start shows."""
    return find_resource("sample_data")
