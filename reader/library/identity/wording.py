"""Turns a development into its signature: hash of the exact words, publisher, file name.

Pure functions. A fingerprint ignores case, accents and punctuation, so that a mark survives a
corrected typo. A signature does not: one text may replace another in the list only if no word is
lost.
"""

from __future__ import annotations

from reader.blake2 import blake2b
from reader.models import Bulletin, Development

HASH_LENGTH = 16
"""Characters of the hash at the start of a signature."""

_NAME_LENGTH = 80  # characters kept of a publisher's and of a file's name
_SEPARATOR = "\n"  # never in a fingerprint's line
_SAME_SIGN = (
    ("'", "’‘ʼ"),
    ('"', "“”„‟«»"),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2212"),
)
"""Signs and the typographic variants that count as the same sign."""


def signature(bulletin: Bulletin, part: Development) -> str:
    """The hash of the exact words, the publisher if stated, and the file's name.

    Separated by a space and a tab. A lead never has the hash of a development.
    """
    from reader.library.identity.fingerprint import normalise  # the first screen needs none

    kind = "lead" if part is bulletin.lead else "development"
    links = (f"{link.span.block} {link.address}" for link in part.links)
    texts = (kind, part.time or "", part.heading, *part.paragraphs, "", *links)
    words = "\n".join(" ".join(text.split()) for text in texts)
    for sign, variants in _SAME_SIGN if not words.isascii() else ():
        for variant in variants:  # 15 replacements take a quarter of the time of `translate`
            words = words.replace(variant, sign)
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=HASH_LENGTH // 2).hexdigest()
    publisher, name = normalise(bulletin.publisher or ""), " ".join(bulletin.name.split())
    name = name[:_NAME_LENGTH].encode("utf-8", "replace").decode()
    return f"{digest} {publisher[:_NAME_LENGTH]}\t{name}"


def have_same_words(one: str, other: str) -> bool:
    """Whether two signatures have the same hash."""
    return one[:HASH_LENGTH] == other[:HASH_LENGTH]


def name_two_publishers(one: str, other: str) -> bool:
    """Whether both signatures name a publisher, and these differ."""
    first, second = one[HASH_LENGTH + 1 :].partition("\t"), other[HASH_LENGTH + 1 :].partition("\t")
    return bool(first[0] and second[0] and first[0] != second[0])


def name_same_file(one: str, other: str) -> bool:
    """Whether both signatures name a file, and the same."""
    name = one.partition("\t")[2]
    return bool(name) and name == other.partition("\t")[2]


def file_name(signature_of_text: str) -> str:
    """The file's name in a signature, as far as it is kept; "" in one that names none."""
    name = signature_of_text.partition("\t")[2]
    return name if len(name) < _NAME_LENGTH else ""


def join_target(line: str, signature_of_text: str) -> str:
    """A mark's target: the line of a fingerprint and the signature of the same text."""
    return f"{line}{_SEPARATOR}{signature_of_text}" if signature_of_text else line


def split_target(target: str) -> tuple[str, str]:
    """A target as line and signature; "" for the signature in marks of early versions."""
    line, _, signature_of_text = target.partition(_SEPARATOR)
    return line, signature_of_text
