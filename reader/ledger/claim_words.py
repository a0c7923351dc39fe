"""Puts a claim of a series into words: the claimant, and whether they say or deny the value."""

from __future__ import annotations

from reader.evidence_words import NOBODYS, SAYS_ITSELF, STANCES
from reader.ledger.series.standing import SeriesClaim


def claimant_words(claim: SeriesClaim) -> str:
    """Whose word a claim is: a name, the bulletin itself, or that nobody was found."""
    if claim.claimant:
        return claim.claimant.name
    return SAYS_ITSELF if claim.stated.figure.claimant_basis == "bulletin" else NOBODYS


def value_words(claim: SeriesClaim) -> str:
    """The value as the text has it, behind the stance: "denied: 40 tanks"."""
    return with_stance(claim, " ".join(claim.stated.words.split()))


def with_stance(claim: SeriesClaim, words: str) -> str:
    """Words for the value of a claim, behind the stance of one that is not simply said."""
    stance = STANCES[claim.stated.figure.stance].nobodys
    return f"{stance}: {words}" if stance else words


def scale_number(value: float) -> str:
    """A number at the end of a scale: "1,250", "1,234,567.5", never as a power of ten."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0").rstrip(".")
