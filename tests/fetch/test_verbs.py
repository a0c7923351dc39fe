"""The verbs add, list, fetch and remove sources, as a reader would in a morning."""

from __future__ import annotations

import asyncio
import json
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.added import fetch
from reader.settings.source_list import AddedSource
from tests.fetch.loopback import Handler, LoopbackServer, answer
from tests.fetch.test_fetching import LONG, feed, item, page

MAIL = "From: Orla Venn <venn@example.org>\nSubject: Brief\n\n“We hold,” said Orla Venn.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("config", "cache", "data"):
        monkeypatch.setenv(f"WARREADER_{kind.upper()}_HOME", str(tmp_path / kind))
    return tmp_path


@pytest.mark.slow
async def test_a_list_a_mail_and_a_page_are_added_listed_and_removed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run(*words: str) -> tuple[int, list[str], str]:
        status = await asyncio.to_thread(main, words)
        out, err = capsys.readouterr()
        return status, out.splitlines(), err

    paths: dict[str, bytes | Handler] = {
        "/feed": answer(feed(item(1, LONG))),
        "/a": answer(page("Day 7")),
    }
    async with LoopbackServer(paths) as server:
        (home / "list.opml").write_text(
            f"<opml><outline text='Post \x9b31m' xmlUrl='{server.address}/feed'/>"
            f"<outline text='Gone' xmlUrl='{server.address}/gone'/>"
            f"<outline type='link' url='{server.address}/a'/></opml>"
        )
        (home / "brief.eml").write_text(MAIL)
        status, out, err = await run("add", str(home / "list.opml"), str(home / "brief.eml"))
        assert status == 1 and "/gone is not there (status 404)" in err
        assert {"Post: 1 new", "Day 7: 1 new"} <= set(out), out
        _, out, _ = await run("sources", "--json")
        states = {one["address"]: one for one in map(json.loads, out)}
        assert states[f"{server.address}/gone"]["status"] == 404
        assert not any("\x9b" in one for one in out)
        _, out, _ = await run("list")
        assert any("Report 1" in one for one in out) and any("Day 7" in one for one in out)
        _, out, _ = await run("sources", "--opml")
        assert sum("<outline" in one for one in out) == 3
        paths["/list"] = answer((home / "list.opml").read_bytes(), Content_Type="text/xml")
        paths["/list2"] = answer(b"<opml><outline xmlUrl='%s/b'/></opml>" % server.address.encode())
        paths["/b"] = answer(page("Day 8"))
        paths["/home"] = answer(
            b"<!doctype html><link rel=alternate type=application/rss+xml href=/feed>"
        )
        home_page = server.address.removeprefix("http://") + "/home"
        _, out, _ = await run("add", f"{server.address}/list", f"{server.address}/list2", home_page)
        told = out.index(
            f"{server.address}/home is a page with a feed; --page adds the page itself"
        )
        assert out[told + 1] == f"{server.address}/feed was already added"
        assert any("3 sources, all already added" in one for one in out) and "Day 8: 1 new" in out
        status, _, err = await run("add", f"{server.address}/none?a&b")
        assert status == 1 and f"to undo: warreader remove '{server.address}/none?a&b'" in err
        await run("remove", f"{server.address}/none?a&b")
        sources = home / "config" / "sources.txt"
        sources.write_text(sources.read_text().replace(f"{server.address}/b", "#"))  # by hand
        _, out, _ = await run("remove", f"{server.address}/b")
        assert out == [f"{server.address}/b is removed; its texts that carry a mark are kept"]
        status, _, err = await run("remove", f"{server.address}/never")
        assert status == 2 and "is not an added source" in err
        status, _, _ = await run("remove", *(str(home / "brief.eml"), f"{server.address}/a"))
        (home / "data/documents/fetched/.evicted").write_text("1800000000 13")
        _, out, err = await run("sources")
        assert status == 0 and len(out) == 2 and "13 old texts without marks went" in err


def test_fetching_again_and_again_reads_the_list_of_sources_each_time(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = home / "config" / "sources.txt"
    listed.parent.mkdir()
    listed.write_text("https://one.example/\n")
    rounds: list[list[str]] = []

    def fetched(root: Path, sources: Sequence[AddedSource], arguments: Namespace) -> int:
        rounds.append([source.address for source in sources])
        return 0

    def sleep(seconds: float) -> None:
        assert seconds == 60
        if len(rounds) == 2:
            raise KeyboardInterrupt
        listed.write_text("https://one.example/\nhttps://two.example/\n")

    monkeypatch.setattr(fetch, "_fetch", fetched)
    monkeypatch.setattr(time, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        fetch.run(Namespace(addresses=[], every="1m", config=None))
    assert rounds == [["https://one.example/"], ["https://one.example/", "https://two.example/"]]
