"""Turns the tokens after a number into what it counts, and what happened to those counted."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.figures import outcomes
from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens import noun_phrases as phrases
from reader.annotate.tokens.noun_phrases import AUXILIARIES, FATES
from reader.annotate.tokens.plain_tokens import PlainTokens


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: "Russian soldiers have been killed or wounded".

    `unit` is the head of the noun phrase in lower case and singular ("soldier"), `noun` the phrase
    as it stands, `last` the token after it.  `participles` are words as they stand ("killed or
    wounded") and `fates` what they stand for.  `plural` is whether the head is a plural.
    """

    unit: str | None
    noun: str | None
    participles: str | None
    last: int
    fates: tuple[str, ...] = ()
    plural: bool = False


_VERBS = frozenset(("died", "perished", "shot"))
"""Forms that are no nouns, so that they name no unit."""
DETERMINERS = words("determiners")
_ASIDE = 14
"""Tokens of an aside, at most: "600 people, including 31 children, have been killed"."""


def read_counted(
    tokens: PlainTokens, at: int, many: bool, measured: bool = False
) -> Counted | None:
    """What the number that ends before token `at` counts; `many` if it is more than one.

    What befell it is that of the number's owner if the number is `measured` ("a haul worth 2
    million euros of gold was found"), so that only a participle of the list is taken then.
    """
    lows = tokens.lows
    bare = _bare(tokens, at)
    if bare is not None:
        return bare
    of = lows[at] == "of"
    if of and lows[at + 1] in ("which", "whom", "them", "us", "you"):
        return None
    start = tokens.skip(at + 1, DETERMINERS) if of else at
    found = phrases.find_noun_phrase(tokens, start, many, of)
    if found is None:
        return None
    first, head, plural = found
    if lows[head] == "prisoners" and lows[head + 1] == "of" and lows[head + 2] == "war":
        head += 2
    noun = tokens.text[tokens.starts[first] : tokens.ends[head]]
    participles = outcomes.fates(
        tokens, _after_aside(tokens, head + 1), any_kind=plural and not measured
    )
    unit = phrases.singular(tokens.words[found[1]]) if plural else noun.lower()
    if tokens.lows[found[1]] == "s":
        unit = noun.lower()[:-1]  # "S-300s"
    return Counted(unit, noun, participles.words, head + 1, participles.kinds, plural)


def _bare(tokens: PlainTokens, at: int) -> Counted | None:
    """A participle without a noun before it: "12 killed", "98 were shot down"."""
    low = tokens.lows[at]
    if low not in FATES and low not in AUXILIARIES and low != "shot":
        return None
    participles = outcomes.fates(tokens, at)
    if not participles.kinds or phrases.noun_follows(tokens, participles.last):
        return None
    if low in AUXILIARIES or low in _VERBS:
        return Counted(None, None, participles.words, at, participles.kinds)
    return Counted(low, None, participles.words, participles.last, participles.kinds)


def _after_aside(tokens: PlainTokens, at: int) -> int:
    """The token after an aside at token `at`, between commas or dashes; `at` if there is none."""
    mark = tokens.lows[at]
    if mark not in _ASIDE_MARKS:
        return at
    parts = tokens.lows[at + 1] in _OPEN_PARTS
    for end in range(at + 1, at + _ASIDE):
        if tokens.lows[end] in (".", ";", ":", ""):
            return at
        if tokens.lows[end] == mark:
            after = tokens.lows[end + 1]
            if after in AUXILIARIES or parts and after in _VERBS and after != "shot":
                return end + 1
    return at


_ASIDE_MARKS = frozenset((",", "–", "—"))
_OPEN_PARTS = frozenset(("including", "among", "mostly", "most", "some", "many", "mainly"))
