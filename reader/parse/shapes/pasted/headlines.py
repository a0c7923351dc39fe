"""Makes the first line of an article its title where the line does not look like a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit, is_date_line, is_named_stamp
from reader.parse.blocks.heading_shape import MOST_CHARACTERS, looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import TITLE, Unit

_LONGEST, _TOP, _FEWEST_WORDS, _TOLD_WORDS = 250, 6, 4, 12


def mark_headline(units: Sequence[Unit]) -> Sequence[Unit]:
    """Make a first line without an end the title, if paragraphs follow.

    It is too long for a heading, reports speech ("…, the mayor said") or has two sentences.
    """
    first = units[0] if units else Unit("")
    if first.level or first.item or first.credit or first.kind != "paragraph" or len(units) < 3:
        return units
    text = first.text
    if is_credit(text) or is_date_line(text) or is_named_stamp(text) or is_announcement(text):
        return units
    if not text or len(text) > _LONGEST or text[0].islower() or text[-1] in ".:;,…":
        return units
    top = [unit.text for unit in units[1:] if unit.kind == "paragraph"][:_TOP]
    told = any(len(one.split()) >= _TOLD_WORDS and is_ended(one) for one in top)
    if len(text) > MOST_CHARACTERS and not is_ended(text):
        return [replace(first, level=TITLE), *units[1:]] if told else units
    is_line = len(text.split()) >= _FEWEST_WORDS and (not is_ended(text) or text[-1] in "!?")
    if told and is_line and not looks_like_heading(first):
        return [replace(first, level=TITLE), *units[1:]]
    return units
