"""Tells namesakes by what they are called: a minister is no goalkeeper of the same name.

Only callings that hardly anybody has beside an office are known here; an economist may be a
minister, and an activist a member of parliament.
"""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.people.names import words_of
from reader.models import Person

_GROUPS = {
    "sport": (
        "goalkeeper footballer striker midfielder swimmer boxer wrestler sprinter cyclist"
        " jockey skater gymnast skier rower referee"
    ),
    "stage": (
        "singer actor actress painter sculptor dancer ballerina pianist violinist cellist poet"
        " novelist comedian musician rapper conductor"
    ),
    "trade": (
        "baker butcher farmer fisherman shepherd beekeeper gardener miner plumber electrician"
        " carpenter welder tailor hairdresser barber waiter waitress cook shopkeeper cashier"
        " cleaner cobbler blacksmith milkman milkmaid ferryman postman postwoman"
        " trader grocer mechanic"
    ),
    "school": "pupil schoolgirl schoolboy student teacher headmistress headmaster",
    "age": "pensioner grandmother grandfather housewife widow widower",
}
_CALLINGS = {word: group for group, words in _GROUPS.items() for word in words.split()}

_OFFICE_WORDS = (
    "minister president premier chancellor king queen governor mayor senator deputy lawmaker"
    " ambassador envoy secretary spokesman spokeswoman spokesperson prosecutor judge general"
    " colonel major admiral brigadier sergeant commander adviser aide commissioner chairman"
    " chairwoman bishop archbishop patriarch"
)
_OFFICES = frozenset(_OFFICE_WORDS.split())
_PAST = frozenset(("former", "ex", "once", "retired", "turned", "and"))
"""Words of somebody who has or had two callings."""


def are_namesakes(one: Person, other: Person) -> bool:
    """Whether two people of one name are called so unlike that they are two."""
    ours, theirs = _called(one.role or ""), _called(other.role or "")
    return bool(ours and theirs) and ours.isdisjoint(theirs) and not {*ours, *theirs} <= {"office"}


@lru_cache(20_000)
def _called(role: str) -> frozenset[str]:
    """The groups that the words of a role belong to; none where it tells of several."""
    words = frozenset(words_of(role))
    if words & _PAST:
        return frozenset()
    if words & _OFFICES:
        return frozenset(("office",))
    return frozenset(_CALLINGS[word] for word in words if word in _CALLINGS)
