"""Textual's private names that the screen uses are there, and do what they are used for."""

import ast
import asyncio
import gc
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from selectors import EVENT_READ

import pytest
from textual._styles_cache import StylesCache
from textual.app import App
from textual.command import Provider
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.suggester import Suggester

import reader.ui
from reader.ui.panes.lines import LineView
from reader.ui.terminal import private_names
from reader.ui.terminal.direct_paint import paint_now, parts_without_overlap
from reader.ui.terminal.fast_driver import OFTEN, OFTEN_LOOKS, SELDOM, KeySelector
from reader.ui.terminal.private_names import PRIVATE_NAMES, missing, uses_public_parts_only
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, until

GONE = PRIVATE_NAMES[0]._replace(name="a name that is gone")
SHOWS_BASE = "from reader.ui.terminal.base_app import TerminalApp\nprint(TerminalApp.__name__)"


@pytest.mark.parametrize("private", PRIVATE_NAMES, ids=lambda name: f"{name.owner}.{name.name}")
def test_a_private_name_is_there(private: private_names.PrivateName) -> None:
    assert not missing([private])
    assert private.seen_in
    assert private.without


def test_without_one_name_the_screen_runs_on_public_parts() -> None:
    assert not uses_public_parts_only({})
    assert not uses_public_parts_only({"WARREADER_STOCK": "0"})
    assert uses_public_parts_only({"WARREADER_STOCK": "1"})
    for gone in (
        GONE,
        GONE._replace(module="textual._no_such_module"),
        GONE._replace(owner="Compositor"),
        GONE._replace(owner="NoSuchClass"),
    ):
        assert uses_public_parts_only({}, [*PRIVATE_NAMES, gone])


@pytest.mark.parametrize(
    ("before", "base"),
    first_quick(
        [
            ("import textual.app\ndel textual.app.App._display\n", "GuardedApp"),
            ("", "FastApp"),
            ("import os\nos.environ['WARREADER_STOCK'] = '1'\n", "GuardedApp"),
        ],
        spread=True,
    ),
    ids=["one gone", "all there", "asked for"],
)
def test_the_base_of_the_app_is_chosen_at_the_start(before: str, base: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", before + SHOWS_BASE], capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == (base, "")


def test_every_private_name_that_the_room_uses_is_in_the_list() -> None:
    room = Path(private_names.__file__).parent
    trees = [ast.parse(path.read_text()) for path in sorted(room.glob("*.py"))]
    own = set().union(*map(names_made_in, trees))
    used = set().union(*map(names_used_in, trees)) - own
    listed = {name.name for name in PRIVATE_NAMES} | {name.owner for name in PRIVATE_NAMES}
    assert used <= listed
    assert {"ChopsUpdate", "_exception", "_queue", "_timeout_time", "_ready"} <= used


def names_made_in(tree: ast.Module) -> set[str]:
    """Names of functions, of classes' attributes, and of what `__init__` gives to an instance."""
    made = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            made.add(node.name)
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            made |= {
                target.attr
                for target in ast.walk(node)
                if isinstance(target, ast.Attribute) and isinstance(target.ctx, ast.Store)
            }
        if isinstance(node, ast.ClassDef):
            made |= {
                target.id
                for part in node.body
                for target in ast.walk(part)
                if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store)
            }
    return made


def names_used_in(tree: ast.Module) -> set[str]:
    """Private attributes, what is imported from private modules, and names given to `getattr`."""
    used = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and "._" in (node.module or ""):
            used |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute) and re.match("_[a-z]", node.attr):
            used.add(node.attr)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr":
            used |= set(re.findall(r"^'(_[a-z]\w*)'$", ast.unparse(node.args[1])))
    return used


def classes_on_the_framework() -> list[type]:
    """The classes of the screen that derive from one of Textual, outside `ui/terminal`."""
    for found in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        import_module(found.name)
    derived: list[type] = [MessagePump, Message, Provider, Suggester]
    found_classes = set[type]()
    while derived:
        below: list[type] = derived.pop().__subclasses__()
        derived += below
        found_classes |= {one for one in below if one.__module__.startswith("reader.ui.")}
    return sorted(found_classes, key=lambda one: one.__qualname__)


def private_names_in(classes: Iterable[type]) -> set[str]:
    """The private names that classes define, and that their instances get."""
    return set[str]().union(*map(private_names_of, classes))


@cache
def private_names_of(one: type) -> frozenset[str]:
    """Those of one class, without its bases; read once, for most classes have the same bases."""
    return frozenset(re.findall(r"\b(?:self\.|def )(_[a-z]\w+)", inspect.getsource(one)))


def test_no_class_outside_the_room_has_a_private_name_that_the_framework_has_too() -> None:
    classes = classes_on_the_framework()
    assert len(classes) > 15
    for one in classes:
        if one.__module__.startswith("reader.ui.terminal."):
            continue
        bases = [base for base in one.__mro__ if base.__module__.split(".")[0] == "textual"]
        assert not private_names_in([one]) & private_names_in(bases), one.__name__


class OneLine(LineView):
    line_count = 1

    def line_segments(self, number: int, width: int) -> tuple[list[object], int]:  # type: ignore[override]
        return [], 0


class Little(App[None]):
    def compose(self) -> list[OneLine]:
        return [OneLine(id="one")]


async def test_a_key_can_be_painted_at_once() -> None:
    async with Little().run_test() as pilot:
        await pilot.pause()
        assert paint_now(pilot.app.screen, pilot.app.query_one(OneLine))


async def test_the_driver_has_what_its_constructor_was_seen_to_make() -> None:
    assert {"_key_thread", "_writer_thread"} <= vars(LinuxDriver(Little())).keys()


async def test_the_loop_tells_whether_anything_is_to_be_done(make_app: Making) -> None:
    loop, app = asyncio.get_running_loop(), make_app()
    assert isinstance(loop, asyncio.BaseEventLoop)
    assert not app.has_work(loop)
    loop.call_soon(lambda: None)
    assert app.has_work(loop)


def test_looks_at_the_keyboard_are_seldom_until_a_key_comes() -> None:
    read, write = os.pipe()
    with open(read, "rb"), open(write, "wb", buffering=0) as keys, KeySelector() as selector:
        selector.register(read, EVENT_READ)
        for _ in range(OFTEN_LOOKS):
            assert selector.wait == OFTEN
            assert not selector.select(0.0)
        assert selector.wait == SELDOM
        keys.write(b"j")
        assert selector.select(0.0)
        assert selector.wait == OFTEN


@pytest.mark.slow
async def test_of_what_was_closed_no_line_is_kept(make_app: Making) -> None:
    def kept() -> int:
        gc.collect()
        return sum(isinstance(item, StylesCache) for item in gc.get_objects())

    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        counts = []
        for _ in range(6):
            await pilot.press("?")
            await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
            await pilot.pause()
            await pilot.press("escape")
            await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            await pilot.pause()
            counts.append(kept())
    assert counts[-1] <= counts[1], counts


async def test_painting_asks_for_no_place_of_a_hidden_widget(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:  # two panes: no evidence
        screen = await loaded(pilot)
        await pilot.pause()
        compositor = screen._compositor
        compositor._full_map_invalidated = True  # as after any layout
        screen.evidence._repaint_regions.add(Region(0, 0, 3, 1))
        before = vars(compositor)["_full_map"]
        assert paint_now(screen, screen.rows, screen.evidence)
        assert vars(compositor)["_full_map"] is before  # else all would have been arranged anew


async def test_changes_that_overlap_are_painted_once_and_in_place(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.pause()
        rows = screen.rows
        for part in (Region(0, 1, 4, 1), Region(2, 1, 9, 1), Region(20, 1, 3, 1)):
            rows.refresh(part)
        box = rows.content_region
        pieces = parts_without_overlap(screen._compositor, [rows])
        assert pieces is not None
        assert [(x, y, sum(s.cell_length for s in found)) for x, y, found in pieces] == [
            (box.x, box.y + 1, 11),
            (box.x + 20, box.y + 1, 3),
        ]


async def test_a_key_that_moves_the_border_above_the_evidence_waits_for_no_frame(
    make_app: Making,
) -> None:
    crowd = "Ferry held\n\n" + "\n\n".join(f"“Boat {n} left,” said Ada Kessel." for n in range(40))
    async with make_app(READING, crowd).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.pause()
        before = screen.evidence.region.height
        screen.show(screen.session.listing.step(screen.session.cursor, 1))
        screen.settle()
        assert paint_now(screen, screen.rows, screen.text, screen.evidence, screen.status)
        assert screen.evidence.region.height != before
        assert screen.text.region.bottom == screen.evidence.region.y
        assert not screen._layout_required
        views = (screen.text, screen.evidence)
        places = [screen.find_widget(view) for view in views]
        screen.refresh(layout=True)
        await pilot.pause()
        assert [screen.find_widget(view) for view in views] == places  # as Textual arranges them


async def test_another_view_is_one_frame_in_its_own_layout(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.pause()
        views = (screen.rows, screen.text, screen.reading)
        before = screen.rows.size.width
        screen.change_classes({"broad": True})
        assert not paint_now(screen, *views)  # the panes are not yet where they will be
        await until(pilot, lambda: screen.rows.size.width > before)
        size = screen.rows.size + Size(4, 0)
        assert all(view._size_updated(size, size, size) for view in views)
        assert not any(view._layout_required for view in views)  # nor is all arranged once more


async def test_what_shows_and_hides_panes_is_left_to_the_next_frame(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(70, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.pause()
        for pane, display in ((screen.rows, "none"), (screen.reading, "block")):
            pane.styles.display = display
        screen.text.styles.display = "block"
        before = vars(screen._compositor)["_full_map"]
        assert not paint_now(screen, screen.rows, screen.text)
        assert vars(screen._compositor)["_full_map"] is before  # else Textual would tell no change
        await pilot.pause()
        assert screen.text.page_size == screen.text.size.height == 18
        assert "Talks open in Merrow" in screen.text.render_line(0).text
