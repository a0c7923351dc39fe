"""Parses saved texts, as news APIs return them (JSON objects, one per line), into drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reader.clean import clean, line
from reader.models import Unreadable
from reader.parse.blocks import lines
from reader.parse.blocks.instants import instant
from reader.parse.blocks.units import Unit
from reader.parse.draft import DocumentText, Draft, DraftFields
from reader.parse.exports.members import (
    MOST_OBJECTS,
    JsonObject,
    folded,
    line_in,
    objects_in,
    text_in,
)
from reader.parse.html.fragment import HtmlBudget, fragment_units
from reader.parse.html.source_limits import without_runs
from reader.parse.shapes import headings
from reader.parse.shapes.furniture import mark_furniture

_TEXTS = ("content", "text", "body", "articlebody", "fulltext", "contenthtml", "contenttext")
_SHORT = ("description", "summary", "abstract", "excerpt")
_DAYS = (
    *("publishedat", "datepublished", "published", "pubdate", "publicationdate", "date"),
    *("timestamp", "createdat", "time"),
)
_PUBLISHERS = ("source", "publisher", "sourcename", "sourcetitle", "site", "sitename", "outlet")
_AUTHORS = ("authors", "author", "byline", "creator", "creators")
_LONGEST_NOTICE = 100
_CUT = re.compile(r"\s*\[\+\d+ chars?\]\s*\Z")
_MARKUP = re.compile(
    r"</?(?:p|ul|ol|li|br|div|a|b|i|em|strong|span|h[1-6]|blockquote)\b[^<>]*>", re.I
)


def read_texts(text: DocumentText, most: int = MOST_OBJECTS) -> Sequence[Draft] | Unreadable:
    """Return a draft for each object that is a text, or why there is none."""
    objects = list(islice(objects_in(text.body), most + 1))
    if len(objects) > most:
        return Unreadable(text.source, f"has too many texts (the limit is {most:,})")
    budget = HtmlBudget()
    drafts = [draft for one in objects if (draft := _draft(folded(one), budget))]
    return drafts or Unreadable(text.source, "is JSON without texts")


def _draft(value: JsonObject, budget: HtmlBudget) -> Draft | None:
    title = line_in(value, ("title", "headline"))
    text, short = _CUT.sub("", text_in(value, _TEXTS)), text_in(value, _SHORT)
    if not text or (short and text.isupper() and len(text) < _LONGEST_NOTICE):
        text = _CUT.sub("", short)  # capitals say that the text is not in this plan
    units = _units(text, title, budget)
    if not units and not title:
        return None
    stated = line_in(value, _DAYS)
    published = instant(stated)
    fields = DraftFields(
        title=title or None,
        date=None if published else stated or None,
        publisher=line_in(value, _PUBLISHERS) or None,
        address=line_in(value, ("url", "link", "address")) or None,
        published=published or None,
        authors=tuple(filter(None, _names(value))),
        item=line_in(value, ("id", "guid", "url", "link")) or line(f"{title} {stated}"),
    )
    return Draft(units or [Unit(title)], fields)


def _units(text: str, title: str, budget: HtmlBudget) -> list[Unit]:
    if _MARKUP.search(without_runs(text)):
        units = mark_furniture(fragment_units(text, "", title, budget))
    elif budget.rows.allows(text):
        units = headings.mark_headings(budget.rows.checked(lines.split_units(clean(text))))
    else:
        units = budget.rows.checked(map(Unit, text.split("\n")))
    return units


def _names(value: JsonObject) -> list[str]:
    stated = next(filter(None, map(value.get, _AUTHORS)), None)
    several = stated if isinstance(stated, list) else [stated]
    return [line_in({"name": one}, ("name",)) for one in several]
