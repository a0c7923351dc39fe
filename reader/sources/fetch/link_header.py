"""Reads the links that an answer names in its Link header (RFC 8288)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_LINK = re.compile(
    r"""<(?P<target>[^<>]*)>(?P<told>(?:\s*;\s*[\w*.-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]*))?)*)"""
)
_PARAMETER = re.compile(r""";\s*([\w*.-]+)\s*=\s*(?:"([^"]*)"|([^\s",;]*))""")


class NamedLink(NamedTuple):
    """One link: its relations and media type in the words of the header, and its target."""

    relations: str
    media_type: str
    target: str
    title: str


def named_links(headers: Mapping[str, str]) -> Iterator[NamedLink]:
    """Yield the links of an answer; of a parameter that is there twice the first holds."""
    for link in _LINK.finditer(headers.get("link", "")):
        told: dict[str, str] = {}
        for name, quoted, plain in _PARAMETER.findall(link["told"]):
            told.setdefault(name.lower(), quoted or plain)
        relations, media_type, title = (told.get(name, "") for name in ("rel", "type", "title"))
        yield NamedLink(relations, media_type, link["target"], title)
