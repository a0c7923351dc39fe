"""Formats people of the ledger as rows for scripts and for readers."""

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
"""Additional columns: why names were joined, and which names the reader has separated."""


def person_row(person: LedgerPerson, with_joins: bool) -> PrintedRow:
    """Return a person in every format; `with_joins` adds why names were joined."""
    return PrintedRow(
        partial(fields_of, person, with_joins),
        partial(tab_line, person),
        partial(_markdown, person),
    )


def fields_of(person: LedgerPerson, with_joins: bool = False) -> dict[str, object]:
    """Return the fields of a person for a JSON object; `with_joins` adds why names were joined."""
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
    """Return name, latest office, owner, numbers of bulletins, quotes and figures, and days."""
    role = person.roles[-1].role if person.roles else ""
    counts = (len(person.members), person.quotes, person.figures)
    texts = (person.name, role, person.of or "", *map(str, counts), person.first, person.last)
    return tabbed(texts)


def _markdown(person: LedgerPerson) -> str:
    """A list item: name, offices, counts, first and last day."""
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
