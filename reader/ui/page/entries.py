"""Turns quotes and claims into styled words: those of the evidence pane and of the margin."""

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
"""Stands before a quote that has no words in quotation marks: not every terminal has italics."""

UNCERTAIN = "?"
"""Stands before a quote or figure that no words of its own say whose it is; `about` says why."""

NOT_FOUND, ITSELF = "not found", "the bulletin"
"""Stand for a claimant whom nothing names, and where the text asserts a figure itself."""


def signs(line: QuoteLine | ClaimLine) -> Styled:
    """Whether it is uncertain whose it is and whether it is a paraphrase, in two cells."""
    doubt = styled(UNCERTAIN, "uncertain") if line.doubt else Styled(" ")
    is_paraphrase = isinstance(line, QuoteLine) and line.kind == "indirect"
    return joined(doubt, styled(PARAPHRASE, "muted") if is_paraphrase else Styled(" "))


def cue(line: QuoteLine) -> Styled:
    """The words that say how the speaker stands to a quote; the colon of a heading is none."""
    is_sign = not any(map(str.isalnum, line.told))
    return styled("" if is_sign else line.told, CUES[line.stance])


def words(line: QuoteLine) -> Styled:
    """The words of a quote; of a paraphrase those in marks have the look of words in marks."""
    return spoken(line.words, line.kind)


def spoken(said: str, kind: QuoteKind) -> Styled:
    """Words of a quote of this kind."""
    if kind == "direct":
        return styled(said, "quote")
    runs, at = [], 0
    for start, end in evidence_words.parts_in_marks(said) if kind == "mixed" else ():
        runs += [StyleRun(at, start, ("paraphrase",)), StyleRun(start, end, ("quote",))]
        at = end
    runs.append(StyleRun(at, len(said), ("paraphrase",)))
    return Styled(said, tuple(run for run in runs if run.start < run.end))


def others(line: QuoteLine | ClaimLine) -> Styled:
    """What else is known of a quote or claim, but for what the signs tell."""
    told = (line.doubt, evidence_words.PARAPHRASE)
    notes = APART.join(note for note in line.notes if note not in told)
    return styled(f"{APART}{notes}", "muted") if notes else Styled()


def speaker(people: Sequence[Person]) -> Styled:
    """Who spoke: one with the role behind the name, several in a row."""
    if not people:
        return styled(evidence_words.UNNAMED, "muted")
    if len(people) > 1:
        return styled(evidence_words.named(people), "speaker")
    name, role = evidence_words.name_of(people[0]), people[0].role
    return joined(styled(name, "speaker"), styled(f"  {role}" if role else "", "muted"))


def speaker_names(people: Sequence[Person]) -> Styled:
    """Who spoke, several in a row without their roles."""
    return styled(evidence_words.in_a_row([*map(evidence_words.name_of, people)]), "speaker")


def number(line: ClaimLine) -> Styled:
    """The number of a claim, as written; a range of two numbers has a dash."""
    return styled(short_range(line.number), "number")


def counted(line: ClaimLine) -> Styled:
    """What a claim counts."""
    return Styled(line.counted)


def whose(line: ClaimLine) -> Styled:
    """Whose word a claim is, behind how they stand to it where they do not simply say it."""
    verb = styled(f"{line.verb} " if line.stance != "says" else "", CUES[line.stance])
    return joined(verb, name_of_claimant(line), others(line))


def name_of_claimant(line: ClaimLine) -> Styled:
    """The names of those whose word a claim is."""
    if line.basis == "bulletin":
        return Styled(ITSELF)
    return styled(NOT_FOUND, "muted") if line.basis == "unknown" else styled(line.who, "claimant")


def name_of_speaker(people: Sequence[Person]) -> Styled:
    """The names of those who spoke."""
    names = [evidence_words.name_of(person) for person in people]
    return (
        styled(evidence_words.in_a_row(names), "speaker") if names else styled(NOT_NAMED, "muted")
    )


def short_quote(line: QuoteLine) -> Styled:
    """A quote behind its cue."""
    told = cue(line)
    gap = Styled(" " if told.text else "")
    return joined(signs(line), Styled(" "), told, gap, words(line))


def short_claim(line: ClaimLine) -> Styled:
    """A number and what it counts, behind how those whose word it is stand to it."""
    stance = STANCES[line.stance].nobodys
    told = styled(f"{stance} " if stance else "", CUES[line.stance])
    gap = Styled(" " if line.counted else "")
    return joined(signs(line), Styled(" "), told, number(line), gap, counted(line))
