"""Finds the stance of the speaker of a quotation outside of all reported clauses.

`quotes` calls it.
"""

from __future__ import annotations

from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.quotes.stances.governed_words import SAYING
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Stance


def stance_of_quotation(tokens: TaggedWords, one: AttributedQuotation) -> Stance:
    """Return the stance of a speaker to a quotation that is in no reported clause.

    Words beside a denial or refusal that are its wording are said: "denied it: “I was home.”" A
    carried quotation is said, unless it is a question of a speaker who asks.
    """
    if one.source is None or one.source.report.stance == "says":
        return "says"
    report, question = one.source.report, tokens.quotations[one.at].last == "?"
    if one.basis != "cue" or one.source.block != one.block or report.phrase is None:
        return "asks" if report.stance == "asks" and question else "says"
    if report.stance in ("asks", "wants"):
        return report.stance
    before, letters = tokens.letters[one.at - 1 : one.at], tokens.letters
    if one.at < report.phrase[0] or before in (",", ":") or letters[one.at] == "Q" and one.alone:
        saying = report.verb is not None and report.verb.lemma in SAYING
        return report.stance if saying and one.at < report.phrase[0] else "says"
    if report.stance == "denies" and one.at and tokens.words[one.at - 1].lower() == "as":
        return "says"
    return report.stance
