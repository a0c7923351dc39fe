"""Turns the paragraphs of a round-up that have nothing to do with each other into developments.

Paragraphs of one article share names with those beside them, or refer back to them; the stories of
a round-up do neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.heading_shape import is_greeting
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import HEADING, TITLE, Unit

_NAMES_ROUND_UP = re.compile(
    r"\b(?:news|briefs|briefings?|headlines|digest|round-?up|bulletin|newsletter|highlights"
    r"|(?:main|key|top) (?:events|stories|developments))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;’”)\d] )[A-ZÀ-Þ][\w’'-]{2,}")
"""A word with a capital that does not begin a sentence."""
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_REFERS_BACK = re.compile(
    r"[“\"„«]|(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|But|And|However|Still|Then"
    r"|Meanwhile|Earlier|Later|Instead|Also|So|Yet|Since|Another|Both|Some|Other|Others|One|Such"
    r"|The (?:[a-z]+ )?(?:latter|move|decision|attacks?|announcement|comments?|remarks))\b"
)
_FEWEST, _SHORTEST, _TOP, _LEAST_TITLE = 4, 60, 4, 2
_MOST_RELATED, _MOST_TITLE_WORDS = 4, 12
"""One of so many neighbours may be related; the most words of the round-up's name."""


def mark_unrelated(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with an empty heading before each paragraph of a round-up without headings.

    A line at the top names it, there are four paragraphs or more, and they are unrelated.
    """
    told = list(units)
    named = _name_of_round_up(told) if len(told) > _FEWEST else None
    if named is None or any(unit.level > TITLE or unit.item for unit in told[named + 1 :]):
        return told
    if any(unit.time or unit.day for unit in told):
        return told
    starts = [at for at in range(named + 1, len(told)) if _is_story(told[at])]
    texts = [at for at in range(named + 1, len(told)) if _is_text(told[at])]
    if len(starts) < _FEWEST or texts != starts:
        return told
    if not are_unrelated([told[at].text for at in starts]):
        return told
    title = replace(told[named], level=TITLE, kind="paragraph")
    above = [replace(unit, level=0) for unit in told[:named]]
    marked = [title, *above]
    for unit in told[named + 1 :]:
        marked += [Unit("", HEADING), unit] if _is_story(unit) else [unit]
    return marked


def _name_of_round_up(units: Sequence[Unit]) -> int | None:
    """Return the place of the line at the top that names a round-up."""
    for at, unit in enumerate(units[:_TOP]):
        words = len(unit.text.split())
        if is_ended(unit.text) or unit.kind not in ("paragraph", "aside"):
            break
        if _LEAST_TITLE <= words <= _MOST_TITLE_WORDS and _NAMES_ROUND_UP.search(unit.text):
            return at
    return None


def _is_text(unit: Unit) -> bool:
    """Whether a unit is a paragraph of the round-up, and not a line around it."""
    text = unit.text
    if unit.kind != "paragraph" or unit.credit or not is_ended(text) or is_greeting(text):
        return False
    return not (is_announcement(text) or is_credit(text) or is_date_line(text))


def _is_story(unit: Unit) -> bool:
    return len(unit.text) >= _SHORTEST and _is_text(unit)


def refers_back(text: str) -> bool:
    """Return whether a paragraph begins with a word that refers to the one before it."""
    return bool(_REFERS_BACK.match(text))


def are_unrelated(texts: Sequence[str]) -> bool:
    """Return whether nearly no text shares a name with the one before it, or refers back to it.

    Names that occur in most of the texts, such as that of a spokesman, do not count. Most texts
    must have a name.
    """
    names = [{*_NAME.findall(text)} for text in texts]
    counts = Counter(name for found in names for name in found)
    usual = {name for name, count in counts.items() if 2 * count > len(texts)}
    named = sum(bool(found - usual) for found in names)
    if 4 * named < 3 * len(texts):
        return False
    capitals = [{*_CAPITALS.findall(text)} for text in texts]
    related = sum(
        bool(refers_back(text) or ((one & after) | (two & before)) - usual)
        for (one, two), (before, after), text in zip(
            pairwise(names), pairwise(capitals), texts[1:], strict=True
        )
    )
    return _MOST_RELATED * related <= len(texts) - 1
