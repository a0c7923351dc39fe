"""Fetches one address: follows redirects, with limits on time, size and target networks.

A request goes to an IP address that was checked before, with the host's name in the Host header and
for the certificate. A proxy resolves names itself; if one is configured, only hosts written as IP
addresses are checked.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urldefrag
from urllib.request import getproxies, proxy_bypass

import httpx

from reader.sources.fetch.answers import (
    FetchAnswer,
    FetchFailure,
    FetchLimits,
    FetchRequest,
    Spent,
    Validators,
)
from reader.sources.fetch.bodies import ACCEPTED, UndecodableError, decoded, too_large
from reader.sources.fetch.failures import failed_at_proxy, is_not_sent, is_refused, reason_of
from reader.sources.fetch.hops import (
    LOCATIONS,
    Hop,
    Way,
    conditions,
    finished,
    host_header,
    keep_locations,
    kept_headers,
    redirected,
    redirected_to,
)
from reader.sources.fetch.hosts import (
    RefusedAddressError,
    is_private_literal,
    is_public,
    resolve,
    split_address,
)
from reader.sources.fetch.politeness import Gaps

_MOVED, _PERMANENT = frozenset((301, 302, 303, 307, 308)), frozenset((301, 308))
_OK = 200
_WHOLE = frozenset((_OK, 203))
"""Statuses of an answer with a document; 203 is sent by a proxy that changed it."""

_CHANGED = 412
"""The status if a condition of the request does not hold.

Without conditions there is a document.
"""

_ACCEPTED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.9, application/xhtml+xml;q=0.9, */*;q=0.5"
)
_CONNECT_SHARE = 3
"""Connecting to one of a host's addresses may take a third of the whole time."""


class _Target(NamedTuple):
    """The destination of one request: the client, the addresses to try, and the host's name.

    `by_proxy` says whether the client asks a proxy.
    """

    client: httpx.AsyncClient
    urls: tuple[httpx.URL, ...]
    host: str
    is_private: bool
    by_proxy: bool = False


class FetchClient:
    """Fetches addresses, several at once: `async with FetchClient(agent) as client`."""

    def __init__(
        self, agent: str, limits: FetchLimits | None = None, gaps: Gaps | None = None
    ) -> None:
        """`agent` is the User-Agent: the program's name, and where it is explained."""
        self._limits = limits or FetchLimits()
        self._gaps = gaps or Gaps()
        self._headers = {
            "User-Agent": agent,
            "Accept": _ACCEPTED_TYPES,
            "Accept-Encoding": ACCEPTED,
        }
        self._proxies = getproxies()
        self._clients: dict[str, httpx.AsyncClient] = {}
        self._context: ssl.SSLContext | None = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Return the client; nothing is connected yet."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        await self._stack.aclose()

    async def fetch(self, request: FetchRequest) -> FetchAnswer | FetchFailure:
        """Return the answer of an address, or why there is none; raises only if cancelled."""
        try:
            host = split_address(request.address).hostname or ""
            async with self._gaps.turn(host):  # this wait does not count as the server's time
                began = time.monotonic() - request.spent.seconds
                async with asyncio.timeout(self._limits.seconds - request.spent.seconds):
                    found = await self._follow(request)
        except TimeoutError:
            return FetchFailure(f"did not answer within {self._limits.seconds:g} seconds")
        except RefusedAddressError as refused:
            return FetchFailure(str(refused))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return FetchFailure(
                reason_of(error), not_sent=is_not_sent(error), refused=is_refused(error)
            )
        seconds = time.monotonic() - began
        if isinstance(found, FetchAnswer):
            return found._replace(spent=found.spent._replace(seconds=seconds))
        if found.onward is not None:
            spent = found.onward.spent._replace(seconds=seconds)
            return found._replace(onward=found.onward._replace(spent=spent))
        return found

    async def _follow(self, request: FetchRequest) -> FetchAnswer | FetchFailure:
        """Send the request, and follow the redirects of the answers."""
        address, permanent, is_permanent = request.address, "", True
        allows_private, last = request.allows_private, Hop(0, {})
        for number in range(request.spent.redirects, self._limits.redirects + 1):
            try:
                target = await self._target(address, allows_private)
                if address == request.address:  # a public address never leads to a private one
                    allows_private = allows_private and target.is_private
                last = await self._ask(target, request)
                if last.status == _CHANGED and request.validators != Validators():
                    request = request._replace(validators=Validators())
                    last = await self._ask(target, request)
            except RefusedAddressError as refused:
                return finished(last._replace(why=str(refused)), Way(address), request)
            except (httpx.HTTPError, OSError) as error:
                if not last.location:
                    raise
                why = redirected_to(address, reason_of(error))
                return finished(last._replace(why=why), Way(address), request)
            way = Way(address, permanent, target.is_private, Spent(number))
            if not last.location:
                return finished(last, way, request)
            try:
                address = redirected(address, last.location)
            except RefusedAddressError as refused:
                return finished(last._replace(why=str(refused)), way, request)
            if not request.follows:
                onward = FetchRequest(address, allows_private, spent=Spent(number + 1))
                return FetchFailure("redirects", last.status, onward=onward)
            is_permanent = is_permanent and last.status in _PERMANENT
            permanent = address if is_permanent else permanent
        why = f"redirects more than {self._limits.redirects} times"
        why += " (it may require cookies, and none are kept)" if last.sets_cookie else ""
        return finished(last._replace(why=why), Way(address), request)

    async def _target(self, address: str, allows_private: bool) -> _Target:
        """The destination of the request for an address; host names are in their ASCII form."""
        url = httpx.URL(urldefrag(address).url)
        parts = split_address(str(url))
        name = parts.hostname or ""
        proxy = self._proxies.get(parts.scheme.lower()) or self._proxies.get("all")
        if proxy and not proxy_bypass(name):
            is_private = is_private_literal(name)
            if is_private and not allows_private:
                raise RefusedAddressError("leads into a private network, which is not allowed")
            return _Target(self._client(proxy), (url,), name, is_private, by_proxy=True)
        host = await resolve(parts, allows_private)
        urls = tuple(url.copy_with(host=one) for one in host.addresses)
        is_private = not all(map(is_public, host.addresses))
        return _Target(self._client(""), urls, name, is_private)

    async def _ask(self, target: _Target, request: FetchRequest) -> Hop:
        """Send one request and return its answer; the body is read only if it is needed."""
        for url in target.urls[:-1]:
            try:
                return await self._ask_at(url, target, request)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._ask_at(target.urls[-1], target, request)

    async def _ask_at(self, url: httpx.URL, target: _Target, request: FetchRequest) -> Hop:
        async with self._answer(url, target, request) as response:
            status, headers = response.status_code, kept_headers(response.headers)
            locations = response.extensions[LOCATIONS]
            if status in _MOVED and len(locations) > 1:  # ambiguous
                return Hop(status, headers, why="redirects to several addresses at once")
            if status in _MOVED and any(locations):
                sets_cookie = "set-cookie" in response.headers
                return Hop(status, headers, location=locations[0], sets_cookie=sets_cookie)
            if status not in _WHOLE:
                return Hop(status, headers)
            try:
                body = await self._body(response)
                # Decoding blocks the event loop: a body of 10 MiB for some hundredths of a second.
                coding = response.headers.get("content-encoding", "")
                whole = decoded(body, coding, self._limits.size)
            except UndecodableError as refused:
                return Hop(_OK, headers, why=str(refused))
        return Hop(_OK, headers, whole, len(body))

    @asynccontextmanager
    async def _answer(
        self, url: httpx.URL, target: _Target, request: FetchRequest
    ) -> AsyncIterator[httpx.Response]:
        """The answer to one request, before its body is read."""
        headers = {
            "Host": host_header(url, target.host),
            **self._headers,
            **conditions(request.validators),
        }
        extensions = {"sni_hostname": target.host.rstrip(".")}
        streamed = target.client.stream("GET", url, headers=headers, extensions=extensions)
        try:
            async with streamed as response:
                yield response
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            if target.by_proxy and (at_proxy := failed_at_proxy(error)):
                raise at_proxy from error
            raise

    async def _body(self, response: httpx.Response) -> bytes:
        """The bytes of a body as received."""
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:15]) > self._limits.size:
            raise UndecodableError(too_large(self._limits.size))
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > self._limits.size:
                raise UndecodableError(too_large(self._limits.size))
        return bytes(body)

    def _client(self, proxy: str) -> httpx.AsyncClient:
        """The client for a proxy, or for direct connections; it stores no cookies."""
        client = self._clients.get(proxy)
        if client is None:
            seconds = self._limits.seconds
            client = self._clients[proxy] = httpx.AsyncClient(
                http2=False,
                proxy=_proxy_at(proxy) if proxy else None,
                trust_env=False,
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                timeout=httpx.Timeout(seconds, connect=seconds / _CONNECT_SHARE),
                limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
                verify=self._certificates(),
                event_hooks={"response": [keep_locations]},
            )
            self._stack.push_async_callback(client.aclose)
        return client

    def _certificates(self) -> ssl.SSLContext:
        """The trusted certificates: those of SSL_CERT_FILE, or else Mozilla's bundle."""
        if self._context is None:
            self._context = httpx.create_ssl_context()
        return self._context


def _proxy_at(address: str) -> httpx.Proxy:
    """The proxy at an address of the environment, in which "http://" may be missing."""
    try:
        proxy = httpx.Proxy(address if "://" in address else f"http://{address}")
    except (ValueError, httpx.InvalidURL):
        raise httpx.ProxyError("the variable for it has no such address") from None
    if proxy.url.scheme not in ("http", "https"):
        raise httpx.ProxyError("only http and https proxies are supported")
    return proxy
