"""Assigns to each quotation of a sentence the report in it that it belongs to.

`read_sentences` calls it when the reports are complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from reader.annotate.lexicon.wordlists import plurals, words
from reader.annotate.quotes.nesting import beside, clause_subjects, doubts
from reader.annotate.quotes.nesting.earlier_subjects import first_subject
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import Range, subject_before
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

CLOSE_AFTER = re.compile(r",?[aS]?")
AFTERWARDS = re.compile(r"[^TvhbxgQqF,;:.]{0,14}(?:[.,]|$)")
"""Text that may follow a report after its statement ("…, he said on Monday.")."""
FAR = 3
"""The most words between a quotation and a report directly after it."""
APART = frozenset(("while", "whereas", "although", "though", "because", "after", "before", "when"))
"""Words that separate a report from a quotation before it, unlike "as"."""
_OCCASIONS = frozenset(("after", "over", "amid", "following", "despite", "as"))
_OBJECT_RELATIVES = frozenset(("whom", "which", "whose", "who", "that"))
_CONTRASTS = frozenset(("but", "yet", "and"))
_DOCUMENTS = words("documents") | plurals("documents")
HEARD = frozenset(("told", "hears", "heard"))
"""Last words of headlines of courts: "Nurse ‘lied’, jury told"."""
NEAREST = 6
"""The most reports before a quotation that may enclose it: a limit on the time."""
BARE = re.compile(r"[QqF,.;:()\-s]*")


def with_quotations(
    tokens: TaggedWords, reports: tuple[Report, ...], clauses: SentenceClauses
) -> Sentence:
    """Return the sentence of `clauses` with its quotations and their reports."""
    low, high = clauses.low, clauses.high
    if not tokens.quotations:
        return Sentence(low, high, reports)
    places = [match.start() for match in QUOTATION.finditer(tokens.letters, low, high)]
    if not places:
        return Sentence(low, high, reports)
    held: list[tuple[int, Report | None, bool]] = []
    first: Range | None | Literal[False] = False  # not sought yet
    alone = bool(BARE.fullmatch(tokens.letters, low, high))
    heard = tokens.words[high - 1] in HEARD and "," in tokens.letters[high - 4 : high - 1]
    whole = tokens.letters[low] == "Q" and tokens.letters[low + 1 : low + 2] in ("p", "N", "d", "t")
    for at in places:
        report, close = beside_or_inside(tokens, reports, at, clauses)
        if report is None and not alone and not heard and not (whole and at == low):
            if first is False:
                own = clause_subjects.subject_of(tokens, clauses, at)
                first = own or first_subject(tokens, low, high)
            subject = _subject(tokens, low, first, at)
            if subject and doubts.is_described(tokens, subject, at, clauses):
                subject = None
            report = Report(None, subject, None, subject[0], subject[1]) if subject else None
        held.append((at, report, close))
    alone = alone or whole and held == [(low, None, False)]
    return Sentence(low, high, reports, (), tuple(held), alone)


def _subject(tokens: TaggedWords, low: int, first: Range | None, at: int) -> Range | None:
    """Return the `first` subject of the sentence as a speaker if it is a name or pronoun.

    A fragment without a report and such a subject is rarely speech; but after a colon, a body or a
    document makes the whole statement ("The letter makes a case: “We stay.”"). In a headline, any
    words before the quotation at word `at` are the subject.
    """
    if tokens.words[at - 1].lower() in _OCCASIONS and not tokens.letters.endswith("."):
        return None  # a headline: "Rovers sack Varn after ‘worst day’"
    if first and first[0] > at and not tokens.letters.endswith("."):
        return subject_before(tokens, low, at) or first
    if first is None or tokens.words[first[1] + 1 : first[1] + 2] == ("by",):
        return None  # "Proof shown by Orm “falls short of the plan”"
    last = first[1] - 1
    told = tokens.letters[at - 1 : at + 1] == ":Q" and (
        tokens.letters[last] in "or" or tokens.words[last].lower() in _DOCUMENTS
    )
    return first if told or tokens.letters[last] in "Np" else None


def beside_or_inside(
    tokens: TaggedWords, reports: Sequence[Report], at: int, clauses: SentenceClauses
) -> tuple[Report | None, bool]:
    """Return the report that the quotation at word `at` belongs to, and if it is beside it."""
    if not reports:
        return None, False
    leads = tokens.letters[at] == "q" or tokens.letters[at + 1 : at + 2] == ","
    before = _before(tokens, reports, at, clauses)
    after = _after(tokens, reports, at)
    tail = _tail(tokens, reports, at)
    behind_comma = reports if tokens.letters[at - 1] == "," else ()
    put_so = next((one for one in behind_comma if beside.is_put_so(tokens, one, at)), None)
    if put_so or before and beside.is_passed_on(tokens, before, after, at):
        return put_so or before, False
    if not (before and beside.whole_beside(tokens, before, at)):
        if before and after and leads and beside.is_told_on(tokens, before, after, at):
            return before, False
        if after and leads:
            own = _has_own(tokens, before, after, at, clauses)
            own = own or _is_in_question(tokens, reports[0], after, at)
            return (before, False) if own else (after, True)
        if tail and _ends_sentence(tokens, tail):
            return tail, False
    if before and beside.close_before(tokens, before, at, leads):
        return before, tokens.letters[at - 1] in ",:"
    if after:
        return after, leads or tokens.letters[at] == "Q"
    if min([one.start for one in reports]) > at and clauses.is_aside(at):
        return None, False  # "When he makes his “second tide” remark, I am glad that …"
    fronted = tail and not before and tokens.letters[clauses.low] == "S"
    if fronted and tail and _is_in_fronted_clause(tokens, tail, at, clauses):
        return None, False
    return before or tail, False


def _has_own(
    tokens: TaggedWords, before: Report | None, after: Report, at: int, clauses: SentenceClauses
) -> bool:
    """Whether a quotation belongs to the clause that it ends and not to the next report."""
    fronted = tokens.letters[clauses.low] == "S"
    if fronted and _is_in_fronted_clause(tokens, after, at, clauses):
        return True
    if before is None or before.speaker is None:
        return False
    if _is_of_object_clause(tokens, before.speaker[0], before.end, at):
        return True
    act = tokens.letters[clauses.low] in "gk"
    relative = tokens.letters[before.speaker[0]] == "w"
    return relative and _is_of_relative(before, after, at, clauses, act)


def _is_in_question(tokens: TaggedWords, first: Report, after: Report, at: int) -> bool:
    """Whether a quotation ends a fronted question: "Asked if it was “old,” Varn said: “No.”"."""
    if not first.asked or first.end > at or tokens.letters[at - 1] in ",:":
        return False
    return first is not after and not _ends_sentence(tokens, after)


def _is_of_object_clause(tokens: TaggedWords, subject: int, end: int, at: int) -> bool:
    """Whether a quotation ends a relative clause with a subject of its own.

    "Varn, whom Ferrow had called “a liar,” told parliament": Ferrow's word, not Varn's.
    """
    relative = subject > 0 and tokens.words[subject - 1].lower() in _OBJECT_RELATIVES
    return relative and end == at


def _is_in_fronted_clause(
    tokens: TaggedWords, after: Report, at: int, clauses: SentenceClauses
) -> bool:
    """Whether a quotation ends a fronted clause: "While Varn calls it “big,” he likes it".

    It does not if the report after it has no other words: "When it fell we saw “a tank,” he said."
    """
    if tokens.letters[at - 1] in ",:":
        return False
    clause = clauses.clause_of(at)
    while clause.parent > 0:
        clause = clauses.clauses[clause.parent]
    fronted = clause.opener == "side" and clause.low == clauses.low
    return (
        fronted
        and bool(clause.verbs)
        and clause.verbs[0] < at
        and not _ends_sentence(tokens, after)
    )


def _is_of_relative(
    before: Report, after: Report, at: int, clauses: SentenceClauses, fronted: bool
) -> bool:
    """Whether a quotation ends the words of "who": "a clerk who called it “old,” said it fell"."""
    if before.speaker is None or before.stance != "says":
        return False
    if fronted:
        return clauses.is_aside(at)  # "Citing Orm, who called it “old,” Varn said"
    if after.inverted or after.speaker is None or after.speaker[1] > before.speaker[0]:
        return False
    return clauses.is_aside(at)


def _tail(tokens: TaggedWords, reports: Sequence[Report], at: int) -> Report | None:
    """Return the report that ends the sentence after a quotation, or None."""
    tail = reports[-1]
    if tail.start <= at or not tail.speaker:
        return None
    if tokens.letters[at] == "Q" and beside.begins_sentence(tokens, tail):
        return None
    if tokens.letters[tail.start - 2 : tail.start] == "Pw":  # "with which he wants to"
        return None
    if tokens.words[tail.start - 1].lower() in APART | _CONTRASTS and tail.stance != "says":
        return None  # "a “great” fire, but police denied that"
    aside = tokens.letters[tail.start - 1] == "S" and tokens.letters[tail.start - 2] not in ",-"
    return None if aside else tail


def _ends_sentence(tokens: TaggedWords, report: Report) -> bool:
    """Whether the report follows the whole statement (", he said.")."""
    verb = report.verb
    if report.thought or report.weak or verb is None or "c" not in verb.frames:
        return False
    if verb.form == "ing" and tokens.letters[report.end : report.end + 1] in ("d", "n", "#"):
        return False  # "… “steady,” reporting the loss of a bridge"
    if tokens.letters[report.start - 1] not in ",q":
        return False
    return bool(AFTERWARDS.match(tokens.letters, report.end))


def _before(
    tokens: TaggedWords, reports: Sequence[Report], at: int, clauses: SentenceClauses
) -> Report | None:
    """Return the report before the quotation that encloses it, or else the nearest one."""
    earlier = [one for one in reports if one.end <= at and (one.speaker or one.verb)]
    if earlier and beside.is_told(tokens, earlier[-1], at):
        return earlier[-1]
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
    tokens: TaggedWords, around: Sequence[Report], at: int, clauses: SentenceClauses
) -> Report:
    """Return the report whose statement contains the quotation, of those `around` it.

    `around` begins with the innermost. A report inside the statement of another one belongs to it,
    unless a whole quotation follows it.
    """
    chosen = around[0]
    for outer in around[1:]:
        unlisted = chosen.verb is not None and chosen.verb.sort in ("other", "weak")
        if chosen.weak or chosen.thought or unlisted and outer.verb and outer.verb.sort == "speech":
            chosen = outer
            continue
        apart = _goes_on(tokens, outer, chosen) or _names_antecedent(tokens, chosen, at)
        if outer.weak or outer.thought or apart:
            continue
        if clauses.is_complement(chosen, at) and not beside.whole_beside(tokens, chosen, at):
            chosen = outer
    return chosen


def _names_antecedent(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a relative clause names the noun before it: "a report that Varn called “old”"."""
    verb, speaker = report.verb, report.speaker
    if verb is None or speaker is None or report.end != at or "o" not in verb.frames:
        return False
    return tokens.letters[max(0, speaker[0] - 2) : speaker[0]] in ("nT", "oT", "rT")


def _goes_on(tokens: TaggedWords, outer: Report, report: Report) -> bool:
    """Whether a later report has the same subject: "said it fell, calling it “sad”"."""
    if report.weak or report.cue is None or report.speaker != outer.speaker:
        return False
    return tokens.letters[report.cue[0] - 1] in ",C" and report.stance == "says"


def _after(tokens: TaggedWords, reports: Sequence[Report], at: int) -> Report | None:
    """Return the report that begins directly after the quotation, or None."""
    for report in reports:
        if not at < report.start <= at + FAR or not report.speaker:
            continue
        if (
            report.verb
            and report.verb.form == "ing"
            and report.cue
            and report.start == report.cue[0]
        ):
            continue  # "… “as new,” adding"
        if tokens.letters[at] == "Q" and beside.begins_sentence(tokens, report):
            continue  # "“Am I to act?” Varn sold his house"
        if beside.is_absolute(tokens, report):
            continue  # "… “ties,” aside from the two knowing each other"
        if tokens.words[report.start - 1].lower() in APART:
            continue  # "“enough”, while Orm called it little"
        later = any([one.start > report.end for one in reports])
        if report.thought and later and tokens.words[report.start - 1] == "as":
            continue  # "“We stay,” as his father hoped, Varn said"
        if CLOSE_AFTER.fullmatch(tokens.letters, at + 1, report.start):
            return report
    return None
