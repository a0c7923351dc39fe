"""Decides whether the names of two texts mean the same people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.evidence_words import name_of
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_within, keys_of

Names = Sequence[str]


class SamePeople:
    """Compares the names of two texts."""

    def __init__(self, old: Side, new: Side, renamed: Mapping[str, str]) -> None:
        """`renamed` maps old spellings of names to the new ones."""
        self._renamed = renamed
        self._roles = {
            name_of(one): keys_of(one.role)
            for side in (old, new)
            for one in side.people
            if one.role
        }
        self._known: dict[tuple[str, str], bool] = {}

    def are_others(self, was: Names, now: Names) -> bool:
        """Whether two groups have nobody in common, or only one of them is empty.

        A name may be a part of the other one, or the other one's role.
        """
        if not was or not now:
            return bool(was or now)
        return not any(self._are_one(one, other) for one in was for other in now)

    def _are_one(self, was: str, now: str) -> bool:
        """Whether two names mean one person; each pair of names is compared once."""
        found = self._known.get((was, now))
        if found is None:
            found = self._known[was, now] = self._compare(was, now)
        return found

    def _compare(self, was: str, now: str) -> bool:
        one, other = keys_of(self._renamed.get(was, was)), keys_of(now)
        if is_within(one, other) or is_within(other, one):
            return True
        offices = self._roles.get(was, ()), self._roles.get(now, ())
        return is_within(one, offices[1]) or is_within(other, offices[0])
