"""What looks like the trigger of a rule and is none: what must not be found in such texts.

A case of tests/cases/counters is a text, its blocks parted by "|" ("#" opens a heading), and an
indented line for each thing that must not be found in it:

    If Ilse Varn says that the dam is safe, the town will sleep.
        no quote | says | Varn | the dam

Fields are parts of words, but "=Varn" is the whole of them and "-" or nothing is anything:

    quote    stance, who speaks (full names), words, relay
    figure   words, whose word it is, what is counted, value ("8..10"), qualifier, stance,
             unit
    person   name, role, kind, of whom or of what
    date     words, value
    foreign  language of a block

A line without "no" must be found: it keeps a text from passing because nothing is read at all.
`== rule: how it is tried` opens a family.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.annotate import annotate
from reader.models import Annotations, Block, Figure, Span

FOLDER = Path(__file__).parent.parent / "cases" / "counters"
DAY = date(2031, 6, 1)
Found = dict[str, list[tuple[str, ...]]]


class Family(NamedTuple):
    """A rule, and the texts that must not trigger it with the lines of each."""

    name: str
    texts: dict[str, list[str]]


def families() -> Iterator[Family]:
    """The families of all files."""
    for path in sorted(FOLDER.glob("*.txt")):
        for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
            name, *lines = chunk.splitlines()
            family = Family(f"{path.stem}: {name}", {})
            text = ""
            for line in lines:
                if line.startswith(" "):
                    family.texts[text].append(line.strip())
                elif line and not line.startswith("# "):
                    text = line
                    family.texts[text] = []
            yield family


def found_in(text: str) -> Found:
    """What is found in a text, as the fields of the lines."""
    blocks = [Block(block.removeprefix("#"), block.startswith("#")) for block in text.split("|")]
    found = annotate(blocks, DAY)

    def words(span: Span) -> str:
        return blocks[span.block].text[span.start : span.end]

    return {
        "quote": [
            (one.stance, _names(found, one.speakers), words(one.span), one.relay or "")
            for one in found.quotes
        ],
        "figure": [(words(one.span), *_figure(found, one)) for one in found.figures],
        "person": [(one.name, one.role or "", one.kind, one.of or "") for one in found.people],
        "date": [(words(one.span), one.value or "") for one in found.dates],
        "foreign": [(one.language,) for one in found.languages],
    }


def _figure(found: Annotations, one: Figure) -> tuple[str, ...]:
    value = f"{one.low:g}" if one.low is not None else "none"
    if one.low != one.high:
        value = f"{one.low:g}..{one.high:g}"
    counted = one.counted or ""
    unit = one.unit or ""
    return _names(found, one.claimants), counted, value, one.qualifier, one.stance, unit


def _names(found: Annotations, numbers: tuple[int, ...]) -> str:
    return " + ".join(found.people[number].name for number in numbers) or "nobody"


def is_met(line: str, found: Found) -> bool:
    """Whether something is found, or with "no" nothing, that has the fields of the line."""
    kind, *fields = [field.strip() for field in line.split(" | ")]
    hits = [one for one in found[kind.removeprefix("no ")] if _fits(fields, one)]
    return bool(hits) != kind.startswith("no ")


def _fits(fields: list[str], one: tuple[str, ...]) -> bool:
    return all(
        field == "-" or (value == field[1:] if field.startswith("=") else field in value)
        for field, value in zip(fields, one, strict=False)
    )


FAMILIES = list(families())


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_what_only_looks_like_its_trigger_does_not_trigger_a_rule(family: Family) -> None:
    wrong = [
        f"{text}  [{line}]  {found}"
        for text, lines in family.texts.items()
        for found in [found_in(text)]
        for line in lines
        if not is_met(line, found)
    ]
    assert not wrong, "\n".join(wrong)


def test_each_text_has_something_to_be_looked_for() -> None:
    texts = {text: lines for family in FAMILIES for text, lines in family.texts.items()}
    assert all(texts.values()) and len(texts) > 1000
