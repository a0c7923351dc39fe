"""Finds the script of most letters of a text.

`judgement` needs it to choose the languages to compare.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

_RANGES = (
    (0x0041, "Latin"),
    (0x0370, "Greek"),
    (0x0400, "Cyrillic"),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, "other"),
    (0x0750, "Arabic"),
    (0x0780, "other"),
    (0x08A0, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "other"),
    (0x0A80, "Gujarati"),
    (0x0B00, "other"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, "other"),
    (0x1000, "Myanmar"),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, "other"),
    (0x1780, "Khmer"),
    (0x1800, "other"),
    (0x1C80, "Cyrillic"),
    (0x1C90, "Georgian"),
    (0x1CC0, "other"),
    (0x1D00, "Latin"),
    (0x1F00, "Greek"),
    (0x2000, "Latin"),
    (0x2D00, "Georgian"),
    (0x2D30, "other"),
    (0x2DE0, "Cyrillic"),
    (0x2E00, "other"),
    (0x3005, "Han"),
    (0x3040, "Kana"),
    (0x3100, "other"),
    (0x3130, "Hangul"),
    (0x3190, "other"),
    (0x31F0, "Kana"),
    (0x3200, "other"),
    (0x3400, "Han"),
    (0xA000, "other"),
    (0xA640, "Cyrillic"),
    (0xA6A0, "other"),
    (0xA720, "Latin"),
    (0xA800, "other"),
    (0xAC00, "Hangul"),
    (0xD800, "other"),
    (0xF900, "Han"),
    (0xFB00, "Latin"),
    (0xFB13, "Armenian"),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, "other"),
    (0xFE70, "Arabic"),
    (0xFF00, "Latin"),
    (0xFF66, "Kana"),
    (0xFFA0, "Hangul"),
    (0xFFE0, "other"),
    (0x20000, "Han"),
    (0x32000, "other"),
)
"""Where the letters of each script begin in Unicode.

"Other" are scripts without a language in the lexicon, mathematical letters and the like.
"""
_STARTS = [start for start, _ in _RANGES]


def script_of(letter: str) -> str:
    """Return the script of a letter."""
    return _RANGES[max(0, bisect_right(_STARTS, ord(letter)) - 1)][1]


def main_script(words: Iterable[str]) -> str:
    """Return the script of most letters, by the first letter of each word; "Latin" for no words.

    Japanese is written in Han and Kana: if Kana occurs beside a majority of Han, the result is
    Kana.
    """
    sizes: Counter[str] = Counter()
    for word in words:
        sizes[script_of(word[0])] += len(word)
    if not sizes:
        return "Latin"
    if sizes["Han"] and any(_KANA_FIRST <= letter <= _KANA_LAST for w in words for letter in w):
        sizes["Kana"] += sizes.pop("Han")
    return max(sizes, key=lambda script: sizes[script])


_KANA_FIRST, _KANA_LAST = "\u3041", "\u30ff"
