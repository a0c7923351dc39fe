"""Fixtures that start the reader on the samples or on texts, with temporary folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widget import Widget

from benchmarks.terminal import home_in
from reader.library import Library
from reader.resources import sample_data
from reader.settings import Folders, Settings, Start
from reader.ui.app import WarreaderApp
from reader.ui.terminal import direct_paint

Making = Callable[..., WarreaderApp]


@pytest.fixture(scope="session")
def indexed_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that knows the samples: indexing them takes longer than most tests."""
    folder = tmp_path_factory.mktemp("samples")
    library = Library(folder / "cache", folder / "data", [str(sample_data())])
    library.refresh(given=None, today=date(2026, 1, 1), report=lambda _: None, stop=lambda: False)
    library.close()
    return folder / "cache"


@pytest.fixture(scope="session", autouse=True)
def _short_waits() -> Iterator[None]:
    """Behind each key the framework waits until the process is idle: for 5 ms, not for 20."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
        patch.setattr("textual._wait.SLEEP_IDLE", 0.00025)
        yield


@pytest.fixture(scope="session", autouse=True)
def _styles_parsed_once() -> Iterator[None]:
    """Apps with the same variables share parsed style sheets: parsing is a tenth of a test."""
    parse = Stylesheet._parse_rules
    kept: dict[tuple[object, ...], list[RuleSet]] = {}

    def parsed(sheet: Stylesheet, *words: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), words, *sorted(named.items()))
        if key not in kept:
            kept[key] = parse(sheet, *words, **named)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


def paint_when_seen(patch: pytest.MonkeyPatch) -> None:
    """Let apps without a terminal paint what is asked for, and no frame that nobody sees."""
    painted = Compositor.render_update

    def unpainted(
        self: Compositor,
        full: bool = False,
        screen_stack: list[Screen[object]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        visible_screen_stack.set(screen_stack or [])
        self._dirty_regions.clear()
        return None

    def composed(screen: Screen[object], widgets: Sequence[Widget]) -> RenderableType | None:
        screen._compositor.update_widgets(set(widgets))
        return painted(screen._compositor, screen_stack=screen.app._background_screens)

    patch.setattr(Compositor, "render_update", unpainted)
    patch.setattr(direct_paint, "_composed", composed)


@pytest.fixture(autouse=True)
def only_seen_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames take a third of the time of a test; `seen` paints the whole screen anew.

    A module that tests the frames themselves has a fixture of this name that does nothing.
    """
    paint_when_seen(monkeypatch)


@pytest.fixture
def samples_home(tmp_path: Path, indexed_samples: Path) -> dict[str, str]:
    """Folders of the test's own for a reader in a terminal, which has the samples in its index."""
    shutil.copytree(indexed_samples, tmp_path / "cache")
    return home_in(tmp_path)


@pytest.fixture
def make_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indexed_samples: Path
) -> Iterator[Making]:
    """Makes an app; two made in one test share their folders, as two terminals do.

    One on the samples finds them in its index.  The libraries are closed when the test is over.
    """
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TMUX", raising=False)
    folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")

    def make(*texts: str, read_delay: float = 60.0, **changes: object) -> WarreaderApp:
        source = sample_data()
        chosen = changes.get("folders", folders)
        assert isinstance(chosen, Folders)
        if not texts and not chosen.cache.exists():
            shutil.copytree(indexed_samples, chosen.cache)
        if texts:
            source = tmp_path / "bulletins"
            source.mkdir(exist_ok=True)
            for number, text in enumerate(texts, 1):
                (source / f"2025-03-{number:02d}.txt").write_text(text)
        start = Start(
            sources=(str(source),),
            folders=folders,
            today=date(2026, 1, 1),
            settings=Settings(read_delay=read_delay),
        )
        app = WarreaderApp(start._replace(**changes))  # type: ignore[arg-type]
        closing.callback(app.library.close)
        return app

    with ExitStack() as closing:
        yield make
