"""Rules for two figures of two texts: whether they are one claim, and how it is told otherwise.

Two figures that may be of two things are never one that changed.
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
    """What is asked of a figure of the old text and one of the new text, in this order."""

    def __init__(self, old: Side, new: Side, renamed: Mapping[str, str]) -> None:
        """`renamed` has the new spelling of names that are spelled otherwise."""
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
        """Whether they are the same number, and of other things only where the words say so."""
        if was.amount != now.amount:
            return False
        return not self.count_otherwise(was, now) or self.are_counted_anew(was, now)

    def differ_in_amount_only(self, was: Claim, now: Claim) -> bool:
        """Whether they count the same thing, by the same people, and with another result.

        Sentences that name different places or days tell of different things.
        """
        return (
            was.amount != now.amount
            and was.value.stance == now.value.stance
            and self.may_count_the_same(was, now)
            and not (was.whose and now.whose and self.are_of_others(was, now))
            and not self.name_others(was, now)
        )

    def may_count_the_same(self, was: Claim, now: Claim) -> bool:
        """Whether a word of what is counted is the same, or one of them does not tell it.

        A share and a number of things are never the same.
        """
        if self.count_otherwise(was, now) or (was.unit == "percent") != (now.unit == "percent"):
            return False
        return bool(was.counted & now.counted) or not (was.counted and now.counted)

    def count_otherwise(self, was: Claim, now: Claim) -> bool:
        """Whether each counts what the other does not, or one counts more things.

        "41 drones" and "44 missiles"; "killed" and "killed or wounded".
        """
        gone, come = was.counted - now.counted, now.counted - was.counted
        if gone and come:
            return True
        joins, joined = map(_joins, (was, now))
        return bool(gone and joins > joined or come and joined > joins)

    def are_counted_anew(self, was: Claim, now: Claim) -> bool:
        """Whether words for what is counted have gone from the sentence, and others have come."""
        gone = was.counted - now.counted - self._stems(self._new, now)
        come = now.counted - was.counted - self._stems(self._old, was)
        joins, joined = map(_joins, (was, now))
        return bool(gone and come or gone and joins > joined or come and joined > joins)

    def are_of_others(self, was: Claim, now: Claim) -> bool:
        """Whether two figures are the words of different people, or of somebody and nobody."""
        return self._same_people.are_others(was.whose, now.whose)

    def are_told_of_others(self, was: Claim, now: Claim) -> bool:
        """Whether the words of the text give another claimant: no pronoun, no carrying over.

        Where one of them is of nobody known, the sentence of the other names somebody who is not in
        the first one's.
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
        """Whether each sentence has a name that the other has not, but for names of people."""
        one = names_in(self._old.sentences[was.sentence], self._capitals)
        other = names_in(self._new.sentences[now.sentence], self._capitals)
        claimants = content(key for name in (*was.whose, *now.whose) for key in keys_of(name))
        passed = self._people | claimants
        return bool(one - other - passed) and bool(other - one - passed)

    def _stems(self, side: Side, claim: Claim) -> frozenset[str]:
        """The stems of all words of a figure's sentence."""
        return frozenset(map(stem, side.sentences[claim.sentence].keys))


def _joins(claim: Claim) -> bool:
    """Whether several things are counted together."""
    return bool(_JOINED & {*keys_of(claim.value.counted or "")})
