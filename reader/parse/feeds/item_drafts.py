"""Converts the items of a feed to drafts: their texts as units, and the feed's facts as fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean import clean, line
from reader.models import Unreadable
from reader.parse.blocks import lines
from reader.parse.blocks.units import Unit
from reader.parse.draft import Draft, DraftFields
from reader.parse.feeds.feed import Feed, FeedItem, MarkedText
from reader.parse.feeds.said import identity_of, link_of, longer_text, title_of
from reader.parse.html.fragment import HtmlBudget, fragment_units
from reader.parse.shapes import headings
from reader.parse.shapes.furniture import mark_furniture

_ADDRESS = re.compile(r"[(<\[]?\s*(?:mailto:)?[^\s()<>\[\]]{1,200}@[^\s()<>\[\]]{1,200}\s*[)>\]]?")
_AROUND = " \t()[]<>,;\"'"
_MORE = re.compile(
    r"(?:continue reading|read (?:more|on|the (?:full|whole|rest)[^.]{0,40})|more|"
    r"\[?…\]?|\[\.\.\.\])[\s….>»→]*",
    re.IGNORECASE,
)
_LONGEST_NAME = 200


def drafts_of(feed: Feed, source: str) -> Sequence[Draft] | Unreadable:
    """Return a draft for each item with content, or why there is none."""
    budget = HtmlBudget()
    publisher = title_of(feed.title, budget)
    drafts = [_draft(item, feed, publisher, budget) for item in feed.items]
    return drafts or Unreadable(source, "is a feed without items")


def _draft(item: FeedItem, feed: Feed, publisher: str, budget: HtmlBudget) -> Draft:
    title, link = title_of(item.title, budget), link_of(item, feed)
    text = longer_text(item)
    fields = DraftFields(
        title=title or None,
        publisher=publisher or None,
        address=link or None,
        published=item.date or None,
        updated=item.updated if item.updated != item.date else None,
        authors=_names(item.authors),
        item=identity_of(item, title, link),
    )
    units = _without_end(_units(text, link or feed.link, title, budget))
    return Draft(units, fields, may_be_report=True)


def _units(text: MarkedText, base: str, title: str, budget: HtmlBudget) -> list[Unit]:
    if text.is_html:
        units = mark_furniture(fragment_units(text.text, text.base or base, title, budget))
    elif budget.rows.allows(text.text):
        plain = budget.rows.checked(lines.split_units(clean(text.text)))
        units = headings.mark_headings(plain)
    else:
        units = budget.rows.checked(map(Unit, text.text.split("\n")))
    return [unit for unit in units if unit.text != title or unit.addresses]


def _without_end(units: list[Unit]) -> list[Unit]:
    """The units without those at the end that only link to the rest of the text."""
    while units and not units[-1].level and _MORE.fullmatch(units[-1].text):
        units.pop()
    return units


def _names(authors: Sequence[str]) -> tuple[str, ...]:
    """The names of authors without their addresses; an address alone is not a name."""
    names = (line(_ADDRESS.sub(" ", author[:_LONGEST_NAME])).strip(_AROUND) for author in authors)
    return tuple(dict.fromkeys(filter(None, names)))
