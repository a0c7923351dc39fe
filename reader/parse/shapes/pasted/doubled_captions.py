"""Finds captions that stand twice, once with the credit of the picture behind them.

A page has a caption for those who cannot see the picture as well, so a copy has the line twice.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import Unit, is_free

_CREDIT = re.compile(
    r" ?(?:\([A-ZÀ-Þ][^()]{2,60}\)|\[[A-ZÀ-Þ][^\[\]]{2,60}\])\.?"
    r"|[.]? ?(?:[-–—|·] ?)?(?:Copyright|©|Credits?:|Photo(?:graph)?:)[ ]?[^.:]{2,60}\.?"
)
_SHORTEST = 15
_SHORTEST_CUT, _MOST_WORDS, _FEWEST_WORDS, _LONGEST_TAIL = 60, 60, 5, 80
"""The fewest characters of a line that stands again with another end, and of that end the most.

And the most and fewest words of a sentence that stands twice.
"""
_BUTTON = re.compile(
    r"(?:\.\.\.|…)? ?(?:show|read|see|view) (?:more|less)|(?:mehr|weniger) anzeigen|afficher plus"
    r"|ver más|mostra(?:r mais)?",
    re.IGNORECASE,
)
_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|dpa|epd|via|for|by|of|the|et|und|and|y|de|pour|für|-)"
_BEHIND = re.compile(
    rf"[\W_]*(?:(?i:tous droits réservés|all rights reserved|copyright)\W*)?"
    rf"(?:{_WORD}(?:[ /,|&·–—]++{_WORD})*+)?\W*"
)
"""What may stand behind only one of two such lines: the names of photographer and agency."""


def mark_doubled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a line, and below it the same with a name in brackets, are captions.

    So are two long lines that differ only in a credit or button behind them, and a sentence that
    stands twice above all paragraphs, or with a bracket at its end.
    """
    marked = list(units)
    told = 0  # found when a line stands twice
    for at in range(1, len(units)):
        one, other = units[at - 1 : at + 1]
        if one.text[:_SHORTEST] != other.text[:_SHORTEST] or not one.text[_SHORTEST:]:
            continue
        if not (is_free(one) and is_free(other)):
            continue
        is_doubled = _is_credited(one.text, other.text)
        if one.text == other.text:
            told = told or _first_told(units)
            is_doubled = _stands_twice(units, at, told)
        if is_doubled or _differ_in_credit(one.text, other.text):
            marked[at - 1 : at + 1] = [replace(unit, kind="caption") for unit in (one, other)]
    return marked


def _first_told(units: Sequence[Unit]) -> int:
    """Return the place of the first sentence below the title, or the number of units."""
    ended = (at for at in range(1, len(units)) if is_ended(units[at].text))
    return next(ended, len(units))


def _is_credited(text: str, after: str) -> bool:
    """Whether a line is another one with a name in brackets behind it."""
    rest = after.removeprefix(text) if text != after and text in after else after
    return rest != after and _CREDIT.fullmatch(rest) is not None


def _differ_in_credit(text: str, after: str) -> bool:
    """Whether long lines are the same but for the credit or button behind one or both of them."""
    shared = len(os.path.commonprefix((text, after)))
    if text == after or shared < _SHORTEST_CUT:
        return False
    tails = text[shared:], after[shared:]
    if any(tail[_LONGEST_TAIL:] for tail in tails):
        return False
    return all(_BEHIND.fullmatch(_BUTTON.sub("", tail)) for tail in tails)


def _stands_twice(units: Sequence[Unit], at: int, told: int) -> bool:
    """Whether a sentence that stands twice in a row is no text: by its place, or its bracket.

    `at` is the place of the second one, and `told` that of the first sentence below the title.
    """
    text = units[at].text
    words = len(text.split())
    if not is_ended(text) or not _FEWEST_WORDS <= words <= _MOST_WORDS:
        return False
    if text.rstrip(".")[-1:] in ")]":
        return True
    is_first = 1 < at <= told + 1
    return is_first and at + 1 < len(units) and text != units[0].text
