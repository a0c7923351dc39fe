"""`warreader changes` prints what changed between two texts; its status tells whether any did."""

import json
import shlex
from pathlib import Path

import pytest

from tests.command import warreader

OLD = """\
# Brief of the day, 5 May 2031

## Raid on Harrowmouth

Four people were killed in Harrowmouth on Monday, the regional governor said.
"""
NEW = OLD.replace("Four", "Five")


@pytest.fixture
def texts(home: Path) -> Path:
    (home / "old.md").write_text(OLD)
    (home / "new.md").write_text(NEW)
    (home / "empty.md").write_text("")
    return home


def test_people_read_what_went_out_and_what_came_in(texts: Path) -> None:
    run = warreader("changes", "old.md", "new.md", cwd=texts)
    told = run.stdout.decode()
    assert run.returncode == 0
    assert "  ~ Four → Five people killed, regional governor\n" in told
    assert "      - [-Four-] people were killed in Harrowmouth on Monday, the regional" in told
    assert "      + {+Five+} people were killed in Harrowmouth on Monday, the regional" in told


def test_scripts_get_one_object_with_every_field(texts: Path) -> None:
    run = warreader("changes", "--json", "old.md", "-", given=NEW, cwd=texts)
    (line,) = run.stdout.decode().splitlines()
    told = json.loads(line)
    assert [*told] == ["old", "new", "notes", "developments", "figures", "quotes", "people"]
    assert told["old"] == {
        "source": "old.md",
        "title": "Brief of the day, 5 May 2031",
        "date": "2031-05-05",
    }
    assert told["new"]["source"] == "-"
    (figure,) = told["figures"]
    assert (figure["change"], figure["number"], figure["unit"]) == ("changed", 1, "people")
    assert (figure["from"]["low"], figure["to"]["low"], figure["to"]["text"]) == (4.0, 5.0, "Five")
    assert figure["sentence_old"].startswith("Four people")
    assert told["notes"] == told["developments"] == told["quotes"] == told["people"] == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("old.md new.md", 0),
        ("old.md old.md", 1),
        ("--exit-code old.md new.md", 1),
        ("--exit-code old.md old.md", 0),
        ("old.md gone.md", 2),
        ("old.md", 2),
        ("- -", 2),
        (". new.md", 2),
        ("empty.md new.md", 2),
        ("--title Evening old.md new.md", 2),
        ("--title brief --json old.md new.md", 2),
        ('--title "Brief of the day, 5 May 2031" old.md new.md', 0),
    ],
)
def test_the_status_tells_whether_anything_changed(texts: Path, words: str, status: int) -> None:
    run = warreader("changes", *shlex.split(words), cwd=texts)
    assert (run.returncode, bool(run.stderr)) == (status, status == 2)


def test_what_is_wrong_with_a_text_is_told(texts: Path) -> None:
    run = warreader("changes", "old.md", "gone.md", cwd=texts)
    assert run.stderr.decode().startswith("warreader: gone.md ")
    run = warreader("changes", "--title", "Evening", "old.md", "new.md", cwd=texts)
    assert "--title takes one of: Brief of the day, 5 May 2031" in run.stderr.decode()


def test_signs_of_the_terminal_in_a_text_never_reach_it(texts: Path) -> None:
    (texts / "new.md").write_text(NEW.replace("Monday", "\x1b[31mMonday\x07"))
    for form in ((), ("--json",)):
        run = warreader("changes", *form, "old.md", "new.md", cwd=texts)
        assert b"\x1b" not in run.stdout and b"u001b" not in run.stdout
