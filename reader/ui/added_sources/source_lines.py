"""Turns an added source and its stored state into the lines of its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from reader.clean import line
from reader.library.documents.source_state import clock

if TYPE_CHECKING:
    from reader.library.documents.eviction import Eviction
    from reader.library.documents.source_state import SourceState
    from reader.settings.source_list import AddedSource

KEYS = (
    ("Enter", "fetch", "in_list('select')"),
    ("R", "fetch all", "fetch_all"),
    ("a", "add", "add"),
    ("x", "remove", "remove"),
    ("Esc", "back", "dismiss"),
)
"""The keys of this screen, what they do, and the actions that a click on them runs."""

EMPTY = "No source has been added yet · a adds a feed or a page by its address"
NOTHING = "There is no source here yet"
OFFLINE = "This run fetches nothing (--offline)"
STAYS = "Esc keeps it · texts with marks stay"
NOT_HERE = "is a program; add it in sources.txt"
PLACED = "A file is read in its place, and never fetched"
_MIB = 1 << 20


def title_of(source: AddedSource, state: SourceState) -> str:
    """Return the user's title, else the source's own, else its address."""
    return line(source.title or state.title) or line(source.address)


def facts_of(source: AddedSource, state: SourceState, is_being_fetched: bool) -> str:
    """Return when it was fetched, how many texts came, and when it is tried next."""
    if source.is_path:
        return "read in its place"
    if is_being_fetched:
        return "fetching…"
    if not state.last_try:
        return "not fetched yet"
    if state.has_failed:
        return f"{line(state.why)} · tried {clock(state.last_try)} · again {clock(state.next_try)}"
    came = f"{state.came:,} came {clock(state.last_new)} · " if state.last_new else ""
    moved = f" · moved to {line(state.permanent)}" if state.permanent else ""
    return f"{came}fetched {clock(state.last_good)} · again {clock(state.next_try)}{moved}"


def source_row(source: AddedSource, state: SourceState, is_being_fetched: bool) -> Content:
    """Return the two lines of a source."""
    facts = facts_of(source, state, is_being_fetched)
    title, address = title_of(source, state), line(source.address)
    head = [(title, "bold")] if title == address else [(title, "bold"), f"  {address}"]
    return Content.assemble(*head, "\n   ", (facts, "$error" if state.has_failed else "$muted"))


def kept_words(states: Sequence[SourceState], eviction: Eviction | None) -> str:
    """Return the size of the texts of all sources, and the latest eviction."""
    size = sum(state.size for state in states)
    shown = f"{size / _MIB:.1f} MiB" if size >= _MIB else f"{-(-size // 1024)} KiB"
    words = f"{shown} kept" if size else ""
    if eviction is None:
        return words
    from reader.library.documents.eviction import eviction_words

    went = eviction_words(eviction)
    return f"{words} · {went}" if words else went
