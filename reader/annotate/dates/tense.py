"""Decides from the words around a date whether the text refers to the past or the future."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import Leaning

_FORWARD, _BACKWARD = words("forward"), words("backward")
_ENDS = frozenset(".!?;")
_HAD = frozenset(("had", "was", "were"))
_BACK, _AHEAD = 24, 12
_MAKE = frozenset(("make", "keep", "spend", "use", "declare", "mark", "observe"))
"""Verbs whose object can be a day: "to make Sunday duller"."""
_DIRECT = frozenset(
    ("ask", "asks", "asked", "urge", "urges", "urged", "call", "calls", "called", "tell", "tells",
     "told", "want", "wants", "wanted", "order", "orders", "ordered", "invite", "invited",
     "appealed", "begged", "demanded", "promised", "promises", "vowed", "agreed", "decided",
     "offered", "proposed", "pledged")
)  # fmt: skip
"""Verbs whose infinitive refers to the future."""


def leaning(tokens: PlainTokens, first: int, last: int) -> Leaning:
    """Return 1 if the nearest verb of the sentence is in the future, -1 if in the past, else 0.

    `first` to `last` are the tokens of the date. The nearest verb before it decides, and only
    without one the nearest after it: "said on Friday that he will" refers to the past.
    """
    if tokens.lows[first - 1] in ("by", "until", "till"):
        is_over = any(low in _HAD for low in tokens.lows[last : last + 5])
        return -1 if is_over or _is_end_of_office(tokens, first, last) else 1
    if _is_still_to_do(tokens, first):
        return 1
    for at in range(first - 1, max(first - _BACK, 0) - 1, -1):
        low = tokens.lows[at]
        if low in _ENDS:
            break
        if low == "to" and tokens.lows[at - 1] in ("is", "are") and _is_verb_after(tokens, at):
            return 1
        found = 0 if _is_after_be(tokens, at) else _cue(low)
        if found:
            return 1 if low in _AGREEING and _is_agreed_day(tokens, first) else found
    for at in range(last, min(last + _AHEAD, tokens.count)):
        if tokens.lows[at] in _ENDS:
            break
        found = _cue(tokens.lows[at])
        if found:
            return found
    return 0


_AGREEING = frozenset(("agreed", "offered", "promised", "pledged", "proposed", "ordered"))
"""Verbs whose object may have its own day: "has offered rooms from Thursday"."""
_MEETINGS = frozenset(("meeting", "round", "session", "summit", "vote", "exchange", "visit"))
_NEXT = frozenset(("second", "third", "another", "further", "new", "next", "final"))
_OWNERS = frozenset(("his", "her", "its", "their", "the", "a", "an"))
_LONGEST_OFFICE = 8
"""The most words of an office."""


def _is_after_be(tokens: PlainTokens, at: int) -> bool:
    """Whether a participle belongs to "be", whose own verb has the tense: "would be exchanged"."""
    return "be" in (tokens.lows[at - 1], tokens.lows[at - 2] if _is_adverb(tokens, at - 1) else "")


def _is_adverb(tokens: PlainTokens, at: int) -> bool:
    return tokens.lows[at].endswith("ly")


def _is_verb_after(tokens: PlainTokens, at: int) -> bool:
    """Whether "to" at token `at` may begin an infinitive: not in "are to the north"."""
    low = tokens.lows[at + 1]
    return low.isalpha() and not tokens.capital(at + 1) and low not in _OWNERS


def _is_agreed_day(tokens: PlainTokens, first: int) -> bool:
    """Whether a date after a verb of agreeing belongs to its object and not to the verb."""
    if tokens.lows[first - 1] == "from":
        return True
    comma = first - 2
    is_apart = tokens.lows[first - 1] in ("on", "for") and tokens.lows[comma] == ","
    return is_apart and tokens.lows[comma - 1] in _MEETINGS and tokens.lows[comma - 2] in _NEXT


def _is_end_of_office(tokens: PlainTokens, first: int, last: int) -> bool:
    """Whether an office ended then: "Varn, until Monday its minister, said"."""
    if tokens.lows[first - 2] not in ("and", ",") or tokens.lows[last] not in _OWNERS:
        return False
    for low in tokens.lows[last + 1 : last + 2 + _LONGEST_OFFICE]:
        if low == ",":
            return True
        if low in _ENDS or _cue(low):
            return False
    return False


def _is_still_to_do(tokens: PlainTokens, first: int) -> bool:
    """Whether a date is the object of something requested or promised."""
    if first < 3 or tokens.lows[first - 1] not in _MAKE or tokens.lows[first - 2] != "to":
        return False
    for at in range(first - 3, max(first - _BACK, 0) - 1, -1):
        low = tokens.lows[at]
        if low in _ENDS or low == "to" or low in _DIRECT:
            return low in _DIRECT
        if _cue(low):
            return False
    return False


def _cue(low: str) -> Leaning:
    if low in _FORWARD or low[-3:] in ("'ll", "’ll"):
        return 1
    if low in _BACKWARD or (len(low) > 4 and low[-2:] == "ed"):
        return -1
    return 0
