"""Rules for a figure of each of two texts: whether they are one claim, and how the claims differ.

Two figures that may count two things are never reported as one that changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.ledger.comparison.claims import Claim
from reader.ledger.comparison.same_people import SamePeople
from reader.ledger.comparison.sentences import names_in
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import content, keys_of, stem

_JOINED = frozenset(("and", "or"))


class ClaimRules:
    """Compares figures; in each method the first is of the old text, the second of the new text."""

    def __init__(self, old: Side, new: Side, renamed: Mapping[str, str]) -> None:
        """`renamed` maps old spellings of names to the new ones."""
        self._old, self._new = old, new
        self._same_people = SamePeople(old, new, renamed)
        self._capitals = old.capitals | new.capitals
        people = [one for side in (old, new) for one in side.people if one.kind == "person"]
        self._people = content(key for one in people for key in keys_of(one.name))

    def are_same(self, was: Claim, now: Claim) -> bool:
        """Whether they are one claim: the same number of the same thing by the same people."""
        return (
            was.amount == now.amount
            and was.value.qualifier == now.value.qualifier
            and was.value.stance == now.value.stance
            and not self.count_otherwise(was, now)
            and not self.are_of_others(was, now)
        )

    def have_same_amount(self, was: Claim, now: Claim) -> bool:
        """Whether the numbers are equal, and of different things only if the words say so."""
        if was.amount != now.amount:
            return False
        return not self.count_otherwise(was, now) or self.count_other_things(was, now)

    def differ_in_amount_only(self, was: Claim, now: Claim) -> bool:
        """Whether they count the same thing, by the same people, with different results.

        Sentences that name different places or days are on different things.
        """
        return (
            was.amount != now.amount
            and was.value.stance == now.value.stance
            and self.may_count_the_same(was, now)
            and not (was.whose and now.whose and self.are_of_others(was, now))
            and not self.name_others(was, now)
        )

    def may_count_the_same(self, was: Claim, now: Claim) -> bool:
        """Whether the words for the things counted share one, or one figure has none.

        A percentage and a number of things are never the same.
        """
        if self.count_otherwise(was, now) or (was.unit == "percent") != (now.unit == "percent"):
            return False
        return bool(was.counted & now.counted) or not (was.counted and now.counted)

    def count_otherwise(self, was: Claim, now: Claim) -> bool:
        """Whether each counts something that the other does not, or one counts more things.

        For example "41 drones" and "44 missiles", or "killed" and "killed or wounded".
        """
        gone, come = was.counted - now.counted, now.counted - was.counted
        if gone and come:
            return True
        joins, joined = map(_joins, (was, now))
        return bool(gone and joins > joined or come and joined > joins)

    def count_other_things(self, was: Claim, now: Claim) -> bool:
        """Whether words for the thing counted have left the sentence and others have come."""
        gone = was.counted - now.counted - self._stems(self._new, now)
        come = now.counted - was.counted - self._stems(self._old, was)
        joins, joined = map(_joins, (was, now))
        return bool(gone and come or gone and joins > joined or come and joined > joins)

    def are_of_others(self, was: Claim, now: Claim) -> bool:
        """Whether two figures have different claimants, or only one has a claimant."""
        return self._same_people.are_others(was.whose, now.whose)

    def have_other_claimants(self, was: Claim, now: Claim) -> bool:
        """Whether the text names another claimant, and not by a pronoun or from the context.

        If one figure has no claimant, the sentence of the other must name somebody who is not named
        in the first one's.
        """
        if not self.are_of_others(was, now):
            return False
        if was.whose and now.whose:
            return was.basis == now.basis == "named"
        known, own = (was, self._old) if was.whose else (now, self._new)
        other, side = (now, self._new) if was.whose else (was, self._old)
        name = {stem(key) for one in known.whose for key in keys_of(one)}
        is_named_here = known.basis == "named" and bool(name & self._stems(own, known))
        return is_named_here and bool(name - self._stems(side, other))

    def name_others(self, was: Claim, now: Claim) -> bool:
        """Whether each sentence has a name that the other lacks, not counting names of people."""
        one = names_in(self._old.sentences[was.sentence], self._capitals)
        other = names_in(self._new.sentences[now.sentence], self._capitals)
        claimants = content(key for name in (*was.whose, *now.whose) for key in keys_of(name))
        passed = self._people | claimants
        return bool(one - other - passed) and bool(other - one - passed)

    def _stems(self, side: Side, claim: Claim) -> frozenset[str]:
        """Return the stems of all words of a figure's sentence."""
        return frozenset(map(stem, side.sentences[claim.sentence].keys))


def _joins(claim: Claim) -> bool:
    """Whether several things are counted together."""
    return bool(_JOINED & {*keys_of(claim.value.counted or "")})
