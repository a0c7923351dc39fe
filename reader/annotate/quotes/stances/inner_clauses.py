"""Merges clauses inside clauses if the stance of one of them is not just saying.

Other people's words inside a denied, asked or wanted clause are no separate quote of theirs.
`read_sentences` calls it after the clauses have been found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.stances.governed_words import CLAUSE_WITHIN, is_content
from reader.annotate.quotes.subjects import FINITE, Range
from reader.annotate.tokens.tagged import TaggedWords

MAIN_VERB = re.compile(r"[QqFnNLor](?=a?[vhbx])")
AFTER_ASIDE = re.compile(r",a*[xvhbe]")
TWO_VERBS = re.compile(r"[vhbegki]a?[vhbex]")


def enclose(tokens: TaggedWords, sentence: Sentence) -> Sentence:
    """Return the sentence with one clause for denied, asked or wanted words.

    Other people's words in such a clause are no separate clause, nor are other people's denials,
    questions and demands in a reported clause. Quotations there belong to the outer report.
    """
    found = sentence.clauses
    if not found:
        return sentence
    reports = [report for report in sentence.reports if report.stance != "says"]
    if reports:
        spoken = [one for one in found if one[0].stance != "says" or is_content(tokens, *one)]
        narrow = [_before_quoted(tokens, _narrowed(tokens, one), sentence) for one in spoken]
        outer = [_cut(tokens, _widened(one, narrow), reports) for one in narrow]
        found = tuple([one for one in outer if not any(_inside(tokens, one, o) for o in outer)])
        held = tuple([_enclosed(tokens, one, found) for one in sentence.held])
        inner = [one for one in outer if one not in found and _is_told(tokens, one, outer)]
        sentence = sentence._replace(held=held, inner=(*sentence.inner, *inner))
    kept = tuple([one for one in found if is_content(tokens, *one)])
    return sentence if kept == sentence.clauses else sentence._replace(clauses=kept)


def _narrowed(tokens: TaggedWords, one: tuple[Report, Range]) -> tuple[Report, Range]:
    """Return a clause without the sentence's verb at its end.

    "Varn, who denied that it fell, left" and "his denial that it fell angered them".
    """
    report, (low, high) = one
    if report.speaker and tokens.letters[report.speaker[0]] == "w":
        found = AFTER_ASIDE.search(tokens.letters, low, high)
        high = found.start() if found else high
        if report.stance == "says":
            return report, (low, high)
    elif report.stance == "says" and report.verb and report.verb.form != "noun":
        return one
    if report.stance != "says" and _owns(tokens, report) and tokens.letters[low] not in "TwS":
        after = MAIN_VERB.search(tokens.letters, low, high)
        return report, (low, after.start() + 1 if after else high)
    relative = report.speaker is not None and tokens.letters[report.speaker[0]] == "w"
    if report.verb and (relative or _is_noun(tokens, report)):
        pairs = TWO_VERBS.finditer(tokens.letters, low, high)
        end = next((pair.start() + 1 for pair in pairs if _is_past(tokens, pair.end() - 1)), high)
        return report, (low, end)
    return report, (low, high)


def _owns(tokens: TaggedWords, report: Report) -> bool:
    """Whether a participle directly follows its noun ("protesters demanding bread marched")."""
    if report.cue is None or report.speaker is None or report.speaker[1] != report.cue[0]:
        return False
    return tokens.letters[report.cue[0]] in "gki"


def _is_noun(tokens: TaggedWords, report: Report) -> bool:
    return report.phrase is not None and tokens.letters[report.phrase[0]] == "n"


def _is_past(tokens: TaggedWords, at: int) -> bool:
    verb = VERBS.get(tokens.words[at].lower())
    return verb is None or verb.form in ("past", "s")


def _before_quoted(
    tokens: TaggedWords, one: tuple[Report, Range], sentence: Sentence
) -> tuple[Report, Range]:
    """Return the clause without a quotation that belongs to the next report (… “so,” Varn said)."""
    report, (low, high) = one
    for other in () if report.stance == "says" or report.asked else sentence.reports:
        if low < other.start < high and tokens.letters[other.start - 1] == "q":
            return report, (low, other.start - 1)
    return one


def _widened(
    one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]
) -> tuple[Report, Range]:
    """Return a clause that is not just said, up to the end of the clauses that begin inside it."""
    report, (low, high) = one
    if report.stance == "says":
        return one
    for inner, (start, end) in found:
        if inner.cue and low <= inner.cue[0] and low <= start < high:
            high = max(high, end)
    return report, (low, high)


def _cut(
    tokens: TaggedWords, one: tuple[Report, Range], reports: Sequence[Report]
) -> tuple[Report, Range]:
    """Return a reported clause without a question, demand or denial beside it."""
    report, (low, high) = one
    letters = tokens.letters
    for other in reports:
        if report.stance != "says" or other.cue is None or not low < other.start < high:
            continue
        end = other.start - 1
        while end > low and letters[end] == "a":
            end -= 1
        if other.asked and letters[end] not in "S,Qq":
            continue  # "said her client had been questioned"
        if other.asked:
            end += letters[end] not in "S,"
        elif letters[end] != "," or letters[other.start] == "w" or other.start == other.cue[0]:
            continue
        if letters[low] == "S" and "," not in letters[low:end]:
            continue  # "said, if elected, she would ask"
        if other.asked or CLAUSE_WITHIN.search(letters, low, end):
            high = end if FINITE.search(letters, low, end) else low
            break
    return report, (low, high)


def _is_told(
    tokens: TaggedWords, one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]
) -> bool:
    """Whether a clause is only inside clauses that are just said."""
    return all(other[0].stance == "says" for other in found if _inside(tokens, one, other))


def _inside(tokens: TaggedWords, one: tuple[Report, Range], outer: tuple[Report, Range]) -> bool:
    """Whether a clause with its cue is inside the outer clause of another cue."""
    report, piece = one
    low, high = outer[1]
    if outer[0].verb is None or report is outer[0] or report.cue is None:
        return False
    if report.stance == outer[0].stance == "says":
        return False
    if not (low <= report.cue[0] < high and piece[1] <= high):
        return False
    if outer[0].stance != "says":
        return True
    return not _stands_beside(tokens, report, outer)


def _stands_beside(tokens: TaggedWords, report: Report, outer: tuple[Report, Range]) -> bool:
    """Whether a conjunction joins a report to the one whose clause seems to contain it."""
    other, (low, _) = outer
    back = report.start - 1
    while back > low and tokens.letters[back] in "ax":
        back -= 1
    if tokens.letters[back] == ",":
        return True
    if back <= low or tokens.letters[back] != "C" or report.verb is None or other.verb is None:
        return False
    with_auxiliary = bool(report.phrase and report.cue and report.phrase[0] < report.cue[0])
    return with_auxiliary or report.verb.form == other.verb.form


def _enclosed(
    tokens: TaggedWords,
    one: tuple[int, Report | None, bool],
    found: Sequence[tuple[Report, Range]],
) -> tuple[int, Report | None, bool]:
    """Return a quotation with the report that governs it."""
    at, report, _ = one
    for outer, (low, high) in found:
        if not low <= at < high or report is outer:
            continue
        if report is None or report.cue is None or outer.asked:
            return (at, outer, False) if outer.stance != "says" else one
        says = report.stance == outer.stance == "says"
        beside = _stands_beside(tokens, report, (outer, (low, high)))
        if low <= report.cue[0] < high and not says and not beside:
            return at, outer, False
    return one
