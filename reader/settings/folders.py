"""Finds the folders of an account, and stores choices made on the screen."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Self

from reader.settings.files import read_bytes, replace_bytes

STATE_FILE = "ui-state.json"
LOG_FILE = "crash.log"

_NOWHERE = Path(os.devnull, "no-home", "warreader")
"""A path at which no folder can be created: what belongs there lasts until the program ends."""

_LARGEST_STATE = 1 << 16
"""Bytes; a larger file is ignored."""

_KEPT = ("theme", "configured", "list_width")
"""The keys of the state file."""

_WIDEST = 1 << 16
"""Cells; no terminal is wider."""


class Folders(NamedTuple):
    """The folders for the config file, the index (cache), the marks (data) and the log (state)."""

    config: Path
    cache: Path
    data: Path
    state: Path | None = None

    @property
    def log(self) -> Path:
        """The log of uncaught exceptions."""
        return (self.state or self.cache) / LOG_FILE

    def for_samples(self) -> Self:
        """Return the folders for reading the samples, with an index and marks of their own."""
        return self._replace(cache=self.cache / "samples", data=self.data / "samples")


def find_folders() -> Folders:
    """Return the folders named by `WARREADER_CONFIG_HOME` and so on, or else the usual ones."""
    from platformdirs import PlatformDirs

    usual = PlatformDirs("warreader", appauthor=False)
    return Folders(
        config=_folder("CONFIG", lambda: usual.user_config_dir),
        cache=_folder("CACHE", lambda: usual.user_cache_dir),
        data=_folder("DATA", lambda: usual.user_data_dir),
        state=_folder("STATE", lambda: usual.user_state_dir),
    )


def _folder(kind: str, usual: Callable[[], str]) -> Path:
    """The folder in the environment, or else the usual one, as an absolute path."""
    given = os.environ.get(f"WARREADER_{kind}_HOME", "")
    try:
        path = Path(os.path.expanduser(given) if given else usual())
        is_homeless = not given and not path.is_absolute()
        return _NOWHERE if is_homeless else path.absolute()
    except (OSError, RuntimeError):  # current folder deleted, or an account without a home
        return _NOWHERE


class KeptState(NamedTuple):
    """The choices made on the screen: the theme, and the width of the list in cells.

    Each is None if there is none. A theme is valid while the config file names the same theme.
    """

    theme: str | None = None
    list_width: int | None = None


def kept_state(folders: Folders, configured: str | None = None) -> KeptState:
    """Return the valid part of the stored state; `configured` is the theme of the config file."""
    state = _state(folders)
    theme, width = state.get("theme"), state.get("list_width")
    is_valid = isinstance(theme, str) and state.get("configured") == configured
    is_width = type(width) is int and 0 < width < _WIDEST
    return KeptState(theme if is_valid else None, width if is_width else None)


def kept_theme(folders: Folders, configured: str | None = None) -> str | None:
    """Return the theme last chosen on the screen, or None; see `kept_state`."""
    return kept_state(folders, configured).theme


def _state(folders: Folders) -> dict[str, Any]:
    """The content of the state file, or {} if it cannot be read."""
    try:
        state = json.loads(read_bytes(folders.data / STATE_FILE, _LARGEST_STATE, "a state file"))
    except (OSError, ValueError, RecursionError):
        return {}
    return state if isinstance(state, dict) else {}


def keep_theme(folders: Folders, theme: str, configured: str | None = None) -> str | None:
    """Store the chosen theme for the next start; returns why that failed, or None."""
    return _keep(folders, theme=theme, configured=configured)


def keep_list_width(folders: Folders, width: int | None) -> str | None:
    """Store the width of the list for the next start; returns why that failed, or None."""
    return _keep(folders, list_width=width)


def _keep(folders: Folders, **changed: str | int | None) -> str | None:
    """Change values of the state file, which is replaced atomically; other values stay."""
    known = {key: value for key, value in _state(folders).items() if key in _KEPT}
    text = json.dumps(known | changed) + "\n"
    try:
        replace_bytes(folders.data / STATE_FILE, text.encode())
    except OSError as error:
        return error.strerror or str(error)
    return None
