"""Turns a draft into a bulletin: sections, date, and the document's properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader.clean import line
from reader.models import Bulletin
from reader.parse.blocks.units import TITLE, Unit
from reader.parse.bulletin.assemble import assemble
from reader.parse.bulletin.dateline import find_date
from reader.parse.bulletin.reports import as_report, is_digest
from reader.parse.bulletin.sections import divide
from reader.parse.draft import Draft, DraftFields, ParsableDocument
from reader.parse.shapes.digests.contents import mark_first_story
from reader.parse.shapes.digests.counted_lists import mark_counted_lists
from reader.parse.shapes.digests.dated_rows import mark_dated_rows
from reader.parse.shapes.digests.day_lists import list_of_day
from reader.parse.shapes.digests.fronts import mark_rounds, mark_stretches
from reader.parse.shapes.digests.labelled_parts import mark_labelled_parts, without_common_labels
from reader.parse.shapes.digests.ruled import mark_ruled
from reader.parse.shapes.digests.unrelated import mark_unrelated
from reader.parse.shapes.entries.undated_days import mark_undated_days
from reader.parse.shapes.lists import list_developments

_SITE = re.compile(r" [|–—·-] ([^|]{2,40})")
"""The site's name, or more of the headline, behind a headline in the title of a window."""
_NO_SITE = re.compile(
    r"[^A-ZÀ-Þ\d.]*$"
    r"|.*\b(?i:live|updates?|what|why|how|watch|video|analysis|opinion|explained)\b"
)
"""Words behind a headline that are no name: "what we know", "Live updates"."""
_TOP = 6
"""The number of units at the top of a text that may name its authors."""


def bulletin_from(
    draft: Draft, document: ParsableDocument, today: date, given: date | None
) -> Bulletin | None:
    """Return the bulletin, or None if the draft has no text; for dates see `parse_document`."""
    units = [one for one in draft.units if one.text or one.time or one.day or one.section]
    units = _without_authors(units, draft.fields)
    fields = _without_site(draft.fields, units)
    units = mark_dated_rows(units, fields.title or "")
    units = list_developments(list_of_day(mark_first_story(units)))
    units = mark_rounds(mark_stretches(mark_labelled_parts(mark_counted_lists(units))))
    units = without_common_labels(units)
    sections = divide(mark_undated_days(mark_unrelated(mark_ruled(units))))
    is_report = draft.may_be_report and not is_digest(sections, fields)
    if is_report:
        sections = divide(as_report(units, fields.title or ""))
    if not sections.developments:
        return None
    modified = document.modified
    reference = modified or today
    folders = document.source.rpartition("/")[0]
    stated = fields.date or (fields.published or "")[: len("2024-10-28")]
    titled = sections if sections.title else replace(sections, title=fields.title)
    dated = find_date(given, stated, titled, document.name, modified, reference, folders)
    if is_report and fields.publisher:
        fields = fields._replace(title=fields.publisher)
    made = assemble(sections, fields, dated, line(document.name), line(document.source))
    return made._replace(report=True) if is_report else made


def _without_authors(units: Sequence[Unit], fields: DraftFields) -> list[Unit]:
    """Return the units without a line at the top that only repeats the stated authors."""
    known = {credit.casefold() for credit in fields.credits}
    return [
        unit
        for at, unit in enumerate(units)
        if at >= _TOP or unit.level > TITLE or unit.item or unit.text.casefold() not in known
    ]


def _without_site(fields: DraftFields, units: Sequence[Unit]) -> DraftFields:
    """Return the fields with the text's own title; a site's name behind it is the publisher."""
    title = next((unit.text for unit in units if unit.level == TITLE), "")
    site = (fields.title or "").removeprefix(title) if title else ""
    if site == fields.title or not (named := _SITE.fullmatch(site)):
        return fields
    site = "" if _NO_SITE.match(named[1]) else named[1]
    return fields._replace(title=title, publisher=fields.publisher or site or None)
