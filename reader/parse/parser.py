"""Turns a document into bulletins: a format makes drafts, and each draft becomes a bulletin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.clean import clean
from reader.models import Bulletin, Unreadable
from reader.parse.archive import EMPTY, NO_TEXT, bulletins_in
from reader.parse.bulletin.dateline import find_file_day as find_file_day
from reader.parse.bulletin.from_draft import bulletin_from
from reader.parse.draft import DocumentText, Draft, DraftFields, ParsableDocument
from reader.parse.formats import SELF_CLEANED, find_format
from reader.parse.front_matter import split_front_matter
from reader.parse.limits import refuse_oversized
from reader.parse.text_in_page import PAGE, text_in_page

if TYPE_CHECKING:
    from reader.parse.feeds.feed import Feed


def parse_document(
    document: ParsableDocument, today: date, given: date | None = None
) -> list[Bulletin] | Unreadable:
    """Return the bulletins in a document, at least one, in order; or why there is none.

    `given` is the date that the user gave for all of them. Days stated without a year are resolved
    against the document's `modified` day, or against `today` if it has none.
    """
    if document.members:
        return bulletins_in(document, lambda member: parse_document(member, today, given))
    known = DraftFields(
        address=document.address or None,
        publisher=document.publisher or None,
        published=document.published or None,
    )
    fields, body, media_type = known, document.text, document.media_type
    if media_type == PAGE and (plain := text_in_page(body)):
        body, media_type = plain, ""
    is_marked_up = media_type in SELF_CLEANED
    if not is_marked_up:
        stated, body = split_front_matter(clean(body))
        fields = stated.completed_by(known)
    if not body.strip():
        return Unreadable(document.source, EMPTY)
    text = DocumentText(body, media_type, fields, document.source)
    refused = None if is_marked_up else refuse_oversized(text)
    drafts = refused or find_format(text).drafts(text)
    if isinstance(drafts, Unreadable):
        return drafts
    whole = [
        Draft(
            draft.units,
            _known_by(draft.fields.completed_by(fields), document),
            draft.may_be_report or document.is_item,
        )
        for draft in drafts
    ]
    found = [bulletin_from(draft, document, today, given) for draft in whole]
    bulletins = [bulletin for bulletin in found if bulletin is not None]
    return bulletins or Unreadable(document.source, NO_TEXT)


def _known_by(fields: DraftFields, document: ParsableDocument) -> DraftFields:
    """Return the fields of a draft; the path of a separately stored item identifies it."""
    return fields._replace(item="") if document.is_item else fields


def feed_of(document: ParsableDocument) -> Feed | Unreadable:
    """Return the feed in a document, or why the document is not a feed."""
    from reader.parse import feeds  # few documents are feeds
    from reader.parse.feeds.reading import read_feed

    text = DocumentText(document.text, document.media_type, source=document.source)
    return read_feed(text) if feeds.fits(text) else Unreadable(document.source, "is no feed")
