"""Pairs the quotes of two texts, and finds which were added, removed, reworded or reattributed.

Words in quotation marks are compared word for word. A paraphrase is in the text's own words, so
only its speaker and stance are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from reader.evidence import Part, line_of
from reader.evidence_words import CUT, name_of, parts_in_marks, text_at
from reader.ledger.change_types import QuotedWords
from reader.ledger.comparison.same_people import SamePeople
from reader.ledger.comparison.sentence_pairs import SentencePairs
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_numeral, is_within, keys_of, stem
from reader.models import Quote
from reader.quote_groups import goes_on

REWORDED = 0.5
"""The least likeness of the words of one quote in two texts, by the same speaker."""

SURELY = 0.8
"""The least likeness if the speakers or places differ, or for a paraphrase."""

MOST = 200
"""The most quotes of each text that are compared with each of the other."""

FEW = 3
"""Quotes of fewer words occur anywhere by chance."""


class Speech(NamedTuple):
    """A quote of one side.

    `pieces` are the words in quotation marks, or all words of a paraphrase; `keys` the words of all
    pieces; `whose` the names of the speakers. `number` is its index among the quotes of its part.
    If it continues the quote before it, `link` is the text between the two, else "". `sentence` is
    the index of the sentence that it begins in; `further` are those of quotes joined to it.
    """

    value: QuotedWords
    pieces: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]
    whose: tuple[str, ...]
    basis: str
    is_marked: bool
    part: int
    number: int
    link: str
    sentence: int
    further: tuple[int, ...] = ()


class SpeechPair(NamedTuple):
    """The old and the new form of a quote that changed; None if there is none."""

    old: Speech | None
    new: Speech | None


def speeches_of(side: Side) -> Iterator[Speech]:
    """Yield the quotes of a bulletin in order, except those in notes on corrections."""
    for number in range(len(side.parts)):
        part, before = side.evidence(number), None
        for at, quote in enumerate(part.quotes):
            sentence = side.sentence_at(number, quote.span)
            link = "" if not goes_on(before, quote) else " " if quote.continued else f" {CUT} "
            before = quote
            if sentence is not None:
                yield _speech(part, quote, (number, at), link, sentence)


def _speech(part: Part, quote: Quote, place: tuple[int, int], link: str, sentence: int) -> Speech:
    line = line_of(part, quote)
    whose = tuple(name_of(one) for one in part.everybody(quote.speakers))
    cue = text_at(part.block, quote.cue) if quote.cue else None
    marked = [line.words[start:end] for start, end in parts_in_marks(line.words)]
    words = marked if line.kind == "mixed" and marked else [line.words]
    pieces = tuple(filter(None, map(keys_of, words)))
    return Speech(
        QuotedWords(line.words, cue, quote.stance, ", ".join(whose) or None),
        pieces,
        tuple(chain.from_iterable(pieces)),
        whose,
        quote.basis,
        line.kind != "indirect",
        *place,
        link,
        sentence,
    )


class SpeechPairing:
    """The quotes of two texts during pairing, with those not paired yet."""

    def __init__(
        self, old: Side, new: Side, sentences: SentencePairs, renamed: Mapping[str, str]
    ) -> None:
        """`renamed` maps old spellings of names to the new ones."""
        self._old, self._new, self._sentences = old, new, sentences
        self._same_people = SamePeople(old, new, renamed)
        kept = sentences.kept
        self._left = [one for one in speeches_of(old) if one.sentence not in sentences.same]
        self._right = [one for one in speeches_of(new) if one.sentence not in kept]
        self._changed: list[SpeechPair] = []

    def changes(self) -> list[SpeechPair]:
        """Return changed and added quotes, in the order of the new text; removed ones come last."""
        self._pair(self._same_words)
        self._pair(self._like_words)
        gone = [SpeechPair(one, None) for one in self._left if not self._is_in_new(one)]
        come = [SpeechPair(None, one) for one in self._right if not self._is_in_old(one)]
        return sorted([*self._changed, *_whole(gone), *_whole(come)], key=_order)

    def _pair(self, rating: Callable[[Speech, Speech], float]) -> None:
        """Pair quotes that are rated above 0, the best first, and record those that changed."""
        rated = sorted(
            (-rate, one, other)
            for one, was in enumerate(self._left[:MOST])
            for other, now in enumerate(self._right[:MOST])
            if (rate := rating(was, now)) > 0
        )
        left, right = dict(enumerate(self._left)), dict(enumerate(self._right))
        for _, one, other in rated:
            if one in left and other in right:
                was, now = left.pop(one), right.pop(other)
                if self._has_changed(was, now):
                    self._changed.append(SpeechPair(was, now))
        self._left, self._right = list(left.values()), list(right.values())

    def _same_words(self, was: Speech, now: Speech) -> float:
        """Return a rating above 0 if the words are equal.

        Higher for near sentences and equal speakers.
        """
        if was.keys != now.keys:
            return 0.0
        if len(was.keys) < FEW and not self._are_near(was, now):
            return 0.0
        return 1.0 + self._are_near(was, now) + (not self._are_of_others(was, now))

    def _like_words(self, was: Speech, now: Speech) -> float:
        """Return the likeness of the words if it is enough for one quote, else 0."""
        are_marked = was.is_marked and now.is_marked
        is_near = self._are_near(was, now)
        if not are_marked and not (is_near and _numerals(was) == _numerals(now)):
            return 0.0
        likeness = _likeness(was.keys, now.keys, REWORDED if are_marked and is_near else SURELY)
        if not likeness:
            return 0.0
        is_of_others = bool(was.whose and now.whose and self._are_of_others(was, now))
        is_strict = is_of_others or not are_marked or not is_near
        return likeness if likeness >= (SURELY if is_strict else REWORDED) else 0.0

    def _has_changed(self, was: Speech, now: Speech) -> bool:
        """Whether two versions of a quote differ in words, stance or speaker."""
        are_marked = was.is_marked and now.is_marked
        is_turned = was.value.stance != now.value.stance and was.value.cue != now.value.cue
        if is_turned or are_marked and was.keys != now.keys:
            return True
        is_known = are_marked or bool(was.whose and now.whose)
        return is_known and self._have_other_speakers(was, now)

    def _are_near(self, was: Speech, now: Speech) -> bool:
        near = self._sentences.near.get(was.sentence, ())
        return any(one.new == now.sentence for one in near)

    def _are_of_others(self, was: Speech, now: Speech) -> bool:
        """Whether two quotes have different speakers, or only one has a speaker."""
        return self._same_people.are_others(was.whose, now.whose)

    def _have_other_speakers(self, was: Speech, now: Speech) -> bool:
        """Whether the text names another speaker, and not by a pronoun or from the context."""
        if not self._are_of_others(was, now):
            return False
        if was.whose and now.whose:
            return was.basis == now.basis == "cue"
        before = {*map(stem, self._old.sentences[was.sentence].keys)}
        after = {*map(stem, self._new.sentences[now.sentence].keys)}
        known, own, other = (was, before, after) if was.whose else (now, after, before)
        name = {stem(key) for one in known.whose for key in keys_of(one)}
        return known.basis == "cue" and bool(name & own) and bool(name - other)

    def _is_in_new(self, one: Speech) -> bool:
        """Whether the new text has the words of a quote, quoted or not.

        Always true for a paraphrase.
        """
        near = [found.new for found in self._sentences.near.get(one.sentence, ())]
        return not one.is_marked or _has_words(self._new, near, one)

    def _is_in_old(self, one: Speech) -> bool:
        """Whether the old text has the words of a quote of the new text."""
        near = self._sentences.before.get(one.sentence, ())
        return not one.is_marked or _has_words(self._old, near, one)


def _has_words(side: Side, near: Sequence[int], one: Speech) -> bool:
    """Whether a text has each piece of a quote; short pieces only in a version of its sentence."""
    for piece in one.pieces:
        if len(piece) >= FEW:
            is_there = side.has_words(piece)
        else:
            is_there = any(is_within(piece, side.sentences[at].keys) for at in near)
        if not is_there:
            return False
    return bool(one.pieces)


def _numerals(one: Speech) -> list[str]:
    return [key for key in one.keys if is_numeral(key)]


def _likeness(one: Sequence[str], other: Sequence[str], least: float) -> float:
    """Return how similar two sequences of words are; `SURELY` if one is within the other.

    Return 0 if it is less than `least`.
    """
    shorter, longer = sorted((one, other), key=len)
    shared = {*one} & {*other}
    if not shared:
        return 0.0
    if len(shorter) >= FEW and shared.issuperset(shorter) and is_within(shorter, longer):
        return SURELY
    at_most = sum(min(one.count(key), other.count(key)) for key in shared)
    if 2.0 * at_most / (len(one) + len(other)) < least:
        return 0.0  # before the slow comparison, which cannot find more words than this
    likeness = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return likeness if likeness >= least else 0.0


def _whole(pairs: Sequence[SpeechPair]) -> list[SpeechPair]:
    """Return those of several new or removed quotes that are not part of another of them."""
    found: list[SpeechPair] = []
    for pair in sorted(_joined(pairs), key=lambda pair: -len(_shown(pair).keys)):
        if not any(is_within(_shown(pair).keys, _shown(other).keys) for other in found):
            found.append(pair)
    return found


def _joined(pairs: Sequence[SpeechPair]) -> list[SpeechPair]:
    """Return new or removed quotes, with quotes that continue each other joined into one."""
    found: list[SpeechPair] = []
    last = (-1, -1)
    for pair in sorted(pairs, key=lambda pair: (_shown(pair).part, _shown(pair).number)):
        one = _shown(pair)
        if one.link and last == (one.part, one.number - 1):
            found[-1] = SpeechPair(*(side and _with(side, one) for side in found[-1]))
        else:
            found.append(pair)
        last = (one.part, one.number)
    return found


def _with(before: Speech, one: Speech) -> Speech:
    """Return a quote joined with the one that continues it."""
    value = before.value._replace(text=f"{before.value.text}{one.link}{one.value.text}")
    further = (*before.further, one.sentence)
    pieces, keys = before.pieces + one.pieces, before.keys + one.keys
    return before._replace(value=value, pieces=pieces, keys=keys, further=further)


def _shown(pair: SpeechPair) -> Speech:
    """Return the new quote, or the old one if it was removed."""
    shown = pair.new or pair.old
    assert shown is not None
    return shown


def _order(pair: SpeechPair) -> tuple[int, int]:
    """Return the sort key: the order of the new text; removed quotes come last."""
    return int(pair.new is None), _shown(pair).sentence
