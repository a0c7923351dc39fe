"""Finds quotes with their cues and speakers in blocks; an unknown speaker stays unknown.

It calls the other modules of this package, after the roster has been made.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from reader.annotate.people.roster import Roster
from reader.annotate.quotes import (
    attribution,
    heading_fragments,
    labels,
    not_speech,
    read_sentences,
    speakers,
    spoken_turns,
)
from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.quotes.content import fronts
from reader.annotate.quotes.mentions import (
    carried,
    coordination,
    relays,
    repeated_words,
    without_cue,
)
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.spoken_turns import QuoteDraft
from reader.annotate.quotes.stances import quotations
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens import heading_blocks, title_case
from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.transcripts.turns import Turn
from reader.models import Block, Person, Quote, QuoteKind, Span

VERB = re.compile("[xvhbegki]")
BARE_NOUN = re.compile("T(?!s|[Np]n)")
"""A "that" before hardly more than a noun, not "that's untrue", "that Varn misspoke"."""
JOINT = re.compile("T[,:-]?")
OWN_THAT = re.compile("T[am]*[xs]|Tm?[vhb]")
"""A "that" that is the subject of its clause."""


class QuotesFound(NamedTuple):
    """The people of the roster and the speakers found only here, and the quotes.

    `inner` are the reports inside those quotes. They are not shown, but give figures inside them a
    claimant.
    """

    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
    inner: tuple[Quote, ...] = ()


def find_quotes(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    roster: Roster,
    headings: frozenset[int] = frozenset(),
    turns: Sequence[Turn] = (),
) -> QuotesFound:
    """Return the quotes in the order of the text, and the people with newly found speakers.

    `headings` are the blocks that are headings. `turns` are those of a transcript: each is one
    quote of its speaker.
    """
    parsed = read_sentences.read_sentences(read)
    spoken = spoken_turns.as_quotes(blocks, read, parsed, turns)
    quoted = heading_blocks.quoted_headings(blocks, read)
    pieces = carried.without_doubtful(
        blocks, read, parsed, attribution.attribute(read, parsed, headings)
    )
    pieces = repeated_words.with_known_speakers(blocks, read, pieces)
    pieces = tuple([one for one in pieces if one.source or one.block not in quoted])
    drafts = [*_drafts(blocks, read, parsed, pieces), *spoken]
    drafts.sort(key=attrgetter("span"))
    names = speakers.resolve_speakers(read, parsed, roster, pieces, headings)
    passed_on = relays.Relays(read, parsed, roster)
    inner = sorted(_inner_drafts(read, parsed), key=attrgetter("span"))
    found = tuple([_quote(read, names, passed_on, draft) for draft in drafts])
    found = spoken_turns.with_initials(turns, names.people, found)
    found = labels.without_places(blocks, names.people, found)
    told = tuple([_quote(read, names, passed_on, draft) for draft in inner])
    return QuotesFound(
        names.people,
        heading_fragments.with_heading_speakers(blocks, headings, names.people, found),
        labels.without_places(blocks, names.people, (*found, *told))[len(found) :],
    )


def _drafts(
    blocks: Sequence[Block],
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    pieces: Sequence[AttributedQuotation],
) -> Iterator[QuoteDraft]:
    """Yield the reported clauses with the quotations inside, and quotations outside of them."""
    by_block: dict[int, list[AttributedQuotation]] = {}
    for one in pieces:
        by_block.setdefault(one.block, []).append(one)
    for number, block in enumerate(parsed):
        here = by_block.get(number, ())
        if not here and not (block and any([sentence.clauses for sentence in block])):
            continue
        tokens = read[number]
        places = [one.at for one in here]
        taken: set[int] = set()
        for sentence in block:
            for report, clause in sentence.clauses:
                inside = here and _inside(here, places, clause)
                if not inside and not _says_something(tokens, sentence, report, clause):
                    continue
                draft = _clause(tokens, ReportPlace(number, report), clause, inside, taken)
                if draft:
                    taken.update([one.at for one in inside])
                    yield draft
        for one in here:
            if one.at not in taken and _is_quote(blocks[number].text, tokens, one):
                yield _alone(blocks[number].text, tokens, one)


def _inner_drafts(
    read: Sequence[TaggedWords], parsed: Sequence[Sequence[Sentence]]
) -> Iterator[QuoteDraft]:
    """Yield the clauses with a number that are reported inside other ones."""
    for number, block in enumerate(parsed):
        for sentence in block:
            for report, (low, high) in sentence.inner:
                if _tells(read[number], report) and _counts(read[number], low, high):
                    low, high = _behind_that(read[number], (low, high))
                    span = Span(number, read[number].starts[low], read[number].end(high - 1))
                    place = ReportPlace(number, report)
                    yield QuoteDraft(span, "indirect", place, "cue", stance=report.stance)


def _counts(tokens: TaggedWords, low: int, high: int) -> bool:
    """Whether words have a number in digits or words."""
    return "#" in tokens.letters[low:high] or not _COUNTS.isdisjoint(tokens.words[low:high])


_COUNTS = NUMBERS | {one.capitalize() for one in NUMBERS}
_COUNTS |= frozenset("dozens scores hundreds thousands millions Dozens Hundreds Thousands".split())  # noqa: SIM905
"""Numbers in words."""


def _tells(tokens: TaggedWords, report: Report) -> bool:
    """Whether an inner report has a clause, as "believes that", and no object ("treats").

    A number that somebody is said to have promised is the word of whoever says so, and a claim that
    somebody repeats that of who repeats it.
    """
    if report.speaker is None and report.cue and tokens.words[report.cue[0] - 1] in _REPEATING:
        return False
    if report.verb is not None and report.verb.lemma in _PROMISING:
        return False
    return not report.thought or report.verb is None or "c" in report.verb.frames


_REPEATING = frozenset("repeated repeats reiterated reiterates restated restates".split())  # noqa: SIM905
_PROMISING = frozenset(("promise", "pledge", "vow", "offer"))


def _inside(
    here: Sequence[AttributedQuotation], places: Sequence[int], clause: Range
) -> Sequence[AttributedQuotation]:
    """Return the quotations inside a clause; `places` are the words of the block's quotations."""
    return here[bisect_left(places, clause[0]) : bisect_left(places, clause[1])]


def _clause(
    tokens: TaggedWords,
    place: ReportPlace,
    clause: Range,
    inside: Sequence[AttributedQuotation],
    taken: set[int],
) -> QuoteDraft | None:
    """Return the reported clause as one quote, or None if a quotation in it has another report."""
    if inside and any(one.at in taken or one.source != place or one.alone for one in inside):
        return None
    low, high = _behind_that(tokens, clause)
    if high - low == 1 and inside:
        return None
    if not inside and place.report.thought:
        return None
    span = Span(place.block, tokens.starts[low], tokens.end(high - 1))
    kind: QuoteKind = "mixed" if inside else "indirect"
    return QuoteDraft(span, kind, place, "cue", stance=place.report.stance)


def _behind_that(tokens: TaggedWords, clause: Range) -> Range:
    """Return a clause without an introducing "that", which is shown with the cue.

    "that" stays if it is the subject or part of it: "that was a lie", "That weir holds, Varn said".
    """
    low, high = clause
    joint = JOINT.match(tokens.letters, low, high - 1) if tokens.words[low] == "that" else None
    there = tokens.words[low + 1 : low + 2] == ("there",)
    if joint is None or not there and OWN_THAT.match(tokens.letters, low, high):
        return clause
    return joint.end(), high


def _says_something(tokens: TaggedWords, sentence: Sentence, report: Report, clause: Range) -> bool:
    """Whether unquoted reported words have more than two words or a verb.

    Fewer words before "X said" suffice if the clause or a quotation continues after it.
    """
    joint = BARE_NOUN.match(tokens.letters, *clause) is not None
    if report.stance != "says" or clause[1] - clause[0] - joint > 2:
        return True
    if VERB.search(tokens.letters, *clause):
        return True
    if clause[1] <= report.start and any([held is report for _, held, _ in sentence.held]):
        return True
    return sum(other == report for other, _ in sentence.clauses) > 1


def _is_quote(text: str, tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether a quotation outside of all reported clauses is, or may be, speech."""
    piece = tokens.quotations[one.at]
    if not_speech.is_markup(text, piece) or not_speech.is_behind_aside(tokens, one):
        return False
    if one.alone:
        return True
    title = not_speech.is_title_of_work(text, piece)
    if title and one.basis == "cue" and title_case.is_title_case(tokens.words, tokens.letters):
        return not not_speech.is_named_work(tokens, one.at)
    if one.close:
        return not (title and not_speech.is_named_work(tokens, one.at))
    if one.source is None or without_cue.is_scare(text, tokens, one):
        return False
    return not title or not_speech.is_epithet(tokens, one)


def _alone(text: str, tokens: TaggedWords, one: AttributedQuotation) -> QuoteDraft:
    stance, place = quotations.stance_of_quotation(tokens, one), one.source
    behind = place is not None and place.block == one.block and stance == "says"
    start = fronts.statement_to(tokens, place.report.end, one.at) if place and behind else one.at
    if start == one.at and place and behind and place.report.start > one.at:
        start = fronts.subject_to(tokens, text, one.at)
    span = Span(one.block, tokens.starts[start], tokens.end(one.at))
    kind: QuoteKind = "direct" if start == one.at else "mixed"
    return QuoteDraft(span, kind, place, one.basis, one.continued, stance)


def _quote(
    read: Sequence[TaggedWords],
    names: speakers.ResolvedSpeakers,
    passed_on: relays.Relays,
    draft: QuoteDraft,
) -> Quote:
    place, basis = draft.source, draft.basis
    if place is None or basis == "unknown":
        return Quote(draft.span, draft.kind, continued=draft.continued)
    tokens, report = read[place.block], place.report
    speaker = _span(place, tokens, _whole(tokens, report))
    everybody = names.speakers_of(place)
    if basis == "cue" and report.speaker and tokens.letters[report.speaker[0]] in "pO":
        basis = "pronoun"
    return Quote(
        draft.span,
        draft.kind,
        _span(place, tokens, report.phrase if draft.stance == report.stance else None),
        speaker,
        everybody[0] if everybody else None,
        passed_on.of(place),
        basis if speaker else "unknown",
        draft.continued,
        draft.stance,
        everybody,
    )


def _whole(tokens: TaggedWords, report: Report) -> Range | None:
    """Return the words for all speakers ("Orm, Velan and Tesk")."""
    if report.speaker is None:
        return None
    words = coordination.speaker_words(tokens, report.speaker)
    return coordination.with_modifier(tokens, words, report.cue, report.inverted)


def _span(place: ReportPlace, tokens: TaggedWords, words: Range | None) -> Span | None:
    if words is None:
        return None
    return Span(place.block, tokens.starts[words[0]], tokens.end(words[1] - 1))
