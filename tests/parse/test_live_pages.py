"""Pages of live blogs: entries by the data of the page, and by the times that it shows."""

import json

import pytest

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.html.page import read_page
from reader.parse.html.source_limits import LIMITS, PageLimits
from tests.parse.test_html import FIRST, SECOND, page, paragraphs

LIVE = """<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Marrow",
"liveBlogUpdate": [
{"headline": "Talks open in Merrow", "articleBody": "The envoys met.\\nNobody spoke of the bridge.",
 "datePublished": "2031-05-12T08:45:00+02:00"},
{"headline": "The mill burns", "articleBody": "It burned to the ground.",
 "datePublished": "2031-05-11T23:10:00+02:00"}]}</script>"""


def test_entries_of_a_live_page_have_their_day_and_time() -> None:
    body = f"<h2>Talks open in Merrow</h2><p>{FIRST}</p><h2>The mill burns</h2><p>{SECOND}</p>"
    found = page(f"<main><h1>Marrow</h1>{body}</main>", LIVE)
    assert [(one.heading, one.day, one.time) for one in found.developments] == [
        ("Talks open in Merrow", "2031-05-12", "08:45"),
        ("The mill burns", "2031-05-11", "23:10"),
    ]
    assert [one.paragraphs for one in found.developments] == [(FIRST,), (SECOND,)]


def test_a_live_page_that_a_script_fills_is_read_from_its_data() -> None:
    found = page("<h1>Marrow</h1><div id=entries></div><script>fill()</script>", LIVE)
    assert [(one.heading, one.paragraphs) for one in found.developments] == [
        ("Talks open in Merrow", ("The envoys met.", "Nobody spoke of the bridge.")),
        ("The mill burns", ("It burned to the ground.",)),
    ]


def test_the_lead_above_entries_that_a_script_fills_stays_under_a_heading_of_its_own() -> None:
    found = page(f"<main><h1>What we know of it</h1><p>{FIRST}</p><p>{SECOND}</p></main>", LIVE)
    assert paragraphs(found)[:3] == ["What we know of it", FIRST, SECOND]
    assert [one.heading for one in found.developments] == ["Talks open in Merrow", "The mill burns"]


def test_entries_that_a_live_page_lacks_come_from_its_data_in_their_order() -> None:
    updates = [
        {
            "headline": "Talks open in Merrow",
            "articleBody": "<p>The envoys met in the &quot;old&quot; mill.</p><p>Nobody spoke.</p>",
            "datePublished": "2031-05-12T08:45:00.9+02:00",
        },
        {"articleBody": "Trains have stopped.", "datePublished": "2031-05-11T22:10:00Z"},
        {"headline": "A bridge is blown up", "articleBody": SECOND, "datePublished": "9999"},
    ]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "M", "liveBlogUpdate": updates})
    body = f"<h2>Talks open in Merrow</h2><p>The envoys met.</p><h2>Bridge gone</h2><p>{SECOND}</p>"
    head = f'<script type="application/ld+json">{data}</script>'
    found = page(f"<main><h1>M</h1><p>{FIRST}</p>{body}</main>", head)
    assert found.lead and found.lead.paragraphs == (FIRST,)
    entries = [(one.heading, one.day, one.time, one.paragraphs) for one in found.developments]
    assert entries == [
        (
            "Talks open in Merrow",
            "2031-05-12",
            "08:45",
            ('The envoys met in the "old" mill.', "Nobody spoke."),
        ),
        ("", "2031-05-12", "00:10", ("Trains have stopped.",)),
        ("Bridge gone", None, None, (SECOND,)),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "<article><time>{0}</time><h2>{1}</h2><p>{2}</p></article>",
        "<li><div class=timestamp>{0}</div><h3>{1}</h3><p>{2}</p></li>",
        "<h2>{1}</h2><span>{0}</span><p>{2}</p>",
        "<div><time>{0}</time><span>Key event</span></div><h2>{1}</h2><p>{2}</p>",
        "<h2>{0} - {1}</h2><p>{2}</p>",
        "<p><strong>{0} - {1}</strong></p><p>{2}</p>",
    ],
)
def test_entries_below_times_that_fall_are_developments(entry: str) -> None:
    told = (
        ("14:05", "Bridge gone", FIRST),
        ("13:20", "River high", SECOND),
        ("9:05", "Calm", FIRST),
    )
    found = page("<main><h1>Live</h1>" + "".join(entry.format(*one) for one in told) + "</main>")
    entries = [(one.time, one.heading, one.paragraphs[0]) for one in found.developments]
    assert [(time, head) for time, head, _ in entries] == [one[:2] for one in told]
    assert [text.removeprefix("• ") for *_, text in entries] == [one[2] for one in told]


def test_entries_without_headlines_begin_at_their_times() -> None:
    times = "".join(f"<p>{time}</p><p>{FIRST}</p>" for time in ("9.05", "10.20", "11.00"))
    found = page(f"<main><h1>Live</h1>{times}</main>")
    assert [(one.time, one.heading) for one in found.developments] == [
        ("9.05", ""),
        ("10.20", ""),
        ("11.00", ""),
    ]


@pytest.mark.parametrize(
    "times",
    [
        ["<p>14:05</p>", "<p>13:20</p>"],
        ["<p>14:05</p>", "<p>13:20</p>", "<p>17:20</p>", "<p>12:00</p>"],
        ["<li>9:05 The bus leaves</li>", "<li>9:20 It is in Marrow</li>", "<li>9:50 Merrow</li>"],
        ["<div hidden>14:05</div>", "<div hidden>13:05</div>", "<div hidden>12:05</div>"],
    ],
)
def test_a_few_times_and_a_timetable_are_no_live_page(times: list[str]) -> None:
    found = page("<main><h1>A day in Marrow</h1>" + f"<p>{FIRST} </p>".join(["", *times, ""]))
    assert not any(one.time for one in found.developments)
    assert FIRST in paragraphs(found)


SMALL = PageLimits(json_characters=2_000, json_values=20, updates=3)


def titled(data: str, limits: PageLimits) -> Draft:
    source = f'<script type="application/ld+json">{data}</script><h2>H</h2><p>{FIRST}</p>'
    found = read_page(DocumentText(source, "text/html"), limits)
    assert not isinstance(found, Unreadable)
    return found[0]


def test_entries_behind_the_limit_are_passed_over() -> None:
    updates = [{"headline": f"No {at}", "articleBody": SECOND} for at in range(5)]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": updates})
    for limits, count in ((SMALL, 3), (LIMITS, 5)):
        assert sum(unit.text == SECOND for unit in titled(data, limits).units) == count


@pytest.mark.parametrize(
    "before",
    ["[" * 100_000, '{"a":' * 30, '[{"a": 1}' + ', {"a": 1}' * 30 + ", ", " " * 3_000],
    ids=["never closed", "deep", "many", "long"],
)
def test_data_behind_the_limits_are_passed_over_and_the_page_is_read(before: str) -> None:
    after = "".join({"[": "]", "{": "}"}[sign] for sign in reversed(_unclosed(before)))
    data = before + '{"@type": "NewsArticle", "headline": "Told"}' + after
    found = titled(data, SMALL)
    assert found.fields.title != "Told"
    assert found.units[-1].text == FIRST
    if len(before) < 10_000:
        assert titled(data, LIMITS).fields.title == "Told"


def _unclosed(text: str) -> str:
    """The brackets of a text that it does not close."""
    return "".join(sign for sign in text.replace('{"a": 1}', "") if sign in "[{")


def test_entries_have_the_days_of_the_elements_for_their_times() -> None:
    third = "About 12,000 people were on the road west by nightfall, the mayor told reporters."
    entries = "".join(
        f"<article><time datetime={at}>{clock}</time><h2>{head}</h2><p>{text}</p></article>"
        for at, clock, head, text in (
            ("2031-05-13T09:05:00+02:00", "09:05", "Trains stop", FIRST),
            ("2031-05-12T22:10:00+02:00", "22:10", "The mill burns", SECOND),
            ("2031-05-12T18:30:00Z", "20:30", "Talks open", third),
        )
    )
    found = page(f"<main><h1>Live</h1>{entries}</main>")
    assert [(one.heading, one.day, one.time) for one in found.developments] == [
        ("Trains stop", "2031-05-13", "09:05"),
        ("The mill burns", "2031-05-12", "22:10"),
        ("Talks open", None, "20:30"),
    ]


def test_two_times_above_a_text_are_no_entries() -> None:
    times = "".join(
        f"<p><time datetime=2031-05-12T{at}Z>{at}</time></p>" for at in ("09:05", "10:10")
    )
    found = page(f"<main><h1>Marrow</h1>{times}<p>{FIRST}</p><p>{SECOND}</p></main>")
    assert paragraphs(found) == [FIRST, SECOND]
    assert not any(one.time for one in found.developments)
