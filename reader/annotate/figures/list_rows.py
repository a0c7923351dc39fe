"""Reads rows of lists and tables that give one count each: "tanks – 812 (+4)".

`figures` calls it for each number of such a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.tokens.noun_phrases import is_plural, noun_follows, singular
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens

_SECOND = (
    r"\(\s*(?:(?:of (?:which|them|whom)|up(?: by)?|now|total|in total|overall|plus|including)"
    r":?\s*)?"
    r"[+±−-]?\s*\d[\d,.'’\s]{0,12}(?:\s[^()\n]{2,40})?\)"
)
"""A second number in brackets: the rise, or the total: "(+4)", "(up 114)", "(total: 812)"."""
_ROW = re.compile(
    r"\s*(?:[•·▪*‒–—-]\s*)?[^\W\d_][^:=\d.!?;|]{0,70}?(?:\b[A-Z]+-?\d+\w*[^:=\d.!?;|]{0,30}?)?"
    r"\s*(?:\s[‒–—−-]|[:=‒–—]|\.{2,})\s*"
    r"(?:(?:about|approx(?:imately|\.)?|over|nearly|almost|more than|at least|around|up to|some"
    r"|~|≈)\s*)?"
    rf"\d[\d,.'’\s\u00a0]{{0,14}}(?:\s*{_SECOND})?"
    rf"\s*(?:[^\W\d_]+(?:\s[^\W\d_]+)?|(?:[^\W\d_]+[\s/]){{1,6}}{_SECOND})?\s*[,;.]?\s*"
)
_CELL = (
    r"(?:[–—-](?= \||$)|(?:[~≈+±−-]\s?)?\d[\d,.'’\s]{0,14}(?:million|billion|thousand|bn|[MBk])?)"
)
_TABLE_ROW = re.compile(rf"\s*[^\W\d_][^:=\d.!?;|]{{0,70}}?(?: \| {_CELL}){{1,3}}\s*")
_YEARS = re.compile(r"[^|]*(?: \| (?:19|20)\d\d)+\s*")
_DASHES = frozenset(("-", "‒", "–", "—", ":", "=", "−", "|"))
MARKS = _DASHES | {"+", "±"}
"""Signs directly before the number of a row, or before a rise."""
_ANY_MARK = re.compile(r"[‒–—−:=|-]|\.\.")
_SECONDS = frozenset(("of", "which", "them", "whom", "up", "by", "now", "total", "in", "overall",
                      "plus", "including", ":"))  # fmt: skip
"""Words between a bracket and the second number of a row."""
_STOPS = frozenset((",", ";", ".", "•", "·", "*", "▪", "", "(", ")", "¦", ":", "|"))
_BRACKETS = frozenset("()")
_VERBS = SMALL.keys() | frozenset(
    ("is", "are", "was", "were", "be", "has", "have", "had", "will", "there", "one", "said", "says")
)
"""Words that never occur in the label of a row: "They sent four boats: 12 in Orm"."""
_MOST_WORDS = 9
_PACKS = frozenset("kg kilo kilogram g gram litre liter l ml piece dozen ten sack bag pack".split())  # noqa: SIM905
"""Amounts of goods whose prices a row gives."""


class ListRow(NamedTuple):
    """What a row counts: its words as written, the singular of the head, and if it is a plural."""

    noun: str
    unit: str
    plural: bool = False


def may_be_row(text: str) -> bool:
    """Whether a block has a sign that a row needs: a quick check before `is_row`."""
    return len(text) < _LONGEST_ROW and _ANY_MARK.search(text) is not None


def is_row(text: str) -> bool:
    """Whether a block is one row of a list of counts."""
    if len(text) >= _LONGEST_ROW:
        return False
    if _ROW.fullmatch(text) is not None:
        return True
    return _TABLE_ROW.fullmatch(text) is not None and not _YEARS.fullmatch(text)


_LONGEST_ROW = 160


def counted_before(tokens: PlainTokens, first: int, last: int, whole: bool) -> ListRow | None:
    """Return what the number at tokens `first` to `last` counts: the words before a dash or colon.

    A row has a rise in brackets after its number, or is `whole`: the block has nothing else.
    """
    dash = first - 1
    if tokens.lows[dash] == "+" and dash > 0 and tokens.lows[dash - 1].isalpha():
        whole, spaced = True, not tokens.touch(dash - 1)  # "personnel +1,420; tanks +9"
    elif tokens.lows[dash] not in _DASHES or dash < 1 or tokens.lows[dash - 1] in _DASHES:
        return None
    else:
        spaced = not tokens.touch(dash - 1) or tokens.lows[dash] in ":=‒–—"
    if not spaced or not (whole or _has_rise(tokens, last)):
        return None
    start = dash
    stops = _STOPS - _BRACKETS if tokens.lows[dash] == "|" else _STOPS
    while start > 0 and dash - start <= _MOST_WORDS:
        low = tokens.lows[start - 1]
        if low in stops or low in _DASHES and not tokens.touch(start - 1) or low[:1].isdigit():
            break
        start -= 1
    start = start + 1 if tokens.lows[start] in ("and", "-", "‒", "–", "—") else start
    if not 0 < dash - start <= _MOST_WORDS or _VERBS.intersection(tokens.lows[start:dash]):
        return None
    if tokens.lows[dash] == "|" and not _names_things(tokens, start, dash):
        return None
    if whole and dash - start == 1 and tokens.lows[start] in _PACKS and start > 0:
        return None  # "Potatoes, kg: 38"
    noun = tokens.text[tokens.starts[start] : tokens.ends[dash - 1]]
    unit = _unit(tokens, start, dash)
    return ListRow(noun, unit, any(is_plural(tokens, at) for at in range(start, dash)))


def _unit(tokens: PlainTokens, start: int, end: int) -> str:
    """Return the singular of the first plural head, else the first acronym, else the last word."""
    for at in range(start, end):
        if is_plural(tokens, at) and (at + 1 == end or not noun_follows(tokens, at + 1)):
            return singular(tokens.words[at])
    if len(tokens.words[start]) > 1 and tokens.words[start].isupper():
        return tokens.lows[start]
    return tokens.lows[end - 1]


def _names_things(tokens: PlainTokens, start: int, end: int) -> bool:
    """Whether the label of a table row names things, not a place or year: "Tanks | 812"."""
    if len(tokens.words[start]) > 1 and tokens.words[start].isupper():
        return True
    if any(_is_name(tokens, at) for at in range(start + 1, end)):
        return False  # a club: "Orm Rovers | 2"
    if tokens.lows[end - 1] in _KINDS_OF_THINGS:
        return True
    return any(is_plural(tokens, at) for at in range(start, end))


def _is_name(tokens: PlainTokens, at: int) -> bool:
    """Whether a word in the middle of a label is a name, not an acronym: "UAVs", "AFVs"."""
    return tokens.capital(at) and not tokens.words[at].removesuffix("s").isupper()


_KINDS_OF_THINGS = frozenset("equipment personnel machinery manpower artillery".split())  # noqa: SIM905
"""Words without a plural for many things."""


def _has_rise(tokens: PlainTokens, last: int) -> bool:
    """Whether a rise or fall in brackets follows: "(+4)"."""
    return tokens.lows[last] == "(" and tokens.lows[last + 1] in ("+", "-", "−", "±")


def is_rise(tokens: PlainTokens, first: int) -> bool:
    """Whether the number at token `first` is such a rise, in brackets or in a cell of its own."""
    if tokens.lows[first] == "0" and tokens.lows[first - 1] == "|":
        return tokens.lows[first + 1] in ("|", "")  # a day without a rise: "Boats | 28 | 0"
    return tokens.lows[first - 1] in ("+", "±") and tokens.lows[first - 2] in ("(", "|")


def is_second(tokens: PlainTokens, total: int, first: int, last: int) -> bool:
    """Whether the number at tokens `first` to `last` counts the same as the first of its row.

    The first number ends before token `total`. The words in the brackets tell whether the second is
    the total or a rise: "tanks – 10 (812 since May)", "tanks +10 (812)".
    """
    at = first - 1
    while at > total and tokens.lows[at] in _SECONDS:
        at -= 1
    if tokens.lows[at] != "(" or not 0 <= at - total < _BEFORE_BRACKET:
        return False
    rises = total > 1 and tokens.lows[total - 2] == "+"
    rises = rises or tokens.lows[first] == "0"  # "(0)"
    return rises or at < first - 1 or tokens.lows[last] in _STRETCHES


_STRETCHES = frozenset(("in", "over", "since", "during", "for", "from", "on", "today", "yesterday"))
_BEFORE_BRACKET = 7
"""The most words between the first number of a row and the bracket."""


_PAIRS = re.compile(
    r"(?:^|(?<=[.:;] ))"
    r"(?:[A-Za-z][A-Za-z /-]{1,40} \d[\d,]{0,12}(?: \d{3}){0,2}(?:[,;] |[.;]? ?$|\. )){3,}"
)
_MAY_BE_PAIRS = re.compile(r" \d[\d,]*[,;] [A-Za-z][A-Za-z /-]{1,40} \d[\d,]*[,;] [A-Za-z]")


def pairs_in(text: str) -> list[tuple[int, int]]:
    """Return where a text lists things before their numbers: "Drones 421, MLRS 4, guns 244."."""
    if text.count(", ") < 2 or _MAY_BE_PAIRS.search(text) is None:
        return []
    return [match.span() for match in _PAIRS.finditer(text)]


def of_pair(tokens: PlainTokens, first: int, pairs: Sequence[tuple[int, int]]) -> ListRow | None:
    """Return what the words before the number at token `first` name in such a list, or None."""
    place = tokens.starts[first]
    if not any(low < place < high for low, high in pairs):
        return None
    start = first
    while start > 0 and tokens.lows[start - 1] not in _STOPS and first - start < _MOST_WORDS:
        start -= 1
    if start == first:
        return None
    head = tokens.words[first - 1]
    acronym = len(head) > 1 and head.removesuffix("s").isupper()
    named = tokens.capital(first - 1) and not (acronym or tokens.sentence_start(first - 1))
    if named or not (acronym or is_plural(tokens, first - 1)):
        return None
    noun = tokens.text[tokens.starts[start] : tokens.ends[first - 1]]
    return ListRow(noun, singular(head), not head.isupper())
