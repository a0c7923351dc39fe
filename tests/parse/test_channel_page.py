"""The page of a messenger's channel is a feed of its messages."""

from reader.models import Bulletin, Unreadable
from reader.parse import parse
from reader.parse.draft import DocumentText
from reader.parse.feeds.page_head import named_feeds
from reader.parse.feeds.parted import PartedFeed, part_feed
from tests.parse.cases import TODAY, Text

CLOSED = "The ferry at Brenholt is closed until Thursday, the harbour office said."
BRIDGE = "Engineers blew up the bridge at Marrow before dawn, the governor said."
DENIED = "The ministry denied that anyone had crossed the river."
HEAD = "<div class=tgme_channel_info_header_title><span>Tolm News</span></div>"


def message(number: str, at: str, text: str, more: str = "", kind: str = "") -> str:
    foot = (
        "<span class=tgme_widget_message_views>12.4K</span><a class=tgme_widget_message_date>"
        f"<time datetime='{at}'>05:40</time></a>"
    )
    text = f"<div class='tgme_widget_message_text js-message_text'>{text}</div>" if text else ""
    return f"<div class='tgme_widget_message {kind}' data-post='{number}'>{more}{text}{foot}</div>"


def bulletins(*messages: str) -> list[Bulletin]:
    source = f"<!doctype html><html><body>{HEAD}{''.join(messages)}</body></html>"
    found = parse(Text(source, "news.html", None, "text/html"), TODAY)
    assert not isinstance(found, Unreadable), found
    return found


def test_each_message_is_a_report_with_its_day_and_address() -> None:
    reply = "<div class='tgme_widget_message_text js-message_reply_text'>An older one</div>"
    source = "<a class=tgme_widget_message_forwarded_from_name>River Watch</a>"
    titled = f"<b>Bridge &amp; river</b><br/><br/>{BRIDGE}<br/><br/>{DENIED}"
    first, second = bulletins(
        message("tolm/101", "2031-03-02T18:05:11+00:00", CLOSED, reply),
        message("tolm/102", "2031-03-03T05:40:00+00:00", titled, source),
        message("tolm/103", "2031-03-03T06:00:00+00:00", ""),
        message("tolm/104", "2031-03-03T06:01:00+00:00", "Tolm News pinned", "", "service_message"),
        message("no post", "2031-03-03T06:02:00+00:00", CLOSED),
    )
    assert first.report
    assert (first.publisher, first.address) == ("Tolm News", "https://t.me/tolm/101")
    assert (first.item, first.published) == ("tolm/101", "2031-03-02T18:05:11+00:00")
    assert [part.paragraphs for part in first.parts] == [(CLOSED,)]
    assert (second.date, second.authors) == ("2031-03-03", ("River Watch",))
    assert second.developments[0].heading == "Bridge & river"
    assert second.developments[0].paragraphs == (BRIDGE, DENIED)


def test_a_message_of_many_spaces_is_read_in_linear_time() -> None:
    spaces = CLOSED + " " * 300_000 + "x"  # looking at all of them from each takes minutes
    assert bulletins(message("tolm/101", "2031-03-02T18:05:11+00:00", spaces))


def test_a_message_that_is_kept_alone_has_no_more_at_its_address() -> None:
    source = f"<!doctype html>{HEAD}{message('tolm/1', '2031-03-02T18:05:11Z', CLOSED)}"
    for media_type in ("text/html", "application/feed+json"):
        parted = part_feed(DocumentText(source, media_type))
        assert isinstance(parted, PartedFeed)
        (alone,) = parted.items
        assert (parted.title, alone.identity, alone.link) == ("Tolm News", "tolm/1", "")
        source = alone.text
        assert "https://t.me/tolm/1" in source


def test_a_message_whose_end_is_missing_has_no_text_of_later_messages() -> None:
    first = message("tolm/101", "2031-03-02T18:05:11Z", CLOSED).replace("</div>", "")
    one, two = bulletins(first, message("tolm/102", "2031-03-03T05:40:00Z", BRIDGE))
    assert BRIDGE not in " ".join(text for part in one.parts for text in part.paragraphs)
    assert [part.paragraphs for part in two.parts] == [(BRIDGE,)]


def test_signs_are_part_of_their_line_and_no_control_character_stays() -> None:
    sign = "<tg-emoji><i class=emoji><b>⚡</b></i></tg-emoji>"
    (found,) = bulletins(message("tolm/1", "2031-03-02T18:05:11Z", f"{sign} {CLOSED}&#27;[1m"))
    assert found.developments[0].paragraphs == (f"⚡ {CLOSED}",)


def test_a_time_that_is_none_is_no_instant() -> None:
    (found,) = bulletins(message("tolm/1", "2031-03-02\x1b[31m5:11", CLOSED))
    assert not found.published or found.published.isprintable()
    (found,) = bulletins(message("tolm/1", "2031-99-99T18:05:11Z", CLOSED))
    assert found.published is None


def test_a_page_that_only_speaks_of_messages_is_a_page() -> None:
    words = f"<p>{CLOSED} The class tgme_widget_message_date is for days.</p><p>{BRIDGE}</p>"
    (found,) = bulletins(words)
    assert not found.report
    assert len(found.developments[0].paragraphs) == 2


def test_what_is_too_much_for_the_parser_is_refused() -> None:
    many = message("tolm/1", "2031-03-02", CLOSED) + "<p>x</p>" * 30_000
    source = f"<!doctype html><html><body>{many}</body></html>"
    found = parse(Text(source, "news.html", None, "text/html"), TODAY)
    assert isinstance(found, Unreadable)
    assert "too many elements" in found.why


def test_the_page_about_a_channel_names_that_of_its_messages() -> None:
    about = "<a class=tgme_page_context_link href='/s/tolm'>Preview channel</a>"
    assert named_feeds(about, "https://t.me/tolm") == (("https://t.me/s/tolm", ""),)
    other = "<a href='/s/tolm'>Preview channel</a>"
    assert not named_feeds(other, "https://t.me/tolm")


def test_a_last_line_that_asks_to_subscribe_is_none_of_a_message() -> None:
    link = "<br/><a href='https://t.me/tolm'>{}</a>"
    at = "2031-03-02T18:05:11+00:00"
    asked, told = bulletins(
        message("tolm/101", at, BRIDGE + link.format("Підписатися")),
        message("tolm/102", at, CLOSED + link.format("Map of the ferries")),
    )
    assert asked.parts[0].paragraphs == (BRIDGE,)
    assert told.parts[0].paragraphs == (f"{CLOSED} Map of the ferries",)
