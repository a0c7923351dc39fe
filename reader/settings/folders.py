"""Where files live: three folders, from the environment or the platform, and the kept theme."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Self

STATE_FILE = "ui-state.json"
LOG_FILE = "crash.log"

_NOWHERE = Path(os.devnull, "no-home", "warreader")
"""A folder that can't be made: what would be kept there lasts until the program ends."""

_LARGEST_STATE = 1 << 16
"""Bytes; a larger file is no kept theme."""


class Folders(NamedTuple):
    """What the reader writes (config), what can be rebuilt (cache), what is precious (data).

    `state` is what only this computer needs to know, such as where the program failed.
    """

    config: Path
    cache: Path
    data: Path
    state: Path | None = None

    @property
    def log(self) -> Path:
        """The file that tells where the program failed."""
        return (self.state or self.cache) / LOG_FILE

    def for_samples(self) -> Self:
        """The samples have an index and marks of their own, so that they mix with nobody's."""
        return self._replace(cache=self.cache / "samples", data=self.data / "samples")


def find_folders() -> Folders:
    """The folders of this account; `WARREADER_CONFIG_HOME`, `_CACHE_HOME` and so on win."""
    from platformdirs import PlatformDirs

    usual = PlatformDirs("warreader", appauthor=False)
    return Folders(
        config=_folder("CONFIG", lambda: usual.user_config_dir),
        cache=_folder("CACHE", lambda: usual.user_cache_dir),
        data=_folder("DATA", lambda: usual.user_data_dir),
        state=_folder("STATE", lambda: usual.user_state_dir),
    )


def _folder(kind: str, usual: Callable[[], str]) -> Path:
    """The folder that the environment names, or the usual one, as an absolute path."""
    given = os.environ.get(f"WARREADER_{kind}_HOME", "")
    try:
        path = Path(os.path.expanduser(given) if given else usual())
        is_homeless = not given and not path.is_absolute()
        return _NOWHERE if is_homeless else path.absolute()
    except (OSError, RuntimeError):  # the current folder was deleted; the account has no home
        return _NOWHERE


def kept_theme(folders: Folders, configured: str | None = None) -> str | None:
    """The theme last chosen on the screen; None if none was or the file is no use.

    A choice holds until the config file names another theme than it did (`configured`).
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
    """The bytes of a regular file of bounded size; OSError for anything else."""
    if not path.is_file():  # a pipe would be waited for without end
        raise OSError("is not a regular file")
    with path.open("rb") as file:
        raw = file.read(_LARGEST_STATE + 1)
    if len(raw) > _LARGEST_STATE:
        raise OSError("is too large")
    return raw


def keep_theme(folders: Folders, theme: str, configured: str | None = None) -> str | None:
    """Write the chosen theme for the next start; gives why it could not be kept, or None.

    The file is replaced as a whole: another start sees the old one or the new one.
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
