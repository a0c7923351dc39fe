"""Finds pulled quotations: those that repeat a paragraph of the same page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.furniture import RoleBlock
from reader.parse.html.letters import WIDE, size_of

ASIDE = "aside"
"""The role of a block that is beside the article."""

_LEAST, _SHARE = 25, 0.85
"""The fewest letters of a pulled quotation, and the share of its words found in the text."""
_MOST_QUOTES = 50
_LONGEST_QUOTED = 100_000
"""Characters of a paragraph that are compared with quotations."""
_SAID = re.compile('["“”„«»](.{20,}?)["“”«»]')
_RUN = re.compile(r"[^\W_]+")
_LONGEST_NAME = 80


def with_pulled(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks; a quotation that repeats a paragraph is an aside, with its name."""
    if not any(role == "blockquote" for _, role in blocks):
        return list(blocks)
    texts = [_words(block.text) for block, role in blocks if role not in ("blockquote", *HEADINGS)]
    marked = list(blocks)
    is_first, is_behind = True, False  # of its quotation; whether that is an aside
    left = _MOST_QUOTES
    for place, (block, role) in enumerate(blocks):
        if role != "blockquote" or not left:
            is_first, is_behind = True, False
            continue
        left -= 1
        said = _SAID.match(block.text)
        words = _words(said[1] if said else block.text)
        is_name = len(block.text) <= _LONGEST_NAME and block.text[-1] not in ".!?…"
        is_name = is_name and not is_first and not said
        is_told = not is_name and size_of(block.text) >= _LEAST and _stands_in(words, texts)
        if is_told or (is_name and is_behind):
            marked[place] = (block, ASIDE)
            is_behind = True
        elif not is_name:
            is_behind = False
        is_first = False
    return marked


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, or the pairs of letters in a script without spaces."""
    runs = _RUN.findall(text[:_LONGEST_QUOTED].lower())
    if not WIDE.search(text):
        return frozenset(runs)
    return frozenset(word for run in runs for word in _pieces(run))


def _pieces(run: str) -> list[str]:
    return [run] if size_of(run) == len(run) else [run[at : at + 2] for at in range(len(run))]


def _stands_in(words: frozenset[str], texts: Sequence[frozenset[str]]) -> bool:
    """Whether one of the texts has most of the words."""
    return any(len(words & text) >= _SHARE * len(words) for text in texts)
