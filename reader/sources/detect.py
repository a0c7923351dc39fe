"""Tells in which encoding bytes are that declare none and are not UTF-8, from their words.

windows-1252 stays in doubt: it is what most such texts are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

USUAL = "cp1252"

_JAPANESE = ("cp932", "euc_jp")
_LATIN = (USUAL, "cp1250", "iso8859_2", "cp1254", "cp1257")
_OTHERS = ("cp1251", "koi8_r", "koi8_u", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "cp949")

_RUN = re.compile(rb"[\x80-\xff][^<>\n]*+")
"""From the first byte of a row that is not ASCII up to its end or the next tag."""
_HIGH, _ASCII_LETTER = re.compile(rb"[\x80-\xff]"), re.compile(rb"[A-Za-z]")
_MOST_RUNS, _LONGEST, _ENOUGH = 5_000, 8_000, 16_000
"""Runs that are looked at, bytes of one, and bytes of all in which words are looked for."""
_LEAST = 10
"""Bytes that are not ASCII; fewer tell nothing."""
_SINGLE = re.compile(rb"(?s).*[ -/]")
"""Up to the last byte that is no part of a longer character in any encoding."""
_SHARE = 0.4
"""Other scripts have this share of their letters outside of ASCII."""

_KANA = re.compile("[\u3041-\u30ff]")
_LEAST_KANA = 0.15
_IN_WORD = re.compile("(?<=[^\\W\\d_])[\x80-\x9f\xa1-\xac\xae-\xb6\xb8-\xbf](?=[^\\W\\d_])")
"""Signs between letters, which show that those are other letters."""
_LEAST_SIGNS = 2
_ALPHABETS = {
    "cp1250": (
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíľňóôšťúýž",
        "áéíóöőúüű",
        "ăâîşţ",
        "čćđšž",
    ),
    "cp1254": ("çğıiöşüâî",),
}
"""The letters outside of ASCII of languages that windows-1252 lacks, by their encodings.

Rare ones are left out (Slovak `ŕ` and `ĺ`): bytes of Italian would be those.
"""
_USUAL_LETTERS = frozenset(bytes(range(128, 256)).decode(USUAL, "ignore"))
_ALSO = {"cp1250": "iso8859_2"}
"""Encodings with the same letters at other places."""
_WHOLE, _DISTINCT = 0.97, 0.1
"""Shares of a sample's letters: those of one alphabet, and those that windows-1252 lacks."""


def detect(data: bytes) -> str:
    """Return the name of the encoding that bytes are most likely in."""
    sample = _sample(data)
    if len(_HIGH.findall(sample)) < _LEAST:
        return USUAL
    from charset_normalizer import from_bytes  # 20 ms to import, and few texts need it

    names = [*_LATIN, *_JAPANESE, *_OTHERS]
    matches = {match.encoding: match for match in from_bytes(sample, cp_isolation=names)}
    for name in _JAPANESE:
        if name in matches and _has_kana(str(matches[name])):
            return name
    best = next(iter(matches.values()), None)
    if best is not None and best.encoding in _OTHERS and _is_other_script(sample):
        return best.encoding
    return _latin(sample, matches.values())


def _sample(data: bytes) -> bytes:
    """Rows that are not ASCII, from their first such byte on; those in UTF-8 are passed over."""
    rows: list[bytes] = []
    length = 0
    for number, run in enumerate(_RUN.finditer(data)):
        row = run[0]
        if len(row) > _LONGEST:
            whole = _SINGLE.match(row, 0, _LONGEST)
            row = whole[0] if whole else row[:_LONGEST]
        if number > _MOST_RUNS or length > _ENOUGH:
            break
        try:
            row.decode("utf-8")
        except UnicodeDecodeError:
            rows.append(row)
            length += len(row)
    return b"\n".join(rows)


def _has_kana(text: str) -> bool:
    letters = sum(not letter.isascii() for letter in text)
    return len(_KANA.findall(text)) > _LEAST_KANA * letters


def _is_other_script(sample: bytes) -> bool:
    """Whether a sample has few letters in ASCII, as texts of other scripts do."""
    high = len(_HIGH.findall(sample))
    return high > _SHARE * (high + len(_ASCII_LETTER.findall(sample)))


def _latin(sample: bytes, matches: Iterable[CharsetMatch]) -> str:
    """windows-1252, or that Latin encoding whose letters are those of one language."""
    for name, alphabets in _ALPHABETS.items():
        names = [name, _ALSO[name]] if name in _ALSO else [name]
        fitting = [one for one in names if any(_has_letters(sample, one, a) for a in alphabets)]
        if fitting:
            return min(fitting, key=lambda one: _signs(sample, one))
    signs = {name: _signs(sample, name) for name in _LATIN}
    if signs[USUAL] < _LEAST_SIGNS:
        return USUAL
    order = [match.encoding for match in matches]
    return min(_LATIN, key=lambda name: (signs[name], _place(name, order)))


def _has_letters(sample: bytes, name: str, alphabet: str) -> bool:
    """Whether the letters of a sample are those of an alphabet, and not of windows-1252 alone."""
    letters = [one.lower()[:1] for one in sample.decode(name, "replace") if _is_far_letter(one)]
    own = sum(one in alphabet for one in letters)
    lacking = sum(one in alphabet and one not in _USUAL_LETTERS for one in letters)
    return own >= _WHOLE * len(letters) and lacking > _DISTINCT * len(letters)


def _is_far_letter(letter: str) -> bool:
    return not letter.isascii() and letter.isalpha()


def _signs(sample: bytes, name: str) -> int:
    return len(_IN_WORD.findall(sample.decode(name, "replace")))


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
