"""Reads `lexicon/languages.txt`: the words, letters and script of each language.

`judgement` compares a text with them.
"""

from __future__ import annotations

from typing import NamedTuple

from reader import languages
from reader.annotate.lexicon.wordlists import lines


class LanguageWords(NamedTuple):
    """The features that distinguish a language from others.

    `letters` are rare in other languages of the script, `words` are function words in lower case,
    and `own` are those of them that never occur in English texts.
    """

    code: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]
    own: frozenset[str]


def _read() -> dict[str, tuple[str, frozenset[str], frozenset[str]]]:
    """Return script, letters and words by the first word of each line."""
    table = {}
    for line in lines("languages"):
        head, _, words = line.partition(":")
        code, script, letters = head.split()
        table[code] = (script, frozenset(letters) - {"-"}, frozenset(words.split()))
    return table


def _languages() -> tuple[LanguageWords, ...]:
    table = _read()
    not_telling = table.pop("names")[2] | table.pop("too")[2] | table["en"][2]
    return tuple(
        LanguageWords(code, script, letters, words, words if code == "en" else words - not_telling)
        for code, (script, letters, words) in table.items()
    )


LANGUAGES = _languages()
ENGLISH = next(language for language in LANGUAGES if language.code == languages.ENGLISH)
BY_SCRIPT = {
    script: tuple(one for one in LANGUAGES if one.script == script and one is not ENGLISH)
    for script in {language.script for language in LANGUAGES}
}
"""The languages other than English, by script."""
