"""Finds names of authors by their place: over a day, below a title, below headings of entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_date_line, is_name
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import TITLE, Unit, is_free

_TOLD_WORDS = 12
"""The fewest words of a line that tells something."""

_FROM = re.compile(r"(?:From|By|Reporting by) (?:the )?[A-ZÀ-Þ]\S*(?: \S+){0,16}$")
"""Who reports an entry, below its headline: "From LNN’s Juna Holm in Orm"."""
_RANK = re.compile(r"(?:(?:[A-Z][a-z]{0,4}\.|General|Colonel|Major|Captain) ?){1,3}")
_BEGINS = frozenset("FBR")
_POST = re.compile(
    r"reporting (?:from|in) .{3,40}|(?:[^\W\d_][\w’'-]* ){0,4}(?:reporter|editor)(?: in .{3,30})?",
    re.IGNORECASE,
)


def mark_names_over_day(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the first day and names right over it, and over no other, are credits."""
    marked = list(units)
    days = [at for at in range(2, len(units)) if is_date_line(units[at].text)]
    signed = [at for at in days if is_name(units[at - 1].text)]
    if not days or signed != days[:1]:
        return marked
    above = [unit.text for unit in units[: days[0]] if unit.kind == "paragraph"]
    if any(len(text.split()) >= _TOLD_WORDS and is_ended(text) for text in above):
        return marked
    at = days[0] - 1
    marked[days[0]] = replace(units[days[0]], credit=True)
    while at and is_free(units[at]) and is_name(units[at].text):
        marked[at] = replace(units[at], credit=True)
        at -= 1
    return marked


def with_rank(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a name with its rank right below the title, over a text, is a credit."""
    marked = list(units)
    rank = _RANK.match(units[1].text) if len(units) > 2 and is_free(units[1]) else None
    is_over_text = rank and is_ended(units[2].text) and not units[2].level
    if rank and is_over_text and is_name(units[1].text[rank.end() :].strip()):
        marked[1] = replace(units[1], credit=True)
    return marked


def sign_entries(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines right below headings that say who reports are credits.

    They are a name over the bearer's post or place, or begin "From …" or "By …" below two headings
    or more, without an end.
    """
    heads = [at for at, unit in enumerate(units[:-2]) if unit.level > TITLE]
    if not heads:
        return list(units)
    marked = list(units)
    led = [at + 1 for at in heads if units[at + 1].text[:1] in _BEGINS]
    led = [at for at in led if is_free(units[at]) and _FROM.match(units[at].text)]
    led = [at for at in led if not is_ended(units[at].text)]
    for at in led if len(led) > 1 else ():
        marked[at] = replace(units[at], credit=True)
    for at in heads:
        if "eport" in units[at + 2].text or "ditor" in units[at + 2].text:
            name, post = units[at + 1 : at + 3]
            both = is_free(name) and is_free(post) and is_name(name.text)
            if both and _POST.fullmatch(post.text):
                marked[at + 1 : at + 3] = [replace(one, credit=True) for one in (name, post)]
    return marked
