"""Turns a figure in its paragraph into the quantity that it measures or counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from reader.ledger.people.lands import land
from reader.ledger.people.names import text_words
from reader.ledger.series.capitals import place_key
from reader.ledger.series.context.between import with_days_between
from reader.ledger.series.context.continuing import has_harm, has_toll
from reader.ledger.series.context.events import event_of, is_aftermath, is_flow
from reader.ledger.series.context.givers import giver_of
from reader.ledger.series.context.harmed import as_people, beside_others, of_report
from reader.ledger.series.context.inheriting import inherited, may_inherit
from reader.ledger.series.context.normalising import OF_LANDS, normal
from reader.ledger.series.context.outcomes import (
    SHELTERING,
    YOUNG,
    are_hurt,
    are_lives_lost,
    is_in_hospital,
    outcome_around,
    shelter_of,
)
from reader.ledger.series.context.since import since_of
from reader.ledger.series.counted import CountedThing, counted_of
from reader.ledger.series.lists import with_numbers
from reader.ledger.series.parts import is_difference
from reader.ledger.series.scopes import part_of, per_of
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.states.days import when_of
from reader.ledger.series.states.disasters import of_disaster, with_pair
from reader.ledger.series.states.exchanges import is_exchanged
from reader.ledger.series.states.land_tolls import with_land
from reader.ledger.series.states.of_places import of_places
from reader.ledger.series.states.own_places import places_of
from reader.ledger.series.states.topics import is_of_disaster, topics_of
from reader.ledger.series.stretches import OwnWords, stretch_of
from reader.ledger.series.sums import holder_of, is_money, is_of_poll, named_beside, pollsters_of
from reader.ledger.series.surroundings import (
    actors_of,
    captors_of,
    claimants_side,
    owners_of,
    places_of_heading,
)
from reader.ledger.series.words import (
    CALENDAR,
    COUNTED_PEOPLE,
    DAILY,
    FLYING,
    HARM,
    MILITARY,
    PORTIONS,
    PURPOSES,
    RUNNING,
    TIMES,
    content,
    thing_of,
)
from reader.models import Span

_INCLUDING_ARMS = re.compile(
    r"\b(?:soldiers|troops|personnel|servicemen|men), including (?:about |some )?$"
)
PERSONS = frozenset(("soldier", "officer", "fighter"))
_AS_OF = re.compile(
    r"\b[Aa]s of (?:\d|[A-Z]|this |today|now\b|yesterday)"
    r"|\btoll\b[^.;]{0,200}\b(?:stands?|stood) at\b"
)
_NOTHING: frozenset[str] = frozenset()
_CAPTURED = frozenset(("captured",))
_WOUNDED = frozenset(("wounded",))
_DISPLACED = frozenset(("displaced",))
_FREED = frozenset(("freed",))
_KILLED = frozenset(("killed",))
_OF_WAR = frozenset(("war",))
_SHELTERED = frozenset(("sheltered",))
_INTERNALLY = frozenset(("internally",))
_IN_HOSPITAL = frozenset(("taken to hospital",))


NOTHING_KNOWN: Mapping[Span, StatedQuantity] = MappingProxyType({})
DEPTH = 2
"""How many figures back a quantity may be inherited."""


def quantity_of(
    stated: StatedFigure, known: Mapping[Span, StatedQuantity] = NOTHING_KNOWN, depth: int = DEPTH
) -> StatedQuantity:
    """Return the quantity of a figure; `known` are those of other figures of its development."""
    stretch = stretch_of(stated)
    counted = _with_outcome(counted_of(stated, stretch), stated, stretch)
    if counted.unit in TIMES:
        return _of_time(stated, stretch, counted)
    found = normal(_own_quantity(stated, stretch, counted), stated, stretch)
    found = of_places(found, stated, stretch)
    found = of_report(found, stated, stretch)
    if is_difference(stated, stretch):
        return found._replace(kinds=found.kinds | {"difference"}, per=None)
    if found.fates == {"launched"}:
        found = found._replace(targets=claimants_side(stated))
    if stated.before is None or not depth or not may_inherit(found, stated, stretch):
        return _of_toll(found, stated)
    before = known.get(stated.before.figure.span)
    if before is None:
        before = quantity_of(stated.before, known, depth - 1)
    return _of_toll(inherited(found, before, stated, stretch), stated)


def _of_toll(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """The dead, wounded and missing of whom no text says more are people, of a heading's event."""
    if found.thing == "soldier" and found.fates in (_CAPTURED, _FREED):
        if found.fates == _FREED and is_exchanged(found.about):
            found = found._replace(fates=_CAPTURED)  # "exchanged: each side released 150"
        found = found._replace(kinds=found.kinds - _OF_WAR)
    if found.fates == _CAPTURED and found.per in ("day", "week") and is_exchanged(found.about):
        return found._replace(per=None)  # "41 prisoners will be exchanged this week"
    if found.fates == _DISPLACED and is_flow(stated, *found.sentence):
        return found._replace(kinds=found.kinds | {"part"})
    found = with_land(beside_others(found, stated) if has_harm(found) else found, stated)
    if not has_toll(found):
        return with_numbers(found, stated)
    found = as_people(beside_others(found, stated), stated)
    if found.when == stated.place.day and _AS_OF.search(stated.text, *found.sentence):
        found = found._replace(when=None)  # the day of the count, and not that of the event
    if found.event != "the" and not found.when and is_aftermath(stated, bool(found.event)):
        found = found._replace(event="the")
    if not found.event and is_of_disaster(stated.headline):
        found = found._replace(event="the")
    if found.thing in YOUNG and found.kinds == {"part"}:
        found = found._replace(kinds=_NOTHING)  # "12 dead, including 3 children"
    if not found.thing and not found.kinds - PORTIONS:
        found = found._replace(thing="people", is_implied=True)
    found = found._replace(topics=topics_of(stated))
    return with_pair(of_disaster(found, stated), stated)


def _with_outcome(counted: CountedThing, stated: StatedFigure, stretch: OwnWords) -> CountedThing:
    """Return the thing counted, with an outcome from the words around the number."""
    if "hospital" in stretch.words and is_in_hospital(stated):
        return counted._replace(fates=_IN_HOSPITAL)
    if not stretch.words.isdisjoint(SHELTERING) and (where := shelter_of(stated)) is not None:
        kinds = counted.kinds - _INTERNALLY | where
        return counted._replace(kinds=kinds, fates=_SHELTERED)
    if "lives" in stretch.words and are_lives_lost(stated):
        return CountedThing("people", False, _NOTHING, _KILLED, counted.sides, None)
    if "injuries" in stretch.words and are_hurt(stated):
        return counted._replace(fates=_WOUNDED)
    if counted.thing == "household" and outcome_around(stated, stretch, counted.thing):
        counted = counted._replace(fates=_NOTHING)  # "damaged a line, and 900 had no power"
    if (
        counted.fates == _KILLED
        and counted.is_implied
        and outcome_around(stated, stretch, counted.thing) in OF_LANDS
    ):
        counted = counted._replace(fates=_NOTHING)  # "six died, and 900 fled"
    if not counted.fates and (counted.unit is None or counted.unit == counted.thing):
        fate = outcome_around(stated, stretch, counted.thing)
        return counted._replace(fates=frozenset((fate,)) if fate else _NOTHING)
    return counted


def _own_quantity(stated: StatedFigure, stretch: OwnWords, counted: CountedThing) -> StatedQuantity:
    """Return the quantity of a figure from the words of its own sentence."""
    is_captured = "captured" in counted.fates
    sides = counted.sides or owners_of(stated, stretch, is_captured)
    actors = captors_of(stated, stretch) if is_captured else actors_of(stated, stretch) - sides
    lands = sides | actors
    own = places_of(stated, stretch)
    is_daily = bool(counted.fates & RUNNING) or counted.thing in DAILY
    per = None if is_difference(stated, stretch) else per_of(stated, stretch, is_daily)
    event = event_of(stated, stretch)
    if per == "night" and event and _is_harm_to_civilians(counted):
        per = None  # the dead of a strike at night are counted for the event
    is_shot_down = counted.thing in FLYING and counted.fates == {"downed"}
    if not own and per is None and not sides and _is_harm_to_civilians(counted):
        own = places_of_heading(stated)
    found = StatedQuantity(
        counted.thing,
        counted.is_implied,
        counted.kinds if per or is_shot_down else counted.kinds | _part(stated, stretch, counted),
        counted.fates,
        counted.unit,
        per,
        since_of(stated, stretch),
        sides,
        actors,
        frozenset(
            [
                place_key(one)
                for one in own
                if land(one) not in lands and thing_of(one) != counted.thing
            ]
        ),
        _purposes(stated, stretch),
        event,
        when_of(stated, stretch),
        stretch.sentence,
        _wording(stated, stretch),
    )
    return _with_named(with_days_between(found, stated, stretch), stated, stretch)


def _part(stated: StatedFigure, stretch: OwnWords, counted: CountedThing) -> frozenset[str]:
    """Return the words that make a number a part; those behind "14 children" name nobody else."""
    words = part_of(stated, stretch)
    if (
        counted.thing in MILITARY - PERSONS
        and words
        and _INCLUDING_ARMS.search(stated.text, stretch.sentence[0], stated.figure.span.start)
    ):
        return words & {"rest"}  # "lost 12,000 soldiers, including 90 tanks"
    return words & PORTIONS if counted.thing in COUNTED_PEOPLE - {"people"} else words


def _with_named(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Return a share with its holder, a sum with its giver and the names beside it."""
    if found.unit == "percent" and is_of_poll(stated) and (named := holder_of(stated)):
        return found._replace(named=named, places=_NOTHING, actors=pollsters_of(stated))
    if is_money(found):
        named = named_beside(stated, stretch.sentence)
        return found._replace(named=named, actors=giver_of(stated, stretch))
    if "enemy" in found.sides:
        found = found._replace(targets=claimants_side(stated))
    if found.per is not None and found.unit is None and stated.claimants:
        names = frozenset(one.name.casefold() for one in stated.claimants if one.name)
        return found._replace(named=names)
    return found


def _of_time(stated: StatedFigure, stretch: OwnWords, counted: CountedThing) -> StatedQuantity:
    """Return a number of hours or days, which is not compared with any other."""
    return StatedQuantity(
        thing=counted.thing,
        is_implied=counted.is_implied,
        kinds=counted.kinds,
        fates=counted.fates,
        unit=counted.unit,
        per=None,
        since="",
        sides=counted.sides,
        actors=_NOTHING,
        places=_NOTHING,
        purposes=_NOTHING,
        event="",
        when=when_of(stated, stretch),
        sentence=stretch.sentence,
        wording=((), (), _NOTHING),
    )


def _is_harm_to_civilians(counted: CountedThing) -> bool:
    return bool(counted.fates) and counted.fates <= HARM and counted.thing not in MILITARY


def _wording(
    stated: StatedFigure, stretch: OwnWords
) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Return the words before and after a number, without numbers, and its list's lead-in."""
    lead = content(stated.lead_in) - CALENDAR if stated.lead_in else _NOTHING
    return _without_numbers(stretch.before), _without_numbers(stretch.behind), lead


def _without_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([word for word in words if not word[0].isdigit()])


def _purposes(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the purpose of money from the words around it, or from the sentence."""
    if stretch.words.isdisjoint(PURPOSES):
        return _NOTHING
    for low, high in ((stretch.start, stretch.end), stretch.sentence):
        words = text_words(stated.text[low:high])
        if found := frozenset([PURPOSES[word] for word in words if word in PURPOSES]):
            return found
    return _NOTHING
