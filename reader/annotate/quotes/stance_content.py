"""Turns cues that deny, withhold, ask or want into the words that they govern.

What is denied or wanted is one piece, to its end: "any deal that forces it to surrender land".  What
is withheld needs a clause of its own.  What others say inside such a piece is no quote of theirs.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.quotes.cues import Report, Sentence
from reader.annotate.quotes.stance import verb_stance
from reader.annotate.quotes.subjects import Range
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
SAYING = frozenset(["say", "claim", "state", "call", "write", "tell", "declare"])
NO_CLAIMS = words("no_claims")
JUDGING = words("judging_bodies")


def content_of(tokens: TaggedWords, high: int, report: Report) -> Range | None:
    """The words up to word `high` that a cue of denial or demand governs, or None if none do.

    Clauses ("denied that …") are found as those of any other cue and are not returned here.
    """
    kind = verb_stance(report.verb, tokens, report.phrase)
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
    end = _end(tokens, start, high, kind == "wants")
    if gerund or QUOTED.search(tokens.letters, start, end):
        return start, end
    if end - start < SHORTEST or kind == "denies" and _is_act(tokens, report, start, end):
        return None
    return start, end


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


def is_content(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether a piece that a cue governs is a quote: what is withheld needs a clause or marks."""
    if report.stance != "withholds":
        return report.stance == "says" or piece[1] - piece[0] > 1 or tokens.letters[piece[0]] not in "pOd"
    if verb_stance(report.verb, tokens, report.phrase) == "denies":
        return True
    letters = tokens.letters
    if letters[piece[0]] in "TwS" or QUOTED.search(letters, *piece):
        return True
    return bool(CLAUSE_WITHIN.search(letters, *piece))


def enclose(sentence: Sentence) -> Sentence:
    """The sentence without what others say inside a piece that is denied, asked or wanted.

    Quotations in such a piece belong to the one who denies, asks or wants.
    """
    governed = [one for one in sentence.clauses if one[0].stance != "says"]
    if not governed:
        return sentence
    kept = [one for one in sentence.clauses if not any(_inside(one, outer) for outer in governed)]
    held = tuple([_enclosed(one, governed) for one in sentence.held])
    return sentence._replace(clauses=tuple(kept), held=held)


def _inside(one: tuple[Report, Range], outer: tuple[Report, Range]) -> bool:
    """Whether a clause with its cue is inside the outer clause of another cue."""
    low, high = outer[1]
    cue = one[0].cue
    return one[0] is not outer[0] and cue is not None and low <= cue[0] and one[1][1] <= high


def _enclosed(
    one: tuple[int, Report | None, bool], governed: list[tuple[Report, Range]]
) -> tuple[int, Report | None, bool]:
    at, report, _ = one
    for outer, (low, high) in governed:
        if low <= at < high and report is not outer:
            place = None if report is None else report.start if report.cue is None else report.cue[0]
            if place is None or low <= place < high or report is not None and report.cue is None:
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
