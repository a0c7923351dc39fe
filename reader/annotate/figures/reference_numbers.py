"""Finds numbers that identify something and count nothing: telephones, notes, grid references.

`figures` hides them before it reads numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]{1,99}|#\w+")
_GAP = r"[ \u00a0./-]"
_TELEPHONE = re.compile(
    # Look-behinds come after a first character, so that they are tried at few places.
    rf"\+(?<![\w+.,].)\d{{1,3}}(?:{_GAP}?\(\d{{1,5}}\)|{_GAP}\d{{1,5}})(?:{_GAP}\d{{2,5}}){{1,5}}(?!,?\d)"
    rf"|\((?<!\w.)0\d{{1,5}}\){_GAP}?\d{{2,5}}(?:{_GAP}\d{{2,5}}){{0,4}}(?!\d)"
    rf"|0(?<![\w.,+-].)\d{{2,4}}(?:[ \u00a0-]\d{{2,5}}){{2,4}}(?!\d)"
)
_GROUPED = re.compile(r"\+\d{1,3}(?:[ \u00a0]\d{3}){1,2}$")
"""A rise in groups of three digits: "+1 200 000"."""
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0]?\d{4}){2,7}(?:[ \u00a0]?\d{1,3})?(?!\w)")
_POSTCODE = re.compile(
    r"\b(?:post(?:al)? ?codes?|zip(?: ?codes?)?|p\.?o\.? box|plz) (\d[\d -]{2,11})(?!\d)", re.I
)
_NOTE = re.compile(r"\[\d{1,4}(?:[,–-] ?\d{1,4}){0,9}\]")
_DECIMAL_PLACE = re.compile(
    r"\d{1,3}\.\d{2,8}°? ?[NS]\b,? ?\d{1,3}\.\d{2,8}°? ?[EW]\b"
    r"|\d{1,3}\.\d{4,8}, ?-?\d{1,3}\.\d{4,8}(?!\d)"
)
"""A place in decimal degrees: "48.58 N, 37.99 E"."""
_MAY_BE_PLACE = re.compile(r"\.\d{2,8}(?:°? ?[NS]\b|, ?-?\d)")
_DEGREES = re.compile(
    r"\d{1,3}° ?\d{1,2}(?:\.\d{1,6})?[′'’](?: ?\d{1,2}(?:\.\d{1,4})?[″\"”])? ?[NSEW]\b"
)
_GRID = re.compile(r"\b\d{1,2}[C-X] ?[A-Z]{2} ?\d{4} ?\d{4}\b")
"""A place in a military grid: "36T WT 4512 8873"."""
_EIGHT_DIGITS = re.compile(
    r"\d\d{3}[ \u00a0]?\d{4}"
)  # one sign first, which makes the search faster
"""The digits that every account number contains."""
_SHORT_YEAR = re.compile(
    r"[’'‘](?=\d\d)(?:(?<=\b[io][nf] .)|(?<=\bsince .)|(?<=\bfrom .)|(?<=\buntil .)|(?<=\band .)"
    r"|(?<=\d, .))\d{2}(?![\w’'%-])"
)
"""A year without its century: "in '06"."""
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 7
"""The fewest digits of a telephone or account number."""
_ENDS = ".!?”\"’')]"


def reference_numbers(text: str) -> list[tuple[int, int]]:
    """Return the offsets of identifying numbers, in the order of the text for each kind.

    These are web and mail addresses, hashtags, telephone and account numbers, postcodes, note
    marks, years without a century, and places in degrees or grids.
    """
    digits = len(_DIGIT.findall(text))
    if not digits:
        return list(_addresses(text))
    return [
        *_places(text),
        *_addresses(text),
        *(_telephones(text) if digits >= _FEWEST_DIGITS else ()),
        *_postcodes(text),
        *_notes(text),
        *_hours(text),
        *_short_dates(text),
        *_short_years(text),
    ]


def _hours(text: str) -> Iterator[tuple[int, int]]:
    """Yield hours without the word, whose other end shows minutes: "from 14 to 17:30"."""
    if ":" in text and ("from " in text or "between " in text):
        for match in _HOURS.finditer(text):
            yield match.span()


_HOURS = re.compile(r"(?<=from |ween )\d{1,2} (?:to|and|until|till) \d{1,2}:\d\d\b")


def _short_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield days with their month and no year: "losses as of 14.11"."""
    if "as of " in text or "as at " in text:
        for match in _SHORT_DATE.finditer(text):
            yield match.span(1)


_SHORT_DATE = re.compile(
    r"\bas (?:of|at) ((?:0?[1-9]|[12]\d|3[01])[./](?:0[1-9]|1[0-2]))(?!,?\d|%|[./]\d)"
)


def _places(text: str) -> Iterator[tuple[int, int]]:
    if _MAY_BE_PLACE.search(text):
        for match in _DECIMAL_PLACE.finditer(text):
            yield match.span()
    if "°" in text:
        for match in _DEGREES.finditer(text):
            yield match.span()


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if "://" in text or "www." in text or "@" in text or "#" in text:
        for match in _ADDRESS.finditer(text):
            yield match.span()


def _short_years(text: str) -> Iterator[tuple[int, int]]:
    for match in _SHORT_YEAR.finditer(text):
        yield match.span()


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    if "+" in text or "0" in text:
        for match in _TELEPHONE.finditer(text):
            number = match[0]
            if sum(map(str.isdigit, number)) >= _FEWEST_DIGITS and not _GROUPED.match(number):
                yield match.span()
    if _EIGHT_DIGITS.search(text):
        for match in (*_ACCOUNT.finditer(text), *_GRID.finditer(text)):
            yield match.span()


def _postcodes(text: str) -> Iterator[tuple[int, int]]:
    low = text.lower()
    if "code" in low or "zip" in low or " box" in low or "plz" in low:
        for match in _POSTCODE.finditer(text):
            yield match.span(1)


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """Yield note marks directly after a word or stop ("hands.[12]"), or after a sentence.

    A number that an editor added to the words ("killed [12] people") has a space before it.
    """
    if "[" not in text:
        return
    for match in _NOTE.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        touches = before[-1:].strip() != "" and before[-1:] not in "([—–-"
        if touches or before.rstrip()[-1:] in tuple(_ENDS) and before != "":
            yield match.span()
