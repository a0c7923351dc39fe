"""Lists series of losses: below the name of each side those that count what it lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.ledger.losses import side_name, side_of
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.stated import is_adjective
from reader.library.ledger_store.stored_series import ListedSeries
from reader.library.rows import Row
from reader.library.views.grouped_list import GroupedListing, RowGroup
from reader.library.views.joined.shown_series import SeriesRows, key_of

UNTOLD = "Side not told"
"""The heading of series that do not tell whose loss they count; it is last."""


class _Lost(NamedTuple):
    """The key of a series, and its place in the list of all."""

    key: int
    place: int


class LossesListing(GroupedListing[_Lost]):
    """A list whose rows are of no development; a row is found again by its key."""

    places: dict[int, tuple[int, int]]
    """The number of its side by the key of a series, and its place below that heading."""

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """Return the index of the row with this key."""
        if key is None or key not in self.places:
            return None
        group, place = self.places[key]
        return self._starts[group] + 1 + place

    def targets(self) -> list[int]:
        """Return []: marks cannot be set on these rows."""
        return []


def _title(name: str) -> str:
    if not name:
        return UNTOLD
    return f"{name} losses" if is_adjective(name) else f"{name}’s losses"


def list_by_side(series: SeriesRows, row_of: Callable[[ListedSeries | None], Row]) -> LossesListing:
    """Return a row for each series below its side; the side with most series first."""
    sides: dict[str, list[_Lost]] = {}
    claims: dict[str, list[SeriesClaim]] = {}
    for place, one in series.whole():
        side = side_of(one)
        sides.setdefault(side, []).append(_Lost(key_of(one), place))
        claims.setdefault(side, []).extend(one.claims)
    names = {side: side_name(side, some) if side else "" for side, some in claims.items()}
    for side in [side for side in sides if side and not names[side]]:
        sides.setdefault("", []).extend(sides.pop(side))
    order = sorted(sides, key=lambda side: (not side, -len(sides[side])))
    titles = [_title(names[side]) for side in order]
    kept = [sides[side] for side in order]

    def head(group: RowGroup) -> Row:
        title = f"{titles[group.bulletin]} · {group.size:,}"
        return Row("bulletin", -1 - group.bulletin, None, (title,))

    listing = LossesListing(
        [RowGroup(number, len(some), 0, "") for number, some in enumerate(kept)],
        head,
        lambda group: kept[group.bulletin],
        lambda one: row_of(series[one.place]),
        lambda target: None,
        tuple,
        dict,
    )
    listing.places = {
        one.key: (number, at) for number, some in enumerate(kept) for at, one in enumerate(some)
    }
    return listing
