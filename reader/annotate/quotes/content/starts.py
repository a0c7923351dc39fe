"""Finds the reported clause or phrase after a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import SPEECH_NOUNS, words
from reader.annotate.quotes.content import asides, ends, gaps, no_contents, objects
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.stances.governed_words import content_of
from reader.annotate.quotes.subjects import NP, TIMES, Range
from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

ADDRESSEE = re.compile(rf"(?:O|{NP}(?:P{NP}){{0,2}}(?:s?F|,N{{1,3}},(?=T))?)")
ADDRESSEES = re.compile(rf"{NP}(?:,{NP})*C{NP}(?=T)")
"""Several listeners: "told the Gazette, Radio Orm and the Courier that"."""
WHEN = re.compile(rf"(?:a(?![x#])|P?Dn?#?)*(?:(?>a|P?D#?|P(?:{NP})(?:s?F|[db]n)?)*+(?=T))?,?")
WHEN_BEGINS = ("a", "P", "D", ",")
"""The letters that words of time and place can begin with."""
CLAUSE = re.compile(
    rf"T.|a?p|a[xbv]|(?:{NP})(?:[PC](?:{NP}|O)|P[vhb](?:{NP})?|D|a|,[^,]*,)*[xvhbem]"
)
WITH_RELATIVE = re.compile(
    rf"d[neoNL]{{0,3}}[nroN][Tw](?:{NP})?[am]*[xvhb]{{1,3}}[^,;:.QqFxvhbTwC]{{0,8}}[xvh]"
)
"""A clause whose subject has a relative clause: "said the plan that Orm had made was dead"."""
LOOSE_CLAUSE = re.compile(r"[dnNLrot#eip][^,:Twxvhbe]{0,24}[xvhbeQqF]")
GOES_ON = re.compile(rf"[nroNLe]|P{NP}")
COUNT = re.compile(
    r"(?P<how>[PSda][dnaPS]{0,3})?[#dn](?:[#nroNLtdCPe-]|s(?=#))*"
    r"(?:,[PIaed][^,;:.Q]{1,24},|-[P#nd][^-;:.QFqxvhb]{1,20}-|\([P#n][^();:.QFqxvhb]{1,20}\))?[am]*[xvhb]"
    r"(?<!P[vhb])|m[a#dn][nroNLt#ei]*[am]*[xvhbP]"
)
"""A clause that begins with a count or a negation: "at least 19 barns were", "not a soul was"."""
FRONTED = re.compile(rf"(?P<front>P{NP}(?:P{NP})?),{NP}(?:P{NP})*[am]*[xvhb]")
TIME = re.compile(r"P[dne#a]{1,4}")
OTHER_CUE = re.compile("[ghk]|v(?![PD])")
"""Another reporting verb, and no participle ("a film published by Orm")."""
FAR = 30  # the most words between a verb and the "that" of its reported clause
OF_NOUN = re.compile("T[am]*[xvhb]")
OCCASIONS = words("occasions")
"""Nouns of time, place and manner of speech: a phrase with one is not reported."""
ABOUT = frozenset(("for", "against", "about", "over"))
AGREEING = ("agree", "agreed", "agrees", "agreeing")
ARGUING = frozenset(("argue", "complain", "think"))
"""Verbs with a clause, or with a preposition."""
INFINITIVES = frozenset(("be", "have", "do"))
"""Auxiliaries after "to", unlike "the deal that Orm agreed to is dead"."""
WHICH = frozenset(("this", "that", "last", "next"))
NO_CLAUSE = ("as", "while", "because", "after", "though", "although", "when")


class _Following(NamedTuple):
    """The words up to `high` after a cue whose verb has `frames`, the letters for what it takes.

    `rest` are later reports that may end the reported words.
    """

    tokens: TaggedWords
    high: int
    report: Report
    frames: str
    rest: Sequence[Report]
    structure: SentenceClauses

    def clause(self, start: int) -> Range:
        """Return the reported clause that begins at word `start`."""
        tokens, high, report, _, rest, structure = self
        return start, ends.clause_end(tokens, start, high, report, rest, structure)


def find_after(
    tokens: TaggedWords,
    high: int,
    report: Report,
    rest: Sequence[Report],
    structure: SentenceClauses,
) -> Range | None:
    """Return the clause or phrase after the verb if the verb takes one, or None."""
    if report.inverted or report.verb is None:
        return None
    noun = report.verb.form == "noun"
    at = report.end if noun or report.relay or not report.cue else report.cue[1]
    if report.phrase and tokens.letters[at : report.phrase[1]] in ("P", "n", "o"):
        at = report.phrase[1]  # "ruled out that", "expressed doubt that"
    frames = "c" if report.relay else report.verb.frames
    following = _Following(tokens, high, report, frames, rest, structure)
    found = _right_behind(following, at) or _behind_when(following, at, report.verb.lemma)
    if found and report.speaker and found[0] < report.speaker[0] < found[1]:
        found = asides.before_agent(tokens, found, report.speaker[0])
    return None if found and no_contents.is_no_content(tokens, report, *found) else found


def _right_behind(following: _Following, at: int) -> Range | None:
    """Return the words from `at` on, directly after the cue or the listener, or None."""
    tokens, high, report, frames, rest, structure = following
    letters = tokens.letters
    asked = letters[at : at + 1] in ("S", "w")
    if report.stance != "says" and (asked or not _clause_at(tokens, at, high)):
        piece = content_of(tokens, ends.before_next(tokens, at, high, report, rest), report)
        if piece:
            return piece
    gap = gaps.of_relative(tokens, at, report, structure) if "c" in frames else None
    if gap:
        return gap
    if "a" in frames and letters[at : at + 1] != "T":
        told = _told(tokens, at, high, report, structure)
        if told is not None:
            return following.clause(told)
    takes_clause = "c" in frames and report.verb and report.verb.lemma not in asides.ADDRESSED
    front = _front(tokens, at, high) if takes_clause and at < high else None
    return None if front is None else following.clause(front)


def _behind_when(following: _Following, at: int, lemma: str) -> Range | None:
    """Return the words after a time or place at `at`, or None."""
    tokens, high, report, frames, rest, structure = following
    letters = tokens.letters
    apart = asides.behind_aside(tokens, at, high, report) if "c" in frames else None
    if apart is not None and (letters[apart] in "TSw" or _clause_at(tokens, apart, high)):
        return following.clause(apart)
    start = _behind_time(tokens, at, high)
    aside = letters[at : at + 1] == "," and letters[report.start - 1] != "S"
    if letters[at : at + 2] == ",A":  # "said, according to two aides, that"
        far = _far_that(following, at)
        return following.clause(far) if far is not None else None
    if start >= high or aside and start == at + 1 and letters[start] not in "QqF":
        return None
    about = start > at and tokens.words[at] in ("of", "about")
    if about and letters[start] == "T" and tokens.words[start - 1].lower() in SPEECH_NOUNS:
        return None  # "said of Varn's claim that the dam was dry": what Varn claims
    if QUOTATION.match(letters[start]):
        return _from_quotation(following, start)
    if letters[start - 1] == "n" and start > at and OF_NOUN.match(letters, start):
        return None  # "said on the boat that sank"
    far = _far_that(following, at)
    if far is not None and far > start:
        return following.clause(far)
    if lemma in asides.ADDRESSED and letters[start] != "T":
        return None
    loose = frames.strip("q") == "c"
    only = loose and lemma not in objects.NEED_CLAUSE and LOOSE_CLAUSE.match(letters, start, high)
    bare = not only and (loose or lemma in ARGUING) and structure.has_bare(start)
    bare = bare or lemma == "say" and bool(WITH_RELATIVE.match(letters, start, high))
    if "c" in frames and (only or bare or _clause_at(tokens, start, high)):
        return following.clause(start)
    to = "t" in frames and tokens.words[start] == "to" and start + 1 < high
    stranded = letters[start + 1 : start + 2] == "x" and tokens.words[start + 1] not in INFINITIVES
    if to and letters[start + 1] not in "NLtpO" and not stranded:  # "proposed to Varn"
        return following.clause(start)
    return objects.find_object(tokens, start, high, report, rest)


def _far_that(following: _Following, at: int) -> int | None:
    """Return the "that" after several phrases: "said in a film shown by Orm that"."""
    (tokens, high, report, frames, _, structure), letters = following, following.tokens.letters
    if report.cue is None or "c" not in frames or letters.find("T", at, min(high, at + FAR)) < 0:
        return None
    sourced = letters[at : at + 2] == ",A"
    apart = letters[at] in "PDa" and tokens.words[at] != "there"
    if not apart and "a" not in frames and not sourced:
        return None
    that = structure.reported_by(report.cue[0])
    if that is None or that >= high or _is_matter(tokens, at, that):
        return None
    if OTHER_CUE.search(letters, at, that):
        return None  # "said in a speech, vowing that", "who asked not to be named said that"
    return None if tokens.words[that - 1].lower() in SPEECH_NOUNS else that


def _is_matter(tokens: TaggedWords, at: int, end: int) -> bool:
    """Whether words tell the topic: "argued for the plan that", not "for months that".

    This includes answers: "responding to a claim by Varn that".
    """
    inside = [word.lower() for word in tokens.words[at:end]]
    if not inside or any(word in TIMES or word in OCCASIONS for word in inside):
        return False
    answers = inside[0] in ("of", "on", "to") and not SPEECH_NOUNS.isdisjoint(inside)
    agrees = inside[0] == "to" and tokens.words[at - 1].lower() in AGREEING
    return inside[0] in ABOUT or answers or agrees


def _behind_time(tokens: TaggedWords, at: int, high: int) -> int:
    """Return the word after a time or place at word `at`, or `at`."""
    letters, words = tokens.letters, tokens.words
    when = WHEN.match(letters, at, high) if letters[at : at + 1] in WHEN_BEGINS else None
    start = asides.before_count(tokens, at, when.end()) if when else at
    if start + 2 < high and letters[start + 2] == "T":  # "this week that", "last year that"
        near = words[start].lower() in WHICH and words[start + 1].lower() in TIMES
        start += 2 * near
    if start > at and _is_matter(tokens, at, start):
        start = at
    return start - (letters[start - 1 : start + 1] == "Ds")  # "said Monday's talks had failed"


COUNTED_CLAUSE = re.compile("#[neroNL]{1,3}[am]*x")
"""A number of something behind a fragment: "reported “more than” 15 boats had sunk"."""


def _from_quotation(following: _Following, start: int) -> Range | None:
    """Return words that begin with a quoted fragment: said “not one” was lost."""
    tokens, high, report, _, rest, _ = following
    if report.verb is None or tokens.letters[start] != "F":
        return None
    frames = report.verb.frames
    if "c" in frames and ends.PREDICATE.match(tokens.letters, start + 1, high):
        return following.clause(start)
    if "c" in frames and COUNTED_CLAUSE.match(tokens.letters, start + 1, high):
        return following.clause(start)
    if set("no") & set(frames) and GOES_ON.match(tokens.letters, start + 1, high):
        high = ends.before_next(tokens, start, high, report, rest)
        return start, ends.phrase_end(tokens, start, high, ends.PHRASE_END)
    return None


def _told(
    tokens: TaggedWords, at: int, high: int, report: Report, structure: SentenceClauses
) -> int | None:
    """Return where the clause begins after the listener, or None."""
    letters = tokens.letters
    several = ADDRESSEES.match(letters, at, min(high, at + 20))
    to = several or ADDRESSEE.match(letters, at, min(high, at + 20))
    after = WHEN.match(letters, to.end(), high) if to else None
    if to is None or after is None or report.verb is None:
        return None
    start = after.end()
    if start < high and letters[start] == "w":
        reported = structure.reported_by(at - 1)
        if reported is None and (report.verb.lemma != "ask" or letters[start - 1] == ","):
            return None  # "told the clerks, who had argued"
        start = start if reported is None else reported
    other = (
        start < high
        and letters[start - 1] != ","
        and tokens.words[start] in ("to", "not", "about", "of")
        and report.verb.lemma in ("ask", "tell")
        and (
            tokens.words[start] != "of"
            or {"P", "#"}.isdisjoint(letters[at:start] + letters[start + 1 : start + 2])
        )
    )
    if other or _clause_at(tokens, start, high):
        return start
    counts = (k for k in range(at + 1, to.end()) if letters[k] == "#" or tokens.words[k] in NUMBERS)
    count = next(counts, None)  # "told the agency | 10 people were hurt"
    return count if count is not None and COUNT.match(letters, count, high) else None


def _front(tokens: TaggedWords, at: int, high: int) -> int | None:
    """Return where a clause begins with a count, negation or phrase with a comma, or None.

    A phrase about time or manner of speech is not part of the clause.
    """
    letters = tokens.letters
    occasion = asides.behind_occasion(tokens, at) if letters[at] in "Pnda" else None
    if occasion is not None and _clause_at(tokens, occasion, high):
        return occasion
    behind = _clause_behind_time(tokens, at, high)
    if behind is not None:
        return behind
    if tokens.words[at].endswith("ing") and asides.GERUND.match(letters, at, high):
        return at
    found = COUNT.match(letters, at, high)
    if found and (found["how"] is None or asides.is_count(tokens, at)):
        return at
    phrase = FRONTED.match(letters, at, high)
    if phrase is None or tokens.words[at].lower() in ("by", "as"):
        return None
    inside = [word.lower() for word in tokens.words[at : phrase.end("front")]]
    said_in = any(word in OCCASIONS or word in SPEECH_NOUNS for word in inside)
    return phrase.end("front") + 1 if said_in else at


def _clause_behind_time(tokens: TaggedWords, at: int, high: int) -> int | None:
    """Return where a clause begins after a time ("said in the early hours two vans"), or None."""
    found = TIME.match(tokens.letters, at, high)
    if found is None:
        return None
    for end in range(at + 2, found.end() + 1):
        if tokens.words[end - 1].lower() in TIMES and end < high:
            clause = COUNT.match(tokens.letters, end, high) or CLAUSE.match(
                tokens.letters, end, min(high, end + 40)
            )
            return end if clause and tokens.letters[end] not in "Pa" else None
    return None


def _clause_at(tokens: TaggedWords, start: int, high: int) -> bool:
    """Whether a clause starts at word `start`: "that", a subject and a verb, or "why"."""
    start += 2 * (tokens.letters[start : start + 2] == "Ds")
    if start >= high:
        return False
    if CLAUSE.match(tokens.letters, start, min(high, start + 40)):
        return True
    return tokens.letters[start] in "wS" and tokens.words[start].lower() not in NO_CLAUSE
