"""Turns paragraphs on sectors of a front or on places, or with a source each, into developments."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reader import calendar
from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit
from reader.parse.blocks.units import HEADING, TITLE, Unit
from reader.parse.shapes.digests.unrelated import refers_back
from reader.parse.shapes.loss_rows import is_loss_row

_STRETCH = re.compile(
    r"[“\"„«]?(?:On|In|Along|Near|At) the (?:[A-Z][\w’'-]*+(?: and|,)? ?){1,5}"
    r"(?:direction|directions|axis|sector|section|front|area|line|stretch)\b"
)
_LABELLED = re.compile(
    r"((?:the )?(?:[A-Z][\w’'-]*(?: and|,)? ){1,5}"
    r"(?:direction|axis|sector|front|region|province|oblast|governorate|district)s?)"
    r"(?: ?:| ?[–—-]) (?=\S+ \S|[a-z]{3,}[.]$)"
)
"""A sector or region as the label of a paragraph ("Kestra sector: …")."""
_SHORTEST = 10
_CALL = re.compile(r"(?:[^\W\d_]+ ){0,5}[^\W\d_]+!*")
"""A few words that are not a sentence, such as a signature or a slogan."""


_SOURCED = re.compile(
    r"(?:\((?:via |Source: )?[A-ZÀ-Þ][^()\d.!?]{1,50}\)"
    r"|(?:^|[.!?;][”\"’)]? )(?:[A-ZÀ-Þ][\w’'.-]*,? (?:and )?){1,12}(?:reports?|reporting)"
    r"(?: for (?:the )?[A-ZÀ-Þ][\w’'.& -]{1,50})?)\.?$"
)
"""The source of a paragraph at its end: "Juna Holm reports for the Lake Times.", "(RPA)"."""
_PLACED = re.compile(
    rf"In (?:the )?(?!(?i:{calendar.MONTH_PATTERN})\b)(?P<place>[A-ZÀ-Þ][\w’'-]*+"
    r"(?:,? (?:and )?[A-ZÀ-Þ][\w’'-]*+){0,5}+)(?: [a-z]+)?(?:, | [–—-] )"
)
"""A place at the start of a paragraph: "In Norland, …", "In the Orm region, …"."""
_REGIONS = r"(?:region|oblast|province|governorate|district|county|state)\b"
_REGION = re.compile(rf"In the ([A-ZÀ-Þ][\w’'-]*+ ){_REGIONS}")
_REGION_NAMED = re.compile(rf"\bthe ([A-ZÀ-Þ][\w’'-]*+ ){_REGIONS}")
_NEAR = 100
"""A region at the start of a paragraph, which may have several, and in its first characters."""
_LONGEST_SOURCE, _FEWEST_OF_ROUND, _SHORTEST_TOLD = 250, 4, 80


def mark_rounds(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with an empty heading before each paragraph of a round-up.

    Nearly all of its paragraphs name their source at the end, or begin with a different place. This
    is only for a text without lists, below the lines that announce it; headings over paragraphs
    that name their source are the sections of these.
    """
    told = [at for at, unit in enumerate(units) if unit.text[_SHORTEST_TOLD:]]
    if len(told) < _FEWEST_OF_ROUND:
        return list(units)
    told = [at for at in told if units[at].kind == "paragraph" and not units[at].item]
    told = [at for at in told if not is_announcement(units[at].text)]
    placed = {at: place["place"] for at in told if (place := _PLACED.match(units[at].text))}
    if len({*placed.values()}) < len(placed):
        placed = {}
    placed = placed or _by_region(units, told)
    sourced = {at for at in told if _SOURCED.search(units[at].text[-_LONGEST_SOURCE:])}
    for found in (sourced, placed):
        if len(found) < _FEWEST_OF_ROUND or 5 * len(found) < 4 * len(told):
            continue
        first = min(found)
        headed = [at for at, unit in enumerate(units[:first]) if unit.level]
        if any(unit.item or is_credit(unit.text) for unit in units[first:]):
            continue
        if found is sourced and _are_sections(units, found):
            return _in_sections(units, found)
        if headed not in ([], [0]) or any(unit.level > TITLE for unit in units[first:]):
            continue
        marked = [replace(unit, level=min(unit.level, TITLE)) for unit in units[:first]]
        for at, unit in enumerate(units[first:], first):
            begins = at in told and (at in found or not refers_back(unit.text))
            marked += [Unit("", HEADING), unit] if begins else [unit]
        return marked
    return list(units)


def _by_region(units: Sequence[Unit], told: Sequence[int]) -> dict[int, str]:
    """Return the regions that paragraphs begin with, or name near their beginning."""
    found = {at: region[1] for at in told if (region := _REGION.match(units[at].text))}
    if len({*found.values()}) < _FEWEST_OF_ROUND:
        return {}
    for at in told:
        if at not in found and (region := _REGION_NAMED.search(units[at].text[:_NEAR])):
            found[at] = region[1]
    return found


def _are_sections(units: Sequence[Unit], sourced: Collection[int]) -> bool:
    """Whether headings of one level stand over paragraphs with sources, one over several."""
    heads = [at for at, unit in enumerate(units) if unit.level > TITLE]
    if not heads or len({units[at].level for at in heads}) > 1 or heads[0] > min(sourced):
        return False
    if any(units[at].time or units[at].day or units[at].section for at in heads):
        return False
    counts = [sum(at < one < end for one in sourced) for at, end in pairwise([*heads, len(units)])]
    return min(counts) > 0 and max(counts) > 1


def _in_sections(units: Sequence[Unit], sourced: Collection[int]) -> list[Unit]:
    """Return the units with an empty heading before those that end with a paragraph with a source.

    The headings are the sections.
    """
    marked: list[Unit] = []
    section: str | None = None
    opened = False
    for at, unit in enumerate(units):
        if unit.level > TITLE:
            section, opened = unit.text, False
            continue
        if section and unit.kind == "paragraph":
            marked += [] if opened else [Unit("", HEADING, section=section)]
            opened = at not in sourced
        marked.append(unit)
    return marked


def mark_stretches(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with an empty heading before each paragraph, if several name a sector.

    This is only for a text without headings, from the first such paragraph on.
    """
    labels = {
        at: match
        for at, unit in enumerate(units)
        if unit.text[_SHORTEST:] and (match := _LABELLED.match(unit.text))
    }
    places = [at for at, unit in enumerate(units) if _STRETCH.match(unit.text)]
    headed = [at for at, unit in enumerate(units) if unit.level > TITLE]
    if max(len(labels), len(places)) < 2 or (headed and (headed != [0] or len(labels) < 2)):
        return list(units)
    if len(labels) > 1:
        top = [replace(unit, level=min(unit.level, TITLE)) for unit in units[:1]]
        return _labelled([*top, *units[1:]], labels)
    marked = list(units[: places[0]])
    for unit in units[places[0] :]:
        begins = unit.kind == "paragraph" and not unit.item and not is_loss_row(unit.text)
        if begins and not _CALL.fullmatch(unit.text):
            marked.append(Unit("", HEADING))
        marked.append(unit)
    return marked


def _labelled(units: Sequence[Unit], labels: Mapping[int, re.Match[str]]) -> list[Unit]:
    """Return the units; the labels of paragraphs are headings."""
    marked: list[Unit] = []
    for at, unit in enumerate(units):
        if at in labels:
            label = labels[at]
            marked.append(replace(unit.up_to(label.end(1)), level=HEADING, item=False, bold=0))
            unit = unit.from_character(label.end())
        marked.append(unit)
    return marked
