"""Case files in tests/cases to cases: a text, and the figures or dates that must be found in it.

A case is a line of text, then an indented line for every span that must be found, in order:

    The blast hurt over 40 workers.
        over 40 workers | 40 | > | worker | workers

The fields are the span as it stands, the value ("8..10" for a range, "10^3" for the magnitude of a
vague one, "none"), and for figures the qualifier, the unit and what is counted; fields left out
are not looked at, "none" means that there must be none.  A text without spans must give none.
`== name` opens a family, `reference 2024-10-28` sets the bulletin's day for what follows, and `#`
opens a comment.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    reference: date | None = None
    spans: list[list[str]] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The file that the case is from, without its ending."""
        return self.name.partition(":")[0]


def load(folder: str) -> list[Case]:
    """All cases in the files of a folder in tests/cases."""
    return [case for path in sorted((CASES / folder).glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    family, reference, case = path.stem, None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            assert case is not None, f"{path.name}:{number}: a span without a text"
            case.spans.append([part.strip() for part in line.split(" | ")])
            continue
        if case is not None:
            yield case
            case = None
        if line.startswith("== "):
            family = line[3:]
        elif line.startswith("reference "):
            reference = date.fromisoformat(line.removeprefix("reference "))
        else:
            case = Case(f"{path.stem}:{number} {family}", line, reference)
    if case is not None:
        yield case
