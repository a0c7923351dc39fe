"""Resolves an office or a kind of body ("the general", "the weekly") to the only fitting entry.

If several entries known so far fit, the words are not resolved. `speakers` calls it through
`known_so_far`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import methodcaller
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import lines, words
from reader.annotate.people.bodies import DEMONYMS
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Person

SHORT_ROLES = {"sen": "senator", "gov": "governor", "rep": "representative", "gen": "general"}
SHORT_ROLES |= {"dr": "doctor", "prof": "professor", "supt": "superintendent", "insp": "inspector"}
SHORT_ROLES |= {"const": "constable", "sgt": "sergeant", "det": "detective", "capt": "captain"}
SHORT_ROLES |= {"coun": "councillor", "cllr": "councillor", "col": "colonel", "maj": "major"}
CIVIL_GENERALS = ("secretary", "attorney", "solicitor", "director", "governor", "surgeon", "consul")
"""Words before "general" in an office whose holder is not called "the general"."""
NOT_HEADED = frozenset(["vice", "deputy", "assistant", "former", "acting", "ex", "then", "late"])
"""Words that change an office; an office without them belongs to another holder."""
LEFT_OUT = frozenset(
    "republican democratic democrat conservative liberal labour outgoing veteran".split()  # noqa: SIM905
)
"""Words that may describe the holder of any office without being part of it."""
CHIEFS = frozenset(["chief", "head", "boss", "leader"])
CALLED_CHIEFS = CHIEFS | frozenset(
    "general director president chairman chairwoman chair commissioner commander".split()  # noqa: SIM905
)
"""Last words of offices whose holder is called the chief of a body."""
BEFORE_NAME = re.compile(r"d[aeinro]{0,3}[no]$")
BEHIND_NAME = re.compile(r",d[aeinroNL]{0,4}?[no](?=[,.P])")
"""A kind of body before a name ("the weekly X") and after it ("X, a brewery,")."""
APART = re.compile(r"[ds][aeinro]{0,3}[no],$")
"""A kind of body before a name between commas ("Orm's weekly, the Lamp, said")."""
PREPOSITION = re.compile(r"\b(?:of|for|at|in|on|to|with|from|and)\b")
POSSESSIVE = re.compile(r"['’]s?\b|(?<=\w)-(?=\w)")
SAME_KINDS = dict.fromkeys(("company", "business", "corporation", "enterprise"), "firm")
"""Words for any body of a kind, mapped to the general word ("the company" for a brewery)."""
SAME_KINDS |= {"paper": "newspaper", "title": "newspaper", "nonprofit": "charity", "ngo": "charity"}
SAME_KINDS |= {"organisation": "charity", "organization": "charity"}
"""Words for any body of a kind to the general word of the kind ("the company" for a brewery)."""
NO_WORDS = frozenset[str]()
MOST_NAMESAKES = 20
"""The most entries of one office that are kept."""


def _kinds() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("body_kinds"):
        general, _, rest = line.partition(":")
        table |= dict.fromkeys(rest.split(), general)
    return table


_KINDS = _kinds()
"""Nouns for bodies, mapped to the general word of each."""
_KNOWN_KINDS = {
    name: line.partition(":")[0] for line in lines("known_kinds") for name in line.split()[1:]
}
"""Well-known bodies, mapped to the noun that refers to them ("the alliance")."""
_BODY_WORDS = words("bodies") | _KINDS.keys() | frozenset(_KNOWN_KINDS.values())
_STATES = {"american": "us", "british": "uk", "britain": "uk"} | {
    adjective.split()[-1].lower(): state.split()[-1].lower()
    for adjective, state in DEMONYMS.items()
    if len(adjective.split()) == len(state.split()) and adjective[0] == state[0]
}
"""Adjectives mapped to their states, if one word is enough: "Danish"."""
UNIQUE = CALLED_CHIEFS | frozenset(
    "president minister premier governor mayor king queen pope chancellor secretary emir".split()  # noqa: SIM905
)
"""Last words of offices with a single holder at a time."""


class Office(NamedTuple):
    """The last word of an office or kind of body, and the other words that specify it."""

    head: str
    others: frozenset[str]


def office(tokens: TaggedWords, mention: Range) -> Office | None:
    """Return the office in a mention that begins with "the" or a body ("NATO chief"), or None."""
    start, end = mention
    letters = tokens.letters
    definite = tokens.words[start].lower() == "the"
    if "," in letters[start:end] or not definite and letters[start] not in "NL":
        return None
    if tokens.words[start] == "New" and letters[start + 1 : start + 2] in "rton":
        return None  # "New minister": somebody else than the one met
    cut = letters.find("P", start, end)
    stop = cut if cut >= 0 else end
    head = tokens.words[stop - 1].lower()
    if stop - 1 <= start or letters[stop - 1] not in "rton" and head not in _BODY_WORDS:
        return None
    rest = [
        tokens.words[at].lower() for at in range(start + definite, stop - 1) if letters[at] != "s"
    ]
    if cut >= 0:
        rest += [tokens.words[at].lower() for at in range(cut, end) if letters[at] in "NLtron"]
    others = frozenset([_STATES.get(word, word) for word in rest])
    return Office(SHORT_ROLES.get(head, head), others - LEFT_OUT)


def is_unique(tokens: TaggedWords, mention: Range, asked: Office) -> bool:
    """Whether the office in a mention has a single holder, and the words name its body."""
    named = not set("NL").isdisjoint(tokens.letters[mention[0] : mention[1]])
    return named and asked.head in UNIQUE and NOT_HEADED.isdisjoint(asked.others)


class _Held(NamedTuple):
    """An office of entry `at`: the words before its first preposition, and all of its words."""

    at: int
    head: Sequence[str]
    words: frozenset[str]


class Holders:
    """The holders of offices named so far, and the bodies, by the words that refer to them."""

    __slots__ = ("_appointed", "_bodies", "_officers")

    def __init__(self) -> None:
        """Start without holders."""
        self._appointed: set[tuple[int, str]] = set()
        self._officers: dict[str, list[_Held]] = {}
        self._bodies: dict[str, list[tuple[int, frozenset[str]]]] = {}

    def meet(self, at: int, person: Person, kinds: frozenset[str]) -> None:
        """Record entry `at`; `kinds` are nouns that introduce it in the text ("a brewery")."""
        if person.kind == "person" and person.role:
            self.appoint(at, person.role)
        for kind in kinds:
            self._add_body(kind, at, kinds)
            if kind in _KINDS:
                self._add_body(_KINDS[kind], at, kinds)
        if person.kind == "organisation":
            self._meet_body(at, person.name)

    def _meet_body(self, at: int, name: str) -> None:
        known = name in _KNOWN_KINDS
        several = len(name.split()) > 1
        every = _words(name) if known or several else []
        if known:
            self._add_body(_KNOWN_KINDS[name], at, frozenset(every))
        head = _head(name, every) if len(every) > 1 else None
        if head:
            self._add_body(head[-1], at, frozenset(every))

    def appoint(self, at: int, role: str) -> None:
        """Record that entry `at` has an office."""
        if (at, role) in self._appointed:
            return
        self._appointed.add((at, role))
        every = _words(role)
        head = _head(role, every)
        known = self._officers.setdefault(head[-1], []) if head else None
        if known is not None and len(known) < MOST_NAMESAKES:
            known.append(_Held(at, head, frozenset(every)))

    def _add_body(self, word: str, at: int, every: frozenset[str]) -> None:
        known = self._bodies.setdefault(word, [])
        if len(known) < MOST_NAMESAKES and (at, every) not in known:
            known.append((at, every))

    def person(self, asked: Office) -> int | None:
        """Return the only person known to have the office, or None."""
        found = self.people(asked)
        return found.pop() if len(found) == 1 else None

    def people(self, asked: Office) -> set[int]:
        """Return all people known to have the office."""
        heads = CALLED_CHIEFS if asked.head in CHIEFS and asked.others else (asked.head,)
        return {
            one.at for head in heads for one in self._officers.get(head, ()) if _holds(asked, one)
        }

    def are_several(self, asked: Office) -> bool:
        """Whether several known bodies match, and the words do not tell which is meant."""
        return not asked.others and len({at for at, _ in self._bodies.get(asked.head, ())}) > 1

    def body(self, asked: Office) -> int | None:
        """Return the only known body of the kind, or None."""
        if asked.head not in _BODY_WORDS:
            return None
        for head in (asked.head, SAME_KINDS.get(asked.head, "")):
            found = {at for at, every in self._bodies.get(head, ()) if asked.others <= every}
            if found:
                return found.pop() if len(found) == 1 else None
        return None


def _words(text: str) -> list[str]:
    bare = POSSESSIVE.sub("", text) if "’" in text or "'" in text or "-" in text else text
    words = map(_STRIP, bare.lower().split())
    return [_STATES.get(word, word).replace(".", "") for word in words]


_STRIP = methodcaller("strip", ".,’'()")


def _head(text: str, every: list[str]) -> list[str]:
    """Return the words of an office before its first preposition, with short forms expanded.

    `every` are all words of the text.
    """
    cut = PREPOSITION.search(text.lower())
    found = _words(text[: cut.start()]) if cut else every
    return [*found[:-1], SHORT_ROLES.get(found[-1], found[-1])] if found else []


def _holds(asked: Office, held: _Held) -> bool:
    head = held.head
    if head[-1] == asked.head == "general" and len(head) > 1 and head[-2] in CIVIL_GENERALS:
        return head[-2] in asked.others
    if not NOT_HEADED.isdisjoint(head) and NOT_HEADED.isdisjoint(asked.others):
        return False
    return asked.others <= held.words


def kind_nouns(tokens: TaggedWords, start: int, end: int) -> frozenset[str]:
    """Return nouns that introduce the name in these words ("the weekly X", "X, a brewery")."""
    letters, nouns = tokens.letters, []
    if start and letters[start - 1] in "no" and BEFORE_NAME.search(letters, start - 6, start):
        nouns.append(tokens.words[start - 1].lower())
    if letters[end : end + 1] in (",", ".") and APART.search(letters, max(0, start - 7), start):
        nouns.append(tokens.words[start - 2].lower())
    after = letters.startswith(",d", end) and BEHIND_NAME.match(letters, end)
    if after:
        nouns.append(tokens.words[after.end() - 1].lower())
    return _BODY_WORDS.intersection(nouns) if nouns else NO_WORDS
