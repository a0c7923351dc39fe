"""Turns an article's evidence into the lines of its pane: quotes by speaker, figures by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from reader import evidence, evidence_words
from reader.evidence import ClaimLine, Part, QuoteLine
from reader.languages import ENGLISH, languages_line
from reader.library.article_text import part_of
from reader.library.marks.descriptions import beginning
from reader.library.rows import Article
from reader.models import DateMention, Figure, Person, Quote, Span
from reader.ui.page import entries
from reader.ui.page.columns import (
    Styled,
    TextColumn,
    hanging,
    joined,
    padded,
    piece_of,
    side_by_side,
    styled,
)
from reader.ui.page.entries import APART, PARAPHRASE
from reader.ui.page.looks import short_date
from reader.ui.page.page import PageBlock, PageBlocks

GUTTER, CUES, GAP = 3, 12, 2
"""Cells in front of an entry, for its signs; of the column of cues ("according to"); and between
columns."""

RULE = 5
"""Cells of a rule besides its words, at least."""

LEAST = 8
"""Cells of a column of claims: the first claims decide on it, and a later one may be longer."""

NARROW = 56
"""Cells below which words stand behind their cue, and a claimant below the figure."""

SAID, CLAIMED, LEGEND = "Said", "Claimed", f"{PARAPHRASE} {evidence_words.PARAPHRASE}"
"""The names of the sections, and what the rule of the first one says of a sign."""

KINDS = {"direct": "", "mixed": "partly in quotation marks", "indirect": evidence_words.PARAPHRASE}
"""What the status line calls a kind of quote; words in quotation marks are seen to be that."""

LOOKED_AT = 64
"""Entries that decide how wide columns are, and whether the sign of paraphrases is explained."""

LONGEST_FIGURE = 40
"""Characters of a figure in the status line, so that 80 columns have room for what is uncertain."""

LONGEST, LONGEST_NARROW = 10, 20
"""Lines of a quote in a wide and in a narrow pane; its place in the text shows the rest."""

SPEAKER_LINES = 3
"""Lines of a speaker with the role, which is cut behind them."""


class ClaimWidths(NamedTuple):
    """Cells of the columns of claims; those of `whose` are 0 in a narrow pane."""

    number: int
    counted: int
    whose: int


def evidence_blocks(article: Article, width: int) -> PageBlocks:
    """Quotes below their speakers, then claims: a piece for each line of `width` cells at most.

    `target` of the lines of an entry is its place in the text.
    """
    part = part_of(article.development, article.found)
    made: Iterator[PageBlock] = chain(_quotes(part, width), _claims(part, width))
    if not part.quotes and not part.figures:
        made = iter((_bare_rule(width), PageBlock(_nothing(article), "muted", indent=1)))
    # About three lines a quote, one a claim; how many claims there are shows when they are reached.
    return PageBlocks(made, 3 * len(part.quotes) + len(part.figures))


def _nothing(article: Article) -> str:
    """Why there is nothing: in texts that are not English nothing is sought."""
    if article.found.languages == (ENGLISH,):
        return "No quotes and no figures."
    return f"{languages_line(article.found.languages)}."


def _quotes(part: Part, width: int) -> Iterator[PageBlock]:
    if not part.quotes:
        return
    first = islice(part.quotes, LOOKED_AT)
    is_told = len(part.quotes) > LOOKED_AT or any(quote.kind == "indirect" for quote in first)
    # Of a long text the claims are counted when they are reached.
    claims = len(part.by_claim()) if 0 < len(part.figures) <= LOOKED_AT else 0
    told = f"{SAID} {evidence.counted(part)}"
    if claims and len(more := f"{told}{APART}{CLAIMED} {claims}") + RULE < width:
        told = more
    yield _rule(told, LEGEND if is_told else "", width)
    for number, (people, lines) in enumerate(evidence.said([part])):
        if number:
            yield PageBlock("")
        name = _speaker(people, width)
        yield from (piece_of(line, None, "text" if at else "name") for at, line in enumerate(name))
        for line in lines:
            yield from _pieces(_quote(line, width), line.span)


def _speaker(people: Sequence[Person], width: int) -> Iterator[Styled]:
    """Who spoke, in a few lines: of several who do not fit in them the names alone."""
    if not people[1:]:
        return hanging(entries.speaker(people), width, 1, GUTTER, SPEAKER_LINES)
    full = list(islice(hanging(entries.speaker(people), width, 1, GUTTER), SPEAKER_LINES + 1))
    if len(full) <= SPEAKER_LINES:
        return iter(full)
    return hanging(entries.speaker_names(people), width, 1, GUTTER, SPEAKER_LINES)


def _quote(line: QuoteLine, width: int) -> Iterator[Styled]:
    """The words of a quote behind its cue: in a column of their own where there is room."""
    is_wide = width >= NARROW
    cue, signs = entries.cue(line), padded(entries.signs(line), GUTTER)
    gap = Styled(" " * GAP if is_wide or cue.text else "")
    cue = padded(cue, CUES) if is_wide else cue
    said = joined(signs, cue, gap, entries.words(line), entries.others(line))
    most = LONGEST if is_wide else LONGEST_NARROW
    return hanging(said, width, 0, GUTTER + (CUES + GAP) * is_wide, most)


def _claims(part: Part, width: int) -> Iterator[PageBlock]:
    if not part.figures:
        return
    yield _rule(f"{CLAIMED} {len(part.by_claim())}", "", width)
    lines = evidence.claimed([part])
    first = list(islice(lines, LOOKED_AT))
    widths = _widths(first, width)
    for line in chain(first, lines):
        told = _claim(line, widths) if widths.whose else _narrow_claim(line, widths.number, width)
        yield from _pieces(told, line.span)


def _widths(lines: Sequence[ClaimLine], width: int) -> ClaimWidths:
    """As wide as the widest cells of these; where they do not all fit, number and whose take no
    more than a third of the line.
    """
    room, most = width - GUTTER - GAP, (width - GUTTER) // 3
    number = _widest(map(entries.number, lines))
    if width < NARROW:
        number = min(most, number)
        return ClaimWidths(number, room - number, 0)
    counted, whose = _widest(map(entries.counted, lines)), _widest(map(entries.whose, lines))
    if number + counted + whose > room - GAP:
        number = min(most, number)
    left = room - number - GAP
    if counted + whose > left:
        whose = min(most, whose)
    return ClaimWidths(number, min(counted, left - whose), whose)


def _widest(cells: Iterable[Styled]) -> int:
    return max(LEAST, *(cell.cells for cell in cells))


def _claim(line: ClaimLine, widths: ClaimWidths) -> Iterator[Styled]:
    """Number, what is counted and whose word it is, side by side."""
    columns = [
        TextColumn([entries.signs(line)], GUTTER, 0),
        TextColumn(list(hanging(entries.number(line), widths.number)), widths.number, 0, True),
        TextColumn(list(hanging(entries.counted(line), widths.counted)), widths.counted, GAP),
        TextColumn(list(hanging(entries.whose(line), widths.whose)), widths.whose, GAP),
    ]
    return side_by_side(columns)


def _narrow_claim(line: ClaimLine, column: int, width: int) -> Iterator[Styled]:
    """The same with whose word it is in a line below where the first one has no room for it; a
    number that is wider than its `column` moves what is counted to the right.
    """
    number, gap, whose = entries.number(line), Styled(" " * GAP), entries.whose(line)
    is_wide, indent = number.cells > column, GUTTER + column + GAP
    counted = joined(gap, entries.counted(line)) if line.counted else Styled()
    head = joined(padded(entries.signs(line), GUTTER), padded(number, column, True), counted)
    if head.cells + GAP + whose.cells <= width or not (line.counted or is_wide):
        return hanging(joined(head, gap, whose), width, 0, indent)
    below = hanging(whose, width, indent, indent)
    return chain(hanging(head, width, 0, GUTTER + GAP if is_wide else indent), below)


def _rule(words: str, legend: str, width: int) -> PageBlock:
    """A line over a section: its name and count, and what its signs mean."""
    return piece_of(_rule_line(Styled(words), legend, width), None, "head")


def _rule_line(words: Styled, legend: str, width: int) -> Styled:
    begin = joined(styled("── ", "rule"), words, Styled(" "))
    end = joined(styled(f" {legend} ", "rule", "muted"), styled("──", "rule"))
    if not legend or begin.cells + end.cells >= width:
        end = Styled()
    return joined(begin, styled("─" * (width - begin.cells - end.cells), "rule"), end)


def words_of(piece: PageBlock) -> Styled:
    """A piece of the evidence as it was made."""
    return Styled(piece.text, tuple(piece.runs(0, len(piece.text))))


def rule_of_speaker(rule: PageBlock, speaker: PageBlock, width: int) -> Styled:
    """The rule over quotes, with the speaker of those that follow instead of their number."""
    name = words_of(speaker).part(1, len(speaker.text))  # without its indent
    words = joined(Styled(f"{SAID} · "), next(hanging(name, max(1, width - 12), limit=1)))
    return _rule_line(words, LEGEND if PARAPHRASE in rule.text else "", width)


def _bare_rule(width: int) -> PageBlock:
    """A line that says only where the text ends."""
    return piece_of(styled("─" * width, "rule"), None, "muted")


def _pieces(lines: Iterable[Styled], target: Span | None = None) -> Iterator[PageBlock]:
    return (piece_of(line, target, "text") for line in lines)


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """One line about an item: who spoke it, whose figure it is, or which day it is."""
    part = part_of(article.development, article.found)
    if isinstance(item, Quote):
        return attribution(part, item)
    if isinstance(item, Figure):
        same = part.by_claim().get(evidence.claim_key(part.block, item), ())
        line = evidence.claim_line(part, item, len(same))
        words = beginning(line.words, LONGEST_FIGURE) if line.notes else line.words
        return APART.join((words, line.whose, *line.notes))
    words = evidence_words.text_at(part.block, item.span)
    if item.value is None:
        return f"{words} · a date that cannot be resolved"
    day = " to ".join(short_date(part) for part in item.value.removeprefix("T").split("/"))
    return f"{words} · {day}" + (" (counted from the bulletin's day)" if item.inferred else "")


def attribution(part: Part, quote: Quote) -> str:
    """One line about who is said to have spoken a quote, how that is known, cue and kind.

    It may be cut at its end, so what makes it uncertain stands in front of the role and of what
    the text shows too, and several speakers are told without their roles.
    """
    block = part.block
    told = evidence_words.cue_words(block, quote) or evidence_words.told_words(block, quote)
    notes = evidence_words.notes(part.block, quote)
    how = (note for note in notes if note != evidence_words.PARAPHRASE)
    people = part.everybody(quote.speakers)
    names = [evidence_words.name_of(person) for person in people]
    is_doubted = len(names) == 1 and evidence_words.doubt_of(quote.basis)
    role = people[0].role if is_doubted else ""
    who = evidence_words.in_a_row(names) if role or names[1:] else evidence_words.named(people)
    cue = f"“{told}”" if told else ""
    return APART.join(filter(None, (who, *how, cue, KINDS[quote.kind], role)))
