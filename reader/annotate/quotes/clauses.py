"""Turns reports into the clauses that they report, for mixed and indirect speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.annotate.quotes.cues import Report, Sentence
from reader.annotate.quotes.stances.content import content_of
from reader.annotate.quotes.stances.questions import asked_content, before_asking
from reader.annotate.quotes.subjects import NP, Range
from reader.annotate.tokens.tagged import TaggedWords

PHRASE = re.compile(NP)
ADDRESSEE = re.compile(rf"(?:O|{NP}(?:P{NP}){{0,2}})")
WHEN = re.compile(rf"(?:a(?![x#])|P?Dn?#?)*(?:(?>a|P?D#?|P(?:{NP}))*+(?=T))?,?")
CLAUSE = re.compile(rf"T.|a?p|a[xbv]|(?:{NP})(?:[PC](?:{NP}|O)|D|a|,[^,]*,)*[xvhbem]")
LOOSE_CLAUSE = re.compile(r"[dnNLrot#eip][^,:]{0,24}[xvhbeQqF]")
PHRASE_END = re.compile(r",|;|-|S|P[gki]|\.|:")
OBJECT_END = re.compile(r",|;|-|S|\.|:")
LOOSE_END = re.compile(r"[,;:.]*(?:Ca*)?$|[,;:.]+a*$")
CLAUSE_END = re.compile(r",a?g|,w|;|\.|:|,C?S?p[ax]*v[,.]")
QUOTES = re.compile(r"[QqF]")
FINITE = re.compile(r"[xvhbe]")
AFTERWARDS = re.compile(r"[^TvhbxgQqF,;:.]{0,14}(?:[.,]|$)")
"""What may follow a report that stands after its clause ("…, he said on Monday.")."""
NO_CLAUSE = ("as", "while", "because", "after", "though", "although", "when")
CONTENT_PREPOSITIONS = {
    "speak": ("about", "of"),
    "talk": ("about", "of"),
    "agree": ("on", "to", "with"),
}
"""The prepositions after which a verb has its content, for verbs with few of them."""
OTHER_PREPOSITIONS = ("about", "of", "for", "on", "to", "against")


def find_clauses(tokens: TaggedWords, sentence: Sentence) -> Iterator[tuple[Report, Range]]:
    """The reported clauses of a sentence as ranges of words, each with its report."""
    joined = _joined(tokens, sentence.reports) if len(sentence.reports) > 1 else []
    for index, report in enumerate(sentence.reports):
        noun = report.verb is not None and report.verb.form == "noun"
        if report.asked:
            asked = asked_content(tokens, sentence, report)
            yield from [(report, asked)] if asked else ()
            continue
        if not report.speaker and not noun:
            continue
        rest = [other for at, other in joined if at > index] if joined else ()
        for low, high in _content(tokens, sentence, report, rest):
            if high > low:
                yield report, (low, high)


def _content(
    tokens: TaggedWords, sentence: Sentence, report: Report, rest: Sequence[Report]
) -> tuple[Range, ...]:
    low, high = sentence.low, before_asking(tokens, sentence, report)
    if report.verb is None:
        return _according(tokens, low, high, report)
    around = _around(tokens, low, high, report)
    if around:
        return around
    after = _after(tokens, high, report, rest)
    if report.verb.form == "noun" and (not after or tokens.letters[after[0]] != "T"):
        return ()
    return (after,) if after else _before(tokens, low, high, report)


def _according(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """The clause of "according to Varn, talks had failed", or of "Varn: talks had failed"."""
    letters = tokens.letters
    if report.cue is None or letters[report.cue[0]] not in "A:":
        return ()
    if letters[report.cue[0]] == ":":
        return ((report.end, _trim(tokens, report.end, high)),) if not report.inverted else ()
    comma = letters.find(",", report.end, high)
    after = (comma + 1, _trim(tokens, comma + 1, high))
    if report.start <= low + 1:
        return (after,) if comma >= 0 else ()
    before = (low, _trim(tokens, low, report.start))
    more = comma == report.end and FINITE.search(letters, *after)
    return (before, after) if more else (before,)


def _around(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """The clause on both sides of a report, as two ranges: "The talks, he said, had failed"."""
    letters = tokens.letters
    verb = report.verb
    if (
        report.inverted
        or verb is None
        or verb.form == "noun"
        or verb.sort != "speech"
        or "c" not in verb.frames
    ):
        return ()
    if report.start <= low + 1 or letters[report.start - 1] != "," or report.cue is None:
        return ()
    end = report.cue[1]
    if letters[end : end + 1] != "," or end + 2 >= high or letters[end + 1] in "QqFg":
        return ()
    if letters[report.start - 2] in "QqF":
        return ()
    return (low, report.start - 1), (end + 1, _trim(tokens, end + 1, high))


def _before(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """The clause before a report: "Talks had failed, Varn said" or "…, as Varn said"."""
    letters = tokens.letters
    start = report.start - (letters[report.start - 1] == "S" and report.start > low)
    if start > low + 2 and letters[start - 1] == "q" and FINITE.search(letters, low, start):
        return ((low, start),)
    if start <= low + 2 or letters[start - 1] != "," or letters[start - 2] in "QqF":
        return ()
    if report.verb is None or report.verb.sort != "speech" or "c" not in report.verb.frames:
        return ()
    if QUOTES.search(letters, report.end, high):
        return ()
    if not AFTERWARDS.match(letters, report.end, high) or not FINITE.search(letters, low, start):
        return ()
    return ((low, _trim(tokens, low, start)),)


def _after(tokens: TaggedWords, high: int, report: Report, rest: Sequence[Report]) -> Range | None:
    """The clause or phrase after the verb, if the verb takes one, or None."""
    if report.inverted or report.verb is None:
        return None
    frames, letters = report.verb.frames, tokens.letters
    at = report.end if report.relay or not report.cue else report.cue[1]
    if report.relay:
        frames = "c"
    if report.phrase and tokens.words[at : at + 1] == ("out",):  # "ruled out that …"
        at = report.phrase[1]
    asked = letters[at : at + 1] in ("S", "w")
    if report.stance != "says" and (asked or not _clause_at(tokens, at, high)):
        piece = content_of(tokens, _before_next(tokens, at, high, report, rest), report)
        if piece:
            return piece
    if "a" in frames and letters[at : at + 1] != "T":
        to = ADDRESSEE.match(letters, at, min(high, at + 20))
        after = WHEN.match(letters, to.end(), high) if to else None
        told = after and (
            _clause_at(tokens, after.end(), high)
            or after.end() < high
            and letters[after.end() - 1] != ","
            and tokens.words[after.end()] in ("to", "not", "about", "of")
            and report.verb.lemma in ("ask", "tell")
        )
        if after and told:
            return after.end(), _clause_end(tokens, after.end(), high, report, rest)
    when = WHEN.match(letters, at, high)
    start = when.end() if when else at
    if start >= high or QUOTES.match(letters[start]):
        return None
    only_clause = frames.strip("aq") == "c" and LOOSE_CLAUSE.match(letters, start, high)
    if "c" in frames and (only_clause or _clause_at(tokens, start, high)):
        return start, _clause_end(tokens, start, high, report, rest)
    if "t" in frames and tokens.words[start] == "to" and start + 1 < high:
        return start, _clause_end(tokens, start, high, report, rest)
    return _phrase(tokens, start, high, report, rest)


def _clause_at(tokens: TaggedWords, start: int, high: int) -> bool:
    """Whether a clause starts at word `start`: "that", a subject and a verb, or "why"."""
    if start >= high:
        return False
    if CLAUSE.match(tokens.letters, start, min(high, start + 40)):
        return True
    return tokens.letters[start] in "wS" and tokens.words[start].lower() not in NO_CLAUSE


def _clause_end(
    tokens: TaggedWords, start: int, high: int, report: Report, rest: Sequence[Report]
) -> int:
    """The word after a reported clause: the end of the sentence, or of what this report reports."""
    high = _before_next(tokens, start, high, report, rest)
    found = CLAUSE_END.search(tokens.letters, start, high)
    return _trim(tokens, start, found.start() if found else high)


def _before_next(
    tokens: TaggedWords, start: int, high: int, report: Report, rest: Sequence[Report]
) -> int:
    """The first word of the next report that is not part of this one's clause, or `high`."""
    for other in rest:
        if other.start > start + 1 and _new_report(tokens, report, other):
            return min(high, other.start)
    return high


def _joint(tokens: TaggedWords, report: Report) -> int:
    """The index of the word before a report and its auxiliaries and adverbs."""
    back = report.start - 1
    while back > 0 and tokens.letters[back] in "ax":
        back -= 1
    return back


def _joined(tokens: TaggedWords, reports: Sequence[Report]) -> list[tuple[int, Report]]:
    """The reports that may be beside an earlier one, with their indices."""
    found: list[tuple[int, Report]] = []
    speakers: set[Range | None] = set()
    for at, report in enumerate(reports):
        back = _joint(tokens, report)
        comma = tokens.letters[back - 1] in ",;"
        if tokens.letters[back] in "CS" and (comma or report.speaker in speakers):
            found.append((at, report))
        speakers.add(report.speaker)
    return found


def _new_report(tokens: TaggedWords, report: Report, other: Report) -> bool:
    """Whether `other` is beside `report` and not in its clause ("… and said")."""
    back = _joint(tokens, other)
    if other.speaker == report.speaker:
        if other.phrase and other.cue and other.phrase[0] < other.cue[0]:
            return tokens.letters[back] == "C"
        if report.stance != "says" and other.verb and other.verb.form == "past":
            return tokens.letters[back] == "C" and report.verb is not other.verb
        same = other.verb and report.verb and other.verb.form == report.verb.form
        return bool(same) and tokens.letters[back] == "C"
    return tokens.letters[back] in "CS" and tokens.letters[back - 1] in ",;"


def _phrase(
    tokens: TaggedWords, start: int, high: int, report: Report, rest: Sequence[Report]
) -> Range | None:
    """A noun phrase that is what was reported ("announced a ceasefire"), or None."""
    letters = tokens.letters
    verb = report.verb
    if report.weak or verb is None or verb.lemma == "call" and _names(tokens, report):
        return None
    frames, high = verb.frames, _before_next(tokens, start, high, report, rest)
    of = CONTENT_PREPOSITIONS.get(verb.lemma, OTHER_PREPOSITIONS)
    if "p" in frames and tokens.words[start] in of and start + 1 < high:
        start += 1
    elif not set("no") & set(frames) or not (PHRASE.match(letters, start) or letters[start] == "O"):
        return None
    pattern = OBJECT_END if "o" in frames else PHRASE_END
    found = pattern.search(letters, start, high)
    while found and tokens.words[found.start()] == "as":
        found = pattern.search(letters, found.end(), high)
    return start, _trim(tokens, start, found.start() if found else high)


def _trim(tokens: TaggedWords, start: int, end: int) -> int:
    """The end of a range without punctuation and conjunctions there ("…, but also")."""
    found = LOOSE_END.search(tokens.letters, max(start, end - 4), end)
    return found.start() if found else end


def _names(tokens: TaggedWords, report: Report) -> bool:
    """Whether "called" names something and does not report: "a company called X"."""
    return report.speaker is not None and tokens.letters[report.speaker[1] - 1] in "on"
