"""Makes quotes from the turns of a transcript, and replaces the sentences of their blocks.

`quotes` calls it before it attributes quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.quotes.attribution import ReportPlace
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.transcripts.turns import Turn
from reader.models import Basis, Block, Person, Quote, QuoteKind, Span, Stance

NAMELESS = frozenset(("asker", "answer", "initials"))
"""Kinds of labels that are no name."""
MARKS = '“”„«»"'
STATED = re.compile(r"[.!…][”\"]?\s")
"""The end of a sentence that is no question."""


class QuoteDraft(NamedTuple):
    """A quote whose speaker is not yet resolved to a person."""

    span: Span
    kind: QuoteKind
    source: ReportPlace | None
    basis: Basis
    continued: bool = False
    stance: Stance = "says"


def as_quotes(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: list[tuple[Sentence, ...]],
    turns: Sequence[Turn],
) -> list[QuoteDraft]:
    """Return one quote for each block of each turn; the sentences in `parsed` are replaced.

    Reports inside a turn are no separate quotes, but give its figures a claimant.
    """
    found: list[QuoteDraft] = []
    for turn in turns:
        tokens, text = read[turn.block], blocks[turn.block].text
        behind = bisect_left(tokens.starts, turn.said)
        if not 0 < behind < len(tokens.letters):
            continue
        said = text[turn.said :].rstrip(MARKS + " ")
        asks = said.endswith("?") and (turn.sort == "asker" or not STATED.search(said))
        report = _report(tokens, turn, behind, "asks" if asks else "says")
        place = ReportPlace(turn.block, report)
        parsed[turn.block] = _inside(tokens, parsed[turn.block], report)
        marks = MARKS if turn.start else ""
        spans = [_span(turn.block, text, tokens.starts[behind], marks)]
        for block in turn.going_on:
            parsed[block] = _inside(read[block], parsed[block], None)
            spans.append(_span(block, blocks[block].text, 0, marks))
        found.append(QuoteDraft(spans[0], "direct", place, "cue", stance=report.stance))
        found += [QuoteDraft(one, "direct", place, "carried", True) for one in spans[1:]]
    return found


def _report(tokens: TaggedWords, turn: Turn, behind: int, stance: Stance) -> Report:
    """Return the report of a label: a colon is its cue, as in headings."""
    low, high = (bisect_left(tokens.starts, at) for at in (turn.start, turn.end))
    speaker = None if turn.sort in NAMELESS else (low, high)
    colon = behind - 1
    cue = (colon, behind) if speaker and tokens.words[colon] == ":" else None
    return Report(cue, speaker, None, low, behind, stance=stance, phrase=cue)


def _inside(
    tokens: TaggedWords, before: Sequence[Sentence], report: Report | None
) -> tuple[Sentence, ...]:
    """Return the sentences of a spoken block, the first with the report of its label."""
    asked = report is not None and report.stance == "asks"
    told = [() if asked else (*one.clauses, *one.inner) for one in before]
    found = [Sentence(one.low, one.high, (), inner=told[at]) for at, one in enumerate(before)]
    if report is not None:
        found[0] = found[0]._replace(reports=(report,))
    return tuple(found)


def _span(block: int, text: str, start: int, marks: str) -> Span:
    """Return the words of a block from character `start`, without marks around the turn."""
    said = text[start:]
    low = start + len(said) - len(said.lstrip(marks + " \t"))
    return Span(block, low, max(low + 1, len(text.rstrip(marks + " \t"))))


def with_initials(
    turns: Sequence[Turn], people: Sequence[Person], quotes: tuple[Quote, ...]
) -> tuple[Quote, ...]:
    """Return the quotes; if a label has initials of only one person, that is the speaker."""
    if all(turn.sort != "initials" for turn in turns):
        return quotes
    by_initials: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        letters = "".join(word[0] for word in person.name.split() if word[0].isupper())
        by_initials.setdefault(letters, []).append(at)
    speakers: dict[int, tuple[Span, tuple[int, ...]]] = {}
    for turn in turns:
        found = by_initials.get(turn.key.replace(".", "").upper(), [])
        if turn.sort == "initials" and len(found) == 1:
            label = Span(turn.block, turn.start, turn.end)
            speakers |= dict.fromkeys((turn.block, *turn.going_on), (label, tuple(found)))
    out = []
    for quote in quotes:
        if quote.span.block in speakers:
            label, found_here = speakers[quote.span.block]
            basis: Basis = "carried" if quote.continued else "cue"
            quote = quote._replace(
                speaker=label, person=found_here[0], speakers=found_here, basis=basis
            )
        out.append(quote)
    return tuple(out)
