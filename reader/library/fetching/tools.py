"""What the sources of one run share: an HTTP client, content processes, robots.txt and limits."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.contents import PAGE, SHORT, Contents
from reader.models import Unreadable
from reader.parse.feeds.page_head import HeadLink, feeds_among, refresh_target
from reader.sources.fetch.answers import FetchAnswer, FetchFailure, FetchLimits, FetchRequest
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.hops import redirected, redirected_to, without_password
from reader.sources.fetch.hosts import RefusedAddressError
from reader.sources.fetch.link_header import named_links
from reader.sources.fetch.robots import Robots
from reader.sources.stored import StoredDocument

_CLOSED = 403
"""The status given for a page that robots.txt forbids, which a server would refuse with it."""

_VALIDATORS = frozenset(("etag", "last-modified"))


class LookedInto(NamedTuple):
    """An answer, its document, and the contents of the document."""

    answer: FetchAnswer
    document: StoredDocument
    contents: Contents | Unreadable


class FetchTools(NamedTuple):
    """The HTTP client, the content processes, the hosts' robots.txt rules, and the limits."""

    client: FetchClient
    processes: ContentProcesses
    robots: Robots
    limits: FetchLimits

    async def fetch_linked(self, request: FetchRequest) -> FetchAnswer | FetchFailure:
        """Fetch a page that the reader did not add; robots.txt holds for all redirects as well."""
        while await self.robots.allow(request.address, request.allows_private):
            found = await self.client.fetch(request._replace(follows=False))
            if isinstance(found, FetchAnswer) or found.onward is None:
                return found
            request = found.onward
        if await self.robots.are_missing(request.address):
            return FetchFailure("has a robots.txt that cannot be read now")
        return FetchFailure("is closed to programs by its robots.txt", _CLOSED)

    async def look_into(
        self, answer: FetchAnswer, known: StoredDocument, is_linked: bool = False
    ) -> LookedInto | FetchFailure:
        """Examine an answer, or the page that it redirects to by HTML or a header.

        `known` is what is known of the document apart from the answer; `is_linked` says that the
        reader did not add it.
        """
        short: LookedInto | None = None
        while True:
            document = known._replace(
                body=answer.body,
                address=answer.final,
                media_type=answer.media_type,
                charset=answer.charset,
            )
            contents = await self.processes.contents(document)
            target = _sent_on(answer, contents)
            looked = LookedInto(answer, document, _with_links(answer, contents))
            if not target:
                return looked
            if isinstance(contents, Contents) and contents.items:
                short = short or looked
            found = await self._follow(answer, target, is_linked)
            if isinstance(found, FetchFailure):  # the short text is better than none
                return short or found
            answer = found

    async def _follow(
        self, answer: FetchAnswer, target: str, is_linked: bool
    ) -> FetchAnswer | FetchFailure:
        """Fetch the target of a page's redirect."""
        try:
            address = redirected(answer.final, target)
        except RefusedAddressError as refused:
            return FetchFailure(str(refused), answer.status, final=answer.final)
        spent = answer.spent._replace(redirects=answer.spent.redirects + 1)
        request = FetchRequest(address, answer.is_private, spent=spent)
        found = await (self.fetch_linked(request) if is_linked else self.client.fetch(request))
        if isinstance(found, FetchFailure):
            if found.final or found.status:  # there was an answer
                return found
            why, final = redirected_to(address, found.why), without_password(address)
            return FetchFailure(why, answer.status, answer.headers, final)
        # Validators belong to this address, but the next run requests the redirecting page.
        headers = {name: one for name, one in found.headers.items() if name not in _VALIDATORS}
        received = answer.received + found.received
        return found._replace(headers=headers, permanent=answer.permanent, received=received)


def _sent_on(answer: FetchAnswer, contents: Contents | Unreadable) -> str:
    """The target of the redirect of a page with little or no text, or ""."""
    if isinstance(contents, Contents):
        is_text = contents.is_feed or contents.is_list
        words = contents.items[0].words if contents.items else 0
        if is_text or contents.sent_on or words >= SHORT:
            return contents.sent_on
    stated = answer.headers.get("refresh", "")
    return (
        refresh_target(stated, answer.final) if stated and answer.media_type in ("", PAGE) else ""
    )


def _with_links(answer: FetchAnswer, contents: Contents | Unreadable) -> Contents | Unreadable:
    """The contents with the feeds that the page's Link header names added."""
    if not isinstance(contents, Contents) or contents.is_feed or contents.is_list:
        return contents
    links = (HeadLink(*link) for link in named_links(answer.headers))
    named = dict(feeds_among(links, answer.final))
    return contents._replace(feeds=tuple((named | dict(contents.feeds)).items()))
