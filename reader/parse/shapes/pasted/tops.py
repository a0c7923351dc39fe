"""Finds the headline of a pasted article below lines that stand above it on its page.

Such lines are the name of a section, a topic, a day, a button or a number. No word says which line
is the headline; it is the first long one, and the text below has its words again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.author_lines import is_author_or_time
from reader.parse.blocks.credits import TITLE_WORDS, is_date_line
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import NUMBER, TITLE, Unit, as_aside, is_free
from reader.parse.shapes.kickers import has_other_days, has_signed_stories

_MOST_ABOVE, _MOST_WORDS, _FEWEST_WORDS, _LONGEST = 10, 3, 5, 250
"""The most lines above a headline, the most words of one, and the fewest words of a headline."""
_MOST_NEAR, _TAGS = 4, re.compile(r"(?: #\w+){1,20}$")
"""The most lines above a title that stands over a day, and the tags behind it."""
_TOLD_WORDS, _FEWEST_AGAIN, _LONGEST_PREFIX, _TOP = 12, 2, 20, 8
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""So many letters of a word are compared, as endings differ."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SIGN = re.compile(r"\W+")
_ADDRESS = re.compile(r"https?://\S+")


def headline_first(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a headline below a few short lines is the title, and they are asides.

    If other headings follow, the text below the next one must have words of the headline too: a
    digest has its own title on the first line, and the words of each headline only below it.
    """
    at = _headline(units)
    is_point = units[at].text[0].isdigit() if at else False
    if not at or (is_point and any(NUMBER.match(unit.text) for unit in units)):
        return _without_repeated(_titled_over_day(units))
    told = next((i for i in range(at + 1, len(units)) if is_told(units[i])), 0)
    if not told or not _is_told_again(units, at, told) or has_other_days(units, at):
        return list(units)
    if has_signed_stories(units[told + 1 :]):
        return list(units)
    above = [
        replace(unit, credit=True) if is_date_line(unit.text) and is_free(unit) else _apart(unit)
        for unit in units[:at]
    ]
    return _without_repeated([replace(units[at], level=TITLE), *above, *units[at + 1 :]])


def _titled_over_day(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; the name of a bulletin over the first line with a day is the title.

    It has the words of a title, and only a few short lines stand above it, which are asides, as
    are tags behind the title.
    """
    top = units[: _MOST_NEAR + 2]
    day = next((at for at, unit in enumerate(top) if is_date_line(unit.text)), 0)
    at = day - 1
    if at < 1 or not is_free(units[at]) or not TITLE_WORDS.search(units[at].text):
        return units
    tags = _TAGS.search(units[at].text)
    title = units[at].up_to(tags.start()) if tags else units[at]
    above = units[:at]
    if len(title.text.split()) < _MOST_WORDS or not looks_like_heading(title):
        return units
    if not all(is_free(one) and _may_be_above(one) for one in above):
        return units
    behind = [Unit(tags[0].strip(), kind="aside")] if tags else []
    return [replace(title, level=TITLE), *map(as_aside, above), *behind, *units[day:]]


def _apart(unit: Unit) -> Unit:
    return as_aside(unit) if unit.kind == "paragraph" else unit


def _headline(units: Sequence[Unit]) -> int:
    """Return the place of the first long line below only short ones, or 0."""
    if not units or units[0].level or units[0].item:
        return 0
    for at, unit in enumerate(units[: _MOST_ABOVE + 1]):
        if at and _may_be_headline(unit):
            is_line = is_free(units[0])
            return at if not is_line or _is_apart(units[0].text, unit.text) else 0
        if unit.kind in ("paragraph", "list") and not _may_be_above(unit):
            return 0
    return 0


def _may_be_above(unit: Unit) -> bool:
    """Whether a line may stand above a headline: of a few words, a day or an address."""
    text = unit.text
    if unit.level or unit.item or TITLE_WORDS.search(text) or is_announcement(text):
        return False
    if is_date_line(text) or _ADDRESS.fullmatch(text) or not _LETTERS.search(text):
        return True
    return len(text.split()) <= _MOST_WORDS + 1 and not is_ended(text) and text[-1] not in "?!"


def _is_apart(above: str, text: str) -> bool:
    """Whether a first line is too short for a headline, or has no word of the line below it."""
    return len(above.split()) <= _MOST_WORDS or not _stems(above) & _stems(text)


def _may_be_headline(unit: Unit) -> bool:
    text = unit.text
    if not is_free(unit) or len(text) > _LONGEST or len(text.split()) < _FEWEST_WORDS:
        return False
    if text[0].islower() or text[0] == "…" or text[-1] in ".:;,…" or TITLE_WORDS.search(text):
        return False
    return not is_author_or_time(text) and not is_announcement(text)


def _is_told_again(units: Sequence[Unit], at: int, told: int) -> bool:
    """Whether the text has words of a headline: all of it, or also below its next heading.

    Or whether a line above the text has the headline again.
    """
    words, title = _stems(units[at].text), units[at].text.casefold()
    if any(unit.text.casefold().endswith(title) for unit in units[at + 1 : told]):
        return True
    shaped = (
        i
        for i in range(told + 1, len(units) - 1)
        if looks_like_heading(units[i]) and is_told(units[i + 1])
    )
    below = next(shaped, told)
    rest = _stems(" ".join([unit.text for unit in units[below:] if unit.kind == "paragraph"]))
    first = units[0].text
    if len(first.split()) > _MOST_WORDS and len(_stems(first) & rest) >= _FEWEST_AGAIN:
        return False  # the headline may be the upper of the two
    return len(words & rest) >= _FEWEST_AGAIN


def is_told(unit: Unit) -> bool:
    """Return whether a unit is a paragraph of a text: of twelve words or more, with an end."""
    return is_free(unit) and len(unit.text.split()) >= _TOLD_WORDS and is_ended(unit.text)


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(text)}


def _without_repeated(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; above the text, lines that end with the title and addresses are asides.

    A section's name is joined to the repeated title: "WorldBridge of Orm falls".
    """
    marked = list(units)
    title = _folded(marked[0].text) if marked else ""
    is_long = len(title.split()) >= _FEWEST_WORDS - 1 and marked[0].text[-1] != "."
    for at, unit in enumerate(marked[1:_TOP], 1):
        text = _folded(unit.text)
        rest = text.removesuffix(title) if is_long else text
        if is_told(unit) and rest == text:
            break
        is_address = is_free(unit) and _ADDRESS.fullmatch(unit.text)
        if is_address or (is_free(unit) and rest != text and len(rest) <= _LONGEST_PREFIX):
            marked[at] = as_aside(unit)
    return marked


def _folded(text: str) -> str:
    return _SIGN.sub(" ", text).strip().casefold()
