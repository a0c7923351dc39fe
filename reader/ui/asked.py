"""What the reader has asked the library for: a search that is walked, or a filter that stays."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.views import Found, Mistake, View


class Asked(NamedTuple):
    """One search (`/`) or filter (`f`), and where the reader was before it.

    While a search lasts, the next and previous match take the keys of the next and previous
    unread; a filter narrows the list and leaves the keys as they are.
    """

    searching: bool
    text: str
    view: View
    key: int | None

    @property
    def name(self) -> str:
        """For the line above: "search: bridge"."""
        from reader.clean import line  # what was pasted into the line passes the gate too

        return f"{'search' if self.searching else 'filter'}: {line(self.text)}"


def told(found: Found) -> str:
    """How many there are, or what is wrong with the line and what would be right."""
    if found.mistake is not None:
        return mistaken(found.mistake)
    if not found.total:
        return "Nothing found"
    return f"{found.total:,}{' and more' if found.more else ''} found · Enter keeps · Esc goes back"


def mistaken(mistake: Mistake) -> str:
    """A mistake in one line."""
    right = f" · {mistake.would_be_right}" if mistake.would_be_right else ""
    return f"{mistake.what}{right}"
