"""Distinguishes people of the same name by their callings, such as a minister and a goalkeeper.

Only callings that are almost never combined with an office are listed; an economist may be a
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
"""Words in a role that names two callings, present or former."""


def are_namesakes(one: Person, other: Person) -> bool:
    """Whether two people of one name are different people because of their callings."""
    ours, theirs = _called(one.role or ""), _called(other.role or "")
    return bool(ours and theirs) and ours.isdisjoint(theirs) and not {*ours, *theirs} <= {"office"}


def has_calling(person: Person) -> bool:
    """Whether a role is one of the callings that introduce somebody who is not known."""
    return bool(_called(person.role or "") - {"office"})


@lru_cache(20_000)
def _called(role: str) -> frozenset[str]:
    """Return the groups that the words of a role belong to; none if the role may name several."""
    words = frozenset(words_of(role))
    if words & _PAST:
        return frozenset()
    if words & _OFFICES:
        return frozenset(("office",))
    return frozenset(_CALLINGS[word] for word in words if word in _CALLINGS)


def are_of_other_topics(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two offices are those of ministers, or ministries, of other topics."""
    if _OF_TOPICS.isdisjoint(one) or _OF_TOPICS.isdisjoint(other):
        return False
    topics = one & _TOPICS, other & _TOPICS
    return bool(topics[0] and topics[1]) and topics[0].isdisjoint(topics[1])


_OF_TOPICS = frozenset(("minister", "ministry"))
_TOPICS = frozenset(
    ("defence", "foreign", "interior", "finance", "health", "energy", "justice", "economy",
     "education", "culture", "transport", "trade", "agriculture", "environment", "labour")
)  # fmt: skip


def is_member(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one is a member of a parliament, and the other holds an office in it."""
    pairs = (one, other), (other, one)
    return any(_MEMBERS & mine and _OF_PARLIAMENT & theirs for mine, theirs in pairs)


_MEMBERS = frozenset(("lawmaker", "mp", "legislator", "parliamentarian"))
_OF_PARLIAMENT = frozenset(("parliament", "committee", "speaker", "caucus", "faction", "party"))
"""Words of offices that members of a parliament hold."""
