"""`warreader search` and `warreader list` print developments a line each, without a terminal."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.library.index.prepare import TITLE_LENGTH
from reader.ui.session import Session
from tests.command import BULLETIN, in_a_terminal, warreader
from tests.library.bulletin_files import brief, key_of


@pytest.fixture
def day(home: Path) -> Path:
    path = home / "day.txt"
    path.write_text(BULLETIN)
    return path


def listed(session: Session) -> list[str]:
    rows = session.listing.rows(0, len(session.listing))
    return [row.title for row in rows if not row.is_heading]


def fields(output: bytes) -> list[list[str]]:
    return [line.split("\t") for line in output.decode().splitlines()]


def test_a_search_prints_date_bulletin_heading_and_words_in_context(day: Path) -> None:
    run = warreader("search", "speaker:erdeli bridge", str(day))
    ((when, _, heading, snippet),) = fields(run.stdout)
    assert (when, heading) == ("2025-03-03", "Bridge at Marrow blown up")
    assert "We held the bridge" in snippet
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_word_is_a_whole_word_unless_a_star_follows(day: Path) -> None:
    assert warreader("search", "brid", str(day)).stdout == b""
    assert len(fields(warreader("search", "brid*", str(day)).stdout)) == 1


def test_a_list_has_everything_or_what_fits_a_query(day: Path) -> None:
    ((*_, heading),) = fields(warreader("list", str(day)).stdout)
    assert heading == "Bridge at Marrow blown up"
    assert warreader("list", str(day), "--query", "-bridge").stdout == b""
    opening = f"The river rose {'and rose ' * 40}all day."
    lead, second = fields(warreader("list", "-", given=f"{opening}\n\n{BULLETIN}").stdout)
    assert lead[0] == second[0] == "2025-03-03"
    assert lead[-1].startswith("The river rose and") and lead[-1].endswith("…")
    assert len(lead[-1]) <= TITLE_LENGTH


def test_json_is_an_object_a_line(day: Path) -> None:
    (line,) = warreader("search", "--json", "bridge", str(day)).stdout.splitlines()
    value = json.loads(line)
    assert line.isascii()
    assert value["heading"] == "Bridge at Marrow blown up"
    assert value["read"] is False and value["tags"] == [] and "bridge" in value["snippet"]
    (line,) = warreader("list", "--json", str(day)).stdout.splitlines()
    assert "snippet" not in json.loads(line)


def test_rows_of_json_join_with_what_extract_prints_of_the_same_words(home: Path) -> None:
    folder = home / "in"
    (folder / "more").mkdir(parents=True)
    (folder / "day.txt").write_text(BULLETIN + "Ferry sails in Orm\nIt was late.\n")
    front = "---\npublisher: The Quay\nurl: https://quay.example/4\n---\n"
    (folder / "more" / "four.md").write_text(front + "It rained.\n\n## Rain in Orm\n\nAll day.\n")
    warreader("index", str(folder))  # the index has read them by another name
    for words in (["in"], ["./in/more", "in/day.txt"], [str(folder)]):
        parts: dict[tuple[str, int], dict[str, Any]] = {}
        for line in warreader("extract", *words, cwd=home).stdout.splitlines():
            bulletin = json.loads(line)["bulletin"]
            developments = [bulletin["lead"] or {}, *bulletin["developments"]]
            for number, part in enumerate(developments):
                parts[bulletin["source"], number] = part | {"of": bulletin}
        rows = [
            json.loads(row)
            for row in warreader("list", "--json", *words, cwd=home).stdout.splitlines()
        ]
        assert len(rows) == 4
        for row in rows:
            part = parts[row["source"], row["number"]]
            assert row["heading"] == (part["heading"] or part["paragraphs"][0])
            for field in ("publisher", "address", "date"):
                assert row[field] == part["of"][field]
        assert {(row["number"], row["publisher"]) for row in rows} == {
            (1, None),
            (2, None),
            (0, "The Quay"),
            (1, "The Quay"),
        }


def test_list_prints_the_rows_that_the_screen_lists_in_their_order(home: Path) -> None:
    for day in (1, 2, 3):
        brief(home / "in", day)
    printed = warreader("list", "--json", str(home / "in")).stdout.splitlines()
    with closing(Library(home / "cache", home / "data", [str(home / "in")])) as library:
        read = key_of(library, "Bridge 2 reopens")
        library.set_read([read], True)
        session = Session(library)
        assert [json.loads(line)["heading"] for line in printed] == listed(session)
        session.toggle_unread_only()
        session.renew()
        unread = listed(session)
    lines = warreader("list", "--query", "is:unread", str(home / "in")).stdout
    assert [heading for *_, heading in fields(lines)] == unread
    assert "Bridge 2 reopens" not in unread and len(unread) == len(printed) - 1


def test_an_id_stays_with_the_words_wherever_they_stand(day: Path) -> None:
    def ids(*words: str, given: str = "") -> list[str]:
        lines = warreader("list", "--json", *words, given=given).stdout.splitlines()
        return [json.loads(line)["id"] for line in lines]

    (first,) = ids(str(day))
    other = day.rename(day.with_name("other.txt"))
    assert ids(str(other)) == [first]
    assert ids("-", given=BULLETIN) == [first]
    other.write_text(BULLETIN.replace("bridge,”", "bridge”,"))  # a comma moved: another text
    (second,) = ids(str(other))
    assert second != first and len(second) == len(first) == 32
    copies = [day.with_name(name) for name in ("a.txt", "b.txt")]
    for copy in copies:
        copy.write_text(BULLETIN)
    assert sorted(ids(*map(str, copies), str(other))) == sorted([first, second])


def test_the_fields_of_a_row_keep_their_order_and_new_ones_follow(day: Path) -> None:
    (line,) = warreader("search", "--json", "bridge", str(day)).stdout.splitlines()
    before = "date date_inferred bulletin kind heading read bookmarked updated noted tags snippet"
    assert list(json.loads(line)) == [
        *before.split(),
        "id",
        "source",
        "address",
        "publisher",
        "number",
        *("thread", "earlier", "later"),
    ]
    (line,) = warreader("list", "--json", "-", given=BULLETIN).stdout.splitlines()
    assert json.loads(line)["source"] == "-"


def test_a_search_for_nothing_is_a_wrong_command_line(day: Path) -> None:
    assert warreader("search").returncode == 2


def test_what_cannot_be_read_is_told_and_hides_nothing(day: Path) -> None:
    run = warreader("search", "bridge", str(day), str(day.parent / "gone.txt"))
    assert run.returncode == 2
    assert len(fields(run.stdout)) == 1
    assert b"gone.txt is not there" in run.stderr


def test_a_minus_comes_after_two_and_help_tells_so(day: Path) -> None:
    assert len(fields(warreader("search", "--", "-ferry", str(day)).stdout)) == 1
    assert b"search -- '-bridge" in warreader("search", "--help").stdout


@pytest.mark.slow
def test_it_prints_in_a_terminal_too(day: Path) -> None:
    shown, status = in_a_terminal("-m", "reader", "search", "bridge", str(day))
    assert "Bridge at Marrow blown up" in shown
    assert status == 0
