"""Attributes the sentence before "That's according to Varn", "This was stated by Varn" to Varn.

`read_sentences` calls it for each block.
"""

from __future__ import annotations

from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import VERB_OR_E, Range
from reader.annotate.tokens.tagged import TaggedWords

POINTING = frozenset(("that", "this"))
BE = frozenset(("is", "was", "'s", "’s"))


def with_statements(tokens: TaggedWords, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a block; "That's according to Varn" reports the sentence before it.

    That sentence must be a statement without a report or quotation of its own.
    """
    found = list(sentences)
    for number, sentence in enumerate(found):
        report = _source_alone(tokens, sentence) or _source_of_this(tokens, sentence)
        if report is None:
            continue
        if report.verb is not None:
            found[number] = sentence = sentence._replace(clauses=())  # "…, the Courier reports"
        before = found[number - 1]
        if not number or before.reports or before.held:
            continue
        low, high = _without_stop(tokens, (before.low, before.high))
        if VERB_OR_E.search(tokens.letters, low, high):
            found[number] = sentence._replace(clauses=((report, (low, high)),))
    return tuple(found)


def may_point(tokens: TaggedWords) -> bool:
    """Whether a sentence of a block may point back to the one before it."""
    return "A" in tokens.letters or "This" in tokens.words


def _source_of_this(tokens: TaggedWords, sentence: Sentence) -> Report | None:
    """Return the report of a sentence that begins "This was stated by Varn", or None."""
    low = sentence.low
    if tokens.words[low] != "This" or not sentence.reports:
        return None
    report = sentence.reports[0]
    if report.verb is None or report.cue is None or report.speaker is None:
        return None
    done = tokens.words[low + 1 : report.cue[1] - 1] in (("was",), ("is",), ("has", "been"))
    by = tokens.words[report.cue[1] : report.cue[1] + 1] == ("by",)
    return report if done and by and report.verb.lemma in _TELLING else None


_TELLING = frozenset(("report", "state", "announce", "say", "note", "write"))


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


def _without_stop(tokens: TaggedWords, words: Range) -> Range:
    low, high = words
    while high > low and tokens.letters[high - 1] in ".,;:-":
        high -= 1
    return low, high
