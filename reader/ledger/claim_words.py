"""Puts a claim of a series into words: the claimant, and whether they assert or deny the value."""

from __future__ import annotations

from reader.evidence_words import NOBODYS, SAYS_ITSELF, STANCES
from reader.ledger.catch_up import MovedFigure
from reader.ledger.series.standing import SeriesClaim


def claimant_words(claim: SeriesClaim) -> str:
    """Return the claimant of a claim: a name, the bulletin itself, or words for an unknown one."""
    if claim.claimant:
        return claim.claimant.name
    return SAYS_ITSELF if claim.stated.figure.claimant_basis == "bulletin" else NOBODYS


def moved_claimants(moved: MovedFigure) -> str:
    """Return the claimant of a number that changed, or those of both numbers: "Venn → Pohl"."""
    if moved.claimant is not None:
        return moved.claimant.name
    both = claimant_words(moved.before), claimant_words(moved.now)
    return " → ".join(dict.fromkeys(both))


def value_words(claim: SeriesClaim) -> str:
    """Return the value as the text has it, after the stance: "denied: 40 tanks"."""
    return with_stance(claim, " ".join(claim.stated.words.split()))


def with_stance(claim: SeriesClaim, words: str) -> str:
    """Return words for a claim's value, after its stance unless that is plain saying."""
    stance = STANCES[claim.stated.figure.stance].nobodys
    return f"{stance}: {words}" if stance else words


def scale_number(value: float) -> str:
    """Return a number at the end of a scale: "1,250", "1,234,567.5", never as a power of ten."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0").rstrip(".")
