"""Parses exports of other programs into drafts: messages of a channel, or saved texts."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.exports.history_page import is_history_page, read_history_page


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of such an export, or is the page of one."""
    return text.media_type == "application/x-ndjson" or is_history_page(text)


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return a draft for each day of a channel, or for each saved text; or why there is none."""
    if is_history_page(text):
        return read_history_page(text)
    from reader.parse.exports.channel import chats_in, read_chats  # few texts are exports
    from reader.parse.exports.saved_texts import read_texts

    chats = chats_in(text.body)
    return read_chats(chats, text.source) if chats else read_texts(text)
