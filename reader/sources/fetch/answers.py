"""The types of one retrieval: the request, the answer, and the failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Validators(NamedTuple):
    """The validators of an answer, which are sent to ask for changes only (RFC 9110, 8.8)."""

    etag: str = ""
    last_modified: str = ""


class Spent(NamedTuple):
    """How much of its limits a document has used: redirects followed, and seconds."""

    redirects: int = 0
    seconds: float = 0.0


class FetchRequest(NamedTuple):
    """One address to fetch.

    `allows_private` is true if the reader gave the address; only then may it be in a private
    network. `validators` are those of the last answer, or empty to get the document in any case.
    `spent` is what was used of the limits on the way to this address. If it does not follow
    redirects (`follows`), a redirect is a failure with the next request.
    """

    address: str
    allows_private: bool = False
    validators: Validators = Validators()
    spent: Spent = Spent()
    follows: bool = True


class FetchLimits(NamedTuple):
    """Limits of one retrieval: `seconds` in all, `size` in bytes after decoding."""

    seconds: float = 30.0
    size: int = 10 * 1024 * 1024
    redirects: int = 5


class FetchAnswer(NamedTuple):
    """The answer of a server: `status` is 200, or 304 if nothing has changed.

    `final` is the address after all redirects, and `permanent` the one after the permanent
    redirects at the beginning, if any. `headers` have names in lower case. `body` is decoded and
    complete. `received` counts the bytes received; `is_private` says whether they came from a
    private network. `spent` is what was used of the limits.
    """

    status: int
    final: str
    permanent: str
    headers: Mapping[str, str]
    body: bytes
    received: int
    is_private: bool = False
    spent: Spent = Spent()

    @property
    def validators(self) -> Validators:
        """The validators to send next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))

    @property
    def media_type(self) -> str:
        """The media type that the server stated, in lower case and without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The character set that the server stated, or ""."""
        for parameter in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""


class FetchFailure(NamedTuple):
    """Why there is no document, in words that follow the address; `status` is 0 without an answer.

    `headers` are those of the refusing answer, because they may contain Retry-After. If it was
    `not_sent`, the request has reached no server: there is no network, or a proxy is wrong. If it
    was `refused`, the host answers, but no server runs there at the moment. `onward` is the request
    for the target of a redirect that was not followed.
    """

    why: str
    status: int = 0
    headers: Mapping[str, str] = {}
    final: str = ""
    not_sent: bool = False
    refused: bool = False
    onward: FetchRequest | None = None
