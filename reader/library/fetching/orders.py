"""What is to be fetched, and how it ended."""

from __future__ import annotations

from typing import NamedTuple


class SourceOrder(NamedTuple):
    """An added source: its title if the reader gave it one, and the seconds between two tries.

    Where `every` is None the usual interval holds.

    `full` is whether the pages of short items are fetched.  `is_asked` is true where it is fetched
    although it is not due.  With the name of a file as `item` nothing but the page of the item in
    it is fetched.
    """

    address: str
    title: str = ""
    every: float | None = None
    full: bool = True
    is_asked: bool = False
    item: str = ""


class FetchReport(NamedTuple):
    """How the retrieval of one source ended.

    `status` is that of the last answer, 0 for none; `why` says what went wrong, "" for nothing.
    `new` and `changed` count documents, `received` bytes.  `next_try` is in seconds since 1970.
    `feeds` are addresses and titles of the feeds that a page names, or, with `is_list`, of the
    sources of a list of subscriptions.
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
