"""Finds the people of the roster whom a source's words name, and adds bodies to the roster."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cached_property

from reader.annotate.lexicon.wordlists import plurals, words
from reader.models import ClaimantBasis, Person, PersonKind, Quote

_BODIES = words("bodies")
_MANY = plurals("roles") | words("plurals")
_ROLES = words("roles")
_DEFINITE = re.compile(
    r"^(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]his|[Tt]hat|[Oo]ur|[Mm]y) "
    r"(?:[A-Z][\w.’]*(?: [A-Z]\w+)?-based )?|[A-Z][\w.’]*-based )"
)
"""Words before a name that are not part of it: "the", "the London-based"."""
_ONE_BY = re.compile(r"^(?:[Oo]ne|[Aa]nother)(?: \w+)? by ")
"""Matches before the name of a pollster: "one by the Orm Institute"."""
_OTHER_NAMES = {"he": words("first_names_female"), "she": words("first_names_male")}
SUBJECTS = {"her": "she", "him": "he"}  # "according to her"
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you", "who", "which", "this", "that"))
_PARTS = re.compile(r" (?:of|for|in|on|at|from|to) ")
_INSIDE = re.compile(r"(?:.* )?(?:of|for|by|to|with|from|against|in|near|at|on) $")
_OWNED = re.compile(r"[’'](?:s\b| )")
_VERBLIKE = re.compile(r" (?:is|are|was|were|has|had|have|been|will|would|said|says) ")


class KnownPeople:
    """A growing roster, with indices of its names that are made when they are first needed."""

    def __init__(self, people: Sequence[Person], lands: Container[str] = ()) -> None:
        """`people` is the initial roster; `lands` are the names of countries."""
        self.people = list(people)
        self.lands = lands

    @cached_property
    def by_name(self) -> dict[str, int]:
        """Maps each name and alias, as `_key` returns it, to its person.

        -1 if two people share it.
        """
        table: dict[str, int] = {}
        for at, person in enumerate(self.people):
            _enter_names(table, at, person)
        return table

    def is_body(self, words: str) -> bool:
        """Whether the words are the name of a known body, and not of a country."""
        at = self.by_name.get(_key(words), -1)
        return at >= 0 and self.people[at].kind == "organisation" and words not in self.lands

    def may_be(self, pronoun: str, people: Sequence[int]) -> bool:
        """Whether the first names allow "he" or "she" for the people."""
        others = _OTHER_NAMES.get(pronoun.lower(), frozenset())
        return all(self.people[at].name.partition(" ")[0] not in others for at in people)

    @staticmethod
    def is_kind_of_body(label: str) -> bool:
        """Whether the words end in a kind of body: "Orm army"."""
        short = label.count(" ") < _LONGEST_LABEL and "," not in label
        return short and label.rpartition(" ")[2].lower() in _BODIES

    def may_speak(self, label: str) -> bool:
        """Whether the words name a known person or body, a country, or a kind of body."""
        return self.is_kind_of_body(label) or label in self.lands or _key(label) in self.by_name

    @cached_property
    def by_office(self) -> dict[str, int]:
        """Maps each office of several words to its holder; -1 if two people hold it."""
        table: dict[str, int] = {}
        for at, person in enumerate(self.people):
            if person.role and " " in person.role:
                key = _key(person.role)
                table[key] = at if table.get(key, at) == at else -1
        return table

    @cached_property
    def bodies(self) -> dict[str, list[int]]:
        """Maps the last word of the head of a body's name to the bodies with it."""
        table: dict[str, list[int]] = {}
        for at, person in enumerate(self.people):
            _enter_body(table, at, person)
        return table

    def add(self, person: Person) -> int:
        """Add an entry and return its index."""
        at = len(self.people)
        _enter_names(self.by_name, at, person)
        _enter_body(self.bodies, at, person)
        self.people.append(person)
        return at


def _enter_names(table: dict[str, int], at: int, person: Person) -> None:
    for form in (person.name, *person.aliases):
        key = _key(form)
        table[key] = at if table.get(key, at) == at else -1


def _enter_body(table: dict[str, list[int]], at: int, person: Person) -> None:
    if person.kind != "person":
        head = _PARTS.split(_key(person.name))[0].rpartition(" ")[2]
        table.setdefault(head, []).append(at)


def _key(name: str) -> str:
    return _DEFINITE.sub("", name.strip(), count=1).casefold().replace("’", "'")


def people_of(known: KnownPeople, mention: str, body: bool = False) -> tuple[int, ...]:
    """Return the indices of the people named, all of "the army and the police"; or ().

    If the words must name a `body`, it is added.
    """
    if " by " in mention:
        mention = _ONE_BY.sub("", mention, count=1)
    whole = _person_of(known, mention)
    if whole is not None:
        return (whole,)
    if body:
        return (known.add(Person(_DEFINITE.sub("", mention), None, (), "organisation")),)
    if " and " not in mention:
        one_new = _new(known, mention)
        return () if one_new is None else (known.add(one_new),)
    parts = [part.removeprefix("both ") for part in re.split(r", | and ", mention)]
    found = [_person_of(known, part) for part in parts]
    new = [
        _new(known, part) if one is None else None for one, part in zip(found, parts, strict=True)
    ]
    if any(one is None and person is None for one, person in zip(found, new, strict=True)):
        return ()
    all_of_them = [
        one if person is None else known.add(person) for one, person in zip(found, new, strict=True)
    ]
    return tuple(dict.fromkeys(one for one in all_of_them if one is not None))


def person_behind(known: KnownPeople, text: str, end: int) -> int | None:
    """Return the person named between commas behind an office that ends at `end`, or None."""
    if text[end : end + 2] != ", ":
        return None
    named = _NAMED_BEHIND.match(text, end)
    at = known.by_name.get(_key(named[1][:-1]), -1) if named else -1
    return at if at >= 0 and known.people[at].kind == "person" else None


_NAMED_BEHIND = re.compile(r", ((?:[A-Z][\w.’-]*[ ,]){2,4}(?<=,))")


def _person_of(known: KnownPeople, mention: str) -> int | None:
    """Return the person whose name the words are, begin or end with, or the body that they mean."""
    key = _key(mention)
    at = known.by_name.get(key)
    if at is None and _DEFINITE.match(mention):
        at = known.by_office.get(key)  # "the governor of the province"
    if at is not None:
        return at if at >= 0 else None
    if key in _PRONOUNS or " and " in key:
        return None
    tokens = key.split(" ")
    for length in range(min(len(tokens) - 1, 6), 0, -1):
        tail, head = " ".join(tokens[-length:]), " ".join(tokens[:length])
        at = known.by_name.get(tail, -1)
        before = key[: len(key) - len(tail)]
        titled = at >= 0 and (known.people[at].kind == "person" or _is_owned(known, at, length))
        if titled and not _INSIDE.match(before) and not _OWNED.search(before[-3:]):
            return at
        at = known.by_name.get(head, -1)
        if at >= 0 and re.match(r", ", key[len(head) :]):
            return at
    return _body_of(known, mention, key)


def _is_owned(known: KnownPeople, at: int, length: int) -> bool:
    """Whether a body's name of several words may have words for its owner before it."""
    return length > 2 and known.people[at].kind == "organisation" and known.people[at].of is None


def _body_of(known: KnownPeople, mention: str, key: str) -> int | None:
    """Return the one body that "the ministry" or "the general staff" means, if only one fits."""
    if not _DEFINITE.match(mention) and not mention.islower():
        return None
    if " " in key and not all(word in _BODIES for word in key.split()[-1:]):
        return None
    near = known.bodies.get(key.rpartition(" ")[2], ())
    if len(near) > _MOST_ALIKE:
        return None
    fits = [at for at in near if _ends(known, at, key)]
    if not _DEFINITE.match(mention):  # "witnesses" are not the "two witnesses" named before
        fits = [at for at in fits if known.people[at].kind != "group" or _is_named(known, at, key)]
    return fits[0] if len(fits) == 1 else None


def _is_named(known: KnownPeople, at: int, key: str) -> bool:
    return _key(known.people[at].name) == key


def _ends(known: KnownPeople, at: int, key: str) -> bool:
    """Whether the head of a body's name ends in the words."""
    head = _PARTS.split(_key(known.people[at].name))[0]
    return head == key or head.endswith(f" {key}")


def _new(known: KnownPeople, mention: str) -> Person | None:
    """Return a new entry for a source, or None if the words do not certainly name anybody."""
    name = _CITED_BY.split(_DEFINITE.sub("", mention.strip(), count=1))[0]
    if _ACTED_ON.search(name):
        return None  # "clerks declined to speak of"
    if mention.strip().partition(" ")[0].casefold() in _POSSESSIVES:
        return None  # "her office"
    if name in known.lands:
        return Person(name, None, (), "organisation")
    head = _PARTS.split(name)[0].rpartition(" ")[2]
    low, whole = head.casefold(), name.casefold()
    ambiguous = whole == low and len(known.bodies.get(low, ())) > 0
    if ambiguous or whole in _PRONOUNS or _VERBLIKE.search(f" {name} "):
        return None
    body = low in _BODIES or low in _GOVERNING
    if not (body or low in _MANY or low in _ROLES):
        return None
    if low in _NO_SOURCES or len(name.split()) > _LONGEST:
        return None
    kind: PersonKind = "organisation" if body else "group"
    return Person(name, None, (), kind)


_CITED_BY = re.compile(r" (?:quoted|cited|interviewed) by ")
_ACTED_ON = re.compile(
    r" (?:refused|declined|wanted|agreed|seemed|failed|had|was|were) (?:to|on|that) "
)
_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_GOVERNING = frozenset(
    ("staff", "army", "navy", "police", "ministry", "authorities", "command", "forces", "military",
     "headquarters", "office", "corps", "guard", "services", "air force")
)  # fmt: skip
_NO_SOURCES = words("no_speakers") | frozenset(
    (
        "people",
        "men",
        "women",
        "children",
        "troops",
        "dead",
        "wounded",
        "it",
        "video",
        "footage",
        "post",
        "posts",
        "tweet",
        "message",
        "data",
        "statement",
    )
)
_LONGEST = 10
_LONGEST_LABEL = 5
_MOST_ALIKE = 20
"""The most bodies with one head that a mention is compared with."""


def pronoun_person(
    mention: str, people: Sequence[Person], heard: Sequence[Quote], before: str = ""
) -> tuple[tuple[int, ...], ClaimantBasis] | None:
    """Return the person or body that a pronoun refers to, the one just quoted; None if unsure.

    `heard` are the quotes of the same paragraph before it; without any it is the one person named
    in the paragraph, if its first sentence (`before`) begins with the name.
    """
    low = mention.strip().casefold()
    if low in ("he", "she") and not heard and before:
        one = _named_first(people, before)
        return None if one is None else ((one,), "pronoun")
    if low not in ("he", "she", "it") or not heard:
        return None
    speakers = {quote.person for quote in heard}
    if len(speakers) != 1 or None in speakers:
        return None
    (one,) = speakers
    assert one is not None
    kind = people[one].kind
    fits = kind == "person" if low != "it" else kind == "organisation"
    return ((one,), "pronoun") if fits else None


def _named_first(people: Sequence[Person], before: str) -> int | None:
    """Return the one person that a text names, if it begins with the name or its office."""
    named = [at for at, one in enumerate(people) if one.kind == "person" and one.name in before]
    if len(named) != 1 or not _OPENS.match(before[: before.index(people[named[0]].name)]):
        return None
    return named[0]


_OPENS = re.compile(r"(?:[A-Z][\w’'.-]* ){0,4}$")
BEHIND_SUBJECT = re.compile(r", (?:when|where|while|as|after|before|because|since|although) \w* ?$")
"""Matches the end of a clause before a pronoun that refers to its subject and not to a speaker."""
