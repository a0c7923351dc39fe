"""Encodes a decision about two people as the target of a mark, and decodes it."""

from __future__ import annotations

import json
from datetime import date
from typing import Literal, get_args

from reader.blake2 import blake2b
from reader.clean import line
from reader.ledger.people.decisions import Decision, KnownAs
from reader.library.identity.wording import HASH_LENGTH
from reader.library.marks.records import MarkRecord
from reader.models import PersonKind

_KINDS: tuple[PersonKind, ...] = get_args(PersonKind)
_DECISIONS: tuple[Literal["join", "part"], ...] = ("join", "part")
LONGEST = 400
"""Most characters kept of a name, an office, an owner or a publisher."""


def record_of(decision: Decision) -> MarkRecord:
    """Return the draft of a record; it is the same for both orders of the two people.

    Its target is a hash, then both people as a JSON array of arrays, each a `KnownAs`.
    """
    two = sorted((_cut(decision.one), _cut(decision.other)))
    text = json.dumps(two, ensure_ascii=False, separators=(",", ":"))
    hashed = blake2b(text.encode("utf-8", "replace"), digest_size=HASH_LENGTH // 2).hexdigest()
    return MarkRecord(0, "", "people", True, (f"{hashed} {text}",), None, decision.does)


def decision_of(record: MarkRecord) -> Decision | None:
    """Return the decision in a record; None if it is damaged or of a later version."""
    does = next((known for known in _DECISIONS if known == record.text), None)
    if does is None or len(record.targets) != 1:
        return None
    try:
        one, other = json.loads(record.targets[0][HASH_LENGTH + 1 :])
        order = record.counter, record.computer
        return Decision(does, _known_as(one), _known_as(other), order)
    except (TypeError, ValueError, RecursionError):
        return None


def _cut(known: KnownAs) -> KnownAs:
    """The person with all texts cut as `decision_of` returns them, so that they compare equal."""
    return known._replace(
        name=known.name[:LONGEST],
        role=known.role[:LONGEST],
        of=known.of[:LONGEST],
        publisher=known.publisher[:LONGEST],
    )


def _known_as(texts: object) -> KnownAs:
    """Decode and clean a person of a file; ValueError if it is malformed."""
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise ValueError
    name, told, role, of, first, last, publisher = (line(one)[:LONGEST] for one in texts)
    kind = next((known for known in _KINDS if known == told), None)
    if kind is None or not name:
        raise ValueError
    for day in filter(None, (first, last)):
        date.fromisoformat(day)
    return KnownAs(name, kind, role, of, first, last, publisher)
