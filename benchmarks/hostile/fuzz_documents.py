"""Documents from which the fuzzer starts; the first byte of some chooses the form."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip archive with these files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


FEEDS = [
    b"""\0<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"
xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://a.example/"><channel><title>The &a;
Quay</title><link>/</link><item><title>Mill &amp;amp; burns</title><guid>1</guid><link>m</link>
<pubDate>Mon, 02 Jun 2031 23:30:00 -0500</pubDate><dc:creator>Ada (a@b.example)</dc:creator>
<description><![CDATA[<p>At least <b>1,200</b> left.</p>]]></description></item></channel></rss>""",
    b"""\0<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &lt;b&gt;Quay</title>
<entry><id>x</id><title>Mill</title><updated>2031-06-02T23:30:00Z</updated><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><h2>One</h2><p>It burns.</p></div></content>
</entry></feed>""",
    b"""\1{"version": "https://jsonfeed.org/version/1.1", "title": "Quay",
"authors": [{"name": "A"}], "items": [{"id": 1, "url": "https://a.example/1",
"content_html": "<p>\\u001b[1m It burns.",
"date_published": "2031-06-02T23:30:00+01:00"}, {"id": null, "title": "x &#8211; y"}]}""",
]
MAIL = [
    b"""\0From: =?utf-8?q?The_Quay?= <a@b.example>
Subject: Day 5 =?iso-8859-1?b?6Q==?=
Date: Mon, 02 Jun 2031 23:30:00 -0500
Message-ID: <1@b.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

****
MILL BURNS
****
It burns. (https://a.example/x)
-- 
Unsubscribe
--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>View in browser</p><h2>One</h2><p>It =E2=80=9Cburns=E2=80=9D.</p>
--x--
""",
    b"""\1From a@b.example Mon Jun  2 23:30:00 2031
From: a@b.example
Subject: x

>From here.

From a@b.example Mon Jun  2 23:31:00 2031
Subject: y

It burns.
""",
]
EXPORTS = [
    b"""{"name": "Quay", "id": 9, "messages": [{"id": 1, "type": "message", "date":
"2031-06-02T09:15:20", "text": [{"type": "bold", "text": "Market hit"}, "\\n\\nNine \\u009b1m.",
{"type": "text_link", "text": "x", "href": "https://a.example/"}], "forwarded_from": "Ada"}]}""",
    b"""{"title": "Mill", "publishedAt": "2031-06-02T23:30:00Z", "url": "https://a.example/",
"source": {"name": "Quay"}, "author": "Ada", "content": "<ul><li>It burns. [+12 chars]"}
{"text": "It burns.", "date": "2 June 2031"}""",
]
CONTAINER = b"<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
PACKAGE = b"""<?xml version="1.0"?><package xmlns:dc="x"><metadata><dc:title>The &amp; Quay
</dc:title><dc:date>2031-06-02</dc:date></metadata><manifest><item id="a" href="a.xhtml"
media-type="application/xhtml+xml"/><item id="n" properties="nav" href="%2e%2e/n"
media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>"""
ARCHIVES = [
    b"\0" + packed({"a.txt": b"The mill burns.", "b/c.html": b"<p>Nine left."}),
    b"\1" + MAIL[0][1:],
    b"\1<!doctype html><title>x</title><p>Nine left.",
    b"\2" + PACKAGE,
]
LISTS = [
    b"""<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><body><outline text="War">
<outline text="The &lt;b&gt; Quay" title="x" type="rss" xmlUrl="https://a.example/1?a&amp;b"/>
<outline type="link" text="A page" url="https://a.example/&#x9b;31m"/></outline></body></opml>"""
]
