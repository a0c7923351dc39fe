r"""Converts citations to BibTeX entries, which BibLaTeX reads as well.

The rules for names, braces and special characters are those of "BibTeXing" (Patashnik, 1988): a
name in braces is one word, and \ { } $ & # % _ ^ ~ have a meaning to TeX.  BibTeX counts braces
with a backslash as well, so a brace of the text is written as a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.evidence_words import name_of
from reader.export.addresses import is_web_address
from reader.export.citation import dated
from reader.export.selected.citations import Citation, citations
from reader.export.selected.selection import SelectedText

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
_LONGEST_KEY = 30
"""The most letters of a name in a key."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def bibtex_entries(text: SelectedText) -> Iterator[str]:
    """Yield the entries of a text's citations."""
    return map(_entry, citations(text))


def escaped(text: str) -> str:
    """Return a text on one line, escaped so that TeX prints every character."""
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _entry(citation: Citation) -> str:
    fields = [f"  {name} = {value}" for name, value in _fields(citation)]
    return f"@misc{{{_key(citation)},\n" + ",\n".join(fields) + "\n}"


def _key(citation: Citation) -> str:
    """A key of letters and digits from name, year and id; equal texts have equal keys."""
    name = citation.people[0].name if citation.people else citation.text.article.publisher or ""
    words = re.findall("[a-z]+", name.casefold())
    year = (citation.text.article.date or "")[:4]
    return f"{words[-1][:_LONGEST_KEY] if words else citation.kind}{year}{citation.id[:12]}"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """The known fields, each with its value in braces."""
    article = citation.text.article
    names = " and ".join(f"{{{escaped(name_of(person))}}}" for person in citation.people)
    if names:
        yield "author", f"{{{names}}}"
    yield "title", f"{{{{{escaped(citation.words)}}}}}"
    if article.bulletin_title and citation.words != article.bulletin_title:
        yield "howpublished", f"{{{escaped(article.bulletin_title)}}}"
    if article.publisher:
        yield "publisher", f"{{{escaped(article.publisher)}}}"
    if article.date:
        year, month, day = article.date.split("-")
        yield "year", f"{{{int(year)}}}"
        yield "month", _MONTHS[int(month) - 1]
        yield "day", f"{{{int(day)}}}"
    if is_web_address(article.address):
        yield "url", f"{{{_address(article.address)}}}"
    if note := "; ".join(_notes(citation)):
        yield "note", f"{{{escaped(note)}}}"


def _notes(citation: Citation) -> Iterator[str]:
    """The notes: office, cue, basis of the attribution, inferred date, heading."""
    article = citation.text.article
    yield from citation.notes
    if citation.cue:
        yield f"cue: {citation.cue}"
    if article.date_inferred:
        yield f"day: {dated(article.date, True)}"
    if citation.kind != "text" and article.development.heading:
        yield f"in: {article.development.heading}"


def _address(address: str) -> str:
    """An address for BibLaTeX, without the braces and backslashes that would end the field."""
    return re.sub(r"[\s{}\\^~]", lambda sign: f"%{ord(sign[0]):02X}", address)
