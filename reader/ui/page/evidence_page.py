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
from reader.quote_groups import times_claimed
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
"""Widths in cells of the signs before an entry, of the column of cues, and of column gaps."""

RULE = 5
"""The least width in cells of a rule besides its words."""

LEAST = 8
"""The least width in cells of a column of claims.

The first claims decide on the width, and a later one may be longer.
"""

NARROW = 56
"""The width in cells below which the lines of the pane are narrow.

Then words follow their cue without a column, and a claimant stands below the figure.
"""

SAID, CLAIMED, LEGEND = "Said", "Claimed", f"{PARAPHRASE} {evidence_words.PARAPHRASE}"
"""The names of the sections, and the explanation of a sign in the first one's rule."""

KINDS = {"direct": "", "mixed": "partly in quotation marks", "indirect": evidence_words.PARAPHRASE}
"""The words of the status line for a kind of quote; a direct quote needs none."""

LOOKED_AT = 64
"""The number of entries that decide on column widths and on explaining the paraphrase sign."""

LONGEST_FIGURE = 40
"""The most characters of a figure in the status line, so that 80 columns also show the notes."""

LONGEST, LONGEST_NARROW = 10, 20
"""The most lines of a quote in a wide and a narrow pane; the text has the rest."""

SPEAKER_LINES = 3
"""The most lines for a speaker and the role; the rest is cut."""


class ClaimWidths(NamedTuple):
    """Widths in cells of the columns of claims; `whose` is 0 in a narrow pane."""

    number: int
    counted: int
    whose: int


def evidence_blocks(article: Article, width: int) -> PageBlocks:
    """Return the quotes below their speakers, then the claims, in lines of up to `width` cells.

    `target` of an entry's lines is its place in the text.
    """
    part = part_of(article.development, article.found)
    made: Iterator[PageBlock] = chain(_quotes(part, width), _claims(part, width))
    if not part.quotes and not part.figures:
        made = iter((_bare_rule(width), PageBlock(_nothing(article), "muted", indent=1)))
    # An estimate: about three lines a quote and one a figure; claims are grouped only when reached.
    return PageBlocks(made, 3 * len(part.quotes) + len(part.figures))


def _nothing(article: Article) -> str:
    """Return why there is no evidence: only English text is searched for it."""
    if article.found.languages == (ENGLISH,):
        return "No quotes and no figures."
    return f"{languages_line(article.found.languages)}."


def _quotes(part: Part, width: int) -> Iterator[PageBlock]:
    if not part.quotes:
        return
    first = islice(part.quotes, LOOKED_AT)
    is_told = len(part.quotes) > LOOKED_AT or any(quote.kind == "indirect" for quote in first)
    # The claims of a long text are counted only when they are reached.
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
    """Yield the speaker in a few lines.

    Several speakers that do not fit are shown without roles.
    """
    if not people[1:]:
        return hanging(entries.speaker(people), width, 1, GUTTER, SPEAKER_LINES)
    full = list(islice(hanging(entries.speaker(people), width, 1, GUTTER), SPEAKER_LINES + 1))
    if len(full) <= SPEAKER_LINES:
        return iter(full)
    return hanging(entries.speaker_names(people), width, 1, GUTTER, SPEAKER_LINES)


def _quote(line: QuoteLine, width: int) -> Iterator[Styled]:
    """Yield the lines of a quote: in a wide pane its words have a column beside the cue."""
    is_wide = width >= NARROW
    cue, signs = entries.cue(line, is_wide), padded(entries.signs(line), GUTTER)
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
    """Return the widths of the widest cells of these claims.

    If they do not all fit, columns become narrower where the fewest cells are broken by it, down to
    a fifth of the line. If nothing that is counted is known of any claim, it has no column.
    """
    room = width - GUTTER - GAP
    numbers = [entries.number(line).cells for line in lines]
    if width < NARROW:
        number = min((width - GUTTER) // 3, max(LEAST, *numbers))
        return ClaimWidths(number, room - number, 0)
    counted = [entries.counted(line).cells for line in lines]
    columns = [numbers, counted, [entries.whose(line).cells for line in lines]]
    widths = [max(LEAST, *cells) for cells in columns]
    if len(lines) < LOOKED_AT and not any(counted):
        widths[1] = 0
    while sum(widths) > room - GAP:
        wide = [at for at in range(3) if widths[at] > room // 5]
        broken = {at: sum(cells >= widths[at] for cells in columns[at]) for at in wide}
        widths[min(wide, key=lambda at: (broken[at], -widths[at]))] -= 1
    return ClaimWidths(*widths)


def _claim(line: ClaimLine, widths: ClaimWidths) -> Iterator[Styled]:
    """Yield the lines of a claim: number, thing counted and claimant side by side."""
    columns = [
        TextColumn([entries.signs(line)], GUTTER, 0),
        TextColumn(list(hanging(entries.number(line), widths.number)), widths.number, 0, True),
        TextColumn(
            list(hanging(entries.counted(line), widths.counted)) if widths.counted else [],
            widths.counted,
            GAP if widths.counted else 0,
        ),
        TextColumn(list(hanging(entries.whose(line), widths.whose)), widths.whose, GAP),
    ]
    return side_by_side(columns)


def _narrow_claim(line: ClaimLine, column: int, width: int) -> Iterator[Styled]:
    """Yield the lines of a claim in a narrow pane; the claimant goes below if it does not fit.

    A number wider than its `column` moves the words after it to the right. A claimant too long for
    the column of words begins further left.
    """
    number, gap, whose = entries.number(line), Styled(" " * GAP), entries.whose(line)
    is_wide, indent = number.cells > column, GUTTER + column + GAP
    counted = joined(gap, entries.counted(line)) if line.counted else Styled()
    head = joined(padded(entries.signs(line), GUTTER), padded(number, column, True), counted)
    if head.cells + GAP + whose.cells <= width:
        return hanging(joined(head, gap, whose), width, 0, indent)
    at = max(GUTTER + GAP, min(indent, width - whose.cells))
    below = hanging(whose, width, at, at)
    return chain(hanging(head, width, 0, GUTTER + GAP if is_wide else indent), below)


def _rule(words: str, legend: str, width: int) -> PageBlock:
    """Return the line over a section: its name and count, and the meaning of its signs."""
    return piece_of(_rule_line(Styled(words), legend, width), None, "head")


def _rule_line(words: Styled, legend: str, width: int) -> Styled:
    begin = joined(styled("── ", "rule"), words, Styled(" "))
    end = joined(styled(f" {legend} ", "rule", "muted"), styled("──", "rule"))
    if not legend or begin.cells + end.cells >= width:
        end = Styled()
    return joined(begin, styled("─" * (width - begin.cells - end.cells), "rule"), end)


def words_of(piece: PageBlock) -> Styled:
    """Return the styled text of a block of the evidence."""
    return Styled(piece.text, tuple(piece.runs(0, len(piece.text))))


def rule_of_speaker(rule: PageBlock, speaker: PageBlock, width: int) -> Styled:
    """Return the rule over quotes, with the speaker of the following ones in place of the count."""
    name = words_of(speaker).part(1, len(speaker.text))  # without its indent
    words = joined(Styled(f"{SAID} · "), next(hanging(name, max(1, width - 12), limit=1)))
    return _rule_line(words, LEGEND if PARAPHRASE in rule.text else "", width)


def _bare_rule(width: int) -> PageBlock:
    """Return a line that only marks the end of the text."""
    return piece_of(styled("─" * width, "rule"), None, "muted")


def _pieces(lines: Iterable[Styled], target: Span | None = None) -> Iterator[PageBlock]:
    return (piece_of(line, target, "text") for line in lines)


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """Return one line about an item: its speaker, its claimant, or its day."""
    part = part_of(article.development, article.found)
    if isinstance(item, Quote):
        return attribution(part, item)
    if isinstance(item, Figure):
        often = times_claimed(part.block, part.figures, part.by_claim(), item)
        line = evidence.claim_line(part, item, often)
        words = beginning(line.words, LONGEST_FIGURE) if line.notes else line.words
        return APART.join((words, line.whose, *line.notes))
    words = evidence_words.text_at(part.block, item.span)
    if item.value is None:
        return f"{words} · a date that cannot be resolved"
    day = " to ".join(short_date(part) for part in item.value.removeprefix("T").split("/"))
    return f"{words} · {day}" + (" (counted from the bulletin's day)" if item.inferred else "")


def attribution(part: Part, quote: Quote) -> str:
    """Return one line about a quote's speaker, how the speaker is known, the cue and the kind.

    The line may be cut at its end; so the notes on uncertainty come before the role and before
    words that the text shows too, and several speakers are named without their roles.
    """
    block = part.block
    told = evidence_words.cue_words(block, quote) or evidence_words.reporting_words(block, quote)
    notes = evidence_words.notes(part.block, quote)
    how = (note for note in notes if note != evidence_words.PARAPHRASE)
    people = part.everybody(quote.speakers)
    names = [evidence_words.name_of(person) for person in people]
    is_doubted = len(names) == 1 and evidence_words.doubt_of(quote.basis)
    role = people[0].role if is_doubted else ""
    who = evidence_words.in_a_row(names) if role or names[1:] else evidence_words.named(people)
    cue = f"“{told}”" if told else ""
    return APART.join(filter(None, (who, *how, cue, KINDS[quote.kind], role)))
