"""Decides whether two sums of money are the same, by their purposes and the names beside them."""

from __future__ import annotations

import re
from datetime import date

from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of
from reader.ledger.series.stated import Member, StatedFigure, StatedQuantity
from reader.ledger.series.values import are_far_apart, can_both_be_right, is_same_value
from reader.ledger.series.words import BODY_WORDS, CALENDAR, MEASURES, content

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
    """Whether two sums are of other donors, or two shares of other candidates.

    Each of two sums' sentences names somebody whom the other does not.
    """
    ours, theirs = one[1].named, other[1].named
    if one[1].unit == "percent":
        return bool(ours and theirs) and ours.isdisjoint(theirs)
    if not is_money(one[1]):
        return False
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
    return frozenset(map(land, words - claimants - CALENDAR - BODY_WORDS))


def holder_of(stated: StatedFigure) -> frozenset[str]:
    """Return whose share a number is in polls and votes: "Ferrand leads with 44 percent"."""
    start = stated.figure.span.start
    found = _HOLDER.search(stated.text, max(0, start - LONGEST_HOLDER), start)
    words = words_of(found[1]) if found else ()
    return frozenset(words[-1:]) - CALENDAR


_HOLDER = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’-]+ ){1,3})"
    r"(?:(?:has|had|have|leads?|led|won|got|gets?|stands?|is|was|now|with|at|on|by) ){0,4}"
    r"(?:about |some |only |just )?$"
)
MONTH = 31
NEAR_SHARES = 1.5
"""The largest ratio of two shares of one candidate."""
LONGEST_HOLDER = 60
"""Characters before a share that are searched for its holder."""


def are_of_one_poll(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two shares are of one candidate in polls of one institute, a month apart at most.

    Others ask others: the voters of a state, or those of one party.
    """
    (ours, our), (theirs, their) = one, other
    if our.unit != "percent" or not our.named or our.named != their.named:
        return False
    if not is_same_claimant and our.actors.isdisjoint(their.actors):
        return False
    days = ours.place.day, theirs.place.day
    if all(days) and abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) > MONTH:
        return False
    return not are_far_apart(ours.figure, theirs.figure, NEAR_SHARES)


def is_of_poll(stated: StatedFigure) -> bool:
    """Whether a number's heading or paragraph tells of a poll."""
    return _POLL.search(f"{stated.place.heading} {stated.text}") is not None


def pollsters_of(stated: StatedFigure) -> frozenset[str]:
    """Return the words in names of institutes: "a poll by Mensa", "the Vox poll"."""
    found = (one[1] or one[2] for one in _POLL_OF.finditer(stated.text))
    return frozenset(word for name in found for word in words_of(name) if content(word))


_POLL_OF = re.compile(
    r"\b(?:poll|survey)s? (?:by|from|of) (?:the )?((?:[A-Z][\w/&-]+ ?){1,4})"
    r"|(?<![.!?] )\b((?:[A-Z][\w/&-]+ ){1,4})(?:poll|survey)\b"
)
_POLL = re.compile(r"\b(?:poll|survey)(?:s|sters?)?\b", re.IGNORECASE)


def _only(ours: frozenset[str], theirs: frozenset[str]) -> set[str]:
    """Return the names that the others lack in any form."""
    begun = {name[:ALIKE] for name in theirs if len(name) >= ALIKE}
    return {name for name in ours - theirs if name[:ALIKE] not in begun}


def _is_one_grant(one: Member, other: Member) -> bool:
    """Whether two equal large sums of these days are for one purpose and somebody both name."""
    (ours, our), (theirs, their) = one, other
    if (ours.figure.low or 0) < LEAST_GRANT or not (ours.place.day and theirs.place.day):
        return False
    days = date.fromisoformat(ours.place.day), date.fromisoformat(theirs.place.day)
    is_near = abs((days[0] - days[1]).days) <= NEAR_GRANT
    return is_near and bool(our.purposes & their.purposes and our.named & their.named)


def is_one_loan(one: Member, other: Member) -> bool:
    """Whether two equal sums are one loan to somebody, whoever lends or approves it."""
    our, their = one[1], other[1]
    if not is_money(our) or not is_same_value(one[0].figure, other[0].figure):
        return False
    return bool(our.purposes & their.purposes & _SINGLE and our.named & their.named)


def _is_one_plan(one: Member, other: Member) -> bool:
    """Whether two equal large sums are told in the same words under the same heading."""
    (ours, our), (theirs, their) = one, other
    if (ours.figure.low or 0) < LEAST_GRANT or our.named - their.named and their.named - our.named:
        return False
    is_headed = ours.place.heading.casefold() == theirs.place.heading.casefold() != ""
    return is_headed and len(our.about & their.about) >= LEAST_SHARED


LEAST_SHARED = 3
"""Words that two sentences on one sum have in common."""

LEAST_GRANT = 1_000_000
NEAR_GRANT = 3
"""The most days between two reports of one grant."""


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
        if _is_one_grant(one, other) or _is_one_plan(one, other):
            return True
    if not (our.places & their.places or is_same_claimant):
        return False
    if our.purposes & their.purposes:
        return len(shared) >= (2 if can_both_be_right(ours.figure, theirs.figure) else 4)
    is_unknown = not our.purposes or not their.purposes
    return is_unknown and is_same_value(ours.figure, theirs.figure) and len(shared) >= 4
