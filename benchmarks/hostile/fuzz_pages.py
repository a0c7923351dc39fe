"""A web page from which the fuzzer starts, and the tags that it inserts."""

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
TAGS = (
    '<p> </p> <div> </div> <h2> <li> <td> <table> <br> <a href="https://c.example/" <script> '
    '</script> <style> <title> <svg> <template> class="related" hidden {"@type": "@graph": '
    '"headline": <![CDATA['
)
