"""Turns claims of series into lines for scripts and for readers."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ledger.series.counted import item_of
from reader.ledger.series.standing import SeriesClaim


def fields_of(series: str, of: str, claim: SeriesClaim) -> dict[str, object]:
    """What is known of a claim, for a JSON object."""
    stated, figure, whose = claim.stated, claim.stated.figure, claim.claimant
    return {
        "id": claim.id,
        "series": series,
        "of": of or None,
        "counted": figure.counted or item_of(stated) or None,
        "unit": figure.unit,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "magnitude": figure.magnitude,
        "per": claim.quantity.per,
        "claimant": {"id": whose.id, "name": whose.name} if whose else None,
        "claimant_basis": figure.claimant_basis,
        "stance": figure.stance,
        "cue": stated.cue,
        "relay": stated.relay,
        "source": stated.place.source,
        "date": stated.place.day or None,
        "when": claim.quantity.when,
        "number": stated.place.number,
        "heading": stated.place.heading,
        "block": figure.span.block,
        "start": figure.span.start,
        "end": figure.span.end,
        "sentence": stated.text[slice(*claim.quantity.sentence)],
        "same": list(claim.same),
        "against": list(claim.against),
    }


def tab_line(series: str, claim: SeriesClaim) -> str:
    """Series, day, value in the text's words, claimant, source."""
    stated = claim.stated
    value = f"denied: {stated.words}" if stated.figure.stance == "denies" else stated.words
    whose = claim.claimant.name if claim.claimant else ""
    texts: Sequence[str] = (series, stated.place.day, value, whose, stated.place.source)
    return "\t".join(" ".join(text.split()) or "-" for text in texts)
