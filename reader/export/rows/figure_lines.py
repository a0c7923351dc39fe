"""Formats the claims of series as rows for scripts and for readers."""

from __future__ import annotations

from functools import partial

from reader.counted_words import is_earlier
from reader.evidence_words import STANCES
from reader.export.escape import escape_inline
from reader.export.rows.forms import PrintedRow, tabbed
from reader.ledger.claim_words import claimant_words, value_words
from reader.ledger.series.standing import SeriesClaim, claim_day

FIGURE_COLUMNS = (
    *("id", "series", "of", "date", "when", "claimant.name", "claimant_basis", "stance", "cue"),
    *("relay", "qualifier", "low", "high", "magnitude", "unit", "counted", "per", "sentence"),
    *("source", "number", "heading", "claimant.id", "same", "against", "block", "start", "end"),
    "incidental",
)
"""The columns of a table of figures."""


def figure_row(series: str, of: str, claim: SeriesClaim) -> PrintedRow:
    """Return a claim of a series in every format."""
    return PrintedRow(
        partial(fields_of, series, of, claim),
        partial(_tab_line, series, of, claim),
        partial(_markdown, of, claim),
    )


def fields_of(series: str, of: str, claim: SeriesClaim) -> dict[str, object]:
    """Return the fields of a claim, for a JSON object."""
    from reader.ledger.series.counted import item_of  # a line is printed without these
    from reader.ledger.series.incidental import is_incidental

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
        "date": stated.place.published or None,
        "when": claim.quantity.when or stated.place.of_entry,
        "number": stated.place.number,
        "heading": stated.place.heading,
        "block": figure.span.block,
        "start": figure.span.start,
        "end": figure.span.end,
        "sentence": stated.text[slice(*claim.quantity.sentence)],
        "same": list(claim.same),
        "against": list(claim.against),
        "incidental": is_incidental(claim),
    }


def _tab_line(series: str, of: str, claim: SeriesClaim) -> str:
    """Series, counted thing, day, value as written, claimant, source.

    The day is that of the text; for a number given earlier it is the day that the number is for.
    """
    stated = claim.stated
    whose = claim.claimant.name if claim.claimant else ""
    told_before = is_earlier(stated.text, *stated.figure.span[1:])
    day = claim_day(claim) if told_before else stated.place.day
    return tabbed((series, of, day, value_words(claim), whose, stated.place.source))


def _markdown(of: str, claim: SeriesClaim) -> str:
    """A list item: what is counted, the value, the claimant, the sentence, the place."""
    stated, figure = claim.stated, claim.stated.figure
    if claim.claimant:
        whose = f"{STANCES[figure.stance].whose} {claim.claimant.name}"
    else:
        whose = claimant_words(claim)
    sentence = " ".join(stated.text[slice(*claim.quantity.sentence)].split())
    place = ", ".join(filter(None, (stated.place.heading, stated.place.day, stated.place.source)))
    words = f"{value_words(claim)}, {whose}: {sentence} ({place})"
    return f"- {f'**{escape_inline(of)}** ' if of else ''}{escape_inline(words)}"
