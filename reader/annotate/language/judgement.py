"""Decides the language of one block from its own text, if the text has enough words.

A text is English unless it is clearly something else. Words inside quotation marks are left out,
because a foreign quotation does not make a text foreign. `block_languages` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.annotate.language.function_words import BY_SCRIPT, ENGLISH, LanguageWords
from reader.annotate.language.scripts import main_script

UNDETERMINED = "und"
"""The code (ISO 639-2) of a text that is clearly not English and in no known language."""

LONGEST = 4000
"""How many characters of a block are examined."""
FEWEST_WORDS = 4
"""The fewest words outside quotation marks for a language in Latin letters; fewer may be a name."""
FEWEST_SIGNS = 2
"""The fewest different words that no English text has, for a language in Latin letters."""
SHARE = 6
"""At least one in this many words must be a function word or have the letters of the language."""
FEWEST_ACCENTED = 4
"""The fewest different words with letters beyond A to Z for a text in an unknown language."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0900-\u109f])*+")
_QUOTED = re.compile(
    r"“[^”]{0,1000}+”|„[^“”]{0,1000}+[“”]|«[^»]{0,1000}+»|»[^«]{0,1000}+«|\"[^\"]{0,1000}+\""
)
_LATIN = BY_SCRIPT["Latin"]
_FOREIGN = frozenset[str]().union(*(language.own for language in _LATIN))
_ONLY_ENGLISH = ENGLISH.words.difference(*(language.words for language in _LATIN))
_ENGLISH = _ONLY_ENGLISH | {word.capitalize() for word in _ONLY_ENGLISH}
_PLAIN = re.compile(r" (?:the|and|that|with|would|have) ")
"""Words that only English has."""
_APART = 600
"""English prose has at least one "the" in this many characters; most texts have five."""


def is_plainly_english(text: str) -> bool:
    """Whether a quick test recognises English.

    Few other texts pass it, those that quote English.
    """
    if len(text) < _APART:
        return _PLAIN.search(text) is not None
    return text.count(" the ") * _APART > len(text)


def judge(text: str) -> str | None:
    """Return the code of the language of a text, or None if it has too few words to decide."""
    text = text[:LONGEST]
    words = set(_WORD.findall(text))
    beyond = 0 if text.isascii() else len([word for word in words if not word.isascii()])
    signs = len(words & _FOREIGN)
    if signs + beyond < FEWEST_SIGNS and (not beyond or 2 * beyond <= len(words)):
        return ENGLISH.code if len(words & _ENGLISH) > signs else None
    return judge_outside_quotations(text)


def judge_outside_quotations(text: str) -> str | None:
    """Return what `judge` does, for a text that may be foreign but quote English."""
    return judge_words(_WORD.findall(_QUOTED.sub(" ", text[:LONGEST])))


def judge_all(texts: Sequence[str]) -> str | None:
    """Return the code of the language of several texts that are too short one by one.

    Quotations are examined only if there is no other text.
    """
    text = "\n".join(texts[:LONGEST])[:LONGEST]
    words = _WORD.findall(_QUOTED.sub(" ", text))
    return judge_words(words or _WORD.findall(text))


def judge_words(words: Sequence[str]) -> str | None:
    """Return the code of the language of words, or None if there are too few to decide."""
    if not words:
        return None
    script = main_script(words)
    return _judge_latin(words) if script == "Latin" else _judge_other(script, words)


def script_and_languages(text: str) -> Collection[str]:
    """Return the codes of the languages written in the script of a text."""
    script = main_script(_WORD.findall(text[:LONGEST]))
    return [language.code for language in BY_SCRIPT.get(script, ())]


def _judge_other(script: str, words: Sequence[str]) -> str:
    """Return the best language of words in another script than Latin, or `UNDETERMINED`."""
    languages = BY_SCRIPT.get(script, ())
    if len(languages) == 1:
        return languages[0].code
    lows = [word.lower() for word in words]
    scores = {language.code: _score(language, lows) for language in languages}
    highest = max(scores.values(), default=0)
    best = [language for language in languages if highest and scores[language.code] == highest]
    if not best or len(best) > 1 and best[0].letters.isdisjoint("".join(lows)):
        return UNDETERMINED  # words of grammar that several languages share
    return best[0].code


def _judge_latin(words: Sequence[str]) -> str | None:
    lows = [word.lower() for word in words]
    best = max(_LATIN, key=lambda language: _score(language, lows))
    small = [low for word, low in zip(words, lows, strict=True) if word[0] == low[0]]
    own = best.own.intersection(lows)
    signs = [low for low in small if low in own or not best.letters.isdisjoint(low)]
    against = sum([low in ENGLISH.words and low not in best.words for low in lows])
    is_long = len(words) >= FEWEST_WORDS and 12 * len(signs) >= len(words)
    if own and is_long and len({*signs}) >= FEWEST_SIGNS and len(signs) > 2 * against:
        known = sum([low in best.words or not best.letters.isdisjoint(low) for low in lows])
        return best.code if known * SHARE >= len(words) else UNDETERMINED
    if sum([low in _ONLY_ENGLISH for low in lows]) > len(signs):
        return ENGLISH.code
    accented = {low for low in small if not low.isascii()}
    if not against and len(accented) >= FEWEST_ACCENTED and 5 * len(accented) >= len(words):
        return UNDETERMINED
    return None


def _score(language: LanguageWords, lows: Sequence[str]) -> int:
    """Count the words that are function words of a language or have its letters (weight 2)."""
    letters = language.letters
    return sum([(low in language.words) + 2 * (not letters.isdisjoint(low)) for low in lows])
