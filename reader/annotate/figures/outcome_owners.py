"""Tells whose a participle behind a number is: "the bodies of 40 men were found"."""

from __future__ import annotations

from dataclasses import replace

from reader.annotate.figures.counted import Counted
from reader.annotate.tokens.noun_phrases import is_plural
from reader.annotate.tokens.plain_tokens import PlainTokens

_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_ONE = frozenset(("is", "was", "has"))
_GROUPS = frozenset(
    ("total", "totals", "group", "groups", "number", "numbers", "convoy", "convoys", "column",
     "columns", "team", "teams", "crew", "crews", "family", "families", "crowd", "batch", "series",
     "wave", "waves", "salvo", "salvos", "barrage", "swarm", "swarms", "fleet", "string", "pair",
     "pairs", "cluster", "majority", "minority", "out", "tens", "dozens", "scores", "hundreds",
     "thousands", "millions", "rest", "all", "both", "most", "many", "some", "each", "lot", "lots",
     "percent", "half", "estimate", "excess", "minimum", "maximum", "combination")
)  # fmt: skip
"""Nouns that stand for those who are counted behind their "of"."""


def without_fates_of_owner(tokens: PlainTokens, first: int, what: Counted) -> Counted:
    """What is counted, without a passive whose subject is the noun before "of" and the number.

    The number's phrase begins at token `first`.  Nothing is known of those who are counted then.
    """
    lows = tokens.lows
    if not what.fates or lows[what.last] not in _VERBS:
        return what
    if first < 2 or lows[first - 1] != "of":
        return what
    owner = lows[first - 2]
    if not owner.isalpha() or owner in _GROUPS:
        return what
    if is_plural(tokens, first - 2) or lows[what.last] in _ONE:
        return replace(what, participles=None, fates=())
    return what
