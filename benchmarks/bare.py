"""The baseline: a Textual app with a header, a list of 20 rows, some text and a footer."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Header, OptionList, Static


class Bare(App[None]):
    """Moving in the list changes the text beside it."""

    CSS = "OptionList { width: 40; } Static { width: 1fr; }"
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The standard widgets."""
        yield Header()
        with Horizontal():
            yield OptionList(*[f"Row {number:03d} with the title of an article" for number in ROWS])
            yield Static("Body text", id="body")
        yield Footer()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the text of the row."""
        self.query_one("#body", Static).update(f"Showing row {event.option_index:03d}!")


ROWS = range(int(sys.argv[1]) if len(sys.argv) > 1 else 20)

if __name__ == "__main__":
    Bare().run()
