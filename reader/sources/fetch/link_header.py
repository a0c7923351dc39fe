"""Parses the links in the Link header of an answer (RFC 8288)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_LINK = re.compile(
    r"""<(?P<target>[^<>]*)>(?P<told>(?:\s*;\s*[\w*.-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]*))?)*+)"""
)
_PARAMETER = re.compile(r""";\s*([\w*.-]+)\s*=\s*(?:"([^"]*)"|([^\s",;]*))""")


class NamedLink(NamedTuple):
    """One link: its relations and media type as written in the header, and its target."""

    relations: str
    media_type: str
    target: str
    title: str


def named_links(headers: Mapping[str, str]) -> Iterator[NamedLink]:
    """Yield the links of an answer; of a repeated parameter the first one counts."""
    for link in _LINK.finditer(headers.get("link", "")):
        told: dict[str, str] = {}
        for name, quoted, plain in _PARAMETER.findall(link["told"]):
            told.setdefault(name.lower(), quoted or plain)
        relations, media_type, title = (told.get(name, "") for name in ("rel", "type", "title"))
        yield NamedLink(relations, media_type, link["target"], title)
