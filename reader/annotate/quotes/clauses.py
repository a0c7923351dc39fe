"""Turns reports into the clauses that they report, for mixed and indirect speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import words
from reader.annotate.quotes.cues import SPEECH_NOUNS, Report, Sentence
from reader.annotate.quotes.enclosing import Enclosing
from reader.annotate.quotes.subjects import NP, Range
from reader.annotate.tokens.title_case import is_title_case
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
NARRATION = re.compile("C[am]*[xvhb]")
NOUN_CLAUSE = re.compile("T(?![am]*[xvhb])")
"""What a noun like "claim" brings in: not "an opinion that struck down the rule"."""
GOES_ON = re.compile(rf"[nroNLe]|P{NP}")
PREDICATE = re.compile("[am]*[xvhbe]")
COUNT = re.compile(
    r"(?P<how>[PSda][dnaPS]{0,3})?[#dn][#nroNLtdCPe-]*[am]*[xvhb](?<!P[vhb])|m[a#dn][nroNLt#ei]*[am]*[xvhbP]"
)
"""A clause that begins with a count or a negation: "at least 19 barns were", "not a soul was"."""
FRONTED = re.compile(rf"(?P<front>P{NP}(?:P{NP})?),{NP}(?:P{NP})*[am]*[xvhb]")
COUNTING = frozenset(
    (
        "about", "around", "over", "between", "nearly", "almost", "roughly", "under", "at least",
        "at most", "up to", "close to", "more than", "less than", "fewer than", "as many as",
        "as few as", "as much as", "upwards of", "only",
    )
)  # fmt: skip
OCCASIONS = frozenset(
    "statement interview conference briefing broadcast phone telephone telegram television speech "
    "address post message email letter press release meeting court monday tuesday wednesday thursday "
    "friday saturday sunday week month year day night morning evening afternoon hearing debate rally "
    "memo note report call radio podcast video twitter facebook social".split()  # noqa: SIM905
)
"""Nouns of when, where and how something was said: a phrase with one is no part of what was."""
ADDRESSED = frozenset(("tell", "inform", "assure", "reassure", "remind"))
"""Verbs whose object is the person spoken to; what they report has "that" where none is named."""
CONTENT_IS_OBJECT = words("content_verbs")
OBJECT_AND_MORE = re.compile(r"[nroNLtOpd#]a?(?:P|T|e|n$)")
MORE = re.compile(r"[PTwike]")
NO_CLAUSE = ("as", "while", "because", "after", "though", "although", "when")
CONTENT_PREPOSITIONS = {
    "speak": ("about", "of"),
    "talk": ("about", "of"),
    "agree": ("on", "to", "with"),
}
"""The prepositions after which a verb has its content, for verbs with few of them."""
OTHER_PREPOSITIONS = ("about", "of", "for", "on", "to", "against")


def find_clauses(
    tokens: TaggedWords, sentence: Sentence, structure: Enclosing
) -> tuple[tuple[Report, Range], ...]:
    """The reported clauses of a sentence as ranges of words, each with its report.

    A report inside the clause of another one is part of that and gives none.
    """
    joined = _joined(tokens, sentence.reports) if len(sentence.reports) > 1 else []
    found: list[tuple[Report, Range]] = []
    for index, report in enumerate(sentence.reports):
        noun = report.verb is not None and report.verb.form == "noun"
        if not report.speaker and not noun:
            continue
        rest = [other for at, other in joined if at > index] if joined else ()
        for low, high in _content(tokens, sentence, report, rest, structure):
            while low < high and tokens.letters[low] in ",;:.-":
                low += 1
            if high > low:
                found.append((report, (low, high)))
    return tuple(one for one in found if not _is_inner(one, found))


def _is_inner(one: tuple[Report, Range], found: Sequence[tuple[Report, Range]]) -> bool:
    """Whether a report stands inside what another one reports."""
    report = one[0]
    cue = report.cue[0] if report.cue else report.start
    return any(
        low <= cue < high and not other.thought for other, (low, high) in found if other != report
    )


def _content(
    tokens: TaggedWords,
    sentence: Sentence,
    report: Report,
    rest: Sequence[Report],
    structure: Enclosing,
) -> tuple[Range, ...]:
    low, high = sentence.low, sentence.high
    if report.verb is None:
        return _according(tokens, low, high, report)
    around = _around(tokens, low, high, report)
    if around:
        return _without_narration(tokens, around)
    before = _before(tokens, low, high, report)
    if before and not _is_whole(tokens, structure, before[0]):
        before = ()
    if before and _is_behind(tokens, report):
        return before
    after = _after(tokens, high, report, rest, structure)
    if report.verb.form == "noun" and not (after and NOUN_CLAUSE.match(tokens.letters, *after)):
        return ()
    return (after,) if after else before


def _is_whole(tokens: TaggedWords, structure: Enclosing, before: Range) -> bool:
    """Whether the words before a report have a verb outside of their side clauses."""
    return any(
        not structure.is_aside(match.start()) for match in FINITE.finditer(tokens.letters, *before)
    )


def _without_narration(
    tokens: TaggedWords, around: tuple[Range, Range]
) -> tuple[Range, ...]:
    """The clause on both sides of a report, or what is before it where the rest is the writer's."""
    before, after = around
    letters = tokens.letters
    if not FINITE.search(letters, *before):
        return around
    narrated = NARRATION.match(letters, *after)
    narrated = narrated or letters[after[0]] != "C" and not FINITE.search(letters, *after)
    return (before,) if narrated and not QUOTES.search(letters, *after) else around


def _is_behind(tokens: TaggedWords, report: Report) -> bool:
    """Whether a comma or stop follows a report, its day and place: what it reports is before it."""
    return bool(AFTERWARDS.match(tokens.letters, report.end))


def _according(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """The clause of "according to Varn, talks had failed", or of "Varn: talks had failed"."""
    letters = tokens.letters
    if report.cue is None or letters[report.cue[0]] not in "A:":
        return ()
    if letters[report.cue[0]] == ":":
        if not QUOTES.search(letters, report.end, high) and not _is_statement(tokens, high, report):
            return ()
        return ((report.end, _trim(tokens, report.end, high)),) if not report.inverted else ()
    comma = letters.find(",", report.end, high)
    after = (comma + 1, _trim(tokens, comma + 1, high))
    fronted = (
        comma >= 0 and low < report.start - 1 and not FINITE.search(letters, low, report.start)
    )
    if report.start <= low + 1 or fronted:
        return (after,) if comma >= 0 else ()
    before = (low, _trim(tokens, low, report.start))
    more = comma == report.end and FINITE.search(letters, *after)
    return (before, after) if more else (before,)


def _is_statement(tokens: TaggedWords, high: int, report: Report) -> bool:
    """Whether words behind a name and a colon say something: not the parts of a title."""
    letters = tokens.letters
    speaker = letters[report.start : report.end]
    if "P" in speaker or not FINITE.search(letters, report.end, high):
        return False
    return not is_title_case(tokens.words[report.end : high], letters[report.end : high])


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
    if letters[end + 1] in "ie" and FINITE.search(letters, low, report.start):
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


def _after(
    tokens: TaggedWords, high: int, report: Report, rest: Sequence[Report], structure: Enclosing
) -> Range | None:
    """The clause or phrase after the verb, if the verb takes one, or None."""
    if report.inverted or report.verb is None:
        return None
    frames, letters = report.verb.frames, tokens.letters
    at = report.end if report.relay or not report.cue else report.cue[1]
    if report.relay:
        frames = "c"
    gap = _of_relative(tokens, at, report, structure) if "c" in frames else None
    if gap:
        return gap
    if "a" in frames and letters[at : at + 1] != "T":
        told = _told(tokens, at, high, report, structure)
        if told is not None:
            return told, _clause_end(tokens, told, high, report, rest, structure)
    front = _front(tokens, at, high) if "c" in frames and at < high else None
    if front is not None:
        return front, _clause_end(tokens, front, high, report, rest, structure)
    when = WHEN.match(letters, at, high)
    start = when.end() if when else at
    aside = letters[at : at + 1] == "," and letters[report.start - 1] != "S"
    if start >= high or aside and start == at + 1 and letters[start] not in "QqF":
        return None
    if QUOTES.match(letters[start]):
        return _from_quotation(tokens, start, high, report, rest, structure)
    if report.verb.lemma in ADDRESSED and letters[start] != "T":
        return None
    only = frames.strip("q") == "c" and LOOSE_CLAUSE.match(letters, start, high)
    if "c" in frames and (only or _clause_at(tokens, start, high)):
        return start, _clause_end(tokens, start, high, report, rest, structure)
    if "t" in frames and tokens.words[start] == "to" and start + 1 < high:
        return start, _clause_end(tokens, start, high, report, rest, structure)
    return _phrase(tokens, start, high, report, rest)


def _from_quotation(
    tokens: TaggedWords,
    start: int,
    high: int,
    report: Report,
    rest: Sequence[Report],
    structure: Enclosing,
) -> Range | None:
    """What begins with a fragment and goes on: said “not one” was lost, finds “much to mend” in it."""
    if report.verb is None or tokens.letters[start] != "F":
        return None
    frames = report.verb.frames
    if "c" in frames and PREDICATE.match(tokens.letters, start + 1, high):
        return start, _clause_end(tokens, start, high, report, rest, structure)
    if set("no") & set(frames) and GOES_ON.match(tokens.letters, start + 1, high):
        high = _before_next(tokens, start, high, report, rest)
        return start, _phrase_end(tokens, start, high, PHRASE_END)
    return None


def _told(
    tokens: TaggedWords, at: int, high: int, report: Report, structure: Enclosing
) -> int | None:
    """Where the clause begins after the person spoken to, or None."""
    letters = tokens.letters
    to = ADDRESSEE.match(letters, at, min(high, at + 20))
    after = WHEN.match(letters, to.end(), high) if to else None
    if after is None or report.verb is None:
        return None
    start = after.end()
    if start < high and letters[start] == "w":
        reported = structure.reported_by(at - 1)
        start = reported if reported is not None else start
    other = (
        start < high
        and letters[start - 1] != ","
        and tokens.words[start] in ("to", "not", "about", "of")
        and report.verb.lemma in ("ask", "tell")
    )
    return start if other or _clause_at(tokens, start, high) else None


def _of_relative(
    tokens: TaggedWords, at: int, report: Report, structure: Enclosing
) -> Range | None:
    """The predicate that is reported inside a relative clause: "which farmers say cost jobs"."""
    if report.cue is None or not PREDICATE.match(tokens.letters, at):
        return None
    clause = structure.clause_of(report.cue[0])
    if clause.opener != "relative" or report.speaker and report.speaker[0] == clause.low:
        return None
    if tokens.letters[clause.low] not in "wT":
        return None
    return at, _trim(tokens, at, clause.high)


def _front(tokens: TaggedWords, at: int, high: int) -> int | None:
    """Where a clause begins that has a count, a negation or a phrase with a comma first, or None.

    A phrase that tells when or how it was said is no part of the clause.
    """
    letters = tokens.letters
    found = COUNT.match(letters, at, high)
    if found and (found["how"] is None or _is_count(tokens, at)):
        return at
    phrase = FRONTED.match(letters, at, high)
    if phrase is None or tokens.words[at].lower() in ("by", "as"):
        return None
    inside = [word.lower() for word in tokens.words[at : phrase.end("front")]]
    said_in = any(word in OCCASIONS or word in SPEECH_NOUNS for word in inside)
    return phrase.end("front") + 1 if said_in else at


def _is_count(tokens: TaggedWords, at: int) -> bool:
    """Whether words like "at least" or "up to" begin at word `at`."""
    words = [word.lower() for word in tokens.words[at : at + 3]]
    return words[0] in COUNTING or " ".join(words[:2]) in COUNTING or " ".join(words) in COUNTING


def _clause_at(tokens: TaggedWords, start: int, high: int) -> bool:
    """Whether a clause starts at word `start`: "that", a subject and a verb, or "why"."""
    if start >= high:
        return False
    if CLAUSE.match(tokens.letters, start, min(high, start + 40)):
        return True
    return tokens.letters[start] in "wS" and tokens.words[start].lower() not in NO_CLAUSE


def _clause_end(
    tokens: TaggedWords,
    start: int,
    high: int,
    report: Report,
    rest: Sequence[Report],
    structure: Enclosing,
) -> int:
    """The word after a reported clause: the end of the sentence, or of what this report reports."""
    high = _before_next(tokens, start, high, report, rest)
    found = CLAUSE_END.search(tokens.letters, start, high)
    while found:
        on = _goes_on(tokens, start, found.start(), high, structure)
        if on is None:
            break
        found = CLAUSE_END.search(tokens.letters, on, high)
    return _trim(tokens, start, found.start() if found else high)


def _goes_on(
    tokens: TaggedWords, start: int, comma: int, high: int, structure: Enclosing
) -> int | None:
    """Where a clause goes on after an aside like ", who had slept aboard,", or None."""
    letters = tokens.letters
    if letters[comma : comma + 2] != ",w":
        return None
    if letters[start] != "T" and FINITE.search(letters, start, comma):
        return None
    if letters[start] == "T" and FINITE.search(letters, start + 1, comma):
        return None
    end = structure.clause_of(comma + 1).high
    if end >= high or letters[end] != "," or not PREDICATE.match(letters, end + 1):
        return None
    return end + 1


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
    end = _phrase_end(tokens, start, high, OBJECT_END if "o" in frames else PHRASE_END)
    if not QUOTES.search(letters, start, end) and not _is_content(tokens, start, end, report):
        return None
    return start, end


def _phrase_end(tokens: TaggedWords, start: int, high: int, pattern: re.Pattern[str]) -> int:
    """The word after a noun phrase, with what belongs to it: "the need for mending nets"."""
    found = pattern.search(tokens.letters, start, high)
    while found and tokens.words[found.start()] in ("as", "of", "for", "to", "from", "against"):
        found = pattern.search(tokens.letters, found.end(), high)
    return _trim(tokens, start, found.start() if found else high)


def _is_content(tokens: TaggedWords, start: int, end: int, report: Report) -> bool:
    """Whether a phrase without quotation marks tells what was said, and not of whom or what.

    "condemned the attack on the port" tells of an act, "urged them to stay" and "promised a week of
    mending" of words.
    """
    verb, letters = report.verb, tokens.letters
    if verb is None or end - start < 3:
        return False
    if "o" in verb.frames:
        return bool(OBJECT_AND_MORE.search(letters, start, end))
    if verb.lemma in CONTENT_IS_OBJECT:
        return letters[start - 1] == "P" or bool(MORE.search(letters, start, end))
    return False


def _trim(tokens: TaggedWords, start: int, end: int) -> int:
    """The end of a range without punctuation and conjunctions there ("…, but also")."""
    found = LOOSE_END.search(tokens.letters, max(start, end - 4), end)
    return found.start() if found else end


def _names(tokens: TaggedWords, report: Report) -> bool:
    """Whether "called" names something and does not report: "a company called X"."""
    return report.speaker is not None and tokens.letters[report.speaker[1] - 1] in "on"
