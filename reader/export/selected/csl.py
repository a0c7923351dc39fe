"""Converts citations to items of CSL-JSON, which Zotero and pandoc read.

See https://docs.citationstyles.org for its fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from reader.evidence_words import name_of
from reader.export.addresses import is_web_address
from reader.export.selected.citations import Citation, citations
from reader.export.selected.selection import SelectedText


def csl_lines(texts: Iterable[SelectedText]) -> Iterator[str]:
    """Yield one JSON array, with one item per line."""
    before = "["
    for text in texts:
        for citation in citations(text):
            yield f"{before}{json.dumps(_item(citation), ensure_ascii=False)}"
            before = ","
    yield "]" if before == "," else "[]"


def _item(citation: Citation) -> dict[str, object]:
    article = citation.text.article
    item: dict[str, object] = {
        "id": citation.id,
        "type": "article-newspaper" if citation.kind == "text" else "speech",
        "title": citation.words,
    }
    if citation.people:
        item["author"] = [{"literal": name_of(person)} for person in citation.people]
    stated = {
        "container-title": article.bulletin_title,
        "publisher": article.publisher,
        "section": article.development.heading if citation.kind != "text" else None,
        "URL": article.address if is_web_address(article.address) else None,
        "note": "; ".join(citation.notes),
    }
    item |= {name: value for name, value in stated.items() if value}
    if article.date:
        parts = [int(part) for part in article.date.split("-")]
        item["issued"] = {"date-parts": [parts]} | (
            {"circa": True} if article.date_inferred else {}
        )
    custom = {"stance": citation.stance, "cue": citation.cue, "relay": citation.relay}
    if citation.kind != "text":
        item["custom"] = {name: value for name, value in custom.items() if value}
    return item
