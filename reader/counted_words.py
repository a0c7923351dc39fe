"""Divides a figure as written into the number and the thing counted, and makes short forms."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice


def short_range(written: str) -> str:
    """Return a range of numbers with a dash: "1,200–1,500" for "1,200 to 1,500".

    If the second number is not larger ("10 to 1"), the range stays as written.
    """
    return range_pattern().sub(_with_dash, written, count=1) if " " in written else written


def _with_dash(found: re.Match[str]) -> str:
    low, high = found["both"] or found["low"], found["high"]
    return f"{low}–{high}" if _value(low) < _value(high) else found[0]


def _value(number: str) -> float:
    return float(number.strip("$€£").replace(",", ""))


_NUMBER = r"[$€£]?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,.])|[$€£]?\d+(?:\.\d+)?(?![\w,.])"


@cache  # compiled when first used: that takes 1 ms, and most screens show no range
def range_pattern() -> re.Pattern[str]:
    """Return the pattern of a range; a word of scale after it applies to both numbers."""
    low = rf"(?:\bbetween\s+(?P<both>{_NUMBER})\s+and|(?<![\w.,])(?P<low>{_NUMBER})\s+to)"
    return re.compile(rf"{low}\s+(?P<high>{_NUMBER})", re.IGNORECASE)


EARLIER = "an earlier number"
"""The note on a figure that repeats an earlier number."""


def is_earlier(text: str, start: int, end: int) -> bool:
    """Whether a text presents the number at `start` to `end` as an earlier one.

    Examples are "up from 19", "initially reported 7" and "the 57 that he had spoken of".
    """
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _WENT_FROM.search(before) or _HAD_SAID.search(before):
        return True
    return bool(_GIVEN_BEFORE.match(behind) or _TIME_AGO.match(behind))


_NEAR = 80
"""Characters around a figure that are examined."""
_GIVING = (
    r"(?:given|spoken of|cited|named|mentioned|put forward|said|reported|announced|claimed"
    r"|estimated)"
)
_WENT_FROM = re.compile(
    r"(?:[,(–—]|\b(?:is|was|are|were)) ?(?:up|down) (?:\w+ly )?from (?:the |about |some )?\Z"
)
_HAD_SAID = re.compile(
    rf"\bhad (?:\w+ )?{_GIVING} (?:about |some )?\Z"
    r"|\b(?<!the )(?<!The )(?:initially|originally) (?:gave|spoke of|reported|announced|counted)"
    r" (?:about |some )?\Z"
)
_GIVEN_BEFORE = re.compile(
    r" (?:that |which )?(?:he|she|it|they|the [a-z]+|[A-Z]\w+(?: [A-Z]\w+)?)"
    rf" had (?:\w+ )?{_GIVING}\b"
)
_TIME_AGO = re.compile(
    r" (?:a|one|two|three|four|five|six) (?:day|week|month|year)s? (?:before|earlier)(?=[.,;)]|$)"
)


def joined(written: str, counted: str, behind: str = "") -> str:
    """Return a figure as written with the thing counted; words of both appear once."""
    return " ".join(filter(None, divided(written, counted, behind)))


def divided(written: str, counted: str, behind: str = "") -> tuple[str, str]:
    """Return a figure as written and the thing counted; words of both appear once.

    `behind` is the text after the figure; it gives the few words between the two, as the "of" in
    "40 boxes of flour". Words are compared without case and plural ending; those of `written` stay
    as they are.
    """
    if counted.endswith(")") and " (" in counted:  # "dead (Orm’s losses)"
        counted, _, whose = counted.partition(" (")
        number, rest = divided(written, counted, behind)
        return number, f"{rest} ({whose}".lstrip()
    have, want = list(_WORD.finditer(written)), list(_WORD.finditer(counted))
    ours, theirs = [_form(word[0]) for word in have], [_form(word[0]) for word in want]
    if not theirs:
        return written, ""
    if theirs[-1] in _COUNTS and theirs[-1] not in ours:
        return written, f"({counted})"  # "eight (toll)" of "the toll was corrected to eight"
    if (at := _place_of(theirs, ours)) is not None:
        return _cut(written, have[at].start())
    if ours and (at := _place_of(ours, theirs)) is not None:
        following = want[at + len(ours) :]
        return _cut(counted, following[0].start() if following else len(counted))
    if shared := _shared(ours, theirs):
        more = counted[want[shared].start() :]
        if ours[-shared:] != theirs[:shared]:
            return written, more
        number, unit = _cut(written, have[-shared].start())
        return number, f"{unit} {more}" if unit else more
    if ours[-1:] in _OTHERS and (
        theirs[0] in _PEOPLE or _NATION.match(counted)
    ):  # "26 others" of "26 others were injured"
        return written, counted[want[1].start() :] if want[1:] else ""
    return written, f"{_link(theirs[0], behind)}{counted}"


_NATION = re.compile(r"[A-Z][a-z]{2,30}(?:ians|ans|is|ese)\b")
_OTHERS, _PEOPLE = (["others"], ["other"]), ("people", "person")


def _cut(words: str, at: int) -> tuple[str, str]:
    """Divide words at the start of a word; do not divide them if no blank is before it."""
    return (words[: at - 1], words[at:]) if at and words[at - 1 : at] == " " else (words, "")


_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LINK = re.compile(r"\s+(?:worth of|out of|of|in|for|or)(?:\s+[\w'’-]+){0,2}\s+")
"""Matches the words between a figure and the thing counted: "of", "of the 15", "or eight"."""


def _shared(ours: list[str], theirs: list[str]) -> int:
    """Return how many first words of the second list occur in the first, preferably at its end."""
    for length in range(min(len(ours), len(theirs)), 0, -1):
        if ours[-length:] == theirs[:length]:
            return length
    for length in range(len(theirs), 0, -1):
        if _place_of(theirs[:length], ours) is not None:
            return length
    return 0


def _link(first: str, behind: str) -> str:
    """Return the text between a figure and the first word of the thing counted, if it is a link."""
    for found in islice(_WORD.finditer(behind), 4):
        between = behind[: found.start()]
        if _form(found[0]) == first:
            between = between.lstrip('”’»"')  # “dozens” of breaches
            return " ".join(between.split()) + " " if _LINK.fullmatch(between) else ""
    return ""


def _place_of(some: list[str], among: list[str]) -> int | None:
    """Return the index at which the words of one list occur in the other as a sequence, or None."""
    size = len(some)
    places = range(len(among) - size + 1)
    return next((at for at in places if among[at : at + size] == some), None)


def _form(word: str) -> str:
    """Return a word without case and plural ending."""
    low = word.casefold()
    if low in _PLURALS:
        return _PLURALS[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


_COUNTS = frozenset(("toll", "tally", "count", "total"))
_PLURALS = {"people": "person", "children": "child", "men": "man", "women": "woman"}
