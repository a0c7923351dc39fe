"""Case files in tests/cases/people to cases: a text, and every person and body that is listed.

    == name of the case
    a text, one block a line
    --
    name | kind | tag | tag ...

One line for each entry, in their order; no line where nobody is listed.  The tags are `role: …`,
`of: whose it is` and `also: other names`.  What comes before the first case is a comment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.annotate import annotate
from reader.models import Block, Person

CASES = Path(__file__).parent.parent / "cases" / "people"


@dataclass(frozen=True)
class PeopleCase:
    family: str
    name: str
    blocks: tuple[Block, ...]
    expected: tuple[str, ...]


def load() -> list[PeopleCase]:
    """All cases of all families."""
    return [case for path in sorted(CASES.glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> Iterator[PeopleCase]:
    for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        name, _, body = chunk.partition("\n")
        text, _, people = body.partition("\n--")
        lines = tuple(line for line in people.split("\n") if line.strip())
        yield PeopleCase(path.stem, name, tuple(Block(line) for line in text.split("\n")), lines)


def listed(case: PeopleCase) -> tuple[str, ...]:
    """The people found in the case's text, in the form of its expected lines."""
    return tuple(_line(person) for person in annotate(case.blocks).people)


def _line(person: Person) -> str:
    tags = [f"role: {person.role}"] if person.role else []
    tags += [f"of: {person.of}"] if person.of else []
    tags += [f"also: {', '.join(person.aliases)}"] if person.aliases else []
    return " | ".join([person.name, person.kind, *tags])
