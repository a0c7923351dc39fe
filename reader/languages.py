"""Combines the languages of blocks into those of a text, and names languages for display."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reader.models import BlockLanguage

ENGLISH = "en"
"""The language of each block without a stated one."""

NAMES = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ml": "Malayalam",
    "mr": "Marathi",
    "my": "Burmese",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sh": "Bosnian, Croatian or Serbian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovene",
    "sr": "Serbian",
    "sv": "Swedish",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""Names by ISO 639-1 code; another code is shown as "not English"."""


def text_languages(texts: Iterable[str], others: Sequence[BlockLanguage]) -> tuple[str, ...]:
    """Return the codes of a text's languages, that of most characters first; never empty.

    `texts` are the blocks of the text, `others` those that are not English.
    """
    if not others:
        return (ENGLISH,)
    language_of = {other.block: other.language for other in others}
    sizes: Counter[str] = Counter()
    for number, text in enumerate(texts):
        sizes[language_of.get(number, ENGLISH)] += len(text)
    return tuple(code for code, size in sizes.most_common() if size) or (ENGLISH,)


def languages_line(codes: Sequence[str]) -> str:
    """Return a line on the parts of a text that are not annotated; "" if all is English."""
    others = [NAMES.get(code, "another language") for code in codes if code != ENGLISH]
    if not others:
        return ""
    named = " and ".join(filter(None, (", ".join(others[:-1]), others[-1])))
    if ENGLISH in codes:
        return f"Partly {named}: evidence is marked in English paragraphs only"
    if others == ["another language"]:
        return "Not English: evidence is marked in English texts only"
    return f"{named[0].upper()}{named[1:]}: evidence is marked in English texts only"
