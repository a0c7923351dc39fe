"""Mail becomes bulletins: headers are fields, and what only serves the sending is gone."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from reader.models import Bulletin, Unreadable
from reader.parse import parse
from reader.sources.decode import decode_bytes
from reader.sources.media_types import recognise
from tests.parse.cases import TODAY, Text

LETTER = """From: "The Orm Letter" <letter@orm.example>
To: you@home.example
Subject: =?utf-8?q?Day_31=3A_guns_fall_silent?=
Date: Mon, 02 Jun 2031 23:30:00 -0500
Message-ID: <31@orm.example>

"""
NEWS = "<h2>Bridge closes</h2><p>At noon.</p><h2>Mill burns</h2><p>In the night.</p>"


def document(source: str, name: str = "day.eml") -> Text:
    kind = recognise(name, source)
    return Text(source, name, media_type=kind.media_type if kind else "")


def bulletins(source: str, name: str = "day.eml") -> list[Bulletin]:
    found = parse(document(source, name), TODAY)
    assert not isinstance(found, Unreadable), found
    return found


def test_headers_give_title_publisher_day_and_name_and_are_not_shown() -> None:
    (letter,) = bulletins(f"{LETTER}The bridge closed at noon.\n")
    assert (letter.title, letter.publisher) == ("Day 31: guns fall silent", "The Orm Letter")
    assert (letter.date, letter.published) == ("2031-06-02", "2031-06-02T23:30:00-05:00")
    assert letter.item == "<31@orm.example>"
    assert letter.developments[0].paragraphs == ("The bridge closed at noon.",)
    assert "home.example" not in repr(letter)


def test_the_html_part_is_read_and_what_leads_to_browser_and_list_goes() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "Orm <o@orm.example>", "Digest – день"
    mail.set_content("Use a better reader.")
    foot = "<p>© Orm</p><p>Unsubscribe here</p><p>Orm 1</p>"
    body = f"<p>View this email in your browser</p>{NEWS}{foot}"
    mail.add_alternative(body, subtype="html", charset="utf-16", cte="base64")
    mail.add_attachment(b"\0\1", maintype="image", subtype="png", filename="a.png")
    (letter,) = bulletins(decode_bytes(mail.as_bytes()))
    assert letter.title == "Digest – день"
    assert [(part.heading, part.paragraphs[0]) for part in letter.developments] == [
        ("Bridge closes", "At noon."),
        ("Mill burns", "In the night."),
    ]
    assert "browser" not in repr(letter) and "Unsubscribe" not in repr(letter)


def test_a_plain_letter_keeps_its_addresses_as_links_and_loses_its_signature() -> None:
    text = (
        "****\nBRIDGE CLOSES\n****\nIt closed at noon, she said. (https://orm.example/a?x=1)\n\n"
        "****\nMILL BURNS\n****\nIt burned down.\n\n-- \nYou get this. https://orm.example/u\n"
    )
    (letter,) = bulletins(LETTER + text)
    first, second = letter.developments
    assert (first.heading, second.heading) == ("BRIDGE CLOSES", "MILL BURNS")
    assert first.paragraphs == ("It closed at noon, she said.",)
    assert [link.address for link in first.links] == ["https://orm.example/a?x=1"]
    assert second.paragraphs == ("It burned down.",)


def test_each_message_of_a_mailbox_is_a_bulletin() -> None:
    line = "From orm Mon Jun  2 23:30:00 2031\n"
    second = LETTER.replace("31@", "32@").replace("Day_31", "Day_32")
    box = f"{line}{LETTER}One.\n\n>From the bridge nothing is left.\n\n{line}{second}Two.\n"
    one, two = bulletins(box, "orm.mbox")
    assert (one.title, two.title) == ("Day 31: guns fall silent", "Day 32: guns fall silent")
    assert one.developments[0].paragraphs == ("One.", "From the bridge nothing is left.")
    assert [one.item, two.item] == ["<31@orm.example>", "<32@orm.example>"]
    assert [found.title for found in bulletins(box, "orm.eml")] == [one.title, two.title]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (LETTER, "is mail without a text"),
        (
            "".join(
                f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
                for number in range(10_000)
            ),
            "has too many nested parts (the limit is 60)",
        ),
        (
            f"{LETTER.rstrip()}\nContent-Type: text/html; a={'a' * 9_000}\n\nx",
            "has a header of 9,027 characters (the limit is 4,000)",
        ),
    ],
)
def test_mail_that_gives_no_bulletin_says_why(source: str, why: str) -> None:
    assert parse(document(source), TODAY) == Unreadable("day.eml", why)


def test_nonsense_in_a_header_costs_that_header() -> None:
    head = "From: =?x?y?z?= <<>>,;:\nSubject: =?utf-8?b?////?= \x1b[31mOrm\nDate: 99 Foo\n"
    (letter,) = bulletins(
        f"{head}Content-Type: text/plain; charset=none-such\n\nThe mill burned.\n"
    )
    assert letter.developments[0].paragraphs == ("The mill burned.",)
    assert "[31m" not in letter.title and letter.published is None


@pytest.mark.parametrize("head", ["From: " + "(a" * 5_000, "Subject: " + "=?utf-8?q?a?= " * 5_000])
def test_a_header_without_end_is_read_in_part(head: str) -> None:
    (letter,) = bulletins(f"{head}\n\nThe mill burned.\n")
    assert letter.developments[0].paragraphs == ("The mill burned.",)
    assert len(letter.title) < 2_000


RUSSIAN = "Мост закрыт в полдень, сообщил мэр города, и движение по нему остановлено."
HEAD = b"Message-ID: <%d@x>\nSubject: Brief %d\nContent-Transfer-Encoding: 8bit\n"


def message(number: int, stated: str, actual: str, words: str = RUSSIAN) -> bytes:
    kind = f'Content-Type: text/plain;\n\tcharset="{stated}"\n\n'.encode() if stated else b"\n"
    return HEAD % (number, number) + kind + words.encode(actual) + b"\n"


@pytest.mark.parametrize(
    ("stated", "actual"),
    [
        ("koi8-r", "koi8-r"),
        ("utf-8", "cp1251"),
        ("us-ascii", "koi8-r"),
        ("iso-8859-1", "cp1251"),
        ("koi8-r", "utf-8"),
        ("utf-8", "utf-8"),
        ("nonsense", "cp1251"),
        ("", "koi8-r"),
    ],
)
def test_a_body_of_eight_bits_is_read_in_the_encoding_that_it_is_in(
    stated: str, actual: str
) -> None:
    (letter,) = bulletins(decode_bytes(message(1, stated, actual)))
    assert letter.developments[0].paragraphs == (RUSSIAN,)


def test_each_message_of_a_mailbox_has_an_encoding_of_its_own() -> None:
    said = {"koi8-r": RUSSIAN, "cp1253": "Η γέφυρα έκλεισε το μεσημέρι, είπε ο δήμαρχος της πόλης."}
    said |= {"iso2022_jp": "橋は正午に閉鎖された。", "utf-8": "Der Brücke fehlt ein Pfeiler."}
    sent = [message(at, name, name, words) for at, (name, words) in enumerate(said.items())]
    box = b"".join(b"From a@b.example Mon Jun  2 10:00:00 2031\n" + one + b"\n" for one in sent)
    found = bulletins(decode_bytes(box), "day.mbox")
    assert [one.developments[0].paragraphs for one in found] == [(one,) for one in said.values()]
