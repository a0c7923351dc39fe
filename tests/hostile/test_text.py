"""No byte of a text reaches the terminal as a control, and no markup has an effect.

The full form is `python -m benchmarks.hostile.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from itertools import count, takewhile
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from benchmarks.hostile.payloads import FORMATS, PAYLOADS, RAW, write
from benchmarks.hostile.text import compare, kinds, printed
from reader import pipeline
from reader.export import citation, markdown, plain
from reader.library import Library
from reader.library.marks.records import MarkRecord, encode_header, encode_record
from reader.models import AnnotatedBulletin
from reader.ui.page import article_page, evidence_page
from reader.ui.page.highlights import TextHighlights
from reader.ui.page.page import PageBlocks
from tests.command import warreader

TODAY = date(2026, 1, 1)
EVERY = [*PAYLOADS.values(), *RAW.values()]


def test_there_are_payloads_enough() -> None:
    assert len(EVERY) >= 40
    assert len(FORMATS) >= 3


def texts(pieces: PageBlocks) -> list[str]:
    """All texts of a page."""
    made = takewhile(lambda piece: piece is not None, map(pieces.get, count()))
    return [piece.text for piece in made if piece is not None]


def acting(text: str) -> set[str]:
    """The characters that are neither visible nor line ends."""
    return kinds(text.encode("utf-8", "surrogatepass")) - {"control '\\n'"}


@pytest.mark.slow
def test_a_payload_in_any_field_of_any_format_is_only_text(tmp_path: Path) -> None:
    written = write(tmp_path / "in", lambda payload: payload)
    left = 0
    for found in pipeline.read_paths([str(tmp_path / "in")], TODAY):
        if not isinstance(found, AnnotatedBulletin):
            left += 1  # those with NUL bytes are no text
            continue
        bulletin = found.bulletin
        shown = [bulletin.title, bulletin.publisher or "", bulletin.address or "", bulletin.name]
        shown += [bulletin.source, *bulletin.credits, plain.render_plain(found)]
        for part, notes in zip(bulletin.parts, found.parts, strict=True):
            shown += [part.heading, part.time or "", *part.paragraphs]
            shown += [link.address for link in part.links]
            shown += [word for p in notes.people for word in (p.name, p.role or "", *p.aliases)]
        assert not {kind for text in shown for kind in acting(text)}, bulletin.source
    assert left == len(FORMATS) < written


def test_everything_that_the_screen_and_the_exports_are_made_of_is_only_text(
    tmp_path: Path,
) -> None:
    write(tmp_path / "in", lambda payload: payload, every=6)
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path / "in")], computer="a")
    library.refresh(given=None, today=TODAY, report=lambda _: None, stop=lambda: False)
    listing = library.listing()
    for row in listing.rows(0, len(listing)):
        shown = [row.title]
        if row.kind != "bulletin" and (article := library.article(row.key)) is not None:
            shown += texts(article_page.article_blocks(article, TextHighlights(article)))
            shown += texts(evidence_page.evidence_blocks(article, 80))
            found = article.found
            shown += [evidence_page.about(article, quote) for quote in found.quotes]
            shown += [evidence_page.about(article, figure) for figure in found.figures]
            shown += [evidence_page.about(article, mention) for mention in found.dates]
            shown += [citation.cite_quote(article, quote) for quote in article.found.quotes]
            shown += [
                markdown.render_markdown(article),
                library.snippet(row.key, "talks bridge").text,
            ]
        assert not {kind for text in shown for kind in acting(text)}
    library.close()


def test_a_note_from_another_computers_file_passes_the_gate(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Bridge at Marrow\n\nIt is gone, Ada Kessel said.\n")
    library = Library(tmp_path / "c", tmp_path / "d", [str(tmp_path / "in.txt")], computer="a")
    library.refresh(given=None, today=TODAY, report=lambda _: None, stop=lambda: False)
    key = library.listing().targets()[0]
    library.set_note(key, "ours")
    library.close()
    own = next((tmp_path / "d").glob("*.jsonl")).read_text().splitlines()[1]
    line = own.split('"of":["')[1].split('"]')[0].encode().decode("unicode_escape")
    hostile = MarkRecord(99, "b", "note", True, (line,), None, "\x1b]52;c;eA==\x07a\x9b31mb\u202ec")
    (tmp_path / "d" / "marks-b.jsonl").write_bytes(encode_header("b") + encode_record(hostile))
    again = Library(tmp_path / "c", tmp_path / "d", [str(tmp_path / "in.txt")], computer="a")
    assert again.note(key) == "abc"
    again.close()


@pytest.mark.slow
def test_hostile_text_in_a_terminal_sends_what_benign_text_sends(tmp_path: Path) -> None:
    assert compare(tmp_path, every=192, pastes=4) == []


def test_what_the_commands_print_and_complain_of_is_only_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(words: list[str], environment: Mapping[str, str]) -> CompletedProcess[bytes]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return warreader(*words)

    write(tmp_path / "in", lambda payload: payload, every=40)
    (tmp_path / "home").mkdir()
    output = printed(tmp_path / "in", tmp_path / "home", run, searches=70)
    assert kinds(output) <= {"control '\\n'", "control '\\t'"}


@pytest.mark.parametrize("name", ["clipboard", "eight-bit CSI", "override"])
def test_standard_input_is_gated_too(name: str) -> None:
    text = FORMATS["plain.txt"].replace("{p}", PAYLOADS[name]).encode()
    found = list(pipeline.read_paths(["-"], TODAY, stdin=BytesIO(text)))
    assert len(found) == 1 and isinstance(found[0], AnnotatedBulletin)
    assert not acting(plain.render_plain(found[0]))


def test_jsonl_answers_hold_no_control_characters() -> None:
    lines = b'{"id": "\\u001b]52;c;eA==\\u0007\\u009b", "text": "\\u001b[31m\\u202eAda said."}\n'
    run = warreader("extract", "--jsonl", "-", given=lines)
    assert kinds(run.stdout + run.stderr) <= {"control '\\n'"}
