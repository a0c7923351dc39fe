"""Distinguishes digests of several stories from single reports, which become one development."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import TITLE_WORDS
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import HEADING, Unit
from reader.parse.bulletin.sections import Sections
from reader.parse.draft import DraftFields

_FEW, _MANY = 2, 5
"""The numbers of stories that make a text a digest: with a digest's title, and with any title."""


def is_digest(sections: Sections, fields: DraftFields) -> bool:
    """Return whether a text with its own title reports several stories.

    It has entries with times, or many headings; a few are enough if it calls itself a digest by a
    word such as *briefing* or a day in its title, or by an announcement. A long report has a few
    headings too.
    """
    heads = [part[0] for part in sections.developments if part[0].level]
    if sum(head.time is not None for head in heads) > 1:
        return True
    title = fields.title or sections.title or ""
    is_named = TITLE_WORDS.search(title) or any(stated_days(title)) or sections.announcement
    return len(heads) >= (_FEW if is_named else _MANY)


def as_report(units: Sequence[Unit], title: str) -> list[Unit]:
    """Return the units of one development under a title; headings in it become paragraphs."""
    body = [replace(unit, level=0, kind="heading") if unit.level else unit for unit in units]
    return [Unit(title, HEADING), *body] if title else body
