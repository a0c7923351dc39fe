"""Assigns each quotation to the report that it belongs to.

`quotes` calls it after the sentences have been parsed. The rules are tried from the most to the
least certain: beside the report is beside the quotation (“…,” said Varn; Varn said: “…”) inside the
quotation is a fragment in the clause of an earlier report later the sentence ends in a report
subject the sentence has no report: its subject is the speaker same the sentence is only the
quotation: the last report of the paragraph next the same, without an earlier report: the next
report of the paragraph carried the paragraph has no report: the last report of the paragraphs
before
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.annotate.quotes.nesting.earlier_subjects import first_subject
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Basis

SIGNATURE = re.compile(r"--?(?P<name>t*N(?:l?N)+)(?:,[^xvhbQqF]{1,12})?[.]?$")
"""A paragraph that is only a name after a dash."""
FILLED = 2
"""The number of words of a paragraph that is a single quotation, including its end."""


class ReportPlace(NamedTuple):
    """A report and its block."""

    block: int
    report: Report


class AttributedQuotation(NamedTuple):
    """The quotation at word `at` of a block, and its report, or None.

    `alone`: its sentence has no other words; `close`: the report is beside it; `continued`: it
    continues the quotation before it.
    """

    block: int
    at: int
    source: ReportPlace | None
    basis: Basis
    alone: bool
    close: bool = False
    continued: bool = False


def attribute(
    read: Sequence[TaggedWords], parsed: Sequence[Sequence[Sentence]], stops: frozenset[int]
) -> tuple[AttributedQuotation, ...]:
    """Return all quotations with their reports; no report is carried over the blocks in `stops`."""
    found: list[AttributedQuotation] = []
    last: ReportPlace | None = None
    for number, tokens in enumerate(read):
        if number in stops:
            last = None
        if tokens.quotations:
            found += _paragraph(number, tokens, parsed[number], last)
        if parsed[number]:
            last = _last_heard(number, tokens, parsed[number], found) or last
    return tuple(_over_paragraphs(read, _signed(read, found)))


def _signed(
    read: Sequence[TaggedWords], found: Sequence[AttributedQuotation]
) -> list[AttributedQuotation]:
    """Return the quotations; one that fills a paragraph gets the signature in the next.

    Example: "“The dam leaks.”", and below it "— Ilse Varn, the mayor".
    """
    signed = []
    for one in found:
        filled = one.alone and one.at == 0 and len(read[one.block].letters) <= FILLED
        filled = filled and read[one.block].quotations[one.at].closed
        after = _next_block(read, one.block) if filled else None
        name = SIGNATURE.match(read[after].letters) if after is not None else None
        if after is not None and name:
            words = name.span("name")
            place = ReportPlace(after, Report(None, words, None, *words))
            one = one._replace(source=place, basis="cue")
        signed.append(one)
    return signed


def _next_block(read: Sequence[TaggedWords], number: int) -> int | None:
    """Return the next block with words, or None."""
    after = number + 1
    while after < len(read) and not read[after].words:
        after += 1
    return after if after < len(read) else None


def _paragraph(
    number: int, tokens: TaggedWords, parsed: Sequence[Sentence], last: ReportPlace | None
) -> list[AttributedQuotation]:
    found: list[AttributedQuotation] = []
    heard: ReportPlace | None = None
    before: Sentence | None = None
    waiting = 0
    for sentence in parsed:
        own = _own(number, sentence, heard)
        named = next((one.source for one in own if one.basis == "cue"), None) if own else None
        heard = named or _main(number, tokens, sentence) or heard
        if named and waiting:
            found[-waiting:] = [_taken_up(one, named) for one in found[-waiting:]]
        if found and not own and before and before.alone and _is_bare(sentence):
            source = ReportPlace(number, sentence.reports[0])
            found[-1] = found[-1]._replace(source=source, basis="cue")  # "“We stay.” Varn said."
            heard = source
        before = sentence
        found += own
        waiting = 0 if heard else waiting + len(own)
    return [
        one._replace(source=last, basis="carried") if not one.source and one.alone and last else one
        for one in found
    ]


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence is only a report: "Varn said."."""
    if len(sentence.reports) != 1 or sentence.clauses:
        return False
    report = sentence.reports[0]
    verb = report.verb
    told = verb is not None and verb.sort == "speech" and not report.weak
    return told and report.start == sentence.low and report.end == sentence.high - 1


def _taken_up(one: AttributedQuotation, named: ReportPlace) -> AttributedQuotation:
    """Return the quotation with the report `named` if it has none yet."""
    return one if one.source else one._replace(source=named, basis="carried")


def _main(number: int, tokens: TaggedWords, sentence: Sentence) -> ReportPlace | None:
    """Return the report of the main clause: the first that is neither weak nor relative."""
    for report in sentence.reports:
        if report.speaker and not report.weak and not _relative(tokens, report):
            return ReportPlace(number, report)
    return None


def _relative(tokens: TaggedWords, report: Report) -> bool:
    """Whether the speaker of a report is a relative pronoun ("who said")."""
    return report.speaker is not None and tokens.letters[report.speaker[0]] == "w"


def _own(number: int, sentence: Sentence, heard: ReportPlace | None) -> list[AttributedQuotation]:
    """Return the quotations of a sentence with its own reports, or else the paragraph's last."""
    alone = sentence.alone
    found: list[AttributedQuotation] = []
    for at, report, close in sentence.held:
        if report:
            found.append(
                AttributedQuotation(number, at, ReportPlace(number, report), "cue", alone, close)
            )
        else:
            basis: Basis = "carried" if heard else "unknown"
            found.append(AttributedQuotation(number, at, heard, basis, alone))
    return found


def _last_heard(
    number: int,
    tokens: TaggedWords,
    parsed: Sequence[Sentence],
    found: Sequence[AttributedQuotation],
) -> ReportPlace | None:
    """Return the last report of a block, or its last subject if it ends in a colon."""
    announces = tokens.letters.endswith(":")
    if found and found[-1].block == number and not announces:
        return found[-1].source
    for sentence in reversed(parsed):
        for report in reversed(sentence.reports) if announces else sentence.reports:
            main = not report.thought and not report.weak and not _relative(tokens, report)
            if report.speaker and main:
                return ReportPlace(number, report)
    if announces:
        subject = first_subject(tokens, parsed[-1].low, parsed[-1].high)
        return ReportPlace(number, Report(None, subject, None, *subject)) if subject else None
    return None


def _over_paragraphs(
    read: Sequence[TaggedWords], found: Sequence[AttributedQuotation]
) -> Iterator[AttributedQuotation]:
    """Give one report to quotations that continue from one paragraph to the next."""
    run: list[AttributedQuotation] = []
    for one in found:
        if run and (one.at or one.block not in _next_blocks(read, run[-1])):
            yield from _settled(run) if len(run) > 1 else run
            run = []
        run.append(one)
    yield from _settled(run)


def _next_blocks(read: Sequence[TaggedWords], one: AttributedQuotation) -> tuple[int, ...]:
    """Return the next block with words after an unclosed quotation, as a tuple of at most one."""
    if read[one.block].quotations[one.at].closed:
        return ()
    after = _next_block(read, one.block)
    return () if after is None else (after,)


def _settled(run: Sequence[AttributedQuotation]) -> Iterator[AttributedQuotation]:
    named = next((one.source for one in run if one.basis == "cue"), None)
    for place, one in enumerate(run):
        if place and named and one.basis != "cue":
            yield one._replace(source=named, basis="carried", continued=True)
        elif named and one.basis != "cue":
            yield one._replace(source=named, basis="carried")
        else:
            yield one._replace(continued=True) if place else one
