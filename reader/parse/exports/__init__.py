"""Parses JSON exports of other programs into drafts: messages of a channel, or saved texts."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of such an export."""
    return text.media_type == "application/x-ndjson"


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return a draft for each day of a channel, or for each saved text; or why there is none."""
    from reader.parse.exports.channel import chats_in, read_chats  # few texts are exports
    from reader.parse.exports.saved_texts import read_texts

    chats = chats_in(text.body)
    return read_chats(chats, text.source) if chats else read_texts(text)
