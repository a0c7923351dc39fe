"""Stores the items of a feed, and for a short item the page that it links to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from reader.blake2 import blake2b
from reader.library.documents.fetched_folder import FetchedFolder, Kept
from reader.library.fetching.contents import SHORT, Contents, FetchedItem
from reader.library.fetching.late_pages import FEED_ITEM, TRIED
from reader.library.fetching.tools import FetchTools
from reader.sources.fetch.answers import FetchAnswer, FetchFailure, FetchRequest
from reader.sources.stored import StoredDocument

NEWEST = 20
"""Most pages fetched in one run; those of the feed's first items."""

_NOTHING = Kept(False, False)
_TRY_AGAIN = frozenset((408, 425, 429))
"""Statuses of temporary refusals."""


class ItemPages:
    """The items of one feed in one run."""

    def __init__(
        self, folder: FetchedFolder, feed: StoredDocument, tools: FetchTools, is_private: bool
    ) -> None:
        """`is_private` says whether the feed came from a private network.

        Then its pages may too.
        """
        self._folder, self._feed, self._tools = folder, feed, tools
        self._is_private = is_private

    async def keep_all(
        self, items: Sequence[FetchedItem], fetches: bool, is_first: bool
    ) -> tuple[int, int]:
        """Store all items; returns how many are new and how many changed.

        Then, if `fetches`, the pages of short items replace them. At the first retrieval only the
        newest items get their pages. Fetching pages may take minutes; items already stored stay if
        it is interrupted.
        """
        loop = asyncio.get_running_loop()
        known = await loop.run_in_executor(None, self._known, items)
        wanting = [
            item
            for place, item in enumerate(items)
            if fetches and self._wants_page(item, known[item.identity])
            if not is_first or place < NEWEST
        ][:NEWEST]
        with_page = {one.identity for one in wanting if _is_page(known[one.identity])}
        first = [item for item in items if item.identity not in with_page]
        kept = await loop.run_in_executor(None, self._keep, first, known)
        later = await asyncio.gather(*map(self._put_page, wanting))
        kept += [
            one for one, item in zip(later, wanting, strict=True) if item.identity in with_page
        ]
        return sum(one.is_new for one in kept), sum(one.is_changed for one in kept)

    async def _put_page(self, item: FetchedItem) -> Kept:
        """Fetch and store the page of an item, or store the item if the page is not available."""
        document = self._document(item)
        page = await self._page(item, document)
        return self._folder.keep(item.identity, page or document)

    def _known(self, items: Sequence[FetchedItem]) -> dict[str, StoredDocument | None]:
        return {item.identity: self._folder.known(item.identity) for item in items}

    def _wants_page(self, item: FetchedItem, known: StoredDocument | None) -> bool:
        """Whether to fetch the page of an item: it is short, and no page is stored yet."""
        if item.words >= SHORT or not item.link:
            return False
        if known is None or known.item.rstrip(TRIED) != _digest(item):
            return True
        return known.media_type == FEED_ITEM and not known.item.endswith(TRIED)

    def _keep(
        self,
        items: Sequence[FetchedItem],
        known: dict[str, StoredDocument | None],
    ) -> list[Kept]:
        """Store each item that is new or has changed.

        The stored page of an unchanged item stays.
        """
        kept = []
        for item in items:
            before = known[item.identity]
            if before is not None and before.item.rstrip(TRIED) == _digest(item):
                kept.append(_NOTHING)
                continue
            kept.append(self._folder.keep(item.identity, self._document(item)))
        return kept

    def _document(self, item: FetchedItem) -> StoredDocument:
        return self._feed._replace(
            body=item.text.encode("utf-8", "replace"),
            address=item.link or self._feed.address,
            media_type=FEED_ITEM,
            charset="utf-8",
            title=item.title,
            published=item.published,
            item=_digest(item),
        )

    async def fetch_late(self, name: str) -> bool:
        """Fetch the page of an item that was stored without it; returns whether it was stored."""
        alone = self._folder.named(name)
        if alone is None or alone.media_type != FEED_ITEM:
            return False
        contents = await self._tools.processes.contents(alone)
        if not isinstance(contents, Contents) or not contents.is_feed:
            return False
        item = contents.items[0]
        page = await self._page(item, alone) if item.words < SHORT and item.link else None
        if page is not None:
            self._folder.replace(name, page)
        return page is not None and page.media_type != FEED_ITEM

    async def _page(self, item: FetchedItem, alone: StoredDocument) -> StoredDocument | None:
        """The page of an item as a document; None if it should be tried again.

        If the page is refused, missing, or no longer than the item, it is the item itself.
        """
        tried = alone._replace(item=alone.item + TRIED)
        answer = await self._tools.fetch_linked(FetchRequest(item.link, self._is_private))
        if isinstance(answer, FetchAnswer):
            found = await self._tools.look_into(answer, alone, is_linked=True)
        else:
            found = answer
        if isinstance(found, FetchFailure):
            is_final = 400 <= found.status < 500 and found.status not in _TRY_AGAIN
            return tried if is_final else None
        _, page, contents = found
        says_more = (
            isinstance(contents, Contents)
            and not contents.is_feed
            and bool(contents.items)
            and contents.items[0].words > item.words
        )
        return page if says_more else tried


def _is_page(known: StoredDocument | None) -> bool:
    return known is not None and known.media_type != FEED_ITEM


def _digest(item: FetchedItem) -> str:
    return blake2b(item.text.encode("utf-8", "replace"), digest_size=8).hexdigest()
