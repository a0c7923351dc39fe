"""Tells where an article stands for one, because a qualifier is before it: "almost an hour"."""

from __future__ import annotations

import re

from reader.annotate.tokens.plain_tokens import PlainTokens

_ONE = re.compile(
    r"\b(?:than|nearly|almost|least|over|under|about|around) (an?) "
    r"(?:hour|minute|mile|kilomet(?:re|er))(?![\w-])"
)
_SURE = frozenset(("than", "nearly", "almost", "least"))
"""Qualifiers that are no prepositions: not "spread over a week"."""
_LASTING = frozenset(
    """for in within of after lasted lasts last took takes take is was just well little
    spent""".split()  # noqa: SIM905
)
_LATER = frozenset(("ago", "earlier", "later", "before", "after", "and"))
"""Words behind what is more than one measure, or a point in time."""


def may_hold(text: str) -> bool:
    """Whether an article may stand for one anywhere in a text: a quick look."""
    return _ONE.search(text) is not None


def with_articles(tokens: PlainTokens, starts: list[int]) -> list[int]:
    """The tokens that numbers may begin at, in order, with the articles that may be one."""
    places = {match.start(1) for match in _ONE.finditer(tokens.text)}
    if not places:
        return starts
    articles = [at for at, low in enumerate(tokens.lows) if low in ("a", "an")]
    return sorted([*starts, *[at for at in articles if tokens.starts[at] in places]])


def is_one(tokens: PlainTokens, at: int) -> bool:
    """Whether the article at token `at` is one of what follows it."""
    if tokens.lows[at + 2] in _LATER:
        return False
    before = tokens.lows[at - 1]
    return before in _SURE or tokens.lows[at - 2] in _LASTING
