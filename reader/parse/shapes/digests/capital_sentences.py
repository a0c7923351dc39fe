"""Turns first sentences in capitals into the headings of their paragraphs.

"TWO BRIDGES ARE CLOSED IN ORM. The town said …" is a development under its first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.units import HEADING, TITLE, Unit

_SENTENCE = re.compile(
    r"(?P<head>[A-ZÀ-Þ\d“\"][^a-zß-ÿ.!?]{18,200}(?:(?:[.](?=[A-Z\d])|(?<=\b[A-Z])[.])[^a-zß-ÿ.!?]{1,60}){0,4})"
    r"(?P<end>[.!?:]+[”\"]?) (?=.*[a-zß-ÿ]{2})"
)
_RUN = re.compile(r"(?:[A-ZÀ-Þ\d][^a-zß-ÿ ]*[,;]? ){5}")
_FEWEST, _FEWEST_WORDS, _SHORTEST = 3, 4, 18


def mark_capital_sentences(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; first sentences in capitals are headings, if half of the text has some.

    Days on lines of their own stay above the headings.
    """
    long = [unit for unit in units[1:] if unit.text[_SHORTEST:]]
    heads = {id(unit): match for unit in long if _is_paragraph(unit) and (match := _head(unit))}
    if len(heads) < _FEWEST:
        return list(units)
    told = [unit for unit in long if _is_paragraph(unit)]
    if 2 * sum(id(unit) in heads or bool(_RUN.match(unit.text)) for unit in told) < len(told):
        return list(units)
    if any(unit.level > TITLE for unit in units):
        return list(units)
    days = sum(is_date_line(unit.text) for unit in units[1:])
    level = HEADING + (days > 1)
    marked: list[Unit] = []
    for unit in units:
        if match := heads.get(id(unit)):
            end = match.end("head") + (match["end"] == "?")
            marked.append(replace(unit.up_to(end), level=level, bold=0))
            marked.append(unit.from_character(match.end()))
        else:
            marked.append(unit)
    return marked


def _is_paragraph(unit: Unit) -> bool:
    is_plain = unit.kind == "paragraph" and not unit.level and not unit.item
    return is_plain and not is_date_line(unit.text) and not unit.text.isupper()


def _head(unit: Unit) -> re.Match[str] | None:
    match = _SENTENCE.match(unit.text)
    return match if match and len(match["head"].split()) >= _FEWEST_WORDS else None
