"""Turns the paragraphs below one heading that each begin with a label into developments."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import AROUND_TEXT, BULLET, TITLE, Unit, as_aside
from reader.parse.shapes.digests.unrelated import refers_back
from reader.parse.shapes.lists import parts_of

_HEADLINE = r"(?P<spaced>[A-ZÀ-Þ][^.:!?]{2,80}?) : (?=[A-ZÀ-Þ“\"])"
"""A headline and a colon with a space before it, which no sentence has."""
_SPACED = re.compile(_HEADLINE)
_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,4})[.] (?=[A-ZÀ-Þ“\"]|\d)"
    r"|(?P<slug>[A-ZÀ-Þ][A-ZÀ-Þ0-9 &/.’'-]{2,40}?) [—–] (?=[A-ZÀ-Þ“\"])"
    rf"|{_HEADLINE}"
    r"|(?P<name>[A-ZÀ-Þ][\w’'-]*(?: (?:and |of |the )?[A-ZÀ-Þ][\w’'-]*){0,3}): (?=[A-ZÀ-Þ]\w* |\d)"
)
"""One to five words and a full stop, or a name and a colon: "Mine disaster. Nine people …"."""
_FEWEST, _FEWEST_WORDS, _MOST_HEAD_WORDS = 2, 12, 5
_METADATA = re.compile(
    rf"{BULLET}(?:sources?|published|posted|updated|date|authors?|by|link|url|category|tags?) ?: ?"
    r"\S.{0,100}$",
    re.IGNORECASE,
)
"""An item that only says where a story is from: "Source: Lake Times"."""
_SAYS = re.compile(r"\b(?:I|we|We|you|You|my|our|says?|said|is|are|was|were|has|have|had|will)\b")
"""Words of a speaker, or of a sentence, which is no label."""


def mark_labelled_parts(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; paragraphs with labels below a short heading are developments.

    Each paragraph of the part has another label, and the heading is their section.
    """
    if sum(unit.level > TITLE for unit in units) < _FEWEST:
        return list(units)
    marked: list[Unit] = []
    is_divided = False
    spaced = [unit for unit in units if " : " in unit.text and _SPACED.match(unit.text)]
    fewest = 1 if len(spaced) > _FEWEST else _FEWEST
    for part in parts_of(units):
        made = _divided(part, fewest)
        if made is part and is_divided and part[0].level > TITLE and part[0].section is None:
            made = [replace(part[0], section=""), *part[1:]]  # not in the section above
        is_divided = is_divided or made is not part
        marked += made
    return marked


def _divided(part: list[Unit], fewest: int) -> list[Unit]:
    """Return a part with a heading for each label, or unchanged."""
    head, *below = part
    if head.level <= TITLE or head.section or head.time or head.day or len(below) < fewest:
        return part
    told = [unit for unit in below if unit.kind not in AROUND_TEXT]
    if not 0 < len(head.text.split()) <= _MOST_HEAD_WORDS or len(told) < fewest:
        return part
    matches = [_LABEL.match(unit.text) for unit in told]
    found = [match for match in matches if match]
    kinds = {match.lastgroup for match in found}
    labels = {match[0] for match in found}
    if len(labels) < len(told) or len(kinds) > 1 or not all(map(_is_told, told, found)):
        return part
    if len(told) < _FEWEST and kinds != {"spaced"}:
        return part
    marked: list[Unit] = []
    at = 0
    for unit in below:
        if unit.kind not in AROUND_TEXT:
            match, at = found[at], at + 1
            name = unit.up_to(match.end(match.lastgroup or 0))
            marked.append(replace(name, level=head.level, section=head.text, item=False, bold=0))
            unit = unit.from_character(match.end())
        marked.append(unit)
    if marked and marked[0].level == 0:  # a caption right below the section's name
        first = next(at for at, unit in enumerate(marked) if unit.level)
        marked = [marked[first], *marked[:first], *marked[first + 1 :]]
    return marked


def _is_told(unit: Unit, label: re.Match[str]) -> bool:
    """Whether a paragraph tells something behind its label, which is no sentence."""
    text = unit.text[label.end() :]
    is_plain = not unit.item and not unit.level
    told = is_ended(text) and len(text.split()) >= _FEWEST_WORDS
    if label.lastgroup in ("spaced", "slug"):
        return is_plain and told
    is_plain = is_plain and not refers_back(unit.text)
    return is_plain and told and not _SAYS.search(label[0]) and not _SAYS.match(text)


def without_common_labels(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a label that two or more headings have, and two thirds of all, is theirs.

    "Incident: Mine disaster" is then the heading "Mine disaster" of the section "Incident".
    """
    heads = [at for at, unit in enumerate(units) if unit.level > TITLE and unit.text]
    labels = [units[at].text.partition(": ")[0] for at in heads if ": " in units[at].text]
    label, count = next(iter(Counter(labels).most_common(1)), ("", 0))
    few = len(label.split()) < _FEWEST_WORDS // 4
    if count < _FEWEST or 3 * count < 2 * len(heads) or not few or not label[-1:].isalpha():
        return list(units)
    told = list(units)
    for at in heads:
        unit = units[at]
        if unit.text.startswith(f"{label}: ") and not unit.section and not unit.time:
            told[at] = replace(unit.from_character(len(label) + 2), section=label)
        elif unit.section is None:
            told[at] = replace(unit, section="")
    return told


def without_metadata(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; items below two or more headings that name source or time are asides."""
    found = {
        at
        for at, unit in enumerate(units)
        if unit.item and ":" in unit.text and _METADATA.match(unit.text)
    }
    heads = [at for at, unit in enumerate(units) if unit.level > TITLE]
    above = {bisect(heads, at) for at in found} - {0}
    if len(above) < _FEWEST:
        return list(units)
    return [
        as_aside(unit.from_character(len(BULLET))) if at in found else unit
        for at, unit in enumerate(units)
    ]
