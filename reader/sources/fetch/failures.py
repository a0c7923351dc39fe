"""The messages for the reader if an address could not be fetched; they follow the address."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from http import HTTPStatus

import httpx

from reader.clean import line

_LONGEST = 200
_NOT_SAFE_AT_ALL = frozenset(("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"))
"""OpenSSL's reasons for an answer that is not TLS."""

_NO_WAY = frozenset((errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EHOSTDOWN))
"""Errors of the operating system without a way to the host."""

_PLAIN = "try its address with http://"

_RAW = re.compile(r":? \(?bytearray\(b?['\"].*", re.DOTALL)
"""The part of an answer that h11 quotes in Python notation."""

_STATUSES = {
    202: "has nothing yet",
    204: "has no content",
    206: "sent only a part of the document",
    300: "offers a choice of documents",
    304: "says that nothing has changed, although it was never fetched",
    305: "requires a proxy of its own",
    400: "does not understand the request",
    401: "requires a name and password",
    402: "requires payment",
    403: "refuses access to this program",
    404: "is not there",
    406: "has no format that can be read here",
    407: "is behind a proxy that requires a name and password",
    408: "gave up waiting for the request",
    410: "is gone permanently",
    425: "asks to try again later",
    429: "asks for fewer requests",
    451: "may not be shown for legal reasons",
    500: "has an internal error",
    502: "has an error behind its server",
    503: "is temporarily out of service",
    504: "has an error behind its server",
    511: "is behind a network that requires a name and password first",
}
_CLASSES = {2: "gave no document", 4: "refuses the request", 5: "has an internal error"}
"""The meaning of the first digit of a status (RFC 9110, 15)."""

_MOVED = frozenset((301, 302, 303, 307, 308))


_CUT = re.compile(r"complete message body(?: \(received (\d{1,15}) bytes, expected (\d{1,15})\))?")
_IMPROPER = {
    "disconnected without sending a response": "closed the connection without a proper answer",
    "Receive buffer too long": "sends headers that do not end",
    "Received server": "uses another protocol",
}
"""Messages of the HTTP library, and the words for the reader."""


def reason_of_status(status: int) -> str:
    """Return why an answer with this status has no document."""
    words = _STATUSES.get(status) or _words_of_other(status)
    return f"{words} (status {status})"


def _words_of_other(status: int) -> str:
    """The words for a status that is rare or unknown."""
    if status in _MOVED:
        return "redirects without saying where to"
    words = _CLASSES.get(status // 100, "gave an unknown answer")
    try:
        return f"{words}: {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return words


def is_not_sent(error: Exception) -> bool:
    """Return whether a request failed before it reached a server."""
    if isinstance(error, httpx.ProxyError):
        return True
    return any(
        isinstance(cause, socket.gaierror) or isinstance(cause, OSError) and cause.errno in _NO_WAY
        for cause in _causes(error)
    )


def is_refused(error: Exception) -> bool:
    """Return whether a host refused the connection, as one does whose server is not running."""
    return any(isinstance(cause, ConnectionRefusedError) for cause in _causes(error))


def failed_at_proxy(error: Exception) -> httpx.ProxyError | None:
    """Return the failure to connect to a proxy; None if TLS to the host behind it has failed."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return None
    return httpx.ProxyError(f"it {reason_of(error)}")


def reason_of(error: Exception) -> str:
    """Return why a request failed before there was an answer."""
    if isinstance(error, httpx.ProxyError):
        return f"can't be reached through the proxy ({_short(str(error))})"
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"has a certificate that is not trusted ({_short(cause.verify_message)})"
        if isinstance(cause, ssl.SSLWantReadError | ssl.SSLWantWriteError):
            continue  # a timeout
        if isinstance(cause, ssl.SSLError):
            return _unsafe(cause.reason or str(cause))
        if isinstance(cause, socket.gaierror):
            return "has an unknown host (or there is no network)"
        if isinstance(cause, OSError) and cause.errno in _NO_WAY:
            return "can't be reached (there may be no network)"
        if isinstance(cause, ConnectionRefusedError):
            return "refuses the connection"
        if isinstance(cause, ConnectionResetError):
            return "broke off the connection"
    if isinstance(error, httpx.TimeoutException):
        return "did not answer in time"
    if isinstance(error, httpx.ProtocolError):
        return _improper(str(error))
    if isinstance(error, httpx.InvalidURL):
        return f"is not a web address ({_short(str(error))})"
    if isinstance(error, httpx.ConnectError):
        return "can't be reached"
    if isinstance(error, httpx.NetworkError):
        return "broke off the connection"
    return f"could not be fetched ({_short(str(error)) or type(error).__name__})"


def _improper(message: str) -> str:
    """The words for an answer that violates HTTP; `message` is that of the HTTP library."""
    if cut := _CUT.search(message):
        received, expected = cut.groups()
        part = f"{int(received):,} of {int(expected):,} bytes" if received else "its end is missing"
        return f"arrived incomplete ({part})"
    for sign, words in _IMPROPER.items():
        if sign in message:
            return words
    return f"sent no proper answer ({_short(_RAW.sub('', message))})"


def _unsafe(reason: str) -> str:
    """The words for a TLS connection that failed."""
    if reason in _NOT_SAFE_AT_ALL:
        return f"does not support https ({_PLAIN})"
    if reason == "UNEXPECTED_EOF_WHILE_READING":
        return f"closed the connection before it was safe ({_PLAIN})"
    words = reason.lower().replace("_", " ") if reason.isupper() else reason
    return f"can't be reached safely ({_short(words)})"


def _causes(error: BaseException | None) -> list[BaseException]:
    """An exception with all its causes, including those of exception groups."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if one is None or one in found:
            continue
        found.append(one)
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
    return found


def _short(text: str) -> str:
    return line(text)[:_LONGEST].rstrip(".")
