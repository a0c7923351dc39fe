"""Finds the owner of a body in the words before its name and in the name.

`bodies` calls it for each body that it finds.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from reader.annotate.lexicon.wordlists import words
from reader.annotate.people import body_words
from reader.annotate.people.entries import MOST_NAMESAKES, RosterEntry
from reader.annotate.people.name import Name, words_between
from reader.annotate.people.spellings import first_name
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.tagged import TaggedWords

_TOPICS = words("topics")
_ONLY_FOR = words("bodies_only_for")
"""Bodies whose "of" phrase is always a topic."""


_KINDS_OF_FORCES = frozenset(
    "elite armed military paramilitary air special border national federal regional".split()  # noqa: SIM905
)
"""Adjectives between an owner and the name of a body: "Orvane's elite Reed Force"."""


def owner_before(tokens: TaggedWords, start: int) -> int:
    """Return the first word of the owner of a body ("Orvane's"), or `start` if none is named."""
    letters = tokens.letters
    owning = start - 1 - (start > 0 and tokens.words[start - 1] in _KINDS_OF_FORCES)
    if owning < 1 or letters[owning] != "s" or letters[owning - 1] not in "NL":
        return start
    at = owning - 1
    while at > 0 and letters[at - 1] in "NL" and start - at < body_words.MOST_BEFORE:
        at -= 1
    is_person = first_name(tokens.words[at]) is not None and letters[at] != "L"
    return start if is_person or at and letters[at - 1] in "tr" else at


def of_whom(tokens: TaggedWords, head: str, first: int, end: int) -> str | None:
    """Return the owner in "of …", or None if it is a topic ("Ministry of Health")."""
    while first < end and tokens.letters[first] == "d":
        first += 1
    topic = head in _ONLY_FOR or not _TOPICS.isdisjoint(tokens.words[first:end])
    topic = topic or "C" in tokens.letters[first:end] or tokens.words[end - 1].endswith("s")
    adjective = tokens.words[first].endswith(_OF_ADJECTIVES) and end > first + 1
    if topic and (tokens.letters[first] != "L" or adjective):
        for at in range(first + 1, end):  # "Ministry of Health of Orvane"
            if tokens.words[at] == "of":
                return words_between(tokens, at + 1, end)
        return None
    if "t" in tokens.letters[first:end] or _is_no_owner(tokens.words[first:end]):
        return None  # "Office of the High Commissioner"
    for at in range(end - 2, first, -1):  # "General Staff of the Army of Orvane"
        if tokens.words[at] == "of":
            return words_between(tokens, at + 1, end)
    return words_between(tokens, first, end)


def _is_no_owner(name: tuple[str, ...]) -> bool:
    """Whether "of …" is a number or goes on to a body word: "Group of Six"."""
    return name[0].lower() in SMALL or len(name) > 1 and name[-1] in _FIGHTERS


_FIGHTERS = frozenset("Legion Brigade Brigades Battalion Regiment Corps Front Movement".split())  # noqa: SIM905


def place_before(tokens: TaggedWords, start: int, end: int) -> str | None:
    """Return the place, no adjective, that begins a body's name: "Gaza Health Ministry"."""
    if tokens.letters[start] != "L" or tokens.letters[start + 1] != "N":
        return None
    word = tokens.words[start]
    if end - start < 3 and tokens.words[start + 1] not in _FORCES:
        return None
    if tokens.words[start + 1] in _WATERS:
        return None  # "Black Sea Fleet"
    return None if word.endswith(_OF_ADJECTIVES) or word.isupper() else word


_FORCES = frozenset(("Army", "Navy", "Police"))
"""Body words that belong to a country if its name precedes them: "the Orvane Army"."""
_WATERS = frozenset("Sea River Lake Bay Gulf Ocean Strait Coast Valley Basin Islands".split())  # noqa: SIM905
_OF_ADJECTIVES = (
    "an",
    "ern",
    "al",
    "ese",
    "ish",
    "ic",
    "i",
    "ch",
    "North",
    "South",
    "East",
    "West",
    "New",
)


ADJECTIVES = ("ian", "ese", "ish", "an", "ic", "i")
"""Endings of adjectives of places ("Orvanian" of "Orvane")."""


def state_of(adjective: str, places: Iterable[str]) -> str | None:
    """Return the place in the text that an adjective belongs to ("Orvanian": "Orvane"), or None."""
    ending = next((end for end in ADJECTIVES if adjective.endswith(end)), None)
    if ending is None or len(adjective) - len(ending) < 3:
        return None
    stem = adjective[: -len(ending)]
    stem = stem if len(stem) < 5 else stem[:-1]
    fits = [
        place
        for place in places
        if place != adjective and place.startswith(stem) and len(place) <= len(stem) + 3
        and not place.endswith(("ian", "ese", "ish"))
    ]  # fmt: skip
    return min(fits) if fits else None


def is_only_part(entry: RosterEntry, name: Name, states: Container[str]) -> bool:
    """Whether a single word is the place in a body's name: "Orm" is not "Radio Orm"."""
    if entry.person.kind != "organisation" or len(entry.words) < 2 or len(name.words) > 1:
        return False
    return entry.words[0] in _LED or name.words[0] in states


_LED = frozenset("Radio TV Television Bank Hotel Port Camp Team Air Studio Club Mission".split())  # noqa: SIM905
"""First words of the names of bodies that are not called by the rest alone."""


_NOT_INSIDE = frozenset(("Former", "Ex", "Retired", "Late", "Then"))
_DESCRIBING = frozenset(("Senior", "Top", "Leading", "Unnamed"))


def is_before_name(tokens: TaggedWords, at: int) -> bool:
    """Whether a word describes people of the body behind it: "Senior Pentagon officials"."""
    opens = at == 0 or tokens.letters[at - 1] in ".:"
    return tokens.words[at] in _NOT_INSIDE or opens and tokens.words[at] in _DESCRIBING


def states_with_adjectives(names: Sequence[Name], places: Iterable[str]) -> set[str]:
    """Return the places whose adjective occurs in the text ("Orvane" if "Orvanian" does)."""
    by_start: dict[str, list[str]] = {}
    for place in places:
        by_start.setdefault(place[:3], []).append(place)
    adjectives = {name.words[0] for name in names if name.words[0].endswith(("ian", "ese", "ish"))}
    found = {
        state_of(adjective, by_start.get(adjective[:3], ())[:MOST_NAMESAKES])
        for adjective in adjectives
    }
    return {state for state in found if state is not None}
