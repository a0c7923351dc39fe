"""Finds where a pasted article ends: its author's box, tags, and lines behind a button.

A browser copies what stands below an article without any mark. Lines without an end are no text
there if a button stands above them, or if the article above has their words already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.blocks.credits import is_credit, is_name
from reader.parse.blocks.units import AROUND_TEXT, BULLET, Unit, as_aside, is_free
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.kickers import SECTIONS
from reader.parse.shapes.pasted.last_lines import is_sentence
from reader.parse.shapes.pasted.repeated import authors_of
from reader.parse.shapes.pasted.tails import mark_surplus, mark_tail

_FEWEST_TOLD, _FEWEST_TAGS, _MOST_TAGS, _MOST_TAG_WORDS = 3, 3, 100, 5
_MOST_LINE_WORDS, _MOST_ABOUT, _FEWEST_WORDS = 20, 3, 3
_POST = re.compile(
    r"\b(?:journalist(?:in)?|reporter(?:in)?|correspondent|editor|columnist|writer|author"
    r"|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|periodista|corresponsal|redactora?"
    r"|rédact(?:eur|rice)|correspondante?)\b",
    re.IGNORECASE,
)
_NOTE, _STARRED = re.compile(r"\*{1,3} ?[^\W_][^*]*$"), re.compile(r"\w\*")
"""A note to words that have a star behind them, and such words."""
_CONTACT = re.compile(
    r"how to (?:reach|contact) us|contacts?(?: us)?|get in touch|write to us|kontakt|impressum",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\d[\d ()/-]{6,}\d")
_WRITES = re.compile(
    r"\b(?:covers|covering|writes|reports|schreibt|berichtet|escribe|écrit)\b", re.IGNORECASE
)


def mark_end(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; what stands below the text of an article is an aside."""
    marked = list(units)
    told = [
        at
        for at, unit in enumerate(units)
        if unit.item or (unit.kind not in AROUND_TEXT and is_sentence(unit.text))
    ]
    if len(told) < _FEWEST_TOLD:
        return marked
    marked = mark_surplus(_without_contact(_without_sign(marked)))
    box = _author_box(units, told)
    if box is not None:
        return [*marked[:box], *(_aside(unit) for unit in marked[box:])]
    start = told[-1] + 1
    marked = _with_notes(marked, start)
    marked = mark_tail(marked, told[-1])
    timed = any(split_time(unit.text)[0] for unit in units[start:])
    if timed or units[told[-1]].text[-1:] == ":":
        return marked
    buttons = [at for at in range(start, len(units)) if units[at].kind == "aside"]
    end = buttons[0] if buttons else len(units)
    tags = _are_tags(units, start, end) or _is_section(units[start:end])
    for at in range(start if tags else end, len(units)):
        if _is_line(units[at]):
            marked[at] = _aside(units[at])
    return marked


def _without_contact(units: list[Unit]) -> list[Unit]:
    """Return the units; lines below "Contact" at the end, one with an address, are asides."""
    for at in range(max(1, len(units) - _MOST_ABOUT - 2), len(units) - 1):
        if _CONTACT.fullmatch(units[at].text.rstrip(":")):
            below = units[at + 1 :]
            if any("@" in unit.text or _NUMBER.search(unit.text) for unit in below):
                return [*units[:at], *map(_aside, units[at:])]
    return units


def _without_sign(units: list[Unit]) -> list[Unit]:
    """Return the units; a last item that only names who is named in the title signs the text."""
    at = next((at for at in reversed(range(1, len(units))) if units[at].kind != "aside"), 0)
    name = units[at].text.removeprefix(BULLET) if at else ""
    if units[at].item and 0 < len(name.split()) <= _MOST_TAG_WORDS and name in units[0].text:
        units[at] = as_aside(units[at].from_character(len(BULLET)))
    return units


def _is_line(unit: Unit) -> bool:
    """Whether a unit may be a line around a text."""
    few = len(unit.text.split()) <= _MOST_LINE_WORDS
    return few and is_free(unit) and not is_credit(unit.text)


def _with_notes(units: list[Unit], start: int) -> list[Unit]:
    """Return the units; below the text a note to a star in it, and a name as the last line."""
    notes = [at for at in range(start, len(units)) if _NOTE.match(units[at].text)]
    if notes and any(_STARRED.search(unit.text) for unit in units[:start]):
        for at in notes:
            units[at] = _aside(units[at])
    last = len(units) - 1
    is_alone = last >= start and not any(map(is_free, units[start:last]))
    if is_alone and is_free(units[last]) and is_name(units[last].text):
        units[last] = _aside(units[last])
    return units


def _is_section(units: Sequence[Unit]) -> bool:
    """Whether lines begin with the name of a page's section, over headlines of it."""
    return len(units) > 1 and is_free(units[0]) and SECTIONS.fullmatch(units[0].text) is not None


def _are_tags(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether lines at the end are a few words each, most of which the text above has too."""
    lines = [unit.text for unit in units[start:end]]
    if not _FEWEST_TAGS <= len(lines) <= _MOST_TAGS:
        return False
    if not all(map(_is_line, units[start:end])):
        return False
    if any(len(text.split()) > _MOST_TAG_WORDS or text[-1] in ".:;,!?" for text in lines):
        return False
    above = "\n".join([unit.text for unit in units[:start]]).casefold()
    return 3 * sum(text.casefold() in above for text in lines) >= 2 * len(lines)


def _author_box(units: Sequence[Unit], told: Sequence[int]) -> int | None:
    """Return where the box on the author begins that ends a page, or None.

    It is the name of an author alone on a line, over what the author does, with at most three
    sentences below it. A name that stands alone above other paragraphs as well is a heading.
    """
    names = authors_of(units)
    first = told[2 * len(told) // 3]
    for at in range(first + 1, len(units) - 1):
        unit = units[at]
        if unit.level or not is_name(unit.text) or unit.item:
            continue
        about = units[at + 1 : at + 1 + _MOST_ABOUT]
        if sum(place > at for place in told) > _MOST_ABOUT:
            continue
        if any(_is_about(one.text, unit.text, unit.text.casefold() in names) for one in about):
            return at
    return None


def _is_about(text: str, name: str, is_author: bool) -> bool:
    """Whether a line says what a person writes: the author, or one whose name begins the line."""
    if not is_author:
        return text.startswith(name.split()[0]) and bool(_POST.search(text))
    return bool(_POST.search(text) or (_WRITES.search(text) and len(text.split()) > _FEWEST_WORDS))


def _aside(unit: Unit) -> Unit:
    if unit.kind in ("caption", "table") or unit.credit:
        return unit
    return as_aside(unit)
