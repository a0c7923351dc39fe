"""Checks whether a stored document is a short item whose page was not fetched yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from reader.library.documents.fetched_folder import FetchedFolder, folder_name
from reader.library.fetching.orders import SourceOrder

FEED_ITEM = "application/feed+json"
"""The media type of one item: a JSON Feed with that item alone."""

TRIED = "!"
"""Suffix of the digest of an item whose page is not available."""


class _Source(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def full(self) -> bool: ...


def late_page(file: Path, sources: Sequence[_Source]) -> SourceOrder | None:
    """Return the order to fetch the page of the item in a file; None if there is no such page."""
    owners = (one for one in sources if folder_name(one.address) == file.parent.name)
    source = next(owners, None)
    if source is None or not source.full:
        return None
    kept = FetchedFolder(file.parent.parent, source.address).named(file.name)
    is_alone = kept is not None and kept.media_type == FEED_ITEM and bool(kept.item)
    if kept is None or not is_alone or kept.item.endswith(TRIED):
        return None
    return SourceOrder(source.address, is_asked=True, item=file.name)
