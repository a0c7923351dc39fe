"""Documents that break readers, as pieces, and the formats that have a place for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.hostile.fuzz_documents import CONTAINER, packed

_MB = 1_000_000
_MANY = 100_000
_MOST = 10 * _MB
_WORDS = "At least 1,200 people left the town, said Orla Venn, the mayor of Marrow. "


class Pieces(NamedTuple):
    """What a document is made of: its document type, a title, a text with markup, and more.

    `encoding` is that of the whole; `is_whole` is where `text` is all of the document, and `raw`
    takes the place of the sign `\\ue000` after encoding.
    """

    doctype: str = ""
    title: str = "Day 7"
    text: str = f"<p>{_WORDS}</p>"
    encoding: str = "utf-8"
    is_whole: bool = False
    raw: bytes = b""


_RAW = "\ue000"
_ESCAPES = "&#27;[31m&#x9b;31m&#x1b;]0;x&#7;&amp;#27;[2J\\u001b[1m\x9b1m\u202ex"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">\n' for n in range(10))

DOCUMENTS = {
    "as usual": Pieces(),
    "billion laughs": Pieces(f"<!DOCTYPE x [{_LAUGHS}]>", "&l9;", "<p>&l9;</p>"),
    "quadratic entity": Pieces(
        f'<!DOCTYPE x [<!ENTITY a "{"a" * _MANY}">]>', "&a;", f"<p>{'&a;' * 50_000}</p>"
    ),
    "external entity": Pieces(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]>', "&e;", "<p>&e; told.</p>"
    ),
    "external document type": Pieces('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "parameter entity": Pieces('<!DOCTYPE x [<!ENTITY % e SYSTEM "file:///etc/hosts"> %e;]>'),
    "nested tags": Pieces(text="<b>" * _MANY + _WORDS),
    "nested divisions": Pieces(text="<div><p>" * _MANY + _WORDS),
    "nested and closed": Pieces(text="<i>" * _MANY + _WORDS + "</i>" * _MANY),
    "10 MB of <": Pieces(text="<" * (_MOST - 2 * _MB), is_whole=True),
    "10 MB of < in a text": Pieces(text="<" * (_MOST - 2 * _MB)),
    "10 MB of &": Pieces(text="&" * (_MOST - 2 * _MB)),
    "entities of escapes": Pieces(
        title=_ESCAPES, text=f"<p title='{_ESCAPES}'>{_ESCAPES} {_WORDS}</p>"
    ),
    "NULs": Pieces(title="Day\0 7", text="<p>The\0 bridge\0.</p>" * 100),
    "references to NUL": Pieces(title="Day&#0; 7", text=f"<p>{'&#0;' * 1000}{_WORDS}</p>"),
    "UTF-16": Pieces(encoding="utf-16"),
    "UTF-16, no mark": Pieces(encoding="utf-16-le"),
    "UTF-32": Pieces(encoding="utf-32"),
    "UTF-7": Pieces(text="<p>+ADw-script+AD4-</p>", encoding="utf-7"),
    "lone surrogates": Pieces(title="Day&#xD800; 7", text="<p>&#xDFFF;&#55296;\\ud800 told.</p>"),
    "bytes of surrogates": Pieces(text=f"<p>{_RAW}{_WORDS}</p>", raw=b"\xed\xa0\x80\xed\xbf\xbf"),
    "cut characters": Pieces(text=f"<p>{_RAW}</p>", raw=b"\xe2\x82 \xf0\x9f\x98 \xff\xfe"),
    "10 MB on one line": Pieces(text=f"<p>{_WORDS * (9 * _MB // len(_WORDS))}</p>"),
    "10 MB of one word": Pieces(text=f"<p>{'a' * 9 * _MB}</p>"),
    "500 kB title": Pieces(title="a " * (_MB // 4)),
    "500,000 lines": Pieces(text="told\n" * 500_000),
    "500,000 paragraphs": Pieces(text="<p>told</p>\n" * 500_000),
    "100,000 attributes": Pieces(
        text=f"<p {' '.join(f'a{n}=1' for n in range(_MANY))}>{_WORDS}</p>"
    ),
    "one attribute again": Pieces(text=f"<p {'a=1 ' * _MANY}>{_WORDS}</p>"),
    "8 MB attribute": Pieces(text=f"<p title='{'a' * 8 * _MB}'>{_WORDS}</p>"),
    "open comments": Pieces(text="<!--" * _MB),
    "comments": Pieces(text="<!-- a -->" * 500_000 + _WORDS),
    "comments of hyphens": Pieces(text="<!-" * _MB + "->" + "<!-- -" * _MANY),
    "open CDATA": Pieces(text="<![CDATA[" * 500_000),
    "open instructions": Pieces(text="<?x " * _MB),
    "open tags": Pieces(text="<a href='" * 500_000),
    "closing tags": Pieces(text="</p>" * _MB),
    "links": Pieces(text="<a href='http://a.example/'>a</a> " * 200_000),
    "tables": Pieces(text="<table><tr><td>" * 50_000),
    "long scheme": Pieces(text=f"<a href='{'javascript:' * _MANY}'>{_WORDS}</a>"),
}


def _count(pieces: Pieces) -> int:
    """How many items or messages a document has: two, unless it would be too large to be read."""
    return 2 if len(pieces.text) < 3 * _MB else 1


def _whole(pieces: Pieces, text: str) -> bytes:
    """The bytes of a document: `text`, or what takes its place."""
    chosen = pieces.text if pieces.is_whole else text
    data = chosen.encode(pieces.encoding, "surrogatepass")
    return data.replace(_RAW.encode(pieces.encoding, "replace"), pieces.raw) if pieces.raw else data


def _page(pieces: Pieces) -> bytes:
    title, text = pieces.title, pieces.text
    head = pieces.doctype or "<!doctype html>"
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}"
    return _whole(pieces, f"{head}{page}</article></body></html>")


def _rss(pieces: Pieces) -> bytes:
    title, text = pieces.title, pieces.text.replace("]]>", "")
    item = (
        f"<item><title>{title}</title><link>{title}</link><author>{title}</author><guid>{title}"
        f"</guid><category>{title}</category><description>{text}</description></item>"
    )
    rss = (
        f"<rss version='2.0'><channel><title>{title}</title>{item * _count(pieces)}</channel></rss>"
    )
    return _whole(pieces, f"<?xml version='1.0'?>{pieces.doctype}{rss}")


def _atom(pieces: Pieces) -> bytes:
    title = pieces.title
    entry = (
        f"<entry><title>{title}</title><id>{title}</id><author><name>{title}</name></author>"
        f"<link href='http://a.example/{title}'/><content type='html'><![CDATA[{pieces.text}]]>"
        "</content></entry>"
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{title}</title>{entry}</feed>"
    return _whole(pieces, f"<?xml version='1.0'?>{pieces.doctype}{feed}")


def _json(value: object, pieces: Pieces) -> bytes:
    return _whole(pieces, json.dumps(value, ensure_ascii=False))


def _json_feed(pieces: Pieces) -> bytes:
    title = pieces.title
    item = {"id": title, "url": title, "title": title, "content_html": pieces.doctype + pieces.text}
    item |= {"authors": [{"name": title}], "tags": [title], "date_published": title}  # type: ignore[dict-item]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "items": [item] * _count(pieces),
    }
    return _json(feed, pieces)


def _channel(pieces: Pieces) -> bytes:
    one = {"type": "message", "date": "2031-06-02T09:15:20", "forwarded_from": pieces.title}
    said = [{"type": "bold", "text": pieces.title}, pieces.text]
    messages = [one | {"id": at, "text": said} for at in range(_count(pieces))]
    return _json({"name": pieces.title, "id": 9, "messages": messages}, pieces)


def _lines(pieces: Pieces) -> bytes:
    one = {"title": pieces.title, "publishedAt": "2031-06-02", "url": pieces.title}
    rows = [json.dumps(one | {"author": pieces.title, "content": pieces.text})] * _count(pieces)
    return _whole(pieces, "\n".join(rows))


def _message(pieces: Pieces, kind: str) -> str:
    title = pieces.title[:_MOST].replace("\n", " ")
    return (
        f"From: {title} <a@b.example>\nSubject: {title}\nMessage-ID: <{title}@x>\n"
        f"MIME-Version: 1.0\nDate: Mon, 02 Jun 2031 23:30:00 -0500\n"
        f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{pieces.doctype}{pieces.text}\n"
    )


def _mail(pieces: Pieces) -> bytes:
    return _whole(pieces, _message(pieces, "html"))


def _mailbox(pieces: Pieces) -> bytes:
    one = f"From a@b.example Mon Jun  2 23:30:00 2031\n{_message(pieces, 'plain')}\n"
    return _whole(pieces, one)


def _opml(pieces: Pieces) -> bytes:
    title, text = pieces.title, pieces.text[: 2 * _MB].replace("'", "").replace("<", "&lt;")
    row = f"<outline text='{title}' title='{text}' xmlUrl='https://a.example/{title}'/>"
    more = pieces.text if _count(pieces) > 1 else ""
    return _whole(pieces, f"<?xml version='1.0'?>{pieces.doctype}<opml>{row}{more}</opml>")


def _zip(pieces: Pieces) -> bytes:
    return packed({"a\x1b[31m.html": _page(pieces), "b.eml": _mail(Pieces())})


def _book(pieces: Pieces) -> bytes:
    head = pieces.doctype
    package = (
        f"{head}<package xmlns:dc='x'><metadata><dc:title>{pieces.title}</dc:title></metadata>"
        "<manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
        "<spine><itemref idref='a'/></spine></package>"
    )
    files = {"META-INF/container.xml": CONTAINER, "a.xhtml": _page(pieces)}
    return packed(files | {"b.opf": package.encode("utf-8", "surrogatepass")})


FORMATS: dict[str, Callable[[Pieces], bytes]] = {
    "page": _page,
    "RSS": _rss,
    "Atom": _atom,
    "JSON Feed": _json_feed,
    "mail": _mail,
    "mailbox": _mailbox,
    "channel": _channel,
    "JSON lines": _lines,
    "OPML": _opml,
    "zip": _zip,
    "EPUB": _book,
}
