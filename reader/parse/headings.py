"""Units without markup to units with headings: what looks like one, and what then follows it.

A heading is short, starts like a sentence, does not end like one, and has a paragraph after it.
Where that leaves a choice the line stays a paragraph: a heading too few hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse import times
from reader.parse.announcement import is_announcement
from reader.parse.credits import is_credit, is_date_line
from reader.parse.days import stated_days
from reader.parse.units import Unit

TITLE, HEADING = 1, 2

_MOST_CHARACTERS, _MOST_WORDS = 150, 24
_ENDED = re.compile(r"""(?:[.;,:…]["”'’»)\]]*|[!?]["”'’»)\]]+)$""")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
# A quote that its speaker follows is a sentence of the text: “…,” Rutte said.
_REPORTS = re.compile(
    r"""(?:,["”'’»]|[.!?]["”'’»](?! [—–-])) """
    r"|\b(?:said|says|added|told reporters|wrote|continued|warned|explained)$"
)
_COLON_LEADS_ON = re.compile(
    r"\b(?:said|says|add(?:s|ed|ing)|wrote|continued|warned|told|asked|explained|tweeted|posted|"
    r"following|below|these|include[sd]?|including|here|are|is|was|were|that|reads?|stated):$",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(
    r"\b(?:brief(?:ing)?|bulletin|digest|daily|round-?up|updates?|summary|sitrep|report|diary|"
    r"live|day \d+|at a glance|(?:key|major|main|latest) (?:events|developments)|what happened)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}[.)] (?=\S)")
_ASIDE = re.compile(
    r"(?:read (?:more|also|next)|see also|also read|watch|listen|photo|image|picture|caption|video|"
    r"map|graphic|related|file photo|advertisement)\b ?(?::|$)",
    re.IGNORECASE,
)


def looks_like_heading(unit: Unit) -> bool:
    """Whether a unit, by itself, has the shape of a heading."""
    text = unit.text
    if unit.level:
        return True
    if unit.item or len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS:
        return False
    if text[0].islower() or text[0] in "—–([…,;" or not any(map(str.isalpha, text)):
        return False
    if _ASIDE.match(text) or _REPORTS.search(text):
        return False
    if is_credit(text) or is_date_line(text) or is_announcement(text):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 6 and not _COLON_LEADS_ON.search(text)
    if text[0] in '“"„«' and text[-1] in '”"“»' and len(text.split()) > 10:
        return False  # a quote that is a paragraph of its own
    if text[-1] == "?" and len(text.split()) < 4:
        return False
    return not _ENDED.search(text) or bool(_ABBREVIATION.search(text))


def mark(units: Sequence[Unit]) -> list[Unit]:
    """The units with the headings' levels set, numbers and a live blog's times taken off them."""
    units = _timed(_numbered(units))
    announced = next((i for i, unit in enumerate(units) if is_announcement(unit.text)), 0)
    marked_up = sum(unit.level > 0 for unit in units) > 1
    marked: list[Unit] = []
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and looks_like_heading(units[end]):
            end += 1
        leads = not marked_up and announced <= end < len(units)
        marked += _run(units[start:end], at_start=start == 0, leads=leads and end != announced)
        marked += units[end : end + 1]
        start = end + 1
    return _title_first(marked)


def _run(run: Sequence[Unit], *, at_start: bool, leads: bool) -> list[Unit]:
    """Lines in a row that all look like headings: which of them are.

    The last one is, where it leads to a paragraph.  The very first may be the title; a short one
    before a heading is the name of its section; the others are lines at a glance.
    """
    marked = list(run)
    if marked and leads and not marked[-1].level:
        marked[-1] = replace(marked[-1], text=marked[-1].text.rstrip(": "), level=HEADING)
    if at_start and len(marked) > (1 if leads else 0) and not marked[0].level:
        marked[0] = replace(marked[0], level=TITLE)
    elif len(marked) == 2 and not marked[0].level and _is_label(marked[0].text):
        return [replace(marked[1], text=f"{marked[0].text}: {marked[1].text}", addresses=())]
    return marked


def _is_label(text: str) -> bool:
    return len(text.split()) <= 4 or text.isupper()


def _title_first(units: list[Unit]) -> list[Unit]:
    """The units, where the first heading is the bulletin's title and no development's, as that."""
    if len(units) > 1 and units[0].level == HEADING and units[0].time is None:
        after = units[1].text
        titled = _TITLE_WORDS.search(units[0].text) or any(stated_days(units[0].text))
        if titled or is_credit(after) or is_date_line(after) or is_announcement(after):
            units[0] = replace(units[0], level=TITLE)
    return units


def _numbered(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units, where every numbered line leads to a paragraph, with those lines as headings."""
    places = [i for i, unit in enumerate(units) if _NUMBER.match(unit.text) and not unit.level]
    last = len(units) - 1
    if len(places) < 2 or any(i == last or units[i + 1].item for i in places):
        return units
    if any(len(units[i].text) > _MOST_CHARACTERS for i in places):
        return units
    marked = list(units)
    for i in places:
        number = _NUMBER.match(units[i].text)
        marked[i] = replace(units[i].from_character(number.end() if number else 0), level=HEADING)
    return marked


def _timed(units: Sequence[Unit]) -> list[Unit]:
    """The units, where lines begin with a time of day, with those as a live blog's entries."""
    split = [times.split(unit.text) for unit in units]
    stamped = [i for i, (time, _) in enumerate(split) if time is not None]
    if len(stamped) < 2:
        return list(units)
    under = all(i and not split[i][1] and looks_like_heading(units[i - 1]) for i in stamped)
    marked: list[Unit] = []
    waiting: str | None = None
    for unit, (time, rest) in zip(units, split, strict=True):
        body = unit.from_character(len(unit.text) - len(rest))
        stamp, waiting = time or waiting, None
        if stamp is None:
            marked.append(unit)
        elif not rest:
            if under:
                marked[-1] = replace(marked[-1], level=HEADING, time=stamp)
            else:
                waiting = stamp
        elif looks_like_heading(body):
            marked.append(replace(body, level=HEADING, time=stamp))
        else:
            marked += [Unit("", HEADING, time=stamp), body]
    if waiting:
        marked.append(Unit(waiting))
    return marked
