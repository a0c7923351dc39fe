"""Lines and files of marks made to be slow, without checksums: the fuzzer adds those.

A line of a file that is too short for a mark gets none.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import blake2b

from benchmarks.hostile.hard_lines import Nested, Piece

_MARK = '{"n":1,"by":"a","do":"read","on":true,"of":['
_TEXT = '{"n":1,"by":"a","do":"note","on":true,"of":[],"is":"'
_PRINT = "0123456789abcdef e 7 2031-05-30 - 4 AAECAwQF bridge"
MARKED: dict[str, Piece | Nested] = {
    "lists": Nested("", "[", "]"),
    "open lists": Piece("", "["),
    "lists in a mark": Nested(f"{_MARK}", "[", "]", "]"),
    "objects in a mark": Nested(f"{_MARK}", '{"a":', "}", "]"),
    "lists for a place": Nested('{"n":1,"by":"a","do":"place","on":true,"of":[],"at":', "[", "]"),
    "a long place": Piece('{"n":1,"by":"a","do":"place","on":true,"of":[],"at":[0,0', ",1", "]"),
    "nothing marked": Piece(_MARK, '"",', '""]'),
    "one thing marked": Piece(_MARK, f'"{_PRINT}",', f'"{_PRINT}"]'),
    "many things marked": Piece(_MARK, f'"{_PRINT} §",', f'"{_PRINT}"]'),
    "many texts marked": Piece(_MARK, '"§ e 7 - - 1 AAEC bridge",', f'"{_PRINT}"]'),
    "a long print": Piece(f'{_MARK}"', _PRINT, '"]'),
    "a print of blanks": Piece(f'{_MARK}"', " ", '"]'),
    "a print of many dates": Piece(f'{_MARK}"0 e 7 - ', "2031-05-30,", ' 4 AAEC bridge"]'),
    "a print of many 4-grams": Piece(f'{_MARK}"0 e 7 - - 9 ', "AAECAwQF", ' bridge"]'),
    "a print of many texts": Piece(f'{_MARK}"0 e 7 - - ', "9", ' AAEC bridge"]'),
    "a print of many rules": Piece(f'{_MARK}"0 e ', "9", ' - - 1 AAEC bridge"]'),
    "a high counter": Piece('{"n":', "9", ',"by":"a","do":"read","on":true,"of":[]'),
    "a negative counter": Piece('{"n":-', "9", ',"by":"a","do":"read","on":true,"of":[]'),
    "a fraction": Piece('{"n":1.', "9", ',"by":"a","do":"read","on":true,"of":[]'),
    "a power": Piece('{"n":1e', "9", ',"by":"a","do":"read","on":true,"of":[]'),
    "the same member": Piece("{", '"n":1,', '"by":"a","do":"read","on":true,"of":[]'),
    "other members": Piece("{", '"a§":1,', '"n":1,"by":"a","do":"read","on":true,"of":[]'),
    "a long name": Piece('{"n":1,"by":"', "a", '","do":"read","on":true,"of":[]'),
    "a long deed": Piece('{"n":1,"by":"a","do":"', "a", '","on":true,"of":[]'),
    "a note": Piece(_TEXT, "a ", '"'),
    "a note of lines": Piece(_TEXT, "a\\n", '"'),
    "a note of escapes": Piece(_TEXT, "\\u001b[31m", '"'),
    "a note of surrogates": Piece(_TEXT, "\\ud800", '"'),
    "a note of pairs": Piece(_TEXT, "\\ud83d\\udc69\\u200d", '"'),
    "a note of marks on a letter": Piece(_TEXT, "\u0301", '"'),
    "a note of marks that change places": Piece(_TEXT, "\u0345\u0301\u0327\u0334", '"'),
    "a note of joined emoji": Piece(_TEXT, "👩\u200d", '"'),
    "a note of NULs": Piece(_TEXT, "\\u0000", '"'),
    "an open note": Piece(_TEXT, "a"),
    "a note of backslashes": Piece(_TEXT, "\\\\", '"'),
    "tags": Piece('{"n":1,"by":"a","do":"tags","on":true,"of":[],"is":"', "t§\\n", '"'),
    "a speaker": Piece('{"n":1,"by":"a","do":"speaker","on":true,"of":[],"is":"', "Ada ", '"'),
    "a quote": Piece('{"n":1,"by":"a","do":"speaker","on":true,"of":[],"in":"', "we ", '"'),
    "a head of a later version": Piece('{"format":"warreader marks","by":"a","version":', "9"),
    "a head of much": Piece('{"format":"warreader marks","by":"a","version":1,"kept":', "9"),
    "blanks": Piece("{", " ", '"n":1'),
    "seals": Piece("", ',"sum":"0123456789abcdef"}'),
    "lines": Piece("", "\n"),
    "returns": Piece("", "\r"),
    "NULs": Piece("", "\0"),
    "marks of the order of bytes": Piece("", "\ufeff"),
}

_AT = '{"n":1,"by":"a","do":"read","on":true,"of":["'
_SOME = "e 7 - - 1 AAEC"
_SHARED = b64encode(blake2b(b"it was quiet in", digest_size=4).digest()).decode()
"""A 4-gram of all leads in the index."""

MERGED: dict[str, Piece | Nested] = {
    "leads of nobody": Piece("", f'{_AT}A§ {_SOME} "]\n'),
    "leads of nobody in one mark": Piece(_AT, f'A§ {_SOME} ","', '"]'),
    "leads of days": Piece("", f'{_AT}A§ e 7 2031-§ - 1 AAEC "]\n'),
    "leads of dates": Piece("", f'{_AT}A§ e 7 - 2031-§,2031-1-§ 1 AAEC "]\n'),
    "leads of nothing": Piece("", f'{_AT}A§ e 7 - - 0 - "]\n'),
    "leads that share a little": Piece("", f'{_AT}A§ e 7 - - 1 {_SHARED} "]\n'),
    "leads that share less": Piece("", f'{_AT}A§ e 7 - - 99 {_SHARED} "]\n'),
    "leads of much": Piece("", f'{_AT}A§ e 7 - - §0 {"AAECAwQF" * 40} "]\n'),
    "developments of nobody": Piece("", f'{_AT}A§ {_SOME} other developments"]\n'),
    "developments of nobody in one mark": Piece(_AT, f'A§ {_SOME} other developments","', '"]'),
    "developments of nothing": Piece("", f'{_AT}A§ e 7 - - 0 - other developments"]\n'),
    "headings of nobody": Piece("", f'{_AT}A§ {_SOME} h§"]\n'),
    "one heading of nobody": Piece("", f'{_AT}A§ {_SOME} h"]\n'),
    "one lead": Piece("", f'{_AT}A {_SOME} "]\n'),
    "one lead in one mark": Piece(_AT, f'A {_SOME} ","', '"]'),
    "lines that can't be read": Piece("", f'{_AT}§"]\n'),
    "counters": Piece("", '{"n":§,"by":"a","do":"read","on":true,"of":["A"]\n'),
    "high counters": Piece(
        "", '{"n":9223372036854775808§,"by":"a","do":"read","on":true,"of":["A"]\n'
    ),
    "computers": Piece("", '{"n":1,"by":"a§","do":"bookmark","on":true,"of":["A"]\n'),
    "on and off": Piece(
        "",
        '{"n":§0,"by":"a","do":"bookmark","on":true,"of":["A"]\n'
        '{"n":§1,"by":"a","do":"bookmark","on":false,"of":["A"]\n',
    ),
    "places": Piece("", '{"n":§,"by":"a","do":"place","on":true,"at":[§,1],"of":["A"]\n'),
    "notes": Piece("", '{"n":§,"by":"a","do":"note","on":true,"is":"x","of":["A"]\n'),
    "quotes": Piece("", '{"n":1,"by":"a","do":"speaker","on":true,"in":"q§","of":["A"]\n'),
    "quotes of leads": Piece(
        "", f'{{"n":1,"by":"a","do":"speaker","on":true,"in":"q§","of":["A§ {_SOME} "]\n'
    ),
    "deeds of a later version": Piece("", '{"n":1,"by":"a","do":"d§","on":true,"of":["A"]\n'),
    "heads": Piece("", '{"format":"warreader marks","version":1,"by":"a"\n'),
    "heads of a later version": Piece("", '{"format":"warreader marks","version":§,"by":"a"\n'),
    "damaged lines": Piece("", "a\n"),
    "damaged heads": Piece("", '"format"\n'),
    "lines": Piece("", "\n"),
    "NULs": Piece("", "\0"),
    "NULs in lines": Piece("", "\0\n"),
}
