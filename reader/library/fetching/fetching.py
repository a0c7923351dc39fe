"""Fetches the sources that are due, all at once, and reports each when it has ended."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.orders import FetchReport, SourceOrder
from reader.library.fetching.source_fetch import SourceFetch
from reader.library.fetching.tools import FetchTools
from reader.sources.fetch.answers import FetchLimits
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.politeness import GAP, Gaps
from reader.sources.fetch.robots import Robots

MOST_AT_ONCE = 64
"""Sources; each has one connection, or a few for pages."""


@dataclass(frozen=True, slots=True)
class FetchTerms:
    """What holds for all sources of a run: who asks, the clock's day, and limits.

    `agent` is the User-Agent, of which robots.txt may name the part before the slash.  `gap` is in
    seconds, between two requests to one host.
    """

    agent: str
    today: date
    limits: FetchLimits = FetchLimits()
    gap: float = GAP


async def fetch_sources(
    root: Path, orders: Sequence[SourceOrder], terms: FetchTerms
) -> AsyncIterator[FetchReport]:
    """Yield how each source that was due has ended, in that order.

    `root` has the folder of each source.  Where this is left early, everything is stopped.
    """
    turns = asyncio.Semaphore(MOST_AT_ONCE)
    async with AsyncExitStack() as stack:
        client = FetchClient(terms.agent, terms.limits, Gaps(terms.gap))
        tools = FetchTools(
            await stack.enter_async_context(client),
            await stack.enter_async_context(ContentProcesses(terms.today)),
            Robots(client, terms.agent.partition("/")[0]),
            terms.limits,
        )

        async def fetched(order: SourceOrder) -> FetchReport | None:
            async with turns:
                return await SourceFetch(root, order, tools).run()

        tasks = [asyncio.create_task(fetched(order)) for order in orders]
        try:
            for done in asyncio.as_completed(tasks):
                report = await done
                if report is not None:
                    yield report
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
