"""Lists series: what is counted, the newest claim, and the numbers of claims and claimants."""

from __future__ import annotations

from collections.abc import Sequence

from reader.counted_words import short_range
from reader.evidence_words import divided_figure
from reader.ledger.catch_up import MovedFigure
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.stated import StatedFigure
from reader.library.ledger_store.stored_series import ListedSeries
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup, keys_in
from reader.library.views.joined.asked_items import AskedClaims
from reader.library.views.joined.shown_series import SeriesRows
from reader.library.views.lists.flat_list import FlatListing
from reader.library.views.view import RowTests, ViewData

PER = {"night": "in a night", "day": "in a day", "week": "in a week", "total": "in all"}
"""Words for the period that a series' numbers are for, which is not a rate."""
_FEWEST = 3
"""Words; fewer behind a figure say too little."""


def list_series(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a row for each series; if developments are given, only series with a claim there."""
    series = found_series(data, keys_in(groups), tests)
    if tests.by_side:
        from reader.library.views.lists.losses_list import list_by_side  # few lists need it

        return list_by_side(series, series_row)
    return FlatListing(series, series_row, series.place_of)


def found_series(data: ViewData, keys: Sequence[int] | None, tests: RowTests) -> SeriesRows:
    """Return the series that match, with a claim in these developments; None: in any."""
    series = data.series.all() if keys is None else data.series.in_developments(keys)
    if tests.series is not None:
        found = series.fitting(tests.series)
        if not len(found) and tests.series_told is not None:
            found = series.fitting(tests.series_told)
        series = found
    if tests.claim is not None:
        series = series.fitting(AskedClaims(data, keys, tests.claim).has_any)
    return series


def series_row(series: ListedSeries | None) -> Row:
    """Return the row of a series; "…" for one that is gone."""
    if series is None:
        return Row("series", 0, None, ("…", *[""] * 9))
    newest = figure_words(series.newest)
    return Row(
        "series",
        series.number,
        None,
        (
            series.of or newest,
            PER.get(series.per or "", ""),
            series.claims,
            series.claimants,
            series.claimant,
            "disputed" if series.is_disputed else "",
            newest,
            _note(series),
            series.first,
            series.last,
        ),
        roles=(
            *("head", "muted", "claims", "claimants", "claimant", "changed"),
            *("newest", "note", "first", "last"),
        ),
    )


def _note(series: ListedSeries) -> str:
    """Return the heading over the newest claim, or what its sentence says behind the figure.

    A heading of one or two words says little ("Fighting"). "" if little follows the figure.
    """
    heading = series.newest.place.heading
    if heading.count(" ") > 1:
        return heading
    _, _, behind = series.sentence.partition(" ".join(series.newest.words.split()))
    is_said = series.newest.figure.stance == "says"  # else the words before the figure matter
    return f"…{behind}" if is_said and behind.count(" ") > _FEWEST else series.sentence


def claim_words(claim: SeriesClaim) -> str:
    """Return a figure as written, with what it counts."""
    return figure_words(claim.stated)


def figure_words(stated: StatedFigure) -> str:
    """Return a figure as written, with what it counts."""
    return " ".join(" ".join(_parts(stated)).split())


def number_words(claim: SeriesClaim) -> str:
    """Return a figure as written, without what it counts."""
    return " ".join(_parts(claim.stated)[0].split())


def moved_words(moved: MovedFigure) -> str:
    """Return both values of a number that its claimant has changed, and what they count."""
    return f"{number_words(moved.before)} → {claim_words(moved.now)}"


def _parts(stated: StatedFigure) -> tuple[str, str]:
    number, counted = divided_figure(lambda _: stated.text, stated.figure)
    return short_range(number), counted


def whose(claim: SeriesClaim) -> object:
    """Return a key for the claimant of a claim; each unknown claimant has a key of its own."""
    if claim.claimant is not None:
        return claim.claimant.entry
    return "bulletin" if claim.stated.figure.claimant_basis == "bulletin" else claim.id
