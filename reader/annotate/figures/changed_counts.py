"""Reads what a number after "rose to" and similar counts: the plural subject that changed.

`count_subjects` calls it as one of its patterns.
"""

from __future__ import annotations

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens.noun_phrases import FATES, STOPS, is_plural, singular
from reader.annotate.tokens.plain_tokens import PlainTokens

_COUNTED = words("counted_changes")
_CHANGES = frozenset(
    """rose rises risen rising fell falls fallen falling climbed climbs climbing grew grows grown
    growing jumped jumps jumping increased increases increasing dropped drops dropping doubled
    tripled swelled declined declines declining surged soared decreased went""".split()  # noqa: SIM905
)
_HAVE = frozenset(("has", "have", "had", "also", "since", "now"))
_LONGEST = 6
"""The most words of a subject."""
_OPENERS = frozenset(("the", "its", "their", "our", "his", "her", "all", "total", "daily"))


def changed_count(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read the plural that changed: "Cholera cases rose from 214 to 387".

    The clause begins at token `low` or after its last comma. Only things counted one by one are
    taken: prices and rates are no counts.
    """
    lows, verb = tokens.lows, part.first - 2
    if lows[part.first - 1] not in ("to", "from") or lows[verb] not in _CHANGES:
        return None
    end = verb
    while end > low and (lows[end - 1] in _HAVE or lows[end - 1].endswith("ly")):
        end -= 1
    head = end - 1
    while head > low and end - head < _LONGEST and lows[head] not in _COUNTED:
        if not lows[head].isalpha() or lows[head] in _CLAUSES:
            return None
        head -= 1
    if lows[head] not in _COUNTED or not is_plural(tokens, head):
        return None
    if head < end - 1 and lows[head + 1] not in _BEHIND:
        return None
    start = head
    while start > low and _is_inside(tokens, start - 1):
        start -= 1
    end = end if lows[head + 1] == "of" else head + 1
    noun = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    kind = FATES.get(lows[start])
    return part._replace(
        unit=singular(tokens.words[head]), noun=noun, fates=(kind,) if kind else ()
    )


def _is_inside(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` describes what is counted behind it."""
    low = tokens.lows[at]
    return low.isalpha() and low not in STOPS and low not in _OPENERS


_BEHIND = frozenset(("of", "in", "across", "among", "from", "at", "along", "on"))
_CLAUSES = frozenset(
    ("and", "but", "or", "who", "that", "which", "when", "while", "as", "is", "was")
)
