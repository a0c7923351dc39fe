"""Encodes orders to the fetching process and decodes its reports; imports nothing of fetching."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reader.library.fetching.orders import FetchReport, SourceOrder

MODULE = "reader.library.fetching.process"
"""The module that the process runs."""


def order_line(
    root: Path, orders: Sequence[SourceOrder], agent: str, today: date, nice: int
) -> bytes:
    """Return the line that tells the process what to fetch, and at which `nice` level."""
    wanted = {"root": str(root), "orders": orders, "agent": agent, "today": today.isoformat()}
    return json.dumps(wanted | {"nice": nice}).encode("ascii") + b"\n"


def report_from(line: bytes) -> FetchReport:
    """Decode a line of the process; ValueError if it is not a report."""
    try:
        fields = json.loads(line)
        report = FetchReport(*fields)
        return report._replace(feeds=tuple((str(one[0]), str(one[1])) for one in report.feeds))
    except (TypeError, IndexError, RecursionError) as error:
        raise ValueError("is no report of a source") from error
