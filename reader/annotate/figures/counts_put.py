"""Reads what a number after "put at" counts.

`count_subjects` calls it as one of its patterns, `non_figures` to tell tolls from hours.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.tokens.noun_phrases import FATES, STOPS, is_plural, singular
from reader.annotate.tokens.plain_tokens import PlainTokens


def subject_of_put(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read the whole subject of "put at": "Losses on the Orm side were put at 1,200"."""
    lows, verb = tokens.lows, part.first - 3
    if lows[part.first - 2 : part.first] != ["put", "at"] or lows[verb] not in (
        "was",
        "were",
        "been",
    ):
        return None
    end = verb - 1 if lows[verb] == "been" else verb
    start = tokens.skip(low, ("the", "its", "their"))
    if not 0 < end - start <= _LONGEST or not is_plural(tokens, start):
        return None
    if not all(map(str.isalpha, lows[start:end])):
        return None
    noun = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    return part._replace(unit=singular(tokens.words[start]), noun=noun)


_LONGEST = 8
"""The most words of a subject."""


def object_of_put(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read the plural between the verb and "at": "put Torvian deaths at 130"."""
    lows = tokens.lows
    if lows[part.first - 1] != "at":
        return None
    if (
        FATES.get(lows[part.first - 2]) in _OF_PEOPLE
        and "number" in lows[part.first - 5 : part.first]
    ):
        return _people_put(tokens, part)
    if not is_plural(tokens, part.first - 2):
        return None
    start = part.first - 2
    while start > low and part.first - start < 6 and lows[start - 1] not in STOPS:
        start -= 1
    before = (
        start - 1 if lows[start - 1] not in ("the", "its", "their", "his", "her") else start - 2
    )
    if lows[before] not in ("put", "puts", "putting"):
        return None
    noun = tokens.text[tokens.starts[start] : tokens.ends[part.first - 2]]
    return part._replace(unit=singular(tokens.words[part.first - 2]), noun=noun)


_OF_PEOPLE = frozenset(("killed", "wounded", "missing"))


def _people_put(tokens: PlainTokens, part: FigurePart) -> FigurePart | None:
    """Read the outcome that stands for people: "put the number of dead at 40"."""
    lows, at = tokens.lows, part.first - 2
    fate, start = lows[at], at
    while start > 0 and at - start < 4 and lows[start - 1] in ("the", "of", "number"):
        start -= 1
    if start == at or lows[start - 1] not in ("put", "puts", "putting"):
        return None
    return part._replace(unit="people", noun=None, participles=fate, fates=(FATES[fate],))


def is_put_at(lows: Sequence[str], at: int) -> bool:
    """Whether "at" follows a toll: "put the toll at nine", "the toll stood at nine"."""
    low = max(0, at - 7)
    low = next((here + 1 for here in range(at - 1, low, -1) if not lows[here].isalpha()), low)
    before = lows[low:at]
    if before[-1:] and before[-1] in _STANDS:
        return not _TOLLS.isdisjoint(before[:-1])
    put = next((here for here, word in enumerate(before) if word in _PUT), len(before))
    whose = before[put + 1 :]
    if not whose or whose[-1] in _PARTICLES:
        return False
    return not _TOLLS.isdisjoint(whose) and (whose[-1] in _TOLLS or "of" in whose)


_PUT = frozenset(("put", "puts", "putting"))
_STANDS = frozenset("put stood stands standing remained remains estimated unchanged".split())  # noqa: SIM905
_PARTICLES = frozenset(("up", "down", "out", "off", "away", "back", "on"))
_TOLLS = frozenset("toll number figure count total deaths dead".split())  # noqa: SIM905
