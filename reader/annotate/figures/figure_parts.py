"""The figures of one block before they are spans: what is known of each, and which are parts."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.figures.counted import DETERMINERS
from reader.annotate.quantities.ranges import Quantity
from reader.models import Qualifier


class FigurePart(NamedTuple):
    """A figure of one block, in tokens `first` up to `last`.

    `noun`, `participles`, `fates` and `plural` are as in `Counted`.  Only a plural is lent to
    figures that leave their noun out.
    """

    quantity: Quantity
    qualifier: Qualifier
    unit: str | None
    first: int
    last: int
    noun: str | None
    participles: str | None
    fates: tuple[str, ...]
    plural: bool

    @property
    def counted(self) -> str | None:
        """The noun and the participles as they stand, or None."""
        if self.noun and self.participles:
            return f"{self.noun} {self.participles}"
        return self.noun or self.participles

    @property
    def what_befell(self) -> tuple[str, ...]:
        """The fates, with by whom where that is told: "lost by Orm" is not "lost by Velan"."""
        by = (self.participles or "").partition(" by ")[2]
        return (*self.fates, by) if by else self.fates


PEOPLE = frozenset(
    ("killed", "wounded", "detained", "abducted", "displaced", "executed", "deported",
     "hospitalised")
)  # fmt: skip
"""What befalls people only, at least in the news."""


def is_part(part: FigurePart) -> bool:
    """Whether a figure is a part of one, which has no noun: "half of the 1,204 adults"."""
    return part.quantity.high is not None and 0 < part.quantity.high < 1


def is_share(gap: tuple[str, ...]) -> bool:
    """Whether the words between two figures make one a share of the other: "46 of 58 drones"."""
    if gap[:1] == ("out",):
        gap = gap[1:]
    if gap[-1:] and gap[-1][-2:] in _OF_OWNER:  # "half of the valley's 240 rowers"
        gap = gap[:-1]
    owned = len(gap) < 2 or gap[1] in DETERMINERS or gap[1] in ("whose", "¦")
    return gap[:1] == ("of",) and owned and gap[2:] in ((), ("past",), ("last",), ("first",))


_OF_OWNER = ("’s", "'s")
