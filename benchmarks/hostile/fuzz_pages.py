"""The web pages from which the fuzzer starts, and the tags that it inserts."""

from __future__ import annotations

PAGE = b"""<!doctype html><html><head><meta charset=utf-8><title>Day 5 | The Quay</title>
<meta property="og:site_name" content="The Quay"><link rel=canonical href="https://a.example/x">
<meta property="article:published_time" content="2031-05-30T21:00:18+01:00">
<script type="application/ld+json">{"@graph": [{"@type": "LiveBlogPosting", "headline": "Day 5",
"datePublished": "2031-05-30T07:00:00Z", "author": [{"@id": "#a"}], "liveBlogUpdate":
[{"headline": "Bridge \\u001b[1m blown up", "articleBody": "It is gone.", "datePublished": "x"}]},
{"@id": "#a", "name": "Juna Vell"}]}</script></head><body><nav><a href=/>World</a></nav>
<article class="body"><h1>Day 5</h1><p>At least <b>1,200</b> soldiers were killed on 28 May, Ada
<a href="https://b.example/&#27;y">Kessel</a> told reporters in Merrow.<br><br>It is gone.</p>
<h2>Talks &#x9b;1m open</h2><ul><li>one<li>two</ul><table><tr><td>1<td>2</table><blockquote>We stay.
</blockquote><figure><img><figcaption>A bridge</figcaption></figure></article><!-- end --></body>"""
CHANNEL = b"""<!doctype html><html><body><div class=tgme_channel_info_header_title>Orm News</div>
<div class=tgme_widget_message data-post="orm/12">
<a class=tgme_widget_message_forwarded_from_name>
River &#27;[1m Watch</a>
<div class="tgme_widget_message_text js-message_text"><b>Bridge &amp; lock</b>
<br><br>At least <b>1,200</b> left.<br>It is <a href="https://b.example/&#27;y">gone</a>.</div>
<a class=tgme_widget_message_date><time datetime="2031-05-30T07:00:00+00:00">07:00</time></a></div>
</body></html>"""
"""The page of a messenger's channel."""
MESSAGE = (
    "<div data-post=orm/1><div class='tgme_widget_message_text js-message_text'>"
    + "The mill at Orm is gone, Ada Kessel said. " * 20
    + "</div><a class=tgme_widget_message_date></a>"
)
"""A message whose element is not closed, so that the next one is inside it."""
LINES = "It is <b>gone</b>.<br>It burned,<br>she said, by <a href=/x>noon</a><br>"
"""Lines of one paragraph without an element of their own."""

TAGS = (
    '<p> </p> <div> </div> <h2> <li> <td> <table> <br> <a href="https://c.example/" <script> '
    '</script> <style> <title> <svg> <template> class="related" hidden {"@type": "@graph": '
    '"headline": <![CDATA['
)
