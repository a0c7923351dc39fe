"""Turns a development into the terms that texts of one story share: names and rare words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.blake2 import blake2b
from reader.ledger.comparison.sentences import split_sentences
from reader.ledger.threads.texts import Term, TextPart
from reader.ledger.threads.words import GENERIC, SITES, WEAK, word_key

MOST_PARTS = 8
"""The number of parts compared: the story is at the beginning of a text, background after it."""

MOST_CHARACTERS = 1_500
"""Characters of a paragraph that are compared."""

_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}, (?P<land>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?: ?[(/][A-Z][\w .’'-]{1,30}\)?)? ?[—–-]{1,2} "
)
"""Matches the town and the country where a report was written: "QUERN, Torvia (NA) — "."""

_TOKEN = re.compile(
    r"[$€£]\s?\d[\d,.]*(?:bn|m|k|tn)?\b|\d[\d,.]*(?:bn|m|k|tn|km)?\b"
    r"|(?<!\d)[^\W\d_]\w*(?:[-–.][^\W_]\w*)*"
)
_SOURCES = re.compile(r"[.!?][”’\"']?(?P<sources>(?: ?\([^()\d]{2,60}\)){1,5})\.?\s*$")
"""Matches at the end of a text who reported it: "… (NA) (The Kestrel)"."""
_BYLINE = re.compile(r"(?:From|By)(?: [^\W\d_a-z][\w.’'-]*,?| and| in){2,16}")
"""Matches a line of authors: "From Anna Berg in Quern and Ivo Venn"."""
_COMPOUND = re.compile(r"[-–](?:based|backed|led|made|held|controlled|occupied|run|owned|born)$")
"""Matches at the end of a word that says what something is like: "phosphorus-based"."""
_COLOURED = re.compile(r"(?:White House|Red (?:Cross|Crescent|Sea))\b")
"""Matches names that stories of many kinds have; other colours tell what a thing is."""
_OWNER = re.compile(r"[’'ʼ]s?(?!\w)")
_NUMBER = re.compile(r"[$€£].*|\d+[.,]\d+.*|\d{4,}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def parts_of(heading: str, paragraphs: Iterable[str]) -> tuple[TextPart, ...]:
    """Return the heading and the first paragraphs of a development, as far as they are compared."""
    texts = [text for text in (heading, *paragraphs) if text.strip()]
    parts = [text[:MOST_CHARACTERS] for text in texts[:MOST_PARTS]]
    return tuple(_part(text, _end_of_dateline(text, parts)) for text in parts)


def _end_of_dateline(text: str, parts: Iterable[str]) -> int:
    """Return where a text begins behind a dateline of a country that it does not tell about."""
    dateline = _DATELINE.match(text)
    if dateline is None or sum(part.count(dateline["land"]) for part in parts) > 1:
        return 0
    return dateline.end()


def _part(text: str, start: int) -> TextPart:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    digest = blake2b(words.encode(), digest_size=6).hexdigest()
    return TextPart(text, digest, tuple(_terms(text, start)))


def _terms(text: str, start: int) -> Iterator[Term]:
    """Yield the words from an offset on that identify the story."""
    end = _end_of_story(text)
    for low, high in split_sentences(text):
        is_first = True
        for found in _TOKEN.finditer(text, max(low, start), min(high, end)):
            if found[0][0].isalpha():
                coloured = _COLOURED.match(text, found.start())
                key = word_key(coloured[0] if coloured else _COMPOUND.sub("", found[0]))
                if key not in GENERIC and len(key) > 1:
                    is_name = key not in SITES and _is_name(text, found, is_first) or key in WEAK
                    yield Term(key, *found.span(), is_name)
                is_first = False
            elif _NUMBER.match(found[0]) and not _YEAR.match(found[0]):
                yield Term("#" + re.sub(r"[,\s]|[.,]$", "", found[0]), *found.span(), False)


def _end_of_story(text: str) -> int:
    """Return where the names of those who reported it begin."""
    if _BYLINE.fullmatch(text):
        return 0
    sources = _SOURCES.search(text)
    return sources.start("sources") if sources else len(text)


def _is_name(text: str, found: re.Match[str], is_first: bool) -> bool:
    """Whether a word is capitalized, and not only as the first of a sentence."""
    word = found[0]
    if not word[0].isupper():
        return False
    return not is_first or word[1:].isupper() or _OWNER.match(text, found.end()) is not None
