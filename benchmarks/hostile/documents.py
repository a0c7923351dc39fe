"""Gives the reader pages and texts that were made to take it time or memory, or to act on a screen.

`python -m benchmarks.hostile.documents` makes each of them as a file, has `warreader extract` read
it in a process of its own, and prints a table: bytes, seconds of processor and clock, peak memory,
and the answer, which is a bulletin or the reason why there is none. At last an ordinary page is
read from a folder with all the others in it. The exit status is 1 if one took more than 5 s of a
processor or 1 GiB, gave neither bulletin nor reason, or let a character out that acts. `--only`
takes those with a word in their name.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.clean import line

MOST_SECONDS, MOST_MEMORY = 5.0, 1024.0
"""Seconds of a processor, and MiB, for each."""
MOST = 10_000_000
"""Bytes of the longest: a file over 10 MiB is refused before it is read."""

TOLD = "Selvanian engineers blew up the bridge at Marrow before dawn, the ministry said on Monday."
SECOND = "The river is in flood, and nobody can cross it below the mill until the water falls."
ARTICLE = f"<main><h1>Bridge gone</h1><p>{TOLD}</p><p>{SECOND}</p></main>"
ACTING = "\x1b]52;c;eA==\x07\x9b31m\u202e\r\x08\ufeff"
_AS_ENTITIES = "".join(f"&#{ord(letter)};&#x{ord(letter):x};" for letter in f"{ACTING}\0")
_UPDATE = '{"headline": "a", "articleBody": "It is gone."}'
_AS_JSON = json.dumps(f"{ACTING}\0\ud800")[1:-1]


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><meta charset=utf-8><head>{head}</head><body>{ARTICLE}{body}"


def _data(text: str) -> str:
    return _page("", f'<script type="application/ld+json">{text}</script>')


def _nested_data(count: int) -> str:
    return _data('{"a": [' * count + "]}" * count)


def _updates(update: str, count: int) -> str:
    many = ",".join([update] * count)
    return _data(f'{{"@type": "LiveBlogPosting", "headline": "x", "liveBlogUpdate": [{many}]}}')


def _fields_that_act(_: int) -> str:
    """A page with characters that act in each field, as such, as entities and in its data."""
    every = ACTING + _AS_ENTITIES
    data = (
        '{"@type": "NewsArticle", "headline": "a ACT b", "author": [{"name": "Juna ACT Vell"}],'
        '"publisher": {"name": "ACT"}, "datePublished": "2031-05-12T07:00ACT", "url": "ACT"}'
    )
    script = data.replace("ACT", _AS_JSON)
    head = (
        f'<title>a{every}</title><meta property="og:title" content="b{every}">'
        f'<meta name="author" content="Ada {every} Kessel"><meta name="date" content="{every}">'
        f'<link rel=canonical href="https://a.example/{every}">'
        f'<script type="application/ld+json">{script}</script>'
    )
    link = f'<a href="https://b.example/{every}">words{every}</a>'
    return _page(f"<h2>c{every}</h2><p>{TOLD}{every}{link}</p><ul><li>d{every}</ul>", head)


PAGES: dict[str, Callable[[int], str | bytes]] = {
    "nested tags": lambda n: _page("<div>" * n),
    "nested tables": lambda n: _page("<table><tr><td>" * (n // 3)),
    "open bold tags": lambda n: _page("".join(f"<b id={at}><p>" for at in range(n // 2))),
    "many paragraphs": lambda n: _page("<p>It is gone.</p>" * n),
    "signs less": lambda n: _page("<" * 100 * n),
    "signs and": lambda n: _page("&" * 100 * n),
    "one line": lambda n: _page(f"<p>{TOLD} " * (n // 1000) + "word " * 19 * n),
    "attributes of one tag": lambda n: _page(f"<p {' '.join(f'a{at}' for at in range(n))}>x</p>"),
    "attributes of many tags": lambda n: _page(f"<p {'a b c d e f ' * 3}>x</p>" * (n // 18)),
    "spaces in a tag": lambda n: _page(f"<p{' ' * 50 * n}>x</p><p{'/' * 50 * n}=>x</p>"),
    "open comment": lambda n: _page("<!-- " + "x " * 40 * n),
    "open script": lambda n: _page("<script>" + "x < " * 20 * n),
    "open value": lambda n: _page("<p a='" + "x " * 40 * n),
    "open tags of scripts": lambda n: _page("<script><!--<script>" * (n // 4)),
    "data of 100 levels": lambda n: _nested_data(min(n, 100)),
    "data of many levels": _nested_data,
    "data without an end": lambda n: _data('{"@type": "NewsArticle", "author": [' * (n // 4)),
    "data of many updates": lambda n: _updates("{}", 10 * n),
    "data of updates with texts": lambda n: _updates(_UPDATE, n // 2),
    "characters that act": _fields_that_act,
    "NULs": lambda n: _page(f"<p>{'a' + chr(0)}</p>" * (n // 10)),
    "surrogates as entities": lambda n: _page("<p>&#xd800;&#57343; a</p>" * (n // 10)),
    "surrogates as bytes": lambda n: (
        _page("<p>SUR a</p>" * (n // 10)).encode().replace(b"SUR", b"\xed\xa0\x80\xed\xbf\xbf")
    ),
    "UTF-16": lambda n: _page("<p>It is gone.</p>" * (n // 10)).encode("utf-16"),
    "UTF-16 without its mark": lambda n: _page("<p>It is gone.</p>" * (n // 10)).encode(
        "utf-16-le"
    ),
    "bytes of no encoding": lambda n: _page("").encode() + bytes(range(128, 256)) * (n // 10),
}
TEXTS: dict[str, Callable[[int], str | bytes]] = {
    "signs less": lambda n: "<" * 100 * n,
    "one line": lambda n: "The guns fell silent on the ridge. " * (n * 100 // 35),
    "lines": lambda n: "The guns fell silent.\n" * (n // 3),
    "NULs": lambda n: f"{TOLD}\n" + "a\0b\n" * n,
    "characters that act": lambda n: f"{TOLD}\n\n{SECOND} {ACTING * (n // 100)}\n",
    "surrogates as bytes": lambda n: TOLD.encode() + b"\xed\xa0\x80 \xed\xbf\xbf" * n,
    "UTF-16": lambda n: (f"{TOLD}\n\n" + "It is gone.\n" * (n // 10)).encode("utf-16"),
    "half of UTF-16": lambda n: (f"{TOLD}\n" + "gone\n" * n).encode("utf-16")[:-1],
    "open marks of Markdown": lambda n: "# a\n\n" + "[**`_" * (5 * n),
    "entities": lambda n: f"# Day 5\n\n{TOLD}\n\n" + f"{_AS_ENTITIES} a\n\n" * (n // 5000 or 1),
}
"""Documents by name, made of a size: 100,000 tags, attributes or levels, or 10 MB, for 100,000."""

KINDS = {f"{name}.html": make for name, make in PAGES.items()}
KINDS |= {
    f"{name}.{'md' if 'Mark' in name or 'ent' in name else 'txt'}": make
    for name, make in TEXTS.items()
}


def made(name: str, size: int = 100_000) -> bytes:
    """The bytes of one of these documents."""
    found = KINDS[name](size)
    return (found if isinstance(found, bytes) else found.encode())[:MOST]


class Answer(NamedTuple):
    """What a run gave: seconds of processor and clock, MiB, what was read, and complaints."""

    cpu: float
    clock: float
    memory: float
    printed: str
    complaints: str

    @property
    def words(self) -> str:
        """What it came to, in one line."""
        if not self.printed:
            return line(self.complaints.strip()) or "NO ANSWER"
        bulletin = json.loads(self.printed)["bulletin"]
        parts = [bulletin["lead"] or {}, *bulletin["developments"]]
        count = sum(len(part.get("paragraphs", ())) for part in parts)
        return f"{bulletin['title'][:30]!r}: {len(parts) - 1} developments, {count} paragraphs"

    def faults(self) -> Iterator[str]:
        """Yield what broke a promise."""
        if self.cpu > MOST_SECONDS:
            yield "too long"
        if self.memory > MOST_MEMORY:
            yield "too much memory"
        if not self.printed and not self.complaints.strip():
            yield "no answer"
        if "Traceback" in self.complaints:
            yield "a failure of the program"
        if any(acting_in(json.loads(self.printed or "null"))):
            yield "a character that acts"


def acting_in(value: object) -> Iterator[str]:
    """Yield the strings of a JSON value that cleaning would change."""
    if isinstance(value, str):
        if value != line(value):
            yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from acting_in(one)


def asked(path: Path, most: float = 60) -> tuple[Answer, int]:
    """What `extract` answers of a path, and its exit status; it is given `most` seconds."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        words = [sys.executable, "-m", "reader", "extract", str(path)]
        run = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=errors)
        while time.perf_counter() - began < most:
            pid, status, usage = os.wait4(run.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(0.01)
        else:
            run.kill()
            _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - began
        out.seek(0)
        errors.seek(0)
        texts = [file.read().decode("utf-8", "replace") for file in (out, errors)]
    cpu = usage.ru_utime + usage.ru_stime
    return Answer(cpu, clock, usage.ru_maxrss / 1024, texts[0], texts[1]), run.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="those with this in their name")
    args = parser.parse_args()
    failed = False
    print(f"{'':34}{'bytes':>11}{'CPU s':>7}{'clock':>7}{'MiB':>6}  answer")
    with tempfile.TemporaryDirectory() as folder:
        for name in (name for name in KINDS if args.only in name):
            path = Path(folder, name)
            path.write_bytes(made(name))
            answer, _ = asked(path)
            faults = ", ".join(answer.faults())
            failed = failed or bool(faults)
            told = answer.words.replace(str(path), "…")
            row = f"{name:34}{path.stat().st_size:11,}{answer.cpu:7.2f}{answer.clock:7.2f}"
            print(f"{row}{answer.memory:6.0f}  {faults.upper()} {told}".rstrip(), flush=True)
        Path(folder, "ordinary.html").write_text(_page(""))
        answer, status = asked(Path(folder), 600)
        read = [json.loads(row)["bulletin"]["name"] for row in answer.printed.splitlines()]
        print(f"all in one folder: {answer.cpu:.1f} s, {answer.memory:.0f} MiB, {len(read)} read,")
        print(f"{len(answer.complaints.splitlines())} refused, exit status {status}")
    return int(failed or "ordinary.html" not in read)


if __name__ == "__main__":
    sys.exit(main())
