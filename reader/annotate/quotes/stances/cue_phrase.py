"""Reads the stance of a cue and the whole reporting phrase from the words around it.

The stance follows from the verb and its particle, from the negation, auxiliaries and verbs of
withholding before it ("could not", "declined to", "stopped short of"), and from a negative subject.
Asking, wanting and denying are statements; a speaker who is reported not to have said something
withholds it. `cues` calls it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import VERBS, Verb, table
from reader.annotate.quotes.stances.negation import (
    CONTROLS,
    MERELY,
    NEGATIONS,
    Negation,
    before_verb,
    lemma_of,
)
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Stance

_KNOWN: dict[str, Stance] = {"denies": "denies", "asks": "asks", "wants": "wants"}
STANCES = table("stances")
NOUNS = table("stance_nouns")
NOBODY = frozenset("nobody none neither nor no no-one not".split())  # noqa: SIM905
HARDLY = frozenset(["hardly", "scarcely", "barely"])
_DENYING = NOBODY | HARDLY | {"few"}
BEFORE_FEW = frozenset(("a", "the", "last", "first", "next", "past", "these", "those"))
JUDGEMENTS = frozenset(
    "accept agree anticipate approve believe consider deem expect feel find hope "  # noqa: SIM905
    "imagine recognise recognize regard see support think view".split()
)
"""Verbs whose negation denies the content: "does not believe that" is "believes that not"."""
KNOWING = frozenset(["hear", "know", "learn", "remember", "understand", "want", "wish", "wonder"])
"""Verbs whose negation leaves the content open."""
OBJECTIONS = frozenset(["doubt"])
"""Verbs of denial whose negation asserts the content."""
QUESTION_WORDS = frozenset("whether if why how what who whom which when where whose".split())  # noqa: SIM905
LONGEST = 24
"""The most words of a cue."""
AS_ADJECTIVE = re.compile(r"[PS]a*(?:[ne]{1,2}|b)(?=n|d[nroNLt])")
_QUESTION = frozenset(["question", "questions"])
GIVING = frozenset(["give", "provide", "offer", "have", "make", "release"])
ANSWERS = frozenset(
    "answer clue comment detail details evidence explanation hint indication information mention "  # noqa: SIM905
    "reason reasons sign word".split()
)
WORDS_READ = frozenset().union(
    CONTROLS, NOUNS, NEGATIONS, MERELY, HARDLY, NOBODY, QUESTION_WORDS, ANSWERS, _QUESTION
) | {"enough", "more", "than", "there", "on", "any"}
"""Words that these rules read regardless of their letters."""
COMPLEMENT = 16
"""How many words after "ask" are searched for the object."""


class Cue(NamedTuple):
    """The words of the whole reporting phrase, and the stance of its subject.

    `idle` is true if there was no thought ("did not notice"), so that nothing is reported. `real`
    is true if verbs before the cue show that the speaker reported or withheld ("went on to say",
    "declined to say").
    """

    words: Range
    stance: Stance
    real: bool = False
    idle: bool = False


def read_cue(
    tokens: TaggedWords, low: int, high: int, at: int, verb: Verb, speaker: Range | None
) -> Cue:
    """Return the whole cue around the verb or noun at word `at` in the sentence `low` to `high`.

    `speaker` is the subject, or None if the verb has none before it.
    """
    if verb.form == "noun":
        return Cue((at, at + 1), _stance(NOUNS.get(tokens.words[at].lower())))
    end, stance = _class(tokens, at, high, verb)
    before = before_verb(tokens, max(low, at - LONGEST), at)
    start, negated = before.start, before.negated
    if speaker and speaker[1] <= start:
        first = speaker[0]
        near = map(str.lower, tokens.words[max(low, first - 1) : first + 1])
        nobody = None if _DENYING.isdisjoint(near) else _nobody(tokens, low, speaker)
        if nobody is None and tokens.letters[first - 1] == "x":
            nobody = _fronted(tokens, low, speaker)
        negated = negated or nobody is not None
        start = start if nobody is None else nobody
    if not negated or tokens.words[end : end + 1] in (("enough",), ("more",)):
        return Cue((start, end), stance, before.real)
    idle = verb.sort == "thought" and verb.lemma not in JUDGEMENTS | KNOWING
    stance = _negated(stance, verb, before)
    refuses = stance == "withholds" and not before.held_back  # "would not say"
    return Cue((start, end), stance, before.real or refuses, idle and stance == "withholds")


def verb_stance(verb: Verb | None, tokens: TaggedWords, phrase: Range | None) -> Stance:
    """Return the stance of a verb with its particle, ignoring the words before it."""
    if verb is None or phrase is None or verb.form == "noun":
        return "says"
    last = tokens.words[phrase[1] - 1].lower()
    if verb.lemma == "ask" and _asks_for_an_act(tokens, phrase[1], len(tokens.words)):
        return "wants"
    both = STANCES.get(f"{verb.lemma} {last}")
    return _stance(both or STANCES.get(verb.lemma))


def _stance(word: str | None) -> Stance:
    return _KNOWN.get(word or "", "says")


_OF_VERBS = {words: _stance(kind) for words, kind in STANCES.items()}


def _class(tokens: TaggedWords, at: int, high: int, verb: Verb) -> tuple[int, Stance]:
    """Return the word after a verb and its particle, and their stance without any negation."""
    words = tokens.words
    if verb.lemma in GIVING and gives_nothing(tokens, at):
        return at + 3, "withholds"
    if verb.lemma == "leave":  # "left open whether"
        return min(at + 2, high), "withholds"
    if verb.lemma in ("decline", "refuse", "avoid") and _QUESTION & {*words[at + 1 : at + 4]}:
        return at + 1, "withholds"
    next_to = at + 1 + (tokens.letters[at + 1 : at + 2] == "a")  # "called again for"
    particle = words[next_to].lower() if next_to < high else ""
    both = STANCES.get(f"{verb.lemma} {particle}")
    if both and (particle not in ("to", "with") or _asks_for_an_act(tokens, next_to + 1, high)):
        return next_to + 1, _stance(both)
    stance = _OF_VERBS.get(verb.lemma, "says")
    if (verb.lemma, particle) in (("warn", "against"), ("point", "out")):
        return next_to + 1, stance  # without it the cue says another thing
    if verb.lemma == "ask" and _asks_for_an_act(tokens, at + 1, high):
        return at + 1, "wants"
    if stance == "denies" and particle == "as":  # "dismissed as false reports of …"
        if tokens.letters[at + 2 : at + 3] in ("Q", "q", "F"):
            return at + 2, stance
        end = _as_adjective(tokens, at + 1, high)
        return end or at + 1, stance
    return at + 1, stance


def _as_adjective(tokens: TaggedWords, at: int, high: int) -> int | None:
    """Return the word after "as false" if the denied noun follows, or None."""
    found = AS_ADJECTIVE.match(tokens.letters, at, high)
    verb = found and tokens.letters[found.end() - 1] == "b"
    return found.end() if found and (not verb or tokens.words[found.end() - 1] == "lies") else None


def _asks_for_an_act(tokens: TaggedWords, start: int, high: int) -> bool:
    """Whether the object of "ask" is an act ("asked the council to open the gate")."""
    for at in range(start, min(high, start + COMPLEMENT)):
        word, letter = tokens.words[at].lower(), tokens.letters[at]
        if word in QUESTION_WORDS or word == "about" or letter in "QqF;:.v":
            return False
        if letter == "T":
            return at == start
        if word == "for":
            return True
        if word == "to" and at + 1 < high and tokens.letters[at + 1] in "vhbnexam":
            return True
    return False


def _negated(stance: Stance, verb: Verb, before: Negation) -> Stance:
    if not before.held_back and verb.lemma in JUDGEMENTS:
        return "denies"
    if not before.held_back and verb.lemma in OBJECTIONS:
        return "says"
    return "withholds"


def _nobody(tokens: TaggedWords, low: int, speaker: Range) -> int | None:
    """Return the first word of a negative subject ("no official", "neither side"), or None."""
    words = tokens.words
    for at in (speaker[0], speaker[0] - 1):
        word = words[at].lower() if at >= low else ""
        few = word == "few" and words[at - 1].lower() not in BEFORE_FEW
        if word not in NOBODY and not few and not (at < speaker[0] and word in HARDLY):
            continue
        following = {word.lower() for word in words[at + 1 : at + 4]}
        if following & MERELY or "than" in following or tokens.letters[at + 1] == "#":
            return None
        if word == "not" and at > low and tokens.letters[at - 1] == "x":
            return None
        return at
    return None


def _fronted(tokens: TaggedWords, low: int, speaker: Range) -> int | None:
    """Return the first word of a negation before the subject ("Nor did Varn say"), or None."""
    auxiliary = speaker[0] - 1
    if auxiliary <= low or tokens.letters[auxiliary] != "x":
        return None
    for at in range(auxiliary - 1, max(low, auxiliary - 5) - 1, -1):
        word = tokens.words[at].lower()
        if tokens.letters[at] in ",;:":
            return None
        if word in NEGATIONS or word == "no":
            start = at - (at > low and tokens.letters[at - 1] == "P")
            return None if tokens.words[at + 1].lower() in MERELY else start
    return None


def is_asked(tokens: TaggedWords, low: int, high: int, speaker: Range | None) -> bool:
    """Whether the sentence asks if its subject reported ("Did Varn say that …?")."""
    return (
        speaker is not None
        and speaker[0] in (low + 1, low + 2)
        and tokens.letters[low] == "x"
        and tokens.words[high - 1] == "?"
    )


def gives_nothing(tokens: TaggedWords, at: int) -> bool:
    """Whether the verb at word `at` gives no answer ("gave no details of how")."""
    no, noun = tokens.words[at + 1 : at + 2], tokens.words[at + 2 : at + 3]
    verb = VERBS.get(tokens.words[at].lower())
    giving = verb is not None and verb.lemma in GIVING
    return giving and no == ("no",) and noun != () and noun[0] in ANSWERS


def is_merged(tokens: TaggedWords, at: int, high: int) -> bool:
    """Whether the verb at word `at` begins a longer cue ("declined to say")."""
    following = at + 1
    if following >= high or tokens.words[following] not in ("to", "short"):
        return False
    if CONTROLS.get(lemma_of(tokens.words[at].lower())) not in ("withholds", "undone", "done"):
        return False
    following += 1
    while following < high and tokens.letters[following] == "a":
        following += 1
    return following < high and tokens.letters[following] == "v"
