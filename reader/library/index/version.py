"""Turns everything that an index depends on into one version number.

The number covers the tables, the parser, the annotation rules, the fold and the list of spellings.
An index of another version is deleted and made anew: nothing found by old rules, and no word folded
by an old list, can stay in it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reader.annotate import RULES_VERSION
from reader.library.identity.blake2 import blake2b
from reader.parse import PARSE_VERSION

SCHEMA = 10
"""The version of the tables, of what is stored in them and of fingerprints."""

FOLDING = ("fold.py", "spellings.txt")
"""Files of this folder that decide what a word is found by.

Their bytes are part of the version, so that no change of them can be forgotten.
"""


@cache
def index_version() -> int:
    """The version of indexes that this program writes: a positive number below 2**31."""
    folder = Path(__file__).parent
    return version_of(
        SCHEMA, PARSE_VERSION, RULES_VERSION, *((folder / name).read_bytes() for name in FOLDING)
    )


def version_of(*parts: int | bytes) -> int:
    """A positive number below 2**31 that depends on every part; SQLite keeps it in its header."""
    whole = blake2b(digest_size=4)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        whole.update(b"%d:" % len(data) + data)
    return int.from_bytes(whole.digest(), "big") & 0x7FFF_FFFF or 1
