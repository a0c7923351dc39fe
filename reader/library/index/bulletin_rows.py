"""Converts a bulletin and its roster to rows of the index, and validated rows back."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.blake2 import blake2b
from reader.library.index.evidence_rows import (
    LIMIT,
    Row,
    chosen,
    gated_column,
    line_or_none,
    one_line,
)
from reader.library.row_window import AskIndex, RowWindow
from reader.models import Bulletin, ParagraphKind, Person

if TYPE_CHECKING:  # worker processes build rows without SQLite
    import sqlite3

HEAD = (
    "b.title, b.publisher, NULLIF(b.date, ''), b.basis, b.inferred, b.address, b.credits,"
    " b.published, b.authors, b.updated, b.source, b.name"
)
"""Columns of `bulletin AS b` that `bulletin_from_row` takes."""

HEAD_LENGTH = 12

PEOPLE_A_PAGE = 64
MOST = 1 << 24
"""Upper bound of the number of blocks, or items of a kind, in a development."""

MISSING = Person("…")
"""Replaces a person who has left the index since the article was opened."""

_BASES = frozenset(("given", "front matter", "text", "name", "file time", "none"))
KINDS = frozenset(("person", "organisation", "group"))


def bulletin_from_row(row: Row) -> Bulletin:
    """Return a bulletin without its parts; ValueError if a column is malformed."""
    title, publisher, date, basis, inferred, address, credits, *rest = row
    published, authors, updated, source, name = rest
    if not isinstance(source, bytes):
        raise ValueError("no path where one should be")
    return Bulletin(
        one_line(title),
        (),
        None,
        line_or_none(publisher),
        line_or_none(date),
        chosen((basis,), _BASES)[0],
        bool(inferred),
        line_or_none(address),
        _texts(credits),
        source.decode("utf-8", "surrogatepass"),
        one_line(name),
        line_or_none(published),
        _texts(authors),
        line_or_none(updated),
    )


def head_row(bulletin: Bulletin, people: Sequence[Row]) -> Row:
    """Return the columns of `bulletin` from `publisher` on; paths may contain undecodable bytes."""
    source = bulletin.source.encode("utf-8", "surrogatepass")
    facts = (bulletin.publisher, bulletin.date_basis, bulletin.address, array_of(bulletin.credits))
    origin = (bulletin.published, array_of(bulletin.authors), bulletin.updated)
    digest = blake2b(repr(people).encode(), digest_size=16).digest()
    return *facts, *origin, bulletin.report, source, len(people), digest


def person_row(person: Person) -> Row:
    """Return name, role, aliases, kind and owner of a person of a roster."""
    return person.name, person.role, array_of(person.aliases), person.kind, person.of


class RosterKey(NamedTuple):
    """Identifies a roster: its bulletin's key, its number of people, and a digest of its rows."""

    bulletin: int
    people: int
    digest: bytes

    def checked(self) -> "RosterKey":
        """Return itself; ValueError if the number of people is malformed."""
        if type(self.people) is not int or not 0 <= self.people < LIMIT:
            raise ValueError("a number that can't be")
        return self


class RosterWindow(RowWindow[Person]):
    """The people of a bulletin, read from the index when they are used.

    A roster has hundreds of people, of whom an article names a few.
    """

    def __init__(self, key: RosterKey, ask: AskIndex) -> None:
        """Read nobody yet."""

        def read(low: int, high: int) -> Sequence[Person]:
            found: dict[int, Person] = ask(lambda index: read_people(index, key, range(low, high)))
            return list(found.values())

        super().__init__(key.people, None, PEOPLE_A_PAGE, read, MISSING)
        self._key = key
        self._known: dict[int, Person] = {}

    def prefetch(self, index: "sqlite3.Connection", numbers: Collection[int]) -> bool:
        """Read these people in one query; returns whether all of them exist."""
        self._known = read_people(index, self._key, numbers) if numbers else {}
        return len(self._known) == len(numbers)

    def __getitem__(self, index: Any) -> Any:
        """Return a person by number."""
        return self._known[index] if index in self._known else super().__getitem__(index)

    def __eq__(self, other: object) -> bool:
        """Whether both read the same rows."""
        return isinstance(other, RosterWindow) and self._key == other._key

    __hash__ = None  # type: ignore[assignment]


def read_people(
    index: "sqlite3.Connection", roster: RosterKey, numbers: Iterable[int]
) -> dict[int, Person]:
    """Return these people of a roster by number, if the roster is unchanged.

    ValueError if a row is malformed.
    """
    asked = [*numbers]
    rows = index.execute(
        "SELECT number, name, role, aliases, kind, of FROM person WHERE bulletin ="
        " (SELECT id FROM bulletin WHERE id = ? AND roster = ?)"
        " AND number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (roster.bulletin, roster.digest, json.dumps(asked)),
    ).fetchall()
    if not rows:
        return {}
    keys, names, roles, aliases, kinds, owners = zip(*rows, strict=True)
    fields = (
        gated_column(names, one_line),
        gated_column(roles, line_or_none),
        map(_texts, aliases),
        chosen(kinds, KINDS),
        gated_column(owners, line_or_none),
    )
    return dict(zip(keys, map(Person, *fields), strict=True))


def array_of(texts: Sequence[str]) -> str:
    """Encode texts as a JSON array."""
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


def _texts(array: object) -> tuple[str, ...]:
    if array == "[]":  # the usual case: no aliases
        return ()
    texts = json.loads(array) if isinstance(array, str) else None
    if not isinstance(texts, list):
        raise ValueError("no list where one should be")
    return tuple(map(one_line, texts))


TOTALS = (
    "a.id, a.digest, a.time, a.words, a.size, a.blocks, a.links, a.quotes, a.figures, a.days,"
    " a.spread, a.reach, a.day, a.languages, a.section, a.kinds"
)
"""Columns of `article AS a` that form an `ArticleTotals`."""


class ArticleTotals(NamedTuple):
    """The row of `article`: how many rows of each kind a development has.

    `words` and `size` (in characters) count its paragraphs, and `blocks` includes the heading.
    `kinds` has a letter for each paragraph, or is empty if all are running text.
    """

    key: int
    digest: bytes
    time: str | None
    words: int
    size: int
    blocks: int
    links: int
    quotes: int
    figures: int
    days: int
    blocks_reached: int
    characters_reached: int
    day: str | None
    languages: str
    section: str | None = None
    kinds: str = ""

    def checked(self) -> "ArticleTotals":
        """Return itself with cleaned texts; ValueError if a number is malformed or too large."""
        numbers, counts = (self.key, *self[3:12]), self[5:10]
        if {*map(type, numbers)} != {int} or min(numbers) < 0 or max(numbers[1:]) >= LIMIT:
            raise ValueError("a number that can't be")
        if max(counts) >= MOST:
            raise ValueError("a number that can't be")
        time, day = line_or_none(self.time), line_or_none(self.day)
        if self.kinds and len(kinds_of(self.kinds)) != self.blocks - 1:
            raise ValueError("more or fewer kinds than paragraphs")
        section, languages = line_or_none(self.section), one_line(self.languages)
        return self._replace(time=time, day=day, section=section, languages=languages)


_KIND_LETTERS: dict[str, ParagraphKind] = {
    "p": "paragraph",
    "l": "list",
    "q": "quote",
    "h": "heading",
    "t": "table",
    "c": "caption",
    "a": "aside",
}


def kind_letters(kinds: Sequence[ParagraphKind]) -> str:
    """Encode the kinds of paragraphs as text, one letter (the first) per paragraph."""
    return "".join([kind[0] for kind in kinds])


def kinds_of(letters: object) -> tuple[ParagraphKind, ...]:
    """Decode the kinds of paragraphs; ValueError for an unknown letter."""
    if not isinstance(letters, str) or not _KIND_LETTERS.keys() >= {*letters}:
        raise ValueError("a kind that is none")
    return tuple([_KIND_LETTERS[letter] for letter in letters])


WHO = {
    "quote": "coalesce(i.speakers, '[' || i.person || ']', '[]')",
    "figure": "coalesce(i.claimants, '[' || i.claimant || ']', '[]')",
}
"""SQL for the people of a row `i` of a table, as a JSON array of roster numbers."""

_IN_BULLETIN = (
    "FROM development AS d JOIN {0} AS i ON i.development = d.id"
    " WHERE d.bulletin = (SELECT bulletin FROM development WHERE id = ?)"
)


def attributed_alike(
    index: "sqlite3.Connection", key: int, table: str, people: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the quotes or figures in a development's bulletin of exactly these people.

    Each is the key of its development and its number there; `table` is "quote" or "figure".
    """
    asked = f"SELECT d.id, i.number {_IN_BULLETIN.format(table)} AND {WHO[table]} = ?"
    array = f"[{','.join(map(str, people))}]"
    return index.execute(f"{asked} ORDER BY d.id, i.number", (key, array)).fetchall()


def mentioned_alike(index: "sqlite3.Connection", key: int) -> list[tuple[int, int, str]]:
    """Return the quotes in a development's bulletin without a named speaker, with the mention."""
    return index.execute(
        "SELECT d.id, i.number,"
        " substr(b.text, i.speaker_start + 1, i.speaker_end - i.speaker_start)"
        " FROM development AS d JOIN quote AS i ON i.development = d.id"
        " JOIN block AS b ON b.development = d.id AND b.number = i.speaker_block"
        " WHERE d.bulletin = (SELECT bulletin FROM development WHERE id = ?)"
        " AND i.person IS NULL ORDER BY d.id, i.number",
        (key,),
    ).fetchall()


def people_heard(index: "sqlite3.Connection", key: int) -> set[int]:
    """Return the numbers of all speakers and claimants in a development's bulletin."""
    groups = (
        json.loads(array)
        for table, who in WHO.items()
        for (array,) in index.execute(f"SELECT DISTINCT {who} {_IN_BULLETIN.format(table)}", (key,))
    )
    return {number for group in groups for number in group}
