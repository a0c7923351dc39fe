"""Turns the messages of a run, and the sources not read, into the lines of their page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.clean import line
from reader.models import Unreadable
from reader.ui.page.page import PageBlock, PageBlocks

TIME = 8
"""The width in cells of a time of day and the blanks around it."""


def messages_blocks(
    unreadable: Iterable[Unreadable], mistakes: Iterable[str], told: Iterable[tuple[str, str]]
) -> PageBlocks:
    """Return the sources not read, mistakes in the configuration, and messages, the latest first.

    A message is the time of day when it was shown ("14:03"), and its words.
    """
    blocks = [
        *_section("Not read", (PageBlock(line(f"{one.source} {one.why}")) for one in unreadable)),
        *_section("Config", (PageBlock(line(mistake)) for mistake in mistakes)),
        *_section("Messages of this run", (_told(time, text) for time, text in told)),
    ]
    if not blocks:
        return PageBlocks([PageBlock("There has been no message")], 1)
    return PageBlocks(blocks[:-1], len(blocks) - 1)  # no blank at the end


def _section(heading: str, lines: Iterable[PageBlock]) -> Iterator[PageBlock]:
    """Yield a heading, its lines and a blank; nothing if there are no lines."""
    shown = list(lines)
    if shown:
        yield PageBlock(f"{heading} {len(shown):,}", "head")
        yield from shown
        yield PageBlock("")


def _told(time: str, text: str) -> PageBlock:
    return PageBlock(line(text), "text", indent=TIME, sign=f" {time}")
