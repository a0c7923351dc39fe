"""Detects the encoding of bytes that declare none and are not UTF-8, by their words.

If in doubt it is windows-1252, the encoding of most such texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

USUAL = "cp1252"

_JAPANESE = ("cp932", "euc_jp")
_LATIN = (USUAL, "cp1250", "iso8859_2", "cp1254", "cp1257")
_OTHERS = ("cp1251", "koi8_r", "koi8_u", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "cp949")

_RUN = re.compile(rb"[\x80-\xff][^<>\n]*+")
"""A line from its first non-ASCII byte up to its end or the next tag."""
_HIGH, _ASCII_LETTER = re.compile(rb"[\x80-\xff]"), re.compile(rb"[A-Za-z]")
_MOST_RUNS, _LONGEST, _ENOUGH = 5_000, 8_000, 16_000
"""Limits: runs that are examined, bytes of one, and bytes of all runs together."""
_LEAST = 10
"""With fewer non-ASCII bytes there is too little evidence."""
_SINGLE = re.compile(rb"(?s).*[ -/]")
"""Text up to the last byte that is not part of a longer character in any encoding."""
_SHARE = 0.4
"""Least share of non-ASCII letters in a text in another script."""

_KANA = re.compile("[\u3041-\u30ff]")
_LEAST_KANA = 0.15
_IN_WORD = re.compile("(?<=[^\\W\\d_])[\x80-\x9f\xa1-\xac\xae-\xb6\xb8-\xbf](?=[^\\W\\d_])")
"""Symbols between letters, which show that the encoding is wrong."""
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
"""The non-ASCII letters of languages that windows-1252 cannot write, by encoding.

Rare ones are left out (Slovak `ŕ` and `ĺ`), because some Italian bytes would match them.
"""
_USUAL_LETTERS = frozenset(bytes(range(128, 256)).decode(USUAL, "ignore"))
_ALSO = {"cp1250": "iso8859_2"}
"""Encodings with the same letters at other positions."""
_WHOLE, _DISTINCT = 0.97, 0.1
"""Least shares of a sample's letters: in one alphabet, and missing from windows-1252."""


def detect(data: bytes) -> str:
    """Return the name of the most likely encoding."""
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
    """The lines that are not ASCII, from their first such byte on, without those in UTF-8."""
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
    """Whether a sample has few ASCII letters, as texts in other scripts do."""
    high = len(_HIGH.findall(sample))
    return high > _SHARE * (high + len(_ASCII_LETTER.findall(sample)))


def _latin(sample: bytes, matches: Iterable[CharsetMatch]) -> str:
    """The Latin encoding whose letters belong to one language, or else windows-1252."""
    for name, alphabets in _ALPHABETS.items():
        names = [name, _ALSO[name]] if name in _ALSO else [name]
        letters = {one: _far_letters(sample, one) for one in names}
        fitting = [one for one in names if any(_are_of(letters[one], a) for a in alphabets)]
        if fitting:
            return min(fitting, key=lambda one: _signs(sample, one))
    signs = {name: _signs(sample, name) for name in _LATIN}
    if signs[USUAL] < _LEAST_SIGNS:
        return USUAL
    order = [match.encoding for match in matches]
    return min(_LATIN, key=lambda name: (signs[name], _place(name, order)))


def _far_letters(sample: bytes, name: str) -> Counter[str]:
    """How often each letter that is not ASCII occurs in a sample, in lower case."""
    letters: Counter[str] = Counter()
    for one, count in Counter(sample.decode(name, "replace")).items():
        if not one.isascii() and one.isalpha():
            letters[one.lower()[:1]] += count
    return letters


def _are_of(letters: Counter[str], alphabet: str) -> bool:
    """Whether letters belong to an alphabet that windows-1252 cannot write."""
    own = sum(letters[one] for one in alphabet)
    lacking = sum(letters[one] for one in alphabet if one not in _USUAL_LETTERS)
    return own >= _WHOLE * letters.total() and lacking > _DISTINCT * letters.total()


def _signs(sample: bytes, name: str) -> int:
    return len(_IN_WORD.findall(sample.decode(name, "replace")))


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
