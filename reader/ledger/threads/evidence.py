"""Decides from the terms that two developments share whether the later one continues the story."""

from __future__ import annotations

from collections.abc import Mapping, Set
from math import sqrt
from typing import NamedTuple

from reader.ledger.threads.defendants import PERSON, RARE, share_defendant, share_person
from reader.ledger.threads.name_uses import (
    armed,
    attackers,
    chunks,
    in_one_part,
    kinds,
    offices,
    persons,
    places,
    speakers,
    towns,
)
from reader.ledger.threads.numbers import of_other_things, share_a_sum, share_numbers
from reader.ledger.threads.told_events import (
    is_harm,
    is_same_event,
    lost_by_others,
    numbers_in,
    refers_back,
    tells_of_new,
    told_of_day_before,
)
from reader.ledger.threads.told_on import (
    NEXT_DAYS,
    hit_others,
    hit_same,
    is_fought_for,
    talks_there,
    tells_after,
    tells_of_toll,
    tells_on,
)
from reader.ledger.threads.window import FOCUS, WindowText
from reader.ledger.threads.words import CAPTIVES, NUCLEAR, SUMS, WEAK

LEAST_SHARE = 0.2
"""The least share of common terms in two texts of one story."""

CERTAIN = 0.25
"""The needed share grows by this fraction in each week between the texts."""

LEAST_OF_NAMED = 0.1
"""The same for texts of which one is headed by a rare name."""

LEAST_OF_RARE, RARE_DAYS = 0.5, 3
"""Of so few days this fraction of the share is enough, with a rare name and another rare term."""

LEAST_UNIT = 0.6
"""The least weight of a term that distinguishes stories."""

LEAST_UNITS, LEAST_UNITS_LATER = 2, 3
"""The fewest common things and names of texts of a few days, and of texts farther apart.

Two in both headings are enough after more days too.
"""

FEW_NAMES = 3
"""The number of common names that suffices if texts share little else."""

LEAST_OF_CASES = 0.05
"""The least share of common terms in two texts about one defendant."""

LEAST_TOLD_ON = 0.04
LEAST_FOUGHT_FOR = 0.1
"""The same for texts about what came of one event, and about a place that is fought for."""

WEAK_SHARE = 0.3
"""The least share of two such texts, and of texts with common words in several paragraphs."""

STANDING = 60
"""The number of first characters in which a paragraph that is printed again is the same."""


class Likeness(NamedTuple):
    """The share of two developments' terms that is common (0 to 1), and the common terms."""

    share: float
    shared: dict[str, float]


def likeness(
    later: WindowText,
    earlier: WindowText,
    our: Mapping[str, float],
    their: Mapping[str, float],
) -> Likeness:
    """Return how much is common; `our` and `their` are the weights of all terms of each."""
    people = later.text.people | earlier.text.people
    shared = {
        key: max(our[key], their[key]) * (PERSON if key in people else 1)
        for key in our.keys() & their.keys()
    }
    share = _share(our, their, shared)
    if len(later.parts) > FOCUS or len(earlier.parts) > FOCUS:
        ours, theirs = (
            {key: one[key] for key in one.keys() & text.focus}
            for one, text in ((our, later), (their, earlier))
        )
        both = {key: shared[key] for key in ours.keys() & theirs.keys()}
        share = max(share, _share(ours, theirs, both))
    return Likeness(share, shared)


def _share(
    our: Mapping[str, float], their: Mapping[str, float], shared: Mapping[str, float]
) -> float:
    whole = sqrt(_norm(our) * _norm(their))
    return _norm(shared) / whole if whole else 0.0


def _norm(weights: Mapping[str, float]) -> float:
    return sum(weight * weight for weight in weights.values())


def with_frequent(later: WindowText, earlier: WindowText, found: Likeness) -> Likeness:
    """Return the same share, and also the common terms that many developments have."""
    frequent = dict.fromkeys(later.terms.keys() & earlier.terms.keys() - WEAK, 0.0)
    return Likeness(found.share, frequent | found.shared)


def may_go_on(later: WindowText, earlier: WindowText) -> bool:
    """Whether the later text is neither a paragraph printed again nor of another side's losses."""
    return not _is_standing(later, earlier) and not lost_by_others(later, earlier)


def goes_on(later: WindowText, earlier: WindowText, found: Likeness) -> bool:
    """Whether enough is common, and of one story rather than of one kind of event."""
    people = later.text.people | earlier.text.people
    if not may_go_on(later, earlier):
        return False
    if _shares_a_case(later, earlier, found, people):
        return True
    days = later.day - earlier.day
    least = LEAST_OF_NAMED if _is_named(later, earlier, found, people) else LEAST_SHARE
    least *= 1 + CERTAIN * (days - 1) / 7
    if found.share < least * (LEAST_OF_RARE if days <= RARE_DAYS else 1):
        return False
    common = _common(later, earlier, found, people)
    things, weak, strong, _ = common
    if found.share < least and not _are_rare(later, common, found.shared):
        return False
    if not things and not strong:
        return chunks(later, weak) >= FEW_NAMES and found.share >= WEAK_SHARE
    return _is_one_story(later, earlier, common)


def _are_rare(later: WindowText, common: Common, shared: Mapping[str, float]) -> bool:
    """Whether few texts have a common name and another common name or thing."""
    things, names = (
        {key for key in keys if shared[key] >= RARE} for keys in (common.things, common.strong)
    )
    return bool(names) and chunks(later, things) + chunks(later, names) >= LEAST_UNITS


class Common(NamedTuple):
    """The common terms that distinguish stories.

    `weak` are the names that stories of many kinds have and those of fighters, `strong` the others.
    """

    things: set[str]
    weak: set[str]
    strong: set[str]
    people: set[str]


def _common(later: WindowText, earlier: WindowText, found: Likeness, people: Set[str]) -> Common:
    telling = {key for key, weight in found.shared.items() if weight >= LEAST_UNIT}
    if any(key[0] == "#" for key in telling):
        telling -= of_other_things(later, earlier)
    if not telling.isdisjoint(SUMS) and not share_a_sum(later, earlier):
        telling -= SUMS
    telling -= attackers(later) | attackers(earlier)
    if found.share < WEAK_SHARE:
        telling = in_one_part(later, in_one_part(earlier, telling))
    names = {key for key in telling if later.terms[key] or earlier.terms[key]}
    things, others = telling - names, names - people
    common = WEAK | armed(later) | armed(earlier)
    weak, strong = others & common, others - common
    things -= kinds(later, strong) & kinds(earlier, strong)
    things -= set(sorted(things & NUCLEAR)[1:])
    if not strong and numbers_in(later).isdisjoint(numbers_in(earlier)):
        things -= offices(later, people)
    if not strong:
        told = people - speakers(later, people) & speakers(earlier, people)
        things, names = things - CAPTIVES, names - (people - told)
    return Common(things, weak, strong, names & people)


def _are_in_headings(later: WindowText, earlier: WindowText, words: Set[str]) -> bool:
    """Whether two of these words are in the headings of both texts."""
    if not (later.text.has_heading and earlier.text.has_heading):
        return False
    ours, theirs = ({term.key for term in one.parts[0].terms} for one in (later, earlier))
    return len(words & ours & theirs) > 1


def _is_one_story(later: WindowText, earlier: WindowText, common: Common) -> bool:
    """Whether these terms are of one story, and not of one place, body or kind of event."""
    things, weak, strong, people = common
    both_harm = is_harm(later) and is_harm(earlier)
    if both_harm and not strong and not people and not weak and _are_apart(later, earlier):
        return False
    is_same = is_same_event(later, earlier, later.day - earlier.day)
    is_new = later.day > earlier.day and tells_of_new(later)
    if is_new and both_harm and not is_same and not hit_same(later, earlier):
        return False
    if is_new and not strong and not people:
        return False
    states = chunks(later, weak)
    is_beside = bool(strong) or states >= FEW_NAMES or states > 1 and chunks(later, things) > 1
    beside = bool(states) and is_beside or bool(people)
    is_meant = bool(strong) and is_same and (hit_same(later, earlier) or tells_after(later))
    common_words = things | weak | strong | people
    near = later.day - earlier.day <= NEXT_DAYS or _are_in_headings(later, earlier, common_words)
    least = LEAST_UNITS if near else LEAST_UNITS_LATER
    if len(things) + chunks(later, strong) + beside < least and not is_meant:
        return False
    bodies = later.text.bodies & earlier.text.bodies
    if not things and strong <= places(later) | places(earlier) | bodies and not is_same:
        # a body, its head and the town where both speak
        people = people - speakers(later, people) & speakers(earlier, people)
        return not both_harm and bool(strong) and len(persons(later, people)) > 1
    return (
        bool(weak or strong)
        or chunks(later, things) >= 3
        or len(common_words & later.heads & earlier.heads) >= 2
    )


def _is_standing(later: WindowText, earlier: WindowText) -> bool:
    """Whether a publisher's report has a paragraph again that stood in an earlier one."""
    if later.text.has_heading or later.text.publisher != earlier.text.publisher:
        return False
    ours, theirs = (text.parts[0].text[:STANDING] for text in (later, earlier))
    return len(ours) == STANDING and ours == theirs


def _shares_a_case(
    later: WindowText, earlier: WindowText, found: Likeness, people: Set[str]
) -> bool:
    """Whether a number, a defendant, a place of an event or a person is enough for one story."""
    days = later.day - earlier.day
    if share_numbers(later, earlier, days, found.share, found.shared):
        return True
    if _tells_on(later, earlier, found, people):
        return True
    return found.share >= LEAST_OF_CASES and (
        share_defendant(later, earlier, found.shared) or share_person(later, earlier, found.shared)
    )


def _tells_on(later: WindowText, earlier: WindowText, found: Likeness, people: Set[str]) -> bool:
    """Whether the later text tells what came of an event at a place, or who holds the place."""
    days = later.day - earlier.day
    names = (
        {
            key
            for key, weight in found.shared.items()
            if weight >= LEAST_UNIT and (later.terms[key] or earlier.terms[key])
        }
        - people
        - WEAK
    )
    if found.share >= LEAST_TOLD_ON and tells_on(later, earlier, names, days):
        return refers_back(later)
    before = names & told_of_day_before(later) & (places(earlier) | earlier.focus)
    if days <= 2 and before and is_harm(earlier):
        return found.share >= LEAST_TOLD_ON and not hit_others(later, earlier)
    common = {key for key in found.shared if later.terms[key] or earlier.terms[key]} - people - WEAK
    if found.share >= LEAST_TOLD_ON and tells_of_toll(later, earlier, common, days):
        return True
    return found.share >= LEAST_FOUGHT_FOR and (
        is_fought_for(later, earlier, names, days) or talks_there(later, earlier, names, days)
    )


def _is_named(later: WindowText, earlier: WindowText, found: Likeness, people: Set[str]) -> bool:
    """Whether a heading has a name of no place that few texts have, beside a rare thing in both."""
    heads = (later.heads | earlier.heads) - people - WEAK - towns(later) - towns(earlier)
    rare = {key for key, weight in found.shared.items() if weight >= RARE}
    names = {key for key in rare if later.terms[key] or earlier.terms[key]}
    return bool(names & heads) and bool(rare - names - people)


def _are_apart(one: WindowText, other: WindowText) -> bool:
    """Whether both texts name places, and none is the same."""
    ours, theirs = places(one), places(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)
