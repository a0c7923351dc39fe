"""Turns changes into the lines that show them: sections, entries, old and new words.

The screen and the command line only lay them out. + is added, - is removed, ~ is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reader.evidence_words import NOT_NAMED, STANCES
from reader.ledger.change_types import (
    ChangedWords,
    Changes,
    DevelopmentChange,
    FigureChange,
    FigureValue,
    PersonChange,
    PieceKind,
    QuoteChange,
    QuotedWords,
    SentenceChange,
)

LineKind = Literal["section", "entry", "detail"]
LinePieceKind = Literal["text", "out", "in", "name", "faint"]

NEW, GONE, CHANGED = "+", "-", "~"
SIGNS = {"added": NEW, "removed": GONE, "changed": CHANGED, "renamed": CHANGED, "role": CHANGED}
"""The sign before an entry, by the kind of change."""

LEAD = "In brief"
"""The name of the paragraphs before the first development."""

ARROW = " → "
NOTHING = "Nothing changed but, perhaps, typography and order."


class LinePiece(NamedTuple):
    """Words of a line; words removed and words added have kinds of their own."""

    kind: LinePieceKind
    text: str


class ChangeLine(NamedTuple):
    """One line: a section's heading, a change in it, or a detail of that change."""

    kind: LineKind
    sign: str
    pieces: tuple[LinePiece, ...]

    @property
    def text(self) -> str:
        """The words of all pieces."""
        return "".join(piece.text for piece in self.pieces)


_Told = tuple[LinePieceKind, str]


def change_lines(changes: Changes) -> Iterator[ChangeLine]:
    """Yield all lines in order, the most important first."""
    if changes.is_empty:
        yield _line("entry", "", ("faint", NOTHING))
    yield from _section("Corrections that the text states", map(_note, changes.notes))
    yield from _section("Figures", map(_figure, changes.figures))
    yield from _section("Quotes", map(_quote, changes.quotes))
    yield from _section("People", map(_person, changes.people))
    yield from _section("Developments", map(_development, changes.developments))
    yield from _section("Words", map(_words, changes.words))


def _line(kind: LineKind, sign: str, *pieces: _Told) -> ChangeLine:
    return ChangeLine(kind, sign, tuple(LinePiece(*piece) for piece in pieces if piece[1]))


def _section(title: str, entries: Iterator[Sequence[ChangeLine]]) -> Iterator[ChangeLine]:
    is_first = True
    for lines in entries:
        if is_first:
            yield _line("section", "", ("text", title))
        is_first = False
        yield from lines


def _note(note: str) -> Sequence[ChangeLine]:
    return (_line("entry", "", ("text", note)),)


def _development(one: DevelopmentChange) -> Sequence[ChangeLine]:
    lines = [_line("entry", SIGNS[one.change], ("name", one.heading or LEAD))]
    if one.old_heading:
        lines.append(_line("detail", GONE, ("out", one.old_heading)))
    return lines


def _figure(one: FigureChange) -> Sequence[ChangeLine]:
    """Return the old and new number, and the old and new claimant if that changed."""
    sign = SIGNS[one.change]
    if one.old is None or one.new is None:
        value = one.new or one.old
        assert value is not None
        kind: LinePieceKind = "in" if one.new else "out"
        return (_line("entry", sign, (kind, value.words), ("faint", claimant_suffix(value))),)
    old, new = one.old, one.new
    was, now = old.words, new.words
    if was == now:
        lines = [_line("entry", sign, ("text", now))]
    else:
        is_short = old.counted == new.counted and now.startswith(new.text)
        before = old.text if is_short else was
        lines = [_line("entry", sign, ("out", before), ("text", ARROW), ("in", now))]
    if _owner(old) == _owner(new):
        return [
            lines[0]._replace(pieces=(*lines[0].pieces, LinePiece("faint", claimant_suffix(new))))
        ]
    return [
        *lines,
        _line("detail", GONE, ("out", _owner(old))),
        _line("detail", NEW, ("in", _owner(new))),
    ]


def claimant_suffix(value: FigureValue) -> str:
    """Return the words for a figure's claimant, to stand after it; "" if none is known."""
    is_told = value.claimant or value.stance != "says"
    return f", {_owner(value)}" if is_told else ""


def _owner(value: FigureValue) -> str:
    whose = value.claimant or "claimant not named"
    return whose if value.stance == "says" else f"{STANCES[value.stance].whose} {whose}"


def _quote(one: QuoteChange) -> Sequence[ChangeLine]:
    """Return the speaker and the words, old and new."""
    sign = SIGNS[one.change]
    if one.old is None or one.new is None:
        words = one.new or one.old
        assert words is not None
        kind: LinePieceKind = "in" if one.new else "out"
        return (
            _line("entry", sign, ("name", f"{_speaker(words)} "), (kind, cue_and_words(words))),
        )
    old, new = one.old, one.new
    is_of_others = _speaker(old) != _speaker(new)
    both = [
        f"{_speaker(words)} {cue_and_words(words)}" if is_of_others else cue_and_words(words)
        for words in (old, new)
    ]
    name = f"{_speaker(old)}{ARROW}{_speaker(new)}" if is_of_others else _speaker(new)
    return (
        _line("entry", sign, ("name", name)),
        _line("detail", GONE, ("out", both[0])),
        _line("detail", NEW, ("in", both[1])),
    )


def _speaker(words: QuotedWords) -> str:
    return words.speaker or NOT_NAMED


def cue_and_words(words: QuotedWords) -> str:
    """Return the words of a quote after its cue."""
    return f"{words.cue}: {words.text}" if words.cue else words.text


def _person(one: PersonChange) -> Sequence[ChangeLine]:
    sign = SIGNS[one.change]
    if one.old is None or one.new is None:
        return (_line("entry", sign, ("in" if one.new else "out", one.name)),)
    name = f"{one.name}: " if one.change == "role" else ""
    ends: tuple[_Told, ...] = ("out", one.old), ("text", ARROW), ("in", one.new)
    return (_line("entry", sign, ("name", name), *ends),)


def _words(one: ChangedWords) -> Sequence[ChangeLine]:
    """Return the heading of a development and its changed sentences."""
    head = _line("entry", "", ("name", one.heading or LEAD))
    return [head, *(line for sentence in one.sentences for line in _sentence(sentence))]


def _sentence(one: SentenceChange) -> Iterator[ChangeLine]:
    """Yield the old and the new sentence, each on its own line."""
    for sign, pieces in ((GONE, one.old), (NEW, one.new)):
        if pieces:
            told = [(_KINDS[piece.kind], piece.text) for piece in pieces]
            yield _line("detail", sign, *told)


_KINDS: dict[PieceKind, LinePieceKind] = {"same": "text", "out": "out", "in": "in"}
