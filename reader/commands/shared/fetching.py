"""Fetches added sources for the verbs, and formats the reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.clean import line
from reader.commands.shared.output import complain, print_text
from reader.library.documents.source_state import clock

if TYPE_CHECKING:
    from reader.library.fetching.orders import FetchReport, SourceOrder
    from reader.settings.source_list import AddedSource


def orders_for(sources: Sequence[AddedSource], is_asked: bool = False) -> list[SourceOrder]:
    """Return the orders to fetch these sources; `is_asked` fetches also those that are not due."""
    from reader.library.fetching.orders import SourceOrder

    return [SourceOrder(*source, is_asked) for source in sources]


def fetch(
    root: Path, orders: Sequence[SourceOrder], tell: Callable[[FetchReport], object]
) -> list[FetchReport]:
    """Fetch what is due and pass each report to `tell`; ^C stops everything.

    The fetching process ends with this one, however this one ends.
    """
    from reader.library.fetching.background import fetching
    from reader.library.fetching.orders import FetchReport

    reports: list[FetchReport] = []
    with fetching(root, orders, date.today()) as process:
        for report in process.reports():
            reports.append(report)
            tell(report)
    missing = {order.address for order in orders if order.is_asked}
    for address in sorted(missing - {report.address for report in reports}):
        reports.append(FetchReport(address, why="could not be fetched (the fetching ended early)"))
        tell(reports[-1])
    return reports


def words_of(report: FetchReport) -> str:
    """Return a report as one line of text."""
    name = report.title or report.address
    if report.why:
        return line(f"{report.address} {report.why}; next try {clock(report.next_try)}")
    counts = [
        f"{count:,} {word}"
        for count, word in ((report.new, "new"), (report.changed, "changed"))
        if count
    ]
    return line(f"{name}: {', '.join(counts) or 'nothing new'}")


def tell(report: FetchReport) -> None:
    """Print a report; a failure goes to standard error."""
    complain(words_of(report)) if report.why else print_text(words_of(report))


def refused_time(words: str | None) -> str | None:
    """Return why the value of `--every` is not a time; None if it is one or missing."""
    from reader.settings.source_list import seconds_of

    if words is None or seconds_of(words) is not None:
        return None
    return f"{words!r} is no time like 30m, 2h or 1d (1m to 90d)"


def fields_of(report: FetchReport) -> dict[str, object]:
    """Return a report as the fields of a JSON object."""
    fields = {
        "address": report.address,
        "final": report.final or None,
        "status": report.status or None,
        "reason": report.why or None,
        "title": report.title or None,
        "new": report.new,
        "changed": report.changed,
        "bytes": report.received,
        "seconds": round(report.seconds, 3),
        "next_try": instant_of(report.next_try),
    }
    return cleaned(fields)


def cleaned(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a JSON object with control characters removed from their texts."""
    return {name: line(one) if isinstance(one, str) else one for name, one in fields.items()}


def instant_of(seconds: float) -> str | None:
    """Format a time in seconds since 1970 in ISO 8601; None for 0."""
    if not seconds:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
