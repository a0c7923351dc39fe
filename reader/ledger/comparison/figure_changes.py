"""Pairs the figures of two texts, and finds which were added, removed or changed.

The first pairing that fits is used: the same place in an unchanged sentence; the same claim; the
same number with other attributes; the same claim with another number; the same claim elsewhere. The
rest was added or removed, unless the other text has it too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.ledger.comparison.claim_pairs import ClaimRules
from reader.ledger.comparison.claims import Claim, claims_of
from reader.ledger.comparison.sentence_pairs import SentencePairs
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_numeral, keys_of

MOST_ALIKE = 50
"""The most figures of the same number elsewhere that one is compared with."""

SURELY = 0.75
"""The likeness from which two sentences are one, whatever words surround their numbers."""

Fits = Callable[[Claim, Claim], bool]
Rated = list[tuple[float, int, int]]


class ClaimPair(NamedTuple):
    """The old and the new form of a figure that changed; None if there is none."""

    old: Claim | None
    new: Claim | None


class FigurePairing:
    """The figures of two texts during pairing, with those not paired yet."""

    def __init__(
        self, old: Side, new: Side, sentences: SentencePairs, renamed: Mapping[str, str]
    ) -> None:
        """`renamed` maps old spellings of names to the new ones."""
        self._old, self._new, self._sentences = old, new, sentences
        self._before, self._after = list(claims_of(old)), list(claims_of(new))
        self._rules = ClaimRules(old, new, renamed)
        self._left = dict.fromkeys(range(len(self._before)))
        self._right = dict.fromkeys(range(len(self._after)))
        self._changed: list[ClaimPair] = []
        self._old_amounts, self._new_amounts = map(_by_amount, (self._before, self._after))

    def changes(self) -> list[ClaimPair]:
        """Return changed and added figures in the order of the new text; removed ones come last."""
        rules = self._rules
        self._pair_unchanged_sentences()
        self._pair(self._near(), rules.are_same)
        self._pair(self._near(), rules.have_same_amount, self._is_restated)
        self._pair(self._near(aligned=True), rules.differ_in_amount_only, _always)
        self._pair(
            self._anywhere(), lambda a, b: rules.are_same(a, b) and not rules.name_others(a, b)
        )
        gone = [self._before[at] for at in self._left]
        come = [self._after[at] for at in self._right]
        pairs = [ClaimPair(was, None) for was in gone if not self._is_in_new(was)]
        pairs += [ClaimPair(None, now) for now in come if not self._is_in_old(now)]
        return _without_repetitions(sorted([*self._changed, *pairs], key=_order))

    def _pair_unchanged_sentences(self) -> None:
        """Mark figures in sentences of both texts as unchanged, whatever was found on them.

        An exception are figures with another named claimant, whom another sentence gives.
        """
        at: dict[tuple[int, int], int] = {
            (now.sentence, now.word): number for number, now in enumerate(self._after)
        }
        for number, was in enumerate(self._before):
            if (home := self._sentences.same.get(was.sentence)) is None:
                continue
            del self._left[number]
            other = at.get((home, was.word))
            if other is None:
                continue
            now = self._after[other]
            if was.whose and now.whose and self._rules.have_other_claimants(was, now):
                self._changed.append(ClaimPair(was, now))
        kept = self._sentences.kept
        self._right = {n: None for n in self._right if self._after[n].sentence not in kept}

    def _pair(self, rated: Rated, fits: Fits, changes: Fits | None = None) -> None:
        """Pair figures that fit, the most certain first.

        Record those for which `changes` is true.
        """
        for _, one, other in sorted(rated):
            if one in self._left and other in self._right:
                was, now = self._before[one], self._after[other]
                if fits(was, now):
                    del self._left[one], self._right[other]
                    if changes is not None and changes(was, now):
                        self._changed.append(ClaimPair(was, now))

    def _near(self, aligned: bool = False) -> Rated:
        """Return figures of similar sentences.

        If `aligned`, with something in common around them.
        """
        there: dict[int, list[int]] = defaultdict(list)
        for number in self._right:
            there[self._after[number].sentence].append(number)
        found: Rated = []
        for number in self._left:
            was = self._before[number]
            for near in self._sentences.near.get(was.sentence, ()):
                for other in there.get(near.new, ()):
                    around = _around(was, self._after[other])
                    if not aligned or around or near.likeness >= SURELY:
                        found.append((-near.likeness - around, number, other))
        return found

    def _anywhere(self) -> Rated:
        """Return all pairs of figures with the same number."""
        there: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number in self._right:
            there[self._after[number].amount].append(number)
        return [
            (-_around(self._before[number], self._after[other]), number, other)
            for number in self._left
            for other in there.get(self._before[number].amount, ())[:MOST_ALIKE]
        ]

    def _is_restated(self, was: Claim, now: Claim) -> bool:
        """Whether the same number has another qualifier, thing counted or claimant.

        A new denial is reported with the quote around the figure.
        """
        return (
            was.value.qualifier != now.value.qualifier
            or self._rules.count_other_things(was, now)
            or self._rules.have_other_claimants(was, now)
        )

    def _is_in_new(self, was: Claim) -> bool:
        """Whether the new text has an unpaired figure, in a version of its sentence or not."""
        near = [one.new for one in self._sentences.near.get(was.sentence, ())]
        has_number = any(
            _as_often(was, self._old.sentences[was.sentence].keys, self._new.sentences[at].keys)
            for at in near
        )
        return has_number or any(
            self._is_repeated(was, now) for now in self._new_amounts.get(was.amount, ())
        )

    def _is_in_old(self, now: Claim) -> bool:
        """Whether the old text has an unpaired figure of the new text."""
        near = self._sentences.before.get(now.sentence, ())
        has_number = any(
            _as_often(now, self._new.sentences[now.sentence].keys, self._old.sentences[at].keys)
            for at in near
        )
        return has_number or any(
            self._is_repeated(was, now) for was in self._old_amounts.get(now.amount, ())
        )

    def _is_repeated(self, was: Claim, now: Claim) -> bool:
        """Whether a figure also stands elsewhere in the text."""
        rules = self._rules
        if not rules.may_count_the_same(was, now):
            return False
        is_others = was.whose and now.whose and rules.are_of_others(was, now)
        return not is_others and not rules.name_others(was, now)


def _by_amount(claims: Iterable[Claim]) -> dict[tuple[object, ...], list[Claim]]:
    """Return the figures by number, at most `MOST_ALIKE` of each."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if len(found[claim.amount]) < MOST_ALIKE:
            found[claim.amount].append(claim)
    return found


def _always(was: Claim, now: Claim) -> bool:
    return True


def _around(was: Claim, now: Claim) -> float:
    """Return how similar the words around two figures are, and how near their positions."""
    shares = [_share(*pair) for pair in zip(was.around, now.around, strict=True)]
    return sum(shares) / 2 - 0.001 * abs(was.word - now.word) if any(shares) else 0.0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0


def _as_often(claim: Claim, own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a figure's number occurs in another sentence at least as often as in its own."""
    numerals = [key for key in keys_of(claim.value.text) if is_numeral(key)]
    here, there = Counter(own), Counter(other)
    return bool(numerals) and all(there[key] >= here[key] > 0 for key in numerals)


def _without_repetitions(pairs: Sequence[ClaimPair]) -> list[ClaimPair]:
    """Return each change of a development once, preferably from below the heading."""
    found: dict[tuple[bool, int], list[ClaimPair]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: (_shown(pair).is_heading, *_order(pair))):
        told = found[pair.new is None, _shown(pair).part]
        if not any(_is_repetition(pair, other) for other in told):
            told.append(pair)
    return sorted((pair for told in found.values() for pair in told), key=_order)


def _is_repetition(pair: ClaimPair, other: ClaimPair) -> bool:
    """Whether two pairs are the same change of one claim, or of one that is also in the heading."""
    sides = list(zip(pair, other, strict=True))
    if any((one is None) != (two is None) for one, two in sides):
        return False
    both = [(one, two) for one, two in sides if one is not None and two is not None]
    return all(
        one.part == two.part
        and (one.amount, one.value.qualifier) == (two.amount, two.value.qualifier)
        and (one.claim == two.claim or _may_be_in_heading(one, two))
        for one, two in both
    )


def _may_be_in_heading(one: Claim, two: Claim) -> bool:
    is_alike = bool(one.counted & two.counted) or not (one.counted and two.counted)
    return is_alike and (one.is_heading or two.is_heading)


def _shown(pair: ClaimPair) -> Claim:
    """Return the new figure, or the old one if it was removed."""
    shown = pair.new or pair.old
    assert shown is not None
    return shown


def _order(pair: ClaimPair) -> tuple[int, int, int]:
    """Return the sort key: the order of the new text; removed figures come last."""
    return int(pair.new is None), _shown(pair).sentence, _shown(pair).word
