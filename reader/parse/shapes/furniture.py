"""Marks the units around a text: captions, invitations, signatures, repeated quotations.

Nothing is removed except repeated words of a caption; a marked unit keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.heading_shape import SPEECH
from reader.parse.blocks.invitations import is_aside, is_contact, is_note
from reader.parse.blocks.units import BULLET, Unit, as_aside, is_free
from reader.parse.shapes.captions import (
    has_agency,
    is_caption,
    mark_beside_credits,
    mark_named,
)
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.pasted.charts import mark_charts
from reader.parse.shapes.pasted.last_lines import is_sentence, mark_last
from reader.parse.shapes.pasted.named_below import keep_headings
from reader.parse.shapes.pasted.picture_credits import tells_picture
from reader.parse.shapes.pasted.sponsors import mark_sponsors
from reader.parse.shapes.saved_pages import (
    mark_asked,
    mark_repeated,
    mark_teasers,
)

_END_NOTE = re.compile(r"(?:\[(?:\d{1,3}|[ivx]{1,5}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}) ?(?=\S)")
_FULL_SCREEN = re.compile(r"view (?:image )?in full ?screen|open image in gallery", re.IGNORECASE)
_LONGEST_SHOWN = 200
_INITIALS = re.compile(r"[A-Za-z]{2,7}(?:-[a-z]{2,4})?(?:/[A-Za-z]{2,7}){1,3}")
"""The writers' letters at the end of a text: "dpa/jho", "burs-ab/cd"."""
_POSTED = re.compile(r"(?:first |originally |last )?(?:posted|published|issued|updated)\b", re.I)
"""Matches the beginning of a last line that says when the text was published."""
_NOTES = re.compile(
    r"(?:end|foot)?notes|references|see also|external links|bibliography"
    r"|(?:data |main |all |key )?sources|further reading|links",
    re.IGNORECASE,
)
"""Matches the line over the notes at the end of a text."""
_LONGEST_SOURCE = 16
_MORE = re.compile(r"(?<=[.!?”\"’)\w]) ?(?:Read more|Read (?:the )?full story|Continue reading)$")
_ENDS_MORE, _LONGEST_MORE = ("more", "tory", "ding"), 30
_MOST_OF_TOP = 30
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?[km]?|\d{1,5}", re.IGNORECASE)
_DASH = re.compile(r"[—–] ?(?=[^\W\d_])")
_SMALL = ("of", "the", "de", "van", "von", "and", "in", "for")
_NAMED = re.compile(r"[—–] ?[^\W\d_][^.!?:;]{1,50}")
_MOST_NAME_WORDS, _MOST_BELOW = 6, 4
_NEAR = 40
_SHORTEST, _LONGEST = 2, 400
_LONG_CAPTIONS, _CREDITED = ("FILE ", "This ", "In this "), 40
"""How agencies begin captions, which may be long; the most characters of a credit behind one."""
_SHORT = 80
_QUOTES = ("“", '"', "«", "„")
_SIGN = re.compile(r"\W+")


def mark_furniture(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with captions and asides marked; those above the title move after it."""
    units = mark_sponsors(mark_repeated(_invited_apart(units)))
    marked = keep_headings(units, [_marked(unit) for unit in units])
    marked = _counted(mark_asked(marked))
    marked = mark_charts(mark_beside_credits(mark_named(_pictured(marked))))
    marked = mark_teasers(mark_last(_noted(_pulled(_signed(marked)))))
    marked = _enlarged(marked)
    if len(marked) > 2 and _INITIALS.fullmatch(marked[-1].text) and not marked[-1].level:
        marked[-1] = replace(marked[-1], credit=True)
    if len(marked) > 2 and _POSTED.match(marked[-1].text) and is_date_line(marked[-1].text):
        marked[-1] = replace(marked[-1], credit=not marked[-1].level)
    captioned = any(unit.kind == "caption" for unit in marked)
    for at, unit in enumerate(marked if captioned else ()):
        around = [*marked[max(0, at - 1) : at], *marked[at + 1 : at + 2]]
        if not unit.level and unit.kind == "paragraph" and _begins_caption(unit, around):
            marked[at] = replace(unit, kind="caption")
    first = next((at for at, unit in enumerate(marked) if unit.kind == "paragraph"), 0)
    if marked and marked[first].item:
        return marked
    return [*marked[first : first + 1], *marked[:first], *marked[first + 1 :]]


def _invited_apart(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; "Read more" behind the last sentences of paragraphs is apart, if twice."""
    found = {
        at: end.start()
        for at, unit in enumerate(units)
        if unit.text[-4:] in _ENDS_MORE and (end := _MORE.search(unit.text[-_LONGEST_MORE:]))
    }
    if len(found) < 2:
        return units
    parted: list[Unit] = []
    for at, unit in enumerate(units):
        if at in found:
            start = max(0, len(unit.text) - _LONGEST_MORE) + found[at]
            parted += [unit.up_to(start), Unit(unit.text[start:].strip(), kind="aside")]
        else:
            parted.append(unit)
    return parted


def _enlarged(units: list[Unit]) -> list[Unit]:
    """Return the units; a line over the button that shows a captioned picture describes it."""
    for at in range(1, len(units) - 1):
        if units[at + 1].kind == "caption" and _FULL_SCREEN.fullmatch(units[at].text):
            above = units[at - 1]
            is_line = not above.level and not above.item and len(above.text) <= _LONGEST_SHOWN
            is_above_text = not any(is_sentence(one.text) for one in units[1 : at - 1])
            is_line = is_line and (is_above_text or not is_sentence(above.text))
            if at > 1 and is_line and not SPEECH.search(above.text):
                units[at - 1] = replace(above, kind="caption")
    return units


def _counted(units: list[Unit]) -> list[Unit]:
    """Return the units; numbers alone above the first paragraph are asides if buttons are there."""
    end = next((at for at, unit in enumerate(units[:_MOST_OF_TOP]) if is_sentence(unit.text)), 0)
    for at in range(1, end - 1):  # how often the article was read, and what was written to it
        if all(one.text.isdecimal() and is_free(one) for one in units[at : at + 2]):
            units[at : at + 2] = map(as_aside, units[at : at + 2])
    if not any(unit.kind == "aside" for unit in units[1:_MOST_OF_TOP]):
        return units
    has_buttons = any(unit.kind == "aside" for unit in units[1:end])
    beside = False
    for at in reversed(range(1, len(units[:_MOST_OF_TOP]))):
        is_count = bool(_COUNT.fullmatch(units[at].text)) and units[at].kind == "paragraph"
        if is_count and (beside or (has_buttons and at < end)):
            units[at] = as_aside(units[at])
        beside = units[at].kind == "aside"
    return units


def is_end_note(text: str) -> bool:
    """Return whether a line begins as a note at the end of a text: "[1] …"."""
    return bool(_END_NOTE.match(text))


def _marked(unit: Unit) -> Unit:
    if unit.item and is_aside(unit.text.removeprefix(BULLET)):
        return replace(unit.from_character(len(BULLET)), kind="aside", bold=0)
    if unit.kind == "quote" and is_aside(unit.text):
        return as_aside(unit)
    if unit.level or unit.item or unit.kind != "paragraph" or unit.credit:
        return unit
    if not _SHORTEST <= len(unit.text) <= _LONGEST:
        if not unit.text[_LONGEST:]:
            return unit
        may_be = unit.text.startswith(_LONG_CAPTIONS) or "/" in unit.text[-_CREDITED:]
        return replace(unit, kind="caption") if may_be and tells_picture(unit.text) else unit
    if is_aside(unit.text) or is_note(unit.text) or is_contact(unit.text):
        return replace(unit, kind="aside", bold=0)
    if is_caption(unit.text) and split_time(unit.text)[0] is None:  # an entry ends with a credit
        return replace(unit, kind="caption")
    return unit


def _begins_caption(unit: Unit, around: Sequence[Unit]) -> bool:
    """Whether a line is the caption beside it without its credit."""
    captions = [other.text for other in around if other.kind == "caption"]
    words = _words(unit.text)
    return len(words) > 12 and any(_words(text).startswith(words) for text in captions)


def _words(text: str) -> str:
    return _SIGN.sub(" ", text).casefold().strip()


def signature_of(unit: Unit) -> str | None:
    """Return the name after a dash that signs the text above ("— Juna Holm"), or None."""
    dash = _DASH.match(unit.text)
    if unit.level or unit.item or not dash:
        return None
    name = unit.text[dash.end() :].rstrip(". ")
    words = name.split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return name if named and len(words) <= _MOST_NAME_WORDS else None


def _signed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a dash and a name are a signature, or items if there are several."""
    signed: list[Unit] = []
    for at, unit in enumerate(units):
        around = [*units[max(0, at - 1) : at], *units[at + 1 : at + 2]]
        if signature_of(unit) and any(other.item or signature_of(other) for other in around):
            dash = _DASH.match(unit.text)
            item = unit.from_character(dash.end() if dash else 0).moved_by(BULLET)
            signed.append(replace(item, item=True))
        else:
            signed.append(unit)
    return signed


def _pulled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a quotation that repeats the text, and its signature, are asides."""
    pulled = list(units)
    quoted = [at for at, unit in enumerate(units[:-1]) if unit.text[:1] in _QUOTES]
    signed = [at for at in quoted if _NAMED.fullmatch(units[at + 1].text)]
    bodies = [_words(unit.text) for unit in units] if signed else []
    for at in signed:
        words = bodies[at]
        near = (*bodies[max(0, at - _NEAR) : at], *bodies[at + 1 : at + _NEAR])
        if len(words) > 15 and any(words in body for body in near):
            pulled[at : at + 2] = [replace(one, kind="aside") for one in units[at : at + 2]]
    return pulled


def _pictured(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a few sentences with an agency in brackets after them are captions.

    If most paragraphs have an agency, or the last one has, it names the source.
    """
    places = [
        at
        for at, unit in enumerate(units[:-1])
        if at and unit.text[-1:] == ")" and not unit.item and has_agency(unit.text)
    ]
    told = [unit for unit in units if len(unit.text) > _SHORT]
    pictured = list(units)
    if 4 * len(places) <= len(told):
        for at in places:
            if not units[at].level and not units[at - 1].level:
                pictured[at] = replace(units[at], kind="caption")
    return pictured


def _noted(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the notes at the end of a text are asides."""
    noted = list(units)
    last = len(units)
    while end := next((at for at in reversed(range(last)) if not _is_source(units[at])), 0):
        if end == last - 1 or not _NOTES.fullmatch(units[end].text.rstrip(": ")):
            break
        noted[end:last] = map(as_aside, noted[end:last])
        last = end
    if last < len(units):
        return noted
    for at in reversed(range(len(units))):
        if units[at].kind == "aside" or (units[at].text[:1] == "©" and at > last - _MOST_BELOW):
            continue
        is_name = noted[at + 1 : at + 2] != list(units[at + 1 : at + 2])
        if is_name and _NOTES.fullmatch(units[at].text.rstrip(": ")):
            noted[at] = replace(units[at], level=0, kind="aside", bold=0)
            break
        if units[at].level or not _END_NOTE.match(units[at].text):
            break
        noted[at] = replace(units[at], kind="aside", item=False)
    return noted


def _is_source(unit: Unit) -> bool:
    """Whether a unit is an item that may name a source at the end of a text."""
    return unit.kind == "aside" or (unit.item and len(unit.text.split()) <= _LONGEST_SOURCE)
