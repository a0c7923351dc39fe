"""Removes the marks of boxes that hold text although their elements or names are of other boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.tree import Box

_SPEAKERS = frozenset(("footer", "figcaption", "address"))
"""Elements below a quotation that name its speaker."""
_FACTS = frozenset(("factbox", "infobox"))
_QUOTATION = re.compile(r"(?<![a-z])(?:block)?quote(?![a-z])|zitat|(?<![a-z])cita(?![a-z])", re.I)
"""A name of boxes of quotations."""
_TOLD = 2
"""The fewest long paragraphs or sentences in a box of text."""


def release_marks(boxes: Sequence[Box], long: Sequence[float], sentences: Sequence[float]) -> None:
    """Remove the marks of boxes of quotations, tables and facts.

    `long` and `sentences` are the numbers of long paragraphs and of sentences without links inside
    each box.
    """
    for box, paragraphs, told in zip(boxes, long, sentences, strict=True):
        if box.tag in ("blockquote", "table"):
            _release_figure(boxes, box)
        elif box.tag in _SPEAKERS:
            _release_speaker(boxes, box)
        elif box.word and _is_speaker(boxes, box):
            box.apart, box.tag = False, "blockquote"
        elif box.tag == "caption":
            box.apart = False  # it names what the table counts
        is_told = box.tag == "aside" and paragraphs >= _TOLD  # a box of facts is text
        if is_told or (box.word in _FACTS and told >= _TOLD):
            box.apart = False


def _release_figure(boxes: Sequence[Box], box: Box) -> None:
    """Remove the mark of a figure around a quotation or table, or an excerpt around a quotation."""
    around = boxes[box.parent]
    while around.parent >= 0 and around.tag == "div":
        around.apart = around.apart and not (box.tag == "blockquote" and around.word == "excerpt")
        around = boxes[around.parent]
    if around.tag == "figure":
        around.apart = False
        around.quoted = box.tag == "blockquote"


def _release_speaker(boxes: Sequence[Box], box: Box) -> None:
    """Remove the mark of the box with the speaker of a quotation, and make it part of it."""
    around = boxes[box.parent]
    if around.tag == "blockquote" or (box.tag == "figcaption" and around.quoted):
        box.apart, box.tag = False, "blockquote"


def _is_speaker(boxes: Sequence[Box], box: Box) -> bool:
    """Whether a box that is named as an author's is in a quotation or in one named so."""
    around = boxes[box.parent]
    return box.word in ("author", "byline", "caption", "credit") and (
        around.tag == "blockquote" or any(_QUOTATION.search(one.classes) for one in (box, around))
    )
