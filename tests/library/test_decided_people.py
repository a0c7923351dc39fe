"""What the reader joins and parts holds everywhere, later, and on other computers."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.ledger.people.deciding import Refused, names_of
from reader.ledger.people.decisions import Decision, Decisions, KnownAs
from reader.ledger.people.heard import LedgerPerson
from reader.library import Library
from reader.library.marks.people.lines import decision_of, record_of
from reader.library.marks.records import MarkRecord, decode_record, encode_record
from reader.library.marks.state import MarksState
from reader.library.marks.transfer import exported_marks, import_marks
from reader.library.newness import Since
from reader.library.views.people import PEOPLE
from reader.library.views.quotes import QUOTES
from tests.library.builders import wait_until
from tests.library.bulletin_files import opened, refreshed, rows

DAYS = {
    "2025-03-03": "“We stay,” said Ada Kessel, the envoy of Orm.  At least 40 lorries were lost, "
    "Kessel said.",
    "2025-03-04": "“We wait,” said Adda Kesell, an envoy.  Kesell denied that a bridge was lost.",
    "2025-03-05": "“I sing,” said Ada Kessel, the minister.  Orm Press, an agency, said it ended.",
}
LATER = "“We leave,” said Adda Kesell, a minister."


def write(root: Path, day: str, text: str) -> None:
    (root / "in").mkdir(exist_ok=True)
    (root / "in" / f"{day}.md").write_text(
        f"---\ndate: {day}\npublisher: Orm Post\n---\n# Day {day}\n\n## Talks on {day}\n\n{text}\n"
    )


def written(root: Path) -> Path:
    for day, text in DAYS.items():
        write(root, day, text)
    return root


def people(library: Library) -> dict[str, set[str]]:
    """The names of each entry, by the name that it is listed by with its first day."""
    return {
        f"{one.name} {one.first[-2:]}": {member.heard.person.name for member in one.members}
        for one in library.ledger_rows().people()
    }


def one(library: Library, name: str) -> LedgerPerson:
    found = library.ledger_rows().people()
    return next(who for who in found if name in (who.name, *who.aliases))


def join(library: Library, first: str, second: str) -> Refused | None:
    listed = library.ledger_rows().people()
    by_name = {name: who for who in listed for name in (who.name, *who.aliases)}
    done = library.view_data.people_marks.join(by_name[first], by_name[second], listed)
    wait_until(lambda: not library.unsaved())
    return done


def part(library: Library, name: str, role: str) -> None:
    who = one(library, name)
    (chosen,) = [known for known in names_of(who) if known.known.role == role]
    assert library.view_data.people_marks.part(who, chosen) is None
    wait_until(lambda: not library.unsaved())


def test_a_join_holds_for_later_texts_after_a_restart_and_a_new_index(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        assert len(people(library)) == 3
        assert join(library, "Ada Kessel", "Adda Kesell") is None
        assert people(library)["Adda Kesell 03"] == {"Ada Kessel", "Adda Kesell"}
    write(tmp_path, "2025-03-20", LATER)
    with opened(tmp_path) as library:
        found = one(library, "Ada Kessel")
        assert (found.first, found.last) == ("2025-03-03", "2025-03-20")
        assert [member.why for member in found.members].count("joined by the reader") == 1
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    with opened(tmp_path) as library:
        assert one(library, "Ada Kessel").last == "2025-03-20"


def test_a_name_that_was_parted_stays_somebody_else(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        assert one(library, "Ada Kessel").last == "2025-03-05"
        part(library, "Ada Kessel", "minister")
    write(tmp_path, "2025-03-21", "“I sing no more,” said Ada Kessel, the minister.")
    with opened(tmp_path) as library:
        two = [who for who in library.ledger_rows().people() if who.name == "Ada Kessel"]
        assert {(who.first[-2:], who.last[-2:]) for who in two} == {("03", "03"), ("05", "21")}
        assert {who.parted for who in two} == {("Ada Kessel",)}
        assert len({who.id for who in two}) == 2


def test_undo_takes_a_join_back_and_a_parting(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        before = people(library)
        join(library, "Ada Kessel", "Adda Kesell")
        part(library, "Ada Kessel", "minister")
        assert people(library) != before
        assert library.undo() == "Ada Kessel (minister) parted from Ada Kessel"
        assert people(library)["Adda Kesell 03"] == {"Ada Kessel", "Adda Kesell"}
        assert library.undo() == "Ada Kessel joined with Adda Kesell"
        assert people(library) == before and library.undo() is None
        wait_until(lambda: not library.unsaved())
    with opened(tmp_path) as library:
        assert people(library) == before


def test_lists_are_out_of_date_when_something_was_decided(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        for shown in (
            library.view_data.people,
            library.view_data.series,
            library.view_data.catch_up,
        ):
            shown.update()
            assert shown.is_current
        join(library, "Ada Kessel", "Adda Kesell")
        for shown in (
            library.view_data.people,
            library.view_data.series,
            library.view_data.catch_up,
        ):
            assert not shown.is_current
            shown.update()
            assert shown.is_current
        (row, *_) = rows(library, PEOPLE)
        assert row.cells[0] == "Adda Kesell" and row.cells[4] == 5


def test_a_query_finds_both_names_and_figures_have_one_claimant(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:

        def said(query: str) -> set[object]:
            found = library.search(f"{query} ", view=QUOTES, limit=None).listing
            return {row.cells[3] for row in found.rows(0, 99) if not row.is_heading}

        assert said("speaker:kesell") == {"“We wait,”", "a bridge was lost"}
        join(library, "Ada Kessel", "Adda Kesell")
        assert {"“We stay,”", "“We wait,”", "a bridge was lost"} <= said("speaker:kesell")
        assert "“We wait,”" in said('speaker:"ada kessel"')
        assert said("speaker:kessel stance:denies") == {"a bridge was lost"}
        assert "“We wait,”" not in said("-speaker:kessel")
        claimants = [
            claim.claimant.name
            for series in library.ledger_rows().series()
            for claim in series.claims
            if claim.claimant
        ]
        assert claimants == ["Adda Kesell"]
        assert len(library.search("claimant:kesell ", limit=None).listing.targets()) == 1


def test_a_person_who_was_joined_with_a_known_one_is_not_heard_for_the_first_time(
    tmp_path: Path,
) -> None:
    with opened(written(tmp_path)) as library:
        since = Since(day=date(2025, 3, 3))
        heard = {new.person.name for new in library.ledger_rows().catch_up(since).people}
        assert heard == {"Adda Kesell"}
        join(library, "Ada Kessel", "Adda Kesell")
        assert library.ledger_rows().catch_up(since).people == ()


@contextmanager
def computer(root: Path, name: str) -> Iterator[Library]:
    """A library of another computer, over the same bulletins and the same folder of marks."""
    library = Library(root / f"cache-{name}", root / "data", [str(root / "in")], computer=name)
    try:
        refreshed(library)
        yield library
    finally:
        library.close()


def test_two_computers_that_contradict_each_other_have_what_was_decided_later(
    tmp_path: Path,
) -> None:
    with computer(written(tmp_path), "desk") as library:
        join(library, "Ada Kessel", "Adda Kesell")
    with computer(tmp_path, "laptop") as library:
        assert "Ada Kessel" in people(library)["Adda Kesell 03"]
        part(library, "Ada Kessel", "envoy")
        assert people(library)["Adda Kesell 04"] == {"Adda Kesell"}
    with computer(tmp_path, "desk") as library:
        assert people(library)["Adda Kesell 04"] == {"Adda Kesell"}
        join(library, "Ada Kessel", "Adda Kesell")
    with computer(tmp_path, "laptop") as library:
        assert "Ada Kessel" in people(library)["Adda Kesell 03"]
    assert {path.name for path in (tmp_path / "data").glob("marks-*.jsonl")} == {
        "marks-desk.jsonl",
        "marks-laptop.jsonl",
    }


def test_a_screen_that_is_open_gets_what_another_computer_decides(tmp_path: Path) -> None:
    with computer(written(tmp_path), "desk") as here:
        here.view_data.people.update()
        with computer(tmp_path, "laptop") as there:
            join(there, "Ada Kessel", "Adda Kesell")
        wait_until(lambda: not here.view_data.people.is_current)
        assert "Ada Kessel" in people(here)["Adda Kesell 03"]


def test_decisions_are_exported_and_taken_in_without_changing_any(tmp_path: Path) -> None:
    one_home, other_home = tmp_path / "one", tmp_path / "other"
    for home in (one_home, other_home):
        home.mkdir()
        written(home)
    with opened(one_home) as library:
        join(library, "Ada Kessel", "Adda Kesell")
    lines = list(exported_marks(one_home / "data"))
    assert len(lines) == 2
    with opened(other_home) as library:
        part(library, "Ada Kessel", "minister")
        before = len(people(library))
    assert import_marks(other_home / "data", lines)[:3] == (1, 0, 0)
    assert import_marks(other_home / "data", lines)[:3] == (0, 1, 0)
    with opened(other_home) as library:
        assert len(people(library)) == before - 1


def test_what_was_taken_back_or_decided_otherwise_here_stays_so(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        join(library, "Ada Kessel", "Adda Kesell")
        lines = list(exported_marks(tmp_path / "data"))
        library.undo()
        wait_until(lambda: not library.unsaved())
    assert import_marks(tmp_path / "data", lines)[:3] == (0, 0, 1)
    with opened(tmp_path) as library:
        assert people(library)["Adda Kesell 04"] == {"Adda Kesell"}


def test_an_import_that_finds_no_room_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(written(tmp_path)) as library:
        join(library, "Ada Kessel", "Adda Kesell")
    lines = list(exported_marks(tmp_path / "data"))

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdatasync", full)
    with pytest.raises(OSError, match="No space"):
        import_marks(tmp_path / "other", lines)
    assert list((tmp_path / "other").iterdir()) == []


TEXTS = st.text(max_size=9)
KNOWN = st.builds(
    KnownAs,
    TEXTS,
    st.sampled_from(("person", "organisation", "group")),
    TEXTS,
    TEXTS,
    st.sampled_from(("", "2025-03-01", "2025-03-09")),
    st.sampled_from(("", "2025-03-09")),
    TEXTS,
)
RECORDS = st.builds(
    lambda does, one, other, counter, by, on: record_of(Decision(does, one, other))._replace(
        counter=counter, computer=by, on=on
    ),
    st.sampled_from(("join", "part")),
    KNOWN,
    KNOWN,
    st.integers(1, 4),
    st.sampled_from(("desk", "laptop")),
    st.booleans(),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(RECORDS, max_size=4), st.data())
def test_the_order_in_which_records_arrive_does_not_matter(
    records: list[MarkRecord], data: st.DataObject
) -> None:
    pair = record_of(Decision("join", KnownAs("A", "person"), KnownAs("B", "person")))
    some = [*records, *(pair._replace(counter=n, computer="x", on=n % 2 == 0) for n in (1, 2))]
    found = []
    for order in (some, some[::-1], data.draw(st.permutations(some)), [*some, *some]):
        state = MarksState()
        for record in order:
            assert state.merge(record, lambda target: ()) == set()
        assert state.counter == max(record.counter for record in some)
        assert not state.waiting_targets() and not state.marked_texts()
        found.append((sorted(state.people.in_force()), sorted(state.records("desk"))))
    assert all(other == found[0] for other in found)
    for record in some:
        assert decode_record(encode_record(record).rstrip(b"\n")) == record
        decision_of(record)  # whatever it holds, it is a decision or none


def test_lines_of_others_that_hold_no_decision_are_kept_and_do_nothing() -> None:
    good = record_of(Decision("join", KnownAs("Ada Kessel", "person"), KnownAs("Wenn", "person")))
    assert decision_of(good) is not None
    for target in ("", "x", "0" * 16 + " []", "0" * 16 + " [[1],[2]]", "0" * 16 + " " + "[" * 9000):
        assert decision_of(good._replace(targets=(target,))) is None
    assert decision_of(good._replace(text="marry")) is None
    bad_day = KnownAs("A", "person", first="2025-13-01")
    assert decision_of(record_of(Decision("join", bad_day, bad_day))) is None
    marked = KnownAs("A\x1b[31m\u202eB", "person")
    told = decision_of(record_of(Decision("join", marked, marked)))
    assert told is not None and "\x1b" not in told.one.name and "\u202e" not in told.one.name


def test_joins_are_not_of_people_whom_a_parting_tells_apart(tmp_path: Path) -> None:
    known = [KnownAs(name, "person") for name in ("Ada Kessel", "Adda Kesell", "Ida Keel")]
    first = (
        Decision("join", known[0], known[1], (1, "x")),
        Decision("join", known[1], known[2], (2, "x")),
    )
    for some in permutations((*first, Decision("part", known[0], known[2], (3, "x")))):
        names = Decisions(some).other_names(lambda name: name == "Ada Kessel")
        assert {one.name for one in names} == {"Adda Kesell"}
