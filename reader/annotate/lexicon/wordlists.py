"""Reads the text files of the lexicon into sets of words and tables.

All rules of the annotator take their vocabulary from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb.

    `lemma` is its base form and `form` one of "base", "s", "past", "ing" and "noun" ("his claim").
    `frames` are letters for what may follow it (see speech_verbs.txt). `sort` tells what it
    reports: "speech", "thought", "weak" (perhaps nothing) or "other" (nothing).
    """

    lemma: str
    form: str
    frames: str
    sort: str


def lines(name: str) -> Iterator[str]:
    """Yield the lines of `name`.txt without comments and blank lines."""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def words(name: str) -> frozenset[str]:
    """Return all words of `name`.txt."""
    return frozenset(word for line in lines(name) for word in line.split())


def table(name: str) -> dict[str, str]:
    """Map forms to meanings, from the lines of `name`.txt, like `kilometre: km, kilometers`."""
    entries: dict[str, str] = {}
    for line in lines(name):
        meaning, _, forms = line.strip().partition(": ")
        entries |= dict.fromkeys(forms.split(", "), meaning)
    return entries


def plurals(name: str) -> frozenset[str]:
    """Return the plurals of all words of `name`.txt ("ministry" gives "ministries")."""
    return frozenset(with_s(word) for word in words(name))


def _letters() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("function_words"):
        letter, *rest = line.split()
        table |= dict.fromkeys(rest, letter[0] if letter != "o_" else "O")
    return table


def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for sort in ("other", "weak", "thought", "speech"):
        for line in lines(f"{sort}_verbs"):
            for form, word, lemma, frames in _forms(line):
                table[word] = Verb(lemma, form, frames, sort)
    return table


def with_s(word: str) -> str:
    """Return the plural of a noun, or the third person of a verb, by the rules of spelling."""
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _forms(line: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, word, lemma, frames) of a line: "admit* c n" or "say c : says said saying"."""
    head, _, irregular = line.partition(":")
    first, *frames = head.split()
    lemma = first.rstrip("*")
    codes = "".join(frames)
    yield "base", lemma, lemma, codes
    if irregular:
        for word in irregular.split():
            form = "ing" if word.endswith("ing") else "s" if word.endswith("s") else "past"
            yield form, word, lemma, codes
        return
    stem = lemma + lemma[-1] if first.endswith("*") else lemma.removesuffix("e")
    past = lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in VOWELS else stem + "ed"
    ing = lemma if lemma.endswith(("ee", "ye", "oe")) or first == lemma and stem == lemma else stem
    for form, word in (("s", with_s(lemma)), ("past", past), ("ing", ing + "ing")):
        yield form, word, lemma, codes


LETTERS = _letters()
"""Function words mapped to their part-of-speech letters (see `tokens/tagged.py`)."""
VERBS = _verbs()
"""Every form of every verb; if a form is in several files, the last one wins: speech verbs."""
SPEECH_NOUNS = words("speech_nouns") | plurals("speech_nouns")
"""Nouns for reported speech, and their plurals."""
