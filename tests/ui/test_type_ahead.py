"""Keys in one burst do what the same keys do one by one."""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from benchmarks.speed.slow_line import Line
from benchmarks.terminal import Terminal, home_in
from reader.resources import sample_data
from reader.settings import Folders, Settings
from reader.ui import session
from reader.ui.app import WarreaderApp
from reader.ui.table import TABLE
from tests.quick import first_quick
from tests.ui.conftest import Making, paint_when_seen
from tests.ui.forked_terminal import ForkedTerminal
from tests.ui.picture import picture
from tests.ui.reading import READING, loaded, main_screen, until
from tests.ui.test_changes import LONG

NAMED = {"⏎": "enter", "⎋": "escape", "⇥": "tab", "⌫": "backspace", "↓": "down", "↑": "up"}
NAMED |= {"②": "f2", "⑩": "f10", "→": "right"}
SCRIPTS = {
    "lines": [
        *("/bread⏎nnNb", "⎋j", "/bridge↓↓⏎b⎋", "/zzz⏎nj⎋", "/⏎j", "/br⎋j"),
        *("/drones⏎/bread⏎n⎋⎋", "/drones⎋/bread⏎b⎋", "fdrones⏎/bread⏎nb⎋⎋", "//bri⎋⎋"),
        *("f⌫dronet⌫s⏎b⎋", "fsp⇥⏎j⎋"),
    ],
    "remarks": [
        *("eNo bread⎋jb", "e⎋e more⏎lines⎋j", "jeA⎋/bread⏎n⎋"),
        *("jt,a b⏎tc⏎j", "t⎋kb", "tbread⏎/tag:bread⏎nb⎋"),
        *("jjc↓⏎jb", "jcq/bread⏎b⎋", "c⎋j", "jsy⏎sz⏎m", "s⎋jb", "E/bread⏎n⎋"),
    ],
    "palette": [
        *(":bookmark⏎j", ":search e⏎bread⏎n⎋", ":⎋jb", ":choose a⏎nord⏎jb", ":theme zz⏎⎋j"),
        *(":tag losses⏎j", ":unt⇥los⇥⏎b", ":bookmark all⏎uj", "/bread⏎:read all⏎n⎋"),
        *(":view b⇥⏎1j", "|⇥⇥⎋b", "o⎋j", "fbread⏎:save-filter of bread⏎⎋j", ":filter of⇥⏎b⎋"),
    ],
    "dialogs": [
        *("Tgruvb⏎j", "T⎋b", "?qj", "??jb", "?⏎jb", "?⎋/drones⏎n⎋"),
        *("77jb", "7qa⎋b", "7j⎋/bread⏎b⎋"),
    ],
    "views": [
        "3⏎j⎋b",
        "3j⏎⏎⎋⎋1j",
        "4j1b",
        "33jb",
        "3/dace⏎j⎋b",
        "3⏎/dace⎋j⎋",
        "43j⏎jj⏎⎋b",
        "2jb",
        "0jb",
        "6j1",
    ],
    "pages": [
        *("iGqb", "⎋i⏎/bread⏎b⎋", "ii!⏎j", "!!u", "!xj", "⎋:about⏎j⎋b"),
        *(":messages of⏎⎋j", "/bread⏎i⎋n⎋", "⎋?GWqb", "5ib"),
    ],
    "decisions about people": ["Mj", "Sb", "3M⎋j", "jMda⏎ju", "jS⎋b"],
    "changed texts": ["dG", "⎋kdGWqb", "dd/bell⏎d⏎n⎋", "ld⎋hb"],
    "sources": [  # none is left in the list: the program would start again to read it
        *("7a./day.txt⏎jxxqb", "7xj⎋m", "7R⎋/bread⏎b⎋", "7a⎋2j⎋b"),
        *("7ano such⏎qj", "7aday⎋3⏎j⎋", "7a./day.txt⏎xx5b", "⎋7?q⎋j"),
    ],
    "in dialogs": [
        *("c⇥⇥②↓⏎jb", "l}c↓↓⏎}y⎋", "ctom⌫⌫o⏎b", ")c↑⏎u⎋", "jeNo⑩jb", "eNo⎋e more⎋ub"),
        *("tc d⌫x⏎btc⎋j", "ss⎋sa⏎b", "3⏎jc⎋⎋1", "3fda⏎jS⎋⎋⎋b", "3jM↓⏎uj", ":tag x⏎:untag x⏎uub"),
        *(
            ":⌫⎋/bre⏎:⎋nb⎋",
            "/bre⏎t w⏎⎋jfbread⏎e z⎋⎋",
            "?/⎋!?⎋i!⎋d⎋b",
            "t→⎋e→⎋|x⎋b",
            "Fj⎋:view pe⇥⏎j1b",
        ),
    ],
    "saved filters": ["Fj⏎nb", "⎋F⎋j", "Fj⏎/bread⏎n⎋⎋", "FF j"],
    "panes and marks": ["lj)hb", "bbjmmj", "U⏎hj", "UAu1", "vjhz⎋", "5j1", "⏎⎋j⏎⎋ul", "}y)Y⎋"],
}


@pytest.fixture
def only_seen_frames() -> None:
    """Keys in a burst meet frames."""


QUICK = ("panes and marks",)
"""The scripts of every run: the others take half a minute."""


def key(sign: str) -> Key:
    """A key as the terminal sends it."""
    name = NAMED.get(sign)
    if name is None:
        return Key(_character_to_key(sign), sign)
    characters = {"enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f"}
    return Key(name, characters.get(name))


async def settled(pilot: Pilot[None]) -> None:
    """Until nothing is held back, and nothing is left to do at once."""
    app, calm = pilot.app, 0
    assert isinstance(app, WarreaderApp)
    deadline = time.monotonic() + 30
    while calm < 3:
        assert time.monotonic() < deadline, (app.type_ahead.is_holding, app.screen_stack)
        await asyncio.sleep(0.003)
        is_busy = app.type_ahead.is_holding or not main_screen(pilot).is_answered
        calm = 0 if is_busy else calm + 1


def state(pilot: Pilot[None]) -> list[object]:
    """The state after keys: focus, what is shown, what is marked."""
    app, main = pilot.app, main_screen(pilot)
    main.settle()
    rows = main.session.listing.rows(0, len(main.session.listing))
    library, place = main.library, main.text
    keys = [row.key for row in rows]
    return [
        [type(screen).__name__ for screen in app.screen_stack],
        getattr(app.screen, "view", main.rows).top,
        type(app.focused).__name__,
        [line.value for line in app.screen.query(Input)],
        [area.text for area in app.screen.query(TextArea)],
        (app.theme, main.session.shown, main.pane, main.session.cursor, sorted(main.classes)),
        main.session.query.lines if main.session.query is not None else None,
        (
            place.article.key if place.article else None,
            place.top,
            place.current and place.current.span,
        ),
        [(row.key, row.state.read, row.state.bookmarked) for row in rows],
        [(library.note(key), library.tags(key)) for key in keys],
    ]


async def played(app: WarreaderApp, scripts: list[str], slowly: bool) -> list[list[object]]:
    """The state after each of some scripts, one after the other."""
    states = []
    async with app.run_test(size=(130, 20)) as pilot:
        await loaded(pilot)
        for script in scripts:
            for sign, following in pairwise([*script, ""]):
                app.post_message(key(sign))
                is_in_a_word = following.isalpha() and isinstance(app.focused, Input | TextArea)
                if slowly and not is_in_a_word:  # letters of an open line are never held back
                    await settled(pilot)
            await settled(pilot)
            states.append(state(pilot))
    return states


def changed(make_app: Making, folders: Folders, settings: Settings) -> WarreaderApp:
    """The reader before a text that was read in with other words."""
    first = make_app(READING, folders=folders)
    quiet = {"report": lambda _: None, "stop": lambda: False}
    first.library.refresh(given=None, today=date(2026, 1, 1), **quiet)  # type: ignore[arg-type]
    first.library.close()
    return make_app(LONG, folders=folders, settings=settings)


def test_every_action_that_opens_something_has_a_script_that_begins_with_it() -> None:
    begun = {script[0] for scripts in SCRIPTS.values() for script in scripts}
    opening = [action for action in TABLE if action.opens]
    assert [action.name for action in opening if not begun & set(action.keys)] == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in QUICK else pytest.mark.slow)
        for name in (*SCRIPTS, "lines, answered late")
    ],
)
async def test_a_burst_of_keys_does_what_they_do_one_by_one(
    make_app: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if name.endswith("late"):
        monkeypatch.setattr(session, "PATIENCE", -1.0)  # every answer comes from a thread
    scripts = SCRIPTS[name.partition(",")[0]]
    scripts = scripts[:5] if name.endswith("late") else scripts
    monkeypatch.setenv("VISUAL", "'")  # no editor: keys behind E are commands
    found = []
    for speed in ("slowly", "at once"):
        home = tmp_path / speed
        home.mkdir()
        monkeypatch.chdir(home)
        folders = Folders(home / "config", home / "cache", home / "data")
        filters = {"of bread": "bread", "of drones": "drones"} if name.startswith("saved") else {}
        settings = Settings(read_delay=60.0, filters=filters)
        app = make_app(folders=folders, settings=settings)
        if name == "changed texts":
            app = changed(make_app, folders, settings)
        with pytest.MonkeyPatch.context() as patch:
            if speed == "slowly":
                paint_when_seen(patch)
            states = await played(app, scripts, speed == "slowly")
        written = [*home.glob("*.md*"), *home.glob("config/*.txt")]
        files = sorted((file.name, file.read_text()) for file in written)
        found.append([*zip(scripts, states, strict=True), ("files", files)])
    for (script, slow), (_, fast) in zip(*found, strict=True):
        different = [pair for pair in zip(slow, fast, strict=False) if pair[0] != pair[1]]
        assert (script, different) == (script, [])


@pytest.mark.slow
@pytest.mark.parametrize("keys", first_quick(["fb⏎⎋", "/⎋", "/b⎋"]))
async def test_the_list_stands_at_its_line_when_a_query_is_left(
    make_app: Making, keys: str
) -> None:
    app = make_app()
    async with app.run_test(size=(130, 20)) as pilot:
        rows = (await loaded(pilot)).rows
        await pilot.press("g")
        passed = []
        while not rows.top:
            passed.append(rows.cursor)
            await pilot.press("j")
        await pilot.press("g", *["j"] * (len(passed) - 1))
        height, lowest = rows.page_size, passed[-1]  # the last row that needs no scrolling
        assert (rows.top, rows.cursor) == (0, lowest)
        for sign in keys:
            app.post_message(key(sign))
            await settled(pilot)
        await until(pilot, lambda: rows.page_size == height)
        assert (rows.top, rows.cursor) == (0, lowest)


async def test_a_paste_behind_a_key_that_opens_a_line_is_for_that_line(make_app: Making) -> None:
    app = make_app()
    async with app.run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for event in (key("/"), Paste("bread"), key("⏎"), key("b")):
            app.post_message(event)
        await settled(pilot)
        assert screen.session.query is not None
        assert screen.session.query.text == "bread"
        assert screen.session.row is not None
        assert screen.session.row.state.bookmarked


async def test_keys_that_are_held_as_the_program_ends_go_nowhere(make_app: Making) -> None:
    app = make_app()
    async with app.run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        for sign in "/bread⏎n?":
            app.post_message(key(sign))
        await asyncio.sleep(0)
        assert app.type_ahead.is_holding
        app.exit()
    await asyncio.sleep(0.05)
    assert app.crash is None


@pytest.mark.parametrize("key", ["q", "Q"])
async def test_keys_behind_the_one_that_leaves_do_nothing(make_app: Making, key: str) -> None:
    app = make_app(READING)
    async with app.run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        for name in (key, "b", "m"):
            app.post_message(Key(name, name))
        await asyncio.sleep(0.3)
    counts = app.library.counts()
    assert (counts.unread, counts.bookmarked) == (2, 0)


BURST = "/bread⏎nb⎋e1⎋?⎋tice⏎:only u⏎j⎋Tnord⏎cj⏎fdrones⏎b⎋/erdeli↓⏎n"


@pytest.mark.slow
def test_a_burst_over_a_slow_line_shows_what_slow_keys_show(
    indexed_samples: Path, tmp_path: Path
) -> None:
    bytes_of = {"⏎": "\r", "⎋": "\x1b", "↓": "\x1b[B"}
    keys = [bytes_of.get(sign, sign) for sign in BURST]
    pictures = []
    for typed, gap, rate in ((keys, 0.04, 1 << 20), (["".join(keys)], 0.0, 30_000)):
        home = tmp_path / str(rate)
        shutil.copytree(indexed_samples, home / "cache")
        (home / "config").mkdir()
        (home / "config" / "config.toml").write_text("read_delay = 3600\n")
        command = [sys.executable, "-m", "reader", str(sample_data())]
        with ForkedTerminal(
            command, environment=home_in(home), cwd="/", columns=120, rows=30
        ) as running:
            running.wait("44 unread")
            running.press("", quiet=0.3)
            line = Line(running, rate, is_deep=False, answers=True)
            for part in typed:
                running.send(part)
                line.carry(gap)
            deadline = time.monotonic() + 30
            while "search: erdeli" not in running.text and time.monotonic() < deadline:
                line.carry(0.1)
            line.carry(0.5)
            assert "search: erdeli" in running.text
            pictures.append(picture(running.screen))
    assert pictures[0] == pictures[1]


@pytest.mark.slow
def test_keys_that_were_typed_before_the_program_listened_are_keys(
    samples_home: dict[str, str],
) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with Terminal(command, environment=samples_home, cwd="/", columns=120, rows=30) as running:
        running.send("/erdeli\r")
        running.wait("search: erdeli")
        running.send("q")
        running.until(lambda: "search:" not in running.text, "the end of the search")
        running.send("q")
        assert running.finish() == 0
