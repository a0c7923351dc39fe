"""Parses mail messages and mailboxes into drafts: one for each message with a text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft

MEDIA_TYPES = ("message/rfc822", "application/mbox")


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of mail."""
    return text.media_type in MEDIA_TYPES


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return a draft for each message, or why there is none."""
    from reader.parse.mail.mailbox import read_mail  # few texts are mail

    return read_mail(text)
