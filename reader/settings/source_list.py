"""Reads `sources.txt`, the list of added sources, and adds and removes lines.

A line is an address, then an optional title in quotation marks, then options: `every=2h`,
`full=no`. The address is a web address, the path of a file or folder, or a program after `exec:`.
Lines that begin with `#` are comments. Lines that the reader wrote are not changed.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.settings.files import read_bytes, replace_bytes
from reader.settings.values import Problem

_LARGEST = 1 << 20
"""Bytes; a larger file is refused."""

_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_PATHS = ("/", "~/")
PROGRAM = "exec:"
"""The prefix of the address of a source that is the output of a program."""

_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'[^']*')|\s#.*$""")
"""A text in quotation marks, which is kept, or a comment."""

_SPECIAL = re.compile(r"""[\s"'\\]""")
_DURATION = re.compile(r"(\d{1,5})\s*(s|m|h|d)")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SHORTEST = 60.0
_LONGEST = 90 * 86400.0
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


class AddedSource(NamedTuple):
    """One added source.

    `title` is the reader's own title, or "" for the source's. `every` is in seconds, None for the
    usual interval. `full` says whether the pages of short items are fetched.
    """

    address: str
    title: str = ""
    every: float | None = None
    full: bool = True

    @property
    def is_path(self) -> bool:
        """Whether it is a file or folder, which is read in place."""
        return self.address.startswith(_PATHS)

    @property
    def is_program(self) -> bool:
        """Whether it is the output of a program."""
        return self.address.startswith(PROGRAM)


def is_web_address(address: str) -> bool:
    """Whether a text is a web address that the list can contain."""
    return _ADDRESS.fullmatch(address) is not None


def read_sources(path: Path) -> tuple[tuple[AddedSource, ...], tuple[Problem, ...]]:
    """Return the sources in the file, and its errors; nothing if it does not exist."""
    try:
        text = _text(path)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (Problem(str(path), None, error.strerror or str(error)),)
    except UnicodeDecodeError:
        return (), (Problem(str(path), None, "is not UTF-8 text"),)
    return parse_sources(text, str(path))


def parse_sources(
    text: str, where: str = "sources.txt"
) -> tuple[tuple[AddedSource, ...], tuple[Problem, ...]]:
    """Return the sources in a text, each address once, and a problem for each wrong line."""
    found: dict[str, AddedSource] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            source = _source(line)
            if source is not None and source.address in found:
                raise _WrongLineError("this address is already in the file")
        except _WrongLineError as wrong:
            problems.append(Problem(where, number, str(wrong)))
        else:
            if source is not None:
                found[source.address] = source
    return tuple(found.values()), tuple(problems)


def add_sources(path: Path, added: Sequence[AddedSource]) -> tuple[AddedSource, ...]:
    """Add lines for sources that are not in the file, and return these; OSError if it fails."""
    text = _text(path) if path.exists() else ""
    known = {source.address for source in parse_sources(text)[0]}
    new = tuple(source for source in dict.fromkeys(added) if source.address not in known)
    if new:
        head = text if not text or text.endswith("\n") else text + "\n"
        replace_bytes(
            path, (head + "".join(f"{line_of_source(source)}\n" for source in new)).encode()
        )
    return new


def remove_source(path: Path, address: str) -> bool:
    """Remove the lines of an address; returns whether there was one. OSError if it fails."""
    text = _text(path) if path.exists() else ""
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if not _is_of(line, address)]
    if len(kept) == len(lines):
        return False
    replace_bytes(path, "".join(kept).encode())
    return True


def line_of_source(source: AddedSource) -> str:
    """Return the line for a source."""
    address = source.address
    words = [_quoted(address) if _SPECIAL.search(address) else address]
    if source.title:
        words.append(_quoted(source.title))
    if source.every is not None:
        words.append(f"every={_duration(source.every)}")
    if not source.full:
        words.append("full=no")
    return " ".join(words)


def seconds_of(words: str) -> float | None:
    """Parse a duration like "30m", "2h" or "1d"; None for other words."""
    found = _DURATION.fullmatch(words.strip().lower())
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0.0
    return seconds if _SHORTEST <= seconds <= _LONGEST else None


class _WrongLineError(Exception):
    """A line is invalid; the message says what is allowed."""


def _source(line: str) -> AddedSource | None:
    line = line.strip()
    if not line or line.startswith("#"):
        return None
    try:
        address, *words = shlex.split(_COMMENT.sub(lambda found: found[1] or "", line))
    except ValueError as error:
        raise _WrongLineError("a quotation mark is missing") from error
    if not is_web_address(address) and not address.startswith((*_PATHS, PROGRAM)):
        raise _WrongLineError("a line begins with an address like https://example.org/feed.xml")
    source = AddedSource(address)
    for word in words:
        source = _with_word(source, word)
    return source


def _with_word(source: AddedSource, word: str) -> AddedSource:
    """The source with an option or its title set."""
    name, _, value = word.partition("=")
    if name == "every" and value:
        every = seconds_of(value)
        if every is None:
            raise _WrongLineError('every takes a time like "30m", "2h" or "1d", 1m to 90d')
        return source._replace(every=every)
    if name == "full" and value:
        if value.lower() not in _YES_NO:
            raise _WrongLineError("full takes yes or no")
        return source._replace(full=_YES_NO[value.lower()])
    if source.title:
        raise _WrongLineError("only options may follow the title: every=2h, full=no")
    return source._replace(title=" ".join(word.split()))


def _is_of(line: str, address: str) -> bool:
    try:
        source = _source(line)
    except _WrongLineError:
        return line.split(maxsplit=1)[:1] == [address]
    return source is not None and source.address == address


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _duration(seconds: float) -> str:
    unit = next(unit for unit in "dhms" if seconds % _SECONDS[unit] == 0 or unit == "s")
    return f"{seconds / _SECONDS[unit]:.0f}{unit}"


def _text(path: Path) -> str:
    return read_bytes(path, _LARGEST, "a list of sources").decode("utf-8-sig")
