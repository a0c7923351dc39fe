"""Looks up the longest form of a lexicon list ("US dollars") at a token.

The rules of `quantities` and `dates` read units, currencies and qualifiers with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.annotate.lexicon.wordlists import table
from reader.annotate.tokens.plain_tokens import PlainTokens, split_tokens

FormFound = tuple[str, int]
"""The meaning of a form, and the token after it; for backward tables, its first token."""


class FormTable:
    """The forms of one lexicon file, each of one or more tokens."""

    def __init__(self, name: str, *, backwards: bool = False, hyphens: bool = False) -> None:
        """Read `name`.txt, whose lines are like `kilometre: km, kilometers`.

        A `backwards` table finds forms that end at a token. With `hyphens`, the text may have
        hyphens before and between the words of a form ("5-metre", "a five-US-dollar").
        """
        self._step = -1 if backwards else 1
        self._hyphens = hyphens
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        forms = [(split_tokens(form)[:: self._step], to) for form, to in table(name).items()]
        for (first, *rest), meaning in sorted(forms, key=lambda form: -len(form[0])):
            self._by_first.setdefault(first, []).append((tuple(rest), meaning))

    @property
    def firsts(self) -> frozenset[str]:
        """Return the tokens that forms begin with (end with, for backward tables)."""
        return frozenset(self._by_first)

    def longest(self, tokens: PlainTokens, at: int) -> FormFound | None:
        """Return the longest form at token `at`, or None."""
        low = tokens.lows[at]
        if low not in self._by_first and low not in _HYPHENS:
            return None  # as at most tokens
        for found in self.every(tokens, at):
            return found
        return None

    def every(self, tokens: PlainTokens, at: int) -> Iterable[FormFound]:
        """Return all forms at token `at`, the longest first."""
        low = tokens.lows[at]
        if self._hyphens and low in _HYPHENS and tokens.lows[at + 1] in self._by_first:
            at += 1
            low = tokens.lows[at]
        forms = self._by_first.get(low)
        return self._matching(tokens, at, forms) if forms else ()

    def _matching(
        self, tokens: PlainTokens, at: int, forms: Iterable[tuple[tuple[str, ...], str]]
    ) -> Iterator[FormFound]:
        lows, step, hyphens = tokens.lows, self._step, self._hyphens
        for rest, meaning in forms:
            end = at + step
            for word in rest:
                if hyphens and lows[end] in _HYPHENS and word not in _HYPHENS:
                    end += step
                if end < 0 or lows[end] != word:
                    break
                end += step
            else:
                yield meaning, end if step > 0 else end + 1


_HYPHENS = ("-", "‑")
