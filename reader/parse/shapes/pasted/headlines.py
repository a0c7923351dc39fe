"""Finds the title of an article in a line that is no heading, and the standfirst in one that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import TITLE_WORDS, is_credit, is_date_line, is_named_stamp
from reader.parse.blocks.heading_shape import MOST_CHARACTERS, looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import HEADING, TITLE, Unit

_LONGEST, _TOP, _FEWEST_WORDS, _TOLD_WORDS, _STANDFIRST_WORDS = 250, 6, 4, 12, 8


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


def unmark_standfirst(units: list[Unit]) -> list[Unit]:
    """Make a line under the title a paragraph of the lead, if it is too long for a heading.

    Or if it stands over the only byline of an article.
    """
    if len(units) < 3 or units[0].level != TITLE or units[1].level != HEADING or units[1].time:
        return units
    words = len(units[1].text.split())
    others = [len(u.text.split()) for u in units[2:] if u.level == HEADING and u.text]
    is_digest = TITLE_WORDS.search(units[0].text) or any(stated_days(units[0].text))
    signed = is_credit(units[2].text) or is_date_line(units[2].text)
    alone = not others and (signed or not is_digest)
    longer = bool(others) and 5 * sum(others) <= 3 * words * len(others)
    is_call = not others and units[1].text[-1:] == "!"
    is_signed = signed and not is_digest and _is_article(units)
    if is_call or is_signed or (words >= _STANDFIRST_WORDS and (alone or longer)):
        units[1] = replace(units[1], level=0)
    return units


def _is_article(units: Sequence[Unit]) -> bool:
    """Whether a title of some words has one heading over a byline below it, the standfirst."""
    enough = min(len(unit.text.split()) for unit in units[:2]) >= _FEWEST_WORDS + 1
    below = pairwise(units[2:])
    return enough and not any(one.level and is_credit(after.text) for one, after in below)
