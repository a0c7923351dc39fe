"""Finds the end of the reported words from their beginning.

`reported_clauses` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.nesting import tails
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import FINITE, NP, Range
from reader.annotate.tokens.tagged import TaggedWords

PREDICATE = re.compile("[am]*[xvhbe]")
CLAUSE_END = re.compile(r",a?g|(?<=q)a?g|,w|;|\.|:|,C?S?p[ax]*v[,.]")
PHRASE_END = re.compile(r",|;|-|S|P[gki]|\.|:")
OBJECT_END = re.compile(r",|;|-|S|\.|:")
JOINED_AUXILIARY = re.compile("Ca?x")
CONTRAST = re.compile(",C(?=[dpNLtnro#xvhb])")
FAILING = frozenset("failed refused declined stopped did has had could was were".split())  # noqa: SIM905
BEHIND_MARKS = re.compile("q(?=[PSwgik])|F(?=aS)")
"""A quotation ending in a comma before the writer's words: "called it “dead,” after it fell"."""
INSIDE = re.compile("[vhbxeTwS]")
"""Letters that show that the words before are a clause, which the next one may continue."""
INFINITIVE = re.compile("P[xvhb]e?")
NEXT_CLAUSE = re.compile(rf"C{NP}(?:P{NP})*[am]*[xvh]")
"""A clause of the writer after an object: "the accounts, and | an aide could not be reached"."""
OWN_CLAUSE = re.compile("[TwSx]")
BASE_FORMS = frozenset(("be", "have", "do"))
QUOTED = re.compile("[PdpOna]{0,3}[QqF]")
"""A quotation as the object of a reporting verb: "called it “old”", "pointed to “cracks”"."""
OR_ELSE = re.compile(r",C(?=[^,])")
THREATS = frozenset(("face", "risk", "else", "otherwise"))
OWN_NAME = re.compile(r"(?:[NLtr]{0,4}[tr])?N(?:l*N)+a?")
TELLING = frozenset(("tell", "ask", "call", "reply", "answer"))
"""Verbs between two people inside one report."""
CONTRASTS = frozenset(("but", "while", "whereas"))
OWNERS = frozenset(("its", "his", "her", "their"))
LOOSE_END = re.compile(r"[,;:.]*(?:Ca*)?$|[,;:.]+(?:a*|S)$")


def clause_end(
    tokens: TaggedWords,
    start: int,
    high: int,
    report: Report,
    rest: Sequence[Report],
    structure: SentenceClauses,
) -> int:
    """Return the word after a reported clause: the end of the sentence, or of this report."""
    high = _in_brackets(tokens, start, before_next(tokens, start, high, report, rest))
    if report.stance == "withholds" and tokens.letters[start] == "d":
        cut = _before_clause(tokens, start, high)
        high = high if tokens.letters[cut - 1] in "rN" else cut  # "the mayor and his aide had left"
    if tokens.words[start] == "to":
        high = _before_contrast(tokens, start, _before_predicate(tokens, start, high))
    found = CLAUSE_END.search(tokens.letters, start, high)
    while found:
        on = _goes_on(tokens, start, found.start(), high, structure)
        if on is None:
            break
        found = CLAUSE_END.search(tokens.letters, on, high)
    end = found.start() if found else high
    end = _before_threat(tokens, start, end) if report.stance == "wants" else end
    return trim(tokens, start, tails.before_tail(tokens, start, end))


def _in_brackets(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where brackets close that words `start` to `end` are inside of, or `end`."""
    close = tokens.letters.find(")", start, end)
    return end if close < 0 or "(" in tokens.letters[start:close] else close


def _before_predicate(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where the writer continues after an infinitive ("to answer but did not"), or `end`."""
    found = JOINED_AUXILIARY.search(tokens.letters, start, end)
    if found is None or OWN_CLAUSE.search(tokens.letters, start, found.start()):
        return end
    return end if tokens.words[found.end() - 1].lower() in BASE_FORMS else found.start()


def _before_contrast(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where the writer continues after "to" ("to leave, but it has stayed"), or `end`."""
    for match in CONTRAST.finditer(tokens.letters, start, end):
        if tokens.words[match.end()] in FAILING:
            return match.start()  # "to reopen the road, but failed to say when"
        is_contrast = tokens.words[match.start() + 1] in ("but", "yet")
        is_contrast = is_contrast and tokens.letters[match.end()] not in "xvhb"
        if is_contrast and FINITE.search(tokens.letters, match.end(), end):
            return match.start()
    return end


def _before_clause(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where a clause of the writer begins after an object, or `end`."""
    found = NEXT_CLAUSE.search(tokens.letters, start + 1, end + 2)
    if found is None or found.start() >= end or tokens.words[found.start()] not in ("and", "but"):
        return end
    before = INFINITIVE.sub("", tokens.letters[start : found.start()])
    return end if INSIDE.search(before) else found.start()


def _before_threat(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where ", or face a siege" begins after a demand, or `end`."""
    for match in OR_ELSE.finditer(tokens.letters, start + 2, end):
        following = tokens.words[match.end() : match.end() + 1]
        if tokens.words[match.start() + 1] == "or" and (
            tokens.letters[match.end()] in "vhb" or following[0] in THREATS
        ):
            return match.start()
    return end


def _goes_on(
    tokens: TaggedWords, start: int, comma: int, high: int, structure: SentenceClauses
) -> int | None:
    """Return where a clause continues after an aside like ", who had slept aboard,", or None."""
    letters = tokens.letters
    if letters[comma] == ":" and _is_in_time(tokens, comma):
        return comma + 1
    if letters[comma : comma + 2] != ",w":
        return None
    end = structure.clause_of(comma + 1).high
    if letters[end : end + 3] == ",CT" and end + 3 < high:
        return end + 1  # "said it had reached the ward, which has 40 beds, and that it was full"
    first = start + (letters[start] == "T")
    around = structure.clause_of(comma - 1)
    waits = around.subject is not None and all(verb > comma for verb in around.verbs)
    if not waits and FINITE.search(letters, first, comma):
        return None
    if end >= high or letters[end] != "," or not PREDICATE.match(letters, end + 1):
        return None
    return end + 1


def _is_in_time(tokens: TaggedWords, colon: int) -> bool:
    """Whether a colon is that of a clock time: "2:14 p.m."."""
    behind = tokens.words[colon + 1 : colon + 2]
    near = behind and tokens.starts[colon + 1] == tokens.starts[colon] + 1
    return bool(near) and tokens.words[colon - 1].isdecimal() and behind[0].isdecimal()


def before_next(
    tokens: TaggedWords, start: int, high: int, report: Report, rest: Sequence[Report]
) -> int:
    """Return the first word of the next report outside of this one's clause, or `high`."""
    for other in rest:
        if other.start > start + 1 and _new_report(tokens, report, other):
            joint = _joint(tokens, other)
            return min(high, other.start, joint + (tokens.letters[joint] != "S"))
    return high


def _joint(tokens: TaggedWords, report: Report) -> int:
    """Return the index of the word before a report and its auxiliaries, adverbs and day.

    The day may be that of the report only after a conjunction: "but on Tuesday denied".
    """
    letters, back = tokens.letters, report.start - 1
    if letters[back : back + 2] in ("rd", "rN") and tokens.words[back - 1] in OWNERS:
        back -= 2  # "while | its ally the Lake Guard said"
    while back > 0 and letters[back] in "ax":
        back -= 1
    if letters[back] == "D" and report.cue is not None and report.start == report.cue[0]:
        before = back - 1 - (letters[back - 1] == "P")
        dates = letters[before - 1 : before + 2] == "DCD"  # "in May and June | described"
        return before if before > 0 and letters[before] == "C" and not dates else back
    return back


def joined_reports(tokens: TaggedWords, reports: Sequence[Report]) -> list[tuple[int, Report]]:
    """Return the reports that may be beside an earlier one, with their indices."""
    found: list[tuple[int, Report]] = []
    speakers: set[Range | None] = set()
    for at, report in enumerate(reports):
        back = _joint(tokens, report)
        if tokens.letters[back] in "CS" and (
            tokens.letters[back - 1] in ",;q"
            or report.speaker in speakers
            or _has_own_name(tokens, report)
            or _quotes_by_name(tokens, report, back)
            or tokens.words[back] in CONTRASTS
        ):
            found.append((at, report))
        speakers.add(report.speaker)
    return found


def _new_report(tokens: TaggedWords, report: Report, other: Report) -> bool:
    """Whether `other` is beside `report` and not in its clause ("… and said")."""
    back = _joint(tokens, other)
    if other.speaker == report.speaker:
        if other.verb is not None and other.verb.lemma == "know" and other.stance != "says":
            return False  # "said she had lost two and did not know where they were"
        if other.phrase and other.cue and other.phrase[0] < other.cue[0]:
            return tokens.letters[back] == "C"
        if report.stance != "says" and other.verb and other.verb.form == "past":
            return tokens.letters[back] == "C" and report.verb is not other.verb
        if other.thought and not report.thought:
            return False
        apart = tokens.letters[back] == "C" and tokens.letters[back - 1] in ",qF"
        finite = other.verb is not None and other.verb.form in ("past", "s")
        if apart and finite and report.verb and report.verb.form == "ing":
            return True
        same = other.verb and report.verb and other.verb.form == report.verb.form
        return bool(same) and tokens.letters[back] == "C"
    if tokens.letters[back] in "CS" and tokens.letters[back - 1] in ",;q":
        return True
    if _is_contrary(tokens, report, other, back):
        return True
    named = _has_own_name(tokens, other) or (
        tokens.letters[report.end] != "T" and _quotes_by_name(tokens, other, back)
    )
    return named and _is_whole(tokens, report, back)


def _has_own_name(tokens: TaggedWords, report: Report) -> bool:
    """Whether a report begins with "and", a full name and a verb ("… and Ann Lee pointed to")."""
    speaker, cue, verb = report.speaker, report.cue, report.verb
    if (
        speaker is None
        or cue is None
        or verb is None
        or verb.form != "past"
        or verb.lemma in TELLING
    ):
        return False
    joined = speaker[0] > 0 and tokens.words[speaker[0] - 1] in ("and", "but")
    return joined and OWN_NAME.fullmatch(tokens.letters, speaker[0], cue[0]) is not None


def _is_contrary(tokens: TaggedWords, report: Report, other: Report, joint: int) -> bool:
    """Whether another named speaker is opposed: "Orm says it won but the Velan army denies it"."""
    speaker, cue, verb = other.speaker, other.cue, other.verb
    if tokens.words[joint] not in CONTRASTS or speaker is None or cue is None or verb is None:
        return False
    if speaker[0] != joint + 1 or verb.form not in ("past", "s") or verb.lemma in TELLING:
        return False
    named = "N" in tokens.letters[slice(*speaker)] or tokens.letters[speaker[0]] == "L"
    whole = FINITE.search(tokens.letters, report.end, joint) is not None
    return named and whole and not other.thought and not other.weak and not report.inverted


def _is_whole(tokens: TaggedWords, report: Report, end: int) -> bool:
    """Whether the words before `end` are a clause with another subject than the speaker."""
    if report.cue is None or report.inverted or report.verb is None or report.verb.form != "past":
        return False
    start = report.end
    return "p" not in tokens.letters[start:end] and bool(FINITE.search(tokens.letters, start, end))


def _quotes_by_name(tokens: TaggedWords, report: Report, joint: int) -> bool:
    """Whether a report directly after "and" has a name and quotes: "and Linn called it “…”"."""
    speaker, cue = report.speaker, report.cue
    if tokens.letters[joint] != "C" or speaker is None or cue is None or report.thought:
        return False
    named = speaker[0] == joint + 1 and tokens.letters[speaker[1] - 1] == "N"
    return named and QUOTED.match(tokens.letters, cue[1]) is not None


def phrase_end(tokens: TaggedWords, start: int, high: int, pattern: re.Pattern[str]) -> int:
    """Return the word after a noun phrase with its complements: "the need for mending nets"."""
    high = _in_brackets(tokens, start, high)
    high = _before_clause(tokens, start, high)
    quoted = BEHIND_MARKS.search(tokens.letters, start, high)
    high = quoted.start() + 1 if quoted else high
    found = pattern.search(tokens.letters, start, high)
    while found and tokens.words[found.start()] in ("as", "of", "for", "to", "from", "against"):
        found = pattern.search(tokens.letters, found.end(), high)
    return trim(tokens, start, found.start() if found else high)


def trim(tokens: TaggedWords, start: int, end: int) -> int:
    """Return the end of a range without punctuation and conjunctions ("…, but also")."""
    found = LOOSE_END.search(tokens.letters, max(start, end - 4), end)
    return found.start() if found else end


def before_main(tokens: TaggedWords, report: Report, low: int, high: int) -> int:
    """Return where the main clause begins behind "after Varn agreed to go, | the army left"."""
    if report.start < 1 or tokens.words[report.start - 1].lower() not in _SIDE or low < report.end:
        return high
    main = _MAIN.search(tokens.letters, low, high)
    return main.start() if main else high


_SIDE = frozenset(("after", "before"))
_MAIN = re.compile(r",(?:d[neNL]{0,3}[nroNL]|N{1,3}|[nr]{1,2}|p)[am]*[xvhb]")
