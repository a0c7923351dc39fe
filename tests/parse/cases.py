"""Case files of bulletins: what is known from outside, the text, and the structure expected of it.

name: 2031-05-12-brief.txt        file name (its ending tells the format); also `today`, `modified`,
                                  `given` (days); `gone`: words that no output has as they stand,
                                  as those of a day that entries have as `day`
--- text
(the text, as it stands in the file)
--- expected
title: …    date: 2031-05-12 text inferred    publisher: …    address: …    credit: …
lead
- a paragraph, whole or as "first words … last words"; one that is neither running text nor an item
  of a list has its kind in brackets before it: "- [caption] words"
## 14:05 | Heading                (a development; `##` alone for one without a heading)
section: Fighting                 (of the development above; so `day: 2031-05-11`)
link: words -> address            (of the paragraph or heading before it)

A document with several bulletins has them one after the other; each begins with its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.models import Bulletin, Unreadable
from reader.parse import MEDIA_TYPES, parse

CASES = Path(__file__).parent.parent / "cases" / "parse"
TODAY = date(2031, 6, 1)


@dataclass(frozen=True, slots=True)
class Text:
    """A document as parsing sees it."""

    text: str
    name: str = "-"
    modified: date | None = None
    media_type: str = ""
    address: str = ""
    publisher: str = ""
    published: str = ""
    is_item: bool = False
    members: tuple[Text | Unreadable, ...] = ()

    @property
    def source(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Case:
    document: Text
    today: date
    given: date | None
    expected: tuple[str, ...]
    gone: str = ""


def parse_one(document: Text, today: date, given: date | None = None) -> Bulletin | Unreadable:
    """The one bulletin of a document, or why there is none."""
    answer = parse(document, today, given)
    if isinstance(answer, Unreadable):
        return answer
    (bulletin,) = answer
    return bulletin


def load(path: Path) -> Case:
    head, rest = path.read_bytes().decode("utf-8").split("--- text\n", 1)
    text, expected = rest.rsplit("--- expected\n", 1)
    facts = dict(row.split(": ", 1) for row in head.splitlines() if ": " in row)
    name = facts.get("name", "-")
    modified = facts.get("modified")
    media_type = MEDIA_TYPES.get(Path(name).suffix, "text/plain")
    document = Text(text, name, date.fromisoformat(modified) if modified else None, media_type)
    given = facts.get("given")
    return Case(
        document,
        date.fromisoformat(facts.get("today", TODAY.isoformat())),
        date.fromisoformat(given) if given else None,
        tuple(row for row in expected.splitlines() if row.strip()),
        facts.get("gone", ""),
    )
