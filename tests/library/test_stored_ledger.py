"""People and series in the index are those that joining everything anew gives, in any order."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from reader.ledger.catch_up import NamedSeries
from reader.ledger.people.heard import LedgerPerson, ListedPerson
from reader.ledger.people.joining import join_people
from reader.ledger.series import joining
from reader.ledger.series.capitals import place_key
from reader.ledger.series.incidental import is_incidental
from reader.ledger.series.joining import join_series
from reader.ledger.series.standing import SeriesClaim, claims_of, series_id, stated_once
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.library import Library
from reader.library.figure_rows import known_names, stated_figures
from reader.library.index.source_paths import under
from reader.library.ledger_rows import LedgerRows
from reader.library.ledger_store import rejoin, replay, update
from reader.library.ledger_store.stored_people import StoredPeople
from reader.library.ledger_store.stored_series import ListedSeries, StoredSeries
from reader.library.roster_rows import heard_by_bulletin
from reader.library.rows import Correction
from tests.ledger.ledger_cases import load
from tests.library.bulletin_files import key_of
from tests.quick import first_quick

CASES = [case for family in ("series", "people") for case in load(family)]
STEPS, FEW = 8, 6


class Claim(NamedTuple):
    """All that is told of a claim; its person by id and name."""

    id: str
    voice: tuple[str, str] | None
    told: tuple[object, ...]
    quantity: StatedQuantity
    same: tuple[str, ...]
    against: tuple[str, ...]


Told = list[tuple[str, str, list[Claim]]]


def stored(library: Library) -> Told:
    """Name, what is counted and claims of each series, as the index has them."""
    return [
        (one.id, one.of, list(map(facts, one.claims))) for one in rows_of(library).each_series()
    ]


def rows_of(library: Library) -> LedgerRows:
    shown = library.view_data
    return LedgerRows(library._index, shown.sources, os.fsdecode, (), shown)


def anew(library: Library) -> Told:
    """The same, joined anew from all that the bulletins say."""
    shown = library.view_data
    sources, corrected = frozenset(shown.sources), shown.corrected()

    def read(index: sqlite3.Connection) -> list[StatedFigure]:
        heard = heard_by_bulletin(index, sources, os.fsdecode, corrected)
        people = join_people(heard.values(), shown.decisions())
        rows = index.execute("SELECT id, path FROM bulletin").fetchall()
        every = [key for key, path in rows if under(sources)(path)]
        asked = every, known_names(heard, people), os.fsdecode, corrected
        return [one.stated for one in stated_figures(index, *asked)]

    joined = join_series(shown.ask(read))
    claims = [(one.of, claims_of(one)) for one in joined]
    claims.sort(key=lambda one: all(map(is_incidental, one[1])))
    return [(series_id(some), of, list(map(facts, some))) for of, some in claims]


def facts(claim: SeriesClaim) -> Claim:
    stated, whose = claim.stated, claim.claimant
    voice = (whose.id, whose.name) if whose else None
    told = stated.figure, stated.text, stated.place, stated.relay, stated.cue, stated.lead_in
    return Claim(claim.id, voice, told, claim.quantity, claim.same, claim.against)


def people_stored(library: Library) -> list[object]:
    return list(map(person_facts, rows_of(library).each_person()))


def people_anew(library: Library) -> list[object]:
    shown = library.view_data
    asked = frozenset(shown.sources), os.fsdecode, shown.corrected()
    heard = shown.ask(lambda index: heard_by_bulletin(index, *asked))
    return list(map(person_facts, join_people(heard.values(), shown.decisions())))


def person_facts(person: LedgerPerson) -> object:
    """All but the rosters of the bulletins, which are not stored once more."""
    members = [(one.bulletin._replace(people=()), one.heard, one.why) for one in person.members]
    return person._replace(members=()), members


def check(library: Library) -> None:
    assert stored(library) == anew(library)
    assert people_stored(library) == people_anew(library)
    check_list(library)


def check_list(library: Library) -> None:
    """What a list tells of each series and person is what their claims and bulletins say."""
    rows = rows_of(library)
    scope = rows.update()
    assert scope is not None

    def read(index: sqlite3.Connection) -> None:
        series = StoredSeries(index, scope, os.fsdecode)
        keys = series.in_list()
        listed = series.listed(keys)
        for key, one in series.by_key(keys).items():
            assert listed[key] == summary(one)
        stored = StoredPeople(scope, os.fsdecode)
        numbers, newest = stored.in_list(index)
        known, everybody = stored.listed(index, numbers), stored.all(index)
        heard = [one for one in everybody if one.quotes or one.figures]
        heard.sort(key=lambda one: (-one.quotes, -one.figures, one.name))
        told = [[getattr(one, name) for name in ListedPerson._fields] for one in heard]
        assert [[*known[number]] for number in numbers] == told
        assert newest == max((one.last for one in everybody), default="")

    library.view_data.ask(read)


def summary(series: NamedSeries) -> ListedSeries:
    claims, newest = series.claims, series.claims[-1]
    days = [claim.stated.place.day for claim in claims if claim.stated.place.day]
    whose = {claim.claimant.entry if claim.claimant else None for claim in claims}
    named = newest.claimant.name if newest.claimant and len(whose) == 1 else ""
    return ListedSeries(
        int(series.id.removeprefix("s:"), 16),
        series.of,
        len(stated_once(claims)),
        len(whose - {None}),
        named,
        any(claim.against for claim in claims),
        min(days, default=""),
        max(days, default=""),
        newest.stated,
        newest.quantity.per,
        " ".join(newest.stated.text[slice(*newest.quantity.sentence)].split()),
    )


def write(folder: Path, number: int, text: str, random: Random) -> None:
    day = date(2031, 5, 1 + random.randrange(9))
    (folder / f"{number}.md").write_text(f"---\ndate: {day}\n---\n# The briefing\n\n{text}\n")


def change(folder: Path, texts: Sequence[str], random: Random) -> None:
    """Add, change or remove a bulletin."""
    there = sorted(folder.glob("*.md"))
    if there and random.random() < 0.25:
        random.choice(there).unlink()
    else:
        parts = random.sample(texts, random.randint(2, 6))
        write(folder, random.randrange(20), "\n\n".join(parts), random)


def read_again(library: Library) -> None:
    today = date(2031, 12, 31)
    library.refresh(given=None, today=today, report=lambda _: None, stop=lambda: False)


@contextmanager
def over(folder: Path, *sources: Path) -> Iterator[Library]:
    shown = [str(one) for one in sources or (folder / "in",)]
    with closing(Library(folder / "cache", folder / "data", shown, computer="desk")) as library:
        read_again(library)
        yield library


@pytest.mark.parametrize("seed", first_quick(range(4)))
def test_after_any_changes_all_is_as_if_joined_anew(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    monkeypatch.setattr(joining, "LIKELY", 24 if seed % 2 else 3)
    monkeypatch.setattr(replay, "LIKELY", 24 if seed % 2 else 3)
    monkeypatch.setattr(update, "MOST_FRESH", 20_000 if seed % 2 else 5)
    texts = [text for case in random.sample(CASES, FEW) for _, text in case.days]
    folder, most = tmp_path / "in", 0
    folder.mkdir()
    for _ in range(5):
        change(folder, texts, random)
    with over(tmp_path) as library:
        for _ in range(STEPS):
            check(library)
            most = max(most, *(len(claims) for _, _, claims in stored(library)), 0)
            for _ in range(random.randint(1, 3)):
                change(folder, texts, random)
            read_again(library)
        check(library)
    assert most > 2, "texts of one story were among them"


DAYS = {
    "2031-05-01": "## Quern\n\nOrvane's army said that 40 tanks had been lost at Quern.  The mayor,"
    " Ada Kessel, said 12 people had been killed in Quern by a strike.",
    "2031-05-02": "## Quern again\n\nOrvane's army said that 44 tanks had been lost at Quern."
    "  Kessel said 14 people had been killed in Quern by the strike.  Torvia gave €20 million"
    " for grain.",
    "2031-05-03": "## Third day\n\nOrvane's army said that 50 tanks had been lost at Quern.  Adda"
    " Kesell, the mayor, said 15 people had been killed in Quern by the strike.",
}
LATER = (
    "## Fourth day\n\nQuern's army said it was safe.  Ada Maria Kessel, the mayor of Quern, said"
    " 16 people had been killed in Quern by the strike."
)


def places(told: Told) -> set[str]:
    """The places that the figures of these series are of."""
    quantities = [claim.quantity for _, _, claims in told for claim in claims]
    return {place for quantity in quantities for place in quantity.places}


def written(folder: Path) -> Path:
    (folder / "in").mkdir()
    for day, text in DAYS.items():
        put(folder, day, text)
    return folder


def put(folder: Path, day: str, text: str) -> None:
    (folder / "in" / f"{day}.md").write_text(f"---\ndate: {day}\n---\n# Day {day}\n\n{text}\n")


def test_a_new_owner_and_a_longer_name_change_what_was_read_before(tmp_path: Path) -> None:
    with over(written(tmp_path)) as library:
        check(library)
        before = stored(library)
        put(tmp_path, "2031-05-04", LATER)
        read_again(library)
        check(library)
        quern = place_key("quern")
        assert quern in places(before) and quern not in places(stored(library))
        (tmp_path / "in" / "2031-05-04.md").unlink()
        read_again(library)
        check(library)
        assert stored(library) == before


def test_a_bulletin_from_before_leaves_alone_what_it_does_not_concern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided: list[int] = []
    add = joining.SeriesJoiner.add

    def counted(joiner: joining.SeriesJoiner, figure: int, keys: Sequence[object]) -> int:
        decided.append(figure)
        return add(joiner, figure, keys)

    monkeypatch.setattr(joining.SeriesJoiner, "add", counted)
    (tmp_path / "in").mkdir()
    towns = "Orm", "Quern", "Tessin", "Vadu", "Ulm", "Jorl", "Norvik", "Brell"
    for day, town in enumerate(towns, 1):
        text = f"The mayor of {town} said {10 + day} people were killed by a strike in {town}."
        put(tmp_path, f"2031-05-0{day}", f"## Day {day}\n\n{text}")
    with over(tmp_path) as library:
        every = set(decided)
        decided.clear()
        put(tmp_path, "2031-05-01", "## First\n\nSeven people were killed by a strike in Brell.")
        read_again(library)
        assert len(every) == len(towns) and 0 < len(set(decided)) < 4
        check(library)


def test_what_the_reader_decides_and_corrects_is_stored_too(tmp_path: Path) -> None:
    with over(written(tmp_path)) as library:
        people = {one.name: one for one in rows_of(library).people()}
        known = library.view_data.people_marks
        two = people["Ada Kessel"], people["Adda Kesell"]
        assert known.join(*two, people.values()) is None
        check(library)
        names = {one.name for one in rows_of(library).people()}
        assert len(names & {"Ada Kessel", "Adda Kesell"}) == 1
        key = key_of(library, "Quern again")
        article = library.article(key)
        assert article is not None
        span = next(one.span for one in article.found.figures if one.low == 44)
        assert library.correct(key, span, Correction("Tomas Brandt", None)) == 1
        check(library)
        claimants = {one.voice for _, _, claims in stored(library) for one in claims}
        assert any(one is not None and one[1] == "Tomas Brandt" for one in claimants)
        while library.undo():
            check(library)


def test_other_sources_are_stored_apart(tmp_path: Path) -> None:
    written(tmp_path)
    first = tmp_path / "in" / "2031-05-01.md"
    with over(tmp_path) as library, over(tmp_path, first) as other:
        check(library)
        check(other)
        put(tmp_path, "2031-05-01", LATER)
        read_again(other)
        check(other)
        check(library)


def test_an_update_that_was_stopped_is_made_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "AT_ONCE", 1)
    monkeypatch.setattr(rejoin, "AT_ONCE", 1)
    written(tmp_path)
    changed = tmp_path / "in" / "2031-05-02.md"
    with over(tmp_path) as library, over(tmp_path, changed) as other:
        for patience in range(8):
            put(tmp_path, "2031-05-02", f"{DAYS['2031-05-02']}  It was {patience + 3} barges.")
            read_again(other)
            left = iter(range(patience))
            done = rows_of(library).update(lambda: next(left, None) is None)  # noqa: B023
            assert done is None or patience > 1
            if patience % 2:
                check(library)
        check(library)
