"""Tags the words of blocks, each recurring short line only once.

It is the first step of the annotator for people and quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.tokens import quotation_marks, tagged
from reader.models import Block

_SHORT = 40
"""The most characters of a line that is remembered."""
_MOST = 4096
"""The most lines remembered at a time.

Both limit memory. News takes equally long without; texts of a few short lines, repeated, would take
up to twice as long.
"""


def tag_blocks(blocks: Sequence[Block]) -> list[tagged.TaggedWords]:
    """Return the words of each block, with their part-of-speech letters."""
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
