"""A feed of very many items has time for all of them only if they can be parsed in linear time."""

import pytest

from reader.parse.feeds.regular import is_regular

ITEM = "<item><title>Mill burns</title><link>https://quay.example/{}</link><guid>{}</guid></item>"


def rss(items: str, head: str = "") -> str:
    return f"{head}<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>"


MANY = "".join(ITEM.format(number, number) for number in range(50))


def test_a_feed_as_programs_write_it_is_regular() -> None:
    media = "<media:group xmlns:media='m'><media:thumbnail url='a' width='1'/></media:group>"
    text = "<description>&lt;p&gt;The mill burned&#8212;down.&lt;/p&gt;</description>"
    assert is_regular(rss(MANY), 50)
    assert is_regular(rss(MANY, "<?xml version='1.0' encoding='windows-1252'?>"), 50)
    assert is_regular(rss(f"<item>{media}{text}</item>" * 50), 50)


@pytest.mark.parametrize(
    "more",
    [
        "<item>&</item>",
        "<item>&nbsp;</item>",
        "<item>",
        "<p>" * 80 + "</p>" * 80,
        "<p {}/>".format(" ".join(f"a{number}='b'" for number in range(60))),
        "".join(f"<x xmlns:a{number}='u'/>" for number in range(120)),
        "<category>a</category>" * 1500,
    ],
)
def test_what_takes_a_parser_long_is_not_regular(more: str) -> None:
    assert not is_regular(rss(MANY + more), 50)


def test_entities_are_not_regular() -> None:
    assert not is_regular(rss(MANY, "<!DOCTYPE rss [<!ENTITY a 'b'>]>"), 50)
