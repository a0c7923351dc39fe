"""Decides whether two stated offices can be of one person, and whether they are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.ledger.people import callings
from reader.ledger.people.lands import LINKS, WHERE_BORN, in_short, land, owners_of
from reader.ledger.people.names import words_of
from reader.models import Person

_TIMES = frozenset(
    ("former", "ex", "acting", "deputy", "new", "outgoing", "interim", "then", "late")
)
_SAME_WORDS = {
    "defense": "defence", "labor": "labour", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "chairperson": "chairman",
    "chair": "chairman", "chief": "head", "commands": "commander", "leads": "leader",
    "heads": "head", "chairs": "chairman",
    "congresswoman": "congressman", "parliamentary": "parliament", "gen": "general",
    "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant",
    "cpl": "corporal", "pvt": "private", "adm": "admiral", "brig": "brigadier",
    "cmdr": "commander", "prof": "professor", "rev": "reverend", "gov": "governor",
    "sen": "senator",
}  # fmt: skip
"""Words for the same office."""
_GOVERNORS = frozenset(("head", "regional", "administration"))
_OF_REGION = frozenset(("regional", "region", "oblast", "province", "provincial"))
_OF_ADMINISTRATION = _GOVERNORS | {"military", "state", "civil"}
"""The head of a region's administration is its governor."""
_HIS = frozenset(("his", "her", "their", "my", "our"))
_TO_SOMEBODY = frozenset(
    ("wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "uncle", "aunt",
     "cousin", "nephew", "niece", "widow", "twin", "predecessor", "successor", "counterpart",
     "colleague", "friend", "boss", "opponent", "rival")
)  # fmt: skip
"""Relations to another person, which are not offices ("her predecessor")."""
_ARMED = frozenset(
    ("army", "navy", "force", "forces", "armed", "military", "staff", "front", "brigade", "command",
     "commander", "troops", "regiment", "battalion", "division", "intelligence", "guard", "corps",
     "marines", "fleet", "soldier", "officer", "security", "police", "garrison", "artillery",
     "defence", "spokesman")
)  # fmt: skip
"""Words of offices whose holder may be named with only a rank."""
_CHIEF = frozenset(("head",))
"""The office of "its chief", of which the words do not tell what it heads."""
_RANKS = frozenset(
    ("general", "gen", "lieutenant", "lt", "colonel", "col", "major", "maj", "captain", "capt",
     "sergeant", "sgt", "corporal", "cpl", "private", "pvt", "admiral", "adm", "brigadier", "brig",
     "marshal", "commodore", "commander", "cmdr", "rear", "vice", "field", "air", "dr", "professor",
     "prof", "sir", "dame", "lord", "lady", "rev", "reverend", "count", "countess", "baron",
     "baroness", "sheikh")
)  # fmt: skip


def is_rank(role: str) -> bool:
    """Whether words are only ranks or titles: "Major", "Lt. Gen."."""
    said = words_of(role)
    return bool(said) and _RANKS.issuperset(said)


def office_words(person: Person) -> frozenset[str]:
    """Return the words of a person's office, without links and owners."""
    return _office(person.role or "", person.of or "")


@lru_cache(20_000)
def _office(role: str, of: str) -> frozenset[str]:
    owners = owners_of(role, of)
    role = WHERE_BORN.sub("", role)
    said = words_of(role)
    if said[:1] and said[0] in _HIS and not _TO_SOMEBODY.isdisjoint(said):
        return frozenset()
    if said[:1] == ("of",):
        return frozenset()  # "Ann Venn of the Red Cross"
    if found := _HOLDERS.match(role):  # "the president’s envoy" is no president
        said = words_of(role[found.end() :])
    words = in_short(frozenset(_SAME_WORDS.get(word, word) for word in said) - LINKS)
    for short in words & _SHORT_OFFICES.keys():
        words = words - {short} | _SHORT_OFFICES[short]
    if words >= _TOP_DIPLOMAT:
        words = words - _TOP_DIPLOMAT | {"foreign", "minister"}
    if words >= _PRESS_SECRETARY:
        words = words - _PRESS_SECRETARY | {"spokesman"}
    if "head" in words and words & {"region", "oblast", "province"}:
        words = words - {"head"} | {"governor"}
    if words >= _GOVERNORS:
        words = words - _OF_ADMINISTRATION | {"governor"}
    if "governor" in words:
        words -= _OF_REGION
    return frozenset(word for word in words if land(word) not in owners) or words


_SHORT_OFFICES = {
    "pm": frozenset(("prime", "minister")),
    "fm": frozenset(("foreign", "minister")),
    "cm": frozenset(("head", "minister")),
}
"""Abbreviations of offices; a "chief minister" is read as "head minister"."""
_TOP_DIPLOMAT, _PRESS_SECRETARY = map(frozenset, (("top", "diplomat"), ("press", "secretary")))
_HOLDERS = re.compile(
    r"(?:[Tt]he )?(?:[\w-]+ ){0,2}"
    r"(?:president|minister|governor|mayor|premier|chancellor|king)[’']s "
)
"""Matches the holder of an office before another office."""


def is_of_somebody(person: Person) -> bool:
    """Whether an office is only a relation to somebody else: "his predecessor"."""
    said = words_of(person.role or "")
    return said[:1] != () and not _TO_SOMEBODY.isdisjoint(said)


def are_of_others(one: Person, other: Person) -> bool:
    """Whether two people belong to different countries or bodies.

    If only the offices name these, they count only for the same office, or for two offices of
    states: the mayor of a town may be the deputy of a country, and no minister of one country is
    the ambassador of another.
    """
    if one.of is not None and other.of is not None:
        return _differ(owners_of("", one.of), owners_of("", other.of))
    owners = owners_of(one.role or "", one.of or ""), owners_of(other.role or "", other.of or "")
    if not (owners[0] and owners[1] and _differ(*owners)):
        return False
    if (office_words(one) & office_words(other)) - _TIMES:
        return True
    return all(_is_of_state(who, some) for who, some in zip((one, other), owners, strict=True))


def _is_of_state(person: Person, owners: frozenset[str]) -> bool:
    """Whether a person holds an office that only a state gives; not what one held before."""
    words = words_of(person.role or "")
    is_present = _TIMES.isdisjoint(words) and _UNIONS.isdisjoint(owners)
    return is_present and not _STATE_OFFICES.isdisjoint(words)


_STATE_OFFICES = frozenset(("minister", "ambassador", "premier", "chancellor", "king", "queen"))
_UNIONS = frozenset(("eu", "un", "nato", "league"))
"""Unions of states, whose offices go to ministers of these."""


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (
        one <= other or other <= one or _is_short_for(one, other) or _is_short_for(other, one)
    )


def _is_short_for(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether an owner is the abbreviation of another: "OBG" of "Orvane Border Guard"."""
    short = next(iter(one)) if len(one) == 1 < len(other) else ""
    return len(short) > 2 and sorted(short) == sorted(word[0] for word in other)


def same_office(one: Person, other: Person) -> bool:
    """Whether two people hold one office, regardless of time: "former defence minister"."""
    if are_of_others(one, other):
        return False
    offices = office_words(one) - _TIMES, office_words(other) - _TIMES
    return bool(offices[0] and offices[1]) and (
        offices[0] <= offices[1] or offices[1] <= offices[0] or _leads_alike(one, other)
    )


def _leads_alike(one: Person, other: Person) -> bool:
    """Whether two offices are words for leading one body: "army chief", "commander of the army".

    The words of both must be the same but for "head", "leader" and "commander"; of a body that is
    not of the forces both texts must name it.
    """
    offices = office_words(one), office_words(other)
    rest = offices[0] - _LEADING - _TIMES, offices[1] - _LEADING - _TIMES
    if _LEADING.isdisjoint(offices[0]) or _LEADING.isdisjoint(offices[1]) or rest[0] != rest[1]:
        return False
    if rest[0]:
        return rest[0] <= _LED_FORCES
    owners = owners_of(one.role or "", one.of or "")
    return bool(owners) and owners == owners_of(other.role or "", other.of or "")


_LEADING = frozenset(("head", "leader", "commander"))
_LED_FORCES = frozenset(
    ("army", "navy", "fleet", "air", "force", "forces", "ground", "land", "armed", "naval")
)


def same_held_office(one: Person, other: Person) -> bool:
    """Whether two people hold one office of one country, town or body that both texts name."""
    owners = owners_of(one.role or "", one.of or ""), owners_of(other.role or "", other.of or "")
    return bool(owners[0]) and owners[0] == owners[1] and same_office(one, other)


def is_of_one(person: Person) -> bool:
    """Whether a person holds an office that only one has at a time ("mayor", "president")."""
    return not _OF_ONE.isdisjoint(office_words(person)) and _TIMES.isdisjoint(
        words_of(person.role or "")
    )


def has_owner(person: Person) -> bool:
    """Whether the words of an office name the country, town or body that it belongs to."""
    return bool(owners_of(person.role or "", person.of or ""))


def heads_same_body(person: Person, known: Person) -> bool:
    """Whether two people lead one body that both texts name: "EMR leader"."""
    lead = _OF_ONE_BODY & office_words(person) & office_words(known)
    is_present = all(_TIMES.isdisjoint(words_of(one.role or "")) for one in (person, known))
    return bool(lead) and is_present and same_held_office(person, known)


_OF_ONE_BODY = frozenset(("leader", "head", "chairman", "director", "commander"))


def is_well_known(person: Person) -> bool:
    """Whether a person holds or held an office whose holder is often named by surname alone."""
    return not _OF_ONE.isdisjoint(office_words(person)) or "candidate" in (person.role or "")


_OF_ONE = frozenset(
    ("mayor", "governor", "minister", "president", "premier", "chancellor", "king", "queen", "emir",
     "pope", "patriarch")
)  # fmt: skip


def conflicting_offices(one: Person, other: Person) -> bool:
    """Whether the offices of both share no word, or have different owners."""
    if are_of_others(one, other):
        return True
    offices = office_words(one) - _TIMES, office_words(other) - _TIMES
    if not (offices[0] and offices[1]):
        return False
    if not offices[0].isdisjoint(offices[1]):
        words = office_words(one), office_words(other)
        present = all(map(_TIMES.isdisjoint, words))
        return present and callings.are_of_other_topics(*words)
    if _leads_alike(one, other) or callings.is_member(*offices):
        return False
    if any(mine == _LEADER and _STATE_HEADS & theirs for mine, theirs in (offices, offices[::-1])):
        return False
    return not (_may_be_called(*offices) or _may_be_called(*reversed(offices)))


_LEADER = frozenset(("leader",))
_STATE_HEADS = frozenset(("president", "prime", "premier", "chancellor", "king", "queen", "emir"))
"""Words of offices whose holder may be called only the leader of a country."""


def may_be_ranked(one: Person, other: Person) -> bool:
    """Whether one has only a rank, and the other an office whose holder may have it."""
    return _may_be_called(office_words(one) - _TIMES, office_words(other) - _TIMES)


def _may_be_called(rank: frozenset[str], office: frozenset[str]) -> bool:
    if not rank or not rank <= _RANKS or office <= _RANKS:
        return False
    return office == _CHIEF or not _ARMED.isdisjoint(office)
