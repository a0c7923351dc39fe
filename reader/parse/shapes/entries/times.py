"""Turns lines that begin with a time ("14:05 GMT — Power is back") into live blog entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.heading_shape import is_reported, looks_like_heading
from reader.parse.blocks.units import BULLET, HEADING, TITLE, Unit
from reader.parse.shapes.entries.clock_times import (
    CLOCK,
    in_zone,
    minutes_of,
    split_time,
    zone_of_all,
)
from reader.parse.shapes.entries.signed_times import part_signatures

_PLUS = re.compile(r"\+{2,3} ?(?=[^+\s])([^+]+?) ?\+{2,3}")
"""Marks of an entry in German tickers: "+++ 14:05 Power is back +++"."""
_LABEL = re.compile(
    r"(?:key|main|top) (?:events?|moments?|developments?)"
    r"|(?:live|latest) (?:updates?|reporting|feed)|live (?:blog|coverage)|latest|latest posts?",
    re.IGNORECASE,
)
"""The label of a live page over its entries."""
_UPDATED = re.compile(
    rf"(?:(?:last|first) )?updated?(?: at|:)? {CLOCK}(?: [A-Z]{{2,5}})?[.]?", re.IGNORECASE
)
"""A line in an entry that says when it was changed."""
_FEWEST_REPEATED = 2
_LENGTH = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
_MOST_SENTENCE_WORDS = 14


def is_label(text: str) -> bool:
    """Return whether a text is the label of a live page over its entries."""
    return bool(_LABEL.fullmatch(text))


def mark_times(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; those that begin with a time are entries; a single one is ignored."""
    units = _with_changes_apart(_without_bullets(_without_plus(_behind_plus(units))))
    entries = [_split(unit) for unit in units]
    for at in _repeated(units, entries):
        units[at], entries[at] = replace(units[at], kind="table"), (None, units[at].text)
    if any(time for time, _ in entries):
        parted = part_signatures(units, entries)
        entries = entries if parted == units else [_split(unit) for unit in parted]
        units = parted
    stamped = [i for i, (time, _) in enumerate(entries) if time is not None]
    if len(stamped) == 2 and stamped[1] == len(units) - 1 and units[stamped[0]].credit:
        return list(units)  # the age of the text, and that of another one below it
    if len(stamped) < 2 and not (stamped and any(unit.day for unit in units[: stamped[0]])):
        return [_without_length(unit) for unit in units] if stamped else list(units)
    zone = zone_of_all(units[: stamped[0]])
    entries = [(in_zone(time, zone), rest) for time, rest in entries]
    below = all(i and not entries[i][1] and looks_like_heading(units[i - 1]) for i in stamped)
    return _times_below(units, entries) if below else _times_first(units, entries)


def _split(unit: Unit) -> tuple[str | None, str]:
    """Return time and text of a unit; an aside, as the length of a film, has no time."""
    return (None, unit.text) if unit.kind == "aside" else split_time(unit.text)


def _with_changes_apart(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; below a time, lines that only say when an entry was changed are asides."""
    changes = [
        at
        for at, unit in enumerate(units)
        if ("pdate" in unit.text or "PDATE" in unit.text) and _UPDATED.fullmatch(unit.text)
    ]
    done = list(units)
    if not changes:
        return done
    timed = next((at for at, unit in enumerate(units) if split_time(unit.text)[0]), len(units))
    for at in changes:
        if at > timed and not done[at].level and not done[at].item:
            done[at] = replace(done[at], kind="aside")
    return done


def _repeated(units: Sequence[Unit], entries: Sequence[tuple[str | None, str]]) -> list[int]:
    """Return the places of rows above the entries that list times and headlines of entries.

    The entries repeat both, the time on a line of its own above the headline.
    """
    told = {
        (minutes_of(time), below.text.casefold())
        for (time, rest), below in zip(entries, units[1:], strict=False)
        if time and not rest
    }
    rows = [
        at
        for at, (time, rest) in enumerate(entries if told else ())
        if time and rest and (minutes_of(time), rest.casefold()) in told
    ]
    return rows if len(rows) >= _FEWEST_REPEATED else []


def _without_length(unit: Unit) -> Unit:
    """Return the unit; a single bare time is the length of a film, an aside."""
    is_length = bool(_LENGTH.fullmatch(unit.text)) and unit.kind == "paragraph" and not unit.level
    return replace(unit, kind="aside") if is_length else unit


def _behind_plus(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; what goes on behind the closing plus signs of an entry is a paragraph."""
    found = {
        at: match
        for at, unit in enumerate(units)
        if unit.text[:2] == "++" and (match := _PLUS.match(unit.text)) and split_time(match[1])[0]
    }
    if not any(units[at].text[match.end() :].strip() for at, match in found.items()):
        return units
    parted: list[Unit] = []
    for at, unit in enumerate(units):
        end = found[at].end() if at in found else len(unit.text)
        parted.append(unit.up_to(end))
        if rest := unit.text[end:].lstrip():
            parted.append(unit.from_character(len(unit.text) - len(rest)))
    return parted


def _without_plus(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; plus signs around units that begin with a time are removed."""
    found = {
        at: match
        for at, unit in enumerate(units)
        if unit.text[:2] == "++"
        and (match := _PLUS.fullmatch(unit.text))
        and split_time(match[1])[0]
    }
    return [
        unit.up_to(found[at].end(1)).from_character(found[at].start(1)) if at in found else unit
        for at, unit in enumerate(units)
    ]


def _without_bullets(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; bullets before items with a time are removed if most units are such.

    A programme of hours inside an article stays a list.
    """
    start = len(BULLET)
    found = [
        at
        for at, unit in enumerate(units)
        if unit.item and unit.text[start : start + 1].isdigit() and split_time(unit.text[start:])[0]
    ]
    if len(found) < 2:
        return units
    told = sum(not unit.level and unit.kind == "paragraph" for unit in units)
    if 3 * len(found) < 2 * told:
        return units
    bare = {at: units[at].from_character(start) for at in found}
    return [bare.get(at, unit) for at, unit in enumerate(units)]


def mark_times_above(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; times alone on lines right above headings are those of these, if several.

    The headings are those of entries, whatever their level.
    """
    timed = {
        at + 1: time
        for at, (unit, after) in enumerate(pairwise(units))
        if after.level > TITLE and not unit.level and unit.text[:1].isdigit()
        for time, rest in (split_time(unit.text),)
        if time and not rest
    }
    if len(timed) < 2:
        return list(units)
    return [
        replace(unit, level=HEADING, time=timed[at]) if at in timed else unit
        for at, unit in enumerate(units)
        if at + 1 not in timed
    ]


def mark_heading_times(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headings below the title get the times that they begin with."""
    entries = [split_time(unit.text) if unit.level >= HEADING else (None, "") for unit in units]
    if sum(time is not None for time, _ in entries) < 2:
        return list(units)
    return [
        replace(unit.from_character(len(unit.text) - len(rest)), time=time) if time else unit
        for unit, (time, rest) in zip(units, entries, strict=True)
    ]


def _times_below(units: Sequence[Unit], entries: Sequence[tuple[str | None, str]]) -> list[Unit]:
    """Return entries whose time stands alone on the line under the heading."""
    marked: list[Unit] = []
    for unit, (time, _) in zip(units, entries, strict=True):
        if time is None or marked[-1].time:
            marked.append(unit)
        else:
            marked[-1] = replace(marked[-1], level=HEADING, time=time)
    return marked


def _times_first(units: Sequence[Unit], entries: Sequence[tuple[str | None, str]]) -> list[Unit]:
    """Return entries whose time stands before the heading, on the same line or the line above.

    A time without text after it is an aside.
    """
    sentences = _are_headed_by_sentences(units, entries)
    marked: list[Unit] = []
    waiting: tuple[str, Unit] | None = None
    for unit, (time, rest) in zip(units, entries, strict=True):
        if time is not None and not rest:
            if waiting and _AGO.search(time) and not _AGO.search(waiting[0]):
                marked.append(replace(unit, kind="aside"))
                continue
            marked += [replace(waiting[1], kind="aside")] if waiting else []
            waiting = time, unit
            if marked and not marked[-1].level and is_label(marked[-1].text):
                marked[-1] = replace(marked[-1], kind="aside")
            continue
        if unit.kind != "paragraph" or unit.day:
            marked.append(unit)
            continue
        if time and waiting:
            marked.append(replace(waiting[1], kind="aside"))
        stamp, day = time or (waiting[0] if waiting else None), waiting[1].day if waiting else None
        waiting = None
        body = unit.from_character(len(unit.text) - len(rest)) if time else unit
        if stamp is None:
            marked.append(unit)
        elif looks_like_heading(body) or (sentences and time):
            marked.append(replace(body, level=HEADING, time=stamp, day=day))
        else:
            marked += [Unit("", HEADING, time=stamp, day=day), body]
    marked += [replace(waiting[1], kind="aside")] if waiting else []
    return marked if any(unit.time for unit in marked) else list(units)


def _are_headed_by_sentences(
    units: Sequence[Unit], entries: Sequence[tuple[str | None, str]]
) -> bool:
    """Whether each entry is a short sentence after a time, with paragraphs below it."""
    stamped = [i for i, (time, rest) in enumerate(entries) if time is not None and rest]
    if len(stamped) < 2 or stamped[-1] == len(units) - 1:
        return False
    return all(
        entries[i + 1][0] is None
        and not is_reported(entries[i][1])
        and len(entries[i][1].split()) <= _MOST_SENTENCE_WORDS
        for i in stamped
    )
