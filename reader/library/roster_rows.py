"""Reads the rosters of bulletins from the index, with counts of each person's quotes and claims."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from reader.ledger.people.heard import HeardBulletin, HeardPerson
from reader.library.corrections.corrected_texts import CorrectedTexts, added_people
from reader.library.index.bulletin_rows import RosterKey, read_people
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import line_or_none
from reader.library.index.source_paths import under
from reader.models import PersonKind

_ROSTERS = (
    "SELECT id, path, NULLIF(date, ''), publisher, people, roster FROM bulletin"
    " WHERE people > 0 OR id IN (SELECT value FROM json_each(?)) ORDER BY date, path, id"
)
_QUOTES = (
    "SELECT d.bulletin, q.person, q.speakers, count(*) FROM quote AS q"
    " JOIN development AS d ON d.id = q.development"
    " WHERE q.person IS NOT NULL AND NOT COALESCE(q.joined, 0)"
)
_CLAIMS = (
    "SELECT d.bulletin, f.claimant, f.claimants, count(*) FROM figure AS f"
    " JOIN development AS d ON d.id = f.development"
    " WHERE f.claimant IS NOT NULL AND COALESCE(f.alike, f.number) = f.number"
)
_NOT_CORRECTED = "AND d.id NOT IN (SELECT value FROM json_each(?))"
_GROUPED = "GROUP BY 1, 2, 3"


def heard_bulletins(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    as_given: Callable[[bytes], str],
    corrected: CorrectedTexts,
) -> list[HeardBulletin]:
    """Return the rosters of all bulletins of these sources.

    People whom the reader added by corrections come last in each roster. `as_given` converts a path
    to how it was typed.
    """
    return list(heard_by_bulletin(index, sources, as_given, corrected).values())


def heard_by_bulletin(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    as_given: Callable[[bytes], str],
    corrected: CorrectedTexts,
) -> dict[int, HeardBulletin]:
    """As `heard_bulletins`, by the bulletin's key in the index."""
    is_listed = under(sources)
    with one_snapshot(index), whole():
        quotes, claims = (_counted(index, asked, corrected) for asked in (_QUOTES, _CLAIMS))
        for text in corrected.values():
            quotes.update((text.bulletin, one) for _, some in text.quotes() for one in some)
            claims.update((text.bulletin, one) for _, some in text.claims() for one in some)
        found: dict[int, HeardBulletin] = {}
        added: dict[int, int] = {}
        of_corrected = (json.dumps([text.bulletin for text in corrected.values()]),)
        rows = index.execute(_ROSTERS, of_corrected).fetchall()
        for bulletin, path, day, publisher, people, roster in rows:
            if not is_listed(path):
                continue
            key = RosterKey(bulletin, people, roster).checked()
            known = read_people(index, key, range(people))
            known |= added_people(corrected, bulletin, people)
            heard = tuple(
                HeardPerson(person, quotes[bulletin, number], claims[bulletin, number], number)
                for number, person in known.items()
            )
            stated = line_or_none(publisher) or "", line_or_none(day) or ""
            found[bulletin] = HeardBulletin(as_given(path), stated[1], stated[0], heard, bulletin)
            if len(heard) > people:
                added[bulletin] = people
        return found | _completed(found, added) if added else found


def _completed(
    found: Mapping[int, HeardBulletin], added: Mapping[int, int]
) -> dict[int, HeardBulletin]:
    """The bulletins with people that the reader added; `added` has the first one's number.

    A name alone does not show whether it is a person or a body. So an added person gets the kind
    and the owner that all rosters with this name agree on, if they do.
    """
    names = {one.person.name for key, first in added.items() for one in found[key].people[first:]}
    told: dict[str, set[tuple[PersonKind, str | None]]] = defaultdict(set)
    for key, bulletin in found.items():
        for one in bulletin.people[: added.get(key)]:
            if one.person.name in names:
                told[one.person.name].add((one.person.kind, one.person.of))

    def known(heard: HeardPerson) -> HeardPerson:
        facts = told.get(heard.person.name, ())
        if len(facts) != 1:
            return heard
        kind, of = next(iter(facts))
        return heard._replace(person=heard.person._replace(kind=kind, of=of))

    return {
        key: found[key]._replace(
            people=(*found[key].people[:first], *map(known, found[key].people[first:]))
        )
        for key, first in added.items()
    }


def _counted(
    index: sqlite3.Connection, asked: str, corrected: CorrectedTexts
) -> Counter[tuple[int, int]]:
    """Count the rows of each person in developments without corrections, by (bulletin, number)."""
    values = (json.dumps(list(corrected)),) if corrected else ()
    found = Counter[tuple[int, int]]()
    told = f"{asked} {_NOT_CORRECTED if corrected else ''} {_GROUPED}"
    for bulletin, first, others, count in index.execute(told, values):
        for number in _numbers(first, others):
            found[bulletin, number] += count
    return found


def _numbers(first: int, others: object) -> Iterator[int]:
    """The roster numbers of a row: the first person, then others who share the quote or claim."""
    yield first
    if isinstance(others, str) and others:
        yield from (number for number in json.loads(others) if number != first)
