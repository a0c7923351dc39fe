"""Combines the sections of a text, its fields and its date into one bulletin, with every word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reader.models import Bulletin, Development, Link, ParagraphKind, Span
from reader.parse.blocks import announcement
from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.stated_days import with_year, without_days
from reader.parse.blocks.units import WEB_ADDRESS, Address, Unit
from reader.parse.bulletin.dateline import BulletinDate, stem, without_dateline
from reader.parse.bulletin.sections import Sections
from reader.parse.draft import DraftFields

_BARE_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”|]+(?<![.,;:!?)\]’'…])")
_LONGEST_TITLE = 80
_SITE = re.compile(r" [|–—·-] [^|]{2,60}")
_LATER = 2
"""Days by which an entry may be later than its bulletin."""
_HEADLINE_WORDS = 4
_HEADLINE_LETTERS = 12
_FIRST_WITHOUT_SPACES = 0x2E80
"""The first character of the scripts of China and Japan."""


def assemble(
    sections: Sections, fields: DraftFields, dated: BulletinDate, name: str, source: str
) -> Bulletin:
    """Return the bulletin; `fields` take precedence over the text.

    A title of the text that differs from the title in `fields` becomes the first line of the lead.
    """
    lead, announced = sections.lead, sections.announcement
    title = fields.title or sections.title
    if title and sections.title and not _are_one_title(title, sections.title):
        lead = (Unit(sections.title), *lead)
    elif not title and announced:
        alone = len(lead) == 1
        title = announcement.title_of(announced, whole=alone)
        repeated = _are_same_words(title, lead[0].text)
        lead = lead[1:] if alone or repeated else lead
    address = fields.address or ""
    return Bulletin(
        title or _title_from(name, sections),
        tuple(_development(units, dated.day) for units in sections.developments),
        lead=_development(lead, dated.day) if lead else None,
        publisher=fields.publisher,
        date=dated.day,
        date_basis=dated.basis,
        date_inferred=dated.inferred,
        address=address if WEB_ADDRESS.fullmatch(address) else None,
        credits=_credits(fields, sections),
        source=source,
        name=name,
        published=fields.published,
        authors=fields.authors,
        updated=fields.updated,
        item=fields.item,
    )


def _credits(fields: DraftFields, sections: Sections) -> tuple[str, ...]:
    """Return the credits, with a byline for authors whom they do not name."""
    credits = (*fields.credits, *sections.credits)
    named = " ".join(credits).casefold()
    if not fields.authors or all(author.casefold() in named for author in fields.authors):
        return credits
    return f"By {', '.join(fields.authors)}", *credits


def _development(units: Sequence[Unit], day: str | None) -> Development:
    """Return a development; `day` is that of the bulletin, which determines missing years."""
    head, body = (units[0], units[1:]) if units[0].level else (Unit(""), units)
    links: list[Link] = []
    for block, unit in enumerate((head, *body)):
        for address in _addresses(unit):
            links.append(Link(Span(block, address.start, address.end), address.address))
    kinds = tuple([_kind(unit) for unit in body])
    return Development(
        head.text,
        tuple([unit.text for unit in body]),
        head.time,
        tuple(links),
        _own_day(head.day, day),
        head.section,
        () if {*kinds} <= {"paragraph"} else kinds,
    )


def _own_day(own: str | None, day: str | None) -> str | None:
    """Return the day of an entry; a missing year is chosen to fit the bulletin's day."""
    if not own or not day:
        return None
    latest = min(date.fromisoformat(day).toordinal() + _LATER, date.max.toordinal())
    found = with_year(date.fromisoformat(own), date.fromordinal(latest))
    return found.isoformat() if found else None


def _kind(unit: Unit) -> ParagraphKind:
    """Return the kind of a paragraph."""
    if unit.item:
        return "list"
    return "heading" if unit.level else unit.kind


def _addresses(unit: Unit) -> list[Address]:
    """Return the links of a unit and the addresses written out in it, in text order."""
    if not unit.addresses and "http" not in unit.text:
        return []
    taken = [(link.start, link.end) for link in unit.addresses]
    bare = [
        Address(match.start(), match.end(), match[0])
        for match in _BARE_ADDRESS.finditer(unit.text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return sorted([*unit.addresses, *bare], key=lambda link: (link.start, link.end))


def _are_same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _are_one_title(title: str, shown: str) -> bool:
    """Whether a title is the one that the text shows, perhaps with the site's name after it."""
    rest = shown.removeprefix(title)
    return _are_same_words(title, shown) or (rest != shown and bool(_SITE.fullmatch(rest)))


def _title_from(name: str, sections: Sections) -> str:
    """Return a title for a text that states none.

    It is the headline at its beginning, the words of the file's name, or the first heading or
    words.
    """
    headings = [part[0].text for part in sections.developments if part[0].level and part[0].text]
    words = " ".join(without_days(stem(name)).replace("-", " ").split())
    begins = not sections.lead and headings and sections.developments[0][0].text == headings[0]
    is_headline = begins and _is_headline(headings[0])
    is_headline = is_headline and not sections.developments[0][0].section
    if len(headings) != 1 and not is_headline and sum(map(str.isalpha, words)) > 2:
        return words[0].upper() + words[1:]
    if begins:
        return headings[0][:1].upper() + headings[0][1:]
    parts = [*sections.developments, sections.lead]
    if headings and is_date_line(headings[0]):
        parts.insert(0, sections.lead)
    units = [unit.text for part in parts for unit in part]
    return _shortened(without_dateline(next(filter(None, units), name)))


def _is_headline(heading: str) -> bool:
    """Whether a heading is long enough for a headline.

    Some scripts have no spaces between words.
    """
    return len(heading.split()) >= _HEADLINE_WORDS or (
        len(heading) >= _HEADLINE_LETTERS and ord(max(heading)) >= _FIRST_WITHOUT_SPACES
    )


def _shortened(text: str) -> str:
    text = text[:1].upper() + text[1:]
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
