"""Formats a selection as a table of its quotes and figures, and as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from reader.evidence_words import STANCES, text_at
from reader.export.linear import article_fields, figure_fields
from reader.export.rows.forms import table_lines
from reader.export.rows.quote_lines import quote_fields
from reader.export.selected.selection import SelectedText

COLUMNS = (
    *("type", "date", "source", "number", "heading", "who", "role", "of", "stance", "cue", "text"),
    *("kind", "relay", "qualifier", "low", "high", "unit", "counted", "notes", "bulletin"),
    *("publisher", "address", "development", "block", "start", "end"),
)
"""The columns of the table; a row is a quote or a figure."""


def csv_lines(texts: Iterable[SelectedText]) -> Iterator[str]:
    """Yield a table with a row for each quote and each claim, in the order of the texts."""
    return table_lines((row for text in texts for row in _rows(text)), COLUMNS)


def _rows(text: SelectedText) -> Iterator[Mapping[str, object]]:
    article, identity = text.article, text.identity
    place = {
        "date": article.date,
        "source": identity.source,
        "number": article.position,
        "heading": article.development.heading,
        "bulletin": article.bulletin_title,
        "publisher": article.publisher,
        "address": article.address,
        "development": identity.id,
    }
    for shown, _ in text.quote_lines():
        yield {**quote_fields(shown), **place, "type": "quote", **_who(text, shown.number)}
    for figure, line in text.claim_lines():
        people = text.part.everybody(figure.claimants)
        fields = figure_fields(text.part, figure)
        words = {"text": text_at(text.part.block, figure.span), "counted": line.counted}
        whose = {"who": [person.name for person in people], "role": [p.role or "" for p in people]}
        cue = STANCES[figure.stance].nobodys or None
        notes = [*([] if people else [line.whose]), *line.notes]
        told = {**fields, **words, **place, **whose, "type": "figure", "cue": cue, "notes": notes}
        yield {**told, "of": [person.of or "" for person in people]}


def _who(text: SelectedText, number: int) -> dict[str, object]:
    people = text.part.everybody(text.part.quotes[number].speakers)
    return {
        "who": [person.name for person in people],
        "role": [person.role or "" for person in people],
        "of": [person.of or "" for person in people],
    }


def json_lines(texts: Iterable[SelectedText]) -> Iterator[str]:
    """Yield one development per line, with its exported quotes and figures."""
    for text in texts:
        fields = article_fields(text.article, text.identity, None)
        fields["quotes"] = [quote_fields(shown) for shown, _ in text.quote_lines()]
        fields["figures"] = [figure_fields(text.part, figure) for figure, _ in text.claim_lines()]
        if text.is_excerpt:
            paragraphs = text.article.development.paragraphs
            fields["paragraphs"] = [paragraphs[block - 1] for block in text.blocks()]
        yield json.dumps(fields)
