"""`warreader export` writes developments, people and series in forms for other programs."""

import csv
import io
import json
import re
from argparse import Namespace
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reader.commands.asking.export import COMMAND
from reader.export.html.highlighted import Look, highlighted
from reader.export.selected import forms
from reader.export.selected.bibtex import escaped
from tests.command import warreader

DAY = """\
---
title: Brief {day} & 100% <script>alert(1)</script>
publisher: The_Quay
date: 2031-05-0{day}
url: https://quay.example/{day}?a=1&b=2
---
## Losses at Quern

Orvane's general staff said that 1,{day}00 Sarthian soldiers had been killed since the war began.
“We hold it,” Mayor Ilse Varn told the Coast Agency.
"""
DENIAL = """
Sarth's defence ministry denied that 1,200 Sarthian soldiers had been killed since the war began.
"""


@pytest.fixture
def days(home: Path) -> Path:
    folder = home / "in"
    folder.mkdir()
    for day in (1, 2, 3):
        text = DAY.format(day=day) + (DENIAL if day == 3 else "")
        (folder / f"{day}.md").write_text(text)
    return folder


def exported(*words: str | Path) -> str:
    run = warreader("export", *map(str, words))
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode()


def test_an_export_that_is_interrupted_leaves_no_file(
    days: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> Iterator[str]:
        yield "a line"
        raise KeyboardInterrupt

    monkeypatch.setattr(forms, "document_lines", interrupted)
    chosen = {"paths": [str(days)], "query": "", "bookmarks": False, "no_refresh": False}
    output = days.parent / "out" / "all.html"
    output.parent.mkdir()
    none = dict.fromkeys(("day", "config", "on", "person", "series", "form"))
    with pytest.raises(KeyboardInterrupt):
        COMMAND.run(Namespace(**chosen, **none, output=str(output)))
    assert list(output.parent.iterdir()) == []


def test_bookmarks_whose_development_is_gone_are_told_where_the_form_can(days: Path) -> None:
    file = days / "1.md"
    row = json.loads(warreader("list", "--json", "-n", "1", str(file)).stdout)
    note = "Ask <them> again."
    words = ("mark", row["id"], str(file), "--bookmark", "--note", note, "--tag", "war")
    assert warreader(*words).returncode == 0
    other = "Market moved\n\nThe market of Orm was moved across the river on Monday morning.\n"
    file.write_text(f"---\ndate: 2031-05-01\n---\n## {other}")
    assert exported("--bookmarks", days) == (
        "\n# No longer in 1.md\n\n- **losses at quern** (2031-05-01): Ask \\<them\\> again. #war\n"
    )
    found = json.loads(exported("--bookmarks", "--form", "jsonl", days))
    assert (found["kind"], found["heading"], found["file"]) == ("gone", "losses at quern", "1.md")
    assert (found["note"], found["tags"], found["date"]) == (note, ["war"], "2031-05-01")
    page = LexborHTMLParser(exported("--bookmarks", "--form", "html", days))
    (item,) = page.css("main li")
    assert item.text() == f"losses at quern (2031-05-01): {note} #war"
    for more in (("--form", "csv"), ("--query", "bridge")):
        assert warreader("export", "--bookmarks", *more, str(days)).returncode == 1


def test_a_day_a_query_bookmarks_and_ids_choose_developments(days: Path) -> None:
    rows = [json.loads(one) for one in exported("--form", "jsonl", days).splitlines()]
    assert [row["date"] for row in rows] == ["2031-05-03", "2031-05-02", "2031-05-01"]
    (row,) = exported("--form", "jsonl", "--day", "2031-05-02", days).splitlines()
    assert json.loads(row) == rows[1]
    chosen = exported("--form", "jsonl", rows[2]["id"], rows[0]["id"], days).splitlines()
    assert [json.loads(one)["id"] for one in chosen] == [rows[2]["id"], rows[0]["id"]]
    assert warreader("export", "--bookmarks", str(days)).returncode == 1
    warreader("mark", rows[1]["id"], "--bookmark", str(days))
    assert exported("--bookmarks", days).count("\n# ") + 1 == 1
    assert warreader("export", rows[0]["id"], "--bookmarks", str(days)).returncode == 2
    assert warreader("export", "--query", "spaker:x", str(days)).returncode == 2


def test_citations_have_speaker_office_cue_relay_bulletin_publisher_day_and_address(
    days: Path,
) -> None:
    (entry,) = re.findall(
        r"@misc\{varn[^@]*",
        exported("--form", "bibtex", "--query", "speaker:varn on:2031-05-01", days),
    )
    for told in (
        "author = {{Ilse Varn}}",
        "title = {{“We hold it,”}}",
        r"howpublished = {Brief 1 \& 100\% <script>alert(1)</script>}",
        r"publisher = {The\_Quay}",
        "year = {2031}",
        "month = may",
        "day = {1}",
        "url = {https://quay.example/1?a=1&b=2}",
        r"note = {Mayor; via Coast Agency; cue: told; in: Losses at Quern}",
    ):
        assert told in entry, told
    items = json.loads(exported("--form", "csl-json", "--query", "speaker:varn", days))
    item = next(one for one in items if one["title"] == "“We hold it,”")
    assert item["author"] == [{"literal": "Ilse Varn"}]
    assert item["custom"] == {"stance": "says", "cue": "told", "relay": "Coast Agency"}
    assert item["issued"] == {"date-parts": [[2031, 5, 3]]}
    assert (item["publisher"], item["URL"]) == ("The_Quay", "https://quay.example/3?a=1&b=2")
    assert item["note"] == "Mayor; via Coast Agency"


@pytest.mark.parametrize("form", ["markdown", "jsonl", "csv", "bibtex", "csl-json", "html"])
def test_what_was_denied_never_leaves_without_the_words_that_deny_it(days: Path, form: str) -> None:
    text = exported("--form", form, "--query", "stance:denies", days)
    if form in ("jsonl", "csv"):
        rows = (
            [quote for line in text.splitlines() for quote in json.loads(line)["quotes"]]
            if form == "jsonl"
            else [one for one in csv.DictReader(io.StringIO(text)) if one["type"] == "quote"]
        )
        assert [(row["cue"], row["stance"]) for row in rows] == [("denied that", "denies")]
        return
    plain = LexborHTMLParser(text).text() if form == "html" else text
    claims = re.findall(r"(\w+ \w+)\W+1,200 Sarthian soldiers had been killed", plain)
    assert claims and set(claims) == {"denied that"}


def test_a_person_and_a_series_are_exported_with_their_paragraphs(days: Path) -> None:
    text = exported("--person", "varn", days)
    assert text.startswith("# Ilse Varn\n") and text.count("“We hold it,” — Ilse Varn") == 3
    rows = list(csv.DictReader(io.StringIO(exported("--person", "varn", "--form", "csv", days))))
    assert [(row["who"], row["type"]) for row in rows] == [("Ilse Varn", "quote")] * 3
    missing = warreader("export", "--person", "nobody", str(days))
    assert missing.returncode == 1 and b"nobody" in missing.stderr
    claims = [
        json.loads(line) for line in warreader("figures", "--json", str(days)).stdout.splitlines()
    ]
    series = claims[0]["series"]
    text = exported("--series", series, "--form", "markdown", days)
    assert text.startswith("# Sarthian soldiers killed\n")
    assert warreader("export", "--series", "s:0", str(days)).returncode == 1


def test_a_page_has_no_scripts_and_asks_nothing_of_any_place(days: Path) -> None:
    out = days.parent / "page.html"
    told = "Orvane's general staff said that 1,050 Sarthian soldiers had been killed."
    above = "---\ntitle: Brief 0\ndate: 2031-04-30\n---"
    (days / "0.md").write_text(f"{above}\n\n{told}\n\n{told}\n")
    assert exported("-o", out, days) == ""
    page = LexborHTMLParser(out.read_text())
    assert not page.css("script, img, iframe, object, embed, link, form, input")
    (policy,) = page.css("meta[http-equiv]")
    assert (policy.attributes["content"] or "").startswith("default-src 'none'")
    assert "url(" not in out.read_text() and "@import" not in out.read_text()
    assert str(days) not in out.read_text()  # a text without a heading is told by its file's name
    targets = {one.attributes.get("href") or "" for one in page.css("a")}
    known = {f"#{one.attributes.get('id')}" for one in page.css("[id]")}
    assert {one for one in targets if one.startswith("#")} <= known
    assert {one for one in targets if not one.startswith("#")} == {
        f"https://quay.example/{day}?a=1&b=2" for day in (1, 2, 3)
    }
    origin = page.css("article .origin")[0].text()
    assert origin.startswith("Brief 3 & 100% <script>alert(1)</script>, The_Quay, 2031-05-03")


def test_a_drawing_joins_claims_of_one_claimant_and_crosses_out_what_is_denied(days: Path) -> None:
    page = LexborHTMLParser(exported("--form", "html", days))
    (line,) = page.css("svg polyline")
    assert len((line.attributes["points"] or "").split()) == 3
    assert len(page.css("svg .crossed")) == 1
    titles = [one.text() for one in page.css("svg g title")]
    assert "2031-05-03: denied: 1,200 Sarthian soldiers, Sarth's defence ministry" in titles
    assert len(page.css("tbody tr")) == 4


def test_a_file_is_written_whole_or_not_at_all(days: Path) -> None:
    out = days.parent / "none" / "page.html"
    run = warreader("export", "-o", str(out), str(days))
    assert run.returncode == 2 and b"can't be written" in run.stderr
    assert not out.exists()


@given(st.text(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_highlights_change_no_character_of_a_text(text: str, places: list[tuple[int, int]]) -> None:
    text = re.sub(r"[\0\r\ud800-\udfff\f]", " ", text)
    looks = [Look(start, end, "who", "https://x.example") for start, end in places if start < end]
    (node,) = LexborHTMLParser(f"<pre>.{highlighted(text, looks)}</pre>").css("pre")
    assert node.text() == f".{text}"


def test_citations_can_be_parsed_whatever_a_text_has(home: Path) -> None:
    name = "Ilse " + "Varnolimandrosta" * 18
    text = "# A } { of @misc{x,\n\n“We } } { @{ hold it,” {} said.\n"
    (home / "a.md").write_text(text.replace("{}", name))
    entries = exported("--form", "bibtex", home / "a.md").split("\n@misc")
    assert len(entries) == 2
    for entry in entries:  # BibTeX counts braces whether or not a backslash stands before them
        depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in entry.strip()))
        assert depths[-1] == 0 and 0 not in depths[depths.index(1) : -1]
    assert max(len(one) for one in re.findall(r"\{(\w+),$", "".join(entries), re.M)) < 60


@given(st.text())
def test_no_sign_of_a_text_has_a_meaning_to_tex(text: str) -> None:
    done = escaped(text)
    left = re.sub(r"\\text(?:backslash|asciicircum|asciitilde|brace(?:left|right))\{\}", "", done)
    left = re.sub(r"\\[$&#%_]", "", left)  # \\{ is not among them: BibTeX counts its brace
    assert not re.search(r"[\\{}$&#%_^~\n]", left)


@pytest.mark.parametrize("name", [".", "a" * 300])
def test_a_file_that_cannot_be_is_told(days: Path, name: str) -> None:
    run = warreader("export", "-o", name, str(days))
    assert run.returncode == 2
    assert run.stderr.startswith(b"warreader: ") and b"can't be written (" in run.stderr
