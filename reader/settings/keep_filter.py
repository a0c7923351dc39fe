"""Adds a saved filter to the text of the config file, without changing anything else."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from reader.settings.bounds import find_toml_trouble, statements
from reader.settings.files import replace_bytes

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def keep_filter(path: Path, name: str, query: str) -> str | None:
    """Write a filter to a config file; returns why that failed, or None.

    The file is replaced atomically; if it is a link, the file that the link leads to.
    """
    try:
        raw = path.read_bytes() if path.exists() else b""
        text = with_filter(raw.decode("utf-8-sig"), name, query)
        if text is None:
            return f"{path.name} has [filters] in a form that can't be extended"
        replace_bytes(path, text.encode())
    except UnicodeDecodeError:
        return f"{path.name} is not UTF-8 text"
    except OSError as error:
        return error.strerror or str(error)
    return None


def with_filter(text: str, name: str, query: str) -> str | None:
    """Return the text with the filter after the existing ones; None if that is not possible.

    The new text is parsed to make sure that only the filter was added.
    """
    before = _table(text)
    if before is None:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    entry = f"{_key(name)} = {json.dumps(query, ensure_ascii=False)}{end}"
    at = _end_of_filters(text)
    if at is None:
        apart = "" if not text else end if text.endswith("\n") else end * 2
        made = f"{text}{apart}[filters]{end}{entry}"
    else:
        head = text[:at]
        made = f"{head}{'' if head.endswith(chr(10)) else end}{entry}{text[at:]}"
    filters = before.get("filters", {})
    wanted = {**before, "filters": {**filters, name: query}} if isinstance(filters, dict) else None
    return made if wanted is not None and _table(made) == wanted else None


def _table(text: str) -> Mapping[str, object] | None:
    """The parsed TOML text; None if it is invalid."""
    if find_toml_trouble(text.replace("\r\n", "\n")) is not None:
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _end_of_filters(text: str) -> int | None:
    """The offset at which a line can be added to the table of filters.

    None without such a table.
    """
    at = end = 0
    is_inside = found = False
    for statement in statements(text):
        at += len(statement.text)
        words = statement.text.strip()
        if words.startswith("["):
            is_inside = re.fullmatch(r"\[\s*filters\s*\]\s*(#.*)?", words) is not None
            found = found or is_inside
        if is_inside and words and not words.startswith("#"):
            end = at
    return end if found else None


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
