"""Recognises numbers that are no figures: designations, names, ordinals, addresses."""

from __future__ import annotations

import re
from unicodedata import combining

from reader.annotate.figures import ages, numbers_in_names
from reader.annotate.figures.counts_put import is_put_at
from reader.annotate.figures.outcomes import cause
from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quantities.measured_numbers import RANGE_LETTERS
from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.noun_phrases import FATES, STOPS
from reader.annotate.tokens.plain_tokens import PlainTokens

_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth hundredth
    thousandth""".split()  # noqa: SIM905
)
_PREFIXES = frozenset(("sub", "over", "under", "to", "up", "than", "and", "or", "plus"))
_SIGNS_OF_NAMES = frozenset("#_+№\\@&¦")
_LINKS = frozenset("-‑–/.:")
_LONELY = frozenset(("day", "point", "time", "way", "thing", "hand", "side", "another", "such"))
_MOST_OF_THE = 9
"""The highest number that "the two", "the nine" uses as a pronoun without a noun."""
_BEFORE_ONE = frozenset(
    "no any every this that the which each some other another not".split()  # noqa: SIM905
)


def is_inside(tokens: PlainTokens, first: int) -> bool:
    """Whether the number at token `first` is joined to the word before it: "F-16"."""
    if first == 0 or not tokens.touch(first - 1):
        return False
    before, far = tokens.lows[first - 1], tokens.lows[first - 2]
    if before == "+" and (first == 1 or tokens.text[tokens.starts[first - 1] - 1] in " ("):
        return False
    if before.isalpha() or before in _SIGNS_OF_NAMES or combining(before[0]):
        return tokens.words[first - 1] not in ("x", "X")
    if before in _LINKS and first > 1 and tokens.touch(first - 2):
        if far == "of" and tokens.touch(first - 3):
            return True  # "a mother-of-two"
        scaled = far in RANGE_LETTERS and tokens.lows[first - 3][-1:].isdigit()
        hyphenated = far[-1:].isalpha() and far not in _PREFIXES and not scaled  # "12k-15k"
        return hyphenated and (tokens.words[first][0].isdigit() or tokens.lows[first] == "one")
    return False


def is_glued(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a quantity is joined to digits or letters on either side: "24/7", "two-way"."""
    start = q.first
    linked = (
        start > 1
        and tokens.lows[start - 1] in _LINKS
        and tokens.touch(start - 1)
        and tokens.touch(start - 2)
    )
    if linked and (tokens.lows[start - 2][-1:].isdigit() or tokens.lows[start - 2] == "¦"):
        return True
    return (
        _is_adjective(tokens, q) or _runs_on(tokens, q) or numbers_in_names.is_paragraph(tokens, q)
    )


def _runs_on(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a quantity is joined to the text after it: "7th", "5G", "24/7", "twenty-first"."""
    low, end = tokens.lows[q.last], q.last
    if low == "-" and (tokens.lows[end + 1] in _ORDINALS):
        return True
    if not tokens.touch(end - 1):
        return low in _ORDINALS and tokens.lows[end - 1] in ("twenty", "thirty", "hundred")
    if low.isalnum() and tokens.lows[end - 1][-1:].isdigit() and q.bare:
        return low != "x"
    slash = low in "/:" or (low == "-" and q.low != q.high) or low == "_"
    return slash and tokens.touch(end) and tokens.lows[end + 1][:1].isdigit()


def is_name(tokens: PlainTokens, q: Quantity, counts: bool, heading: bool) -> bool:
    """Whether a number without a unit is only part of a name ("Kestrel 520", "chapter 3").

    `counts`: a plural or a participle follows it; `heading`: it is in a heading.
    """
    at = q.first
    if tokens.lows[at] == "one" and _is_one_of_them(tokens, at):
        return True
    if tokens.lows[at] == "one" and tokens.lows[at + 1] == "day" and q.last == at + 2:
        return _is_some_day(tokens, at)
    if not heading and numbers_in_names.is_in_title(tokens, at):
        return True
    if not q.bare:
        return False
    if _is_list_number(tokens, q, counts) or _is_single(tokens, q, counts, heading):
        return True
    behind_noun = numbers_in_names.is_behind_noun(tokens, at, counts)
    if behind_noun is not None:
        return behind_noun
    if counts and (numbers_in_names.is_model(tokens, q) or numbers_in_names.is_product(tokens, q)):
        return True
    if not counts and (_is_hour(tokens, q) or numbers_in_names.is_called(tokens, at)):
        return True
    if numbers_in_names.is_address(tokens, q) or numbers_in_names.is_formation(tokens, q):
        return True
    if tokens.words[at][0].isdigit():
        return (
            not counts
            and (
                _after_name(tokens, at, heading)
                or numbers_in_names.is_year(tokens, q)
                or numbers_in_names.is_old_year(tokens, q)
            )
            and not ages.is_bare_age(tokens, q)
        )
    named = tokens.capital(at) and not tokens.sentence_start(at) and not heading
    return named and (tokens.capital(at - 1) or tokens.lows[at - 1] == "of" or not counts)


def _is_one_of_them(tokens: PlainTokens, at: int) -> bool:
    """Whether "one" is in "at one point" or precedes a name: "sold it to one Mr Orm"."""
    if tokens.words[at + 1] in _COURTESIES or _is_named(tokens, at) or _is_of_body(tokens, at):
        return True
    if tokens.lows[at - 1] in ("in", "on") and tokens.lows[at + 1] in _TOLD_OF:
        return tokens.sentence_start(at - 1) or not tokens.lows[at + 2].isalpha()
    return tokens.lows[at + 1] in ("point", "time") and tokens.lows[at - 1] == "at"


def _is_named(tokens: PlainTokens, at: int) -> bool:
    """Whether "one" introduces a person by name: "One resident, Musa Karim, stood there"."""
    told = tokens.lows[at + 1] in _INTRODUCED and tokens.lows[at + 2] == ","
    return told and tokens.capital(at + 3) and tokens.capital(at + 4)


def _is_of_body(tokens: PlainTokens, at: int) -> bool:
    """Whether a body's name follows "one" before the noun: "one Ministry of Roads officer"."""
    end = next((k for k in range(at + 1, at + 4) if not tokens.capital(k)), at + 4)
    return end > at + 1 and tokens.lows[end] == "of" and tokens.capital(end + 1)


_INTRODUCED = frozenset(
    """resident witness official analyst expert survivor volunteer villager neighbour neighbor
    activist commander farmer teacher""".split()  # noqa: SIM905
)
_TOLD_OF = frozenset(("case", "instance", "incident", "occasion", "example", "sense", "respect"))
"""Nouns after "in one", which introduces an example and counts nothing: "in one case"."""


_COURTESIES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Mme"))


def _is_adjective(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is only part of an adjective: "two-way trade", "a three-legged stool"."""
    if tokens.lows[q.last] != "-" or not tokens.touch(q.last) or (q.high or 99) > _MOST_PARTS:
        return tokens.lows[q.last + 1] in ("something", "somethings")  # "30-somethings"
    low = tokens.lows[q.last + 1]
    if low[-2:] == "ed" and len(low) > 4:
        return low not in ("bed", "armed", "based")
    return low in _KINDS_OF_PARTS


_MOST_PARTS = 12
_KINDS_OF_PARTS = frozenset(
    ("way", "state", "fold", "track", "tier", "front", "horse", "pronged", "ply", "prong", "faced",
     "step", "party", "star")
)  # fmt: skip
"""Nouns that form adjectives with a number, so that nothing is counted."""


def _is_some_day(tokens: PlainTokens, at: int) -> bool:
    """Whether "one day" is indefinite and no measure ("would one day leave", not "in one day")."""
    before, after = tokens.lows[at - 1], tokens.lows[at + 2]
    if tokens.sentence_start(at):
        return tokens.capital(at) and after.isalpha() and after not in _COUNTED_FROM
    return before in _MODALS and after not in ("after", "before", "earlier", "later", "of", "in")


_COUNTED_FROM = frozenset(("after", "before", "earlier", "later", "of", "in", "ago", "on", "into"))
_MODALS = frozenset(
    ("would", "will", "could", "might", "may", "can", "should", "must", "to", "’ll")
)


def _is_hour(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number in words is a time of day: "at six"."""
    word = tokens.lows[q.first].isalpha() and q.last == q.first + 1 and 1 <= (q.low or 0) <= 12
    after = not tokens.lows[q.last].isalpha() or tokens.lows[q.last] in STOPS
    before = tokens.lows[q.first - 1]
    if word and before in _FROM and tokens.lows[q.last : q.last + 2] == ["in", "the"]:
        return tokens.lows[q.last + 2] in ("morning", "afternoon", "evening")
    if not word or not after or before not in ("at", "until", "till", "after", "past"):
        return False
    return before != "at" or not is_put_at(tokens.lows, q.first - 1)


_FROM = frozenset(("from", "since", "by", "around", "about", "before"))


def _after_name(tokens: PlainTokens, at: int, heading: bool) -> bool:
    """Whether the number directly follows a name: "iPhone 11"."""
    word = tokens.words[at - 1]
    if "'" in word or "’" in word or tokens.lows[at - 1] in _BEFORE_COUNTS:
        return False
    if tokens.lows[at + 1] == "of" and tokens.lows[at + 2][:1].isdigit():
        return False  # "in Orm 15 of 66 died"
    if len(word) == 3 and word.isupper() and _GROUPED.fullmatch(tokens.words[at]):
        return False  # "SDP 480,000", a currency that is not known
    if cause(tokens, at - 1) is not None or (heading and word[-1:] == "s"):
        return False  # "Strike Kills 12", "Karsk Loses 40"
    if (
        at == 0
        or tokens.lows[at - 1] in STOPS
        or not any(map(str.isupper, word))
        or tokens.lows[at] == "$"
    ):
        return False
    return not tokens.sentence_start(at - 1) or len(word) > 2 and tokens.lows[at - 1] not in STOPS


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_BEFORE_COUNTS = frozenset(
    """another overnight meanwhile yesterday today elsewhere altogether overall additionally further
    only just perhaps maybe almost nearly roughly around about""".split()  # noqa: SIM905
)
"""Words that open a sentence before a count: "Another 200 will follow"."""


def _is_list_number(tokens: PlainTokens, q: Quantity, counts: bool) -> bool:
    """Whether a number only numbers a paragraph: "1. The front"."""
    if q.first == 0 and tokens.lows[q.last : tokens.count] in (["."], [")"]):
        return tokens.lows[0].isdecimal()  # a block of its own
    if tokens.lows[q.first - 1] == "(" and tokens.lows[q.last] == ")" and q.low == q.high:
        short = tokens.words[q.first].isdecimal() and len(tokens.words[q.first]) < 3
        return short and tokens.sentence_start(q.first - 1) and tokens.capital(q.last + 1)
    marked = (
        tokens.lows[q.last] in (".", ")")
        and tokens.touch(q.last - 1)
        and tokens.capital(q.last + 1)
    )
    if (
        q.first == 0
        and tokens.capital(q.last)
        and tokens.lows[q.last] not in FATES
        and q.last + 2 < tokens.count
    ):
        return tokens.lows[0].isdecimal() and len(tokens.lows[0]) < 3 and not counts
    return q.first <= 1 and marked and tokens.lows[q.first][0].isdigit() and q.low == q.high


def tells_nothing(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a quantity is no amount: "two minutes past six", "did not make one train leave"."""
    lows = tokens.lows
    if lows[q.last : q.last + 3] in (["p", ".", "m"], ["a", ".", "m"]):
        return True  # "past 1 p.m, the clerk said"
    if q.unit in ("minute", "hour") and lows[q.last] in ("past", "after", "before", "to"):
        return lows[q.last + 1] in _HOURS and lows[q.last + 2] in _BEHIND_HOURS
    if lows[q.first] != "one" or q.last != q.first + 1 or not q.bare or not lows[q.last].isalpha():
        return False
    for at in range(q.first - 1, max(-1, q.first - _NEAR_NOT), -1):
        if not lows[at].isalpha() and lows[at] not in _NOT or lows[at] in ("but", "and", "that"):
            return False
        if lows[at] in _NOT:
            return True
    return False


_HOURS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve", "noon", "midnight", "¦")
)  # fmt: skip
_BEHIND_HOURS = frozenset(("", ".", ",", ";", "on", "in", "o’clock", "o'clock", "this"))
_NEAR_NOT = 6
_NOT = frozenset(("not", "never", "without", "nor", "cannot", "didn’t", "didn't", "hasn’t", "n’t"))


def is_pronoun(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a quantity is only the word "one", or like "the two" or "two of ours"."""
    if not q.bare or q.low is None or q.low != q.high:
        return False
    low = tokens.lows[q.start]
    some = low.isalpha() and q.low <= _MOST_OF_THE and tokens.lows[q.last] != "-"
    ours = tokens.lows[q.last] == "of" and tokens.lows[q.last + 1] in ("ours", "theirs")
    return low == "one" and q.low == 1 or some and (ours or tokens.lows[q.first - 1] == "the")


_BEFORE_ZERO = frozenset(("ground", "absolute", "patient", "net"))


def _is_single(tokens: PlainTokens, q: Quantity, counts: bool, heading: bool) -> bool:
    """Whether "one" is a pronoun ("one of the largest", "no one") or "zero" part of a name."""
    low, following = tokens.lows[q.first], tokens.lows[q.last]
    if low in ("zero", "naught", "nought") and q.low == 0:
        noun = following.isalpha() and following not in STOPS
        return (noun and not counts) or tokens.lows[q.first - 1] in _BEFORE_ZERO
    if low != "one" or q.low != 1:
        return False
    told = tokens.lows[q.first - 1] == "that" and tokens.lows[q.first - 2] in VERBS
    other = tokens.lows[q.first - 1] in _BEFORE_ONE and not told  # "said that one man was hurt"
    if other or heading and not counts or following in STOPS or following in _LONELY:
        return True
    return not following.isalpha()
