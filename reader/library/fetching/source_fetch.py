"""Fetches one added source: requests what has changed, and stores it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

from reader.library.documents.fetched_folder import FetchedFolder
from reader.library.documents.source_state import SourceState
from reader.library.fetching.contents import Contents
from reader.library.fetching.item_pages import ItemPages
from reader.library.fetching.orders import FetchReport, SourceOrder
from reader.library.fetching.programs import printed
from reader.library.fetching.tools import FetchTools
from reader.models import Unreadable
from reader.sources.fetch.answers import FetchAnswer, FetchFailure, FetchRequest, Validators
from reader.sources.fetch.headers import fresh_seconds, retry_seconds, states_freshness
from reader.sources.fetch.hosts import leads_inside, names_private_host
from reader.sources.fetch.schedule import (
    INTERVAL,
    after_failure,
    after_no_answer,
    after_success,
)
from reader.sources.stored import StoredDocument

_NOT_MODIFIED = 304
_PROGRAM = "exec:"
_NOT_KEPT = "could not be saved"


class SourceFetch:
    """The retrieval of one source in one run."""

    def __init__(self, root: Path, order: SourceOrder, tools: FetchTools) -> None:
        """`root` is the folder with the folders of all sources."""
        self._order, self._tools = order, tools
        self._every = INTERVAL if order.every is None else order.every
        self._folder = FetchedFolder(root, order.address)
        self._state = SourceState(order.address)
        self._began = 0.0

    async def run(self) -> FetchReport | None:
        """Fetch the source if it is due, and store its state; None if it is not due."""
        try:
            with self._folder.lock() as is_ours:
                if not is_ours:
                    return self._report("", why="is being fetched by another program")
                return await self._run()
        except OSError as error:
            return self._report("", why=f"{_NOT_KEPT} ({error.strerror or error})")

    async def _run(self) -> FetchReport | None:
        self._state = self._folder.state()
        if not self._order.is_asked and not self._state.is_due(time.time()):
            return None
        self._began = time.monotonic()
        try:
            return await (self._fetch_page() if self._order.item else self._fetch())
        except OSError as error:
            return self._failed(FetchFailure(f"{_NOT_KEPT} ({error.strerror or error})"))
        except Exception as error:  # a bug that one source triggers must not stop the others
            why = f"could not be read (a fault of this program: {type(error).__name__})"
            return self._failed(FetchFailure(why))

    async def _fetch_page(self) -> FetchReport:
        """Fetch the page of one item that was stored without it."""
        feed = StoredDocument(b"", self._state.final, self._state.address)
        pages = ItemPages(self._folder, feed, self._tools, bool(self._state.private))
        came = await pages.fetch_late(self._order.item)
        return self._report("", self._state.status)._replace(changed=int(came))

    async def _fetch(self) -> FetchReport:
        state = self._state
        answer = await self._answer()
        if isinstance(answer, FetchFailure):
            return self._failed(answer)
        if answer.status == _NOT_MODIFIED:
            return self._went_well(answer, None, 0, 0)
        known = StoredDocument(
            b"",
            answer.final,
            state.address,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            publisher=self._order.title,
        )
        looked = await self._tools.look_into(answer, known)
        if isinstance(looked, FetchFailure):
            return self._failed(looked)
        answer, document, contents = looked
        if isinstance(contents, Unreadable):
            return self._failed(FetchFailure(contents.why, answer.status, final=answer.final))
        if not answer.is_private:
            contents = await _outside(contents)
        if contents.is_list:
            count = f"{len(contents.feeds):,} source{'s' * (len(contents.feeds) != 1)}"
            why = f"is a list of {count}; add it with: warreader add"
            failed = self._failed(FetchFailure(why, answer.status, final=answer.final))
            return failed._replace(feeds=contents.feeds, is_list=True)
        if contents.why:
            failed = self._failed(FetchFailure(contents.why, answer.status, final=answer.final))
            return failed._replace(feeds=contents.feeds)
        new, changed = await self._keep(document, contents, answer.is_private)
        return self._went_well(answer, contents, new, changed)

    async def _answer(self) -> FetchAnswer | FetchFailure:
        """The answer of the address, or the output of the program in its place."""
        state = self._state
        if state.address.startswith(_PROGRAM):
            command = state.address.removeprefix(_PROGRAM)
            return await printed(state.address, command, self._tools.limits)
        known = Validators(state.etag, state.last_modified)
        address = state.permanent or state.address
        # A redirect target was not given by the reader, so it must not lead into a private
        # network unless the source already did.
        allows_private = not state.permanent or bool(state.private)
        return await self._tools.client.fetch(FetchRequest(address, allows_private, known))

    async def _keep(
        self, document: StoredDocument, contents: Contents, is_private: bool
    ) -> tuple[int, int]:
        """Store the contents of a document; returns how many are new and how many changed."""
        if not contents.is_feed:
            kept = self._folder.keep(contents.items[0].identity, document)
            return int(kept.is_new), int(kept.is_changed)
        document = document._replace(publisher=document.publisher or contents.title)
        self._folder.keep_as_it_came(document)
        pages = ItemPages(self._folder, document, self._tools, is_private)
        full = self._order.full
        is_first = not self._state.last_good
        dropped = self._folder.dropped(item.identity for item in contents.items)
        items = [item for item in contents.items if item.identity not in dropped]
        return await pages.keep_all(items, fetches=full, is_first=is_first)

    def _went_well(
        self, answer: FetchAnswer, contents: Contents | None, new: int, changed: int
    ) -> FetchReport:
        now, came = time.time(), new + changed
        etag, last_modified = answer.validators
        state, is_new = self._state, contents is not None
        ttl = contents.ttl if contents else state.ttl
        fresh = fresh_seconds(answer.headers, now)
        if not is_new and not states_freshness(answer.headers):
            fresh = state.fresh
        self._state = state._replace(
            title=self._order.title or (contents.title if contents else state.title),
            last_try=now,
            last_good=now,
            last_new=now if came else state.last_new,
            next_try=after_success(now, self._every, fresh, ttl),
            status=answer.status,
            why="",
            failures=0,
            refusals=0,
            final=answer.final,
            permanent=answer.permanent or state.permanent,
            private=int(answer.is_private),
            etag=etag if is_new else etag or state.etag,
            last_modified=last_modified if is_new else last_modified or state.last_modified,
            fresh=fresh,
            ttl=ttl,
            came=came if came else state.came,
            size=self._folder.size() if came else state.size,
        )
        self._folder.write_state(self._state)
        found = self._report(answer.final, answer.status, received=answer.received)
        return found._replace(new=new, changed=changed, feeds=contents.feeds if contents else ())

    def _failed(self, failure: FetchFailure) -> FetchReport:
        now, state = time.time(), self._state
        failures = state.failures + (not failure.not_sent and not failure.refused)
        refusals = state.refusals + 1 if failure.refused else 0
        self._state = self._state._replace(
            last_try=now,
            next_try=self._next_after(failure, now, failures, refusals),
            status=failure.status,
            why=failure.why,
            failures=failures,
            refusals=refusals,
            final=failure.final or self._state.final,
            permanent="",  # it may have moved again: next time use its own address
        )
        report = self._report(failure.final, failure.status, failure.why)
        try:
            self._folder.write_state(self._state)
        except OSError as error:
            return report._replace(why=f"{failure.why}; {_NOT_KEPT} ({error.strerror or error})")
        return report

    def _next_after(self, failure: FetchFailure, now: float, failures: int, refusals: int) -> float:
        """When to try again; without an answer not before the time that the last one asked for."""
        if failure.status or not (failure.not_sent or failure.refused):
            retry = retry_seconds(failure.headers, now)
            return after_failure(now, self._every, max(failures, 1), retry, failure.status)
        asked = self._state.next_try if self._state.failures else 0.0
        return after_no_answer(now, asked, refusals)

    def _report(self, final: str, status: int = 0, why: str = "", received: int = 0) -> FetchReport:
        return FetchReport(
            self._order.address,
            final or self._state.final,
            status,
            why,
            self._order.title or self._state.title,
            received=received,
            seconds=time.monotonic() - self._began if self._began else 0.0,
            next_try=self._state.next_try,
        )


async def _outside(contents: Contents) -> Contents:
    """The contents of a public document without the addresses in private networks that it names.

    A list may name thousands, so there only addresses that are literally private are removed.
    """
    addresses = [address for address, _ in contents.feeds]
    if contents.is_list:
        inside = list(map(names_private_host, addresses))
    else:
        inside = await asyncio.gather(*map(leads_inside, addresses))
    feeds = (feed for feed, is_in in zip(contents.feeds, inside, strict=True) if not is_in)
    return contents._replace(feeds=tuple(feeds))
