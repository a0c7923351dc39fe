"""Tokens around a number to how exact it is: > at least, < at most, ~ about, = as stated."""

from __future__ import annotations

from reader.annotate.lexicon.tables import table
from reader.annotate.tokens.plain import PlainTokens, split_tokens
from reader.models import Qualifier

_Phrases = dict[str, list[tuple[tuple[str, ...], Qualifier]]]
_MEANINGS: dict[str, Qualifier] = {">": ">", "<": "<", "~": "~"}
_BETWEEN = frozenset(("another", "further", "additional", "the", "from", "between", "a", "only"))


def _phrases(name: str, backwards: bool) -> _Phrases:
    """Phrases by the token nearest to the number, longest first."""
    found: _Phrases = {}
    for form, meaning in sorted(table(name).items(), key=lambda pair: -len(split_tokens(pair[0]))):
        tokens = tuple(reversed(split_tokens(form)) if backwards else split_tokens(form))
        found.setdefault(tokens[0], []).append((tokens[1:], _MEANINGS[meaning]))
    return found


_BEFORE, _AFTER = _phrases("qualifiers", True), _phrases("qualifiers_after", False)


def qualifier_before(t: PlainTokens, first: int) -> tuple[Qualifier, int]:
    """The qualifier that ends before token `first`, and where it starts (`first` if none)."""
    lows, at = t.lows, first - 1
    if lows[at] == "-" and t.touch(at):
        at -= 1  # "sub-300"
    if lows[at] == "of" and lows[at - 1] == "age" and lows[at - 2] == "the":
        at -= 3  # "under the age of 5"
    for _ in range(2):
        for rest, meaning in _BEFORE.get(lows[at], ()):
            if at >= len(rest) and all(lows[at - 1 - k] == word for k, word in enumerate(rest)):
                return meaning, at - len(rest)
        if lows[at] not in _BETWEEN:
            break
        at -= 1
    return "=", first


def qualifier_after(t: PlainTokens, last: int) -> tuple[Qualifier, int]:
    """The qualifier that starts at token `last`, and where it ends (`last` if none)."""
    for rest, meaning in _AFTER.get(t.lows[last], ()):
        if tuple(t.lows[last + 1 : last + 1 + len(rest)]) == rest:
            if t.lows[last] == "+" and not t.touch(last - 1):
                continue
            if t.lows[last + 1 + len(rest)] == "than":
                continue
            return meaning, last + 1 + len(rest)
    return "=", last
