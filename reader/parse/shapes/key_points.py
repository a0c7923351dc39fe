"""Distinguishes the name of a list of key points or contents from headings of developments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import dateline_of
from reader.parse.blocks.units import BULLET, HEADING, Unit, is_free

_KEY_POINTS = re.compile(
    r"(?:the |our |today[’']s )?(?:key|main|top|latest) (?:points?|takeaways?|developments?|"
    r"events?|updates?|facts?|lines|news)\b.*|(?:highlights|summary|overview|at a glance|in brief|"
    r"what (?:we know|to know|happened))\b.*",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:summary|highlights|at a glance|in brief|in short|companies|what we know(?: so far)?|"
    r"what we(?:[’']re| are)? cover(?:ed|ing)(?: here)?|"
    r"(?:the |our )?(?:key|main|top) (?:points?|takeaways?|facts?|lines))",
    re.IGNORECASE,
)
_OTHER_POINTS = re.compile(
    r"auf einen blick|das wichtigste(?: in kürze)?|zusammenfassung|en bref|l[’']essentiel|résumé|"
    r"en resumen|las claves|lo esencial|in sintesi|in breve|em resumo|i korthet|kort fortalt",
    re.IGNORECASE,
)
_POINTS_ONLY = re.compile(r"(?:the |our )?(?:key|main|top) (?:points?|takeaways?)", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"what (?:we|is|remains)\b.{0,30}?(?:\bnot|n[’']t|\bunknown|\bunclear|\buncertain)\b",
    re.IGNORECASE,
)
_FEWEST_POINTS, _MOST_ABOVE, _TOP = 2, 2, 12
_LONGEST_POINT, _MOST_WORDS = 45, 25
"""The most words of a key point without its bullet; of one below the only heading."""


def unmark_key_points(units: list[Unit]) -> list[Unit]:
    """Make the name of a list of key points before all other headings a paragraph of the lead.

    The name of points that is the only heading is an aside. If all headings are in capitals, it is
    a heading like the others, unless it lists these or says that it has points.
    """
    heads = [i for i, unit in enumerate(units) if unit.level == HEADING]
    if _lists_headings(units, heads):
        units[heads[0]] = replace(units[heads[0]], level=0)
        return units
    in_capitals = len(heads) > 1 and all(units[head].text.isupper() for head in heads)
    if in_capitals and not _POINTS_ONLY.fullmatch(units[heads[0]].text):
        return units
    if len(heads) == 1 and heads[0] and _POINTS_ONLY.fullmatch(units[heads[0]].text):
        below = units[heads[0] + 1 : heads[0] + 1 + _FEWEST_POINTS]
        if all(len(unit.text.split()) <= _MOST_WORDS for unit in below):
            units[heads[0]] = replace(units[heads[0]], level=0, kind="aside")
        return units
    if len(heads) < 2 or not _KEY_POINTS.fullmatch(units[heads[0]].text):
        return units
    if any(_UNKNOWN.match(units[head].text) for head in heads[1:]):
        return units  # what is known is the text, and not its summary
    if all(units[head].text.endswith("?") for head in heads[:_FEWEST_POINTS]):
        return units  # questions that the text answers
    points = units[heads[0] + 1 : heads[1]]
    short = [unit for unit in points if len(unit.text.split()) <= _LONGEST_POINT]
    if points[:1] and (points[0].item or len(short) == len(points) > 1):
        units[heads[0]] = replace(units[heads[0]], level=0)
    return units


def unmark_points_of_page(units: Sequence[Unit]) -> list[Unit]:
    """Make the name of a list of key points at the top of a page a line of the lead.

    At most two units are above it, and text is below the list.
    """
    told = list(units)
    at = next((at for at, unit in enumerate(told) if unit.level >= HEADING), _MOST_ABOVE + 1)
    if at > _MOST_ABOVE or told[at].time or not names_points(told[at].text):
        return told
    below = next((i for i, unit in enumerate(told) if i > at and not unit.item), 0)
    if below - at > _FEWEST_POINTS:
        told[at] = replace(told[at], level=0, kind="heading")
    return told


def mark_points(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; short lines right below the name of key points near the top are a list.

    There are two or more of them, without ends of sentences, and a blank line and text follow.
    """
    marked = list(units)
    for at in range(1, min(_TOP, len(units) - _FEWEST_POINTS - 1)):
        if units[at].kind != "paragraph" or units[at].level or not names_points(units[at].text):
            continue
        end = at + 1
        while end < len(units) and units[end].tight and is_free(units[end]):
            end += 1
        points = units[at + 1 : end]
        is_told = end < len(units) and is_ended(units[end].text) and len(points) >= _FEWEST_POINTS
        if is_told and not any(_is_long(unit.text) for unit in points):
            marked[at] = replace(units[at], kind="heading")
            marked[at + 1 : end] = [replace(unit, kind="list") for unit in points]
            break
    return marked


def _is_long(text: str) -> bool:
    return is_ended(text) or len(text.split()) > _MOST_WORDS


def names_points(text: str) -> bool:
    """Return whether a heading is the name of a list of key points."""
    name = text.rstrip(": ")
    return bool(_POINTS.fullmatch(name) or _OTHER_POINTS.fullmatch(name))


def lists_points(run: Sequence[Unit], after: str) -> bool:
    """Return whether lines like headings end with a list of key points without bullets.

    Three stand below its name, or two over a paragraph that begins with place and day.
    """
    named = [at for at, unit in enumerate(run) if _POINTS.fullmatch(unit.text) and not unit.level]
    points = len(run) - named[-1] - 1 if named else 0
    return points > _FEWEST_POINTS or (points == _FEWEST_POINTS and bool(dateline_of(after)))


def _lists_headings(units: Sequence[Unit], heads: Sequence[int]) -> bool:
    """Whether only items that repeat later headings stand below the first heading."""
    if len(heads) < 3:
        return False
    told = {units[head].text.casefold() for head in heads[1:]}
    items = [unit for unit in units[heads[0] + 1 : heads[1]] if unit.kind != "aside"]
    bare = [unit.text.removeprefix(BULLET).casefold() for unit in items]
    return len(items) > 1 and all(unit.item for unit in items) and told.issuperset(bare)
