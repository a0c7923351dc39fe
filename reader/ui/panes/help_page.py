"""Turns keys, signs and colours into the lines of the help, in one to three columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, groupby, pairwise, zip_longest
from typing import NamedTuple

from reader.ui.page import wrap

WORDS = 29
"""The most cells for an action's words, so that two columns of keys fit in 80 columns."""

KEYS = 8
"""The cells for the keys of an action; longer ones of a user's keymap get more."""

MOST_KEYS, MOST_COLUMNS, GAP, LABEL = 18, 3, 2, 9


class KeyLine(NamedTuple):
    """An action in the help: its task, its keys, and what it does."""

    task: str
    keys: str
    words: str


class LegendItem(NamedTuple):
    """A sign, in the style that its kinds have in every pane, and its meaning.

    If `words` is "", the sign is a word that states its own meaning.
    """

    kinds: tuple[str, ...]
    sign: str
    words: str = ""


class HelpRun(NamedTuple):
    """A part of a line, and its kinds, which have a style in styles/."""

    text: str
    kinds: tuple[str, ...] = ("text",)


HelpLine = tuple[HelpRun, ...]

LEGEND: tuple[tuple[str, tuple[LegendItem, ...]], ...] = (
    (
        "Signs",
        (
            LegendItem(("dot",), "●", "unread"),
            LegendItem(("dot",), "○", "read"),
            LegendItem(("text", "changed"), "◆", "changed since you read it"),
            LegendItem(("star",), "★", "bookmarked"),
            LegendItem(("star",), "☆", "being saved"),
            LegendItem(("muted",), "“", "quotes"),
            LegendItem(("muted",), "#", "figures"),
            LegendItem(("muted",), "≈", "a paraphrase"),
            LegendItem(("muted",), "?", "inferred or uncertain"),
            LegendItem(("text", "changed"), "≠", "contradicted"),
        ),
    ),
    (
        "Colours",
        (
            LegendItem(("text", "speaker"), "speaker"),
            LegendItem(("text", "quote"), "“words in quotation marks”"),
            LegendItem(("text", "paraphrase"), "paraphrase"),
            LegendItem(("text", "cue"), "words that report"),
            LegendItem(("text", "denial"), "denied"),
            LegendItem(("text", "unsaid"), "not confirmed, asked, wanted"),
            LegendItem(("text", "number"), "figure"),
            LegendItem(("text", "date"), "date"),
            LegendItem(("text", "link"), "link"),
            LegendItem(("text", "match"), "found by a search"),
            LegendItem(("text", "current"), "where you are"),
            LegendItem(("remark",), "your note"),
        ),
    ),
)
"""All signs and colours, with each kind of text that has a style."""


def help_lines(keys: Sequence[KeyLine], width: int) -> list[HelpLine]:
    """Return the legend, then the keys by task, in as many columns as fit."""
    lines = [line for label, items in LEGEND for line in _legend_lines(label, items, width)]
    lines.append(())
    key_cells = min(MOST_KEYS, max([KEYS, *(wrap.count_cells(one.keys) + 1 for one in keys)]))
    blocks = [
        [(HelpRun(f" {task}", ("head",)),), *(_key_line(one, key_cells) for one in group), ()]
        for task, group in groupby(keys, key=lambda one: one.task)
    ]
    needed = key_cells + WORDS + 1
    count = max(1, min(MOST_COLUMNS, width // needed))
    at = max(needed, min(width // count, needed + 8))
    for beside in zip_longest(*_in_columns(blocks, count), fillvalue=()):
        *before, last = beside
        lines.append((*(run for one in before for run in _padded(one, at)), *last))
    return lines


def cells_of(line: HelpLine) -> int:
    """Return the width of a line in cells."""
    return sum(wrap.count_cells(run.text) for run in line)


def _legend_lines(label: str, items: Sequence[LegendItem], width: int) -> Iterator[HelpLine]:
    """Yield the items side by side, in as many lines as they need."""
    line: HelpLine = (HelpRun(f" {label}".ljust(LABEL), ("head",)),)
    start = cells_of(line)
    for item in items:
        runs: HelpLine = (HelpRun(item.sign, item.kinds),)
        if item.words:
            runs += (HelpRun(f" {item.words}"),)
        if cells_of(line) > start:
            if cells_of(line) + GAP + cells_of(runs) > width:
                yield line
                line = (HelpRun(" " * LABEL),)
            else:
                runs = (HelpRun(" " * GAP), *runs)
        line += runs
    yield line


def _key_line(one: KeyLine, key_cells: int) -> HelpLine:
    keys = one.keys if wrap.count_cells(one.keys) > key_cells else wrap.fit(one.keys, key_cells)
    return (HelpRun(f" {keys}", ("key",)), HelpRun(one.words))


def _in_columns(blocks: Sequence[list[HelpLine]], count: int) -> list[list[HelpLine]]:
    """Return the blocks in columns of the least height, in order."""

    def columns(splits: Sequence[int]) -> list[list[HelpLine]]:
        parts = (blocks[start:end] for start, end in pairwise((0, *splits, len(blocks))))
        # no blank line at the end of a column
        return [[line for block in part for line in block][:-1] for part in parts]

    splits = combinations_with_replacement(range(len(blocks) + 1), count - 1)
    return min(map(columns, splits), key=lambda found: max(map(len, found)))


def _padded(line: HelpLine, width: int) -> HelpLine:
    return (*line, HelpRun(" " * max(0, width - cells_of(line))))
