"""The orders to the fetching process, and its reports."""

from __future__ import annotations

from typing import NamedTuple


class SourceOrder(NamedTuple):
    """An added source to fetch.

    `title` is the reader's name for it, or "". `every` is the interval between two tries in
    seconds; None means the usual interval. `full` says whether the pages of short items are
    fetched. `is_asked` fetches it even if it is not due. If `item` names a file of the store, only
    the page of the item in that file is fetched.
    """

    address: str
    title: str = ""
    every: float | None = None
    full: bool = True
    is_asked: bool = False
    item: str = ""


class FetchReport(NamedTuple):
    """The result of fetching one source.

    `status` is the HTTP status of the last answer, or 0; `why` describes a failure, or is "". `new`
    and `changed` count documents, `received` bytes. `next_try` is in seconds since 1970. `feeds`
    are addresses and titles: of the feeds that a page names, or, with `is_list`, of the sources of
    a subscription list.
    """

    address: str
    final: str = ""
    status: int = 0
    why: str = ""
    title: str = ""
    new: int = 0
    changed: int = 0
    received: int = 0
    seconds: float = 0.0
    next_try: float = 0.0
    feeds: tuple[tuple[str, str], ...] = ()
    is_list: bool = False
