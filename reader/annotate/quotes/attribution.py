"""Turns quotations into quotations with the report that they belong to.

The rules are tried from the most to the least certain:

beside     the report stands beside the quotation (“…,” said Varn; Varn said: “…”)
inside     the quotation is a fragment in the clause of a report before it
later      the sentence ends in a report
subject    the sentence has no report: its subject is the speaker
same       the sentence is the quotation alone: the last report of the paragraph
next       the same, if there was none: the next report of the paragraph
carried    the paragraph has no report: the last report of the paragraphs before
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reader.annotate.quotes import clause_subjects
from reader.annotate.quotes.cues import Report, Sentence
from reader.annotate.quotes.enclosing import Enclosing
from reader.annotate.quotes.subjects import Range, first_subject, subject_before
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Basis

CLOSE_BEFORE = re.compile(r"[^QqFvhb.;]{0,14}[,:]T?|[PaDO]{0,3}||[^QqFvhbx.;,]{0,6}")
CLOSE_AFTER = re.compile(r",?[aS]?")
AFTERWARDS = re.compile(r"[^TvhbxgQqF,;:.]{0,14}(?:[.,]|$)")
"""What may follow a report that stands after its statement ("…, he said on Monday.")."""
NEAREST = 6
"""Reports before a quotation that may enclose it, at most: a bound on the time."""
QUOTED = re.compile(r"[QqF]")
BARE = re.compile(r"[QqF,.;:()\-s]*")


class ReportPlace(NamedTuple):
    """A report and the block that it stands in."""

    block: int
    report: Report


class AttributedQuotation(NamedTuple):
    """The quotation at word `at` of a block, and the report that it belongs to, or None.

    `alone` is true when its sentence has no other words, `close` when the report stands beside it,
    `continued` when it goes on from the quotation before it.
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
    """All quotations with their reports; no report is carried over the blocks in `stops`."""
    found: list[AttributedQuotation] = []
    last: ReportPlace | None = None
    for number, tokens in enumerate(read):
        if number in stops:
            last = None
        if tokens.quotations:
            found += _paragraph(number, tokens, parsed[number], last)
        last = _last_heard(number, tokens, parsed[number], found) or last
    return tuple(_over_paragraphs(read, found))


def _paragraph(
    number: int, tokens: TaggedWords, parsed: Sequence[Sentence], last: ReportPlace | None
) -> list[AttributedQuotation]:
    found: list[AttributedQuotation] = []
    heard: ReportPlace | None = None
    waiting = 0
    for sentence in parsed:
        own = _own(number, sentence, heard)
        named = next((one.source for one in own if one.basis == "cue"), None)
        heard = named or _main(number, tokens, sentence) or heard
        if named and waiting:
            found[-waiting:] = [_taken_up(one, named) for one in found[-waiting:]]
        found += own
        waiting = 0 if heard else waiting + len(own)
    return [
        one._replace(source=last, basis="carried") if not one.source and one.alone and last else one
        for one in found
    ]


def _taken_up(one: AttributedQuotation, named: ReportPlace) -> AttributedQuotation:
    """The quotation with the report `named`, if it has none yet."""
    return one if one.source else one._replace(source=named, basis="carried")


def _main(number: int, tokens: TaggedWords, sentence: Sentence) -> ReportPlace | None:
    """The report of the main clause: the first one that is neither weak nor a relative clause."""
    for report in sentence.reports:
        if report.speaker and not report.weak and not _relative(tokens, report):
            return ReportPlace(number, report)
    return None


def _relative(tokens: TaggedWords, report: Report) -> bool:
    """Whether the speaker of a report is a relative pronoun ("who said")."""
    return report.speaker is not None and tokens.letters[report.speaker[0]] == "w"


def _own(number: int, sentence: Sentence, heard: ReportPlace | None) -> list[AttributedQuotation]:
    """The quotations of a sentence with its own reports, or else with the last of the paragraph."""
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


def with_quotations(
    tokens: TaggedWords, reports: tuple[Report, ...], clauses: Enclosing
) -> Sentence:
    """The sentence of `clauses` with its quotations and the reports of these."""
    low, high = clauses.low, clauses.high
    places = [match.start() for match in QUOTED.finditer(tokens.letters, low, high)]
    if not places:
        return Sentence(low, high, reports)
    held: list[tuple[int, Report | None, bool]] = []
    first: Range | None | Literal[False] = False  # not sought yet
    alone = bool(BARE.fullmatch(tokens.letters, low, high))
    for at in places:
        report, close = beside_or_inside(tokens, reports, at, clauses)
        if report is None and not alone:
            if first is False:
                own = clause_subjects.subject_of(tokens, clauses, at)
                first = own or first_subject(tokens, low, high)
            subject = _subject(tokens, low, first, at)
            report = Report(None, subject, None, subject[0], subject[1]) if subject else None
        held.append((at, report, close))
    return Sentence(low, high, reports, (), tuple(held), alone)


def _subject(tokens: TaggedWords, low: int, first: Range | None, at: int) -> Range | None:
    """The `first` subject of the sentence as a speaker, if it is a name or pronoun; else None.

    A fragment without a report and without such a subject is seldom speech.  In a headline the
    words before the quotation at word `at` are the subject, whatever they are.
    """
    if first and first[0] > at and not tokens.letters.endswith("."):
        return subject_before(tokens, low, at) or first
    return first if first and tokens.letters[first[1] - 1] in "Np" else None


def beside_or_inside(
    tokens: TaggedWords, reports: Sequence[Report], at: int, clauses: Enclosing
) -> tuple[Report | None, bool]:
    """The report that the quotation at word `at` belongs to, and whether it is beside it."""
    if not reports:
        return None, False
    leads = tokens.letters[at] == "q" or tokens.letters[at + 1 : at + 2] == ","
    before = _before(tokens, reports, at, clauses)
    after = _after(tokens, reports, at)
    tail = _tail(tokens, reports, at)
    if not (before and _whole_beside(tokens, before, at)):
        if after and leads:
            return after, True
        if tail and _ends_sentence(tokens, tail):
            return tail, False
    if before and _close_before(tokens, before, at, leads):
        return before, tokens.letters[at - 1] in ",:"
    if after:
        return after, leads or tokens.letters[at] == "Q"
    return before or tail, False


def _tail(tokens: TaggedWords, reports: Sequence[Report], at: int) -> Report | None:
    """The report that ends the sentence behind a quotation."""
    tail = reports[-1]
    if tail.start <= at or not tail.speaker:
        return None
    aside = tokens.letters[tail.start - 1] == "S" and tokens.letters[tail.start - 2] not in ",-"
    return None if aside else tail


def _ends_sentence(tokens: TaggedWords, report: Report) -> bool:
    """Whether the report stands behind the whole statement (", he said.")."""
    verb = report.verb
    if report.thought or report.weak or verb is None or "c" not in verb.frames:
        return False
    if tokens.letters[report.start - 1] not in ",q":
        return False
    return bool(AFTERWARDS.match(tokens.letters, report.end))


def _before(
    tokens: TaggedWords, reports: Sequence[Report], at: int, clauses: Enclosing
) -> Report | None:
    """The report before the quotation that encloses it, or else the nearest one."""
    earlier = [one for one in reports if one.end <= at and (one.speaker or one.verb)]
    if len(earlier) > 1 or earlier and (earlier[0].weak or earlier[0].thought):
        around = clauses.reports_around(earlier[-NEAREST:], at)
        if around:
            return _outermost(tokens, around, at, clauses)
    nearest: Report | None = None
    for report in reversed(earlier[-NEAREST:]):
        if clauses.is_over(report, at):
            continue
        if not report.weak and not report.thought:
            return report
        nearest = nearest or report
    return nearest


def _outermost(
    tokens: TaggedWords, around: Sequence[Report], at: int, clauses: Enclosing
) -> Report:
    """The report whose statement holds the quotation, of those `around` it from the inner one on.

    A report inside the statement of another one is part of that, unless whole words follow it.
    """
    chosen = around[0]
    for outer in around[1:]:
        if chosen.weak or chosen.thought:
            chosen = outer
        elif outer.weak or outer.thought:
            continue
        elif clauses.is_complement(chosen, at) and not _whole_beside(tokens, chosen, at):
            chosen = outer
    return chosen


def _whole_beside(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a whole quotation stands right behind the report: "he told me: “We stay.”"."""
    speech = report.verb is None or report.verb.sort == "speech"
    return speech and tokens.letters[at - 1] in ",:"


def _close_before(tokens: TaggedWords, report: Report, at: int, leads: bool) -> bool:
    gap = tokens.letters[report.end : at]
    if leads:
        return gap in (",", ":", ",T", "T", "") or gap[-1:] == ":"
    return bool(CLOSE_BEFORE.fullmatch(gap))


def _after(tokens: TaggedWords, reports: Sequence[Report], at: int) -> Report | None:
    """The report that begins right behind the quotation."""
    for report in reports:
        close = CLOSE_AFTER.fullmatch(tokens.letters, at + 1, max(at + 1, report.start))
        if report.start > at and report.speaker and close:
            return report
    return None


def _last_heard(
    number: int,
    tokens: TaggedWords,
    parsed: Sequence[Sentence],
    found: Sequence[AttributedQuotation],
) -> ReportPlace | None:
    """The last report of a block; if it has none and ends in a colon, its last subject as one."""
    if found and found[-1].block == number:
        return found[-1].source
    for sentence in reversed(parsed):
        for report in sentence.reports:
            main = not report.thought and not report.weak and not _relative(tokens, report)
            if report.speaker and main:
                return ReportPlace(number, report)
    if tokens.letters.endswith(":"):
        subject = first_subject(tokens, parsed[-1].low, parsed[-1].high)
        return ReportPlace(number, Report(None, subject, None, *subject)) if subject else None
    return None


def _over_paragraphs(
    read: Sequence[TaggedWords], found: Sequence[AttributedQuotation]
) -> Iterator[AttributedQuotation]:
    """Give one report to quotations that go on from one paragraph to the next."""
    run: list[AttributedQuotation] = []
    for one in found:
        if run and (one.at or one.block not in _next_blocks(read, run[-1])):
            yield from _settled(run) if len(run) > 1 else run
            run = []
        run.append(one)
    yield from _settled(run)


def _next_blocks(read: Sequence[TaggedWords], one: AttributedQuotation) -> tuple[int, ...]:
    """The next block with words after a quotation that is left open, as a tuple of at most one."""
    if read[one.block].quotations[one.at].closed:
        return ()
    after = one.block + 1
    while after < len(read) and not read[after].words:
        after += 1
    return (after,)


def _settled(run: Sequence[AttributedQuotation]) -> Iterator[AttributedQuotation]:
    named = next((one.source for one in run if one.basis == "cue"), None)
    for place, one in enumerate(run):
        if place and named and one.basis != "cue":
            yield one._replace(source=named, basis="carried", continued=True)
        elif named and one.basis != "cue":
            yield one._replace(source=named, basis="carried")
        else:
            yield one._replace(continued=True) if place else one
