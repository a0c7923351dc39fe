"""Shows the added sources: when each was fetched, how many texts came, what failed and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from reader.clean import line
from reader.library.rows import Progress
from reader.library.views.registry import VIEWS
from reader.ui.added_sources.source_lines import (
    EMPTY,
    KEYS,
    NOT_HERE,
    NOTHING,
    OFFLINE,
    PLACED,
    STAYS,
    kept_words,
    source_row,
)
from reader.ui.messages import ActionClicked
from reader.ui.page.looks import STRONG, plural
from reader.ui.panes.bars import SOURCES, Header, TopBar
from reader.ui.screens.overlay import OverlayScreen
from reader.ui.screens.prompt import PromptScreen
from reader.ui.table import Action, pressed_name

if TYPE_CHECKING:
    from reader.library.fetching.orders import FetchReport
    from reader.settings.source_list import AddedSource
    from reader.ui.added_sources.fetching import SourceFetcher
    from reader.ui.screens.main import MainScreen

READ = Progress(0, 0, False, finished=True)
"""The progress shown in the top line: this screen reads no sources."""

QUESTION = "Address of a feed or a page, or the path of a file"


def open_sources(main: MainScreen, fetcher: SourceFetcher) -> None:
    """Show the sources over the reading screen; on leaving, it shows the chosen view."""

    def leave(view: str | None) -> None:
        fetcher.reopen(view or main.session.shown.view.name, main.app.exit)
        if view is not None:
            main.action_do(view)

    main.app.push_screen(SourcesScreen(fetcher, main.table, main.top_bar.header), leave)


class SourcesScreen(OverlayScreen[str]):
    """The sources, two lines each; a key of another view closes it with the view's name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss", "Back"),
        ("j", "in_list('cursor_down')", "Down"),
        ("k", "in_list('cursor_up')", "Up"),
        ("g", "in_list('first')", "First"),
        ("G", "in_list('last')", "Last"),
        ("R", "fetch_all", "Fetch all"),
        ("a", "add", "Add"),
        ("x", "remove", "Remove"),
    ]

    def __init__(self, fetcher: SourceFetcher, table: Sequence[Action], header: Header) -> None:
        """`fetcher` has the sources, `table` the keys of views, `header` the top line's text."""
        super().__init__()
        self._fetcher = fetcher
        self._header = header._replace(shown=SOURCES.name, narrowing="", progress=READ)
        views = {SOURCES.name, *(view.name for view in VIEWS)}
        self._views = {key: one.name for one in table if one.name in views for key in one.keys}
        self._sources: tuple[AddedSource, ...] = ()
        self._tried: dict[str, AddedSource] = {}
        self._untold: list[FetchReport | None] = []
        self._removing = ""
        self._hints: Sequence[tuple[str, str, str]] = ()

    def compose(self) -> ComposeResult:
        """Compose the top line, the sources, and the line of keys."""
        yield TopBar(id="top")
        yield OptionList()
        yield Label("", id="status", markup=False)

    def on_mount(self) -> None:
        """Show the sources with the cursor on the first."""
        self.show_sources()

    def show_sources(self) -> None:
        """Show the present sources, and the keys in the status line."""
        self._show_rows()
        self._tell("")

    def _show_rows(self) -> None:
        """Show the present sources; the cursor stays on its row."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        self._sources = self._fetcher.sources
        states = [self._fetcher.state(source) for source in self._sources]
        kept = kept_words(states, self._fetcher.eviction())
        count = plural(len(self._sources), "source")
        self.query_one(TopBar).show(self._header._replace(counts=(count, count)))
        below = kept if self._sources else EMPTY
        rows = [
            Option(source_row(source, state, source.address in self._fetcher.waiting))
            for source, state in zip(self._sources, states, strict=True)
        ]
        options.set_options([*rows, *([Option(Content(below), disabled=True)] if below else ())])
        options.highlighted = min(at, len(self._sources) - 1) if self._sources else None

    def on_key(self, event: Key) -> None:
        """Go to another view by its key; say so for one without effect; Escape keeps a source."""
        view, pressed = self._views.get(event.key), pressed_name(event)
        is_kept = self._removing and event.key == "escape"
        if event.key != "x":
            self._removing = ""
        if view is not None or is_kept:
            event.stop()
        if view is not None:
            self._go_to(view)
        elif pressed and event.key not in self.active_bindings:
            self._tell(f"{pressed} does nothing here")
        else:
            self._tell("")

    def on_action_clicked(self, message: ActionClicked) -> None:
        """Go to the view that was clicked in the top line."""
        self._go_to(message.name)

    def _go_to(self, view: str) -> None:
        if view == SOURCES.name:
            self._tell("The sources are shown already")
        else:
            self.dismiss(view)

    def _tell(self, text: str) -> None:
        """Show a text until the next key; "" shows the keys."""
        keys = KEYS if self._sources else [one for one in KEYS if one[0] in ("a", "Esc")]
        self._hints = () if text else keys
        hints = [Content.assemble((key, STRONG), f" {does}") for key, does, _ in self._hints]
        self.query_one("#status", Label).update(Content("  ").join(hints) if hints else text)

    def on_click(self, event: Click) -> None:
        """Do what the clicked hint says."""
        at, status = event.screen_offset, self.query_one("#status")
        cell = at.x - status.content_region.x if status.region.contains(*at) else -1
        for key, does, action in self._hints:
            if 0 <= cell < len(f"{key} {does}"):
                self.call_later(self.run_action, action)
                return
            cell -= len(f"{key} {does}  ")

    @property
    def _chosen(self) -> AddedSource | None:
        at = self.query_one(OptionList).highlighted
        return self._sources[at] if at is not None and at < len(self._sources) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Fetch the source that Enter or a click chose."""
        if event.option_index < len(self._sources):
            self._fetch((self._sources[event.option_index],))

    def action_fetch_all(self) -> None:
        """Fetch all sources, due or not."""
        self._fetch(self._sources)

    def _fetch(self, sources: tuple[AddedSource, ...]) -> None:
        if not sources:
            self._tell(NOTHING)
        elif all(source.is_path for source in sources):
            self._tell(PLACED)
        elif self._fetcher.fetch(sources):
            self.show_sources()
        else:
            self._tell(OFFLINE if self._fetcher.is_offline else "This is being fetched")

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Close the screen; a source that is still being tried is added as it was typed."""
        for source in self._tried.values():
            self._fetcher.add(source)
        self._tried.clear()
        return super().dismiss(result)

    def action_add(self) -> None:
        """Ask for an address, and fetch it."""
        self.app.push_screen(PromptScreen(QUESTION, ""), self._try)

    def _try(self, typed: str | None) -> None:
        """Fetch a typed address; it is added when the fetch has ended."""
        from reader.library.fetching.subscription_lists import listed_at
        from reader.settings.typed_source import source_of

        if not typed:
            return
        source = source_of(typed)
        if isinstance(source, str) or source.is_program:
            self._tell(f"{line(typed)} {NOT_HERE if not isinstance(source, str) else source}")
        elif source.is_path and (listed := listed_at(source.address)) is not None:
            self._add_all(self._fetcher.add_list(source.address, listed))
        elif source.is_path or self._fetcher.is_offline:
            self._add(source)
        elif self._fetcher.fetch((source,)):
            self._tried[source.address] = source
            self._tell(f"Fetching {line(source.address)}")
        else:
            self._tell(f"{line(source.address)} is being fetched")

    def tell_report(self, report: FetchReport | None) -> None:
        """Show the outcome of a fetch, and add the source if it was being tried.

        A report that comes before the list is composed, or after it has gone, is not shown:
        `on_mount` shows all states, and `dismiss` adds the sources being tried. A report that comes
        while another dialog is open waits, because it may open a dialog itself.
        """
        if not self.query(OptionList):
            return
        if self.app.screen is not self:
            self._untold.append(report)
            return
        tried = self._tried.pop(report.address, None) if report is not None else None
        if report is not None and tried is not None:
            self._add_tried(tried, report)
        elif report is not None:
            self.show_sources()
        self._show_rows()
        if report is not None and report.why and not (tried is not None and report.feeds):
            self._tell(line(f"{report.address} {report.why}"))

    def on_screen_resume(self) -> None:
        """Show the reports that came while another dialog was open."""
        untold, self._untold = self._untold, []
        for report in untold:
            self.tell_report(report)

    def _add_tried(self, source: AddedSource, report: FetchReport) -> None:
        """Add a source that was fetched, or ask which feed of the page to add."""
        if report.is_list:
            self._fetcher.forget(source.address)
            self._add_all(self._fetcher.add_list(source.address, report.feeds))
            return
        if not report.feeds:
            self._add(source)
            return
        from reader.ui.added_sources.choice import ChoiceScreen

        names = [line(f"{title}  {address}".strip()) for address, title in report.feeds]

        def chosen(number: int | None) -> None:
            if number is None or number < len(report.feeds):
                self._fetcher.forget(source.address)
            if number is not None and number < len(report.feeds):
                feed = source._replace(address=report.feeds[number][0])
                self._add(feed)
                self._fetch((feed,))
            elif number is not None:
                self._add(source)
            self.show_sources()

        self._tell("")
        question = "This page names feeds. Which one should be added?"
        self.app.push_screen(ChoiceScreen(question, [*names, "The page itself"]), chosen)

    def _add_all(self, added: tuple[tuple[AddedSource, ...], str]) -> None:
        new, words = added
        self._fetcher.fetch(new)
        self.show_sources()
        self._tell(line(words))

    def _add(self, source: AddedSource) -> None:
        why = self._fetcher.add(source)
        self.show_sources()
        if why is not None or source.is_path:
            when = "when you go back" if self._fetcher.is_of_list else "at a start without paths"
            self._tell(line(why or f"{source.address} is read {when}"))

    def action_remove(self) -> None:
        """Remove the source under the cursor when the key is pressed twice."""
        source = self._chosen
        if source is None:
            self._tell(NOTHING)
            return
        if self._removing != source.address:
            self._removing = source.address
            self._tell(f"x again removes {line(source.address)} · {STAYS}")
            return
        self._removing = ""
        why = self._fetcher.remove(source)
        self.show_sources()
        self._tell(f"{line(source.address)} {'is removed' if why is None else line(why)}")
