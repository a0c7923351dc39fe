"""Parses one message into a draft: its headers as fields, its text as units."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from reader.clean import clean, line
from reader.parse.blocks import lines
from reader.parse.blocks.instants import instant
from reader.parse.blocks.units import Address, Unit
from reader.parse.draft import Draft, DraftFields
from reader.parse.html.fragment import HtmlBudget, fragment_units
from reader.parse.mail.furniture import without_furniture
from reader.parse.shapes import bold_sentences, headings
from reader.parse.shapes.furniture import mark_furniture

_LONGEST_HEADER = 2_000
"""Most characters of a header that are read, because decoding takes quadratic time."""

_LONGEST_NAME = 300
_SIGNATURE = re.compile(
    r"^(?:-- ?$|_{20,} ?\n[^\n]{0,80}\bmailing list ?$).*\Z", re.MULTILINE | re.DOTALL
)
"""The signature of a writer or a mailing list below the text."""
_BARE = re.compile(r" ?[(<\[](https?://[^\s()<>\[\]]{1,2000})[)>\]]")
_TRANSFERRED = ("base64", "quoted-printable", "x-uuencode", "uuencode", "uue", "x-uue")
_ERRORS = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
"""Exceptions that the standard library raises for invalid headers and parts."""


class RefusedMailError(ValueError):
    """A message cannot be read; it says why, for the reader."""


def draft_of(source: str, budget: HtmlBudget) -> Draft | None:
    """Return the draft of a message, or None if it has no text."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(source.encode("utf-8", "replace"))
        assert isinstance(message, EmailMessage)
        part = message.get_body(preferencelist=("html", "plain"))
        text = _text_of(part) if isinstance(part, EmailMessage) else ""
    except _ERRORS:
        raise RefusedMailError("is mail that can't be taken apart") from None
    if part is None or not text.strip():
        return None
    fields = _fields(message)
    if part.get_content_subtype() == "html":
        marked = fragment_units(text, "", fields.title or "", budget)
        units = bold_sentences.mark_bold(mark_furniture(without_furniture(marked)))
    else:
        if not budget.rows.allows(text):
            raise RefusedMailError("has too many lines")
        plain = budget.rows.checked(lines.split_units(clean(_SIGNATURE.sub("", text))))
        rows = without_furniture(plain)
        units = headings.mark_headings([_linked(unit) for unit in rows])
    return Draft(units, fields) if units else None


def _fields(message: EmailMessage) -> DraftFields:
    raw = {
        name.lower(): str(value)[:_LONGEST_HEADER]
        for name, value in reversed(list(message.raw_items()))
    }
    subject, sender = _header("subject", raw), _header("from", raw)
    name, address = _sender(sender)
    name_of_message = line(raw.get("message-id", ""))
    published = instant(line(raw.get("date", "")))
    return DraftFields(
        title=subject or None,
        publisher=line(name) or line(address) or None,
        published=published or None,
        item=name_of_message or line(f"{subject} {published}"),
    )


def _sender(stated: str) -> tuple[str, str]:
    """The name and address of the sender."""
    try:
        return parseaddr(stated[:_LONGEST_NAME])
    except _ERRORS:
        return "", stated[:_LONGEST_NAME]


def _header(name: str, raw: dict[str, str]) -> str:
    """A decoded header, as one line."""
    value = raw.get(name, "")
    try:
        return line(str(policy.default.header_factory(name, " ".join(value.split()))))
    except _ERRORS:
        return line(value)


def _text_of(part: EmailMessage) -> str:
    """The text of a part.

    If its transfer encoding is not ASCII-based, it was decoded together with the whole message.
    """
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    transfer = str(part.get("content-transfer-encoding", "")).strip().lower()
    charset = part.get_content_charset("utf-8") if transfer in _TRANSFERRED else "utf-8"
    try:
        return data.decode(charset, "strict")
    except (LookupError, UnicodeError):
        return data.decode("utf-8", "replace")


def _linked(unit: Unit) -> Unit:
    """The unit with bracketed addresses converted to links on the word before them."""
    text, at = "", 0
    addresses = list(unit.addresses)
    for found in _BARE.finditer(unit.text):
        text += unit.text[at : found.start()]
        at = found.end()
        word = text.rstrip().rpartition(" ")[2]
        end = len(text.rstrip())
        if word:
            addresses.append(Address(end - len(word), end, found[1]))
    if not at:
        return unit
    return Unit(
        (text + unit.text[at:]).strip(),
        unit.level,
        unit.item,
        unit.time,
        tuple(addresses),
        unit.kind,
        unit.section,
        unit.day,
        unit.depth,
    )
