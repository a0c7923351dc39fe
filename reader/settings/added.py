"""Finds the added sources: those in `sources.txt`, and the addresses in the config file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.settings.folders import Folders
from reader.settings.values import Problem, Settings

if TYPE_CHECKING:
    from reader.settings.source_list import AddedSource

_LIST, _FETCHED = "sources.txt", Path("documents", "fetched")
_KEPT = "*/[0-9a-f]*"
"""The documents of all sources, in the folder of fetched documents."""

_NO_PROGRAMS = "exec: sources are run only with allow_exec = true in the config file"


class Added(NamedTuple):
    """The added sources, and the errors in their list.

    `sources` are fetched; `paths` are files and folders, which are read in place.
    """

    sources: tuple[AddedSource, ...] = ()
    paths: tuple[AddedSource, ...] = ()
    problems: tuple[Problem, ...] = ()


def fetched_folder(folders: Folders) -> Path:
    """Return the folder of fetched documents."""
    return folders.data / _FETCHED


def list_file(folders: Folders) -> Path:
    """Return the file that lists the added sources."""
    return folders.config / _LIST


def is_web_address(source: str) -> bool:
    """Whether a source is fetched, and not a path."""
    return source.lower().startswith(("http://", "https://"))


def configured_sources(folders: Folders, settings: Settings, added: Added) -> tuple[str, ...]:
    """Return the sources of a start without paths.

    They are the files and folders of config file and list, and the folder of fetched documents.
    """
    listed = (os.path.expanduser(source.address) for source in added.paths)
    configured = (source for source in settings.sources if not is_web_address(source))
    paths = tuple(dict.fromkeys((*configured, *listed)))
    fetched = fetched_folder(folders)
    if not added.sources:  # texts with marks stay after their source is removed
        return (*paths, str(fetched)) if any(fetched.glob(_KEPT)) else paths
    with suppress(OSError):  # reported when something is stored in it
        fetched.mkdir(0o700, parents=True, exist_ok=True)
    return (*paths, str(fetched)) if fetched.is_dir() else paths


def find_added(folders: Folders, settings: Settings) -> Added:
    """Return the sources of the list, then the addresses of the config file.

    Programs are run only if the config file allows it.
    """
    path = list_file(folders)
    configured = tuple(filter(is_web_address, settings.sources))
    if not configured and not path.exists():
        return Added()
    from reader.settings.source_list import AddedSource, read_sources  # few starts need it

    listed, problems = read_sources(path)
    known = {source.address for source in listed}
    more = tuple(AddedSource(address) for address in configured if address not in known)
    fetched = tuple(one for one in listed if not one.is_path)
    if not settings.allow_exec and any(one.is_program for one in fetched):
        fetched = tuple(one for one in fetched if not one.is_program)
        problems = (*problems, Problem(str(path), None, _NO_PROGRAMS))
    return Added((*fetched, *more), tuple(one for one in listed if one.is_path), problems)
