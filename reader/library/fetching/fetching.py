"""Fetches all sources that are due concurrently, and reports each when it is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.library.documents.fetched_folder import FetchedFolder
from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.orders import FetchReport, SourceOrder
from reader.library.fetching.source_fetch import SourceFetch
from reader.library.fetching.tools import FetchTools
from reader.sources.fetch.answers import FetchLimits
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.politeness import GAP, Gaps
from reader.sources.fetch.robots import Robots

MOST_AT_ONCE = 64
"""Sources at once; each has one connection, or a few if it fetches pages."""


@dataclass(frozen=True, slots=True)
class FetchTerms:
    """The settings of a run: user agent, current day and limits.

    `agent` is the User-Agent; its part before the slash is the name that robots.txt may list. `gap`
    is the number of seconds between two requests to one host.
    """

    agent: str
    today: date
    limits: FetchLimits = FetchLimits()
    gap: float = GAP


async def fetch_sources(
    root: Path, orders: Sequence[SourceOrder], terms: FetchTerms
) -> AsyncIterator[FetchReport]:
    """Yield the report of each source that was due, in the order in which they finish.

    `root` has a folder for each source. If the caller stops iterating early, all fetching stops.
    """
    turns = asyncio.Semaphore(MOST_AT_ONCE)
    async with AsyncExitStack() as stack:
        client = FetchClient(terms.agent, terms.limits, Gaps(terms.gap))
        processes = await stack.enter_async_context(ContentProcesses(terms.today))
        if not all(FetchedFolder(root, order.address).state().last_good for order in orders):
            processes.start_early()  # there will be a document
        tools = FetchTools(
            await stack.enter_async_context(client),
            processes,
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
