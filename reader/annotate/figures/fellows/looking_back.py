"""Decides which bare numbers refer to what was counted before: "44, not 40", "17 of them".

`ellipsis` calls it to complete such numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.tokens.noun_phrases import AUXILIARIES, is_plural
from reader.annotate.tokens.plain_tokens import PlainTokens

_BEFORE = frozenset(
    ("from", "to", "with", "than", "and", "against", "another", "versus", "or", "further")
)


def looks_back(tokens: PlainTokens, done: Sequence[FigurePart], part: FigurePart) -> bool:
    """Whether the words beside a bare number refer to what was counted before, in `done`."""
    if (
        _is_against_bare(tokens, done, part)
        or _is_number_of_two(tokens, done, part.first)
        or _ends_row(tokens, part)
    ):
        return False
    of_whom = tokens.lows[part.first - 2] == "of" and tokens.lows[part.first - 1] in _THEM
    ones = tokens.lows[part.last + 1] == "ones" and tokens.lows[part.last].isalpha()
    return (
        of_whom
        or ones
        or is_of_them(tokens, part.last)
        or tokens.lows[part.first - 1] in _BEFORE
        and not _has_subject(tokens, done, part)
        or tokens.lows[part.last] in ("who", "others", "more")
        and not _is_difference(tokens, part.last)
        or is_the_number(tokens, part.first)
        or (tokens.lows[part.first - 1] == "including" and tokens.lows[part.last] in _OF_OR_PLACE)
        or (tokens.lows[part.first - 1] == "," and tokens.lows[part.last] in _HOW_BADLY)
        or tokens.lows[part.last] in _VOTES
        or is_first_of_them(tokens, part)
        or _is_of_those(tokens, part)
    )


def _ends_row(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether a number with "who" ends a row of others: "40 clerks and 12 who were not named"."""
    return tokens.lows[part.last] == "who" and tokens.lows[part.first - 1] == "and"


def _is_number_of_two(tokens: PlainTokens, done: Sequence[FigurePart], first: int) -> bool:
    """Whether "the number" may be either of two: "40 killed and 90 hurt, others put it at 60"."""
    fates = [part.fates for part in done[-2:] if part.fates]
    close = tokens.lows[first - 2] in ("closer", "nearer") and tokens.lows[first - 1] == "to"
    return len(set(fates)) == 2 and (close or is_the_number(tokens, first))


def _has_subject(tokens: PlainTokens, done: Sequence[FigurePart], part: FigurePart) -> bool:
    """Whether a number is of a new subject: "9 clerks met; the budget rose from 40 to 52"."""
    between = tokens.lows[done[-1].last : part.first] if done else []
    if len(between) > _FAR and between[-1] == "from" and is_plural(tokens, part.first - 2):
        return True  # "nine clerks said that it cut its lamps from 40 to 30"
    after = between[between.index(";") + 1 :] if ";" in between else []
    return bool(after) and after[0] in _SUBJECTS and part.first - 1 > 0 and after[-1] == "from"


_FAR = 4
_SUBJECTS = frozenset(("the", "its", "their", "his", "her", "a", "an"))


def _is_of_those(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether a number corrects an earlier count, or counts part of it.

    Examples: "44, not 40", "up from the 57 he spoke of", "spoke of 230 in all", "among them 17 with
    guns".
    """
    lows, before, after = tokens.lows, part.first - 1, part.last
    return (
        lows[before] == "not" and lows[before - 1] == ","
        or lows[before] == "the" and lows[before - 1] in ("from", "than", "double", "twice")
        or lows[after : after + 2] == ["in", "all"]
        or lows[before] == "of" and "left" in lows[before - 2 : before]
        or lows[before - 1 : before + 1] == ["among", "them"] and lows[after] in _OF_OR_WITH
    )  # fmt: skip


_OF_OR_PLACE = frozenset(("of", "in", "over", "near", "at", "from", "carrying"))
_OF_OR_WITH = _OF_OR_PLACE | {"with", "without", "by", "on", "against"}
_VOTES = frozenset(("against", "abstained", "abstaining", "abstentions"))


def _is_difference(tokens: PlainTokens, at: int) -> bool:
    """Whether a number is the difference of two counts: "171 dead, eight more than before"."""
    return tokens.lows[at : at + 2] == ["more", "than"]


_HOW_BADLY = frozenset(("critically", "seriously", "severely", "slightly", "lightly", "badly"))


def is_how_badly(tokens: PlainTokens, at: int) -> bool:
    """Whether "of them critically" or "badly" stands at token `at`: of those hurt before it."""
    return (
        tokens.lows[at] in _HOW_BADLY
        or is_of_them(tokens, at)
        and tokens.lows[at + 2] in _HOW_BADLY
    )


def is_of_them(tokens: PlainTokens, at: int) -> bool:
    """Whether "of them" or similar begins at token `at`."""
    return tokens.lows[at] == "of" and tokens.lows[at + 1] in _THEM


_THEM = frozenset(("them", "whom", "which"))


def is_first_of_them(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether a number counts the first of those ordered: "54 jets; the first 6 arrive in May"."""
    lows = tokens.lows
    ordered = lows[part.first - 2] == "the" and lows[part.first - 1] in ("first", "last", "next")
    ordered = ordered and lows[part.first - 3] != "of"  # "4 of the last 7 were burned"
    verb = VERBS.get(lows[part.last])
    acts = lows[part.last] in AUXILIARIES or verb is not None or lows[part.last] in _ARRIVE
    return ordered and acts


_ARRIVE = frozenset("arrive arrived came come reached will are were have".split())  # noqa: SIM905


def is_the_number(tokens: PlainTokens, first: int) -> bool:
    """Whether a number is an earlier count anew: "the Civil Defence put the number at"."""
    lows = tokens.lows
    number = lows[first - 2] in ("number", "figure", "total", "count", "tally")
    return lows[first - 1] == "at" and number and lows[first - 3] == "the"


def _is_against_bare(tokens: PlainTokens, done: Sequence[FigurePart], part: FigurePart) -> bool:
    """Whether a number is compared with one of unknown things: "two doses, and 48 against 3"."""
    compared = tokens.lows[part.first - 1] in ("against", "than", "versus") and bool(done)
    if not compared or done[-1].unit is not None or done[-1].noun is not None or done[-1].fates:
        return False
    return done[-1].quantity.bare and tokens.lows[done[-1].last] not in ("of", "more", "fewer")


def is_size(tokens: PlainTokens, first: int) -> bool:
    """Whether the number at token `first` is the size of a body: "a crew of 22"."""
    return tokens.lows[first - 1] == "of" and tokens.lows[first - 2] in _BODIES


_BODIES = frozenset(
    """crew staff team group force garrison population workforce unit party delegation convoy class
    choir household company squad total village town hamlet settlement community prison""".split()  # noqa: SIM905
)
