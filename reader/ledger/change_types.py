"""The changes between two bulletins as named tuples: figures, quotes, people, developments.

`old` and `new` are None if that side has nothing. Texts are copied from the bulletins, on one line.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.models import Qualifier, Stance

ChangeKind = Literal["added", "removed", "changed"]
PersonChangeKind = Literal["added", "removed", "renamed", "role"]
PieceKind = Literal["same", "out", "in"]


class ComparedText(NamedTuple):
    """One of the two bulletins."""

    source: str
    title: str
    date: str | None


class DevelopmentChange(NamedTuple):
    """A development that was added or removed, or whose text changed.

    `number` is its position in the new bulletin, or in the old one if it was removed (0: the lead);
    `old_heading` is set if the heading changed.
    """

    change: ChangeKind
    number: int
    heading: str
    old_heading: str | None = None


class FigureValue(NamedTuple):
    """A figure on one side; `low` and `high` are None for a vague one, `claimant` if none is known.

    `text` is the number as written, `counted` the words for the thing counted, and `words` both.
    """

    low: float | None
    high: float | None
    qualifier: Qualifier
    text: str
    words: str
    counted: str | None
    claimant: str | None
    stance: Stance


class FigureChange(NamedTuple):
    """A figure that was added or removed, or whose value, claimant or counted words changed.

    `number` is that of the development, on the new side if the figure is there.
    """

    change: ChangeKind
    old: FigureValue | None
    new: FigureValue | None
    unit: str | None
    number: int
    sentence_old: str | None
    sentence: str | None


class QuotedWords(NamedTuple):
    """A quote on one side; `speaker` and `cue` are None if the text gives none."""

    text: str
    cue: str | None
    stance: Stance
    speaker: str | None


class QuoteChange(NamedTuple):
    """A quote that was added or removed, or whose words, speaker or stance changed."""

    change: ChangeKind
    old: QuotedWords | None
    new: QuotedWords | None
    number: int


class PersonChange(NamedTuple):
    """A person who was added or removed, is spelled differently, or has another role.

    `old` or `new` is the name of one added or removed; both are names if "renamed", and roles of
    `name` if "role".
    """

    change: PersonChangeKind
    name: str
    old: str | None = None
    new: str | None = None


class WordsPiece(NamedTuple):
    """Words of a sentence that are in both texts, only in the old one, or only in the new one."""

    kind: PieceKind
    text: str


class SentenceChange(NamedTuple):
    """The old and the new form of a sentence; a side without the sentence is empty.

    The pieces of a side make up the whole sentence.
    """

    old: tuple[WordsPiece, ...]
    new: tuple[WordsPiece, ...]


class ChangedWords(NamedTuple):
    """The changed sentences of one development, in the order of the new text.

    `number` and `heading` are those of the new side if the development is there.
    """

    number: int
    heading: str
    sentences: tuple[SentenceChange, ...]


class Changes(NamedTuple):
    """All changes; `notes` are corrections that the new text states."""

    old: ComparedText
    new: ComparedText
    notes: tuple[str, ...] = ()
    developments: tuple[DevelopmentChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    quotes: tuple[QuoteChange, ...] = ()
    people: tuple[PersonChange, ...] = ()
    words: tuple[ChangedWords, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether only typography and order differ."""
        return not any(self[2:])
