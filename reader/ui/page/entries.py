"""Turns quotes and claims into styled words, for the evidence pane and for the margin."""

from __future__ import annotations

from collections.abc import Sequence

from reader import evidence_words
from reader.counted_words import short_range
from reader.evidence import ClaimLine, QuoteLine
from reader.evidence_words import NOT_NAMED, STANCES
from reader.models import Person, QuoteKind
from reader.ui.page.columns import Styled, joined, styled
from reader.ui.page.looks import CUES
from reader.ui.page.page import StyleRun

APART = " · "
PARAPHRASE = "≈"
"""Sign of a quote without words in quotation marks: not every terminal shows italics."""

UNCERTAIN = "?"
"""Sign of a quote or figure whose speaker or claimant is uncertain; `about` says why."""

NOT_FOUND, ITSELF = "not found", evidence_words.THE_TEXT
"""Shown for an unknown claimant, and for a figure that the text itself asserts."""


def signs(line: QuoteLine | ClaimLine) -> Styled:
    """Return the signs for an uncertain attribution and for a paraphrase, in two cells."""
    doubt = styled(UNCERTAIN, "uncertain") if line.doubt else Styled(" ")
    is_paraphrase = isinstance(line, QuoteLine) and line.kind == "indirect"
    return joined(doubt, styled(PARAPHRASE, "muted") if is_paraphrase else Styled(" "))


def cue(line: QuoteLine, is_apart: bool = False) -> Styled:
    """Return a quote's cue; `is_apart` in a column of its own. The colon of a heading is no cue."""
    is_sign = not any(map(str.isalnum, line.told))
    told = line.told if is_apart else evidence_words.cue_before(line.told)
    return styled("" if is_sign else told, CUES[line.stance])


def words(line: QuoteLine) -> Styled:
    """Return the words of a quote, styled by `spoken`."""
    return spoken(line.words, line.kind)


def spoken(said: str, kind: QuoteKind) -> Styled:
    """Return a quote's words in the style of its kind; a mixed quote has both styles."""
    if kind == "direct":
        return styled(said, "quote")
    runs, at = [], 0
    for start, end in evidence_words.parts_in_marks(said) if kind == "mixed" else ():
        runs += [StyleRun(at, start, ("paraphrase",)), StyleRun(start, end, ("quote",))]
        at = end
    runs.append(StyleRun(at, len(said), ("paraphrase",)))
    return Styled(said, tuple(run for run in runs if run.start < run.end))


def others(line: QuoteLine | ClaimLine) -> Styled:
    """Return the other notes on a quote or claim, without those that the signs stand for."""
    told = (line.doubt, evidence_words.PARAPHRASE)
    notes = APART.join(note for note in line.notes if note not in told)
    return styled(f"{APART}{notes}", "muted") if notes else Styled()


def speaker(people: Sequence[Person]) -> Styled:
    """Return the speaker with the role after the name, or several speakers in a row."""
    if not people:
        return styled(evidence_words.UNNAMED, "muted")
    if len(people) > 1:
        return styled(evidence_words.named(people), "speaker")
    name, role = evidence_words.name_of(people[0]), people[0].role
    return joined(styled(name, "speaker"), styled(f"  {role}" if role else "", "muted"))


def speaker_names(people: Sequence[Person]) -> Styled:
    """Return the names of several speakers in a row, without their roles."""
    return styled(evidence_words.in_a_row([*map(evidence_words.name_of, people)]), "speaker")


def number(line: ClaimLine) -> Styled:
    """Return the number of a claim, as written; a range of two numbers has a dash."""
    return styled(short_range(line.number), "number")


def counted(line: ClaimLine) -> Styled:
    """Return the words for the thing that a claim counts."""
    return Styled(line.counted)


def whose(line: ClaimLine) -> Styled:
    """Return the claimant, after the verb if it is not one of plain saying, and with the notes."""
    verb = styled(f"{line.verb} " if line.stance != "says" else "", CUES[line.stance])
    return joined(verb, name_of_claimant(line), others(line))


def name_of_claimant(line: ClaimLine) -> Styled:
    """Return the names of the claimants."""
    if line.basis == "bulletin":
        return Styled(ITSELF)
    return styled(NOT_FOUND, "muted") if line.basis == "unknown" else styled(line.who, "claimant")


def name_of_speaker(people: Sequence[Person]) -> Styled:
    """Return the names of the speakers."""
    names = [evidence_words.name_of(person) for person in people]
    return (
        styled(evidence_words.in_a_row(names), "speaker") if names else styled(NOT_NAMED, "muted")
    )


def short_quote(line: QuoteLine) -> Styled:
    """Return a quote after its cue, and then the other notes on it."""
    told = cue(line)
    gap = Styled(" " if told.text else "")
    return joined(signs(line), Styled(" "), told, gap, words(line), others(line))


def short_claim(line: ClaimLine) -> Styled:
    """Return a number and the thing counted, after the claimants' stance; then the other notes."""
    stance = STANCES[line.stance].nobodys
    told = styled(f"{stance} " if stance else "", CUES[line.stance])
    gap = Styled(" " if line.counted else "")
    return joined(signs(line), Styled(" "), told, number(line), gap, counted(line), others(line))
