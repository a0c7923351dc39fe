"""Assigns claimants to figures outside quotes, from their sentence or list.

A figure whose sentence names no source, and that is in no quotation, is the text's own word; if a
source seems to be there but is not found, the claimant stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from reader.annotate.claimants import (
    doubted_figures,
    side_clauses,
    sources,
    unsaid,
)
from reader.annotate.claimants.background import basis_of_background, is_of_source
from reader.annotate.claimants.block_sentences import BlockSentences, is_labelled
from reader.annotate.claimants.going_on import (
    cue_before,
    figure_before,
    goes_on,
    is_in_row,
    may_be_in_row,
)
from reader.annotate.claimants.inner_sources import passed_on
from reader.annotate.claimants.lands import Lands
from reader.annotate.claimants.list_sources import FoundSource, ListSources
from reader.annotate.claimants.source_people import (
    BEHIND_SUBJECT,
    SUBJECTS,
    KnownPeople,
    people_of,
    person_behind,
    pronoun_person,
)
from reader.annotate.claimants.source_words import SourceWords
from reader.annotate.figures import claims
from reader.models import Block, ClaimantBasis, Figure, Person, Quote

_WIDEST = 400
"""Characters of a sentence on each side of a figure that are searched for its source."""


def find_claimants(
    blocks: Sequence[Block],
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    people: Sequence[Person],
    inner: Sequence[Quote] = (),
) -> tuple[tuple[Person, ...], tuple[Figure, ...]]:
    """Return the people, with added sources that only figures have, and the figures with claimants.

    Figures with a claimant from the quote around them keep it. Figures in the `inner` report of an
    unknown person, and figures in a question of an unnamed one, get none.
    """
    spans = [figure.span for figure in figures]
    told = claims.quotes_around(spans, inner) if inner else ()
    claimed = any([figure.claimant is not None for figure in figures])
    around = claims.quotes_around(spans, quotes) if claimed else ()
    quotes_of = _by_block(quotes)
    known = KnownPeople(people, Lands(blocks))
    lists = ListSources(blocks, known)
    done: list[Figure] = []
    number, here = -1, BlockSentences("", ())
    for figure, report, holding in zip_longest(figures, told, around):
        if figure.span.block != number:
            number = figure.span.block
            labelled = is_labelled(blocks, number, known)
            here = BlockSentences(blocks[number].text, quotes_of.get(number, ()), labelled)
        if figure.claimant is None and (report is not None or figure.stance == "asks"):
            done += here.corrected(figure)
            continue
        if here.quotes and is_of_source(figure, here):
            done.append(_nobodys(figure, "bulletin"))
            continue
        row = lists.source_of(figure)
        before = figure_before(done, figure, here.text)
        if row is not None or figure.claimant is None:
            figure = lists.with_source_beside(_claimed(figure, here, before, row, known))
        elif report is None and holding is not None and figure.stance == "says":
            figure = passed_on(figure, holding, before, here.text, known)
        if row is None and holding is not None:
            figure = _in_quote(figure, holding, here, before)
        elif row is None:
            figure = lists.with_label(_unsaid(figure, here, known))
        done += here.corrected(figure)
    return tuple(known.people), tuple(done)


def _by_block(quotes: Sequence[Quote]) -> dict[int, list[Quote]]:
    found: dict[int, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.span.block, []).append(quote)
    return found


def _nobodys(figure: Figure, basis: ClaimantBasis) -> Figure:
    return figure._replace(claimant=None, claimants=(), claimant_basis=basis, stance="says")


def _without_background(
    figure: Figure, holding: Quote, here: BlockSentences, before: Figure | None
) -> Figure:
    """Return the figure, without a claimant if the reported words only presuppose it."""
    if figure.claimant is None or holding.kind == "direct" or here.in_marks(figure.span.start):
        return figure
    cue = holding.cue
    if cue is not None and ";" in here.text[figure.span.end : cue.start]:
        return figure._replace(claimant=None, claimants=(), claimant_basis="unknown")
    basis = basis_of_background(figure, holding, here.text)
    if basis is None and (
        doubted_figures.is_in_doubt(figure, holding, here.text)
        or _has_source_behind(figure, holding, here, before)
    ):
        basis = "unknown"
    return figure if basis is None else _nobodys(figure, basis)


def _has_source_behind(
    figure: Figure, holding: Quote, here: BlockSentences, before: Figure | None
) -> bool:
    """Whether a figure is background before "X said", or the writer's own words."""
    cue, speaker = holding.cue, holding.speaker
    if cue is None or cue.block != figure.span.block:
        return False
    if cue.end <= holding.span.start and holding.kind == "indirect":
        low = here.bounds(cue.start)[0]
        apart = here.text[cue.end : holding.span.start] == ", "
        return apart and side_clauses.is_afterthought(
            here.text[low : cue.start].rpartition(",")[0], here.text[holding.span.start :][:20]
        )
    if cue.start < figure.span.end:
        return False
    source = min(cue.start, speaker.start) if speaker and speaker.block == cue.block else cue.start
    low, high = here.bounds(figure.span.start)
    return source <= high and _in_side_clause(
        figure, max(low, holding.span.start), source, here, before
    )


def _in_side_clause(
    figure: Figure, low: int, source: int, here: BlockSentences, before: Figure | None
) -> bool:
    """Whether a figure in a sentence from `low` is background for the source after it."""
    start, end = figure.span.start, figure.span.end
    low = max(low, start - _WIDEST)
    second = before.span.end - low if before is not None and before.span.start >= low else None
    return side_clauses.is_background(here.text[low:start], here.text[end:source], second)


def _in_quote(
    figure: Figure, holding: Quote, here: BlockSentences, before: Figure | None
) -> Figure:
    """Return the figure in a quote: without claimant if background, asked if in a question."""
    figure = _without_background(figure, holding, here, before)
    if figure.stance == "wants" and doubted_figures.has_happened(figure, holding, here.text):
        return _nobodys(figure, "unknown")
    if doubted_figures.is_in_what_it_is_called(figure, holding, here.text):
        return _nobodys(figure, "unknown")
    return figure if holding.kind == "indirect" else _asked(figure, here)


def _asked(figure: Figure, here: BlockSentences) -> Figure:
    """Return the figure with the stance "asks" if the quotation is a question."""
    end = figure.span.end
    asked = figure.stance == "says" and here.in_marks(end) and unsaid.is_asked(here.text, end)
    return figure._replace(stance="asks") if asked else figure


def _unsaid(figure: Figure, here: BlockSentences, known: KnownPeople) -> Figure:
    """Return the figure outside quotes with the stance of its sentence, if not asserted."""
    start, text = figure.span.start, here.text
    low = start - _WIDEST if start > _WIDEST else 0
    if figure.claimant is not None or not unsaid.MAY_GOVERN.search(text, low, start + _WIDEST):
        return figure
    if figure.stance != "says" or here.in_marks(start):
        return figure
    if unsaid.is_asked(text, figure.span.end):
        return figure._replace(stance="asks", claimant_basis="unknown")
    low = max(here.bounds(start)[0], start - _WIDEST)
    found = unsaid.stance_of(text[low:start])
    if found is None or _THERE_WAS.search(text, low, start):
        return figure
    people: tuple[int, ...] = ()
    if found.source is not None:
        people = _resolved(found.source, low, here, known).people
    return figure._replace(
        claimant=people[0] if people else None,
        claimants=people,
        claimant_basis="named" if people else "unknown",
        stance=found.stance,
    )


_THERE_WAS = re.compile(r"\band there (?:have|has|had|is|are|was|were)\b")
"""Matches the start of the writer's own clause after unconfirmed words."""


def _claimed(
    figure: Figure,
    here: BlockSentences,
    before: Figure | None,
    row: FoundSource | None,
    known: KnownPeople,
) -> Figure:
    """Return the figure with its claimant, or with the reason why it has none."""
    found = row or _by_sentence(figure, here, before, known)
    if found is not None and found.people:
        return figure._replace(
            claimant=found.people[0], claimants=found.people, claimant_basis=found.basis
        )
    own = found == FoundSource((), "bulletin") or found is None and here.is_own(figure)
    basis: ClaimantBasis = "bulletin" if own else "unknown"
    return figure._replace(claimant=None, claimants=(), claimant_basis=basis)


def _by_sentence(
    figure: Figure, here: BlockSentences, before: Figure | None, known: KnownPeople
) -> FoundSource | None:
    """Return the source that the sentence names; without people if they are not known."""
    span = figure.span
    if not here.may_have_source:
        return None
    if before is not None and here.text[span.start - 1 : span.start + 1] == "(+":
        return FoundSource(before.claimants, before.claimant_basis)
    if here.in_marks_with_others(span) or figure.unit == "year of age":
        return None
    low, high = here.bounds(span.start)
    low, high = max(low, span.start - _WIDEST), min(high, span.end + _WIDEST)
    sentence = here.text[low:high]
    source = sources.source_of(sentence, span.start - low, min(span.end, high) - low)
    if source is not None:
        behind = low + source.start
        if behind >= span.end and _in_side_clause(
            figure, here.bounds(span.start)[0], cue_before(behind, span.end, here), here, before
        ):
            return FoundSource((), "unknown")
        aside = sentence[source.end : source.end + 1] == "," or sentence[source.end :][:2] == " ("
        if (
            aside
            and source.end < span.start - low
            and side_clauses.is_of_source(
                sentence[source.end : span.start - low], sentence[span.end - low :]
            )
        ):
            return FoundSource((), "unknown")
        found = _resolved(source, low, here, known)
        if found.people or before is None or not goes_on(before, low + source.start, here, known):
            return found
        return FoundSource(before.claimants, "pronoun")
    if before is not None and is_in_row(before, figure, here):
        return FoundSource(before.claimants, before.claimant_basis)
    if before is not None and may_be_in_row(before, figure, here):
        return FoundSource((), "unknown")
    return None


def _near(heard: Sequence[Quote], here: BlockSentences, at: int) -> Sequence[Quote]:
    """Return the quotes heard, if the last is in the sentence before the one at `at`; else none."""
    if not heard or here.bounds(heard[-1].span.end - 1)[1] != here.bounds(at)[0]:
        return ()
    return heard


def _resolved(
    source: SourceWords, low: int, here: BlockSentences, known: KnownPeople
) -> FoundSource:
    """Return the people named by a source's words, by a quote with the same speaker, or by name."""
    start, end = low + source.start, low + source.end
    for quote in here.quotes_in(low, low + 2 * _WIDEST):
        speaker = quote.speaker
        if speaker is None or quote.person is None or speaker.block != quote.span.block:
            continue
        if speaker.end == end and speaker.start >= start:
            basis: ClaimantBasis = "pronoun" if quote.basis == "pronoun" else "named"
            return FoundSource(quote.speakers or (quote.person,), basis)
    mention, named = here.text[start:end], person_behind(known, here.text, end)
    mention = SUBJECTS.get(mention, mention)
    if named is not None:
        return FoundSource((named,), "named")
    if mention in ("he", "she", "it", "He", "She", "It"):
        first = here.bounds(start)[0]
        heard = [
            one
            for one in here.quotes_in(first, start)
            if one.span.end <= start and not (one.speaker and one.speaker.start == start)
        ]
        anew = ": " in here.text[first:start]  # "The owner disputed that: it was 190, it said"
        if anew or not heard and BEHIND_SUBJECT.search(here.text, first + 1, start):
            return FoundSource((), "unknown")
        heard = heard or list(_near(here.heard_before(first), here, start))
        by_pronoun = pronoun_person(mention, known.people, heard, here.before(first))
        if by_pronoun is not None and known.may_be(mention, by_pronoun[0]):
            return FoundSource(*by_pronoun)
    return FoundSource(people_of(known, mention, source.body), "named")
