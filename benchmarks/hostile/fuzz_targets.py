"""For each part of the reader a check for the fuzzer, which raises if a promise is broken.

A check turns bytes into an input of its part. `TARGETS` has the checks by name, `SEEDS` the texts
from which mutation starts, `WORDS` what is inserted.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from benchmarks.hostile.answers import ANSWERS, KEYS
from benchmarks.hostile.fuzz_documents import ARCHIVES, EXPORTS, FEEDS, LISTS, MAIL
from benchmarks.hostile.fuzz_folder import folder, resealed
from benchmarks.hostile.fuzz_keys import keys
from benchmarks.hostile.fuzz_pages import CHANNEL, LINES, MESSAGE, PAGE, TAGS
from benchmarks.hostile.fuzz_parsing import (
    ACTS,
    DAY,
    archives,
    exports,
    feeds,
    html,
    lists,
    mail,
    parse,
)
from benchmarks.hostile.hard_documents import CLEANED, PARSED
from benchmarks.hostile.hard_frames import FRAMED, Rows
from benchmarks.hostile.hard_lines import CONFIGURED, SEARCHED, Nested, Piece
from benchmarks.hostile.hard_marks import MARKED, MERGED
from benchmarks.hostile.hard_texts import ANNOTATED, repeated
from reader.annotate import annotate as find_evidence
from reader.clean import clean as gate
from reader.clean import line
from reader.library import Library
from reader.library.marks.records import MarkRecord, decode_record, encode_record
from reader.library.marks.state import MarksState
from reader.models import Annotations, Block, Span
from reader.settings.config import parse_settings
from reader.ui.table import remapped


class Target(NamedTuple):
    """A part of the reader: its check, most seconds for a MiB, most bytes of an input.

    The first `head` bytes choose how the others are read.
    """

    check: Callable[[bytes], None]
    seconds: float = 2.0
    longest: int = 512
    head: int = 0


def clean(data: bytes) -> None:
    """No acting character is left, cleaning twice changes nothing, clean text stays."""
    text = data.decode("utf-8", "surrogateescape")
    cleaned = gate(text)
    assert not ACTS.search(cleaned)
    assert gate(cleaned) == cleaned
    assert line(line(text)) == line(text)
    if all(letter == "\n" or unicodedata.category(letter)[0] in "LNPSZ" for letter in text):
        assert cleaned == text or ACTS.search(text)


def annotate(data: bytes) -> None:
    """All spans lie inside their blocks, whether or not the text was cleaned."""
    text = data.decode("utf-8", "surrogateescape")
    blocks = [Block(row, not number) for number, row in enumerate(text.split("\n"))]
    _check_spans(find_evidence(blocks, DAY), blocks)


def _check_spans(found: Annotations, blocks: list[Block]) -> None:
    def inside(span: Span | None) -> bool:
        return span is None or 0 <= span.start < span.end <= len(blocks[span.block].text)

    for quote in found.quotes:
        assert inside(quote.span) and inside(quote.cue) and inside(quote.speaker)
        assert quote.person is None or 0 <= quote.person < len(found.people)
    for figure in found.figures:
        assert inside(figure.span)
        assert figure.claimant is None or 0 <= figure.claimant < len(found.people)
    assert all(inside(mention.span) for mention in found.dates)
    starts = [quote.span.block for quote in found.quotes]
    assert starts == sorted(starts)


@cache
def _library() -> Library:
    """A library of one bulletin, for queries that use the index."""
    root = Path(mkdtemp(prefix="fuzz-"))
    (root / "2031-05-30.txt").write_text(_TEXT.decode())
    library = Library(root / "cache", root / "data", [str(root / "2031-05-30.txt")])
    library.refresh(given=None, today=DAY, report=lambda _: None, stop=lambda: False)
    return library


def query(data: bytes) -> None:
    """Every line has an answer from the index; spans of mistakes lie in the line."""
    text, library = data.decode("utf-8", "surrogateescape"), _library()
    try:
        found = library.search(text)
    except sqlite3.Error as error:
        raise AssertionError(f"the index did not understand the plan: {error}") from error
    assert found.total <= library.counts().developments
    for mistake in found.mistakes:
        assert 0 <= mistake.start <= mistake.end <= len(text)
    rows = [row for row in found.listing.rows(0, 3) if row.kind != "bulletin"]
    for row in rows:
        if (article := library.article(row.key)) is not None:
            list(library.matches(article, text))
        library.snippet(row.key, text)
    library.complete(text, len(text) // 2)


def marks(data: bytes) -> None:
    """A line is a mark or raises ValueError; with a fitting checksum it can be merged."""
    head, _, tail = data.partition(b"\0")
    for row in (data, data + b"\n", resealed(head), resealed(head + tail)):
        try:
            decoded = decode_record(row.rstrip(b"\n"))
        except ValueError:
            continue
        if isinstance(decoded, MarkRecord):
            again = [decode_record(line) for line in encode_record(decoded).splitlines()]
            records = [one for one in again if isinstance(one, MarkRecord)]
            assert {one._replace(targets=()) for one in records} == {decoded._replace(targets=())}
            assert tuple(line for one in records for line in one.targets) == decoded.targets
            ledger = MarksState()
            ledger.merge(decoded, lambda _: ())
            ledger.text_stored(1, _PRINT)
            ledger.merge(decoded, lambda _: (1,))
            ledger.records("desk")


def config(data: bytes) -> None:
    """Every file gives valid settings, and problems with a line of it."""
    text = data.decode("utf-8", "replace")
    settings, problems = parse_settings(text, Path("/config.toml"))
    assert 20 <= settings.width <= 400
    assert 0 <= settings.read_delay <= 3600
    table, clashes = remapped(settings.keymap)
    keys = [key for action in table for key in action.keys]
    assert len(keys) == len(set(keys)), clashes
    last = text.count("\n") + 1
    for problem in problems:
        assert problem.line is None or 1 <= problem.line <= last
        assert str(problem)


TARGETS = {
    "clean": Target(clean),
    "parse": Target(parse, head=1),
    "html": Target(html, longest=1024),
    "feeds": Target(feeds, longest=1024, head=1),
    "mail": Target(mail, seconds=6.0, longest=1024, head=1),  # a MiB is thousands of messages
    "exports": Target(exports, longest=1024),
    "archives": Target(archives, seconds=10.0, longest=1024, head=1),  # three formats read it
    "lists": Target(lists, longest=1024),
    "annotate": Target(annotate, longest=256),
    "query": Target(query),
    "marks": Target(marks),
    "folder": Target(folder, seconds=8.0),  # see where docs/trust-text.md says what falls short
    "config": Target(config),
    "keys": Target(keys, seconds=60.0, head=12),  # a MiB is never typed
}

_TEXT = """Here are the major developments in the war in Selvany on Friday, May 30, 2031.
Bridge at Marrow blown up
“We held the bridge,” Defence Minister Tomas Erdeli said. “It is gone.”
At least 1,200 to 1,500 soldiers were killed or wounded on 28 May, Ada Kessel told reporters.
14:05 GMT – Talks open in Merrow
Kessel, the envoy, said that more than $2.5 million had been promised since last Tuesday.
By Juna Vell | Reporting: (AP)
""".encode()
_MARKDOWN = b"""---
title: Day 5
date: 2031-05-30
url: https://a.example/x
---
# Day *5* &amp; [more](https://b.example/y)

## Talks <b>open</b>

- **Ada Kessel** said \xe2\x80\x9cwe stay\xe2\x80\x9d[^1] &#27;[31m `x`

| a | b |
|---|---|
| 1 | 2 |
"""
_PRINT = "0123456789abcdef e 7 2031-05-30 - 4 AAECAwQF bridge"
_MARK = encode_record(MarkRecord(3, "desk", "note", True, (_PRINT,), None, "said", "1 we"))
_CONFIG = b"""sources = ["~/bulletins"]
width = 80
read_delay = 1.5
theme = "nord"
[keymap]
bookmark = ["b", "ctrl+b"]
undo = "x"
"""
SEEDS = {
    "clean": [_TEXT, "\x1b[31ma\x9b1m\u202eb\u200d👩\u200d👧e\u0301\x1b]52;c;eA==\x07".encode()],
    "parse": [b"0" + _TEXT, b"1" + _MARKDOWN],  # the first byte chooses the format
    "html": [PAGE, CHANNEL],
    "feeds": FEEDS,
    "mail": MAIL,
    "exports": EXPORTS,
    "archives": ARCHIVES,
    "lists": LISTS,
    "annotate": _TEXT.splitlines(),
    "query": [
        b'speaker:kessel "more talks" -is:unread (figure:>1000 or counted:soldiers)',
        b'person:ada quote:"we" on:2031-05-30 since:2031-05 until:2031 tag:x has:note source:a*',
    ],
    "marks": [
        _MARK,
        _MARK.replace(b"note", b"place"),
        encode_record(MarkRecord(1, "a", "read", True, ())),
    ],
    "folder": [
        _MARK * 3,
        _MARK + encode_record(MarkRecord(2, "b", "speaker", True, (_PRINT,), None, "A", "w")),
    ],
    "config": [_CONFIG],
    "keys": [bytes(range(12)) + text.encode() for text in (*ANSWERS.values(), *KEYS)],
}
HARD: dict[str, dict[str, str | Piece | Nested | Rows]] = {
    "clean": {**CLEANED},
    "parse": {**PARSED, **FRAMED},
    "html": {"messages inside messages": MESSAGE, "lines of one paragraph": LINES},
    "feeds": {},
    "mail": {},
    "exports": {},
    "archives": {},
    "lists": {},
    "annotate": {**ANNOTATED},
    "query": {**SEARCHED},
    "marks": {**MARKED},
    "folder": {**MERGED},
    "config": {**CONFIGURED},
    "keys": {},
}
"""Texts that were made to be slow: pieces, or generators."""


def made(target: str, name: str, size: int) -> bytes:
    """One of these texts, of about that size."""
    piece, head = HARD[target][name], TARGETS[target].head
    if isinstance(piece, str):
        piece = piece[:head] + repeated(piece[head:], size)
    else:
        piece = piece.grown(size)
    return piece.encode("utf-8", "surrogateescape")


for _target, _pieces in HARD.items():
    SEEDS[_target] += [made(_target, name, 60) for name in _pieces]
_INTRODUCERS = r"\x1b[ \x1b]52;c; \x1bP \x1b_ \x1b^ \x1bX \x07 \x9b \x9d \x9c \x90 \x85 \x08 \x7f"
_UNSEEN = r"\u2028 \u202e \u2066 \u200d \ufeff \U000e0041 \u0301 \U0001f469 \U0001f3fd \r"
_ACTING = f"{_INTRODUCERS} {_UNSEEN}".encode("ascii").decode("unicode_escape")
_NEWS = "“ ” ‘ ’ said told according to , . — million 1,200 % $ May 30 Monday last 14:05 Mr he the"
_SYNTAX = '" ( ) - or : > < >= .. * speaker: figure: on: tag: is:read has: quote: [ ] { } = \\ # \n'
_MARKED = (
    '# ## - > ``` ** _ [a](b) &#27; &#x9b; &amp; <b> <!-- --> --- | {"n":1 "of":[] "at":null 1e999'
)
WORDS = [
    word.encode() for word in f"{_ACTING} {_NEWS} {_SYNTAX} {_MARKED} {TAGS}".split(" ") if word
]
WORDS += [b"\xff", b"\x9b", b"\xed\xa0\x80", b"\xc0\x80", b"\xff\xfe", b"\xfe\xff", b"\0"]
