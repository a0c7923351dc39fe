"""Parses tagged blocks into sentences with their reports, clauses and quotations.

It is the first step of `quotes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes import cues, repeated_sentences
from reader.annotate.quotes.content import reported_clauses, statements_before
from reader.annotate.quotes.nesting import (
    clause_subjects,
    doubts,
    holding,
    relayed_reports,
    side_cues,
)
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Sentence
from reader.annotate.quotes.stances import inner_clauses
from reader.annotate.tokens import sentences
from reader.annotate.tokens.tagged import TaggedWords


def read_sentences(read: Sequence[TaggedWords]) -> list[tuple[Sentence, ...]]:
    """Return the sentences of each block; short blocks with the same key are parsed once."""
    known: dict[object, tuple[Sentence, ...]] = {}
    parsed = []
    for tokens in read:
        one = _without_speech(tokens) if tokens.letters else ()
        if one is None:
            what = (
                repeated_sentences.sentence_key(tokens)
                if len(tokens.letters) <= repeated_sentences.LONGEST
                else id(tokens)
            )
            one = known.get(what)
            if one is None:
                one = tuple(
                    [_sentence(tokens, *words) for words in sentences.find_sentences(tokens)]
                )
                if statements_before.may_point(tokens):
                    one = statements_before.with_statements(tokens, one)
                known[what] = one
        parsed.append(one)
    return parsed


def _sentence(tokens: TaggedWords, low: int, high: int) -> Sentence:
    reports = cues.find_reports(tokens, low, high)
    if not reports and not tokens.quotations and tokens.letters.find("v", low, high) < 0:
        return Sentence(low, high, ())
    clauses_of = SentenceClauses(tokens, low, high)
    if reports:
        reports = clause_subjects.with_own_subjects(tokens, reports, clauses_of)
    reports = clause_subjects.with_far_reports(tokens, reports, clauses_of)
    if reports:
        reports = side_cues.with_certain_subjects(tokens, reports, clauses_of)
    sentence = holding.with_quotations(tokens, reports, clauses_of)
    if not reports:
        return sentence
    found = reported_clauses.find_clauses(tokens, sentence, clauses_of)
    if found.inner:
        found = relayed_reports.with_relays(tokens, found)
    return doubts.without_doubtful(tokens, inner_clauses.enclose(tokens, found), clauses_of)


def _without_speech(tokens: TaggedWords) -> tuple[Sentence, ...] | None:
    """Return the sentence of a block without reports and quotations, or None for other blocks."""
    if (
        tokens.quotations
        or not sentences.is_one_sentence(tokens)
        or cues.may_report(tokens.letters)
    ):
        return None
    return (Sentence(0, len(tokens.letters), ()),)
