"""Documents made to be slow to parse by what surrounds the repeated part.

The first character chooses the format, as in hard_documents.py. A text in rows has the same number
of rows at every length, for limits on the number of rows.
"""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.hostile.hard_lines import Piece


class Rows(NamedTuple):
    """A text of so many rows, which get longer with it."""

    first: str
    body: str
    times: int
    end: str
    last: str = ""

    def grown(self, size: int) -> str:
        """About so many characters of it."""
        inside = size - len(self.first) - len(self.last)
        row = self.body * max(1, inside // self.times // len(self.body)) + self.end
        return f"{self.first}{row * self.times}{self.last}"


_HEAD, _REST = "1# a\n\n", "\n---\n\n# a\n\nb\n"
_CREW, _SIGNS, _JOINED = "the crew went home ", "→☃★", "👩\u200d👧 "
FRONT: dict[str, Piece | Rows] = {
    "a title that goes on": Rows("1---\ntitle: a\n", " aaa", 95, "\n", _REST),
    "a title of accents that goes on": Rows("1---\ntitle: a\n", " e\u0301", 95, "\n", _REST),
    "a title of signs that goes on": Rows("1---\ntitle: a\n", f" {_SIGNS * 9}", 95, "\n", _REST),
    "a title of emoji that goes on": Rows("1---\ntitle: a\n", f" {_JOINED}", 95, "\n", _REST),
    "a title of days": Piece("1---\ntitle: ", "12 May 2031 ", _REST),
    "a title of marks": Piece("1---\ntitle: ", '"', _REST),
    "a day of days": Piece("1---\ndate: ", "12 May ", _REST),
    "a day of digits": Piece("1---\ndate: ", "1", _REST),
    "a day of weekdays": Piece("1---\ndate: ", "Monday, ", _REST),
    "an author of bylines": Piece("1---\nauthor: ", "By Ada Kessel and ", _REST),
    "a publisher of addresses": Piece("1---\npublisher: ", "http://a", _REST),
    "a long address": Piece("1---\nurl: http://a.", "example.", _REST),
    "a key of words": Piece("1---\n", "a ", f": b{_REST}"),
    "a key of blanks": Piece("1---\na", " ", f"b{_REST}"),
}
LINKED: dict[str, Piece | Rows] = {
    "links in a paragraph": Rows(_HEAD, _CREW, 100, "[w](http://a.example) "),
    "links between signs": Rows(_HEAD, _SIGNS * 9, 100, "[w](http://a.example) "),
    "links between emoji": Rows(_HEAD, _JOINED, 100, "[w](http://a.example) "),
    "links between blanks": Rows(_HEAD, "   ", 100, "[w](http://a.example) "),
    "links between marks": Rows(_HEAD, "\u0301", 100, "[w](http://a.example) "),
    "addresses between signs": Rows(_HEAD, _SIGNS * 9, 110, "<http://a.example> "),
    "a link of a long address": Piece(f"{_HEAD}[w](http://a.", "example.", ") b\n"),
    "a link of many words": Piece(f"{_HEAD}[", "w ", "](http://a.example) b\n"),
    "a link of many emoji": Piece(f"{_HEAD}[", _JOINED, "](http://a.example) b\n"),
    "an open link": Piece(f"{_HEAD}[w](", "a"),
    "an open link of brackets": Piece(f"{_HEAD}[w](", "("),
    "a long title of a link": Piece(f'{_HEAD}[w](http://a "', "a", '") b\n'),
    "an open title of a link": Piece(f'{_HEAD}[w](http://a "', "a"),
    "open titles of links": Rows(_HEAD, '[w](a "aaa', 30, "\n\n"),
    "a long name of a definition": Piece(f"{_HEAD}[", "a", "]: b\n"),
    "a title of a definition in lines": Piece(f'{_HEAD}[a]: b "', f"{_CREW}\n", '"\n'),
    "an open title of a definition": Piece(f'{_HEAD}[a]: b "', f"{_CREW}\n"),
    "open titles of definitions": Piece(_HEAD, f'[a]: b "\n{_CREW}\n\n'),
}
MARKED_UP: dict[str, Piece | Rows] = {
    "emphasis here and there": Rows(_HEAD, _CREW, 55, "*a* "),
    "open emphasis": Rows(_HEAD, _CREW, 110, " *a"),
    "open underlines": Rows(_HEAD, _CREW, 110, " _a"),
    "open ticks": Rows(_HEAD, _CREW, 55, " `` ` "),
    "open tags": Rows(_HEAD, _CREW, 110, " <a "),
    "open tags of members": Rows(_HEAD, 'b="c" ', 10, " <a "),
    "an open tag of members": Piece(f"{_HEAD} <a ", "b "),
    "open comments": Rows(_HEAD, "the crew - ", 100, " <!-- "),
    "open sections": Rows(_HEAD, "the crew - ", 100, " <![CDATA[ "),
    "open declarations": Rows(_HEAD, "the crew - ", 100, " <!A "),
    "open instructions": Rows(_HEAD, "the crew - ", 100, " <? "),
    "HTML of entities": Piece(f"{_HEAD}<div>\n", "&amp;", "\n</div>\n"),
    "HTML of unknown entities": Piece(f"{_HEAD}<div>\n", f"&{'a' * 90} ", "\n</div>\n"),
    "HTML of emoji": Piece(f"{_HEAD}<div>\n", _JOINED, "\n</div>\n"),
    "open addresses": Rows(_HEAD, "a", 100, " <a:b"),
    "open addresses of mail": Rows(_HEAD, "a.", 100, " <a@b"),
    "open entities of digits": Rows(_HEAD, "1", 100, " &#"),
    "open entities": Rows(_HEAD, "a", 100, " &a"),
    "backslashes": Rows(_HEAD, "a", 100, " \\"),
    "a long heading": Piece("1# ", "a ", "\n\nb\n"),
    "a heading of hashes": Piece("1# a ", "# ", "\n\nb\n"),
    "a heading of blanks": Piece("1# a", " ", "b\n\nb\n"),
    "a heading that closes": Piece("1# a ", "#", "\n\nb\n"),
    "a fence of many words": Piece(f"{_HEAD}```", "a ", "\n```\n"),
    "a long fence": Piece(_HEAD, "`", "\n\nb\n"),
    "a wide table": Piece(f"{_HEAD}| a |", "|", "\n|-|\n| b |\n"),
    "a long rule": Piece(_HEAD, "- ", "\n\nb\n"),
    "a long rule that is none": Piece(_HEAD, "* ", "a\n\nb\n"),
    "a long line under a line": Piece("1a\n", "=", "\n\nb\n"),
    "a long line that is none": Piece("1a\n", "-", " a\n\nb\n"),
    "a long number": Piece(_HEAD, "1", ". a\n"),
    "an item of tabs": Piece(f"{_HEAD}-", "\t", "a\n"),
    "quotes of tabs": Piece(_HEAD, "> \t", " a\n"),
    "wide blanks": Piece(_HEAD, "\u00a0", "a\n"),
}
ALONE: dict[str, Piece | Rows] = {
    "times in one line": Piece("0", "14:05 ", "\n\nThe crew\n"),
    "times and zones in one line": Piece("0", "14:05 GMT – ", "\n\nThe crew\n"),
    "a heading and blanks": Piece("0Fighting", "  \n", "The crew went home\n"),
    "capitals in one line": Piece("0", "THE CREW ", "\n\nThe crew\n"),
    "a long byline": Piece("0By ", "Juna Vell, ", "\n\nThe crew\n"),
    "names in one line": Piece("0", "Juna Vell, ", "and Oda Marr\n\nThe crew\n"),
    "initials in one line": Piece("0", "J.", "\n\nThe crew\n"),
    "agencies in one line": Piece("0(", "AP, ", "AP)\n\nThe crew\n"),
    "a long announcement": Piece("0Here are the ", "major ", "developments\n\nThe crew\n"),
    "quotations in one line": Piece("0", "“a” ", "\n\nThe crew\n"),
    "colons in one line": Piece("0", "a: ", "\n\nThe crew\n"),
    "signs in one line": Piece("0", _SIGNS, "\n\nThe crew\n"),
}
FRAMED: dict[str, Piece | Rows] = {**FRONT, **LINKED, **MARKED_UP, **ALONE}
