"""Splits plain text into units: joins wrapped lines, and handles underlines, bullets and rules.

Every word of the text is in exactly one unit; only rules, underlines and bullets are removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from reader.clean import line
from reader.parse.blocks import hyphens
from reader.parse.blocks.foreign_days import begins_with_day
from reader.parse.blocks.units import BULLET, NUMBER, ROW, Unit

_BULLET = re.compile(
    r"(?:(?:[•●◦▪▫■□◆◇»›☆◾◽▸►▶➤→➔➜➢⇒‣⁃·*+–-]|--|[🔹🔸🔺🔻🔴🔵🟠🟡🟢🟣🟤⚫⚪])\ufe0f?[ ]+"
    r"|[•●▪■◾▸►▶➤‣🔹🔸🔺🔻🔴🔵🟠🟡🟢🟣🟤⚫⚪]\ufe0f?)(?=\S)"
)
_ITEM = re.compile(rf"{_BULLET.pattern}|{NUMBER.pattern} *(?=\S)|[\[(]?\d\d?[:.]\d\d\b")
_EMOJI = re.compile(
    "(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*+)++ ?(?=\\S)"
)
_RULES = frozenset("=~_*#–—^-•")
_STARS = re.compile(r"^[*•] (?=\S)", re.MULTILINE)
_JOINED_STAR = re.compile(r"(?<=[.!?\"”’]) ([*•]) (?=[^\Wa-z])")
_JOINED_CAPITALS = re.compile(r"(?<=[.!?\"”’]) (?P<words>[A-Z][A-Z ,/&’'-]{3,40})\n+(?=[*•] )")
_LONE_BULLETS = frozenset("•●◦▪■‣·*-")
_DOUBLED = re.compile(r"(?:^| )●●$", re.MULTILINE)
_LONE_DASHES = frozenset("–—-•")
"""A dash alone on a line separates what stands above and below it."""
_RULE = re.compile(r"([=~_*#–—^•-])[ ]?(?:\1[ ]?)+")
_SIGNATURE = re.compile(
    r"[—–] ?[^\W\d_][\w.’'-]*(?:,? [\w.’'-]+){0,5}"
    r"|-- ?[A-ZÀ-Þ][\w.’'-]*[^\W_](?:,? (?:[A-ZÀ-Þ][\w.’'-]*[^\W_]|and|in|of|for)){1,6}"
)
_BOLD = re.compile(r"(?:\*\*|__)(?=\S)(.{1,200}?)(?:\*\*|__):?")
_END = r"(?:ends?|more|fin|continued)"
_BETWEEN_DASHES = re.compile(
    rf"([-–—]) (?=.*[^\W\d_]{{2}})(?!{_END}\b)"
    r"([^\s–—-](?:[^–—-]|(?<=\w)-(?=\w)){1,70}\S) \1",
    re.IGNORECASE,
)
"""A heading as agencies write it: "- Bridge shut -"."""
_CLOSED = re.compile(rf"([-–—]+) ?(?:\d{{1,4}}|{_END}) ?\1", re.IGNORECASE)
"""A page number, or the mark that ends a text or a page: "-ends-"."""
_STARRED = re.compile(r"^\*[^*\s](?:[^*\n]{0,60}[^*\s.!?:;,])?:?\*:?$", re.MULTILINE)
"""A line in bold as messengers write it."""
_ENDED = re.compile(r"""[.!?:;…]["”'’»)\]]*(?: ?\[\d{1,3}\]|[¹²³⁰⁴-⁹])*$|[。！？]["”’」』）]*$""")
_COUNTED = re.compile(r"\d ?\([+−±-] ?\d[^()]{0,12}\)(?: [^\W\d_]{1,12})?[,;.]?$")
"""A number, its change, and the thing counted: "tanks – 812 (+4) units"."""
_OPEN = re.compile(r"\s(?:of|the|an?|and)$")
"""The end of a line whose sentence goes on below it."""
_BYLINE = re.compile(
    r"by [A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w’'-]*){1,3}(?:,? ?[-–—|•·] ?[^.!?“”]{3,40})?"
)
"""An author's name in full, alone on a line, or with the day behind a dividing sign."""
_NOTES_BELOW = re.compile(r"\n_{3,}[ ]*\n+((?:[ ]*\d{1,2}[.)]? [^\W\d_][^\n]*+\n*){1,40})\Z")
"""The notes at the end of a text below a line of underscores; each begins with its number."""
_NUMBERED = re.compile(r"^[ ]*\d", re.MULTILINE)
Paragraph = tuple[str, int, int, bool, bool]
_NARROWEST, WIDEST = 40, 120
"""The fewest and most columns at which a text may be wrapped."""
_MOST_QUOTED, _LONGEST_HEADING = 4, 160


def split_units(text: str) -> list[Unit]:
    """Return the units of a cleaned text; only underlined and bold lines are marked as headings."""
    if "●●" in text:  # as files of a word processor give one bullet
        text = _DOUBLED.sub(r"\n●", text)
    paragraphs = list(_paragraphs(_with_bullets(_unquoted(_apart(text).split("\n")))))
    units = [_unit(words, level) for words, level, *_ in paragraphs]
    for unit, (*_, tight, ruled) in zip(units, paragraphs, strict=True):
        unit.tight, unit.ruled = tight, ruled
    if len(_STARRED.findall(text)) > 1:
        units = _starred(units, paragraphs)
    if "\n__" in text and (notes := _NOTES_BELOW.search(text)):
        units = _noted(units, len(_NUMBERED.findall(notes[1])))
    return _nested(_led(units) if _EMOJI.search(text) else units, paragraphs)


def _apart(text: str) -> str:
    """Return a text with items that a crawler joined to the item above on lines apart.

    So are the headings in capitals between them ("… he said. ECONOMY"). Several lines must begin
    with a star or bullet.
    """
    joined = " * " in text or " • " in text
    if not joined or len(_STARS.findall(text)) < 2 or not _JOINED_STAR.search(text):
        return text
    return _JOINED_CAPITALS.sub(r"\n\n\g<words>\n\n", _JOINED_STAR.sub(r"\n\1 ", text))


def _with_bullets(rows: list[str]) -> list[str]:
    """Return the rows; bullets alone on their rows, if there are several, begin the next ones."""
    alone = [at for at, row in enumerate(rows) if row.strip() in _LONE_BULLETS]
    if len(alone) < 2:
        return rows
    gone: set[int] = set()
    for at in alone:
        below = at + 1 if rows[at + 1 : at + 2] != [""] else at + 2
        if below < len(rows) and len(rows[below].strip()) > 1:
            rows[below] = f"{rows[at]} {rows[below].strip()}"
            gone.update(range(at, below))
    return [row for at, row in enumerate(rows) if at not in gone]


def _noted(units: list[Unit], most: int) -> list[Unit]:
    """Return the units; the last ones that begin with a number, up to `most`, are asides."""
    first = len(units)
    while first and len(units) - first < most and units[first - 1].text[:1].isdigit():
        first -= 1
    notes = [replace(unit, kind="aside", item=False) for unit in units[first:]]
    return [*units[:first], *notes]


def _starred(units: list[Unit], paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """Return the units; lines between single stars are headings if there are several."""
    found = [at for at, (words, *_) in enumerate(paragraphs) if _STARRED.fullmatch(words)]
    if len(found) < 2:
        return units
    for at in found:
        units[at] = replace(units[at], text=units[at].text.strip("*: "), level=2, item=False)
    for at, unit in enumerate(units):
        if unit.text[0] + unit.text[-1] == "__" and len(unit.text) > 2:
            units[at] = replace(unit, text=unit.text.strip("_"))
    return units


def _led(units: list[Unit]) -> list[Unit]:
    """Return the units; those after emoji are items if there are several; the emoji stay.

    Units after coloured dots count too, and then text above them is above the items.
    """
    dotted = [at for at, unit in enumerate(units) if unit.item]
    first = dotted[0] if len(dotted) > 2 else 1
    places = [at for at, unit in enumerate(units) if at >= first and _EMOJI.match(unit.text)]
    count = len(places) + len(dotted) * (len(dotted) > 2)
    if count > 2 and 2 * count >= len(units) - min([first, *places]):
        for at in places:
            units[at] = replace(units[at].moved_by(BULLET), item=True)
    return units


def _nested(units: list[Unit], paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """Return the units; items indented more, or with other signs below a colon, have a depth."""
    indents: list[int] = []
    sign = below = ""
    for at, (unit, (words, _, indent, *_)) in enumerate(zip(units, paragraphs, strict=True)):
        if not unit.item:
            indents, below = [], ""
            continue
        if indents and sign != words[0] and units[at - 1].text[-1] == ":":
            below = words[0]
        sign, below = words[0], below if below == words[0] else ""
        indent = 2 * indent + (below != "")
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        if len(indents) > 1:
            units[at] = replace(unit, depth=len(indents) - 1)
    return units


def _unquoted(rows: list[str]) -> list[str]:
    """Return the rows without the `>` of a quoted mail if every row that is not empty has one."""
    for _ in range(_MOST_QUOTED):
        if not all(row[:1] in (">", "") for row in rows):
            break
        rows = [row[1:].removeprefix(" ") for row in rows]
    return rows


def _unit(words: str, level: int) -> Unit:
    """Return the unit of one paragraph; `level` is that of its underline or 0."""
    if words[:2] == ROW:
        return Unit(line(words[2:]), kind="table")
    bold = _BOLD.fullmatch(words) if words[0] in "*_" else None
    if bold:
        return Unit(line(bold[1]), level or 2)
    between = _BETWEEN_DASHES.fullmatch(words) if words[0] in "-–—" else None
    if between:
        return Unit(line(between[2]), level or 2)
    if words[0] in "-–—" and _CLOSED.fullmatch(words):
        return Unit(line(words), kind="aside")
    if (words[0] in "—–" or words[:2] == "--") and _SIGNATURE.fullmatch(words):
        return Unit(line(words.replace("--", "—", 1)), level)
    plain = len(words) < 3 or (words[0].isalpha() and words[1] != ")")  # without bullet or number
    bullet = None if plain else _BULLET.match(words)
    if bullet:
        return Unit(line(BULLET + words[bullet.end() :]), level, item=True)
    is_numbered = not plain and bool(NUMBER.match(words)) and not begins_with_day(words)
    return Unit(line(words), level, is_numbered)


def _paragraphs(rows: Sequence[str]) -> Iterator[Paragraph]:
    """Yield each paragraph with the heading level of its underline, or 0, and its indent.

    The last values say whether it begins on the line below the paragraph above, and whether below a
    rule.
    """
    width = wrap_width(rows)
    current: list[str] = []
    tight = ruled = False
    for row, after in zip_longest(rows, rows[1:], fillvalue=""):
        words = row.strip()
        is_dash = words in _LONE_DASHES
        if is_dash:
            row = words = ""
        rule = _RULE.fullmatch(words) if words[:1] in _RULES else None
        level = 0
        if current and (rule or not words or not (width and _joins(current, row, after, width))):
            level = _level(current, rule) if rule else 0
            yield _joined(current), level, _indent(current[0]), tight, ruled
            current, tight, ruled = [], True, False
        if not words or rule:
            tight = False
            ruled = ruled or is_dash or (rule is not None and not level)
        if words and not rule:
            current.append(row)
    if current:
        yield _joined(current), 0, _indent(current[0]), tight, ruled


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _joined(rows: Sequence[str]) -> str:
    return rows[0].strip() if len(rows) == 1 else hyphens.joined(rows)


def _level(current: Sequence[str], rule: re.Match[str]) -> int:
    """Return the heading level that the underline `rule` gives these rows."""
    if sum(map(len, current)) > _LONGEST_HEADING or is_ended(current[-1].rstrip()):
        return 0
    return {"=": 1, "-": 2, "~": 2, "^": 2}.get(rule[1], 0)


def wrap_width(rows: Sequence[str]) -> int:
    """Return the columns that the rows were wrapped at, or 0 if each row is a paragraph."""
    told = [row.rstrip() for row in rows]
    told = ["" if row[:1] in _RULES and _RULE.fullmatch(row) else row for row in told]
    pairs = [(a, b) for a, b in pairwise(told) if a and b]
    full = [(a, b) for a, b in pairs if _NARROWEST <= len(a) <= WIDEST]
    wrapped = [len(a) for a, b in full if _goes_on(a, b.lstrip())]
    wrapped += [len(a) for a, b in pairs if a[-1] == "-" != a and hyphens.is_broken(a, b)]
    return max(wrapped) if wrapped and len(wrapped) >= len(pairs) / 5 else 0


def is_item(words: str) -> bool:
    """Return whether a line begins with a bullet, a number or a clock time."""
    return bool(_ITEM.match(words))


def is_ended(row: str) -> bool:
    """Return whether a line ends like a sentence."""
    return bool(_ENDED.search(row))


def _goes_on(row: str, after: str) -> bool:
    """Whether a sentence runs from one line into the next."""
    if not after[:1].islower() or is_ended(row) or _COUNTED.search(row):
        return False
    return after[:3] != "by " or not _BYLINE.fullmatch(after.rstrip())


def _joins(current: Sequence[str], row: str, after: str, width: int) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    if _ITEM.match(row.lstrip()) or (_COUNTED.search(row) and _COUNTED.search(current[-1])):
        return False
    if current[-1][-1:] == "-" and hyphens.is_broken(current[-1], row):
        return True
    last, words = current[-1].rstrip(), row.strip()
    indent = len(row) - len(row.lstrip())
    is_item = bool(_ITEM.match(current[0].lstrip()))
    if indent > _indent(current[-1]):
        return is_item
    if is_item and indent > _indent(current[0]) and words[0] == "(":
        return True  # the source of an item, below its last line
    if _goes_on(last, words) or _OPEN.search(last):
        return True
    ended = is_ended(last)
    if _had_room(last, words, width):
        return not ended and len(current) > 1
    return not (ended and _stands_alone(words, after.strip(), width))


def _had_room(row: str, after: str, width: int) -> bool:
    """Whether the next word would have fitted on the line, so that the break is deliberate."""
    return len(row) + 1 + len(after.split(" ", 1)[0]) <= width


def _stands_alone(row: str, after: str, width: int) -> bool:
    """Whether a line looks like a heading: short, without a sentence end, not continued."""
    begins = bool(after) and not after[0].islower()
    return begins and not is_ended(row) and _had_room(row, after, width)
