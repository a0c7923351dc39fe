"""Finds the clauses that reports report, for mixed and indirect quotes.

`read_sentences` calls it after the reports are complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.content import (
    according_to,
    ends,
    fronts,
    gaps,
    last_reports,
    no_contents,
    sides,
    starts,
)
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.stances.governed_words import is_asking
from reader.annotate.quotes.stances.questions import asked_content, before_asking
from reader.annotate.quotes.subjects import FINITE, Range
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

NOUN_CLAUSE = re.compile("T(?![am]*[xvhb])")
"""The clause of a noun like "claim": not "an opinion that struck down the rule"."""
NEAR = 4
"""The most words between a dash and the report that it opens."""
SECOND_THAT = re.compile("(?<=[nbe])T(?=[pd])")
"""The clause of another verb: "said of Varn's claim that it was dry | that it was false"."""
WHEN_SAID = re.compile("(?:P?D|a)*")
"""Text between such a noun and its clause: not "his concern about the rise that"."""


def find_clauses(tokens: TaggedWords, sentence: Sentence, structure: SentenceClauses) -> Sentence:
    """Return the sentence with its reported clauses as ranges of words, each with its report.

    A report inside the clause of another one belongs to that clause and becomes an inner one.
    """
    joined = ends.joined_reports(tokens, sentence.reports) if len(sentence.reports) > 1 else []
    found: list[tuple[Report, Range]] = []
    front = fronts.start_of_words(tokens, sentence.low, sentence.high)
    for index, report in enumerate(sentence.reports):
        noun = report.verb is not None and report.verb.form == "noun"
        if report.asked:
            asked = asked_content(tokens, sentence, report)
            found += [(report, asked)] if asked else ()
            continue
        if not report.speaker and not noun:
            continue
        if no_contents.is_verdict(tokens, sentence.low, sentence.high, report):
            continue
        rest = [other for at, other in joined if at > index] if joined else ()
        for low, high in _content(tokens, sentence, front, report, rest, structure):
            while low < high and tokens.letters[low] in ",;:.-":
                low += 1
            if high > low:
                high = ends.before_main(tokens, report, low, high)
                high = no_contents.end_before_silence(tokens, low, high)
                found.append((report, (low, _behind_aside(tokens, report, low, high))))
    if len(found) > 1 and "A" in tokens.letters[sentence.low : sentence.high]:
        found = [one for one in found if not _passes_on(tokens, one, found)]
        found = [_in_relative(tokens, one, found) for one in found]
    if len(found) > 1 and found[0][0].start == sentence.low:
        found = _without_label(tokens, found)
    if not found:
        return sentence
    inner = tuple([one for one in found if _is_inner(one, found)]) if len(found) > 1 else ()
    kept = tuple([one for one in found if one not in inner]) if inner else tuple(found)
    return sentence._replace(clauses=kept, inner=inner)


def _is_inner(one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]) -> bool:
    """Whether a report is inside the reported words of another one."""
    report = one[0]
    cue = report.cue[0] if report.cue else report.start
    return any(
        [low <= cue < high and not other.thought for other, (low, high) in found if other != report]
    )


def _content(
    tokens: TaggedWords,
    sentence: Sentence,
    low: int,
    report: Report,
    rest: Sequence[Report],
    structure: SentenceClauses,
) -> tuple[Range, ...]:
    several = len(sentence.reports) > 1
    high = _before_others(tokens, sentence, report) if several else sentence.high
    if report.cue and not _leads_aside(tokens, low, report):
        high = min(high, structure.aside_end(report.cue[0], high))
    cue = report.cue
    fronted = cue is not None and 0 <= cue[0] - low <= 1 and not report.inverted
    if cue and fronted and report.speaker and report.speaker[0] > cue[0]:
        high = min(high, max(report.speaker[0], report.end))
    if report.verb is None:
        return according_to.find_according(tokens, low, high, report, structure)
    apart = tokens.letters[report.start - 1] == ","
    around = sides.find_around(tokens, low, high, report) if apart else ()
    if around:
        return sides.without_narration(tokens, around)
    before = _before(tokens, sentence, low, high, report, structure)
    if before and sides.is_behind(tokens, report):
        if sides.is_of_another(tokens, sentence, report):
            return ()
        return ((fronts.behind_participle(tokens, *before[0]), before[0][1]),)
    after = starts.find_after(tokens, high, report, rest, structure)
    if after and fronts.is_of_noun(tokens, report, after[0]):
        after = None
    if after and gaps.lacks_object(tokens, report, after, structure):
        return before
    if report.verb.form == "noun":
        if after is None or not _is_of_noun(tokens, report, after):
            return ()
        end = _before_second_that(tokens, report, after[0], after[1])
        end = min(end, structure.clause_of(after[0]).high)
        return (_of_noun(tokens, (low, report.start), after[0], end),)
    return (after,) if after else before


def _is_of_noun(tokens: TaggedWords, report: Report, after: Range) -> bool:
    """Whether the words behind a noun like "claim" are its clause."""
    if not NOUN_CLAUSE.match(tokens.letters, *after):
        return False
    return WHEN_SAID.fullmatch(tokens.letters, report.end, after[0]) is not None


def _before_second_that(tokens: TaggedWords, report: Report, start: int, end: int) -> int:
    """Return where the clause of another verb begins after "a claim by Varn that", or `end`."""
    if report.cue is None or report.end <= report.cue[1] + 1:
        return end
    again = SECOND_THAT.search(tokens.letters, start + 1, end)
    return again.start() if again else end


def _before_others(tokens: TaggedWords, sentence: Sentence, report: Report) -> int:
    """Return where words end that another report asks about or covers as well."""
    high = before_asking(tokens, sentence, report)
    high = last_reports.before_last(tokens, sentence, report, high)
    return _before_dash(tokens, sentence.low, report, high)


def _before_dash(tokens: TaggedWords, low: int, report: Report, high: int) -> int:
    """Return where an aside between dashes ends that a report opens, or `high`.

    Example: "It had 27 boats – earlier, Varn had told us 17 – and 60 rowers, Linn said"
    """
    end = tokens.letters.find("-", report.end, high)
    if end < 0:
        return high
    opened = tokens.letters.rfind("-", max(low, report.start - NEAR), report.start)
    inside = opened > low and FINITE.search(tokens.letters, low, opened) is not None
    return end if inside else high


def _leads_aside(tokens: TaggedWords, low: int, report: Report) -> bool:
    """Whether a subordinate clause begins with a report: "because according to Varn, it fell"."""
    if tokens.letters[report.start - 2 : report.start] == "w,":
        return True  # "the tally, which, Varn said, was old"
    if report.verb is None:
        return "S" in tokens.letters[max(low, report.start - 2) : report.start]
    said = tokens.letters[report.end : report.end + 1] != "T"  # not "as Varn said that it fell, he"
    return said and tokens.words[report.start - 1].lower() == "as"


SOON = re.compile(r"[aDPd#nNLro]{0,7},?")
"""The words between "…, Varn said" and its source: "on Monday,"."""


def _passes_on(
    tokens: TaggedWords, one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]
) -> bool:
    """Whether a source is only the relay of another report.

    Examples: "Varn said the dam leaked, according to the agency", "…, which was old, according to"
    """
    source = one[0]
    if source.verb is not None:
        return False
    return any(
        report.verb is not None
        and report.verb.sort == "speech"
        and report.verb.form in ("past", "s", "base")
        and not report.weak
        and (
            report.end <= low < source.start
            and (source.start <= high + 1 or _is_behind_relative(tokens, source, one[1][0], high))
            or high <= report.start
            and SOON.fullmatch(tokens.letters, report.end, source.start) is not None
        )
        for report, (low, high) in found
    )


def _is_behind_relative(tokens: TaggedWords, source: Report, low: int, end: int) -> bool:
    """Whether a comma and a source follow a relative clause that begins at word `end`."""
    behind = tokens.letters[source.start - 1] == "," and tokens.letters[end : end + 2] == ",w"
    return behind and low <= end


def _without_label(
    tokens: TaggedWords, found: list[tuple[Report, Range]]
) -> list[tuple[Report, Range]]:
    """Return the clauses without the label of a sentence: "Orm: 40 men died, the mayor said"."""
    label, (start, _) = found[0]
    if label.verb is not None or label.cue is None or tokens.letters[label.cue[0]] != ":":
        return found
    for at, (report, (low, end)) in enumerate(found[1:], 1):
        if report.verb is not None and low <= label.start < start < end:
            return [*found[1:at], (report, (start, end)), *found[at + 1 :]]
    return found


def _in_relative(
    tokens: TaggedWords, one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]
) -> tuple[Report, Range]:
    """Return a source's clause, without the report before its relative clause.

    Example: "Varn said it was Orm, which | has 40 men according to the agency"
    """
    source, (low, high) = one
    if source.verb is not None:
        return one
    for report, (_, end) in found:
        told = report.verb is not None and report.verb.sort == "speech"
        if told and low <= report.start and end < high and tokens.letters[end : end + 2] == ",w":
            return source, (end + 2, high)
    return one


def _behind_aside(tokens: TaggedWords, report: Report, low: int, high: int) -> int:
    """Return the end of what is called something: "called the raid, on a camp, “old”"."""
    if report.verb is None or report.verb.lemma not in _CALLING:
        return high
    aside = _ASIDE_AND_FRAGMENT.match(tokens.letters, high)
    return aside.end() if aside and not QUOTATION.search(tokens.letters, low, high) else high


_CALLING = frozenset(("call", "describe", "label", "brand", "dub", "denounce", "condemn"))
_ASIDE_AND_FRAGMENT = re.compile(r",[^,vhbxQqF]{1,12},(?:P?d?F)")


def _of_noun(tokens: TaggedWords, front: Range, start: int, end: int) -> Range:
    """Return the clause of a noun, up to a comma if fronted: "Amid claims that it fell, Orm"."""
    letters = tokens.letters
    comma = letters.find(",", start, end)
    fronted = comma > 0 and "P" in letters[slice(*front)] and not FINITE.search(letters, *front)
    end = comma if fronted and FINITE.search(letters, start, comma) else end
    return start, ends.trim(tokens, start, end)


def _is_beside_denial(tokens: TaggedWords, sentence: Sentence, report: Report) -> bool:
    """Whether somebody claims what another denies: "Orm denied having fired, as Varn claims"."""
    if tokens.words[report.start - 2 : report.start] != (",", "as") or report.verb is None:
        return False
    if report.verb.lemma == "report":
        return False
    return any(
        one.stance in ("denies", "withholds") and one.end <= report.start
        for one in sentence.reports
    )


def _before(
    tokens: TaggedWords,
    sentence: Sentence,
    low: int,
    high: int,
    report: Report,
    structure: SentenceClauses,
) -> tuple[Range, ...]:
    """Return the clause before a report if it is complete, or everything before a last report."""
    if is_asking(tokens, low) or _is_beside_denial(tokens, sentence, report):
        return ()  # "Asked if the dam was “old,” Varn said"
    before = sides.find_before(tokens, low, high, report)
    if before and not last_reports.is_last(tokens, low, high, report):
        return before if sides.is_whole(tokens, structure, before[0]) else ()
    return before
