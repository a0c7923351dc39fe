"""Finds the lines between a title and the text of a pasted article: author and time.

A browser copies the author, the day in the words of any language, and the age of the text as lines
below each other. Alone none of these lines is certain; together above the text they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.author_lines import PARTS, REPORTED, is_author_or_time, is_when
from reader.parse.blocks.credits import (
    AGENCY,
    TITLE_WORDS,
    is_credit,
    is_date_line,
    is_name,
    is_names,
)
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import AROUND_TEXT, HEADING, TITLE, Unit, is_free
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.pasted.names_over_days import mark_names_over_day, with_rank

_MOST_LINES = 14
_TOLD_WORDS, _MOST_STANDFIRSTS = 12, 3
"""Words of a line that tells something; of so many lines the last is text in any case."""

_LEADING, _FEWEST_TITLE_WORDS, _LONGEST_TITLE = 16, 5, 250
_LISTED = re.compile(r", | (?:and|und|y|et|og|e) | & | / ")
_HEADLINE_WORDS, _SECTION_WORDS, _MOST_PRESENTED = 6, 2, 8
_FULL_NAME = re.compile(
    r"\b(?!By\b|Von\b|Story\b)[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w’'-]+"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}")
_PRESENTS = re.compile(
    r"(?:is (?:an?|the|our|based|currently|(?:[\w-]+ ){0,3}(?:editor|correspondent|reporter|writer"
    r"|columnist|analyst|fellow|professor|lecturer))|covers|writes|reports on|"
    r"has (?:written|reported|covered|worked)|joined|reported from)\b"
    r"|[’']s (?:most recent|latest|new|first) book\b"
)
_TITLED = re.compile(r"(?:M(?:r|s|rs|x)|Dr)\.? ")
_PLACED = re.compile(
    rf"(?:and )?(?:{_FULL_NAME.pattern}|AGENCIES|{AGENCY})(?: in [A-ZÀ-Þ][\w’-]+)?"
    rf"(?:(?:, | and ){_FULL_NAME.pattern}(?: in [A-ZÀ-Þ][\w’-]+)?)*"
)
"""Names with their places, or more names below a byline: "and Juna Holm in Orm"."""
_IN_PLACE = re.compile(r" in [A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?$")
_POST = re.compile(
    r"(?:[^\W\d_][\w’'-]* ){0,3}(?:correspondent|reporter|editor|writer|columnist|"
    r"editor at large|redakteur(?:in)?|korrespondent(?:in)?|redacción)"
    r"(?: ?,? (?:in )?[A-ZÀ-Þ][\w’-]+){0,3}"
    r"|(?:die )?redaktion|(?:[^\W\d_]+ )?staff(?: (?:writer|reporter)s?)?|admin|newsroom"
    r"|(?:news|web) ?desk|editorial (?:team|board|staff)|reporting (?:from|in) (?:[^\W\d_]+ ?){1,3}"
    r"|(?-i:[A-Z]\w+ (?:News|Sport|Verify)(?:,? (?:in )?[A-ZÀ-Þ][\w’-]+){1,2})",
    re.IGNORECASE,
)


def mark_first(units: Sequence[Unit]) -> list[Unit]:
    """Return the first unit, if it only has names, or agency, place and day above the headline."""
    if units and is_names(units[0].text):
        return [units[0]]
    if len(units) < _MOST_STANDFIRSTS or units[0].text.count(" | ") < 2:
        return []
    is_stamp = is_when(units[0].text) and looks_like_heading(units[1])
    return [replace(units[0], credit=True)] if is_stamp else []


def mark_byline_block(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines on author and day between title and text are credits.

    Names alone are credits only beside a day, a post or another byline. A repeated title is an
    aside. In a text with entries of their own days nothing is marked.
    """
    marked = with_rank(units)
    end = _end_of_block(units)
    days = [at for at, unit in enumerate(units) if unit.text[:6] == "Date: "]
    if len(days) > 1 and 1 < days[0] < _MOST_LINES:  # each below the heading of an entry
        end = days[0] - 1
    sure = {
        at
        for at in range(1, end)
        if is_free(units[at])
        and (is_author_or_time(units[at].text) or (at > 1 and _is_post_below(units, at - 1, at)))
    }
    if sure and len(days) < 2 and _has_entries(units[end:]):
        return mark_names_over_day(marked)
    if not sure:
        return marked
    sure |= _presented(units, end)
    sure |= {at for at in range(1, end) if is_free(units[at]) and _is_listed(units, at, sure)}
    if _is_long_title(units[0].text):
        marked[0] = replace(units[0], level=TITLE)
    for at in range(1, end):
        unit = units[at]
        if not is_free(unit):
            continue
        if unit.text.casefold() == units[0].text.casefold():
            marked[at] = replace(unit, kind="aside")
        elif at in sure or _is_beside(units, at, sure, end):
            marked[at] = replace(unit, credit=not is_credit(unit.text))
        elif _leads_to_credit(units, at, sure):
            marked[at] = replace(unit, kind="aside")
    return _with_authors_apart(marked, end)


def _is_listed(units: Sequence[Unit], at: int, sure: Set[int]) -> bool:
    """Whether a line has more names of a byline above it, or names with their places."""
    text = units[at].text
    if not _PLACED.fullmatch(text):
        return False
    return at - 1 in sure if text.startswith("and ") else text.count(" in ") > 1


def _presented(units: Sequence[Unit], end: int) -> set[int]:
    """Return the places of names that the line below presents, and of these lines."""
    return {
        place
        for at in range(1, end - 1)
        if is_free(units[at]) and is_name(units[at].text)
        for place in (at, at + 1)
        if _presents(units[at + 1].text, units[at].text)
    }


def _presents(text: str, name: str) -> bool:
    """Whether a line says who somebody is: "Juna Holm is a columnist", "Ms. Holm is a …"."""
    rest = text.removeprefix(f"{name} ")
    if rest == text and text[:1] in "MD" and (titled := _TITLED.match(text)):
        rest = text[titled.end() :].removeprefix(f"{name.rpartition(' ')[2]} ")
    return rest != text and bool(_PRESENTS.match(rest))


def _leads_to_credit(units: Sequence[Unit], at: int, sure: Set[int]) -> bool:
    """Whether a word or two, as the name of a section, and lines like it lead to author or day."""
    if any(map(_is_told, units[1:at])):
        return False
    for place in range(at, len(units)):
        if place in sure:
            return place > at
        text = units[place].text
        if len(text.split()) > _SECTION_WORDS or is_ended(text) or units[place].level:
            return False
    return False


def _with_authors_apart(units: list[Unit], end: int) -> list[Unit]:
    """The units, where the last paragraphs that present an author of the byline are asides."""
    names = {
        name
        for unit in units[1:end]
        if unit.credit or is_credit(unit.text)
        for name in _FULL_NAME.findall(_CAPITALS.sub(lambda word: word[0].title(), unit.text))
    }
    names |= {name.upper() for name in names}
    last = range(len(units) - 1, max(1, len(units) - _MOST_PRESENTED), -1)
    for at in (*last, *range(1, end + 1)):
        text = units[at].text
        for name in names:
            rest = text.removeprefix(f"{name} ")
            rest = text.removeprefix(f"{name.rpartition(' ')[2]} ") if rest == text else rest
            rest = (
                text.removeprefix(name) if text.startswith((f"{name}'s ", f"{name}’s ")) else rest
            )
            presents = (at >= end and text == name) or (rest != text and _PRESENTS.match(rest))
            if presents and is_free(units[at]):
                units[at] = replace(units[at], kind="aside")
    return units


def _is_long_title(text: str) -> bool:
    """Whether a first line that does not look like a heading is the title over its byline."""
    words = len(text.split())
    fits = words >= _FEWEST_TITLE_WORDS and len(text) <= _LONGEST_TITLE
    return fits and text[0].isupper() and not looks_like_heading(Unit(text))


def _is_beside(units: Sequence[Unit], at: int, sure: Set[int], end: int) -> bool:
    """Whether the lines around names show that they are the authors'; a word may lead to a day."""
    name = units[at].text.casefold()
    if " " not in name and len(name) < _LEADING and at + 1 in sure:
        return is_when(units[at + 1].text)
    if not _may_be_name(units[at].text):
        return False
    pairs = ((at - 1, at), (at, at + 1))
    if any(_is_post_below(units, one, below) for one, below in pairs if below < end):
        return True
    before = next((one for one in range(at - 1, 0, -1) if units[one].kind != "aside"), 0)
    if before in sure and before < at - 1 and units[at + 1].kind in AROUND_TEXT:
        return True
    if at + 1 in sure or any(name in units[one].text.casefold() for one in sure):
        return True
    if at - 1 in sure:  # unless it names the text below
        if at + 1 < len(units) and _reports(units[at + 1 :], units[at].text):
            return True
        return _POST.fullmatch(units[at].text) is not None or (
            at + 1 < end and units[at + 1].kind in AROUND_TEXT
        )
    return at == end - 1 and units[at - 1].kind == "caption"


def _reports(units: Sequence[Unit], name: str) -> bool:
    """Whether a text says of a line of a few words that it reports: "…, Lake Agency reports"."""
    told = (f"{name} reports", f"{name} reported", f"according to {name}", f"reported by {name}")
    return any(words in unit.text for unit in units for words in told)


def _is_post_below(units: Sequence[Unit], at: int, below: int) -> bool:
    """Whether a line is a name, and the one below it the bearer's post."""
    return is_name(units[at].text) and _POST.fullmatch(units[below].text) is not None


def _end_of_block(units: Sequence[Unit]) -> int:
    """Return the index after the last line of the block, with any standfirst; 0 for none."""
    if not units or not units[0].text or units[0].text[-1] in ".:;,":
        return 0
    if units[0].level != TITLE and not is_free(units[0]):
        return 0
    told, end = 0, 0
    for at, unit in enumerate(units[1 : _MOST_LINES + 1], 1):
        if unit.item or unit.level:
            break
        told += _is_told(unit)
        if told > _MOST_STANDFIRSTS:
            break
        is_named = _may_be_name(unit.text) or _PLACED.fullmatch(unit.text)
        if is_free(unit) and (is_named or is_author_or_time(unit.text)):
            end = at + 1
    return end if end < len(units) else 0


def _is_told(unit: Unit) -> bool:
    long = len(unit.text.split()) >= _TOLD_WORDS or (len(unit.text) > 40 and " " not in unit.text)
    return long and unit.kind == "paragraph" and not is_author_or_time(unit.text)


def _has_entries(units: Sequence[Unit]) -> bool:
    """Whether a text has entries or sections that begin with a time, a day or a byline."""
    units = [one for one in units if one.kind not in AROUND_TEXT]
    dated = [at for at, one in enumerate(units[:-1]) if is_date_line(one.text)]
    if any(_is_told(one) and is_ended(one.text) for at in dated for one in units[at + 1 : at + 3]):
        return True
    if any(
        is_author_or_time(after.text) and looks_like_heading(unit)
        for unit, after in pairwise(units)
    ):
        return True
    return sum(split_time(one.text)[0] is not None for one in units) > 1


def _may_be_name(text: str) -> bool:
    """Whether a line has the shape of names, in capitals too, or of a post."""
    named = text.title() if text.isupper() else text
    parts = [_IN_PLACE.sub("", part) for part in PARTS.split(named)]
    is_named = is_names(text) or all(map(is_name, parts)) or _are_authors(named)
    return is_named or bool(_POST.fullmatch(text))


def unmark_names(units: list[Unit]) -> list[Unit]:
    """Make a name or a place below the title a line of the lead.

    A place in one word is one among longer headings; names of people are if no other heading looks
    like one, and a headline stands above them and a paragraph below.
    """
    heads = [at for at, unit in enumerate(units) if unit.level == HEADING and unit.text]
    if len(units) < 3 or units[0].level != TITLE or not heads or units[heads[0]].time:
        return units
    at, text = heads[0], units[heads[0]].text
    words = [len(units[head].text.split()) for head in heads[1:]]
    may_be_name = is_name(text) or (words and text.isalpha() and not text.isupper())
    among_longer = at == 1 and may_be_name and sum(words) >= 4 * len(words)
    if among_longer or (at <= _MOST_STANDFIRSTS and _is_bylined(units, heads)):
        units[at] = replace(units[at], level=0)
    return units


def _is_bylined(units: Sequence[Unit], heads: Sequence[int]) -> bool:
    """Whether the first heading is names, the only such heading, of an article and not a digest."""
    title = units[0].text
    below = (unit for unit in units[heads[0] + 1 :] if unit.kind not in AROUND_TEXT)
    told = next(below, Unit("")).text
    if TITLE_WORDS.search(title) or any(stated_days(title)) or not is_ended(told):
        return False
    named = [head for head in heads if _are_authors(units[head].text)]
    enough = min(len(title.split()), len(told.split())) >= _HEADLINE_WORDS
    return enough and named == [heads[0]]


def _are_authors(text: str) -> bool:
    """Whether a line is names of people, between commas, and agencies."""
    parts = _LISTED.split(text)
    people = [part for part in parts if is_name(part)]
    return bool(people) and all(is_name(part) or REPORTED.fullmatch(part) for part in parts)
