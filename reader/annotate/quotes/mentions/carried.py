"""Removes carried speakers from quotations if the form of the paragraphs makes them uncertain.

A speaker is carried to a quotation that is a whole sentence, from the sentence before it in the
same paragraph; to a paragraph that is only quotation, from the end of the one before; and over an
unclosed quotation, from paragraph to paragraph. The speaker of any other quotation is unknown.
`quotes` calls it after `attribution`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.quotes.mentions import without_cue
from reader.annotate.quotes.mentions.main_subjects import main_subject
from reader.annotate.quotes.reports import Sentence, sentence_at
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block

LABEL = re.compile(r"\W{0,3}(?:[A-Z][A-Z.’'-]+ ?){1,4}:")
"""The label of a speaker in a transcript: "VARN: We stay."."""
QUOTED_ONLY = re.compile(r"[QqF.,;()-]+")
LEADS = re.compile("C?a?,?")
REST = re.compile("[^xvhb:Qq]*")
NUMBER = re.compile(r"\d")
LONG = 5
"""The fewest words of a quotation that counts as a sentence."""
ASKING = frozenset(["ask", "inquire", "enquire", "wonder", "query"])
"""Verbs whose quotation may be followed by the answer."""
MOST_BETWEEN = 6
"""The most sentences between a quotation and the report that it is carried from."""


def without_doubtful(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    pieces: Sequence[AttributedQuotation],
) -> tuple[AttributedQuotation, ...]:
    """Return the quotations; those with an uncertain carried speaker get the basis "unknown".

    This includes the following paragraphs of an uncertain quotation.
    """
    done: list[AttributedQuotation] = []
    for one in pieces:
        one = _settled(blocks, read, parsed, one)
        if one.continued and one.basis == "carried" and done and done[-1].basis == "unknown":
            one = one._replace(basis="unknown")
        done.append(one)
    return tuple(done)


def _settled(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    one: AttributedQuotation,
) -> AttributedQuotation:
    """Return the quotation, with the basis "unknown" if its speaker is uncertain."""
    text = blocks[one.block].text
    if one.basis == "carried" and one.source and not _is_clear(blocks, read, parsed, one):
        return one._replace(basis="unknown")
    if not without_cue.is_doubtful(text, read[one.block], one):
        return one
    source = _reported_on(text, read[one.block], parsed[one.block], one)
    if source is None:
        return one._replace(basis="unknown")
    return one._replace(source=source, basis="carried")


def _reported_on(
    text: str, tokens: TaggedWords, parsed: Sequence[Sentence], one: AttributedQuotation
) -> ReportPlace | None:
    """Return the report of the sentence before, if a quoted number continues its words.

    "Varn said that 12 had died. Orm had lost “at least 90.”": "had" shows that Varn said this too.
    """
    piece = tokens.quotations[one.at]
    if NUMBER.search(text, piece.inner_start, piece.inner_end) is None or one.source is None:
        return None
    subject = one.source.report.speaker
    if subject is None or tokens.words[subject[1] : subject[1] + 1] != ("had",):
        return None
    before = bisect_right(parsed, one.at, key=attrgetter("low")) - 2
    if before < 0 or len(parsed[before].clauses) != 1:
        return None
    report, clause = parsed[before].clauses[0]
    verb, last = report.verb, parsed[before].high - 1
    told = verb is not None and verb.sort == "speech" and verb.form == "past"
    ends = report.stance == "says" and not report.weak and clause[1] >= last
    return ReportPlace(one.block, report) if told and ends else None


def _is_clear(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    one: AttributedQuotation,
) -> bool:
    source, piece = one.source, read[one.block].quotations[one.at]
    if source is None or not (one.alone or _goes_on(read, parsed, blocks[one.block].text, one)):
        return False
    if not one.continued and _is_of_writer(read, source, one.block):
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


def _is_of_writer(read: Sequence[TaggedWords], source: ReportPlace, block: int) -> bool:
    """Whether the writer asks, or speaks in an earlier block: "I ask if it is safe. “It is.”"."""
    speaker, verb = source.report.speaker, source.report.verb
    if speaker is None or read[source.block].words[speaker[0]] not in ("I", "we", "We"):
        return False
    return source.block != block or verb is not None and verb.lemma in ASKING


def _goes_on(
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    text: str,
    one: AttributedQuotation,
) -> bool:
    """Whether a sentence begins with a quotation that continues the last speaker of the block.

    The words inside begin with a capital; before them is at most "But" or "Then,", and the rest of
    the sentence has no verb: But “We must repair it before the frost” and other tasks.
    """
    source, tokens = one.source, read[one.block]
    if source is None or source.block != one.block or source.report.start > one.at:
        return False
    piece = tokens.quotations[one.at]
    words = text[piece.inner_start : piece.inner_end].split(None, LONG)
    if len(words) < LONG or not words[0][0].isupper():
        return False
    here = sentence_at(parsed[one.block], one.at)
    if here is None or not LEADS.fullmatch(tokens.letters, here.low, one.at):
        return False
    return REST.fullmatch(tokens.letters, one.at + 1, here.high) is not None


def _nobody_between(
    tokens: TaggedWords, parsed: Sequence[Sentence], report: int, quotation: int
) -> bool:
    """Whether no sentence between a report and a quotation has another person as its subject."""
    first = bisect_right(parsed, report, key=attrgetter("low"))
    after = parsed[first : first + MOST_BETWEEN + 1]
    between = [one for one in after if one.high <= quotation]
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
    """Whether a report is in the last sentence without quotation of the block before `block`."""
    before = block - 1
    while before > source.block and not read[before].words:
        before -= 1
    if before != source.block:
        return False
    for sentence in reversed(parsed[before]):
        if not sentence.alone:
            return sentence.low <= source.report.start < sentence.high
    return False
