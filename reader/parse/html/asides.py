"""Tells what is told beside a page's text: quotations pulled from it, who wrote it, invitations."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.furniture import RoleBlock, is_bold_heading
from reader.parse.html.letters import squeezed
from reader.parse.shapes.furniture import is_aside

ASIDE = "aside"
"""The role of a block that is told apart from the text."""

_LEAST, _COMPARED = 25, 60
"""Letters of a quotation that are looked for in the text; a shorter one is not pulled from it."""
_LONGEST_NAME = 80
_LAST = 4
"""Paragraphs at the end among which the author is presented and those who helped are named."""
_NAMED_WITHIN = 60
_LONGEST_NOTE = 60
_ENDS = frozenset(".!?…\"'”»“’。！？」』।؟")


def with_asides(blocks: Sequence[RoleBlock], authors: Sequence[str]) -> list[RoleBlock]:
    """Return the blocks; those beside the text have the role `ASIDE`."""
    marked = _pulled(blocks)
    for place, (block, role) in enumerate(marked):
        if not role and is_aside(block.text):
            marked[place] = (block, ASIDE)
    for place in range(len(marked) - 1, max(0, len(marked) - 1 - _LAST), -1):
        block, role = marked[place]
        if role == ASIDE:
            continue
        if role or is_bold_heading(block) or not _is_note(block.text, authors):
            break
        marked[place] = (block, ASIDE)
    return marked


def _pulled(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """The blocks, where a quotation that stands in a paragraph too is an aside, with its name."""
    texts = "\n".join(squeezed(block.text) for block, role in blocks if role != "blockquote")
    marked = list(blocks)
    box = None
    for place, (block, role) in enumerate(blocks):
        if role != "blockquote":
            box = None
            continue
        words = squeezed(block.text)[:_COMPARED]
        is_name = box is not None and len(block.text) <= _LONGEST_NAME
        if is_name or (len(words) >= _LEAST and words in texts):
            marked[place] = (block, ASIDE)
            box = block.box
    return marked


def _is_note(text: str, authors: Sequence[str]) -> bool:
    """Whether a text presents an author or names an agency, as at the end of an article."""
    if len(text) <= _LONGEST_NOTE and (text[-1] not in _ENDS or text[0] + text[-1] == "()"):
        return True
    start = text[:_NAMED_WITHIN].casefold()
    return any(len(name.split()) > 1 and name.casefold() in start for name in authors)
