"""Takes carried speakers from quotations where the form of the paragraphs leaves doubt of them.

A speaker is carried to a quotation that is a whole sentence, from the sentence before it in the
same paragraph; to a paragraph of nothing but quotation, from the end of the one before it; and over
a quotation that is left open, from paragraph to paragraph.  Any other quotation stands, and who
spoke it is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.quotes.mentions.main_subjects import main_subject
from reader.annotate.quotes.reports import Sentence
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block

LABEL = re.compile(r"\W{0,3}(?:[A-Z][A-Z.’'-]+ ?){1,4}:")
"""Who speaks, in a transcript: "VARN: We stay."."""
QUOTED_ONLY = re.compile(r"[QqF.,;()-]+")
ASKING = frozenset(["ask", "inquire", "enquire", "wonder", "query"])
"""Verbs after whose quotation another one may be the answer."""
MOST_BETWEEN = 6
"""Sentences between a quotation and the report that it is carried from, at most."""


def without_doubtful(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    pieces: Sequence[AttributedQuotation],
) -> tuple[AttributedQuotation, ...]:
    """The quotations; those whose carried speaker is in doubt are of unknown basis."""
    return tuple(
        [
            one._replace(basis="unknown")
            if one.basis == "carried" and one.source and not _is_clear(blocks, read, parsed, one)
            else one
            for one in pieces
        ]
    )


def _is_clear(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    one: AttributedQuotation,
) -> bool:
    source, piece = one.source, read[one.block].quotations[one.at]
    if source is None or not one.alone:
        return False
    if LABEL.match(blocks[one.block].text, piece.start):
        return False
    if source.block == one.block:
        start = source.report.start
        if start > one.at:
            return QUOTED_ONLY.fullmatch(read[one.block].letters, one.at, start) is not None
        return _nobody_between(read[one.block], parsed[one.block], start, one.at)
    if one.continued:
        return True
    if source.block > one.block:  # the report at the end of a quotation over paragraphs
        return not piece.closed
    verb = source.report.verb
    if not QUOTED_ONLY.fullmatch(read[one.block].letters) or verb and verb.lemma in ASKING:
        return False
    return _ends_block_before(read, parsed, source, one.block)


def _nobody_between(
    tokens: TaggedWords, parsed: Sequence[Sentence], report: int, quotation: int
) -> bool:
    """Whether no sentence between a report and a quotation has another person as its subject."""
    between = [one for one in parsed if one.low > report and one.high <= quotation]
    if len(between) > MOST_BETWEEN:
        return False
    for sentence in between:
        subject = main_subject(tokens, sentence.low, sentence.high)
        if sentence.alone or subject is None or tokens.letters[subject[0]] == "p":
            continue
        if not set("NrtL").isdisjoint(tokens.letters[subject[0] : subject[1]]):
            return False
    return True


def _ends_block_before(
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    source: ReportPlace,
    block: int,
) -> bool:
    """Whether a report is in the last sentence that is no quotation of the block before `block`."""
    before = block - 1
    while before > source.block and not read[before].words:
        before -= 1
    if before != source.block:
        return False
    for sentence in reversed(parsed[before]):
        if not sentence.alone:
            return sentence.low <= source.report.start < sentence.high
    return False
