"""Tells fragments that are hardly the words of the subject of their sentence.

A fragment in a sentence without any report is taken for the words of its subject ("Varn landed a
sharp dig at “my dear sister”").  Writers put marks around their own words, too.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.tokens.quotation_marks import Quotation
from reader.annotate.tokens.tagged import TaggedWords

PARTICIPLE = re.compile("[gki]")
LEXICAL = re.compile("[vhbegki]")
NAMED = frozenset(("called", "named", "titled", "entitled", "dubbed"))
WRITTEN = frozenset(("words", "slogan", "slogans", "inscription", "caption", "motto", "sign"))
"""Nouns for what stands on a thing: "wore a shirt with the words “No more dams”"."""
SHOUTED = frozenset(("chant", "chants", "cries", "shouts", "taunts", "jeers"))
"""Nouns for what a crowd says, whoever moves it to that."""
BACKSHIFTED = frozenset(("had", "would"))
SHORT = 4
"""Words of a fragment that is no quotation where nobody is found to say it, at most."""


def is_doubtful(text: str, tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether a fragment without a cue is hardly said by the subject of its sentence.

    It is one word; or the subject follows it and no participle is before it; or auxiliaries are
    the only verbs between the two.
    """
    report, at = one.source.report if one.source else None, one.at
    if report is None or report.cue is not None or report.speaker is None or one.basis != "cue":
        return False
    letters, subject = tokens.letters, report.speaker
    if one.alone or letters[at] == "Q" and at and letters[at - 1] in ",:-":
        return False
    if letters[subject[1] : subject[1] + 1] == "v":
        return False  # "A “theft” is what Varn called it"
    if not letters.endswith(".") and subject[1] == at:
        return False  # a headline: "Ferry firm “sorry” for delays"
    if subject[0] > 1 and tokens.words[subject[1]] in BACKSHIFTED and subject[0] < at:
        return True  # "Varn spoke of 12. Orm had lost “90.”"
    if tokens.words[at - 1] == "of" and at > 1 and tokens.words[at - 2] in SHOUTED:
        return True
    if words_inside(text, tokens.quotations[at]) == 1 or tokens.words[at - 1] in NAMED | WRITTEN:
        return True
    if subject[0] > at:
        start = max(letters.rfind(".", 0, at), letters.rfind("Q", 0, at)) + 1
        return not PARTICIPLE.search(letters, start, at)
    return not LEXICAL.search(letters, subject[1], at)


def is_scare(text: str, tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether a fragment that nobody is found to say is no speech: a few words in marks."""
    if one.alone or one.basis != "unknown" or tokens.letters[one.at] == "Q":
        return False
    return words_inside(text, tokens.quotations[one.at]) <= SHORT


def words_inside(text: str, piece: Quotation) -> int:
    """The words inside the marks, or SHORT + 1 where there are more."""
    return len(text[piece.inner_start : piece.inner_end].split(None, SHORT))
