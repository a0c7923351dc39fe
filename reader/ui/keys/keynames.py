"""Checks the names of keys in a config: terminals must be able to send them distinctly."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
NAMED = {"escape", "enter", "tab", "space", "backspace", "insert", "delete", "home", "end"}
NAMED |= {"pageup", "pagedown", "up", "down", "left", "right", "comma", "plus", "minus"}
NAMED |= {"backslash", "underscore", *(f"f{number}" for number in range(1, 25))}
NAMED |= {f"{side}_{kind}_bracket" for side in ("left", "right") for kind in ("square", "curly")}
SAME = {"m": "enter", "j": "enter", "i": "tab", "h": "backspace", "[": "escape"}
"""Letters that most terminals send, with Ctrl, as these keys."""


def usable(
    keymap: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str]]]:
    """Return the keymap without invalid names, and problems as (action, message)."""
    checked, problems = {}, []
    for action, keys in keymap.items():
        checked[action] = tuple(key for key in dict.fromkeys(keys) if is_key(key))
        for key in keys:
            if not is_key(key):
                known = '"b", "B", "f5", "ctrl+b", "pagedown"'
                problems.append((action, f"{key!r} is not a key; keys are like {known}"))
            elif (wrong := key_trouble(key)) is not None:
                problems.append((action, wrong))
    return checked, problems


def is_key(key: str) -> bool:
    """Whether a name has the form of a key's name."""
    *held, base = _parts(key)
    if any(word not in MODIFIERS for word in held):
        return False
    if len(base) == 1:
        return base.isprintable()
    return base in NAMED or _is_unicode_name(base)


def key_trouble(key: str) -> str | None:
    """Return why a terminal sends a key as another one, and what to write; None if it does not."""
    *held, base = _parts(key)
    if "ctrl" in held and len(base) == 1 and base.isalpha() and base != base.lower():
        return f"{key!r} can't be told from 'ctrl+{base.lower()}'; write that"
    if held == ["ctrl"] and base in SAME:
        return f"{key!r} arrives as {SAME[base]!r} in most terminals; take another key"
    if held == ["shift"] and len(base) == 1:
        right = base.upper() if base.upper() != base else "the sign that it gives"
        return f"{key!r} arrives as the sign alone; write {right!r}"
    return None


def _parts(key: str) -> list[str]:
    """The modifiers, and then the key, which may be "+"."""
    if key == "+" or key.endswith("++"):
        return [*key[:-1].split("+")[:-1], "+"]
    return key.split("+")


def _is_unicode_name(name: str) -> bool:
    """Whether this is Unicode's name of a character, like "question_mark"."""
    try:
        unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return False
    return name == name.lower()
