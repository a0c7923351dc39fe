"""Texts and bulletins come out as JSON that fits its schema, in order, with offsets as given."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import BULLETIN, started, warreader


def test_one_bulletin_is_printed_as_indented_json(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    run = warreader("extract", str(home / "day.txt"))
    found = json.loads(run.stdout)
    (development,) = found["bulletin"]["developments"]
    assert development["heading"] == "Bridge at Marrow blown up"
    assert found["bulletin"]["date"] == "2025-03-03"
    assert run.stdout.startswith(b'{\n  "bulletin"')
    assert "“We held".encode() in run.stdout
    assert warreader("extract", given=BULLETIN).returncode == 0


def test_what_extract_prints_fits_its_schema_and_comes_back_the_same(home: Path) -> None:
    from pydantic import TypeAdapter

    from reader.export.jsonl import bulletin_json
    from reader.models import AnnotatedBulletin

    (home / "day.txt").write_text(BULLETIN)
    printed = warreader("extract", str(home / "day.txt")).stdout
    found = TypeAdapter(AnnotatedBulletin).validate_json(printed)
    assert found.bulletin.developments
    assert json.loads(bulletin_json(found)) == json.loads(printed)


def test_many_bulletins_are_a_line_each(home: Path) -> None:
    (home / "a.txt").write_text(BULLETIN)
    (home / "b.txt").write_text(BULLETIN.replace("Marrow", "Quill Bay"))
    run = warreader("extract", "--date", "2025-03-04", str(home))
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["bulletin"]["name"] for one in found] == ["a.txt", "b.txt"]
    assert {one["bulletin"]["date"] for one in found} == {"2025-03-04"}


@pytest.mark.slow
def test_output_that_knows_no_curly_quotes_gets_ascii(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    (home / "day.txt").write_text(BULLETIN + "A tank \U0001f600 passed.\n")
    run = started("extract", str(home / "day.txt"))
    assert run.stdout.isascii()
    assert "\U0001f600" in json.loads(run.stdout)["bulletin"]["developments"][0]["paragraphs"][1]
    assert started(str(home / "day.txt")).returncode == 0


FIELDS = ["id", "quotes", "figures", "dates", "people", "language"]


def test_lines_are_answered_in_order_and_bad_ones_are_named_by_number() -> None:
    given = (
        b'{"id": 1, "text": "\\u201cYes,\\u201d Tomas Erdeli said.", "date": "2025-03-03"}\n'
        b"\n"
        b"no json\n"
        b'{"id": "x", "text": "a\\ud800\\u001b[2J"}\n'
        b'{"text": "no id"}\n'
        b"[1]\n"
        b'{"id": 5, "text": 5}\n'
        b'{"id": 6, "text": "", "date": "soon"}\n'
        b'{"id": NaN, "text": ""}\n' + b"[" * 100_000 + b"\n"
        b'\xff\xfe{"id": 7}\n'
        b'{"id": null, "text": "last, without a newline"}'
    )
    run = warreader("extract", "--jsonl", "-", given=given)
    assert run.returncode == 1
    assert run.stdout.isascii()
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, "x", None]
    assert all(list(answer) == FIELDS for answer in answers)
    told = run.stderr.decode().splitlines()
    assert [line.split(":")[1] for line in told] == [
        f" line {n}" for n in (3, 5, 6, 7, 8, 9, 10, 11)
    ]


def test_offsets_are_into_the_text_as_given() -> None:
    text = "  Lead.\r\n\r\n\t“Yes,” Tomas Erdeli said.\n"
    (line,) = warreader(
        "extract", "--jsonl", given=json.dumps({"id": 1, "text": text})
    ).stdout.splitlines()
    (quote,) = json.loads(line)["quotes"]
    assert text[quote["start"] : quote["end"]].startswith("“Yes,”")
    assert quote["speaker_name"] == "Tomas Erdeli"


def test_each_figure_says_how_its_claimant_was_found() -> None:
    text = "Ilse Varn said 40 boats had left. She said 9 came back. The quay has 3 cranes."
    line = warreader("extract", "--jsonl", given=json.dumps({"id": 1, "text": text})).stdout
    found = [(one["claimant"], one["claimant_basis"]) for one in json.loads(line)["figures"]]
    assert found == [("Ilse Varn", "named"), ("Ilse Varn", "pronoun"), (None, "bulletin")]
    (whole,) = json.loads(warreader("extract", given=f"Boats\n\n{text}\n").stdout)["parts"]
    assert [one["claimant_basis"] for one in whole["figures"]] == ["named", "pronoun", "bulletin"]
    assert [one["claimant"] is None for one in whole["figures"]] == [False, False, True]


def test_people_lists_whom_the_text_names_and_no_group_that_it_only_describes() -> None:
    text = "Villagers said 9 boats left. Officials in Norland said 8 left. No, Ilse Varn said."
    line = warreader("extract", "--jsonl", given=json.dumps({"id": 1, "text": text})).stdout
    found = json.loads(line)
    assert [quote["speaker_name"] for quote in found["quotes"]][:2] == [
        "Villagers",
        "Officials in Norland",
    ]
    assert {one["claimant"] for one in found["figures"]} == {"Villagers", "Officials in Norland"}
    listed = {one["name"] for one in found["people"]}
    assert {"Ilse Varn", "Officials in Norland"} <= listed
    assert "Villagers" not in listed


@pytest.mark.slow
def test_answers_come_while_the_input_is_still_open() -> None:
    command = [sys.executable, "-m", "reader", "extract", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(b'{"id": %d, "text": ""}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number


def test_answers_fit_their_schema() -> None:
    from reader.export.answers import Answer
    from reader.export.jsonl import answer_schema
    from reader.schema import model

    given = {"id": [1], "text": "“Yes,” Tomas Erdeli said of 40 to 50 drones on March 3."}
    answer = warreader("extract", "--jsonl", given=json.dumps(given)).stdout
    model(Answer).model_validate_json(answer)
    printed = json.loads(warreader("schema", "--jsonl").stdout)
    assert printed == json.loads(answer_schema())
    assert set(printed["properties"]) == set(Answer._fields)
    assert printed["$defs"]["QuoteFound"]["additionalProperties"] is False


def test_the_schema_is_that_of_a_bulletin_with_its_annotations() -> None:
    printed = json.loads(warreader("schema").stdout)
    assert set(printed["properties"]) == {"bulletin", "parts"}
    assert {"Bulletin", "Development", "Quote", "Figure", "Person"} <= set(printed["$defs"])
