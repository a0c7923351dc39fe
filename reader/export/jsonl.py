"""Converts annotated bulletins to JSON, and returns the JSON schemas of bulletins and answers."""

from __future__ import annotations

import json

from reader.models import AnnotatedBulletin
from reader.schema import plain, schema


def bulletin_json(found: AnnotatedBulletin, indent: int | None = None, ascii: bool = True) -> str:
    """Return a bulletin with its annotations as JSON, on one line unless `indent` is given."""
    return json.dumps(plain(found), indent=indent, ensure_ascii=ascii)


def bulletin_schema() -> str:
    """Return the JSON schema of `bulletin_json`."""
    return json.dumps(schema(AnnotatedBulletin), indent=2)


def answer_schema() -> str:
    """Return the JSON schema of an answer of `answers.answer_lines`."""
    from reader.export.answers import Answer

    return json.dumps(schema(Answer), indent=2)
