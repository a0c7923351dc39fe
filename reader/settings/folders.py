"""Finds the folders of an account, and keeps the theme chosen on the screen."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Self

STATE_FILE = "ui-state.json"
LOG_FILE = "crash.log"

_NOWHERE = Path(os.devnull, "no-home", "warreader")
"""A path where no folder can be made: what belongs there is kept only until the program ends."""

_LARGEST_STATE = 1 << 16
"""Bytes; a larger file is ignored."""


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
    """Return the folders named by `WARREADER_CONFIG_HOME` and so on, else the usual ones."""
    from platformdirs import PlatformDirs

    usual = PlatformDirs("warreader", appauthor=False)
    return Folders(
        config=_folder("CONFIG", lambda: usual.user_config_dir),
        cache=_folder("CACHE", lambda: usual.user_cache_dir),
        data=_folder("DATA", lambda: usual.user_data_dir),
        state=_folder("STATE", lambda: usual.user_state_dir),
    )


def _folder(kind: str, usual: Callable[[], str]) -> Path:
    """The folder in the environment, else the usual one, as an absolute path."""
    given = os.environ.get(f"WARREADER_{kind}_HOME", "")
    try:
        path = Path(os.path.expanduser(given) if given else usual())
        is_homeless = not given and not path.is_absolute()
        return _NOWHERE if is_homeless else path.absolute()
    except (OSError, RuntimeError):  # the current folder was deleted; the account has no home
        return _NOWHERE


def kept_theme(folders: Folders, configured: str | None = None) -> str | None:
    """Return the theme last chosen on the screen, or None if there is none or it cannot be read.

    A choice is valid as long as the config file names the same theme (`configured`).
    """
    try:
        state = json.loads(_read_state(folders.data / STATE_FILE))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(state, dict) or state.get("configured") != configured:
        return None
    theme = state.get("theme")
    return theme if isinstance(theme, str) else None


def _read_state(path: Path) -> bytes:
    """The bytes of a regular file of limited size; raises OSError for anything else."""
    if not path.is_file():  # reading a pipe could wait for ever
        raise OSError("is not a regular file")
    with path.open("rb") as file:
        raw = file.read(_LARGEST_STATE + 1)
    if len(raw) > _LARGEST_STATE:
        raise OSError("is too large")
    return raw


def keep_theme(folders: Folders, theme: str, configured: str | None = None) -> str | None:
    """Write the chosen theme for the next start; return why it could not be written, or None.

    The file is replaced atomically.
    """
    text = json.dumps({"theme": theme, "configured": configured}) + "\n"
    fresh = folders.data / f".{STATE_FILE}.{os.getpid()}"
    try:
        folders.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
        fresh.replace(folders.data / STATE_FILE)
    except OSError as error:
        return error.strerror or str(error)
    return None
