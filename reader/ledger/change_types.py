"""The changes between two bulletins as named tuples: figures, quotes, people, developments.

`old` and `new` are None if there is nothing on that side.  Texts are copied from the bulletins, on
one line.
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
    """A development that is new or gone, or whose words changed.

    `number` is its position in the new bulletin, of a removed one in the old one (0: the lead);
    `old_heading` is given where the heading changed.
    """

    change: ChangeKind
    number: int
    heading: str
    old_heading: str | None = None


class FigureValue(NamedTuple):
    """A figure on one side; `low` and `high` are None for a vague one, `claimant` for nobody known.

    `text` is the number as written and `words` the number with what it counts, `counted` the words
    for that alone.
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
    """A figure whose value, claimant or counted words changed, or that is new or gone.

    `number` is the development's, on the new side where the figure is there.
    """

    change: ChangeKind
    old: FigureValue | None
    new: FigureValue | None
    unit: str | None
    number: int
    sentence_old: str | None
    sentence: str | None


class QuotedWords(NamedTuple):
    """A quote on one side; `speaker` and `cue` are None where the text does not say."""

    text: str
    cue: str | None
    stance: Stance
    speaker: str | None


class QuoteChange(NamedTuple):
    """A quote in other words, by somebody else or in another stance, or that is new or gone."""

    change: ChangeKind
    old: QuotedWords | None
    new: QuotedWords | None
    number: int


class PersonChange(NamedTuple):
    """Somebody who is new or gone (`old` or `new` is the name), is spelled otherwise ("renamed":
    both are names) or has another office ("role": both are roles of `name`).
    """

    change: PersonChangeKind
    name: str
    old: str | None = None
    new: str | None = None


class WordsPiece(NamedTuple):
    """Words of a sentence that stand in both texts, only in the old one, or only in the new one."""

    kind: PieceKind
    text: str


class SentenceChange(NamedTuple):
    """A sentence as it was and as it is; nothing on the side where it is not.

    All pieces of a side are the whole sentence.
    """

    old: tuple[WordsPiece, ...]
    new: tuple[WordsPiece, ...]


class ChangedWords(NamedTuple):
    """The changed sentences of one development, in the order of the new text.

    `number` and `heading` are of the new side where the development is there.
    """

    number: int
    heading: str
    sentences: tuple[SentenceChange, ...]


class Changes(NamedTuple):
    """All that changed; `notes` are corrections that the new text states."""

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
        """Whether nothing but typography and order differs."""
        return not any(self[2:])
