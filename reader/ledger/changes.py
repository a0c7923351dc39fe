"""Compares two annotated bulletins and finds changes in figures, quotes, people and developments.

Pure functions. Differences in quotation marks, dashes, spaces, line breaks, capitals and order do
not count. Two things that may differ are reported as one removed and one added, never as one
changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.ledger.change_types import (
    ChangeKind,
    Changes,
    ComparedText,
    FigureChange,
    PersonChange,
    QuoteChange,
)
from reader.ledger.comparison.claims import Claim
from reader.ledger.comparison.development_changes import ToldSentences, development_changes
from reader.ledger.comparison.development_pairs import pair_developments
from reader.ledger.comparison.figure_changes import ClaimPair, FigurePairing
from reader.ledger.comparison.people_changes import compare_people
from reader.ledger.comparison.quote_changes import Speech, SpeechPair, SpeechPairing
from reader.ledger.comparison.sentence_pairs import pair_sentences
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.word_changes import changed_words
from reader.ledger.comparison.words import is_within, keys_of
from reader.models import AnnotatedBulletin


def compare(old: AnnotatedBulletin, new: AnnotatedBulletin) -> Changes:
    """Return the changes from the old text to the new one."""
    before, after = Side(old), Side(new)
    parts = pair_developments(before, after)
    sentences = pair_sentences(before.sentences, after.sentences, parts)
    people = compare_people(before, after, sentences)
    claims = FigurePairing(before, after, sentences, people.renamed).changes()
    speeches = _without_reported(
        SpeechPairing(before, after, sentences, people.renamed).changes(), claims
    )
    told = _told(before, after, [*claims, *speeches], people.changes)
    return Changes(
        _compared(old),
        _compared(new),
        tuple(note for note in after.notes if note not in before.notes),
        tuple(development_changes(before, after, parts, sentences, told)),
        tuple(_figure(pair, before, after) for pair in claims),
        tuple(_quote(pair, before, after) for pair in speeches),
        people.changes,
        tuple(changed_words(before, after, parts, sentences)),
    )


def _compared(read: AnnotatedBulletin) -> ComparedText:
    bulletin = read.bulletin
    return ComparedText(bulletin.source, bulletin.title, bulletin.date)


def _figure(pair: ClaimPair, old: Side, new: Side) -> FigureChange:
    was, now = pair
    shown = now or was
    assert shown is not None
    return FigureChange(
        _kind(pair),
        was.value if was else None,
        now.value if now else None,
        shown.unit,
        (new if now else old).number(shown.part),
        old.sentences[was.sentence].shown if was else None,
        new.sentences[now.sentence].shown if now else None,
    )


def _quote(pair: SpeechPair, old: Side, new: Side) -> QuoteChange:
    was, now = pair
    shown = now or was
    assert shown is not None
    number = (new if now else old).number(shown.part)
    return QuoteChange(_kind(pair), was.value if was else None, now.value if now else None, number)


def _without_reported(
    speeches: Sequence[SpeechPair], claims: Sequence[ClaimPair]
) -> list[SpeechPair]:
    """Return the quotes without paraphrases of numbers whose claim is reported already."""
    told = {pair.new.sentence for pair in claims if pair.new}
    return [
        SpeechPair(was, now)
        for was, now in speeches
        if was is None
        or now is None
        or now.is_marked
        or now.sentence not in told
        or was.value.stance != now.value.stance
    ]


def _kind(pair: ClaimPair | SpeechPair) -> ChangeKind:
    if pair.old is None:
        return "added"
    return "removed" if pair.new is None else "changed"


def _told(
    old: Side,
    new: Side,
    pairs: Sequence[ClaimPair | SpeechPair],
    people: Sequence[PersonChange],
) -> ToldSentences:
    """Return the sentences on which a change of evidence is reported."""
    names = [name for one in people for name in _names(one)]
    was = [pair.old for pair in pairs if pair.old]
    now = [pair.new for pair in pairs if pair.new]
    return ToldSentences(_places(was) | _naming(old, names), _places(now) | _naming(new, names))


def _places(found: Sequence[Claim | Speech]) -> frozenset[int]:
    """Return the sentences that contain these figures or quotes."""
    further = [at for one in found if isinstance(one, Speech) for at in one.further]
    return frozenset([*(one.sentence for one in found), *further])


def _names(one: PersonChange) -> Iterator[tuple[str, ...]]:
    """Yield the names of a changed person, and each word that is spelled differently."""
    for name in filter(None, (one.name, one.old, one.new)):
        yield keys_of(name)
    if one.change == "renamed" and one.old and one.new:
        yield from ((key,) for key in {*keys_of(one.old)} ^ {*keys_of(one.new)})


def _naming(side: Side, names: Iterable[tuple[str, ...]]) -> frozenset[int]:
    """Return the sentences that contain one of these names in full."""
    some = list(names)
    return frozenset(
        number
        for number, sentence in enumerate(side.sentences)
        if any(is_within(name, sentence.keys) for name in some)
    )
