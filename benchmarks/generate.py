"""Writes an archive of invented bulletins: `-m benchmarks.generate FOLDER --developments N`.

The same seed gives the same files; a smaller archive is the newest part of a larger one.
`--article` writes one bulletin instead, with a development of a megabyte among short ones.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from random import Random

from benchmarks import invent

LAST_DAY = date(2025, 12, 31)
IN_A_BULLETIN = 25
CHARACTERS = 1500
SHORT, LONG = 2_000, 1_000_000
SEED = 1


@dataclass(frozen=True, slots=True)
class Brief:
    """One day's bulletin: headings with their paragraphs."""

    day: date
    lead: str
    developments: tuple[tuple[str, tuple[str, ...]], ...]

    def text(self) -> str:
        """The text of its file."""
        title = (
            "Here are the major developments in Torvia’s war in Selvany on"
            f" {self.day:%A, %B} {self.day.day}, {self.day.year}."
        )
        parts = ["\n\n".join((f"## {head}", *body)) for head, body in self.developments]
        return "\n\n".join((f"# {title}", self.lead, *parts)) + "\n"


def briefs(developments: int, seed: int = SEED) -> Iterator[Brief]:
    """Bulletins of 25 developments each, the newest first, up to a number of developments."""
    for number in range(-(-developments // IN_A_BULLETIN)):
        count = min(IN_A_BULLETIN, developments - number * IN_A_BULLETIN)
        chance = Random(f"{seed} {number}")
        yield _brief(chance, LAST_DAY - timedelta(number), [CHARACTERS] * count)


def article(seed: int = SEED) -> Brief:
    """A bulletin of short developments whose third has a megabyte."""
    return _brief(Random(f"{seed} article"), LAST_DAY, [SHORT, SHORT, LONG, SHORT, SHORT])


def _brief(chance: Random, day: date, sizes: list[int]) -> Brief:
    cast = [invent.person(chance) for _ in range(12)]
    lead = " ".join(invent.paragraphs(chance, cast, 300)[:1])
    developments = tuple(
        (invent.heading(chance, cast), tuple(invent.paragraphs(chance, cast, size)))
        for size in sizes
    )
    return Brief(day, lead, developments)


def write(folder: Path, brief: Brief, name: str = "") -> Path:
    """Write a bulletin into the folder of its year, with the time of its day."""
    path = folder / f"{brief.day.year}" / f"{name or brief.day}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(brief.text(), encoding="utf-8")
    noon = _noon(brief.day).timestamp()
    os.utime(path, (noon, noon))
    return path


def write_archive(folder: Path, developments: int, seed: int = SEED) -> int:
    """Write all bulletins; returns the number of files."""
    return len([write(folder, brief) for brief in briefs(developments, seed)])


def write_feed(path: Path, developments: int, seed: int = SEED) -> None:
    """Write the same developments as one RSS feed, for other readers."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>')
        file.write("<title>Archive</title><link>http://example.org/</link>\n")
        for brief in briefs(developments, seed):
            for number, (head, body) in enumerate(brief.developments):
                address = f"http://example.org/{brief.day}/{number}"
                text = escape("".join(f"<p>{paragraph}</p>" for paragraph in body))
                file.write(
                    f"<item><title>{escape(head)}</title><link>{address}</link>"
                    f"<guid>{address}</guid><pubDate>{format_datetime(_noon(brief.day))}</pubDate>"
                    f"<description>{text}</description></item>\n"
                )
        file.write("</channel></rss>\n")


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=1_000, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--article", action="store_true", help="one bulletin with a long article")
    parser.add_argument("--feed", action="store_true", help="one RSS file instead of bulletins")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    if args.article:
        print(write(args.folder, article(args.seed), "long"))
    elif args.feed:
        write_feed(args.folder / "feed.xml", args.developments, args.seed)
        print(args.folder / "feed.xml")
    else:
        count = write_archive(args.folder, args.developments, args.seed)
        print(f"{args.developments:,} developments in {count:,} files")


if __name__ == "__main__":
    main()
