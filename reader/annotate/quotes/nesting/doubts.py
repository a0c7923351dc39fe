"""Recognises fragments in quotation marks beside a verb that does not report them.

Such a fragment is a name, a term or another person's word, and its speaker is unknown.
`read_sentences` and `holding` call it.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.nesting import clause_subjects, tails
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.stances import suppositions
from reader.annotate.quotes.subjects import Range
from reader.annotate.quotes.verb_forms import BE
from reader.annotate.tokens.tagged import TaggedWords

FINITE = re.compile("[xvhb]")
ADVERBS = re.compile("[am,]*")
SAYS_OF = re.compile("v(?:O|p|d?n)?(?:P|S)?d?$")
"""A verb of speech before the name that a speaker gives to something."""
SO_CALLED = frozenset(("so-called", "self-styled", "self-proclaimed", "self-declared"))
"""Words with which a writer introduces a name that others use."""
ANSWERING = frozenset(("comment", "respond", "react"))
"""Verbs whose object is what others said."""
GAP = re.compile("[^vhbegkix;:.]{0,6}:?")
"""Text between a modal verb of speech and a fragment that is its object."""


def without_doubtful(tokens: TaggedWords, sentence: Sentence, clauses: SentenceClauses) -> Sentence:
    """Return the sentence; its fragments lose reports whose statement does not contain them."""
    sentence = suppositions.without_supposed(tokens, sentence)
    if not sentence.held:
        return sentence
    held = tuple([_settled(tokens, sentence, clauses, *one) for one in sentence.held])
    return sentence if held == sentence.held else sentence._replace(held=held)


def _settled(
    tokens: TaggedWords,
    sentence: Sentence,
    clauses: SentenceClauses,
    at: int,
    report: Report | None,
    close: bool,
) -> tuple[int, Report | None, bool]:
    """Return a quotation with the report whose statement contains it, if it has none itself."""
    if report is not None and (
        _is_of_speaker(tokens, report, at) or _is_in_what_is_answered(tokens, report, at)
    ):
        return at, None, False
    if at and tokens.letters[at] == "F" and tokens.words[at - 1].lower() in SO_CALLED:
        return at, None, False
    if close:
        apart = report is not None and report.end <= at and _is_apart(tokens, report, at)
        wanted_by = _wanted_by(tokens, sentence, report) if report is not None else None
        if wanted_by is not None:
            return at, wanted_by, close
        return at, None if apart else report, not apart
    if report and _is_behind_tail(tokens, sentence, report, at):
        near = [one for one in sentence.reports if report.end < one.start and one.end <= at]
        inner = near[-1] if near and near[-1].speaker else None
        return at, inner or _of_relative(tokens, at, clauses), close
    around = [] if _in_relative(tokens, report) else _around(tokens, sentence, at)
    if around and report not in around:
        return at, around[-1], close
    if report and not around and _is_of_inner_clause(tokens, report, at, clauses):
        return at, None, close
    if report and not around and _is_doubtful(tokens, sentence.low, report, at):
        return at, None, close
    return at, report, close


def _wanted_by(tokens: TaggedWords, sentence: Sentence, report: Report) -> Report | None:
    """Return who demands a statement ("demanded that they answer: “…”"), or None."""
    if report.verb is None or report.cue is None or report.verb.form != "base":
        return None
    for one, (low, high) in sentence.clauses:
        if one.stance == "wants" and low <= report.cue[0] < high and tokens.letters[low] == "T":
            return one
    return None


def _is_of_speaker(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a fragment is part of the speaker's name: "the “free” port said"."""
    ours = report.speaker is not None and report.speaker[0] <= at + 1 < report.speaker[1]
    return ours and at > 0 and tokens.letters[at] == "F" and tokens.letters[at - 1] in "dn"


def _is_in_what_is_answered(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a fragment is in what is answered: "responded to her quip that it was “old”"."""
    if report.verb is None or report.verb.lemma not in ANSWERING or report.end >= at:
        return False
    behind = tokens.letters[report.end : at]
    return behind[0] == "P" and behind[1:2] != "D" and "T" in behind


def _is_behind_tail(tokens: TaggedWords, sentence: Sentence, report: Report, at: int) -> bool:
    """Whether words of the writer are between the reported words and the quotation at `at`."""
    for one, (low, high) in sentence.clauses:
        if one == report and report.end <= low and high < at:
            return tails.before_tail(tokens, low, sentence.high) <= at
    return False


def _of_relative(tokens: TaggedWords, at: int, clauses: SentenceClauses) -> Report | None:
    """Return the subject around word `at` as a report: "a claim Varn rejects as “absurd”".

    The result is None if no verb of speech precedes the quotation.
    """
    clause = clauses.clause_of(at)
    while clause.subject is None and clause.parent > 0:  # "rejects as “absurd”"
        clause = clauses.clauses[clause.parent]
    if clause.subject is None or not SAYS_OF.search(tokens.letters, clause.subject, at):
        return None
    own = clause_subjects.subject_in(tokens, clause, clauses)
    return Report(None, own, None, *own) if own else None


def _around(tokens: TaggedWords, sentence: Sentence, at: int) -> list[Report]:
    """Return the reports whose statements contain word `at`; a wish to act states nothing."""
    return [
        one
        for one, (low, high) in sentence.clauses
        if low <= at < high and not (one.thought and tokens.words[low] == "to")
    ]


def _in_relative(tokens: TaggedWords, report: Report | None) -> bool:
    """Whether the speaker follows a relative ("that divers call “rotten”")."""
    if report is None or report.weak or report.speaker is None or report.start == 0:
        return False
    if report.verb is None or "o" not in report.verb.frames:
        return False
    return tokens.letters[report.speaker[0] - 1] in "Tw" and report.speaker[1] <= report.end


def _is_of_inner_clause(
    tokens: TaggedWords, report: Report, at: int, clauses: SentenceClauses
) -> bool:
    """Whether a fragment is in a relative clause with its own subject, after a report.

    "Varn said they fled to the strip, which the army calls a “safe zone”": the army's word. The
    same applies to a fragment after "as" or "for" and a participle after a comma.
    """
    if tokens.letters[at] != "F" or report.cue is None or report.cue[1] > at:
        return False
    if _is_of_modifier(tokens, report, at) or _is_behind_as(tokens, report, at):
        return True
    clause = clauses.clause_of(at)
    relative = clause.opener == "relative" and tokens.letters[clause.low] in "wS"
    if not relative or clause.low < report.cue[1] or clause.subject is None:
        return False
    return clause.subject > clause.low and bool(clause.verbs) and clause.verbs[0] < at


def _is_of_modifier(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a fragment is in a participle clause of the writer (", waving flags with “…”")."""
    comma = tokens.letters.rfind(",", report.cue[1] if report.cue else 0, at)
    if comma < 0 or not FINITE.search(tokens.letters, report.end, comma):
        return False
    return tokens.letters[comma + 1] in "ib" and tokens.words[comma + 1].endswith("ing")


def _is_behind_as(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a fragment follows an aside and is no whole clause ("as Varn mentioned, “…”")."""
    if report.start < 2 or tokens.words[report.start - 2 : report.start] != (",", "as"):
        return False
    verb = report.verb
    if verb is None or verb.lemma in ("put", "describe", "call"):
        return False
    return tokens.letters[report.end : at] == ","


def _is_doubtful(tokens: TaggedWords, low: int, report: Report, at: int) -> bool:
    """Whether a report does not report the fragment at word `at`.

    This applies to verbs of thought ("wanted a “strong message”"), which report only clauses, and
    to possible speech some words away ("can add a title: “…”").
    """
    letters = tokens.letters
    if letters[at] != "F" and (at == low or letters[at - 1] in ",:"):
        return False
    if report.thought:
        if letters[at] == "Q" and report.end == at and not report.weak:
            return False  # "Varn accepted “without conditions, but with a map.”"
        return letters[-1] in ".?!Qq"  # a headline: "Orvane hopes for “dry docks” by May"
    return report.end <= at and _is_apart(tokens, report, at)


def _is_apart(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether possible speech is some words before the quotation."""
    if not report.weak or report.verb is None or report.verb.form == "noun":
        return False
    return GAP.fullmatch(tokens.letters, report.end, at) is None


def is_described(tokens: TaggedWords, subject: Range, at: int, clauses: SentenceClauses) -> bool:
    """Whether the subject did not say the quotation at word `at`.

    "Varn is the “kind-hearted” man" and "“We stay,” he was told" describe the subject; a fragment
    in a subordinate clause ("quit when “an alien” came") is not the object of the main clause.
    """
    letters, word = tokens.letters, tokens.words[subject[0]].lower()
    if word in ("it", "you") or clauses.is_aside(at):
        return True
    gap = ADVERBS.match(letters, subject[1])
    verb = gap.end() if gap else subject[1]
    return tokens.words[verb : verb + 1] != () and tokens.words[verb].lower() in BE
