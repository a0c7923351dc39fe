"""Turns a figure in its paragraph into the quantity that it is a number of."""

from __future__ import annotations

from reader.ledger.people.names import words_of
from reader.ledger.series.counted import counted_of
from reader.ledger.series.scopes import part_of, per_of, since_of, when_of
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords, stretch_of
from reader.ledger.series.surroundings import actors_of, event_of, owners_of, places_in
from reader.ledger.series.words import CALENDAR, PURPOSES, content, land, thing_of


def quantity_of(stated: StatedFigure) -> StatedQuantity:
    """What the figure is a number of."""
    stretch = stretch_of(stated)
    counted = counted_of(stated, stretch)
    text, (start, end) = stated.text, stretch.sentence
    sides = counted.sides or owners_of(stated, stretch)
    actors = actors_of(stated, stretch)
    lands = sides | actors
    own = places_in(text, stretch.start, stretch.end, stated)
    if not own:
        own = places_in(text, start, min(stretch.start, _first_figure(stated, start)), stated)
    per = per_of(stated, stretch, counted.fates)
    return StatedQuantity(
        counted.thing,
        counted.is_implied,
        counted.kinds if per else counted.kinds | part_of(stated, stretch),
        counted.fates,
        counted.unit,
        per,
        since_of(stated, stretch),
        sides,
        actors,
        frozenset(one for one in own if land(one) not in lands and thing_of(one) != counted.thing),
        content(text[start : stated.figure.span.start] + " " + text[stated.figure.span.end : end]),
        _purposes(stated, stretch),
        event_of(stated, stretch),
        when_of(stated, stretch),
        (start, end),
        _wording(stated, start, end),
    )


def _wording(
    stated: StatedFigure, start: int, end: int
) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """The words before and behind a number in its sentence, and those that lead in its list."""
    _, low, high = stated.figure.span
    parts = (stated.text[start:low], stated.text[high:end])
    before, behind = (tuple(w for w in words_of(part) if not w[0].isdigit()) for part in parts)
    return before, behind, content(stated.lead_in) - CALENDAR


def _first_figure(stated: StatedFigure, start: int) -> int:
    """Where the first figure of a sentence stands: what is before it is of all of them."""
    at = stated.figure.span.start
    return min((other for other, _ in stated.others if start <= other < at), default=at)


def _purposes(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """What money is for by the words around it, or else by those of the sentence."""
    for low, high in ((stretch.start, stretch.end), stretch.sentence):
        words = words_of(stated.text[low:high])
        if found := frozenset(PURPOSES[word] for word in words if word in PURPOSES):
            return found
    return frozenset()
