"""Reads the config file into `Settings`; without the file the defaults apply."""

from __future__ import annotations

from pathlib import Path

from reader.settings.files import read_bytes
from reader.settings.values import Problem, Settings

CONFIG_FILE = "config.toml"
WIDEST_CONFIG = 1 << 20
"""Bytes; a larger file is refused."""


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a config file; if none exists, return the defaults and no problem."""
    try:
        raw = read_bytes(path, WIDEST_CONFIG, "a config file")
    except FileNotFoundError:
        return Settings(file=str(path)), ()
    except OSError as error:
        return Settings(), (Problem(str(path), None, error.strerror or str(error)),)
    from reader.settings.config import parse_settings  # most readers have no config file

    try:
        return parse_settings(raw.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Settings(), (Problem(str(path), line, "is not UTF-8 text"),)
