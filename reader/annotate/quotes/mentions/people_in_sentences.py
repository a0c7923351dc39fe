"""Defines a sentence with its people: subject, speakers, and people named.

`speakers` and `pronouns` search such sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reader.annotate.people.entries import RosterEntry
from reader.annotate.quotes.reports import Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

SubjectKind = Literal["people", "someone", "several", "thing", "nothing"]
"""Entries of the roster; one human being without an entry; several; no human being; none."""


class MainSubject(NamedTuple):
    """The subject of the main clause of a sentence, from word `word` on, with its entries.

    `gender` is that of a pronoun ("m" of "he"), else "". `in_full` is true for a name of several
    words, which introduces a person.
    """

    kind: SubjectKind
    word: int = -1
    entries: tuple[int, ...] = ()
    gender: str = ""
    in_full: bool = False


NO_SUBJECT = MainSubject("nothing")


OWN = ("his ", "her ")
"""The beginnings of roles of people who work for a person named before."""


class Named(NamedTuple):
    """An entry of the roster and the word where it is named or speaks."""

    word: int
    entry: int


@dataclass(slots=True)
class PeopleInSentence:
    """The people of one sentence; `number` counts the sentences of the whole text.

    `speakers` grows while the mentions of the sentence are resolved. `subject` is None until it is
    first requested.
    """

    number: int
    block: int
    sentence: Sentence
    named: Sequence[Named]
    speakers: list[Named] = field(default_factory=list)
    subject: MainSubject | None = None
    words: Range | None | Literal["unread"] = "unread"
    """The words of its main subject."""


class Cast(NamedTuple):
    """The candidates: entries, entries that are certainly names, and subjects of sentences."""

    entries: Sequence[RosterEntry]
    proper: Set[int]
    """Entries with a capital that is not only that of a sentence's first word."""
    subject_of: Callable[[PeopleInSentence], MainSubject]
    side_subject_of: Callable[[PeopleInSentence], MainSubject]
    """The subject of an opening subordinate clause."""
    is_unnamed: Callable[[int, str], bool]
    """Whether an entry is one unnamed human being of a possible gender."""


def speaks_for_another(
    entry: int, people: PeopleInSentence, entries: Sequence[RosterEntry], gender: str
) -> bool:
    """Whether an aide speaks about the employer, whom a pronoun may also mean.

    Example: "Varn is tired, his spokesman, Jo Lund, said. He would rest."
    """
    role = entries[entry].person.role
    if role is None or not role.startswith(OWN):
        return False
    others = [entries[one.entry] for one in people.named if one.entry != entry]
    return any(one.person.kind == "person" and one.gender in ("", gender) for one in others)


_ATTACKED = frozenset(
    """accused called blamed criticised criticized denounced mocked attacked described labelled
    labeled branded dubbed""".split()  # noqa: SIM905
)
_OBJECTS = {"she": "her", "her": "her", "he": "him", "his": "him", "him": "him"}


def acts_on_another(word: str, tokens: TaggedWords, sentence: Sentence) -> bool:
    """Whether "he" or "she" may be somebody whom the subject of a sentence speaks ill of.

    "Varn accused her of lying. She says": whoever was accused may speak.
    """
    other = _OBJECTS[word]
    if other not in tokens.words[sentence.low : sentence.high]:
        return False
    for at in range(sentence.low + 1, sentence.high):
        if tokens.words[at] == other and tokens.words[at - 1] in _ATTACKED:
            behind = tokens.letters[at + 1 : at + 2]
            if other == "him" or behind in ("", *"PQqF,.TS;"):
                return True
    return False


def take_turns(
    entry: int, people: PeopleInSentence, before: Sequence[PeopleInSentence], cast: Cast
) -> bool:
    """Whether the sentence before tells of another of the same sex, and nobody is quoted."""
    if people.sentence.clauses or people.sentence.held:
        return False
    gender = cast.entries[entry].gender
    return any(
        at != entry and cast.entries[at].gender == gender != ""
        for other in before
        if other.number == people.number - 1 and other.block == people.block
        for at in cast.subject_of(other).entries
    )
