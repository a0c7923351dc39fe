"""Decides whether two names are of one body: they must have the same words and the same owner."""

from __future__ import annotations

import re

from reader.ledger.people.lands import SHORT, in_short, land
from reader.ledger.people.names import words_of
from reader.models import Person

_LINKS = frozenset(("the", "of", "for", "and", "in", "on", "s"))
_SAME_WORDS = {
    "defense": "defence", "centre": "center", "labour": "labor", "dept": "department",
    "program": "programme", "organization": "organisation", "internal": "interior",
}  # fmt: skip
_SHORT_MINISTRIES = {
    "mod": frozenset(("ministry", "defence")),
    "mfa": frozenset(("ministry", "foreign")),
    "coastguard": frozenset(("coast", "guard")),
}
"""Abbreviations that many states' ministries have, as in "Torvian MoD"; "coastguard" is two."""
_NAMED_LONGER = (
    (frozenset(("general", "staff")), frozenset(("armed", "forces"))),
    (frozenset(("ministry", "foreign")), frozenset(("affairs",))),
    (frozenset(("ministry", "interior")), frozenset(("affairs",))),
    (frozenset(("ministry", "defence")), frozenset(("national",))),
)
"""Words of a body, and the additional words of its longer name."""
_COAST_GUARD = frozenset(("coast", "guard"))
_OF_KINGDOMS = frozenset(("army", "navy", "force", "forces", "police"))
_COMMON = frozenset(
    ("ministry", "department", "office", "government", "army", "police", "military", "council",
     "court", "parliament", "agency", "authority", "authorities", "administration", "service",
     "staff", "force", "forces", "navy", "command", "committee", "commission", "embassy", "mission",
     "presidency", "cabinet", "board", "union", "party", "hospital", "company", "group", "bank",
     "officials", "defence", "foreign", "interior", "air", "general", "health", "state", "security",
     "intelligence", "border", "energy", "justice", "finance", "emergency", "emergencies", "rescue",
     "regional", "local", "city", "district", "prosecutor", "prosecutors", "spokesman",
     "spokeswoman", "national", "federal", "supreme", "constitutional", "central", "education",
     "agriculture", "culture", "transport", "trade", "labor", "environment", "investigation",
     "statistics", "economy", "tourism", "sport", "housing", "infrastructure", "judiciary",
     "senate", "assembly", "legislature", "junta", "regime", "leadership", "broadcaster")
)  # fmt: skip
"""Words that many bodies have: a name of only these identifies a body only with its owner."""


_OF_HUMANS = frozenset(("officials", "prosecutor", "prosecutors", "spokesman", "spokeswoman"))
_INSTITUTIONS = _COMMON - _OF_HUMANS | {"guard", "guards", "coast", "operator", "brigade"}
"""Words of bodies that a text may name in small letters: "the border guard"."""


OF_STATES = frozenset(
    ("army", "navy", "military", "ministry", "government", "parliament", "president")
)
"""Words for bodies and offices that only a state has."""


_OF_CHANNELS = re.compile(r"([Aa]l[- ]\w+) TV$")
_DESCRIBED = re.compile(
    r"^[\w’]+-(?:run|affiliated|linked|backed|aligned|controlled|owned) "
    r"(?:(?:media outlet|outlet|broadcaster|channel) )?(?=(?:[Aa]l[- ])?[A-Z])"
)
"""Matches what describes a body before its name: "rebel-run broadcaster Al Varna"."""


def body_words(person: Person) -> frozenset[str]:
    """Return the words of a body's name and of its owner, in any order.

    A country's name and its adjective are one word: "Torvia’s army" and "the Torvian army".
    """
    names = (_DESCRIBED.sub("", _OF_CHANNELS.sub(r"\1", person.name)), person.of or "")
    found = {_SAME_WORDS.get(word, word) for name in names for word in words_of(name)} - _LINKS
    found = set(in_short(frozenset(found)))
    if "army" in found and "army" in person.name.split():
        found = found - {"army"} | {"military"}  # "Torvia's army", but "the U.S. Army"
    for short in found & _SHORT_MINISTRIES.keys():
        found = found - {short} | _SHORT_MINISTRIES[short]
    for words, more in _NAMED_LONGER:
        if words <= found:
            found -= more
    if not found.isdisjoint(_OF_KINGDOMS) and found - _COMMON > {"royal"}:
        found -= {"royal"}  # "Royal Torvian Navy" is Torvia's navy
    if found.isdisjoint(_COMMON):
        if found > _COAST_GUARD:
            return frozenset(map(land, found))
        if person.of and len(found) > 2:  # "Torvian Red Cross" of Torvia
            owners = frozenset(map(land, words_of(person.of)))
            return frozenset(land(word) if land(word) in owners else word for word in found)
        return frozenset(found)  # "Torvia" is the state, and "Torvians" are people
    return frozenset(word if word in _COMMON else land(word) for word in found)


def is_identifying(person: Person) -> bool:
    """Whether a body's name alone identifies it.

    A group without a name ("aides", "the prime minister") is another one in each text, except an
    institution in small letters ("the border guard").
    """
    if person.kind == "group" and person.of is None and not _has_name(person.name):
        said = words_of(person.name)
        if not said or said[-1] not in _INSTITUTIONS:
            return False
    if person.of is None and _is_any_body(_DESCRIBED.sub("", person.name)):
        return False
    return bool(body_words(person) - _COMMON)


def _is_any_body(name: str) -> bool:
    """Whether a name only says of what kind a body is: "rights group", "Orm-based charity"."""
    *before, last = name.split() or [""]
    placed = [word for word in before if word.endswith(("-based", "-run", "-backed", "-linked"))]
    return last.lower() in _KINDS_OF_BODIES and name.lower() == name or bool(placed)


_KINDS_OF_BODIES = frozenset(
    ("group", "organisation", "organization", "charity", "agency", "company", "firm", "network",
     "ngo", "monitor", "watchdog", "channel", "newspaper", "outlet", "site")
)  # fmt: skip


def is_local_holder(person: Person) -> bool:
    """Whether a publisher's texts of a week hardly mean two by this name: "the harbour master".

    They may mean two by "the prime minister", "the army chief" or "a medical source".
    """
    said = words_of(person.name)
    is_unnamed = person.kind == "group" and person.of is None and not _has_name(person.name)
    if not is_unnamed or len(said) < 2 or not _HELD_BY_MANY.isdisjoint(said):
        return False
    return said[0] not in _KINDS and not said[-1].endswith(_OF_SEVERAL)


_HELD_BY_MANY = frozenset(
    ("minister", "president", "premier", "chief", "head", "leader", "governor", "mayor", "official",
     "source", "spokesman", "spokeswoman", "spokesperson", "envoy", "ambassador", "commander",
     "general", "director", "commissioner", "prosecutor", "officer", "secretary", "manager",
     "witness", "resident", "worker", "doctor", "correspondent", "reporter", "soldier", "survivor")
)  # fmt: skip
_KINDS = frozenset(
    ("a", "an", "another", "any", "big", "close", "female", "former", "good", "key", "little",
     "local", "longtime", "male", "many", "most", "new", "old", "one", "other", "second", "senior",
     "several", "small", "some", "top", "two", "unnamed", "western", "young")
)  # fmt: skip
"""Words that say of what kind somebody is, and not who."""
_OF_SEVERAL = ("s", "men", "people", "children", "woman", "man")
"""Endings of words for several people, or for somebody without an office."""


def may_lack_owner(words: frozenset[str]) -> bool:
    """Whether a body's owner may be found in other texts that name the same kind of body."""
    return is_special(words) or words <= _COMMON and bool(words & _OF_LANDS)


_OF_LANDS = frozenset(("army", "navy", "military", "ministry"))


def owner_in(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a body's name that are no common ones: those of its owner."""
    return words - _COMMON


def is_special(words: frozenset[str]) -> bool:
    """Whether a country has one body of these words, and other countries' are rarely told of."""
    return words in _SPECIAL or len(words) > 2 and words <= _COMMON and words.isdisjoint(OF_STATES)


_SPECIAL = (frozenset(("general", "staff")), frozenset(("air", "force")))


def owner_of_forces(person: Person) -> frozenset[str]:
    """Return the owner in the name of an army or another armed body; empty if none is named."""
    words = body_words(person)
    return words - _COMMON if words & _FORCES else frozenset()


_FORCES = frozenset(("army", "military", "force", "forces", "navy", "staff", "command"))


def is_unnamed_group(person: Person) -> bool:
    """Whether an entry has no name of its own, of its owner or of an institution ("villagers")."""
    return _is_common_group(person, body_words(person)) and not _has_name(person.name)


def _is_common_group(person: Person, words: frozenset[str]) -> bool:
    """Whether an entry is a group with no owner, and of no institution."""
    return person.kind == "group" and person.of is None and words.isdisjoint(_INSTITUTIONS)


def _has_name(name: str) -> bool:
    """Whether a name has a capital letter that no beginning of a sentence may give it."""
    first, *rest = name.split() or [""]
    first = "" if first.replace(".", "").lower() in SHORT else first  # "U.S. official"
    return any(word[:1].isupper() for word in rest) or any(map(str.isupper, first[1:]))


def acronym(name: str) -> str:
    """Return the first letters of a body's words, in small letters."""
    return "".join(word[0] for word in words_of(name) if word not in _LINKS)


def is_abbreviation(name: str) -> bool:
    """Whether a name consists of a few capital letters: "CEB"."""
    letters = [sign for sign in name if sign.isalpha()]
    return 2 <= len(letters) <= 8 and len(name.split()) == 1 and all(map(str.isupper, letters))
