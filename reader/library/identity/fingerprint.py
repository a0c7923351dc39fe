"""A development to its fingerprint, and two fingerprints to whether they are one development.

Pure.  Two texts are one development when their normalised headings match, the dates stated in them
don't conflict and at least half of the word 4-grams of the shorter one are in the other.  Measured
on the shorter one (containment, not Jaccard), so that a development that has grown to many times
its length is still the one that was read.  It is *updated* when a figure, a quote or a speaker
changed, or when less than nine tenths of the longer one are in the other.
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

from reader.library.identity.blake2 import blake2b
from reader.models import Annotations, Bulletin, Development

SAME = 0.5
"""Share of the shorter text's 4-grams that two versions of one development have in common."""

UNCHANGED = 0.9
"""Share of the longer text's 4-grams below which a development counts as updated."""

SKETCH = 64
"""How many 4-grams a fingerprint keeps, the smallest by hash; texts with fewer compare exactly."""

HEADING = 160
"""Characters of the normalised heading that are kept."""

_WIDTH = 4  # bytes of a 4-gram's hash: few enough to store, enough for two texts not to collide
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "’‘ʼ"
_STATED = ("front matter", "text", "name")


class Fingerprint(NamedTuple):
    """What a mark carries, so that its development is known again when its text has changed.

    `day` is the bulletin's date as far as it was stated ("2024-10-28", or "10-28" when the year was
    worked out, or ""), `dates` the whole dates written in the development itself, `text` a hash of
    all its words, `grams` how many different 4-grams it has and `sketch` the smallest of their
    hashes, end to end.  `evidence` is a hash of its quotes, speakers and figures as `rules` (the
    version of the rules) found them.
    """

    heading: str
    day: str
    dates: tuple[str, ...]
    text: str
    grams: int
    sketch: bytes
    evidence: str
    rules: int

    def __str__(self) -> str:
        """One line, from which `read_print` makes the fingerprint again; its heading ends it."""
        dates, sketch = ",".join(self.dates), b2a_base64(self.sketch, newline=False).decode()
        some = (self.text, self.evidence, self.rules, self.day, dates, self.grams, sketch)
        return " ".join(str(part) or "-" for part in some) + f" {self.heading}"


def read_print(line: str) -> Fingerprint:
    """The fingerprint that a line tells of; ValueError when it tells of none."""
    line = line.partition("\n")[0]  # what a mark is made on may go on with a signature
    try:
        text, evidence, rules, day, dates, grams, sketch, heading = line.split(" ", 7)
        hashes, named = a2b_base64("" if sketch == "-" else sketch), dates.split(",")
        when = "" if day == "-" else day, () if dates == "-" else tuple(named)
        count = int(grams)
        if not 0 <= count < 1 << 32:
            raise ValueError("not a fingerprint: nobody wrote a text as long")
        return Fingerprint(heading, *when, text, count, hashes, evidence, int(rules))
    except binascii.Error as error:
        raise ValueError(f"not a fingerprint: {error}") from None


def text_of(line: str) -> str:
    """The hash of the words, from a fingerprint's line."""
    return line[:16]


def fingerprint(
    bulletin: Bulletin, part: Development, found: Annotations, rules: int
) -> Fingerprint:
    """The fingerprint of one part of a bulletin; `found` is what `rules` found in that part."""
    heading = normalise(part.heading)
    words = normalise("\n".join(part.paragraphs)).split()
    # Hundreds of hashes for each part: encoded at once, and no call around that of the hash.
    inked = " ".join(words).encode().split()
    grams = {blake2b(gram, digest_size=_WIDTH).digest() for gram in _four_grams(inked)}
    day = _stated_day(bulletin)
    dates = _whole_dates(found)
    text = _hash("\n".join((heading, day, " ".join(words))), 8).hex()
    sketch = b"".join(sorted(grams)[:SKETCH])
    evidence = _evidence(part, found)
    return Fingerprint(heading[:HEADING], day, dates, text, len(grams), sketch, evidence, rules)


def normalise(text: str) -> str:
    """Letters and digits only, without accents and case, words parted by single blanks."""
    flat = text.casefold()
    # Apostrophes and accents go without a trace; anything else that is no letter parts two words.
    if not flat.isascii():
        flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        for letter in filter(_is_inside_words, set(flat)):
            flat = flat.replace(letter, "")
    return " ".join(_WORD.findall(flat.replace("'", "")))


_normalised = lru_cache(10_000)(normalise)
"""For names and for what is counted, which come again and again."""


def _is_inside_words(letter: str) -> bool:
    return letter in _APOSTROPHES or unicodedata.combining(letter) > 0


def heading_key(heading: str) -> int:
    """A signed 64-bit number to look a normalised heading up by."""
    return int.from_bytes(_hash(heading, 8), "big", signed=True)


def is_same(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts are one development."""
    return sameness(one, other) is not None


def sameness(one: Fingerprint, other: Fingerprint) -> float | None:
    """How like two texts are that are one development; None if they aren't."""
    if one.heading != other.heading or dates_conflict(one, other):
        return None
    alike = likeness(one, other)
    return alike if alike >= SAME or one.text == other.text else None


def became(old: Fingerprint, new: Fingerprint) -> float | None:
    """As `sameness`, where `new` is the later one: no text becomes a heading without any."""
    return sameness(old, new) if new.grams or not old.grams else None


def is_updated(old: Fingerprint, new: Fingerprint) -> bool:
    """Whether `new`, the same development as `old`, says something else than `old` did."""
    if old.text == new.text:
        return False
    if old.rules == new.rules and old.evidence != new.evidence:
        return True
    longer = max(old.grams, new.grams)
    return longer > 0 and _shared(old, new) / longer < UNCHANGED


def dates_conflict(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the dates stated for two developments exclude each other.

    The bulletins' own dates decide where both state one; otherwise those written in the text.
    """
    if one.day and other.day:
        length = min(len(one.day), len(other.day))
        return one.day[-length:] != other.day[-length:]
    return bool(one.dates and other.dates) and not set(one.dates) & set(other.dates)


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter text's 4-grams that are in the other, from 0 to 1."""
    shorter = min(one.grams, other.grams)
    if shorter == 0:  # a heading alone is all there is to go by
        return 1.0 if one.heading or one.grams == other.grams else 0.0
    return _shared(one, other) / shorter


def _shared(one: Fingerprint, other: Fingerprint) -> float:
    """How many 4-grams two texts share: exact when both sketches are whole, else estimated.

    Below the largest hash that both sketches reach they are samples of the same part of all
    hashes; Broder, "On the resemblance and containment of documents", 1997.
    """
    mine, theirs = grams(one.sketch), grams(other.sketch)
    if one.grams <= SKETCH and other.grams <= SKETCH:
        return len(set(mine) & set(theirs))
    limits = [hashes[-1] for hashes in (mine, theirs) if len(hashes) >= SKETCH]
    reach = min(limits, default=b"\xff" * _WIDTH)
    low_mine = set(mine[: bisect_right(mine, reach)])
    low_theirs = set(theirs[: bisect_right(theirs, reach)])
    both, either = len(low_mine & low_theirs), len(low_mine | low_theirs)
    jaccard = both / either if either else 0.0
    estimate = jaccard / (1 + jaccard) * (one.grams + other.grams)
    return min(estimate, one.grams, other.grams)


def grams(sketch: bytes) -> list[bytes]:
    """The hashes of 4-grams that a fingerprint keeps, in their order."""
    return [sketch[at : at + _WIDTH] for at in range(0, len(sketch), _WIDTH)]


def _four_grams(words: Sequence[bytes]) -> Iterable[bytes]:
    if len(words) < 4:
        return [b" ".join(words)] if words else []
    return map(b" ".join, zip(words, words[1:], words[2:], words[3:], strict=False))


def _hash(text: str, width: int) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=width).digest()


def _stated_day(bulletin: Bulletin) -> str:
    """The bulletin's date as far as it stands in its text, front matter or name."""
    if bulletin.date is None or bulletin.date_basis not in _STATED:
        return ""
    return bulletin.date[5:10] if bulletin.date_inferred else bulletin.date[:10]


def _whole_dates(found: Annotations) -> tuple[str, ...]:
    """Dates with day, month and year all written out, at most eight."""
    values = {mention.value for mention in found.dates if not mention.inferred}
    return tuple(sorted(value for value in values if value and len(value) == 10))[:8]


def _evidence(part: Development, found: Annotations) -> str:
    """A hash of who said what and of every figure; spelling, case and punctuation aside."""
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


def says_more(was: str, now: str) -> bool:
    """Whether a text says something else than when it was marked, by the fingerprints' lines."""
    if text_of(was) == text_of(now):
        return False
    try:
        return is_updated(read_print(was), read_print(now))
    except ValueError:
        return True
