"""The lines that go to the process that fetches and come from it, without what fetching needs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reader.library.fetching.orders import FetchReport, SourceOrder

MODULE = "reader.library.fetching.process"
"""The module that runs as the process."""


def order_line(
    root: Path, orders: Sequence[SourceOrder], agent: str, today: date, nice: int
) -> bytes:
    """Return the line that tells the process what to fetch, and how far others go before it."""
    wanted = {"root": str(root), "orders": orders, "agent": agent, "today": today.isoformat()}
    return json.dumps(wanted | {"nice": nice}).encode("ascii") + b"\n"


def report_from(line: bytes) -> FetchReport:
    """Return the report in a line of the process; ValueError where there is none."""
    try:
        fields = json.loads(line)
        report = FetchReport(*fields)
        return report._replace(feeds=tuple((str(one[0]), str(one[1])) for one in report.feeds))
    except (TypeError, IndexError, RecursionError) as error:
        raise ValueError("is no report of a source") from error
