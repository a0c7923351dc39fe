"""Gives each format that is fetched the documents that break readers, and prints how each ended.

`python -m benchmarks.hostile.fetched` reads every document as one that was fetched: it is looked
into, parted into its items, and each item is parsed and annotated, in a process with limits of 5
processor seconds and 1 GiB.  A row is a document, a column a format; what stands there are seconds,
with `+` where bulletins came and `-` where a reason did, `T` for the limit of time and `M` for that
of memory.  `--reasons` prints the reasons too.  The exit status is 1 where a document took too
much, had no reason, let a control character through, or read a file of this machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, NoReturn

from benchmarks.hostile.fetched_templates import DOCUMENTS, FORMATS
from reader import pipeline
from reader.library.fetching.contents import Contents
from reader.library.fetching.contents_worker import contents_of
from reader.library.fetching.late_pages import FEED_ITEM
from reader.models import AnnotatedBulletin, Unreadable
from reader.parse import MEDIA_TYPES, end_processes
from reader.process.limits import NO_MEMORY_STATUS, limit_memory
from reader.sources.refusals import LIMIT
from reader.sources.stored import StoredDocument
from reader.sources.stored_documents import document_of

SECONDS = 5.0
_TODAY = date(2031, 6, 3)
_ADDRESS = "https://example.org/a"
_WRONG_STATUS = 3
_SECRET = "localhost"
"""What the file has that external entities name."""


class Ended(NamedTuple):
    """How one document ended: a sign, processor seconds, MiB at most, and words."""

    sign: str
    seconds: float
    most: float
    words: str

    @property
    def is_wrong(self) -> bool:
        """Whether that breaks a promise."""
        return self.sign not in "+-" or self.seconds > SECONDS


def read(body: bytes) -> str:
    """Read a document to its end; `+` and what came, or `-` and why nothing did."""
    stored = StoredDocument(body, _ADDRESS, _ADDRESS, fetched="2031-06-03T10:00:00+00:00")
    assert len(body) <= LIMIT, "is larger than what is fetched"
    contents = contents_of(stored, _TODAY)
    if isinstance(contents, Unreadable):
        return f"- {contents.why}"
    if contents.is_list:
        _check(contents)
        return f"+ {len(contents.feeds):,} sources"
    texts = list(_texts(stored, contents))
    found = [one for text in texts for one in _bulletins(text)]
    _check([contents.title, contents.feeds, [item[:3] for item in contents.items], found])
    return f"+ {len(found):,} bulletins"


def _texts(stored: StoredDocument, contents: Contents) -> Iterator[StoredDocument]:
    """The documents that are kept of it."""
    if not contents.is_feed:
        yield stored
    for item in contents.items if contents.is_feed else ():
        body = item.text.encode("utf-8", "replace")
        yield stored._replace(body=body, media_type=FEED_ITEM, charset="utf-8", item="x")


def _bulletins(stored: StoredDocument) -> list[AnnotatedBulletin]:
    document = document_of(stored, MEDIA_TYPES)
    if isinstance(document, Unreadable):
        return []
    read = pipeline.bulletins_of(document, _TODAY)
    return [] if isinstance(read, Unreadable) else [pipeline.annotate_bulletin(one) for one in read]


def _check(value: object) -> None:
    """No text in a value has a control character, or the contents of a file."""
    if isinstance(value, str):
        acting = [sign for sign in value if ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0]
        lone = [sign for sign in value if 0xD800 <= ord(sign) < 0xE000]
        assert not acting and not lone, f"a control character came through: {value[:80]!r}"
        assert _SECRET not in value, "a file was read"
    elif isinstance(value, list | tuple):
        for one in value:
            _check(one)


def ended(body: bytes) -> Ended:
    """Read a document in a process with limits."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _be_reader(body, theirs)
    os.close(theirs)
    with open(ours, "rb") as pipe:
        told = pipe.read().decode()
    _, status, used = os.wait4(child, 0)
    seconds, most = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    if told:
        return Ended(told[0], seconds, most, told[2:])
    is_memory = os.waitstatus_to_exitcode(status) == NO_MEMORY_STATUS
    return Ended("M" if is_memory else "T", seconds, most, "was ended by its limit")


def _be_reader(body: bytes, pipe: int) -> NoReturn:
    limit_memory()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of a processor alone: the machine may be busy
    try:
        told = read(body)
    except MemoryError:
        os._exit(NO_MEMORY_STATUS)
    except Exception as error:  # whatever it is, it is to stand in the table
        told = f"! {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    end_processes()
    os.write(pipe, told.encode("utf-8", "backslashreplace"))
    os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--documents", nargs="+", choices=DOCUMENTS, default=list(DOCUMENTS))
    parser.add_argument("--reasons", action="store_true")
    args = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    width = max(map(len, args.documents))
    print(" " * width, *(f"{name:>10}" for name in args.formats))
    wrong: list[str] = []
    began, longest, most = time.perf_counter(), 0.0, 0.0
    for name in args.documents:
        row = {form: ended(FORMATS[form](DOCUMENTS[name])) for form in args.formats}
        print(f"{name:{width}}", *(f"{one.seconds:8.2f} {one.sign}" for one in row.values()))
        for form, one in row.items():
            longest, most = max(longest, one.seconds), max(most, one.most)
            if args.reasons or one.is_wrong:
                print(f"  {form}: {one.words} ({one.most:.0f} MiB)")
            wrong += [f"{name}, {form}"] if one.is_wrong else []
        sys.stdout.flush()
    count = len(args.documents) * len(args.formats)
    print(f"{count} documents in {time.perf_counter() - began:.0f} s: {len(wrong)} wrong", *wrong)
    print(f"{longest:.1f} processor seconds and {most:.0f} MiB at most")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
