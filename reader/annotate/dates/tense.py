"""A place in a text to whether the words around it look back or ahead."""

from __future__ import annotations

from reader.annotate.lexicon.tables import words
from reader.annotate.tokens.plain import PlainTokens
from reader.calendar import Leaning

_FORWARD, _BACKWARD = words("forward"), words("backward")
_ENDS = frozenset(".!?;")
_HAD = frozenset(("had", "was", "were"))
_BACK, _AHEAD = 24, 12


def leaning(t: PlainTokens, first: int, last: int) -> Leaning:
    """1 where the nearest verb of the sentence looks ahead, -1 where it looks back, 0 without one.

    The words before the date count first: "said on Friday that he will" looks back.
    """
    if t.lows[first - 1] in ("by", "until", "till"):
        return -1 if any(low in _HAD for low in t.lows[last : last + 5]) else 1
    for at in range(first - 1, max(first - _BACK, 0) - 1, -1):
        if t.lows[at] in _ENDS:
            break
        found = _cue(t.lows[at])
        if found:
            return found
    for at in range(last, min(last + _AHEAD, t.count)):
        if t.lows[at] in _ENDS:
            break
        found = _cue(t.lows[at])
        if found:
            return found
    return 0


def _cue(low: str) -> Leaning:
    if low in _FORWARD or low[-3:] in ("'ll", "’ll"):
        return 1
    if low in _BACKWARD or (len(low) > 4 and low[-2:] == "ed"):
        return -1
    return 0
