"""Lines and files made to be slow for search and config; those of marks are in hard_marks.py.

A piece has a beginning, a repeated part and an end; every `§` becomes another number each time. The
repeated part is never cut, so that the result is well formed.
"""

from __future__ import annotations

from itertools import count
from typing import NamedTuple


class Piece(NamedTuple):
    """A text that can be made as long as needed."""

    first: str
    body: str
    last: str = ""

    def grown(self, size: int) -> str:
        """About so many characters of it."""
        times = max(1, (size - len(self.first) - len(self.last)) // len(self.body))
        if "§" not in self.body:
            return f"{self.first}{self.body * times}{self.last}"
        numbers = count()
        parts = (self.body.replace("§", str(next(numbers))) for _ in range(times))
        return f"{self.first}{''.join(parts)}{self.last}"


class Nested(NamedTuple):
    """Nested items, as deep as the size allows."""

    first: str
    opening: str
    closing: str
    last: str = ""

    def grown(self, size: int) -> str:
        """About so many characters of it."""
        deep = max(1, size // len(self.opening + self.closing))
        return f"{self.first}{self.opening * deep}1{self.closing * deep}{self.last}"


def lines(pieces: dict[str, str]) -> dict[str, Piece]:
    """Pieces that are the same again and again."""
    return {name: Piece("", body) for name, body in pieces.items()}


SEARCHED: dict[str, Piece | Nested] = {
    **lines(
        {
            "words": "talks ",
            "new words": "w§ ",
            "one word": "a",
            "one letter": "a ",
            "capitals": "A",
            "phrases": '"more talks" ',
            "long phrases": '"' + "more talks " * 40 + '" ',
            "open marks": '"a ',
            "marks": '"',
            "marks of six kinds": '“”„‟«»"',
            "or": "or ",
            "or chains": "a or ",
            "or chains of phrases": '"a b" or ',
            "minus": "-",
            "minus chains": "- ",
            "double minus": "--a ",
            "without": "-a ",
            "without phrases": '-"a b" ',
            "without fields": "-speaker:a ",
            "without or without": "-a or -b ",
            "open brackets": "(",
            "open brackets and words": "(a ",
            "closing brackets": ")",
            "empty brackets": "() ",
            "brackets": "(a) ",
            "brackets without": "-(-(-(a))) ",
            "brackets in turn": "((a or b) c or -d) ",
            "brackets of brackets": "(" * 12 + "a" + ")" * 12 + " ",
            "stars": "*",
            "beginnings": "a* ",
            "beginnings of phrases": '"a b"* ',
            "beginnings of names": "ze* ",
            "speakers": "speaker:kessel ",
            "speakers' beginnings": "speaker:k* or ",
            "speakers without": "-speaker:k* -person:a* ",
            "empty fields": "speaker: ",
            "fields in fields": "speaker:person:quote:",
            "colons": ":",
            "figures": "figure:>1000 ",
            "figures of no end": "figure:>1e999 ",
            "figures of many digits": "figure:" + "9" * 400 + "bn ",
            "ranges": "figure:1..2 ",
            "ranges of blanks": 'figure:"1' + " " * 300 + '.." ',
            "commas in figures": 'figure:"1' + "," * 300 + '" ',
            "digits that are none": "figure:" + "\u0661" * 30 + " ",
            "counted": "figure:>1 counted:soldiers or ",
            "counted without": "-(figure:>1 counted:soldiers) ",
            "days": "on:2031-05-30 ",
            "no days": "on:2031-99-99 ",
            "years": "since:0001 until:9999 ",
            "digits of days": "on:" + "9" * 300 + " ",
            "states": "is:unread ",
            "no states": "is:unrea ",
            "states without": "-is:unread or -has:note ",
            "long states": "is:" + "unread" * 50 + " ",
            "tags": "tag:x ",
            "tags without": "-tag:x* ",
            "near fields": "speeker:a ",
            "long fields": "speaker" * 50 + ":a ",
            "long fields of one letter": "e" * 300 + ":a ",
            "unknown fields": "f§:a ",
            "addresses": "http://a.example/b ",
            "accents": "e\u0301",
            "accents in turn": "e\u0301\u0327\u0323\u0345",
            "accents that change places": "\u0345\u0301\u0327\u0334",
            "ligatures": "\ufdfa",
            "letters of other scripts": "б",
            "apostrophes": "a'",
            "possessives": "a's's ",
            "many i": "i",
            "questions of the index": '"NEAR(a b, 2)" {heading body} : ^a + b AND NOT OR ',
            "questions of SQL": "';-- \\ % _ ? ",
            "NULs": "\0",
            "NULs in words": "a\0b ",
            "NULs in phrases": '"a\0b" ',
            "lines": "a\n",
            "blanks": " ",
            "wide blanks": "\u3000",
        }
    ),
    "nested brackets": Nested("", "(", ")"),
    "nested groups": Nested("", "(a or ", ")"),
    "nested without": Nested("", "-(", ")"),
    "an open phrase": Piece('"', "a "),
    "one field": Piece("speaker:", "a"),
    "one phrase": Piece('quote:"', "a ", '"'),
    "one figure": Piece("figure:", "1"),
    "one decimal": Piece("figure:1.", "1"),
    "one day": Piece("on:", "1"),
    "one state": Piece("is:", "unread"),
    "one field of a long name": Piece("", "speaker", ":a"),
    "a word that ends the line": Piece("", "talks ", "ta"),
    "a field that ends the line": Piece("", "speaker:a ", 'speaker:"a k'),
}

CONFIGURED: dict[str, Piece | Nested] = {
    **lines(
        {
            "keys": "a§ = 1\n",
            "the same key": "width = 80\n",
            "dotted keys": "a.b.c.k§ = 1\n",
            "numbers": "a§ = 1_0_0\n",
            "days": "a§ = 2031-05-30T00:00:00.5+01:00\n",
            "no days": "a§ = 2031-99-99\n",
            "tables": "[a§]\n",
            "the same table": "[a]\n",
            "tables in tables": "[a.b.c.d.t§]\n",
            "lists of tables": "[[a]]\n",
            "lists of other tables": "[[a§]]\nb = 1\n",
            "lists of tables in tables": "[[a]]\n[a.b]\n[[a.b.c]]\n",
            "tables in lines": "a§ = {b = 1, c = {d = 2}}\n",
            "texts of lines": "a§ = '''\n]\n'''\n",
            "lists of lines": "a§ = [\n]\n",
            "comments": "# a.b [\n",
            "lines": "\n",
            "returns": "\r\n",
            "returns alone": "\r",
            "blanks": " ",
            "equals": "=",
            "marks": '"',
            "single marks": "'",
            "commas": ",",
            "open lists": "a = [",
            "open tables": "a = {b = ",
            "open texts": 'a = """\n',
            "open texts in one line": 'a = "\n',
        }
    ),
    "one dotted key": Piece("a", ".a", " = 1\n"),
    "one quoted key": Piece("a", ".'a'", " = 1\n"),
    "one key of many words": Piece("", "a ", "= 1\n"),
    "one long key": Piece("", "a", " = 1\n"),
    "one table": Piece("[a", ".a", "]\nb = 1\n"),
    "keys in a deep table": Piece(f"[{'a.' * 200}a]\n", "k§ = 1\n"),
    "deep keys": Piece("", f"{'a.' * 14}k§ = 1\n"),
    "keys in a table": Piece("[a.b.c.d.e.f.g.h]\n", "i.j.k.l.k§ = 1\n"),
    "nested lists": Nested("a = ", "[", "]"),
    "nested lists of lines": Nested("a = ", "[\n", "]\n"),
    "nested lists of numbers": Nested("a = ", "[1,", "]"),
    "nested tables": Nested("a = ", "{a = ", "}"),
    "nested tables in lists": Nested("a = ", "[{a = ", "}]"),
    "a list of brackets": Piece("sources = [\n", '"]",\n', "]\n"),
    "a list of names": Piece("sources = [\n", '"~/a§",\n', "]\n"),
    "a list of names in one line": Piece("sources = [", '"~/a§",', "]\n"),
    "a list of lists": Piece("sources = [\n", "[],\n", "]\n"),
    "a list of tables": Piece("sources = [\n", "{},\n", "]\n"),
    "a list of comments": Piece("sources = [\n", "# ]\n", "]\n"),
    "a text of brackets": Piece('theme = """\n', "]\n", '"""\n'),
    "a text of escapes": Piece('theme = "', "\\U0001f469", '"\n'),
    "a text of lines that go on": Piece('theme = """', "\\\n", '"""\n'),
    "a text of marks": Piece('theme = """', '""a', '"""\n'),
    "a long number": Piece("width = ", "9", "\n"),
    "a long hexadecimal number": Piece("read_delay = 0x", "f", "\n"),
    "a number of underscores": Piece("width = 1", "_1", "\n"),
    "a long decimal": Piece("read_delay = 0.", "9", "\n"),
    "a long power": Piece("read_delay = 1e", "9", "\n"),
    "a long day": Piece("theme = 2031-05-30T00:00:00.", "9", "\n"),
    "a table of keys in one line": Piece("keymap = {", "a§ = 'b', ", "undo = 'x'}\n"),
    "a table of dotted keys in one line": Piece("keymap = {", "a.b§ = 1, ", "undo = 'x'}\n"),
    "a key of many words": Piece("[keymap]\nundo = '", "ctrl+", "x'\n"),
    "a key of one word": Piece("[keymap]\nundo = '", "a", "'\n"),
    "keys of an action": Piece("[keymap]\nundo = [", "'x', ", "'y']\n"),
    "wrong keys of an action": Piece("[keymap]\nundo = [", "'no§', ", "'y']\n"),
    "keys of two actions": Piece("[keymap]\nundo = 'x'\nbookmark = [", "'x', ", "'y']\n"),
    "keys of other actions": Piece("[keymap]\n", "a§ = 'x'\n"),
    "wrong keys": Piece("[keymap]\n", "a§ = 1\n"),
    "filters": Piece("[filters]\n", "f§ = 'speaker:a'\n"),
    "wrong filters": Piece("[filters]\n", "f§ = ''\n"),
    "a long filter": Piece("[filters]\na = '", "speaker:a ", "'\n"),
    "filters that are tables": Piece("", "[filters.f§]\na = 1\n"),
}
