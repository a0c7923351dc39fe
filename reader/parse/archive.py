"""Turns the documents in an archive into bulletins whose source is the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.clean import line
from reader.models import Bulletin, Development, ParagraphKind, Unreadable
from reader.parse.draft import ParsableDocument

NO_TEXT, EMPTY = "has no text", "is empty"
"""Reasons for having no bulletin that need not be reported for a member."""

Parse = Callable[[ParsableDocument], list[Bulletin] | Unreadable]


def bulletins_in(archive: ParsableDocument, parse: Parse) -> list[Bulletin] | Unreadable:
    """Return the bulletins of all members, or why no member has one.

    A bulletin at the end names the members that could not be read.
    """
    found: list[Bulletin] = []
    refused: list[Unreadable] = []
    for member in archive.members:
        read = member if isinstance(member, Unreadable) else parse(member)
        name = member.source.removeprefix(f"{archive.source}/")
        if isinstance(read, Unreadable):
            refused.append(Unreadable(name, read.why))
        else:
            found += [_of_archive(one, archive, name) for one in read]
    if not found:
        why = f"has no text that can be read: {refused[0].source} {refused[0].why}"
        return Unreadable(archive.source, why if refused else NO_TEXT)
    unread = [one for one in refused if one.why not in (NO_TEXT, EMPTY)]
    return [*found, _note(unread, archive, found[0])] if unread else found


def _of_archive(bulletin: Bulletin, archive: ParsableDocument, name: str) -> Bulletin:
    """Return a bulletin with the archive's source; its path in the archive identifies it."""
    item = line(f"{name} {bulletin.item}".strip())
    return bulletin._replace(source=line(archive.source), item=item)


def _note(unread: Sequence[Unreadable], archive: ParsableDocument, beside: Bulletin) -> Bulletin:
    """Return a bulletin, dated as another one of the archive, that says what was not read."""
    rows = tuple(line(f"{one.source}: {one.why}") for one in unread)
    aside: ParagraphKind = "aside"
    return Bulletin(
        line(f"Not read in {archive.name}"),
        (Development("", rows, kinds=(aside,) * len(rows)),),
        date=beside.date,
        date_basis=beside.date_basis,
        date_inferred=beside.date_inferred,
        source=line(archive.source),
        name=line(archive.name),
        item="not read",
    )
