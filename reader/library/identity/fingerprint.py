"""Computes the fingerprint of a development, and compares two fingerprints. Pure functions.

Two texts are one development if their normalised headings are equal, the dates stated in them do
not conflict, and at least half of the word 4-grams of the shorter text are in the other. The share
is of the shorter text (containment, not Jaccard), so a development that has grown to many times its
length is still the same. It is *updated* if a figure, a quote or a speaker changed, or if less than
nine tenths of the longer text's 4-grams are in the other.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from binascii import a2b_base64, b2a_base64
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.blake2 import blake2b
from reader.models import Annotations, Bulletin, Development

SAME_SHARE = 0.5
"""Least share of the shorter text's 4-grams that two versions of a development have in common."""

UNCHANGED_SHARE = 0.9
"""Share of the longer text's 4-grams below which a development counts as updated."""

SKETCH_SIZE = 64
"""Most 4-gram hashes that a fingerprint keeps: the smallest ones."""

HEADING_LENGTH = 160
"""Characters of the normalised heading that are kept."""

_HASH_BYTES = 4  # of a 4-gram's hash: small to store, few collisions
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "’‘ʼ"
_FREQUENT_SIGNS = "“”„–—…«»"  # frequent signs that separate words
_STATED = ("front matter", "text", "name")


class Fingerprint(NamedTuple):
    """What a mark stores so that its development is recognised after its text has changed.

    `day` is the bulletin's stated date ("2024-10-28", "10-28" if the year was inferred, or "").
    `dates` are the complete dates written in the development, `text` is a hash of all its words,
    `gram_count` the number of different 4-grams, and `sketch` the smallest of their hashes,
    concatenated. `evidence` is a hash of its quotes, speakers and figures as found by version
    `rules` of the rules.
    """

    heading: str
    day: str
    dates: tuple[str, ...]
    text: str
    gram_count: int
    sketch: bytes
    evidence: str
    rules: int

    def __str__(self) -> str:
        """Return the line of the marks file that stores a fingerprint; the heading comes last."""
        dates, sketch = ",".join(self.dates), b2a_base64(self.sketch, newline=False).decode()
        fields = (self.text, self.evidence, self.rules, self.day, dates, self.gram_count, sketch)
        return " ".join(str(part) or "-" for part in fields) + f" {self.heading}"


def parse_fingerprint(line: str) -> Fingerprint:
    """Parse the line of a fingerprint; ValueError if it is malformed."""
    line = line.partition("\n")[0]  # a target may have a signature
    try:
        text, evidence, rules, day, dates, grams, sketch, heading = line.split(" ", 7)
        hashes, day_list = a2b_base64("" if sketch == "-" else sketch), dates.split(",")
        stated = "" if day == "-" else day, () if dates == "-" else tuple(day_list)
        count = int(grams)
        if not 0 <= count < 1 << 32:
            raise ValueError("not a fingerprint: nobody wrote a text as long")
        return Fingerprint(heading, *stated, text, count, hashes, evidence, int(rules))
    except binascii.Error as error:
        raise ValueError(f"not a fingerprint: {error}") from None


def text_hash(line: str) -> str:
    """Return the hash of the text from a fingerprint's line."""
    return line[:16]


def fingerprint(
    bulletin: Bulletin, part: Development, found: Annotations, rules: int
) -> Fingerprint:
    """Compute the fingerprint of a development or lead; version `rules` found `found` in it."""
    heading = normalise(part.heading)
    words = normalise("\n".join(part.paragraphs))
    # Hundreds of hashes for each text: encode once, and call the hash directly.
    encoded = words.encode().split()
    grams = {blake2b(gram, digest_size=_HASH_BYTES).digest() for gram in _four_grams(encoded)}
    day = _stated_day(bulletin)
    dates = _whole_dates(found)
    text = _hash("\n".join((heading, day, words)), 8).hex()
    sketch = b"".join(sorted(grams)[:SKETCH_SIZE])
    evidence = _evidence(part, found)
    return Fingerprint(
        heading[:HEADING_LENGTH], day, dates, text, len(grams), sketch, evidence, rules
    )


def normalise(text: str) -> str:
    """Reduce a text to lower-case letters and digits without accents, and single spaces."""
    # Apostrophes and accents are dropped; any other sign separates words.
    plain = text
    if not plain.isascii():  # most news is, but for typographic signs
        for sign in _APOSTROPHES:
            plain = plain.replace(sign, "")
        for sign in _FREQUENT_SIGNS:
            plain = plain.replace(sign, " ")
    flat = plain.casefold()
    if not plain.isascii():
        flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        for letter in filter(_is_inside_words, set(flat)):
            flat = flat.replace(letter, "")
    return " ".join(_WORD.findall(flat.replace("'", "")))


_normalised = lru_cache(10_000)(normalise)
"""`normalise` with a cache, for names and counted things, which repeat often."""


def _is_inside_words(letter: str) -> bool:
    return letter in _APOSTROPHES or unicodedata.combining(letter) > 0


def heading_key(heading: str) -> int:
    """Hash a normalised heading to a signed 64-bit integer, the index's key for it."""
    return int.from_bytes(_hash(heading, 8), "big", signed=True)


def is_same(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts are one development."""
    return sameness(one, other) is not None


def sameness(one: Fingerprint, other: Fingerprint) -> float | None:
    """Return the similarity (0 to 1) of two texts that are the same; None if they are not."""
    if one.heading != other.heading or dates_conflict(one, other):
        return None
    alike = likeness(one, other)
    return alike if alike >= SAME_SHARE or one.text == other.text else None


def sameness_to_later(old: Fingerprint, new: Fingerprint) -> float | None:
    """As `sameness` for a later text `new`; a text with paragraphs never becomes a bare heading."""
    return sameness(old, new) if new.gram_count or not old.gram_count else None


def is_updated(old: Fingerprint, new: Fingerprint) -> bool:
    """Whether the content of `new`, the same development as `old`, differs from `old`."""
    if old.text == new.text:
        return False
    if old.rules == new.rules and old.evidence != new.evidence:
        return True
    longer = max(old.gram_count, new.gram_count)
    return longer > 0 and _shared(old, new) / longer < UNCHANGED_SHARE


def dates_conflict(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the stated dates of two developments exclude each other.

    The bulletins' dates decide if both are stated; otherwise the dates written in the texts decide.
    """
    if one.day and other.day:
        length = min(len(one.day), len(other.day))
        return one.day[-length:] != other.day[-length:]
    return bool(one.dates and other.dates) and not set(one.dates) & set(other.dates)


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share (0 to 1) of the shorter text's 4-grams that are in the other."""
    shorter = min(one.gram_count, other.gram_count)
    if shorter == 0:  # a heading alone
        return 1.0 if one.heading or one.gram_count == other.gram_count else 0.0
    return _shared(one, other) / shorter


def share_of_title(marked: Fingerprint, title: str) -> float:
    """Return the share of a text's 4-grams that are in a normalised title."""
    grams = {
        blake2b(gram, digest_size=_HASH_BYTES).digest()
        for gram in _four_grams(title.encode().split())
    }
    sketch = set(sketch_hashes(marked.sketch))
    return len(sketch & grams) / len(sketch) if sketch else 0.0


def _shared(one: Fingerprint, other: Fingerprint) -> float:
    """How many 4-grams two texts share: exact if both sketches are complete, otherwise an estimate.

    Up to the largest hash that both sketches reach, they sample the same part of all hashes:
    Broder, "On the resemblance and containment of documents", 1997.
    """
    mine, theirs = sketch_hashes(one.sketch), sketch_hashes(other.sketch)
    if one.gram_count <= SKETCH_SIZE and other.gram_count <= SKETCH_SIZE:
        return len(set(mine) & set(theirs))
    limits = [hashes[-1] for hashes in (mine, theirs) if len(hashes) >= SKETCH_SIZE]
    reach = min(limits, default=b"\xff" * _HASH_BYTES)
    low_mine = set(mine[: bisect_right(mine, reach)])
    low_theirs = set(theirs[: bisect_right(theirs, reach)])
    both, either = len(low_mine & low_theirs), len(low_mine | low_theirs)
    jaccard = both / either if either else 0.0
    estimate = jaccard / (1 + jaccard) * (one.gram_count + other.gram_count)
    return min(estimate, one.gram_count, other.gram_count)


def sketch_hashes(sketch: bytes) -> list[bytes]:
    """Split a sketch into its hashes, in order."""
    return [sketch[at : at + _HASH_BYTES] for at in range(0, len(sketch), _HASH_BYTES)]


def _four_grams(words: Sequence[bytes]) -> Iterable[bytes]:
    if len(words) < 4:
        return [b" ".join(words)] if words else []
    return map(b" ".join, zip(words, words[1:], words[2:], words[3:], strict=False))


def _hash(text: str, width: int) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=width).digest()


def _stated_day(bulletin: Bulletin) -> str:
    """The bulletin's date if its text, front matter or name states it."""
    if bulletin.date is None or bulletin.date_basis not in _STATED:
        return ""
    return bulletin.date[5:10] if bulletin.date_inferred else bulletin.date[:10]


def _whole_dates(found: Annotations) -> tuple[str, ...]:
    """At most eight dates written with day, month and year."""
    values = {mention.value for mention in found.dates if not mention.inferred}
    return tuple(sorted(value for value in values if value and len(value) == 10))[:8]


def _evidence(part: Development, found: Annotations) -> str:
    """A hash of all quotes, speakers and figures, without accents, case and punctuation."""
    texts = (part.heading, *part.paragraphs)
    lines = []
    for quote in found.quotes:
        text = texts[quote.span.block][quote.span.start : quote.span.end]
        speaker = "" if quote.person is None else found.people[quote.person].name
        lines.append(f"quote {_normalised(speaker)}: {normalise(text)}")
    for figure in found.figures:
        what = _normalised(f"{figure.unit or ''} {figure.counted or ''}")
        value = f"{figure.qualifier}{figure.low}-{figure.high}e{figure.magnitude}"
        lines.append(f"figure {value} {what}")
    return _hash("\n".join(lines), 8).hex()


def is_updated_line(old: str, new: str) -> bool:
    """As `is_updated`, for the lines of two fingerprints; true if either is malformed."""
    if text_hash(old) == text_hash(new):
        return False
    try:
        return is_updated(parse_fingerprint(old), parse_fingerprint(new))
    except ValueError:
        return True
