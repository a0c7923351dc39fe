"""Finds the title of an e-book (EPUB 2 and 3) and its pages in reading order.

See https://www.w3.org/TR/epub-33/#sec-package-doc. XML with a document type is refused, because its
entities can expand without end.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

CONTAINER = "META-INF/container.xml"
"""The file that identifies an archive as an e-book."""

_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_SAID = ("title", "publisher", "date")
_LONGEST = 1_000
"""Most characters of an element or attribute that are read."""


class BookError(ValueError):
    """An e-book is refused; the message says why, in words that follow its name."""


class Book(NamedTuple):
    """The metadata of an e-book, not cleaned, and the names of its pages in order."""

    title: str
    publisher: str
    date: str
    pages: tuple[str, ...]


def read_book(file: Callable[[str], bytes]) -> Book:
    """Return the contents of an e-book; `file` returns the bytes of one of its files or raises.

    Raises `BookError`.
    """
    package = _package_name(file(CONTAINER))
    said: dict[str, str] = {}
    pages: dict[str, str] = {}
    order: list[str] = []
    reading = [""]

    def begin(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        reading[0] = tag if tag in _SAID and tag not in said else ""
        is_contents = "nav" in attributes.get("properties", "").split()
        if tag == "item" and attributes.get("media-type") in _PAGES and not is_contents:
            pages[attributes.get("id", "")] = attributes.get("href", "")[:_LONGEST]
        elif tag == "itemref" and attributes.get("linear") != "no":
            order.append(attributes.get("idref", ""))

    def words(text: str) -> None:
        if reading[0]:
            said[reading[0]] = (said.get(reading[0], "") + text)[:_LONGEST]

    def end(_: str) -> None:
        reading[0] = ""

    _parse(file(package), begin, words, end)
    folder = posixpath.dirname(package)
    names = (_joined(folder, pages[one]) for one in dict.fromkeys(order) if one in pages)
    title, publisher, day = (said.get(tag, "") for tag in _SAID)
    return Book(title, publisher, day, tuple(dict.fromkeys(names)))


def _package_name(container: bytes) -> str:
    """The name of the file that lists all others."""
    found: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "rootfile":
            found.append(attributes.get("full-path", ""))

    _parse(container, begin)
    if not found:
        raise BookError("is an e-book without a list of its pages")
    return found[0]


def _parse(
    data: bytes,
    begin: Callable[[str, dict[str, str]], None],
    words: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    def refuse(*_: object) -> None:
        raise BookError("is an e-book with a document type in its list of pages, which is refused")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = words
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except BookError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BookError("is an e-book whose list of pages is not well-formed") from error


def _joined(folder: str, href: str) -> str:
    try:
        path = unquote(urlsplit(href).path)
    except ValueError:
        path = href
    return posixpath.normpath(posixpath.join(folder, path))
