"""Corrects the speakers of reports to the subjects of their own clauses.

The words directly before a verb may be the object of a relative clause or of a participle inside
its subject ("a surveyor who measured the crack said"); the head of the subject speaks.
`read_sentences` calls it after `cues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.annotate.lexicon.wordlists import SPEECH_NOUNS, VERBS
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import NAME_APART, NP, TIMES, Range
from reader.annotate.syntax.structure import Clause
from reader.annotate.tokens.tagged import TaggedWords

INNER = re.compile(r"[wTSigkbvhe]")
BEHIND_ASIDE = re.compile("[,i]a?v(?=T|(?:p|[dnroNLt#ei]+)[am]*[xvhb])")
BEHIND_RELATIVE = re.compile("[bhexDaOnroNL#]a?v(?=T|Q|[,:][QqF]|(?:p|[dnroNLt#eis]+)[am]*[xvhb])")
"""A verb of speech after a clause without a comma: "a man who fled said the army had left"."""
FAR = re.compile("[wgike]")
EXCEPT_TO = (("except", "to"), ("than", "to"), ("beyond", "to"))
"""Words that put an infinitive of speech under the verb before them."""
SPEAKING = frozenset("Nrop")
SUBJECT = re.compile(rf"{NP}(?:P{NP})*")
NAMED = re.compile(rf"{NP}")
OBJECT_OF_PARTICIPLE = re.compile(r"[^,;:wTS]*[nroNLt][ikg][PdN#L][^,;:wTSvhb]*")


def with_own_subjects(
    tokens: TaggedWords, reports: Sequence[Report], clauses: SentenceClauses
) -> tuple[Report, ...]:
    """Return the reports; verbs get the subject of their clause as speaker."""
    mended: list[Report] = []
    for report in reports:
        mended.append(_mended(tokens, report, clauses, mended))
    return tuple(mended)


def with_far_reports(
    tokens: TaggedWords, reports: tuple[Report, ...], clauses: SentenceClauses
) -> tuple[Report, ...]:
    """Return the reports with those of main clauses whose subject is far from its verb.

    Example: "some voters who have heard him for years, on the air or at fairs, said they …"
    """
    if tokens.letters.find("v", clauses.low, clauses.high) < 0:
        return reports
    found: list[Report] = []
    asides = list(BEHIND_ASIDE.finditer(tokens.letters, clauses.low, clauses.high))
    relative = tokens.letters.find("w", clauses.low, clauses.high) >= 0
    if not asides and not relative:
        return reports
    known = {report.cue[0] for report in reports if report.cue}
    for match in asides:
        at = match.end() - 1
        if at in known or not FAR.search(tokens.letters, clauses.low, at):
            continue
        clause, verb = clauses.clause_of(at), VERBS[tokens.words[at].lower()]
        if clause.opener != "main" or clause.verbs[:1] != (at,) or verb.lemma != "say":
            continue
        own = subject_in(tokens, clause, clauses)
        if own and not set("Nro").isdisjoint(tokens.letters[own[0] : own[1]]):
            cue = (at, at + 1)
            found.append(Report(cue, own, verb, own[0], at + 1, phrase=cue))
    if relative:
        found += _behind_relatives(tokens, known, clauses)
    return tuple(sorted((*reports, *found), key=_place)) if found else reports


def _behind_relatives(
    tokens: TaggedWords, known: set[int], clauses: SentenceClauses
) -> Iterator[Report]:
    """Yield the reports of main clauses whose verb directly follows a relative clause."""
    for match in BEHIND_RELATIVE.finditer(tokens.letters, clauses.low, clauses.high):
        at = match.end() - 1
        verb = VERBS[tokens.words[at].lower()]
        if at in known or "c" not in verb.frames or verb.form not in ("past", "s", "base"):
            continue
        clause, inner = clauses.clause_of(at), clauses.clause_of(match.start())
        if clause.opener != "main" or clause.verbs[:1] != (at,) or inner.opener != "relative":
            continue
        own = subject_in(tokens, clause, clauses)
        if own and own[1] == inner.low and not SPEAKING.isdisjoint(tokens.letters[slice(*own)]):
            cue = (at, at + 1)
            yield Report(cue, own, verb, own[0], at + 1, phrase=cue)


def _place(report: Report) -> int:
    return report.cue[0] if report.cue else report.start


def _mended(
    tokens: TaggedWords, report: Report, clauses: SentenceClauses, earlier: Sequence[Report]
) -> Report:
    verb, cue = report.verb, report.cue
    if verb is None or cue is None or report.inverted or report.relay or verb.form == "noun":
        return report
    if tokens.words[cue[0] - 2 : cue[0]] in EXCEPT_TO:  # "told no details, except to say it fell"
        return report._replace(speaker=earlier[-1].speaker if earlier else None)
    if not INNER.search(tokens.letters, clauses.low, cue[0]):
        return report
    number = clauses.number_of(cue[0])
    clause = clauses.clauses[number]
    if verb.form == "ing" and report.start == cue[0] and clause.opener == "main":
        return _participle(tokens, report, clause, clauses, earlier)
    if verb.form == "ing" and report.start == cue[0] and _is_scene(tokens, clause, cue[0]):
        scene = subject_in(tokens, clause, clauses)
        return report._replace(speaker=scene) if scene else report
    if cue[0] not in clause.verbs:
        return report
    own = subject_in(tokens, clause, clauses)
    if own and _is_behind_relative(tokens, own, clause, cue[0]):
        own = subject_of(tokens, clauses, cue[0])
    if own is None or tokens.words[own[1] - 1].lower() in TIMES:
        return report
    if report.speaker is not None and _is_contact(tokens, report.speaker, cue[0]):
        return report
    if report.speaker is None or report.speaker == own or _ends_sentence(tokens, report, clauses):
        return report
    joined = report.start == cue[0] and clause.opener == "main"
    inner = joined and clauses.number_of(report.speaker[0]) != number
    infinitive = report.weak and tokens.words[cue[0] - 1] == "to"
    if not inner and not infinitive and not _misled(tokens, report.speaker, own, clauses, cue[0]):
        return report
    beside = report.start < cue[0] or own[1] < cue[0] and tokens.letters[own[1]] == "w"
    return report._replace(speaker=own, start=own[0] if beside else report.start)


def _is_behind_relative(tokens: TaggedWords, own: Range, clause: Clause, cue: int) -> bool:
    """Whether a relative clause has another verb than the cue: "a fire that burned it pleaded"."""
    if own != (clause.low, clause.low + 1) or cue == own[1]:
        return False
    return tokens.letters[own[1]] in "vb" and "C" not in tokens.letters[own[1] : cue]


def _is_contact(tokens: TaggedWords, speaker: Range, cue: int) -> bool:
    """Whether a report is between a noun and its verb: "a ruse the mayor said is old"."""
    letters = tokens.letters
    beside = speaker[1] == cue and letters[cue + 1 : cue + 2] == "x"
    return beside and letters[speaker[0]] == "d" and letters[speaker[0] - 1] in "ni"


def _is_scene(tokens: TaggedWords, clause: Clause, at: int) -> bool:
    """Whether word `at` is in a clause about an act on an occasion.

    Example: "a rally in which he mocked the press, saying it was late"
    """
    if clause.opener != "relative" or clause.subject is None or not clause.verbs:
        return False
    which = tokens.letters[clause.low - 1 : clause.low + 2] in ("Pwp", "PwN", "Pwt")
    return which and clause.subject == clause.low + 1 and clause.verbs[0] < at


def _ends_sentence(tokens: TaggedWords, report: Report, clauses: SentenceClauses) -> bool:
    """Whether subject and verb end a sentence after a quotation: "… is “old,” Varn said."."""
    letters, cue, speaker = tokens.letters, report.cue, report.speaker
    if cue is None or speaker is None or speaker[1] != cue[0] or report.start == 0:
        return False
    return letters[report.start - 1] in "qQ" and letters[cue[1] : clauses.high] in ("", ".")


def _participle(
    tokens: TaggedWords,
    report: Report,
    clause: Clause,
    clauses: SentenceClauses,
    earlier: Sequence[Report],
) -> Report:
    """Return a report like ", adding …" with the speaker of its clause's verb."""
    for other in reversed(earlier):
        if other.cue and other.cue[0] in clause.verbs and other.speaker and not other.weak:
            judged = tokens.words[report.start - 1] == "for"  # "mocked by Linn for saying"
            if report.speaker and (judged or report.speaker[0] >= other.end):
                return report
            return report._replace(speaker=other.speaker)
    own = subject_in(tokens, clause, clauses)
    if own is None or not clause.verbs or clause.verbs[0] > report.start:
        return report
    inner = report.speaker and clauses.clause_of(report.speaker[0]) != clause
    return report._replace(speaker=own) if inner else report


def subject_of(tokens: TaggedWords, clauses: SentenceClauses, at: int) -> Range | None:
    """Return the subject of the outermost clause around word `at`, or None."""
    number = clauses.number_of(at)
    while clauses.clauses[number].parent >= 0:
        number = clauses.clauses[number].parent
    clause = clauses.clauses[number]
    if not clause.verbs or clause.verbs[0] > at:
        return None
    return subject_in(tokens, clause, clauses)


def subject_in(tokens: TaggedWords, clause: Clause, clauses: SentenceClauses) -> Range | None:
    """Return the subject of a clause with its complements, or its relative word, or None."""
    letters = tokens.letters
    if clause.subject is None:
        return (clause.low, clause.low + 1) if letters[clause.low] in "wT" else None
    high = clause.verbs[0] if clause.verbs else clause.high
    start = clause.subject
    inner = [one.low for one in clauses.clauses if start < one.low < high and one != clause]
    high = min(inner, default=high)
    found = SUBJECT.match(letters, clause.subject, high)
    if found is None:
        return None
    end = found.end()
    first = NAMED.match(letters, clause.subject, high)
    if first and letters[first.end() - 1] == "N" and letters[first.end() : first.end() + 1] == ",":
        end = first.end()
    apart = NAME_APART.match(letters, end, high) if letters[end - 1] in "rno" else None
    return clause.subject, apart.end() if apart else end


def _misled(
    tokens: TaggedWords, speaker: Range, own: Range, clauses: SentenceClauses, cue: int
) -> bool:
    """Whether the words taken for the speaker are inside the subject, after its head."""
    if speaker[0] <= own[0] < speaker[1]:
        last = clauses.clause_of(speaker[1] - 1)
        return speaker[0] == own[0] and last.opener == "relative" and last.low == own[1]
    if tokens.words[own[1] - 1].lower() in SPEECH_NOUNS and tokens.words[speaker[0] - 1] == "by":
        return False  # "a statement released by the office"
    number, structure = clauses.number_of(cue), clauses.clauses
    inner = clauses.number_of(speaker[0])
    while inner >= 0:
        if structure[inner].parent == number and structure[inner].high <= cue:
            return structure[inner].low >= own[0] and structure[inner].opener == "relative"
        inner = structure[inner].parent
    if speaker[0] >= own[1] and speaker[1] <= cue:
        between = tokens.letters[own[1] - 1 : speaker[0] + 1]
        return bool(OBJECT_OF_PARTICIPLE.fullmatch(between))
    return False
