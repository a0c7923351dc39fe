"""Turns people of the ledger into lines for scripts and for readers."""

from __future__ import annotations

from functools import partial

from reader.export.escape import escape_inline
from reader.export.rows.forms import PrintedRow, tabbed
from reader.ledger.people.heard import LedgerPerson, Member

PARTED = "parted by the reader"
PERSON_COLUMNS = (
    *("id", "name", "kind", "of", "aliases", "quotes", "figures", "first", "last", "roles"),
    "bulletins",
)
"""The columns of a table of people."""

JOIN_COLUMNS = ("joined", "parted")
"""Those that are added with why names were joined, and from whom the reader parted them."""


def person_row(person: LedgerPerson, with_joins: bool) -> PrintedRow:
    """A person in every form; `with_joins` adds why names were joined."""
    return PrintedRow(
        partial(fields_of, person, with_joins),
        partial(tab_line, person),
        partial(_markdown, person),
    )


def fields_of(person: LedgerPerson, with_joins: bool = False) -> dict[str, object]:
    """What is known of a person, for a JSON object; `with_joins` adds why names were joined."""
    fields: dict[str, object] = {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "of": person.of,
        "aliases": list(person.aliases),
        "roles": [
            {"role": role.role, "first": role.first or None, "last": role.last or None}
            for role in person.roles
        ],
        "first": person.first or None,
        "last": person.last or None,
        "quotes": person.quotes,
        "figures": person.figures,
        "bulletins": [_part(member) for member in person.members],
    }
    if with_joins:
        fields["joined"] = [
            {"name": member.heard.person.name, "source": member.bulletin.source, "why": member.why}
            for member in person.members
            if member.why
        ]
        fields["parted"] = [{"name": name, "why": PARTED} for name in person.parted]
    return fields


def tab_line(person: LedgerPerson) -> str:
    """Name, latest office, of whom, bulletins, quotes, figures, first and last day."""
    role = person.roles[-1].role if person.roles else ""
    counts = (len(person.members), person.quotes, person.figures)
    texts = (person.name, role, person.of or "", *map(str, counts), person.first, person.last)
    return tabbed(texts)


def _markdown(person: LedgerPerson) -> str:
    """A point of a list: name, offices, and how often they are heard from when to when."""
    offices = [role.role for role in person.roles]
    counts = f"{person.quotes} quotes, {person.figures} figures"
    days = " to ".join(dict.fromkeys(filter(None, (person.first, person.last))))
    told = "; ".join(filter(None, (", ".join(offices), counts, days)))
    return f"- **{escape_inline(person.name)}**, {escape_inline(told)}"


def _part(member: Member) -> dict[str, object]:
    heard, bulletin = member.heard, member.bulletin
    return {
        "source": bulletin.source,
        "date": bulletin.day or None,
        "name": heard.person.name,
        "role": heard.person.role,
        "quotes": heard.quotes,
        "figures": heard.figures,
    }
