"""Texts that act on a terminal, or hide or turn text beside them, and bulletins to put them in.

`PAYLOADS` has them by name; `FORMATS` are bulletins with a place for one in every field.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
BENIGN = "plainword"
"""Replaces payloads in the run that hostile runs are compared with."""

PAYLOADS = {
    "clipboard": f"{ESC}]52;c;ZXZpbA=={BEL}",
    "clipboard, string terminator": f"{ESC}]52;c;ZXZpbA=={ST}",
    "clipboard asked for": f"{ESC}]52;c;?{BEL}",
    "clipboard in eight bits": "\x9d52;c;ZXZpbA==\x9c",
    "hyperlink": f"{ESC}]8;;https://evil.example{ST}here{ESC}]8;;{ST}",
    "window title": f"{ESC}]0;title{BEL}",
    "window title reported": f"{ESC}[21t",
    "pointer": f"{ESC}]22;wait{BEL}",
    "notification": f"{ESC}]9;note{BEL}{ESC}]777;notify;a;b{BEL}",
    "colours asked for": f"{ESC}]11;?{BEL}",
    "image": f"{ESC}]1337;File=inline=1:AAAA{BEL}",
    "shell marks": f"{ESC}]133;C{BEL}",
    "status asked for": f"{ESC}[6n{ESC}[5n",
    "attributes asked for": f"{ESC}[c{ESC}[>c{ESC}[=c{ESC}Z",
    "device control": f"{ESC}P$q q{ST}",
    "sixel": f"{ESC}Pq#0;2;0;0;0#0~~{ST}",
    "tmux": f"{ESC}Ptmux;{ESC}{ESC}]52;c;ZXZpbA=={BEL}{ST}",
    "application command": f"{ESC}_Gf=100;AAAA{ST}",
    "privacy message": f"{ESC}^secret{ST}",
    "start of string": f"{ESC}Xstring{ST}",
    "eight-bit DCS, APC, PM, SOS": "\x90q\x9c\x9fx\x9c\x9ey\x9c\x98z\x9c",
    "eight-bit CSI": "\x9b31mred\x9b2J",
    "eight-bit IND, NEL, RI": "\x84\x85\x8d",
    "erase": f"{ESC}[2J{ESC}[H{ESC}[3J",
    "alternate screen left": f"{ESC}[?1049l",
    "mouse on": f"{ESC}[?1003h{ESC}[?1006h",
    "scroll region": f"{ESC}[5;6r",
    "reset": f"{ESC}c",
    "soft reset": f"{ESC}[!p",
    "character set": f"{ESC}(0lqk{ESC}(B\x0e\x0f",
    "repeat": f"a{ESC}[9999b",
    "keyboard protocol": f"{ESC}[>31u",
    "bracketed paste ends": f"{ESC}[201~Q",
    "unterminated OSC": f"{ESC}]0;title",
    "unterminated CSI": f"{ESC}[31;",
    "unterminated DCS": f"{ESC}Pq",
    "lone ESC": ESC,
    "nested": f"{ESC}{ESC}[31m]0;x{BEL}",
    "split by NUL": f"{ESC}\x00[31m",
    "carriage return": "shown\rhidden",
    "backspace": "safe\x08\x08\x08\x08evil",
    "bell": BEL * 3,
    "delete": "a\x7fb",
    "tabs of both kinds": "a\tb\x0bc\x0cd",
    "override": "\u202egnp.exe\u202c",
    "isolates": "\u2066a\u2069\u2067b\u2068",
    "marks of direction": "\u200ea\u200fb\u061cc",
    "line separators": "a\u2028b\u2029c\u0085d",
    "tags": "a\U000e0001\U000e0041\U000e007fb",
    "zero width": "a\u200bb\u2060c\ufeffd\u00ade\u180ef",
    "annotation": "a\ufff9b\ufffac\ufffbd",
    "noncharacters": "a\ufffeb\uffffc\ufdd0",
    "musical": "a\U0001d173b\U0001d17a",
    "decimal entity": "&#27;[31m&#155;2J&#7;",
    "hexadecimal entity": "&#x1b;]52;c;ZXZpbA==&#x07;&#x9b;31m&#X9D;",
    "named entity": "&Tab;&NewLine;&NonBreakingSpace;&lrm;&rlm;&ZeroWidthSpace;&NoBreak;",
    "entity of an override": "&#8238;evil&#x202e;",
    "entity of a surrogate": "&#xd800;&#xdfff;&#x110000;",
    "entity within an entity": "&amp;#27;[31m&#38;#27;[31m",
    "backslashes": "\\x1b[31m\\033[31m\\e[31m\\u001b[31m",
    "UTF-7": "+ABs-[31m+ADs-",
    "markup of actions": "[@click=app.quit]x[/][link=https://evil.example]y[/link]",
    "markup left open": "[bold",
    "markup that closes": "[/] [/bold] [/@click] \\[x] [red]",
    "marks": "a" + "\u0301" * 60,
    "joined": "\u200d".join("👩" * 40),
}
RAW = {
    "overlong": b"\xc0\x9b31m\xe0\x82\x9b2J",
    "raw C1": b"\x9b31m\x9d52;c;ZXZpbA==\x9c",
    "surrogates in UTF-8": b"\xed\xa0\xbd\xed\xb8\x80",
    "cut off": b"\xe2\x80",
    "never UTF-8": b"\xff\xfe\xfd",
}
"""Bytes that are no UTF-8."""

_PLAIN = """Here are the major developments in the war in Selvany on Monday, March {day}, 2025.
{p}Opening words of the day {p} told briefly.{p}
Bridge {p} number {n} blown up {p}
“We {p} held the bridge,” Minister Tomas {p} Erdeli said {p}.
At least 1,2{p}00 {p} soldiers of {p} were killed, Ada {p}Kessel said.
By Juna {p} Vell
"""
_MARKED = """---
title: Day {n} {p}
publisher: {p} Digest
author: Juna {p} Vell
date: 2025-03-{day:02}
url: https://a.example/{p}
---
# Day {n} {p}

Opening {p} words of the day.

## {p}Talks {p} number {n}

“We {p} stay,” said *Ada {p} Kessel*, the mayor. [more {p}](https://b.example/{p} "{p}")
<b title="{p}">{p}</b> ![{p}](https://c.example/{p})

- item {p}
- <https://d.example/{p}>

| a {p} | b |
|---|---|
| {p} | 1 |

```{p}
{p}
```
"""
_NO_FRONT = (
    "# Day {n} {p}\n\n## Ferry {p} number {n}\n\n“No {p},” Ilse {p} Varn said.\n\n<div>{p}</div>\n"
)
FORMATS = {
    "plain.txt": _PLAIN,
    "front.md": _MARKED,
    "headings.markdown": _NO_FRONT,
    "no-ending": _PLAIN,
}
"""Templates by ending of the file's name."""


def file_name(payload: bytes) -> bytes:
    """The part of a payload that can be in a file's name."""
    return payload.replace(b"/", b"_").replace(b"\0", b"_")[:120]


def write(folder: Path, replaced: Callable[[bytes], bytes], every: int = 1) -> int:
    """Write a file for each payload and format (or each `every`-th); returns how many.

    `replaced` maps a payload to its replacement, so that a benign run has the same shape.
    """
    folder.mkdir(parents=True)
    payloads = [text.encode("utf-8", "surrogatepass") for text in PAYLOADS.values()]
    count = 0
    for number, payload in enumerate([*payloads, *RAW.values()]):
        for place, (ending, form) in enumerate(FORMATS.items()):
            if (number + place) % every:
                continue
            text = form.replace("{n}", str(number)).replace("{day:02}", f"{1 + number % 28:02}")
            text = text.replace("{day}", str(1 + number % 28))
            data = text.encode().replace(b"{p}", replaced(payload))
            name = b"%03d-%s-%s" % (number, file_name(replaced(payload)), ending.encode())
            if ending != "no-ending":
                name = b"%03d-%s.%s" % (number, file_name(replaced(payload)), ending.encode())
            Path(str(folder), name.decode("utf-8", "surrogateescape")).write_bytes(data)
            count += 1
    return count
