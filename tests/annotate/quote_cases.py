"""Case files in tests/cases/quotes to cases: a text, and every quote that must be found in it.

    == name of the case
    a text, one block a line
    --
    kind | words of the span | speaker as written | person | basis | tag | tag ...

One line for each quote, in the order of the text; "-" stands for nothing.  The tags are
`continued`, `speakers: all of several`, `relay: who passed it on` and `role: the person's office`.
What comes before the first case is a comment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.annotate import annotate
from reader.models import Annotations, Block, Quote, Span

CASES = Path(__file__).parent.parent / "cases" / "quotes"


@dataclass(frozen=True)
class Case:
    family: str
    name: str
    blocks: tuple[Block, ...]
    expected: tuple[str, ...]


def load() -> list[Case]:
    """All cases of all families."""
    return [case for path in sorted(CASES.glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        name, _, body = chunk.partition("\n")
        text, _, quotes = body.partition("\n--")
        lines = tuple(line for line in quotes.split("\n") if line.strip())
        yield Case(path.stem, name, tuple(Block(line) for line in text.split("\n")), lines)


def written(case: Case) -> tuple[str, ...]:
    """The quotes found in the case's text, in the form of its expected lines."""
    found = annotate(case.blocks)
    return tuple(_line(case.blocks, found, quote) for quote in found.quotes)


def _line(blocks: tuple[Block, ...], found: Annotations, quote: Quote) -> str:
    def words(span: Span | None) -> str:
        return blocks[span.block].text[span.start : span.end] if span else "-"

    person = None if quote.person is None else found.people[quote.person]
    name = person.name if person else "-"
    tags = [quote.basis] + ["continued"] * quote.continued
    if len(quote.speakers) > 1:
        tags += ["speakers: " + "; ".join(found.people[at].name for at in quote.speakers)]
    tags += [f"relay: {quote.relay}"] if quote.relay else []
    tags += [f"role: {person.role}"] if person and person.role else []
    return " | ".join([quote.kind, words(quote.span), words(quote.speaker), name, *tags])
