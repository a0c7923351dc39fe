"""Where files live: three folders, from the environment or the platform, and the kept theme."""

import json
import os
from pathlib import Path
from typing import NamedTuple, Self

STATE_FILE = "ui-state.json"
LOG_FILE = "crash.log"


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
        config=_from_environment("CONFIG") or usual.user_config_path,
        cache=_from_environment("CACHE") or usual.user_cache_path,
        data=_from_environment("DATA") or usual.user_data_path,
        state=_from_environment("STATE") or usual.user_state_path,
    )


def _from_environment(kind: str) -> Path | None:
    value = os.environ.get(f"WARREADER_{kind}_HOME", "")
    return Path(os.path.expanduser(value)).absolute() if value else None


def kept_theme(folders: Folders, configured: str | None = None) -> str | None:
    """The theme last chosen on the screen; None if none was or the file is no use.

    A choice holds until the config file names another theme than it did (`configured`).
    """
    try:
        state = json.loads((folders.data / STATE_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(state, dict) or state.get("configured") != configured:
        return None
    theme = state.get("theme")
    return theme if isinstance(theme, str) else None


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
