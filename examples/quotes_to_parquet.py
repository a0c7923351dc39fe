"""Extracts quotes and figures of a folder of bulletins into Parquet files, on many cores.

    python examples/quotes_to_parquet.py ~/bulletins out
    python examples/quotes_to_parquet.py ~/bulletins out --cluster tcp://scheduler:8786

Needs the extra `examples`: pip install '.[examples]'.  Reading, parsing and annotating a file is a
function of its content and of a day alone, so that Dask can run it anywhere.  Each partition writes
a file of its own below `out/quotes` and `out/figures`, in place of those that are there; DuckDB,
pandas and Polars read such folders.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import dask.bag
import pyarrow
import pyarrow.parquet
from dask.distributed import Client

from reader.evidence import annotated_part, quote_line
from reader.evidence_words import text_at
from reader.models import AnnotatedBulletin
from reader.pipeline import read_paths

Fields = dict[str, object]

FILES_IN_A_PARTITION = 25

_PLACE = [("source", "string"), ("date", "string"), ("bulletin", "string"), ("publisher", "string")]
_PLACE += [("number", "int32"), ("heading", "string"), ("block", "int32"), ("start", "int32")]
_PLACE += [("end", "int32"), ("text", "string"), ("stance", "string")]
QUOTES = pyarrow.schema(
    [*_PLACE, ("speaker", "string"), ("role", "string"), ("of", "string"), ("cue", "string")]
    + [("kind", "string"), ("basis", "string"), ("relay", "string")]
)
FIGURES = pyarrow.schema(
    [*_PLACE, ("claimant", "string"), ("claimant_basis", "string"), ("low", "float64")]
    + [("high", "float64"), ("qualifier", "string"), ("unit", "string"), ("counted", "string")]
)
"""The columns of both kinds of files; `cue` is never null where `stance` is not "says"."""


def rows_of(read: AnnotatedBulletin) -> Iterator[tuple[str, Fields]]:
    """The quotes and figures of a bulletin, each with the kind of file that it goes to."""
    bulletin = read.bulletin
    first = 0 if bulletin.lead is not None else 1
    for number, (text, found) in enumerate(zip(bulletin.parts, read.parts, strict=True), first):
        part = annotated_part(text, found)
        place: Fields = {
            "source": bulletin.source,
            "date": bulletin.date,
            "bulletin": bulletin.title,
            "publisher": bulletin.publisher,
            "number": number,
            "heading": text.heading,
        }
        for at in sorted(one for numbers in part.by_speaker().values() for one in numbers):
            quote, line = found.quotes[at], quote_line(part, at)
            who = found.people[quote.person] if quote.person is not None else None
            told: Fields = {
                "text": line.words,
                "stance": line.stance,
                "speaker": who.name if who else None,
                "role": who.role if who else None,
                "of": who.of if who else None,
                "cue": line.told or None,
                "kind": line.kind,
                "basis": quote.basis,
                "relay": quote.relay,
            }
            yield "quotes", {**place, **quote.span._asdict(), **told}
        for figure in found.figures:
            claimant = found.people[figure.claimant].name if figure.claimant is not None else None
            fields = {
                name: getattr(figure, name) for name in FIGURES.names if name in figure._fields
            }
            words = {"text": text_at(part.block, figure.span), "claimant": claimant}
            yield "figures", {**place, **figure.span._asdict(), **fields, **words}


def write_partition(files: Iterable[str], out: str, today: date) -> int:
    """Read files and write their quotes and figures; returns how many rows that are.

    A file that holds no bulletin gives no row.
    """
    paths = list(files)
    rows: dict[str, list[Fields]] = {"quotes": [], "figures": []}
    for found in read_paths(paths, today=today):
        if isinstance(found, AnnotatedBulletin):
            for kind, fields in rows_of(found):
                rows[kind].append(fields)
    name = hashlib.sha256("\n".join(paths).encode()).hexdigest()[:16]
    for kind, schema in (("quotes", QUOTES), ("figures", FIGURES)):
        table = pyarrow.Table.from_pylist(rows[kind], schema)
        pyarrow.parquet.write_table(table, Path(out, kind, f"{name}.parquet"))
    return sum(map(len, rows.values()))


def extract(folder: Path, out: Path, client: Client | None = None) -> int:
    """Extract all files of a folder, on the cluster of a client or on this computer."""
    files = sorted(str(path) for path in folder.rglob("*") if path.is_file())
    for kind in ("quotes", "figures"):
        (out / kind).mkdir(parents=True, exist_ok=True)
        for old in (out / kind).glob("*.parquet"):
            old.unlink()
    if not files:
        return 0
    bag = dask.bag.from_sequence(files, partition_size=FILES_IN_A_PARTITION)
    counts = bag.map_partitions(lambda part: [write_partition(part, str(out), date.today())])
    rows = counts.compute() if client is None else client.compute(counts).result()
    return sum(rows)


def main() -> None:
    """Extract what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--cluster", help="the address of a scheduler; else the cores of this computer"
    )
    arguments = parser.parse_args()
    with Client(arguments.cluster) if arguments.cluster else Client(threads_per_worker=1) as client:
        print(f"{extract(arguments.folder, arguments.out, client):,} rows")


if __name__ == "__main__":
    main()
