"""Parses mail messages and mailboxes into drafts: one for each message with a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft

_HEADER = re.compile(r"(?P<name>[A-Z][A-Za-z-]{1,30}): ?(?P<said>\S.*)|[ \t]+\S.*")
_DATED = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} (?:19|20)\d\d \d\d:\d\d.*")
_LONGEST_NAME, _MOST_HEADERS, _LONGEST_HEADERS = 32, 60, 8_000
MEDIA_TYPES = ("message/rfc822", "application/mbox")


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of mail, or begins with the headers of mail."""
    return text.media_type in MEDIA_TYPES or _begins_with_headers(text.body)


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return a draft for each message, or why there is none."""
    from reader.parse.mail.mailbox import read_mail  # few texts are mail

    return read_mail(text)


def _begins_with_headers(body: str) -> bool:
    """Whether a text begins with the headers of mail: sender, subject and its form of day."""
    if ":" not in body[:_LONGEST_NAME]:  # as few texts have
        return False
    said: dict[str, str] = {}
    for row in body[:_LONGEST_HEADERS].split("\n", _MOST_HEADERS)[:_MOST_HEADERS]:
        found = _HEADER.fullmatch(row)
        if not found:
            return not row.strip() and _are_of_mail(said)
        if found["name"]:
            said[found["name"].casefold()] = found["said"]
    return False


def _are_of_mail(said: dict[str, str]) -> bool:
    return {"from", "subject"} <= said.keys() and bool(_DATED.fullmatch(said.get("date", "")))
