"""Reads the words before a verb: auxiliaries, negation and verbs of withholding.

`cue_phrase` calls it.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.lexicon.wordlists import VERBS, table
from reader.annotate.tokens.tagged import TaggedWords

CONTROLS = table("stance_controls")
NEGATIONS = frozenset(
    "not n't n’t 't ’t never cannot neither nor nowhere without "  # noqa: SIM905
    "hardly scarcely seldom rarely".split()
)
HEDGES = frozenset("reportedly allegedly apparently supposedly purportedly".split())  # noqa: SIM905
BE = frozenset("is was are were".split())  # noqa: SIM905
MERELY = frozenset(["only", "just", "merely", "simply", "solely"])
MODALS = frozenset("to would will could might may should can must".split())  # noqa: SIM905


GOVERNING = frozenset(["or", "nor", "to", "of", "from", "about", "in"])
"""Words between a verb and an earlier one that may negate it."""
ING = frozenset(["having", "being"])


class Negation(NamedTuple):
    """The first word of a verb group, and whether the verb is negated.

    `held_back` is true if a verb of withholding negates it ("declined to say"), `real` if verbs
    before it tell what was done.
    """

    start: int
    negated: bool = False
    held_back: bool = False
    real: bool = False


def before_verb(tokens: TaggedWords, least: int, at: int) -> Negation:
    """Return the words before the verb at `at`: auxiliaries, negation, verbs of withholding."""
    letters, words = tokens.letters, tokens.words
    start, first, negated = at, at, False
    while start > least:
        word, letter = words[start - 1].lower(), letters[start - 1]
        found = word in NEGATIONS and letter != "C" and words[start].lower() not in MERELY
        if letter in "xam" or found:
            start -= 1
            first = start if letter in "xm" or found or word in HEDGES else first
            negated = negated or found
        elif letter == "," and start - 3 > least and letters[start - 3 : start] == ",a,":
            start -= 3
        else:
            break
    before = words[start - 1].lower() if start > least else ""
    if before not in GOVERNING and letters[start] not in "gki" and words[start].lower() not in ING:
        return Negation(first, negated)
    start, first = _hearsay(tokens, least, start, first)
    if _goes_on(tokens, least, start, at):
        return Negation(start - 1, True)
    joined = _joined_verb(tokens, least, start - 1)
    control = None if joined else _control(tokens, least, start)
    if joined:
        inner = before_verb(tokens, least, joined)
        nor = words[start - 1].lower() == "nor"
        if nor or inner.negated:
            return Negation(inner.start, True, inner.held_back)
    elif control:
        place, kind = control
        inner = before_verb(tokens, least, place)
        real = letters[place] not in "gki" and words[place - 1].lower() not in MODALS
        if kind in ("open", "done"):
            both = negated or inner.negated or words[place - 1].lower() == "no"
            return Negation(inner.start, both, inner.held_back, real and kind == "done")
        return Negation(inner.start, kind == "withholds" or not inner.negated, True, real)
    return Negation(first, negated)


def _hearsay(tokens: TaggedWords, least: int, start: int, first: int) -> tuple[int, int]:
    """Return the first word of "is said to have" before a verb, or `start` and `first`."""
    words, letters = tokens.words, tokens.letters
    if start - 3 < least or words[start - 1] != "to" or letters[start] != "x":
        return start, first
    heard = letters[start - 2] in "vhe" and words[start - 3].lower() in BE
    return (start - 3, start - 3) if heard else (start, first)


def _goes_on(tokens: TaggedWords, least: int, start: int, at: int) -> bool:
    """Whether "nor" or "or" before a verb continues an earlier negation.

    Examples: "Has neither named them nor said", "did not name them or say".
    """
    word = tokens.words[start - 1].lower() if start > least else ""
    if word not in ("or", "nor") or tokens.letters[start - 2] in "vhbe":
        return False
    if word == "nor":
        return True
    verb = VERBS.get(tokens.words[at].lower())
    if word == "or" and (verb is None or verb.form != "base"):
        return False
    for back in range(start - 2, least - 1, -1):
        if tokens.letters[back] in ",;:.T":
            return False
        if tokens.words[back].lower() in NEGATIONS:
            return True
    return False


def _joined_verb(tokens: TaggedWords, least: int, at: int) -> int | None:
    """Return the verb before "or" at `at` with the same negation ("did not confirm or deny")."""
    if at <= least or tokens.words[at].lower() not in ("or", "nor"):
        return None
    return at - 1 if tokens.letters[at - 1] in "vhbe" else None


def _control(tokens: TaggedWords, least: int, start: int) -> tuple[int, str] | None:
    """Return the word that governs the verb at `start` ("declined to say"), and its kind."""
    words, letters = tokens.words, tokens.letters
    ing = letters[start] in "gki" or words[start].lower() in ING
    at = start - 1
    if at >= least and words[at].lower() in ("to", "of", "from", "about", "in"):
        if ing == (words[at].lower() == "to"):
            return None
        at -= 1 + (words[at - 1].lower() == "on" and at - 1 > least)
    elif not ing:
        return None
    while at > least and letters[at] == "a" and words[at].lower() not in CONTROLS:
        at -= 1
    kind = CONTROLS.get(lemma_of(words[at].lower())) if at >= least else None
    if kind is None:
        return None
    if words[at].lower() == "short":
        at -= at > least and lemma_of(words[at - 1].lower()) == "stop"
    return at, kind


def lemma_of(word: str) -> str:
    """Return the base form of a verb, or the word itself if it is in no list of verbs."""
    verb = VERBS.get(word)
    return verb.lemma if verb else word
