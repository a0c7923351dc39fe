"""Lists what is new, by kind: changed numbers, contradictions, changed texts, new texts, people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from reader.ledger.catch_up import Contradiction, MovedFigure
from reader.ledger.claim_words import moved_claimants, with_stance
from reader.ledger.series.standing import SeriesClaim
from reader.library.catch_up import CatchUp, NewDevelopment, NewPerson
from reader.library.index import queries
from reader.library.rows import Listing, Row
from reader.library.threads.threads import ThreadPlace
from reader.library.views.grouped_list import GroupedListing, RowGroup
from reader.library.views.lists.series_list import claim_words, moved_words
from reader.library.views.view import RowTests, ViewData

MOVED, AGAINST, CHANGED = "Numbers that moved", "Contradicted", "Changed texts"
NEW, HEARD = "New, the most important first", "Heard for the first time"

APART = "· "
"""Separates a claimant from the heading below which the claim stands."""

MOST = 100
"""Most rows of each kind that are listed."""

Moved = TypeVar("Moved", MovedFigure, Contradiction)

ROLES = ("head", "claimant", "muted", "day")
"""The roles of a row's cells: what is new, its claimant, other words, and its day."""


class _NewRow(NamedTuple):
    """A row with its key."""

    key: int
    row: Row


def list_news(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return rows below a heading for each kind; if developments are given, only theirs."""
    is_whole = all(group.keys is None for group in groups)
    found = data.catch_up.found
    keys = {int(key) for group in groups if group.keys for key in group.keys.split(",")}
    sections = {
        title: [row for row in rows if is_whole or row.target in keys]
        for title, rows in (_kept_sections(data, found).items() if found and groups else ())
    }
    return _listing(data, {title: rows for title, rows in sections.items() if rows})


def _kept_sections(data: ViewData, found: CatchUp) -> dict[str, list[Row]]:
    """The rows of everything new, cached."""
    if data.catch_up.sections is None:
        data.catch_up.sections = _sections(data, found)
    return data.catch_up.sections


def _sections(data: ViewData, found: CatchUp) -> dict[str, list[Row]]:
    new, heard = found.developments[:MOST], found.people[:MOST]
    moved, against = _latest(found.figures), _latest(found.contradicted)
    left = data.catch_up.new - len(found)
    compared = f" in the newest {len(found):,} of {data.catch_up.new:,} texts" if left > 0 else ""
    return {
        _of(MOVED, found.figures) + compared: list(_some(_moved(data, one) for one in moved)),
        _of(AGAINST, found.contradicted) + compared: list(
            _some(_contradicted(data, one) for one in against)
        ),
        CHANGED + compared: [_row("changed", one, "d shows what") for one in found.updated],
        _of(NEW, found.developments) + compared: [_new(data, one) for one in new],
        _of(HEARD, found.people) + compared: list(_some(map(_heard, heard))),
    }


def _latest(found: Sequence[Moved]) -> list[Moved]:
    """The ones of the latest days, at most `MOST`, in their order."""
    ranked = sorted(range(len(found)), key=lambda at: found[at].now.stated.place.day, reverse=True)
    return [found[at] for at in sorted(ranked[:MOST])]


def _of(title: str, everything: Sequence[object]) -> str:
    """A title; if not all are listed it says how many there are."""
    return title if len(everything) <= MOST else f"{title}, of {len(everything):,}"


def _some(rows: Iterator[Row | None]) -> Iterator[Row]:
    return (row for row in rows if row is not None)


def _moved(data: ViewData, moved: MovedFigure) -> Row | None:
    return _claim_row(data, "moved", moved.now, moved_words(moved), moved_claimants(moved))


def _contradicted(data: ViewData, one: Contradiction) -> Row | None:
    others = "; ".join(dict.fromkeys(_told(claim) for claim in one.against))
    name = one.now.claimant.name if one.now.claimant else ""
    what = f"{with_stance(one.now, claim_words(one.now))} ≠ {others}"
    return _claim_row(data, "against", one.now, what, name)


def _told(claim: SeriesClaim) -> str:
    who = f", {claim.claimant.name}" if claim.claimant else ""
    return f"{with_stance(claim, claim_words(claim))}{who}"


def _claim_row(data: ViewData, kind: str, claim: SeriesClaim, what: str, who: str) -> Row | None:
    place = claim.stated.place
    keys = data.ask(lambda index: queries.keys_of(index, place.development))
    listed = [key for key in keys if key not in data.hidden] or keys
    if not listed:
        return None
    where = f"{APART}{place.heading}" if who and place.heading else place.heading
    cells = (what, who, where, place.day)
    roles = ("number", *ROLES[1:])
    return Row(kind, 0, listed[0], cells, place=claim.stated.figure.span, roles=roles)


def _row(kind: str, place: ThreadPlace, more: str) -> Row:
    return Row(kind, 0, place.key, (place.heading, "", more, place.date or ""), roles=ROLES)


def _new(data: ViewData, new: NewDevelopment) -> Row:
    place, earlier = new.row.place, new.row.earlier
    entry = data.entry(place.key)
    people = entry.summary.people if entry is not None else ""
    goes_on = f"goes on from “{earlier[0].place.heading}”" if earlier else ""
    return _row("new", place, goes_on or people)


def _heard(new: NewPerson) -> Row | None:
    if new.place is None:
        return None
    role = new.person.roles[-1].role if new.person.roles else ""
    cells = (new.person.name, "", f"{role} · “{new.place.heading}”".lstrip(" ·"), new.person.first)
    return Row("heard", 0, new.place.key, cells, roles=("speaker", *ROLES[1:]))


def _listing(data: ViewData, sections: dict[str, list[Row]]) -> Listing:
    titles, rows = list(sections), list(sections.values())
    kept: list[list[_NewRow]] = []
    first: dict[int, tuple[int, int]] = {}
    groups = []
    for number, some in enumerate(rows):
        base = (number + 1) << 32
        kept.append([_NewRow(base + at, row) for at, row in enumerate(some)])
        targets = dict.fromkeys(row.target or 0 for row in some if row.target not in first)
        groups.append(RowGroup(number, len(some), 0, ",".join(map(str, targets))))
        for one in kept[-1]:
            first.setdefault(one.row.target or 0, (number, one.key))

    def head(group: RowGroup) -> Row:
        title = f"{titles[group.bulletin]} · {group.size:,}"
        return Row("bulletin", -1 - group.bulletin, None, (title,))

    def draw(one: _NewRow) -> Row:
        entry = data.entry(one.row.target or 0)
        state = data.state_of(entry) if entry is not None else one.row.state
        return one.row._replace(key=one.key, state=state)

    everything = range(len(kept))
    return GroupedListing(
        groups, head, lambda group: kept[group.bulletin], draw, first.get, lambda: everything, dict
    )
