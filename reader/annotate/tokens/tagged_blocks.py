"""Turns blocks into their tagged words, each short line that comes again only once."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.tokens import quotation_marks, tagged
from reader.models import Block

_SHORT = 40
"""Characters of a line that is remembered."""
_MOST = 4096
"""Lines that are remembered at a time; both are bounds on memory.  News takes as long without;
texts of a few short lines, over and over, take up to twice as long."""


def tag_blocks(blocks: Sequence[Block]) -> list[tagged.TaggedWords]:
    """The words of each block, with their part-of-speech letters."""
    known: dict[str, tagged.TaggedWords] = {}
    tagged_words = []
    for text in (block.text for block in blocks):
        words = known.get(text)
        if words is None:
            words = tagged.tag_words(text, quotation_marks.find_quotations(text))
            if len(text) < _SHORT:
                if len(known) >= _MOST:
                    known.clear()
                known[text] = words
        tagged_words.append(words)
    return tagged_words
