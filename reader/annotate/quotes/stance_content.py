"""Turns cues that deny, withhold, ask or want into the words that they govern.

What is denied or wanted is one piece, to its end: "any deal that forces it to surrender land".  What
is withheld needs a clause of its own.  What others say inside such a piece is no quote of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.quotes.cues import Report, Sentence
from reader.annotate.quotes.stance import COMPLEMENT, QUESTION_WORDS, verb_stance
from reader.annotate.quotes.subjects import FINITE, Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Stance

QUOTED = re.compile(r"[QqF]")
GAP = re.compile(r"(?:a(?!x)|P?D#?)*")
BEGINS = re.compile(r"[dnNLrto#eilOQqF]|a[nroNLt#e]|p[nroe]")
CLAUSE_WITHIN = re.compile(r"(?:[TwS]|.[pNnro])a*[xvhb]")
END = re.compile(r"[;.:]|-|,|C|S")
LOOSE_END = re.compile(r"[,;:.CSaP-]*$")
APART = frozenset("while although though whereas because when after before since".split())  # noqa: SIM905
SHORTEST = 3
"""Words of a content without a clause and without quotation marks, at least."""
TAKES_OBJECT = frozenset(
    "call check confirm contradict corroborate debunk deny describe dismiss dispute prove rebut "  # noqa: SIM905
    "refute reject repeat substantiate verify".split()
)
LEAVES_OPEN = frozenset(["contradict", "deny", "dismiss", "dispute", "refute", "rule"])
"""Verbs of denial whose negation leaves the content open ("would not rule out a truce")."""
CHECKS = frozenset("contradict corroborate debunk rebut refute substantiate verify".split())  # noqa: SIM905
NEAR = 10
"""Words after a cue among which the first word of a question is sought."""
SAYING = frozenset(["say", "claim", "state", "call", "write", "tell", "declare"])
NO_CLAIMS = words("no_claims")
JUDGING = words("judging_bodies")


def content_of(tokens: TaggedWords, high: int, report: Report) -> Range | None:
    """The words up to word `high` that a cue of denial or demand governs, or None if none do.

    Clauses ("denied that …") are found as those of any other cue and are not returned here.
    """
    kind = verb_stance(report.verb, tokens, report.phrase)
    if report.phrase is not None and report.stance in ("withholds", "asks"):
        question = _question(tokens, report.phrase[1], high)
        if question is None and report.stance == "asks":
            question = _questions_about(tokens, report.phrase[1], high)
        if question is not None:
            return question, _end(tokens, question + 1, high, False)
    if report.phrase is None or report.weak and report.stance != "withholds":
        return None
    if kind not in ("denies", "wants") or report.stance not in ("denies", "wants", "withholds"):
        return None
    gap = GAP.match(tokens.letters, report.phrase[1], high)
    start = gap.end() if gap else report.phrase[1]
    if start >= high or tokens.words[start] == "by":
        return None
    gerund = _is_gerund(tokens, start)
    if not gerund and not BEGINS.match(tokens.letters, start, high):
        return None
    if kind == "denies" and tokens.letters[start] == "O":
        return None
    end = _end(tokens, start, high, kind == "wants")
    return start, end


def _question(tokens: TaggedWords, start: int, high: int) -> int | None:
    """The word that begins what was asked or kept back ("to comment on when …"), or None."""
    for at in range(start, min(high, start + NEAR)):
        if tokens.words[at].lower() in QUESTION_WORDS:
            return at
        if tokens.letters[at] in ",;:.TvhbxQqF":
            return None
    return None


def _questions_about(tokens: TaggedWords, start: int, high: int) -> int | None:
    """The word after "asked questions about" or "asked:", or None."""
    if start + 1 < high and tokens.letters[start] == ":" and tokens.letters[start + 1] not in "QqF":
        return start + 1
    for at in range(start, min(high - 2, start + 4)):
        if tokens.words[at] in ("question", "questions"):
            return at + 2 if tokens.words[at + 1] in ("about", "on", "over") else None
    return None


def asked_content(tokens: TaggedWords, sentence: Sentence, report: Report) -> Range | None:
    """What somebody was asked: "whether it would hold" of "Asked whether it would hold, Varn said".

    It ends before the next report, or else at the first comma.
    """
    if report.phrase is None or report.stance != "asks":
        return None
    after = max(report.phrase[1], report.end)
    letters = tokens.letters
    comma = next(
        (
            other.start - 1
            for other in sentence.reports
            if other.start > after + 1
            and letters[other.start - 1] == ","
            and letters[other.start] != "w"
        ),
        letters.find(",", after, sentence.high),
    )
    high = comma if comma > after else sentence.high
    start = _question(tokens, after, high)
    if start is None:
        about = next((k for k in range(after, min(high, after + 4)) if letters[k] == "P"), None)
        if about is None or tokens.words[about] != "about":
            return None
        start = about + 1
    end = high - (letters[high - 1] == ".")
    return (start, end) if end - start >= SHORTEST else None


def _is_gerund(tokens: TaggedWords, start: int) -> bool:
    return tokens.letters[start] in "gki" or tokens.words[start].lower() in ("having", "being")


def _is_act(tokens: TaggedWords, report: Report, start: int, end: int) -> bool:
    """Whether something is refused by an act and not by words ("denied bail", "rejected the bill")."""
    speaker = report.speaker
    if speaker and any(word.lower() in JUDGING for word in tokens.words[speaker[0] : speaker[1]]):
        return True
    head = next((k for k in range(start, end) if tokens.letters[k] in "PTw,S"), end) - 1
    return tokens.words[max(start, head)].lower() in NO_CLAIMS


def _end(tokens: TaggedWords, start: int, high: int, wanted: bool) -> int:
    """The word after what is denied or wanted: a stop, a side clause, or a verb after "and"."""
    letters = tokens.letters
    end = high
    if wanted:
        to = range(start, min(high - 1, start + COMPLEMENT))
        start = next((k for k in to if tokens.words[k] == "to" and letters[k + 1] in "vhb"), start)
    for match in END.finditer(letters, start, high):
        at = match.start()
        letter = letters[at]
        if letter in "CS" and not _ends_here(tokens, at, high, wanted):
            continue
        if letter == "," and wanted and _goes_on(tokens, at, high):
            continue
        end = at
        break
    found = LOOSE_END.search(letters, max(start + 1, end - 4), end)
    return found.start() if found else end


def _ends_here(tokens: TaggedWords, at: int, high: int, wanted: bool) -> bool:
    """Whether a conjunction ends the piece: a finite verb after "and", or a side clause."""
    if tokens.letters[at] == "S":
        return tokens.words[at].lower() in APART
    following = at + 1
    while following < high and tokens.letters[following] == "a":
        following += 1
    verb = VERBS.get(tokens.words[following].lower()) if following < high else None
    if tokens.letters[following : following + 1] not in ("v", "h", "b", "e", "x"):
        return False
    return verb is None or verb.form in ("past", "s") or not wanted and verb.form == "base"


def _goes_on(tokens: TaggedWords, comma: int, high: int) -> bool:
    """Whether one more act that is wanted follows a comma ("to sign, pay and leave")."""
    at = comma + 1 + (tokens.letters[comma + 1 : comma + 2] == "C")
    verb = VERBS.get(tokens.words[at].lower()) if at < high else None
    return verb is not None and verb.form == "base"


def _is_content(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether a piece that a cue governs is a quote: what is withheld needs a clause or marks."""
    low, high = piece
    letters, verb = tokens.letters, report.verb
    if low >= high:
        return False
    if report.stance != "says" and high - low == 1 and not QUOTED.match(letters, low):
        return False
    if _is_asking(tokens, low) or _is_relative(tokens, report, piece):
        return False
    if report.stance == "says" or letters[low] in "TwS" or QUOTED.search(letters, low, high):
        return True
    if verb is not None and report.stance == "asks" and not verb.sort == "thought":
        return tokens.words[low - 1] in ("about", "on", ":")
    if verb_stance(verb, tokens, report.phrase) == "denies":
        if report.stance == "withholds" and verb is not None and verb.lemma not in LEAVES_OPEN:
            return False
        return not _is_short(tokens, piece) and not _is_act(tokens, report, low, high)
    if report.stance == "withholds":
        return bool(CLAUSE_WITHIN.search(letters, low, high))
    return not _is_short(tokens, piece)


def _is_short(tokens: TaggedWords, piece: Range) -> bool:
    low, high = piece
    return high - low < SHORTEST and not _is_gerund(tokens, low)


def _is_asking(tokens: TaggedWords, low: int) -> bool:
    """Whether a piece begins with what was asked before the report ("Asked if …, Varn said")."""
    at = low + (tokens.letters[low] in "SC,")
    return tokens.words[at : at + 1] != () and tokens.words[at].lower() in ("asked", "pressed")


def _is_relative(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether "that" after a noun is its relative ("a claim that checkers have rebutted")."""
    if report.verb is None or tokens.letters[piece[0]] != "T":
        return False
    last = VERBS.get(tokens.words[piece[1] - 1].lower())
    if last is None:
        return False
    return last.lemma in (TAKES_OBJECT if report.verb.form == "noun" else CHECKS)


def enclose(tokens: TaggedWords, sentence: Sentence) -> Sentence:
    """The sentence with one clause for what is denied, asked or wanted, whoever is named inside it.

    What others say inside such a clause is no clause of its own, nor is what others deny, ask or
    want inside a reported clause.  Quotations there belong to the outer report.
    """
    found = sentence.clauses
    if found and any(report.stance != "says" for report in sentence.reports):
        reports = [report for report in sentence.reports if report.stance != "says"]
        outer = [_cut(tokens, _widened(one, found), reports) for one in found]
        found = tuple([one for one in outer if not any(_inside(tokens, one, o) for o in outer)])
        held = tuple([_enclosed(tokens, one, found) for one in sentence.held])
        sentence = sentence._replace(held=held)
    kept = tuple([one for one in found if _is_content(tokens, *one)])
    return sentence if kept == sentence.clauses else sentence._replace(clauses=kept)


def _widened(
    one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]
) -> tuple[Report, Range]:
    """A clause that is not just said, to the end of the clauses that begin inside it."""
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
    """A reported clause without the question, demand or denial beside it that it ran into."""
    report, (low, high) = one
    letters = tokens.letters
    for other in reports:
        if report.stance != "says" or other.cue is None or not low < other.start < high:
            continue
        end = other.start - 1
        if other.asked:
            end += letters[end] not in "S,"
        elif letters[end] != "," or letters[other.start] == "w" or other.start == other.cue[0]:
            continue
        if other.asked or CLAUSE_WITHIN.search(letters, low, end):
            high = end if FINITE.search(letters, low, end) else low
            break
    return report, (low, high)


def _inside(tokens: TaggedWords, one: tuple[Report, Range], outer: tuple[Report, Range]) -> bool:
    """Whether a clause with its cue is inside the outer clause of another cue."""
    report, piece = one
    low, high = outer[1]
    if report is outer[0] or report.cue is None or report.stance == outer[0].stance == "says":
        return False
    if not (low <= report.cue[0] < high and piece[1] <= high):
        return False
    return outer[0].stance != "says" or not _stands_beside(tokens, report, low)


def _stands_beside(tokens: TaggedWords, report: Report, low: int) -> bool:
    """Whether a conjunction joins a report to the one whose clause seems to hold it."""
    back = report.start - 1
    while back > low and tokens.letters[back] in "ax":
        back -= 1
    return back > low and tokens.letters[back] == "C" or tokens.letters[back] == ","


def _enclosed(
    tokens: TaggedWords,
    one: tuple[int, Report | None, bool],
    found: Sequence[tuple[Report, Range]],
) -> tuple[int, Report | None, bool]:
    """A quotation with the report that governs it."""
    at, report, _ = one
    for outer, (low, high) in found:
        if not low <= at < high or report is outer:
            continue
        if report is None or report.cue is None or outer.asked:
            return (at, outer, False) if outer.stance != "says" else one
        says = report.stance == outer.stance == "says"
        if low <= report.cue[0] < high and not says and not _stands_beside(tokens, report, low):
            return at, outer, False
    return one


def stance_of_quotation(tokens: TaggedWords, one: AttributedQuotation) -> Stance:
    """How its speaker stands to a quotation that is no part of a reported clause.

    Words that stand beside a denial or refusal as its wording are said: "denied it: “I was home.”"
    A quotation that is carried over is said, but for a question of somebody who asks.
    """
    if one.source is None or one.source.report.stance == "says":
        return "says"
    report, question = one.source.report, tokens.quotations[one.at].last == "?"
    if one.basis != "cue" or one.source.block != one.block or report.phrase is None:
        return "asks" if report.stance == "asks" and question else "says"
    if report.stance in ("asks", "wants"):
        return report.stance
    before, letters = tokens.letters[one.at - 1 : one.at], tokens.letters
    if one.at < report.phrase[0] or before in (",", ":") or letters[one.at] == "Q" and one.alone:
        saying = report.verb is not None and report.verb.lemma in SAYING
        return report.stance if saying and one.at < report.phrase[0] else "says"
    if report.stance == "denies" and one.at and tokens.words[one.at - 1].lower() == "as":
        return "says"
    return report.stance
