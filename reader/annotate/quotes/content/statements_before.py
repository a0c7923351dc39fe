"""Attributes the sentence before "That's according to Varn" or "Varn announced this" to Varn.

`read_sentences` calls it for each block.
"""

from __future__ import annotations

from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import VERB_OR_E, Range
from reader.annotate.tokens.tagged import TaggedWords

POINTING = frozenset(("that", "this"))
BE = frozenset(("is", "was", "'s", "’s"))
STATING = frozenset(
    "announce confirm declare deny disclose dispute report reveal say state write".split()  # noqa: SIM905
)
"""Verbs whose object "this" is the statement before."""
BEHIND = frozenset("P,.;aD")
"""What may follow "this" as an object: not "said this week", "said this was"."""


def with_statements(tokens: TaggedWords, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a block; "That's according to Varn" reports the sentence before it.

    That sentence must be a statement without a report or quotation of its own.
    """
    found = list(sentences)
    for number, sentence in enumerate(found):
        report = _source_alone(tokens, sentence) or _of_this(tokens, sentence)
        if report is None:
            continue
        if report.verb is not None:
            found[number] = sentence = _without_this(sentence, report)
        before = found[number - 1]
        if not number or before.reports or before.held:
            continue
        low, high = _without_stop(tokens, (before.low, before.high))
        if VERB_OR_E.search(tokens.letters, low, high):
            clauses = ((report, (low, high)), *sentence.clauses)
            found[number] = sentence._replace(clauses=clauses)
    return tuple(found)


def _without_this(sentence: Sentence, report: Report) -> Sentence:
    """Return the sentence without clauses of "this", or of who passed it on."""
    at = report.cue[0] if report.cue else sentence.low
    kept = [
        (other, words)
        for other, words in sentence.clauses
        if other.cue != report.cue
        and (not report.relay or other.speaker != report.relay)
        and not words[0] <= at < words[1]
    ]
    return sentence._replace(clauses=tuple(kept))


def may_point(tokens: TaggedWords) -> bool:
    """Whether a block may have a sentence that names the source of the one before it."""
    return "A" in tokens.letters or "this" in tokens.words or "This" in tokens.words


def points_back(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether "that's" or "this is" precedes "according" at word `at`."""
    return (
        at >= low + 2
        and tokens.words[at - 1].lower() in BE
        and tokens.words[at - 2].lower() in POINTING
    )


def _source_alone(tokens: TaggedWords, sentence: Sentence) -> Report | None:
    """Return the report of a sentence that has only "That is" before its source, or None."""
    if not sentence.reports:
        return None
    report = sentence.reports[0]
    if report.verb is not None or report.cue is None or report.speaker is None:
        return None
    at = report.cue[0]
    alone = at == sentence.low + 2 and tokens.letters[at] == "A"
    return report if alone and points_back(tokens, sentence.low, at) else None


def _of_this(tokens: TaggedWords, sentence: Sentence) -> Report | None:
    """Return the report of "Varn announced this" and "This was announced by Varn", or None.

    Who passed it on may stand behind a comma: "…, the Lake Post reports".
    """
    report = sentence.reports[0] if sentence.reports else None
    if report is None or report.cue is None or report.speaker is None or report.verb is None:
        return None
    if report.verb.lemma not in STATING or report.weak or report.supposed:
        return None
    at = report.cue[0]
    first = tokens.words[sentence.low : sentence.low + 2]
    passive = first in (("This", "was"), ("This", "is")) and at <= sentence.low + 3
    passive = passive and tokens.words[at + 1] == "by"
    active = report.speaker[1] <= at and tokens.words[at + 1] == "this"
    active = active and tokens.letters[at + 2 : at + 3] in BEHIND
    if not (passive or active) or report.stance not in ("says", "denies"):
        return None
    last = sentence.reports[-1]
    apart = last.speaker != report.speaker and tokens.letters[last.start - 1] == ","
    return report._replace(relay=last.speaker) if apart and not report.relay else report


def _without_stop(tokens: TaggedWords, words: Range) -> Range:
    low, high = words
    while high > low and tokens.letters[high - 1] in ".,;:-":
        high -= 1
    return low, high
