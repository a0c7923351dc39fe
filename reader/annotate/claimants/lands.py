"""Recognises names of countries, whose governments speak and count: "Velan counted 40"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import table, words
from reader.models import Block

_STATES = frozenset(table("demonyms").values()) | {"US", "U.S.", "UK", "Kyiv", "Moscow"}
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_PEOPLE = re.compile(r"[A-Z][a-z]{2,}(?:an|ese|i)s?(?= [a-z])")
_ENDINGS = ("n", "an", "ian", "ean", "ese", "i")
_FIRST_NAMES = words("first_names_female") | words("first_names_male")


class Lands:
    """The countries of a text: known states, and names with derived words in the text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """`blocks` are the text, which is searched when a name is not a known state."""
        self._blocks = blocks
        self._words: frozenset[str] | None = None

    def __contains__(self, name: object) -> bool:
        """Whether a name is a country's: "Torvia" if the text has "Torvian" or "Torvians"."""
        if name in _STATES:
            return True
        if (
            not isinstance(name, str)
            or name[-1:] not in _VOWELS
            or not _NAME.fullmatch(name)
            or name in _FIRST_NAMES
        ):
            return False
        if self._words is None:
            self._words = frozenset(w for one in self._blocks for w in _PEOPLE.findall(one.text))
        forms = {f"{one}{end}" for one in (name, name[:-1]) for end in _ENDINGS}
        return any(form in self._words or f"{form}s" in self._words for form in forms)


_VOWELS = tuple("aeiouy")
