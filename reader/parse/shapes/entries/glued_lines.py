"""Parts what is joined in lines: headline and time or text, rows and times, posts and counts.

"Bridge closedpublished at 14:21" is a headline and its time, and "14:21 Bridge closedThe town said
…" is a headline and its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import HEADING, NUMBER, Unit
from reader.parse.shapes.entries.clock_times import split_time

_PUBLISHED = re.compile(
    r"(?:\d{1,3}\. )?(?P<head>.{8,200}?)(?<=[\w”\"’'?!)])published at "
    r"(?P<time>\d{1,2}[:.]\d\d(?:[ ]?[ap]\.?m\.?)?(?: [A-Za-z0-9+-]{1,10}){0,6})",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"(?P<shown>.{0,300}?)image source, ?\w.{1,60}", re.IGNORECASE)
_CAPTION = re.compile(r"image caption, ?", re.IGNORECASE)
_SEAM = re.compile(r"(?<=[a-zà-ÿ][a-zà-ÿ])[?!”\"’]?(?=(?:[A-ZÀ-Þ][a-zà-ÿ’]+|A|I) [a-zA-ZÀ-ÿ\d“\"])")
"""The place where a sentence follows the last word of a headline without a space."""
_DIGITS = frozenset("0123456789")
_COUNTED = re.compile(r"(?:^|\s)\(?(?P<at>\d{1,2})/(?P<of>\d{1,2})\)?$")
_COUNT_ENDS, _LONGEST_COUNT, _FEWEST_COUNTED = frozenset("0123456789)"), 8, 3
_TIME_HEAD = re.compile(r"(?:time|hour|when)\b[^|]{0,20}\|", re.IGNORECASE)
_FEWEST, _FEWEST_WORDS, _MOST_HEAD = 2, 3, 160


def part_glued(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; what was joined in lines of live pages, threads and tables is apart."""
    return _with_texts_apart(_with_times_apart(_timed_rows(_counted(units))))


def _counted(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; paragraphs that count themselves at the end ("… (2/4)") are items.

    There must be three, counted from one.
    """
    found = {
        at: match
        for at, unit in enumerate(units)
        if unit.text[-1:] in _COUNT_ENDS and (match := _COUNTED.search(unit.text[-_LONGEST_COUNT:]))
    }
    counts = [(int(match["at"]), match["of"]) for match in found.values()]
    of_all = {of for _, of in counts}
    if len(counts) < _FEWEST_COUNTED or len(of_all) > 1:
        return list(units)
    if [at for at, _ in counts] != list(range(1, len(counts) + 1)):
        return list(units)
    return [replace(u, item=not u.level) if at in found else u for at, u in enumerate(units)]


def _timed_rows(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; rows that begin with a time are paragraphs below a row that says so."""
    heads = [at for at, u in enumerate(units) if u.kind == "table" and _TIME_HEAD.match(u.text)]
    if len(heads) != 1:
        return list(units)
    rows = [at for at, unit in enumerate(units) if unit.kind == "table" and at != heads[0]]
    if len(rows) < _FEWEST or min(rows) < heads[0]:
        return list(units)
    if not all(split_time(units[at].text)[0] for at in rows):
        return list(units)
    done = list(units)
    done[heads[0]] = replace(units[heads[0]], kind="aside")
    for at in rows:
        done[at] = replace(units[at], kind="paragraph")
    return done


def _with_times_apart(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a headline that a time of publication was joined to is an entry."""
    found = {
        at: match
        for at, unit in enumerate(units)
        if "ublished at" in unit.text and (match := _PUBLISHED.fullmatch(unit.text))
    }
    if not found:
        return list(units)
    parted: list[Unit] = []
    is_below = False  # is the line above the name of a caption
    for at, unit in enumerate(units):
        if at in found:
            head = unit.up_to(found[at].end("head")).from_character(found[at].start("head"))
            parted.append(replace(head, level=HEADING, time=found[at]["time"], depth=0))
        elif is_below or _PICTURED.fullmatch(unit.text) or _CAPTION.match(unit.text):
            parted.append(replace(unit, kind="caption"))
        else:
            parted.append(unit)
        is_below = bool(_CAPTION.fullmatch(unit.text))
    return parted


def _with_texts_apart(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; texts joined to headlines are apart, if most lines with a time have one."""
    timed = {
        at: rest
        for at, unit in enumerate(units)
        if unit.text[:1] in _DIGITS and (rest := _rest(unit))
    }
    seams = {at: seam for at, rest in timed.items() if (seam := _seam(rest))}
    joined = {_word_at(timed[at], seam) for at, seam in seams.items()}  # not one name: "YouTube"
    if len(joined) < max(_FEWEST, len(seams)) or 2 * len(seams) < len(timed):
        return list(units)
    parted: list[Unit] = []
    for at, unit in enumerate(units):
        if at in seams:
            end = len(unit.text) - len(timed[at]) + seams[at]
            parted += [unit.up_to(end), unit.from_character(end)]
        else:
            parted.append(unit)
    return parted


def _word_at(text: str, place: int) -> str:
    return text[:place].rpartition(" ")[2] + text[place:].partition(" ")[0]


def _rest(unit: Unit) -> str:
    may_be = not unit.level and not NUMBER.match(unit.text)
    time, rest = split_time(unit.text) if may_be else (None, "")
    return rest if time else ""


def _seam(text: str) -> int:
    """Return where the text of an entry follows its headline, or 0."""
    seam = _SEAM.search(text[:_MOST_HEAD])
    if not seam or len(text[: seam.end()].split()) < _FEWEST_WORDS or ". " in text[: seam.end()]:
        return 0
    return seam.end()
