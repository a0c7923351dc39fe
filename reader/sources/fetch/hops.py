"""The steps of one retrieval: an answer on the way, where it leads, and the result at the end."""

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
"""The extension of an answer that has the different addresses it redirects to."""

_UNCHANGED = 304
_LONGEST_HEADER = 2000
"""Characters of one header that are kept."""

_KEPT_HEADERS = frozenset(
    ("age", "cache-control", "content-type", "date", "etag", "expires", "last-modified", "link")
    + ("refresh", "retry-after")
)


class Hop(NamedTuple):
    """One answer on the way; `body` is read where it is the last, `location` where it is not.

    `why` says what is wrong with an answer that can't be used.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    received: int = 0
    location: str = ""
    why: str = ""


class Way(NamedTuple):
    """Where the redirects led, with the reader's name and password; see `FetchAnswer`."""

    final: str
    permanent: str = ""
    is_private: bool = False
    spent: Spent = Spent()


async def keep_locations(response: httpx.Response) -> None:
    """Put the addresses of a redirect aside: httpx fails at one that it can't take apart."""
    found = response.headers.get_list("location")
    response.extensions[LOCATIONS] = list(dict.fromkeys(map(str.strip, found)))
    response.headers.pop("location", None)


def kept_headers(headers: httpx.Headers) -> dict[str, str]:
    """The headers of an answer that are kept, with names in lower case."""
    return {
        name: value[:_LONGEST_HEADER] for name, value in headers.items() if name in _KEPT_HEADERS
    }


def finished(hop: Hop, way: Way, request: FetchRequest) -> FetchAnswer | FetchFailure:
    """The last answer as a result."""
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
    """The address that an answer sends us to, checked; a fragment of the old one is lost."""
    try:
        url = httpx.URL(urljoin(urldefrag(address).url, location))
        if httpx.URL(location).userinfo:  # a name and a password that the reader did not give
            url = url.copy_with(userinfo=b"")
        target = str(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise RefusedAddressError("redirects to something that is not an address") from error
    try:
        split_address(target)
    except RefusedAddressError as refused:
        raise RefusedAddressError(f"redirects to an address that {refused}") from refused
    return target


def without_password(address: str) -> str:
    """An address that is shown and kept with texts: without the reader's name and password."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def conditions(known: Validators) -> dict[str, str]:
    """The headers that ask for what has changed; a value that no header may have is left out."""
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: one for name, one in asked.items() if one and one.isascii() and one.isprintable()}


def host_header(url: httpx.URL, name: str) -> str:
    """The value of the Host header for an address whose host has this name."""
    host = f"[{name}]" if ":" in name else name
    return host if url.port is None else f"{host}:{url.port}"
