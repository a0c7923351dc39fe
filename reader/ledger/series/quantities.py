"""Turns a figure in its paragraph into the quantity that it is a number of."""

from __future__ import annotations

from reader.ledger.people.names import words_of
from reader.ledger.series.counted import counted_of
from reader.ledger.series.scopes import per_of, since_of, when_of
from reader.ledger.series.stated import Quantity, StatedFigure
from reader.ledger.series.stretches import Stretch, stretch_of
from reader.ledger.series.surroundings import actors_of, event_of, owners_of, places_in
from reader.ledger.series.words import PURPOSES, content, land, thing_of


def quantity_of(stated: StatedFigure) -> Quantity:
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
    return Quantity(
        counted.thing,
        counted.is_implied,
        counted.kinds,
        counted.fates,
        counted.unit,
        per,
        since_of(stated, stretch),
        sides,
        actors,
        frozenset(
            one for one in own if land(one) not in lands and thing_of(one) != counted.thing
        ),
        content(text[start : stated.figure.span.start] + " " + text[stated.figure.span.end : end]),
        _purposes(stated, stretch),
        event_of(stated, stretch),
        when_of(stated, stretch),
        (start, end),
    )


def _first_figure(stated: StatedFigure, start: int) -> int:
    """Where the first figure of a sentence stands: what is before it is of all of them."""
    at = stated.figure.span.start
    return min((other for other, _ in stated.others if start <= other < at), default=at)


def _purposes(stated: StatedFigure, stretch: Stretch) -> frozenset[str]:
    """What money is for by the words around it, or else by those of the sentence."""
    for low, high in ((stretch.start, stretch.end), stretch.sentence):
        words = words_of(stated.text[low:high])
        if found := frozenset(PURPOSES[word] for word in words if word in PURPOSES):
            return found
    return frozenset()
