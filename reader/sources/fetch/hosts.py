"""Resolves the host of an address, and keeps links in pages and feeds out of private networks."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

SCHEMES = {"http": 80, "https": 443}
"""The schemes that are fetched, and their default ports."""

PRIVATE = "leads into a private network, where only addresses that you added may lie"
"""The message for a private address to which a public page, feed or redirect leads."""

_MOST_CHARACTERS = 4000
_MOST_ADDRESSES = 4
"""Most addresses of one host that are tried."""


class RefusedAddressError(Exception):
    """An address is not fetched; the message says why, in words that follow it."""


class Host(NamedTuple):
    """A host by name, and the addresses to connect to, without those that are refused."""

    name: str
    port: int
    addresses: tuple[str, ...]


def split_address(address: str) -> SplitResult:
    """Return the parts of an address that may be fetched; raises `RefusedAddressError`."""
    if len(address) > _MOST_CHARACTERS:
        raise RefusedAddressError("is too long for an address")
    if any(ord(sign) <= 0x20 or ord(sign) == 0x7F for sign in address):
        raise RefusedAddressError("has spaces or control characters in it")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise RefusedAddressError("is not a web address") from error
    if parts.scheme.lower() not in SCHEMES:
        raise RefusedAddressError("is not an http or https address")
    if not parts.hostname or port == 0:
        raise RefusedAddressError("has no host")
    return parts


async def resolve(parts: SplitResult, allows_private: bool) -> Host:
    """Return the host of an address; raises `RefusedAddressError` or `OSError`.

    The connection is made to the addresses checked here, because a second lookup of the name can
    have another result.
    """
    name = parts.hostname or ""
    port = parts.port or SCHEMES[parts.scheme.lower()]
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise RefusedAddressError("has an impossible host name") from error
    addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    usable = [one for one in addresses if allows_private or is_public(one)]
    if not usable:
        raise RefusedAddressError(PRIVATE)
    return Host(name, port, tuple(usable[:_MOST_ADDRESSES]))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            found = inner
        elif found in _TRANSLATED:
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    if any(found in network for network in _LOCAL if network.version == found.version):
        return False
    return found.is_global and not found.is_multicast


def is_private_literal(name: str) -> bool:
    """Whether a host is this machine, or is written as an IP address of a private network."""
    name = name.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return not is_public(name)
    except ValueError:
        return False


async def leads_inside(address: str) -> bool:
    """Whether an address cannot be fetched or leads into a private network.

    An unknown host does not: there may be no network now, or a proxy may know it.
    """
    try:
        parts = split_address(address)
        await resolve(parts, allows_private=False)
    except RefusedAddressError:
        return True
    except OSError:
        return names_private_host(address)
    return False


def names_private_host(address: str) -> bool:
    """Whether the host of an address is written as one of a private network."""
    try:
        return is_private_literal(split_address(address).hostname or "")
    except RefusedAddressError:
        return False


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""

_LOCAL = tuple(
    map(
        ipaddress.ip_network,
        ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10", "192.88.99.0/24"),
    )
)
"""Networks that the library does not know as non-global.

They are IPv4 addresses inside IPv6 ones (RFC 4291, 7915 and 8215), site-local addresses (RFC 3879),
and 6to4 relays (RFC 7526).
"""
