"""Recognises things as subjects of verbs that report nothing of them.

`verb_forms` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import Verb, plurals, words
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

ONLY_BEFORE = {"submit": ("T",), "relate": ("T", "Q", "q", "F", "w", "S")}
"""Verbs that report only before these letters: not "conflict related violence"."""
_MADE_PUBLIC = frozenset("post publish release issue share carry air write".split())  # noqa: SIM905
_DOCUMENTS = words("documents") | plurals("documents")
_PICTURES = frozenset(
    """image images photo photos photograph photographs picture pictures video videos clip clips
    footage film films recording recordings audio screenshot screenshots""".split()  # noqa: SIM905
)
_TOLD_OF_THINGS = frozenset(("report", "announce", "record", "claim", "allege", "note", "suggest"))
_SHOWING = frozenset(("add", "reveal"))
"""Verbs whose subject may be a thing that speaks, or one that does not."""
_THING = re.compile(r"[dOnaeso#]+(?:P[dOnaenoNL#]*)*(?:[,.;C]|$)")
"""An object without a clause: "added a pop of colour", "revealed the underside"."""


def says_nothing(tokens: TaggedWords, subject: Range, at: int, verb: Verb) -> bool:
    """Whether the verb at word `at` tells only of the thing that is its subject."""
    if verb.lemma in _SHOWING and _is_mute(tokens, subject):
        return _THING.match(tokens.letters, at + 1) is not None
    if tokens.letters[at - 1] == "x" and _ends_apposition(tokens, at):
        return True
    if verb.form != "past" or subject[1] != at:
        return False
    if verb.lemma == "coin" and tokens.words[at + 1 : at + 2] == ("by",):
        return True  # "“dry dock,” a term coined by Varn"
    if verb.lemma in _MADE_PUBLIC and _is_shown(tokens, subject):
        return True
    return _is_of_object(tokens, subject, at, verb) or _is_of_document(tokens, subject, at, verb)


_APPOSITION = re.compile(r",da?[#aeivbn][neo]*[nro]d?[neo]*[NLnop]x$")
_SUPERLATIVE = re.compile(r"first|last|only|most|worst|best|\w{2,}est")
_LONGEST = 10


def _ends_apposition(tokens: TaggedWords, at: int) -> bool:
    """Whether a verb tells of what is before its subject: "…, the first raids Orm | reported"."""
    found = _APPOSITION.search(tokens.letters, max(0, at - _LONGEST), at)
    return found is not None and bool(_SUPERLATIVE.fullmatch(tokens.words[found.start() + 2]))


def _is_shown(tokens: TaggedWords, subject: Range) -> bool:
    """Whether pictures are published and publish nothing: "images posted online claimed that"."""
    return tokens.words[subject[1] - 1].lower() in _PICTURES


def is_done_by(tokens: TaggedWords, at: int, verb: Verb) -> bool:
    """Whether a participle tells who did it: "an address cited by Varn", "…, written by her"."""
    if tokens.words[at + 1 : at + 2] != ("by",):
        return False
    return verb.sort != "speech" or verb.lemma == "express" or tokens.letters[at - 1] == ","


def _is_mute(tokens: TaggedWords, subject: Range) -> bool:
    """Whether the subject is a noun for no person, body or document."""
    word = tokens.words[subject[1] - 1].lower()
    thing = set(tokens.letters[slice(*subject)]) <= set("dnae#")
    return thing and not (is_human_noun(word) or word in _DOCUMENTS)


def _is_of_document(tokens: TaggedWords, subject: Range, at: int, verb: Verb) -> bool:
    """Whether a participle tells where words stand: "In a statement posted on Orbit, it said"."""
    if verb.lemma not in _MADE_PUBLIC or subject[0] == 0 or tokens.letters[subject[0] - 1] != "P":
        return False
    document = tokens.words[at - 1].lower() in _DOCUMENTS and tokens.letters[at + 1 : at + 2] == "P"
    return document and tokens.words[subject[0] - 1].lower() in ("in", "on", "from", "with")


def _is_of_object(tokens: TaggedWords, subject: Range, at: int, verb: Verb) -> bool:
    """Whether a participle describes the thing before it: "amid violations reported from “…”"."""
    letters = tokens.letters
    if verb.lemma not in _TOLD_OF_THINGS:
        return False
    thing = letters[at - 1] == "n" and subject[0] > 0 and letters[subject[0] - 1] == "P"
    return thing and letters[at + 1 : at + 2] == "P"


OTHER_SENSES = {
    "call": re.compile("O(?:[DP]|[#n]na)[^QqF.:]*(?:[.]|$)"),  # "called him later on"
    "order": re.compile("#[#nea]*[nr]P[dNLn#]"),  # "ordered 7,000 troops to Orm"
    "name": re.compile("p,"),  # "without naming anyone, that"
    "question": re.compile("[dn#]{0,2}[ne]{0,2}r(?!s)"),  # "questioned two men"
}
_PARTICLES = {"warn": ("off", "away"), "continue": ("to",)}
"""Words behind verbs of speech that then tell of an act: "warned off a ship"."""
"""What follows verbs of speech that report nothing there."""


def is_in_other_sense(tokens: TaggedWords, at: int, verb: Verb) -> bool:
    """Whether the words behind a verb of speech, or its form, show that it reports nothing."""
    if tokens.words[at + 1 : at + 2] and tokens.words[at + 1] in _PARTICLES.get(verb.lemma, ()):
        return True
    if verb.lemma == "continue" and verb.form == "base":
        return True  # "the raids will continue"
    sense = OTHER_SENSES.get(verb.lemma)
    return sense is not None and sense.match(tokens.letters, at + 1) is not None


def is_text_at_end(tokens: TaggedWords, high: int, at: int) -> bool:
    """Whether a text and what was done to it end a sentence: "…, said the note issued in May"."""
    text = TAIL_OF_TEXT.match(tokens.letters, at + 1, high)
    return text is not None and tokens.words[text.start("done")] in RELEASED


TAIL_OF_TEXT = re.compile(r"d[ne]{0,2}[on](?P<done>[be])[aPdDn#NL]{0,7}[.]?$")
RELEASED = frozenset(
    ("released", "issued", "published", "posted", "carried", "seen", "obtained", "found", "sent")
)
"""What was done to a text that says something: "…, said the statement issued on Monday"."""
