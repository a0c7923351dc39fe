"""Converts TOML text to `Settings`; an invalid value gives a `Problem` and keeps its default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from reader.settings.bounds import find_toml_trouble
from reader.settings.toml_lines import line_of_error, lines_of_keys
from reader.settings.values import KeyNames, Problem, Settings, line_of


def parse_settings(text: str, path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings and problems of TOML text; `sources` are relative to the file `path`."""
    text = text.replace("\r\n", "\n")
    if (wrong := find_toml_trouble(text)) is not None:
        return Settings(), (Problem(str(path), *wrong),)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (Problem(str(path), line_of_error(error, text), f"not TOML: {error}"),)
    lines = lines_of_keys(text)
    good: dict[str, object] = {}
    keymap: dict[str, tuple[str, ...]] = {}
    filters: dict[str, str] = {}
    problems: list[Problem] = []
    for keys, value in _entries(table):
        try:
            if keys[0] == "filters" and len(keys) == 2:
                filters[keys[1]] = _filter(keys[1], value)
            elif len(keys) == 2:
                keymap[keys[1]] = _keys(keys[1], value)
            else:
                good[keys[0]] = _checked(keys[0], value, path.parent)
        except _NotAllowedError as error:
            problems.append(Problem(str(path), line_of(keys, lines), str(error)))
    tables = {"keymap": keymap, "filters": filters}
    # The checks made sure that each value has the type of its field.
    settings = Settings(**good, **tables, file=str(path), lines=lines)  # type: ignore[arg-type]
    return settings, tuple(problems)


class _NotAllowedError(Exception):
    """A key or value is invalid; the message says what is allowed."""


def _entries(table: dict[str, object]) -> Iterator[tuple[KeyNames, object]]:
    """Each top-level key with its value; for a table, each of its keys instead."""
    for key, value in table.items():
        if key in ("keymap", "filters") and isinstance(value, dict):
            yield from (((key, inner), inside) for inner, inside in value.items())
        else:
            yield (key,), value


def _checked(key: str, value: object, base: Path) -> object:
    if key not in _CHECKS:
        known = ", ".join(sorted(_CHECKS))
        raise _NotAllowedError(f"unknown key {_shown(key)}; the keys are {known}")
    return _CHECKS[key](value, base)


def _sources(value: object, base: Path) -> tuple[str, ...]:
    allowed = 'sources takes a list of files and folders, like ["~/bulletins"]'
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _NotAllowedError(f"{allowed}, not {_shown(value)}")
    for item in value:
        if item in ("", "-") or "\0" in item:
            raise _NotAllowedError(f"{allowed}; {_shown(item)} is not allowed in it")
    return tuple(item if "://" in item else str(base / os.path.expanduser(item)) for item in value)


def _keymap(value: object, _: Path) -> object:
    raise _NotAllowedError(f"keymap is a table of actions and their keys, not {_shown(value)}")


def _keys(action: str, value: object) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) and key for key in keys):
        allowed = f'{action} takes a key or a list of keys, like "b" or ["b", "ctrl+b"]'
        raise _NotAllowedError(f"{allowed}, not {_shown(value)}")
    return tuple(keys)


def _filters(value: object, _: Path) -> object:
    example = '"Losses" = "figure:>100 counted:soldiers"'
    raise _NotAllowedError(f"filters is a table like {example}, not {_shown(value)}")


def _filter(name: str, value: object) -> str:
    if not name.strip():
        raise _NotAllowedError("a filter needs a name")
    if not isinstance(value, str) or not value.strip():
        allowed = 'takes a query as typed after f, like "speaker:minister is:unread"'
        raise _NotAllowedError(f"the filter {_shown(name)} {allowed}, not {_shown(value)}")
    return value


def _theme(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value:
        raise _NotAllowedError(f"theme takes the name of a theme, not {_shown(value)}")
    return value


def _width(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 20 <= value <= 400:
        raise _NotAllowedError(
            f"width takes a whole number of columns, 20 to 400, not {_shown(value)}"
        )
    return value


def _rows(value: object, _: Path) -> int:
    if isinstance(value, bool) or value not in (1, 2):
        raise _NotAllowedError(f"rows takes 1 or 2, the lines of a list row, not {_shown(value)}")
    return 2 if value == 2 else 1


def _read_delay(value: object, _: Path) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= 3600:  # type: ignore[operator]
        raise _NotAllowedError(f"read_delay takes seconds, 0 to 3600, not {_shown(value)}")
    return float(value)  # type: ignore[arg-type]


def _whole(key: str, unit: str, most: int, value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise _NotAllowedError(
            f"{key} takes a whole number of {unit}, 0 to {most}, not {_shown(value)}"
        )
    return value


def _fetch(value: object, _: Path) -> str:
    if value not in ("auto", "manual"):
        raise _NotAllowedError(f'fetch takes "auto" or "manual", not {_shown(value)}')
    return str(value)


def _start(value: object, _: Path) -> str:
    if value not in ("developments", "catchup"):
        raise _NotAllowedError(f'start takes "developments" or "catchup", not {_shown(value)}')
    return str(value)


def _truth(name: str, value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise _NotAllowedError(f"{name} takes true or false, not {_shown(value)}")
    return value


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."


_CHECKS: dict[str, Callable[[object, Path], object]] = {
    "allow_exec": partial(_truth, "allow_exec"),
    "fetch": _fetch,
    "filters": _filters,
    "fold_read": partial(_truth, "fold_read"),
    "keep_days": partial(_whole, "keep_days", "days", 36_500),
    "keep_fetched_days": partial(_whole, "keep_fetched_days", "days", 36_500),
    "keep_fetched_mib": partial(_whole, "keep_fetched_mib", "MiB", 1 << 20),
    "keymap": _keymap,
    "read_delay": _read_delay,
    "rows": _rows,
    "sources": _sources,
    "start": _start,
    "theme": _theme,
    "width": _width,
}
