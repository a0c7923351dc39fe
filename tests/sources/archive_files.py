"""Makes zip archives and books in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTAINER = (
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    "<rootfile full-path='OPS/book.opf'/></rootfiles></container>"
)
PACKAGE = """<package xmlns='http://www.idpf.org/2007/opf'>
<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Marrow Post</dc:title>
<dc:date>2031-05-30T06:00:00Z</dc:date></metadata><manifest>
<item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>
<item id='b' href='text/b%20c.xml' media-type='application/xhtml+xml'/>
<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>
<item id='p' href='p.png' media-type='image/png'/>
</manifest><spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/>
<itemref idref='p'/><itemref idref='gone'/></spine></package>"""


def packed(
    files: Mapping[str, str | bytes],
    method: int = zipfile.ZIP_DEFLATED,
    day: tuple[int, int, int] = (1980, 1, 1),
) -> bytes:
    """The bytes of an archive with these files, all of that day."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (*day, 0, 0, 0))
            archive.writestr(info, content, method)
    return whole.getvalue()


def page(title: str, words: str) -> str:
    """A page of a book."""
    return (
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head>"
        f"<title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"
    )


def book(package: str = PACKAGE, container: str = CONTAINER) -> bytes:
    """The bytes of a book of two pages."""
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            "OPS/nav.xhtml": page("Contents", "One. Two."),
            "OPS/a.xhtml": page("Mill burns", "“It burned,” said Orla Venn."),
            "OPS/text/b c.xml": page("Bridge closes", "“It is closed,” said Ilse Varn."),
            "OPS/p.png": b"\x89PNG",
        }
    )
