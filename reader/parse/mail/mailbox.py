"""Parses a message, or a mailbox of several (RFC 4155), into drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.html.fragment import HtmlBudget
from reader.parse.mail.message import RefusedMailError, draft_of

_FROM = re.compile(r"^From \S+ .{0,60}\d{4}.{0,20}$", re.MULTILINE)
_QUOTED_FROM = re.compile(r"^>(>*From )", re.MULTILINE)
_CONTENT_HEADER = re.compile(r"^Content-[\w-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.I)
_BOUNDARY = re.compile(r"\bboundary\s{0,9}=", re.IGNORECASE)


class MailLimits(NamedTuple):
    """The limits of mail.

    `header` is the most characters of a header that describes a part, and `boundaries` the most
    parts with parts inside in one message.
    """

    messages: int = 20_000
    header: int = 4_000
    boundaries: int = 60
    parts: int = 5_000


LIMITS = MailLimits()


def read_mail(text: DocumentText, limits: MailLimits = LIMITS) -> Sequence[Draft] | Unreadable:
    """Return a draft for each message with a text, or why there is none."""
    source = text.body.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n")
    messages = list(_messages(source)) if text.media_type == "application/mbox" else [source]
    if len(messages) > limits.messages:
        why = f"has too many messages ({len(messages):,}; the limit is {limits.messages:,})"
        return Unreadable(text.source, why)
    budget = HtmlBudget()
    found: list[Draft] = []
    refused = ""
    for message in messages:
        excess = _excess(message, limits)
        refused = excess or refused
        try:
            draft = None if excess else draft_of(message, budget)
        except RefusedMailError as error:
            refused = str(error)
        else:
            found += [draft] if draft else []
    return found or Unreadable(text.source, refused or "is mail without a text")


def _messages(source: str) -> Iterator[str]:
    """The messages of a mailbox; each begins with a line `From address day`."""
    starts = [found.start() for found in _FROM.finditer(source)]
    if not starts:
        yield source
        return
    for start, end in pairwise([*starts, len(source)]):
        yield _QUOTED_FROM.sub(r"\1", source[start:end].partition("\n")[2])


def _excess(message: str, limits: MailLimits) -> str:
    """What a message has too much of, in words for the reader; "" if nothing."""
    named = message.lower().count("boundary")  # faster than searching the pattern
    if named > limits.boundaries < sum(1 for _ in _BOUNDARY.finditer(message)):
        return f"has too many nested parts (the limit is {limits.boundaries:,})"
    parts = message.count("\n--")
    if parts > limits.parts and _BOUNDARY.search(message):
        return f"has too many parts ({parts:,}; the limit is {limits.parts:,})"
    longest = max((len(found[0]) for found in _CONTENT_HEADER.finditer(message)), default=0)
    if longest > limits.header:
        return f"has a header of {longest:,} characters (the limit is {limits.header:,})"
    return ""
