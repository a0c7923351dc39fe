"""A part of a bulletin to the hash of its exact words, whose words they are and from which file.

Pure.  A fingerprint leaves out case, accents and punctuation, so that a mark survives a mended
typo.  Here all of that counts: a text may stand for another one only if nothing of it is lost.
"""

from __future__ import annotations

from reader.library.identity.blake2 import blake2b
from reader.library.identity.fingerprint import normalise
from reader.models import Bulletin, Development

HASH = 16
"""Characters of the hash, with which a signature begins."""

_LONGEST = 80  # characters of a publisher's and of a file's name that are kept
_BETWEEN = "\n"  # no line of a fingerprint has one
_SHAPES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'"}
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""Ways to set one sign, which say nothing."""


def signature(bulletin: Bulletin, part: Development) -> str:
    """The hash of the exact words of a part, the publisher, if it is stated, and the file's name.

    A blank and a tab part them.  The lead never has the hash of a development.
    """
    kind = "lead" if part is bulletin.lead else "development"
    links = (f"{link.span.block} {link.address}" for link in part.links)
    texts = (kind, part.time or "", part.heading, *part.paragraphs, "", *links)
    words = "\n".join(" ".join(text.split()) for text in texts).translate(_SHAPES)
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=HASH // 2).hexdigest()
    publisher, name = normalise(bulletin.publisher or ""), " ".join(bulletin.name.split())
    name = name[:_LONGEST].encode("utf-8", "replace").decode()
    return f"{digest} {publisher[:_LONGEST]}\t{name}"


def is_worded(one: str, other: str) -> bool:
    """Whether two signatures are of the very same words."""
    return one[:HASH] == other[:HASH]


def are_rivals(one: str, other: str) -> bool:
    """Whether two signatures name two publishers; where one names none, they don't."""
    first, second = one[HASH + 1 :].partition("\t"), other[HASH + 1 :].partition("\t")
    return bool(first[0] and second[0] and first[0] != second[0])


def is_of_file(one: str, other: str) -> bool:
    """Whether two signatures name a file, and the same."""
    name = one.partition("\t")[2]
    return bool(name) and name == other.partition("\t")[2]


def signed(line: str, sign: str) -> str:
    """What a mark is made on: the line of a fingerprint, and the signature of that text."""
    return f"{line}{_BETWEEN}{sign}" if sign else line


def parted(target: str) -> tuple[str, str]:
    """The line and the signature again; a mark of an earlier version has "" for a signature."""
    line, _, sign = target.partition(_BETWEEN)
    return line, sign
