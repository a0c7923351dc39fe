"""Corrects reports by participles and in relative clauses to their certain subjects.

A participle after "by" and a verb after a relative "that" have the subject of their own clause.
Things do not threaten or promise anything. `read_sentences` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes.mentions.relatives import antecedent
from reader.annotate.quotes.nesting.clause_subjects import subject_in
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import WINDOW, Range, subject_before
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

SHOWING = frozenset(("indicate", "suggest", "signal"))
"""Verbs whose participle after a comma is the writer's comment."""
INTENDING = frozenset(("threaten", "promise", "vow", "pledge"))
OWNERS = {"his": ("he",), "her": ("she",), "their": ("they",), "our": ("we",), "my": ("i",)}
REPEATING = frozenset(
    "continue repeat renew reiterate restate make issue maintain voice".split()  # noqa: SIM905
)
"""Verbs whose subject makes the claim that is their object."""
VERB = re.compile("[vhb]|(?<=[nroNLp])e")
NOUNS = frozenset("nroNLe")


def with_certain_subjects(
    tokens: TaggedWords, reports: tuple[Report, ...], clauses: SentenceClauses
) -> tuple[Report, ...]:
    """Return the reports; those in subordinate clauses get the clause's subject or are removed.

    "Varn left as the mayor marked the day by vowing to stay": the mayor vows.
    """
    found = []
    for number, report in enumerate(reports):
        settled = _settled(tokens, report, clauses, bool(number))
        if settled is not None:
            found.append(settled)
    return tuple(found)


def _settled(
    tokens: TaggedWords, report: Report, clauses: SentenceClauses, earlier: bool
) -> Report | None:
    verb, cue = report.verb, report.cue
    if verb is not None and cue is not None and verb.form == "noun" and report.speaker:
        return _with_owner(tokens, report, clauses, cue[0])
    if verb is None or cue is None or report.inverted or report.relay or verb.form == "noun":
        return report
    at, letters = cue[0], tokens.letters
    if verb.form == "ing" and at > clauses.low:
        if verb.lemma in SHOWING and _is_comment(tokens, at, clauses, earlier):
            return None
        if tokens.words[at - 1] == "by":
            return _with_near_subject(tokens, clauses.low, report, at)
    if verb.lemma in SHOWING and _is_joined_to_object(letters, report, at):
        return None
    report = _with_side_subject(tokens, report, clauses, at)
    that = _relative_word(letters, clauses.low, at) if letters[at - 1] in "amxT" else None
    head = antecedent(tokens, (that, that + 1)) if that is not None else None
    if head is not None and that is not None:
        if verb.lemma in INTENDING and letters[that - 1] == "n":
            return None
        quoted = QUOTATION.search(letters, at + 1, at + 4)
        if not quoted and not _reaches(report.speaker, that):
            return report._replace(speaker=head, start=at)
    if verb.lemma in INTENDING and report.speaker and _is_thing(tokens, report.speaker):
        return None
    plural = verb.form == "base" and _is_of_plural(tokens, report, at)
    return None if plural else report


def _is_of_plural(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a plural verb after a comma has another subject than the single name before it.

    Example: "Varn fears that the changes, made in haste, threaten to close the mill."
    """
    verb, speaker = report.verb, report.speaker
    if verb is None or speaker is None or verb.form != "base" or verb.lemma not in INTENDING:
        return False
    if tokens.letters[at - 1] != ",":
        return False
    name = tokens.letters[speaker[0] : speaker[1]]
    return (
        speaker[1] < at - 1
        and name.strip("tN") == ""
        and not tokens.words[speaker[1] - 1].endswith("s")
    )


def _with_owner(tokens: TaggedWords, report: Report, clauses: SentenceClauses, at: int) -> Report:
    """Return a report by "his claim" with the subject of its clause, if "his" refers to it.

    "He returned to his line", "Varn repeated her warning", but not "Varn rejected her warning".
    """
    speaker = report.speaker
    if speaker is None or speaker[1] - speaker[0] > 1:
        return report
    subjects = OWNERS.get(tokens.words[speaker[0]].lower(), ())
    clause = clauses.clause_of(at)
    verbs = [one for one in clause.verbs if one < speaker[0]]
    if not subjects or not verbs or clause.subject is None:
        return report
    own = subject_in(tokens, clause, clauses)
    if own is None:
        return report
    same = own[1] - own[0] == 1 and tokens.words[own[0]].lower() in subjects
    verb = VERBS.get(tokens.words[verbs[-1]].lower())
    goes_on = verb is not None and verb.lemma in REPEATING
    return report._replace(speaker=own) if same or goes_on else report


def _is_comment(tokens: TaggedWords, at: int, clauses: SentenceClauses, earlier: bool) -> bool:
    """Whether a participle after a comma is the writer's comment.

    It is after an `earlier` report, and if no "that" follows; but not with a quotation.
    """
    letters, back = tokens.letters, at - 1
    while back > clauses.low and letters[back] == "a":
        back -= 1
    if letters[back] != "," or QUOTATION.search(letters, at, clauses.high):
        return False
    return earlier or letters[at + 1 : at + 2] != "T"


def _is_joined_to_object(letters: str, report: Report, at: int) -> bool:
    """Whether "and" joins a verb to one whose apparent subject is an object before it.

    "Varn's plan to leave the board is late and may suggest that": the plan suggests.
    """
    if report.speaker is None or report.start < report.speaker[1] or report.speaker[0] == 0:
        return False
    back = at - 1
    while back > 0 and letters[back] in "amx":
        back -= 1
    return letters[back] == "C" and letters[report.speaker[0] - 1] in "Pvhb"


def _with_side_subject(
    tokens: TaggedWords, report: Report, clauses: SentenceClauses, at: int
) -> Report:
    """Return a report in a subordinate clause with the clause's own subject, if any."""
    if report.speaker is None or tokens.letters[at] != "v" or tokens.letters[at - 1] in "QqFsde":
        return report
    clause = clauses.clause_of(at)
    if clause.opener != "side" or clause.subject is None:
        return report
    if report.speaker[1] > clause.low or not clause.verbs or clause.verbs[0] > at:
        return report
    between = tokens.letters[clause.verbs[0] : at]
    if "," in between or "C" in between or report.verb is None:
        return report
    own = subject_in(tokens, clause, clauses)
    return report if own is None else report._replace(speaker=own)


def _with_near_subject(tokens: TaggedWords, low: int, report: Report, at: int) -> Report | None:
    """Return a report by a participle after "by", with the subject of the verb before it.

    The result is None if that is a relative "that": things do not vow anything.
    """
    base = max(low, at - WINDOW)
    verbs = [
        match.start()
        for match in VERB.finditer(tokens.letters, base, at - 1)
        if tokens.letters[match.start() - 1] != "P"
    ]
    if not verbs:
        return report
    if _relative_word(tokens.letters, low, verbs[-1]) is not None:
        return None
    own = subject_before(tokens, low, verbs[-1])
    if own is None or report.speaker is None or own[0] <= report.speaker[1]:
        return report
    return report._replace(speaker=own, start=at)


def _relative_word(letters: str, low: int, at: int) -> int | None:
    """Return the place of a "that" between a noun and the verb at word `at`, or None.

    A name between commas may follow the noun: "a letter by the mayor, Ann Lee, that said".
    """
    back = at - 1
    while back > low and letters[back] in "amx":
        back -= 1
    if back <= low or letters[back] != "T":
        return None
    named = letters[back - 1] == "," and letters[back - 2] == "N"
    return back if named or letters[back - 1] in NOUNS else None


def _reaches(speaker: Range | None, that: int) -> bool:
    """Whether a speaker is the relative word or ends directly before it."""
    return speaker is not None and speaker[0] <= that <= speaker[1]


def _is_thing(tokens: TaggedWords, speaker: Range) -> bool:
    """Whether the head of a subject is one thing: "the shortage", "a lack of bread"."""
    head = tokens.letters[speaker[0] : speaker[1]].partition("P")[0]
    if not head.endswith("n") or not set(head) <= set("dnae#") or "d" not in head:
        return False
    return not tokens.words[speaker[0] + len(head) - 1].lower().endswith("s")
