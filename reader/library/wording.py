"""A part of a bulletin to the hash of its exact words, and whose words they are.

Pure.  A fingerprint leaves out case, accents and punctuation, so that a mark survives a mended
typo.  Here all of that counts: a text may stand for another one only if nothing of it is lost.
"""

from __future__ import annotations

from reader.library.digest import blake2b
from reader.library.identity import normalise
from reader.models import Bulletin, Development

HASH = 16
"""Characters of the hash, with which a signature begins."""

_PUBLISHER = 80  # characters of a publisher's name that are kept
_BETWEEN = "\n"  # no line of a fingerprint has one
_SHAPES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'"}
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""Ways to set one sign, which say nothing."""


def signature(bulletin: Bulletin, part: Development) -> str:
    """The hash of the exact words of a part, a blank, and the publisher's name, if it is stated.

    The lead never has the hash of a development.
    """
    kind = "lead" if part is bulletin.lead else "development"
    links = (f"{link.span.block} {link.address}" for link in part.links)
    texts = (kind, part.time or "", part.heading, *part.paragraphs, "", *links)
    words = "\n".join(" ".join(text.split()) for text in texts).translate(_SHAPES)
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=HASH // 2).hexdigest()
    return f"{digest} {normalise(bulletin.publisher or '')[:_PUBLISHER]}"


def is_worded(one: str, other: str) -> bool:
    """Whether two signatures are of the very same words."""
    return one[:HASH] == other[:HASH]


def are_rivals(one: str, other: str) -> bool:
    """Whether two signatures name two publishers; where one names none, they don't."""
    first, second = one[HASH + 1 :], other[HASH + 1 :]
    return bool(first and second and first != second)


def signed(line: str, sign: str) -> str:
    """What a mark is made on: the line of a fingerprint, and the signature of that text."""
    return f"{line}{_BETWEEN}{sign}" if sign else line


def parted(target: str) -> tuple[str, str]:
    """The line and the signature again; a mark of an earlier version has "" for a signature."""
    line, _, sign = target.partition(_BETWEEN)
    return line, sign
