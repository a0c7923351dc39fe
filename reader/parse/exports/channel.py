"""Parses the export of a messenger channel (Telegram, `result.json`) into a draft for each day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from reader.clean import clean, line
from reader.models import Unreadable
from reader.parse.blocks.units import HEADING, WEB_ADDRESS, Address, Unit
from reader.parse.draft import Draft, DraftFields
from reader.parse.exports.members import MOST_OBJECTS, JsonObject, line_in
from reader.parse.limits import RowBudget

_AT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_MOST_HEADING = 250
_MOST_DAYS = 10_000
_LONGEST_LINE = 100_000
"""Most characters of a line; messages have some thousands at most."""


def chats_in(text: str) -> list[JsonObject]:
    """Return the chat of an export, or all chats of an account; [] for any other text."""
    try:
        value = json.loads(text.strip().removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return []
    if not isinstance(value, dict):
        return []
    listed = value.get("chats")
    several = listed.get("list") if isinstance(listed, dict) else None
    chats = [chat for chat in several or [value] if isinstance(chat, dict)]
    return [chat for chat in chats if isinstance(chat.get("messages"), list)]


def read_chats(
    chats: Sequence[JsonObject], source: str, most: int = MOST_OBJECTS
) -> Sequence[Draft] | Unreadable:
    """Return a draft for each day of each chat, or why there is none."""
    count = sum(len(chat["messages"]) for chat in chats)
    if count > most:
        return Unreadable(source, f"has too many messages ({count:,}; the limit is {most:,})")
    budget = RowBudget(longest=_LONGEST_LINE)
    found = [draft for chat in chats for draft in _drafts(chat, budget)]
    if len(found) > _MOST_DAYS:
        return Unreadable(source, f"has too many days (the limit is {_MOST_DAYS:,})")
    return found or Unreadable(source, "is the export of a channel without messages")


def _drafts(chat: JsonObject, budget: RowBudget) -> Iterator[Draft]:
    name = line_in(chat, ("name",))
    days: dict[str, list[Unit]] = {}
    for message in chat["messages"]:
        at = _AT.match(str(message.get("date"))) if isinstance(message, dict) else None
        if at and message.get("type", "message") == "message":
            days.setdefault(at[1], []).extend(_units(message, at[2], budget))
    for day, units in days.items():
        if units:
            fields = DraftFields(
                name or None, day, name or None, item=f"{line_in(chat, ('id',))} {day}"
            )
            yield Draft(units, fields)


def _units(message: JsonObject, time: str, budget: RowBudget) -> Iterator[Unit]:
    """The entry of a message, with a bold first line as its heading; nothing without a text."""
    rows = _rows(message.get("text"), budget)
    if not rows:
        return
    first = rows[0]
    if first.bold >= len(first.text) and len(first.text) <= _MOST_HEADING and len(rows) > 1:
        yield Unit(first.text, HEADING, time=time, addresses=first.addresses)
        rows = rows[1:]
    else:
        yield Unit("", HEADING, time=time)
    yield from rows
    for key, words in (("forwarded_from", "Forwarded from"), ("via_bot", "Sent by")):
        if source := line_in(message, (key,)):
            yield Unit(f"{words} {source}", kind="aside")


def _rows(text: Any, budget: RowBudget) -> list[Unit]:
    """The lines of a text, which is a string or a list of strings and marked pieces."""
    pieces = [_piece(piece) for piece in (text if isinstance(text, list) else [text])]
    whole = "".join(words for _, words, _ in pieces)
    if not budget.allows(whole):
        return budget.checked(map(Unit, whole.split("\n")))
    rows = [Unit("")]
    for kind, words, href in pieces:
        for number, row in enumerate(clean(words).split("\n")):
            if number:
                rows.append(Unit(""))
            _add(rows[-1], row, kind, href)
    return budget.checked(unit for row in rows if (unit := _trimmed(row)).text)


def _piece(piece: Any) -> tuple[str, str, str]:
    """Kind, words and address of a piece; a link's text may be the address itself."""
    if isinstance(piece, str):
        return "", piece, ""
    if not isinstance(piece, dict) or not isinstance(piece.get("text"), str):
        return "", "", ""
    kind, words = str(piece.get("type")), piece["text"]
    return kind, words, line_in(piece, ("href",)) or (words.strip() if kind == "link" else "")


def _add(unit: Unit, words: str, kind: str, href: str) -> None:
    words = words if unit.text else words.lstrip()
    start = len(unit.text)
    if kind == "bold" and unit.bold == start:
        unit.bold += len(words)
    unit.text += words
    if href and words.strip() and WEB_ADDRESS.fullmatch(href):
        unit.addresses = (*unit.addresses, Address(start, len(unit.text), href))


def _trimmed(unit: Unit) -> Unit:
    """The cleaned unit without a bare address at its end."""
    text = unit.text
    for link in reversed(unit.addresses):
        if text[link.start : link.end].strip() == link.address and not text[link.end :].strip():
            text = text[: link.start]
    whole = line(text)
    if whole != text.rstrip():
        kept: tuple[Address, ...] = ()
    else:
        kept = tuple(link for link in unit.addresses if link.end <= len(whole))
    return Unit(whole, addresses=kept, bold=min(unit.bold, len(whole)))
