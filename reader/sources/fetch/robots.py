"""Checks robots.txt before fetching a page that the reader did not add (RFC 9309)."""

from __future__ import annotations

import asyncio
from urllib.parse import SplitResult, unquote, urlparse, urlunsplit
from urllib.robotparser import RobotFileParser

from reader.sources.fetch.answers import FetchAnswer, FetchRequest
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.hosts import RefusedAddressError, split_address

_LONGEST = 500 * 1024
"""Most bytes of a robots.txt that are read."""

_FIELDS = frozenset(("user-agent", "allow", "disallow"))
"""The fields that say who may read which pages; other fields have other purposes."""


class HostRules(RobotFileParser):
    """The rules of one host; `are_missing` says that they could not be read."""

    are_missing = False


class Robots:
    """The rules of all hosts requested in one run."""

    def __init__(self, client: FetchClient, agent: str) -> None:
        """`agent` is the name of this program in the rules."""
        self._client, self._agent = client, agent
        self._rules: dict[str, asyncio.Task[HostRules]] = {}

    async def allow(self, address: str, allows_private: bool) -> bool:
        """Whether a page may be fetched; without a robots.txt it may.

        An invalid address may not, nor one that cannot be compared with the rules.
        """
        try:
            parts = split_address(address)
            urlparse(unquote(address))
        except (RefusedAddressError, ValueError):
            return False
        host = _place_of(parts)
        if host not in self._rules:
            request = FetchRequest(host, allows_private)
            self._rules[host] = asyncio.create_task(self._read(request))
        return (await self._rules[host]).can_fetch(self._agent, address)

    async def are_missing(self, address: str) -> bool:
        """Whether a page is not allowed only because its robots.txt could not be read now."""
        try:
            rules = self._rules.get(_place_of(split_address(address)))
        except RefusedAddressError:
            return False
        return rules is not None and (await rules).are_missing

    async def _read(self, request: FetchRequest) -> HostRules:
        rules = HostRules()
        found = await self._client.fetch(request)
        if isinstance(found, FetchAnswer):
            lines = found.body[:_LONGEST].decode("utf-8-sig", "replace").splitlines()
            rules.parse([line for line in lines if _is_rule(line)])
        elif 400 <= found.status < 500:
            rules.parse([])  # there are no rules
        else:
            rules.parse(["User-agent: *", "Disallow: /"])  # a server error: fetch nothing for now
            rules.are_missing = True
        return rules


def _place_of(parts: SplitResult) -> str:
    """The address of the robots.txt of a host."""
    return urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))


def _is_rule(line: str) -> bool:
    """Whether a line is empty, or a rule that `RobotFileParser` can parse."""
    field, _, value = line.partition(":")
    try:
        urlparse(unquote(value.partition("#")[0].strip()))
    except ValueError:
        return False
    return not line.strip() or field.strip().lower() in _FIELDS
