"""Exports of channels and saved texts become bulletins; members of a wrong type are missing."""

import json

import pytest

from reader.models import Bulletin, Unreadable
from reader.parse import parse
from reader.sources.media_types import recognise
from tests.parse.cases import TODAY, Text


def document(value: object) -> Text:
    source = value if isinstance(value, str) else json.dumps(value)
    kind = recognise("-", source)
    return Text(source, media_type=kind.media_type if kind else "")


def bulletins(value: object) -> list[Bulletin]:
    found = parse(document(value), TODAY)
    assert not isinstance(found, Unreadable), found
    return found


def message(at: str, text: object, **more: object) -> dict[str, object]:
    return {"id": 1, "type": "message", "date": f"2031-06-{at}:20", "text": text, **more}


def test_each_day_of_a_channel_is_a_bulletin_with_an_entry_for_each_message() -> None:
    pieces = [
        *({"type": "bold", "text": "Market hit"}, "\n\nNine wounded, "),
        *({"type": "text_link", "text": "the mayor", "href": "https://orm.example/m"}, " said. "),
        {"type": "link", "text": "https://tele.example/x/1"},
    ]
    messages = [
        {"type": "service", "date": "2031-06-02T06:00:00", "action": "pin_message", "text": ""},
        message("02T09:15", pieces),
        message(
            "02T09:40", "Stay inside.", forwarded_from="Ilse Varn", photo="(File not included)"
        ),
        message("03T07:05", "All clear.\nGo out."),
        *(message("03T07:06", ""), message("03", "no time"), "no message", {"date": 5}),
    ]
    first, second = bulletins(
        {"name": "Orm Front", "type": "public_channel", "id": 9, "messages": messages}
    )
    assert [(one.title, one.date, one.item) for one in (first, second)] == [
        ("Orm Front", "2031-06-02", "9 2031-06-02"),
        ("Orm Front", "2031-06-03", "9 2031-06-03"),
    ]
    market, inside = first.developments
    assert (market.heading, market.time, market.paragraphs) == (
        *("Market hit", "09:15"),
        ("Nine wounded, the mayor said.",),
    )
    assert [link.address for link in market.links] == ["https://orm.example/m"]
    assert inside.paragraphs == ("Stay inside.", "Forwarded from Ilse Varn")
    assert inside.kinds == ("paragraph", "aside")
    assert second.developments[0].paragraphs == ("All clear.", "Go out.")


def test_a_message_that_is_no_text_is_told_in_its_place() -> None:
    texts = ("a" * 100_001, "line\n" * 50_001, "Stay inside.")
    messages = [message(f"02T09:4{at}", text) for at, text in enumerate(texts)]
    (day,) = bulletins({"name": "Orm Front", "id": 9, "messages": messages})
    said = [part.paragraphs[0] for part in day.developments]
    assert said == [
        "(This text has a line of 100,001 characters, so it is not text.)",
        "(This text has too many lines to be shown.)",
        "Stay inside.",
    ]


def test_all_chats_of_an_account_are_read() -> None:
    chats = [
        {"name": name, "id": number, "messages": [message("02T09:15", "All clear.")]}
        for number, name in enumerate(("Orm", "Quay"))
    ]
    assert [one.publisher for one in bulletins({"chats": {"list": [*chats, 5]}})] == ["Orm", "Quay"]


def test_saved_texts_keep_what_is_known_of_them() -> None:
    lines = [
        {
            "source": {"id": None, "name": "The Quay"},
            "author": "Ilse Varn",
            "title": "Mill burns",
            "url": "https://quay.example/mill",
            "publishedAt": "2031-06-02T23:30:00Z",
            "content": "In the night.\r\n<ul><li>Nobody was hurt… [+2371 chars]",
        },
        {
            "title": "Bridge closes",
            "date": "2 June 2031",
            "text": "It closed.",
            "authors": ["A", 5],
        },
        {
            "headline": "Ferry sails",
            "published_at": 7,
            "id": 3,
            "body": None,
            "summary": "It sailed.",
        },
        {"nothing": 1},
    ]
    for value in ("\n".join(map(json.dumps, lines)), lines, {"articles": lines}):
        mill, bridge, ferry = bulletins(value)
        assert (mill.title, mill.publisher, mill.date) == ("Mill burns", "The Quay", "2031-06-02")
        assert (mill.authors, mill.item) == (("Ilse Varn",), "https://quay.example/mill")
        assert mill.developments[0].paragraphs == ("In the night.", "• Nobody was hurt…")
        assert (bridge.date, bridge.authors) == ("2031-06-02", ("A", "5"))
        assert (ferry.title, ferry.item) == ("Ferry sails", "3")
        assert ferry.developments[0].paragraphs == ("It sailed.",)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"name": "Orm", "messages": []}, "is the export of a channel without messages"),
        (
            {"name": "Orm", "messages": [[], {"date": {}}]},
            "is the export of a channel without messages",
        ),
        ('{"text": "", "date": 5}', "is JSON without texts"),
    ],
)
def test_an_export_that_gives_no_bulletin_says_why(value: object, why: str) -> None:
    assert parse(document(value), TODAY) == Unreadable("-", why)
