"""Loads the parser and the rules before the first document is read."""

from __future__ import annotations

import json
from datetime import date

from reader import pipeline
from reader.models import Unreadable
from reader.parse import MEDIA_TYPES
from reader.sources.stored import StoredDocument
from reader.sources.stored_documents import document_of

_DAY = date(2001, 1, 1)
_ADDRESS = "https://example.org/"
_TEXT = "<p>The rules load their words of 5 lists when they are first used, he said."
_ITEM = {"id": "1", "title": "Loading", "content_html": _TEXT}
_FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Loading", "items": [_ITEM]}
_DOCUMENTS = (
    (f"<!doctype html><title>Loading</title><article><h1>Loading</h1>{_TEXT * 3}", "text/html"),
    (json.dumps(_FEED), "application/feed+json"),
)


def load_reading() -> None:
    """Read a page and an item of a feed, because most modules are imported when first used."""
    for text, media_type in _DOCUMENTS:
        document = document_of(
            StoredDocument(text.encode(), _ADDRESS, _ADDRESS, media_type), MEDIA_TYPES
        )
        if not isinstance(document, Unreadable):
            bulletins = pipeline.bulletins_of(document, _DAY)
            for bulletin in () if isinstance(bulletins, Unreadable) else bulletins:
                pipeline.annotate_bulletin(bulletin)
