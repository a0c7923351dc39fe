"""Decides whether two sums of money are the same, by their purposes and the names beside them."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of
from reader.ledger.series.stated import Member, StatedFigure, StatedQuantity
from reader.ledger.series.values import can_both_be_right, is_same_value
from reader.ledger.series.words import CALENDAR, MEASURES, content

_SINGLE = frozenset(("fine", "ransom", "reparations", "loan"))
"""Purposes for which two different payments rarely have the same sum."""

ALIKE = 4
"""The number of first letters that identify a country and its adjective: "German", "Germany"."""

_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][^\W_]+(?:[-’'][^\W_]+)*")


def is_money(quantity: StatedQuantity) -> bool:
    """Whether a number is a sum of money: its unit is not one of measure."""
    return quantity.unit is not None and quantity.unit not in MEASURES


def are_same_sum(one: Member, other: Member) -> bool:
    """Whether two sums are equal, whatever words state their purpose."""
    (ours, our), (theirs, their) = one, other
    is_for_same = bool(our.purposes & their.purposes) or not (our.purposes and their.purposes)
    return is_money(our) and is_for_same and is_same_value(ours.figure, theirs.figure)


def name_others(one: Member, other: Member) -> bool:
    """Whether each of two sums' sentences names a person whom the other does not: other donors."""
    ours, theirs = one[1].named, other[1].named
    return bool(_only(ours, theirs) and _only(theirs, ours))


def named_beside(stated: StatedFigure, sentence: tuple[int, int]) -> frozenset[str]:
    """Return the names in a sentence, except its claimants'."""
    claimants = {word for one in stated.claimants for word in words_of(one.name)}
    words = {
        word
        for found in _CAPITAL.finditer(stated.text, *sentence)
        for word in words_of(found[0])
        if content(word)
    }
    return frozenset(map(land, words - claimants - CALENDAR))


def _only(ours: frozenset[str], theirs: frozenset[str]) -> set[str]:
    """Return the names that the others lack in any form."""
    begun = {name[:ALIKE] for name in theirs if len(name) >= ALIKE}
    return {name for name in ours - theirs if name[:ALIKE] not in begun}


def is_one_sum(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two sums of money are for the same purpose."""
    (ours, our), (theirs, their) = one, other
    shared = our.about & their.about
    is_for_other = our.purposes and their.purposes and our.purposes.isdisjoint(their.purposes)
    if is_same_value(ours.figure, theirs.figure) and not is_for_other:
        if our.actors & their.actors:
            return True
        if our.purposes & their.purposes & _SINGLE and our.named & their.named:
            return True
    if not (our.places & their.places or is_same_claimant):
        return False
    if our.purposes & their.purposes:
        return len(shared) >= (2 if can_both_be_right(ours.figure, theirs.figure) else 4)
    is_unknown = not our.purposes or not their.purposes
    return is_unknown and is_same_value(ours.figure, theirs.figure) and len(shared) >= 4
