"""The version number for everything that an index depends on, and the statements that create one.

schema.sql has the tables and describes their columns. The version covers tables, parser,
annotation, links between texts, folding and spellings. An index of another version is deleted and
created again, so it never contains results of old rules or words folded by an old list.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from reader.annotate import RULES_VERSION
from reader.blake2 import blake2b
from reader.ledger.threads import LINKS_VERSION
from reader.parse import PARSE_VERSION

SCHEMA = 40
"""The version of the tables, of their content and of fingerprints."""

FOLDING = ("fold.py", "spellings.txt")
"""Files of this folder that decide the fold of a word.

Their bytes are part of the version, so that no change of them can be forgotten.
"""


@cache
def index_version() -> int:
    """Return the version of indexes that this program writes: a positive number below 2**31."""
    folder = Path(__file__).parent
    folds = ((folder / name).read_bytes() for name in FOLDING)
    return version_of(SCHEMA, PARSE_VERSION, RULES_VERSION, LINKS_VERSION, *folds)


def version_of(*parts: int | bytes) -> int:
    """Hash the parts to a positive number below 2**31, for the header of the SQLite file."""
    whole = blake2b(digest_size=4)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        whole.update(b"%d:" % len(data) + data)
    return int.from_bytes(whole.digest(), "big") & 0x7FFF_FFFF or 1


FIRST_PAGE = 64
"""Rows of each kind that are read with an article; later rows are also indexed by place."""

SEARCHED = (
    "heading, body, quoted, speaker, person, counted, source, has, claimant, role, of, relay,"
    " stance"
)
"""The columns of `words`, in the order of `terms.PartTerms.columns`."""


def statements() -> list[str]:
    """Return the SQL statements of schema.sql, which create the tables of an empty index.

    They have no comments, because SQLite keeps them and parses them whenever it opens the file.
    """
    text = Path(__file__).with_name("schema.sql").read_text("utf-8")
    filled = _COMMENT.sub("", text).format(first_page=FIRST_PAGE, searched=SEARCHED)
    return [statement.strip() for statement in filled.split(";\n") if statement.strip()]


_COMMENT = re.compile(r" *--.*")
