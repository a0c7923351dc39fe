"""Turns an outlet's report of a statement into a report by its speaker, with the relay.

"The agency reported that a colonel said the dam leaked" is the colonel's statement; the agency
passed it on. `read_sentences` and `cues` call it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import Verb, plurals, words
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import FINITE, Range, phrase_after
from reader.annotate.tokens.tagged import TaggedWords

OUTLETS = words("outlets")
KINDS_OF_OUTLET = words("kinds_of_outlets")
_DOCUMENTS = words("documents") | plurals("documents")
RELAYING = frozenset(("report", "say", "write", "note"))
SAYING = frozenset(
    """say tell state claim announce deny confirm warn insist declare write allege admit reject
    acknowledge argue complain vow ask add note accuse call urge express""".split()  # noqa: SIM905
)
REPORTS = frozenset(("report", "reports", "article", "story"))
CITING = frozenset(("Quoting", "Citing"))
TOLD_BY = ("past", "s", "base")
JOINT = re.compile(r"T?,?a?")
"""Text between the cue of the outlet and the speaker."""
NAME_AT_END = re.compile(r"[NL]+$")
PARTS = re.compile("[,PTwq]")


def with_relays(tokens: TaggedWords, sentence: Sentence) -> Sentence:
    """Return the sentence; statements that an outlet only passes on get their own speaker."""
    for outer, clause in sentence.clauses:
        if not _passes_on(tokens, outer):
            continue
        told = [one for one in sentence.inner if _is_told(tokens, one, outer, clause)]
        if len(told) == 1:
            sentence = _with_relay(tokens, sentence, outer, told[0])
        elif clause[1] <= outer.start:
            sentence = _passed_on_behind(tokens, sentence, outer, clause)
    return sentence


def _passed_on_behind(
    tokens: TaggedWords, sentence: Sentence, outer: Report, clause: Range
) -> Sentence:
    """Return the sentence with the reports that an outlet at its end only passes on.

    Example: "The dam leaks, the mayor said, adding that it was old, the agency reports"
    """
    first = next((one for one in sentence.inner if one[1][0] == clause[0]), None)
    if first is None or first[0].cue is None or first[0].speaker is None:
        return sentence
    if first[1][1] > first[0].start or first[0].weak or first[0].relay:
        return sentence  # the speaker is not behind the statement
    told = [one for one in sentence.inner if one[0].speaker == first[0].speaker]
    around = tokens.words[first[0].end : clause[1]]
    relay = None if "interview" in around or outer.speaker is None else outer.speaker
    named = {
        id(report): report._replace(relay=_name_of(tokens, relay) if relay else None)
        for report, _ in told
    }
    return sentence._replace(
        reports=tuple([named.get(id(one), one) for one in sentence.reports]),
        clauses=tuple(
            [one for one in sentence.clauses if one[0] is not outer]
            + [(named[id(report)], words) for report, words in told]
        ),
        held=tuple([(at, named.get(id(who), who), close) for at, who, close in sentence.held]),
        inner=tuple([one for one in sentence.inner if id(one[0]) not in named]),
    )


def is_outlet(tokens: TaggedWords, speaker: Range) -> bool:
    """Whether a phrase is an outlet: "the agency", "the weekly Lantern", "Radio Orm"."""
    start, end = speaker
    parts = PARTS.search(tokens.letters, start, end)
    head = tokens.words[(parts.start() if parts else end) - 1]
    if tokens.letters[end - 1] in "NL":
        named = [tokens.words[at] for at in range(start, end)]
        kind = any([word.lower() in KINDS_OF_OUTLET and word.islower() for word in named])
        return not parts and (kind or not OUTLETS.isdisjoint(named))
    return head in KINDS_OF_OUTLET


def cited_by(tokens: TaggedWords, high: int, outlet: Range, cue: int, verb: Verb) -> Range | None:
    """Return the source beside an outlet's cue ("TAVA, citing the army, said"), or None.

    Cited data, concerns and documents are no speakers.
    """
    for at in (outlet[1], cue + 1) if verb.lemma in RELAYING else ():
        start = at + (tokens.letters[at : at + 1] == ",")
        if tokens.words[start : start + 1] != ("citing",):
            continue
        cited = phrase_after(tokens, start + 1, high)
        if cited is None or not is_outlet(tokens, outlet):
            return None
        parts = PARTS.search(tokens.letters, *cited)
        head = (parts.start() if parts else cited[1]) - 1
        document = tokens.words[head].lower() in _DOCUMENTS
        return cited if tokens.letters[head] in "roN" and not document else None
    return None


def fronted_source(tokens: TaggedWords, low: int, outlet: Range) -> Range | None:
    """Return the source before an outlet: "Quoting two clerks, a Norr News report said", or None.

    The sentence begins at word `low`.
    """
    if tokens.words[low] not in CITING:
        return None
    source = phrase_after(tokens, low + 1, outlet[0])
    if source is None or source[1] != outlet[0] - 1 or tokens.letters[source[1]] != ",":
        return None
    parts = PARTS.search(tokens.letters, *outlet)
    report = tokens.words[(parts.start() if parts else outlet[1]) - 1] in REPORTS
    somebody = tokens.letters[source[1] - 1] in "rN"
    return source if somebody and (report or is_outlet(tokens, outlet)) else None


def _passes_on(tokens: TaggedWords, outer: Report) -> bool:
    """Whether a report is an outlet's plain statement."""
    verb = outer.verb
    if verb is None or verb.lemma not in RELAYING or verb.form not in TOLD_BY or outer.weak:
        return False
    if outer.inverted and (verb.lemma, verb.form) != ("report", "s"):
        return False
    if outer.speaker is None or outer.stance != "says" or outer.relay:
        return False
    return is_outlet(tokens, outer.speaker)


def _is_told(tokens: TaggedWords, one: tuple[Report, Range], outer: Report, clause: Range) -> bool:
    """Whether the outlet's statement is only that a speaker said this."""
    inner, (low, high) = one
    verb, cue = inner.verb, inner.cue
    if verb is None or cue is None or verb.lemma not in SAYING or verb.form not in TOLD_BY:
        return False
    if inner.speaker is None or inner.inverted or inner.relay or inner.weak or inner.supposed:
        return False
    if tokens.letters[inner.speaker[0]] in "pOwd" and inner.speaker[1] == inner.speaker[0] + 1:
        return False
    if not clause[0] <= cue[0] < low or FINITE.search(tokens.letters, high, clause[1]):
        return False  # "Varn said it fell, and the road was shut, the agency reports"
    return JOINT.fullmatch(tokens.letters, clause[0], inner.speaker[0]) is not None


def _with_relay(
    tokens: TaggedWords, sentence: Sentence, outer: Report, told: tuple[Report, Range]
) -> Sentence:
    inner, clause = told
    assert outer.speaker is not None
    report = inner._replace(relay=_name_of(tokens, outer.speaker))
    return sentence._replace(
        reports=tuple([report if one is inner else one for one in sentence.reports]),
        clauses=tuple(
            [(report, clause) if one is outer else (one, words) for one, words in sentence.clauses]
        ),
        held=tuple(
            [
                (at, report, close) if who is inner or who is outer and _in(at, clause) else one
                for one in sentence.held
                for at, who, close in (one,)
            ]
        ),
        inner=tuple([one for one in sentence.inner if one[0] is not inner]),
    )


def _in(at: int, clause: Range) -> bool:
    return clause[0] <= at < clause[1]


def _name_of(tokens: TaggedWords, speaker: Range) -> Range:
    """Return the outlet's name without its kind ("the state newswire | TAVA"), or all words."""
    name = NAME_AT_END.search(tokens.letters, *speaker)
    if name and name.start() > speaker[0] and tokens.words[name.start() - 1] in KINDS_OF_OUTLET:
        return name.span()
    return speaker
