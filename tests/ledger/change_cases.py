"""Case files in tests/cases/changes to cases: two texts, and every change between them.

    == name of the case
    --- old
    Markdown, below a title and a day that all have
    --- new
    …
    --- changes
    figure changed | as written in the old text | in the new | words counted | whose > whose
    quote changed | speaker | words in the old text | in the new
    person renamed | old name | new name
    person role | name | old office | new office
    person added | name
    development changed | heading | old heading, where it changed
    note | text

One line for each change, in any order; "-" stands for nothing, and what a line leaves out at its
end is not asked for.  What comes before the first case is a comment.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reader.ledger.change_types import (
    Changes,
    DevelopmentChange,
    FigureChange,
    PersonChange,
    QuoteChange,
)
from reader.ledger.changes import compare
from reader.models import AnnotatedBulletin, Unreadable
from reader.pipeline import Document, annotate_bulletin, bulletins_of

CASES = Path(__file__).parent.parent / "cases" / "changes"
HEAD = "# Brief of the day\n\n5 May 2031\n\n"


class ChangeCase(NamedTuple):
    family: str
    name: str
    old: str
    new: str
    expected: tuple[str, ...]


def load() -> list[ChangeCase]:
    """All cases of all families."""
    return [case for path in sorted(CASES.glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> Iterator[ChangeCase]:
    for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        name, _, body = chunk.partition("\n--- old\n")
        old, _, rest = body.partition("--- new\n")
        new, _, lines = rest.partition("--- changes")
        expected = tuple(line for line in lines.split("\n") if line.strip())
        yield ChangeCase(path.stem, name, old, new, expected)


def annotated(body: str) -> AnnotatedBulletin:
    """The bulletin with this text."""
    document = Document("brief.md", "brief.md", HEAD + body, "text/markdown", None, "")
    read = bulletins_of(document, date(2031, 6, 1), None)
    assert not isinstance(read, Unreadable)
    (bulletin,) = read
    return annotate_bulletin(bulletin)


def changes_of(case: ChangeCase) -> Changes:
    """What is found to have changed."""
    return compare(annotated(case.old), annotated(case.new))


def written(changes: Changes) -> list[str]:
    """Every change in the form of a line of a case, with all that can be asked for."""
    return [
        *map(_figure, changes.figures),
        *map(_quote, changes.quotes),
        *map(_person, changes.people),
        *map(_development, changes.developments),
        *(f"note | {note}" for note in changes.notes),
    ]


def _figure(one: FigureChange) -> str:
    sides = [(side.text if side else None) for side in (one.old, one.new)]
    whose = [(side.claimant if side else None) or "-" for side in (one.old, one.new)]
    counted = [side.counted or "-" for side in (one.new, one.old) if side]
    return _line(f"figure {one.change}", *sides, counted[0], " > ".join(whose))


def _quote(one: QuoteChange) -> str:
    shown = one.new or one.old
    assert shown is not None
    sides = [(side.text if side else None) for side in (one.old, one.new)]
    return _line(f"quote {one.change}", shown.speaker, *sides)


def _person(one: PersonChange) -> str:
    name = {"role": one.name, "renamed": None}.get(one.change, one.name)
    facts = (one.old, one.new) if one.change in ("role", "renamed") else ()
    return _line(f"person {one.change}", *filter(None, (name, *facts)))


def _development(one: DevelopmentChange) -> str:
    return _line(f"development {one.change}", one.heading, one.old_heading)


def _line(*fields: str | None) -> str:
    return " | ".join(field or "-" for field in fields)


def fits(expected: str, found: str) -> bool:
    """Whether a line that was found has all that the case asks for."""
    wanted, told = expected.split(" | "), found.split(" | ")
    if len(wanted) > len(told):
        return False
    is_figure = wanted[0].startswith("figure")
    return all(
        (one in other) if is_figure and place == 3 else one == other
        for place, (one, other) in enumerate(zip(wanted, told, strict=False))
    )
