"""The steps of one retrieval: an intermediate answer, its redirect, and the final result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from reader.sources.fetch.answers import (
    FetchAnswer,
    FetchFailure,
    FetchRequest,
    Spent,
    Validators,
)
from reader.sources.fetch.failures import reason_of_status
from reader.sources.fetch.hosts import RefusedAddressError, split_address

LOCATIONS = "locations"
"""The extension of an answer that holds the distinct addresses it redirects to."""

_UNCHANGED = 304
_LONGEST_HEADER = 2000
"""Most characters kept of one header."""

_KEPT_HEADERS = frozenset(
    ("age", "cache-control", "content-type", "date", "etag", "expires", "last-modified", "link")
    + ("refresh", "retry-after")
)


class Hop(NamedTuple):
    """One answer; the last one has a `body`, and the others a `location`.

    `why` says what is wrong with an unusable answer.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    received: int = 0
    location: str = ""
    why: str = ""
    sets_cookie: bool = False


class Way(NamedTuple):
    """Where the redirects led, with the reader's name and password; see `FetchAnswer`."""

    final: str
    permanent: str = ""
    is_private: bool = False
    spent: Spent = Spent()


async def keep_locations(response: httpx.Response) -> None:
    """Move the addresses of a redirect to an extension, because httpx fails at invalid ones."""
    found = response.headers.get_list("location")
    response.extensions[LOCATIONS] = list(dict.fromkeys(map(str.strip, found)))
    response.headers.pop("location", None)


def kept_headers(headers: httpx.Headers) -> dict[str, str]:
    """Return the headers to keep, with names in lower case."""
    return {
        name: value[:_LONGEST_HEADER] for name, value in headers.items() if name in _KEPT_HEADERS
    }


def finished(hop: Hop, way: Way, request: FetchRequest) -> FetchAnswer | FetchFailure:
    """Return the last answer as the result."""
    is_unchanged = hop.status == _UNCHANGED and request.validators != Validators()
    why, final = hop.why, without_password(way.final)
    if hop.status != httpx.codes.OK and not is_unchanged:
        why = why or reason_of_status(hop.status)
    if why:
        return FetchFailure(why, hop.status, hop.headers, final)
    return FetchAnswer(
        hop.status,
        final,
        way.permanent,
        hop.headers,
        hop.body,
        hop.received,
        way.is_private,
        way.spent,
    )


def redirected(address: str, location: str) -> str:
    """Return the checked target of a redirect; the old fragment is dropped."""
    try:
        url = httpx.URL(urljoin(urldefrag(address).url, location))
        if httpx.URL(location).userinfo:  # credentials that the reader did not give
            url = url.copy_with(userinfo=b"")
        target = str(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise RefusedAddressError("redirects to something that is not an address") from error
    try:
        split_address(target)
    except RefusedAddressError as refused:
        raise RefusedAddressError(f"redirects to an address that {refused}") from refused
    return target


def redirected_to(address: str, why: str) -> str:
    """Return the message for a redirect to an address that could not be fetched for a reason."""
    return f"redirects to {split_address(address).hostname}, which {why}"


def without_password(address: str) -> str:
    """Return an address without the reader's name and password, for display and storage."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def conditions(known: Validators) -> dict[str, str]:
    """Return the headers that ask for changes only; values invalid in a header are left out.

    So is the tag "*", which would ask for a document only while the server has none.
    """
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    valid = {name: one for name, one in asked.items() if one.isascii() and one.isprintable()}
    return {name: one for name, one in valid.items() if one not in ("", "*")}


def host_header(url: httpx.URL, name: str) -> str:
    """Return the Host header of a request to a host with this name."""
    host = f"[{name}]" if ":" in name else name
    return host if url.port is None else f"{host}:{url.port}"
