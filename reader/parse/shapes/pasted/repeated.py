"""Finds lines that repeat what an article has elsewhere: pulled quotations, authors, its headline.

A page shows a sentence of a quotation again in large letters, the authors' names again below the
standfirst or at the end, and the headline again above the text. Words are lost in no case: they
stand elsewhere in the text, and an aside is still shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import Unit, is_free

_MARKS = frozenset("“”„«»\"‘’'")
_QUOTED = re.compile(r"[“\"«„]([^“\"«„”»]{12,})[”\"»“]")
_SIGN = re.compile(r"\W+")
_FEWEST_PULLED, _FEWEST_IN_MARKS, _SHORTEST_PULLED, _NEAR, _MOST_SIGNED = 8, 4, 18, 40, 6
"""The fewest words and characters of a pulled quotation; how many units away its words may stand.

And the most words of the line below that names the speaker.
"""
_LISTED = re.compile(r",? (?:and|und|et|y|e|&) |, | / |/")
_BY = re.compile(r"(?:by|von|par|por|di|story by|text by|written by)\b:? ", re.IGNORECASE)
_BY_LETTERS = frozenset("BbVvPpDdSsTtWw")
_TOP, _LAST, _TOLD_WORDS = 16, 4, 12
_HOUSE = re.compile(r"[A-Z]{2,7} ?\((?:[a-zäöü]{2,4}|[A-ZÀ-Þ][\w.’'-]+(?:,? [A-ZÀ-Þ][\w.’'-]+)+)\)")
"""A broadcaster and who wrote for it, as the last line: "LVR (jho)", "LVR (Juna Holm)"."""


def mark_repeated_lines(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; pulled quotations and lines above a repeated headline are asides.

    Lines that only have the byline's names, and the letters of a house at the end, are credits.
    """
    return _pulled_out(_above_headline(_authors_again(list(units))))


def authors_of(units: Sequence[Unit]) -> set[str]:
    """Return the names in the bylines at the top, in small letters."""
    bylines = [
        unit.text
        for unit in units[:_TOP]
        if unit.credit or (unit.text[:1] in _BY_LETTERS and is_credit(unit.text))
    ]
    parts = (part for text in bylines for part in _LISTED.split(_BY.sub("", text)))
    return {part.strip().casefold() for part in parts}


def _authors_again(units: list[Unit]) -> list[Unit]:
    """Return the units; names at the top or end that a byline has, and house letters, are credits.

    At the top only those above the first paragraph.
    """
    last = range(max(2, len(units) - _LAST), len(units))
    for at in last:
        unit = units[at]
        if unit.text[-1:] == ")" and is_free(unit) and _HOUSE.fullmatch(unit.text):
            units[at] = replace(unit, credit=True)
    names = authors_of(units)
    if not names:
        return units
    told = next((at for at, one in enumerate(units[1:_TOP], 1) if _is_told(one)), _TOP)
    for at in (*range(1, min(told, len(units))), *(at for at in last if at > told)):
        text = units[at].text
        is_named = all(one.casefold() in names for one in _LISTED.split(text))
        if is_named and is_free(units[at]) and not is_credit(text):
            units[at] = replace(units[at], credit=True)
    return units


def _above_headline(units: list[Unit]) -> list[Unit]:
    """Return the units; where the headline stands again above the text, lines between are asides.

    The repeated line is one too. Above the headline are only credits and days, and it does not end
    like a sentence: a paragraph that stands twice is no headline.
    """
    first = next((at for at, unit in enumerate(units) if not _is_signed(unit)), 0)
    title = units[first].text.casefold().rstrip(": ") if units and first < _LAST else ""
    if title.endswith("."):
        return units
    for at in range(first + 1, min(first + _LAST + 1, len(units))):
        if units[at].text.casefold().rstrip(": ") != title or not all(
            map(_is_line, units[first + 1 : at])
        ):
            continue
        if not units[at].item and len(title.split()) >= _LAST:
            for place in range(first + 1, at + 1):
                if not _is_signed(units[place]):
                    units[place] = replace(units[place], kind="aside", level=0, bold=0)
            break
    return units


def _is_signed(unit: Unit) -> bool:
    """Whether a unit says by whom or when a text was written."""
    return unit.credit or is_credit(unit.text) or is_date_line(unit.text)


def _pulled_out(units: list[Unit]) -> list[Unit]:
    """Return the units; a line that a quotation near it has word for word is an aside.

    So is a line of a few words below it that ends with a name, if the text near it has the name.
    A line in quotation marks needs one below, or its words right above, as headings quote what
    follows.
    """
    lines = [
        at
        for at, unit in enumerate(units[:-1])
        if at and unit.text[_SHORTEST_PULLED:] and _may_be_pulled(unit)
    ]
    if not lines:
        return units
    quoted = [[_words(one) for one in _QUOTED.findall(unit.text)] for unit in units]
    for at in lines:
        words = _words(units[at].text)
        near = [place for place in range(max(1, at - _NEAR), at + _NEAR) if place < len(units)]
        if not any(words in one for place in near if place != at for one in quoted[place]):
            continue
        signed = _is_speaker(units[at + 1], [units[place].text for place in near])
        is_above = any(words in one for one in quoted[at - 1])
        if signed or is_above or units[at].text[0] not in _MARKS:
            units[at] = replace(units[at], kind="aside", bold=0)
        if signed:
            units[at + 1] = replace(units[at + 1], kind="aside")
    return units


def _is_speaker(unit: Unit, near: Sequence[str]) -> bool:
    """Whether a line of a few words ends with a name that the text near it has too."""
    name = unit.text.rpartition(" ")[2]
    is_short = _is_line(unit) and len(unit.text.split()) <= _MOST_SIGNED
    return is_short and name[:1].isupper() and sum(name in text for text in near) > 1


def _may_be_pulled(unit: Unit) -> bool:
    """Whether a line may repeat a quotation: without an end, or wholly in marks."""
    text = unit.text
    in_marks = text[:1] in _MARKS and text.rstrip(".!?")[-1:] in _MARKS
    if not is_free(unit) or unit.time or (is_ended(text) and not in_marks):
        return False
    return len(text.split()) >= (_FEWEST_IN_MARKS if in_marks else _FEWEST_PULLED)


def _is_told(unit: Unit) -> bool:
    return unit.item or (len(unit.text.split()) >= _TOLD_WORDS and is_ended(unit.text))


def _is_line(unit: Unit) -> bool:
    return unit.kind in ("paragraph", "aside") and not _is_told(unit) and not unit.item


def _words(text: str) -> str:
    return _SIGN.sub(" ", text).casefold().strip()
