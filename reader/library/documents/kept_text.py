"""Encodes an earlier version of a bulletin as a line of JSON with a checksum, and decodes it.

Other programs may have written to the folder, so each field is checked and all text is cleaned.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple, get_args

from reader import clean
from reader.blake2 import blake2b
from reader.models import Bulletin, Development, Link, ParagraphKind, Span

FORMAT, VERSION = "warreader document", 1
_SUM = b',"sum":"'
_KINDS = frozenset(get_args(ParagraphKind))
_DIGITS = frozenset("0123456789abcdef")


class KeptPart(NamedTuple):
    """An earlier development or lead; `text` is the hash of its text, which marks use too.

    `became` is the hash of the text that replaced it, or None.
    """

    text: str
    became: str | None
    development: Development


class KeptText(NamedTuple):
    """A bulletin as it was until the day `kept`; its parts are in `parts`, the lead first."""

    kept: str
    bulletin: Bulletin
    has_lead: bool
    parts: tuple[KeptPart, ...]

    def whole(self) -> Bulletin:
        """Return the bulletin with its parts."""
        developments = tuple(part.development for part in self.parts)
        lead = developments[0] if self.has_lead and developments else None
        return self.bulletin._replace(lead=lead, developments=developments[self.has_lead :])

    def place_of(self, text: str) -> int | None:
        """Return the number of the part whose text has this hash, or None."""
        return next((at for at, part in enumerate(self.parts) if part.text == text), None)


def encode(text: KeptText) -> bytes:
    """Encode a bulletin as a line, with its line end."""
    bulletin = text.bulletin
    fields = {
        "format": FORMAT,
        "version": VERSION,
        "kept": text.kept,
        "source": bulletin.source,
        "name": bulletin.name,
        "title": bulletin.title,
        "publisher": bulletin.publisher,
        "date": bulletin.date,
        "inferred": bulletin.date_inferred,
        "address": bulletin.address,
        "credits": bulletin.credits,
        "lead": text.has_lead,
        "parts": [_part_fields(part) for part in text.parts],
    }
    head = json.dumps(fields, separators=(",", ":")).encode()[:-1]
    return head + _SUM + _checksum(head) + b'"}\n'


def _part_fields(part: KeptPart) -> dict[str, object]:
    development = part.development
    return {
        "text": part.text,
        "became": part.became,
        "heading": development.heading,
        "time": development.time,
        "day": development.day,
        "section": development.section,
        "paragraphs": development.paragraphs,
        "kinds": development.kinds,
        "links": [[*link.span, link.address] for link in development.links],
    }


def decode(line: bytes) -> KeptText:
    """Decode a line; ValueError if it is damaged or malformed."""
    head, found, end = line.rstrip(b"\n").rpartition(_SUM)
    if not found or end != _checksum(head) + b'"}':
        raise ValueError("its checksum is wrong")
    try:
        fields = json.loads(head + b"}")
        return _text(fields)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("it has other fields than it should") from error


def _text(fields: dict[str, Any]) -> KeptText:
    if (fields["format"], fields["version"]) != (FORMAT, VERSION):
        raise ValueError("it is of another format")
    stated = fields["date"]
    bulletin = Bulletin(
        _line(fields["title"]),
        (),
        None,
        _line_or_none(fields["publisher"]),
        date.fromisoformat(stated).isoformat() if stated is not None else None,
        "text" if stated is not None else "none",
        bool(fields["inferred"]),
        _line_or_none(fields["address"]),
        tuple(map(_line, fields["credits"])),
        _line(fields["source"]),
        _line(fields["name"]),
    )
    kept = date.fromisoformat(fields["kept"]).isoformat()
    return KeptText(kept, bulletin, bool(fields["lead"]), tuple(map(_part, fields["parts"])))


def _part(fields: dict[str, Any]) -> KeptPart:
    day = fields["day"]
    development = Development(
        _line(fields["heading"]),
        tuple(map(_line, fields["paragraphs"])),
        _line_or_none(fields["time"]),
        tuple(map(_link, fields["links"])),
        date.fromisoformat(day).isoformat() if day is not None else None,
        _line_or_none(fields.get("section")),
        _kinds(fields),
    )
    became = fields["became"]
    return KeptPart(_hash(fields["text"]), None if became is None else _hash(became), development)


def _kinds(fields: dict[str, Any]) -> tuple[ParagraphKind, ...]:
    """The kinds of the paragraphs; empty in versions stored before there were kinds."""
    kinds = tuple(fields.get("kinds", ()))
    if kinds and len(kinds) != len(fields["paragraphs"]) or not _KINDS.issuperset(kinds):
        raise ValueError("a kind that is none")
    return kinds


def _link(fields: list[Any]) -> Link:
    block, start, end, address = fields
    if not all(type(number) is int and number >= 0 for number in (block, start, end)):
        raise ValueError("a place that is none")
    return Link(Span(block, start, end), _line(address))


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text where one should be")
    return clean.line(value)


def _line_or_none(value: object) -> str | None:
    return None if value is None else _line(value)


def _hash(value: object) -> str:
    if not isinstance(value, str) or len(value) != 16 or not _DIGITS.issuperset(value):
        raise ValueError("no hash where one should be")
    return value


def _checksum(head: bytes) -> bytes:
    return blake2b(head, digest_size=8).hexdigest().encode()
