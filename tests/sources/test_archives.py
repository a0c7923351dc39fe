"""Archives and books give the documents in them, within limits, and say what is not read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reader import pipeline
from reader.models import AnnotatedBulletin, Bulletin, Unreadable
from reader.pipeline import PassedOver
from reader.sources.archives import ArchiveError, ArchiveLimits, read_archive
from tests.sources.archive_files import CONTAINER, PACKAGE, book, packed

TODAY = date(2031, 6, 1)
MAIL = (
    "From: Orla Venn <v@orm.example>\nSubject: Brief\nMessage-ID: <1@x>\n\n“We hold,” she said.\n"
)


def read(path: Path) -> list[Bulletin | Unreadable | PassedOver]:
    found = pipeline.read_paths([str(path)], TODAY)
    return [one.bulletin if isinstance(one, AnnotatedBulletin) else one for one in found]


def bulletins(folder: Path, data: bytes, name: str = "week.zip") -> list[Bulletin]:
    (folder / name).write_bytes(data)
    found = read(folder / name)
    assert all(isinstance(one, Bulletin) for one in found), found
    return [one for one in found if isinstance(one, Bulletin)]


def why(folder: Path, data: bytes) -> str:
    (folder / "week.zip").write_bytes(data)
    (found,) = read(folder / "week.zip")
    assert isinstance(found, Unreadable) and found.source == str(folder / "week.zip")
    return found.why


def test_texts_of_all_formats_in_an_archive_are_bulletins_of_it(tmp_path: Path) -> None:
    feed = (
        "<rss version='2.0'><channel><title>Post</title><item><title>Mill</title></item></channel>"
    )
    found = bulletins(
        tmp_path,
        packed(
            {
                "b/2031-05-29.txt": "The bridge closed.\n",
                "a.eml": MAIL,
                "feed.xml": f"{feed}</rss>",
                "picture.png": b"\x89PNG",
                "__MACOSX/._a.eml": b"\0\1",
                ".hidden/x.txt": "hidden",
                "c/": "",
                "empty.txt": "",
            },
            day=(2031, 5, 3),
        ),
    )
    assert {one.source for one in found} == {str(tmp_path / "week.zip")}
    assert [one.item for one in found] == ["a.eml <1@x>", "b/2031-05-29.txt", "feed.xml Mill"]
    assert [one.publisher for one in found] == ["Orla Venn", None, "Post"]
    assert [one.date for one in found] == ["2031-05-03", "2031-05-29", "2031-05-03"]


def test_a_book_gives_its_pages_in_their_order_as_reports_of_its_day(tmp_path: Path) -> None:
    found = bulletins(tmp_path, book(), "post.epub")
    assert [one.developments[0].heading for one in found] == ["Bridge closes", "Mill burns"]
    for one in found:
        assert (one.title, one.publisher, one.date) == ("Marrow Post", "Marrow Post", "2031-05-30")
        assert one.report


def test_what_is_not_read_in_an_archive_is_told_beside_the_rest(tmp_path: Path) -> None:
    inner = packed({"c.txt": "Deep."})
    files = {"a.txt": b"The bridge closed.\n", "b.txt": b"a\0b", "x\x1b[31m.zip": inner}
    *found, note = bulletins(tmp_path, packed(files))
    assert [one.item for one in found] == ["a.txt"]
    assert note.title == "Not read in week.zip"
    (rows,) = (part.paragraphs for part in note.developments)
    assert [row.partition(":")[0] for row in rows] == ["b.txt", "x.zip"]
    assert "NUL" in rows[0] and "archive" in rows[1]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: packed({}), "without texts"),
        (lambda: packed({"p.png": b"\x89PNG"}), "without texts"),
        (lambda: packed({"a.txt": b"a\0b"}), "a.txt is binary data"),
        (lambda: packed({"[Content_Types].xml": "<Types/>", "a.txt": "x"}), "office document"),
        (lambda: packed({"a.txt": "text " * 99})[:-30], "damaged"),
        (
            lambda: packed({"a.txt": "text"}, zipfile.ZIP_STORED).replace(b"text", b"tent"),
            "damaged",
        ),
        (lambda: packed({"a.txt": "text"}, zipfile.ZIP_BZIP2), "a compression method"),
        (lambda: packed({"a.txt": "text"}, zipfile.ZIP_LZMA), "a compression method"),
        (lambda: packed({f"{at}.txt": "" for at in range(3000)}), "too many texts in it (3,000"),
        (lambda: packed({f"{at}.png": "" for at in range(10_001)}), "too many files"),
        (lambda: packed({"a.txt": bytes(11 << 20)}), "limit is 10 MiB"),
        (lambda: packed({f"{at}.txt": b" " * (1 << 20) for at in range(11)}), "limit is 10 MiB"),
        (lambda: book(f"<!DOCTYPE p [<!ENTITY a 'b'>]>{PACKAGE}"), "document type"),
        (lambda: book(container=f"<!DOCTYPE p>{CONTAINER}"), "document type"),
        (lambda: book("<package>"), "not well-formed"),
        (lambda: book(container="<container/>"), "without a list"),
        (lambda: book(container=CONTAINER.replace("OPS/", "../../etc/")), "damaged"),
        (lambda: book(PACKAGE.replace("spine", "spines").replace("itemref", "x")), "without texts"),
    ],
)
def test_an_archive_that_gives_nothing_has_a_reason(
    tmp_path: Path, made: Callable[[], bytes], reason: str
) -> None:
    assert reason in why(tmp_path, made())


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(packed({"a.txt": "text"}))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + flags] |= 1
    with pytest.raises(ArchiveError, match="password"):
        read_archive(bytes(data), lambda name: True)


def test_one_stretch_of_bytes_that_many_names_share_is_unpacked_only_up_to_the_limit() -> None:
    whole = packed({f"{at:04}.txt": bytes(1000) for at in range(20)})
    assert len(read_archive(whole, lambda name: True).members) == 20
    with pytest.raises(ArchiveError, match="too much"):
        read_archive(whole, lambda name: True, ArchiveLimits(size=19_999))


def test_an_archive_is_found_in_a_folder_by_its_ending_alone(tmp_path: Path) -> None:
    for name in ("a.zip", "b.docx", "c"):
        (tmp_path / name).write_bytes(packed({"a.txt": "The bridge closed.\n"}))
    kinds = [type(one) for one in read(tmp_path)]
    assert kinds == [Bulletin, PassedOver, PassedOver]
