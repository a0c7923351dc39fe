"""Finds the units around the text of a saved page or letter: menus, teasers, forms.

The lines between the window title and the same headline on the page are the page's menu.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.credits import PAPERS, is_credit, is_date_line, is_name
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import BULLET, TITLE, Unit, as_aside

_SITE = re.compile(r" [|–—·-] [^|]{2,40}")
"""The site's name after the headline in a window title."""
_LONGEST_MENU, _MOST_MENU_WORDS = 60, 6
_FEWEST_TITLE_WORDS = 4
_REPEATED_WORDS, _SHORTEST_REPEATED, _MOST_SITE_WORDS = 4, 10, 4
OTHER_ARTICLES = (
    r"(?:related(?: (?:articles?|stor(?:y|ies)|content|topics|coverage|reading|news))?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|(?:what to |our readers )?read (?:next|more|also)"
    r"|more (?:from|by) (?:this|the same) (?:author|writer|reporter)|mehr aus dem ressort"
    r"|(?:read )?more from [A-Z][\w ’'-]{2,30}(?=:)"
    r"|more from (?:world|news|politics|business|sport|opinion|europe|africa|asia|middle east"
    rf"|(?-i:(?:The )?(?:[A-Z][\w’'-]* ){{0,3}}{PAPERS}))"
    r"|more on (?:this(?: story)?|(?-i:[A-Z])[\w’'-]*(?: [\w’'-]+){0,3})"
    r"|(?:today[’']s|this week[’']s) most (?:read|popular)"
    r"|trending(?: (?:now|stories|news))?"
    r"|most[ -](?:read|popular|viewed)(?: (?:articles|stories))?"
    r"|recommended(?: (?:for you|stories|reading|articles))?|editor[’']?s[’']? picks?|don[’']t miss"
    r"|see also|more for you|also read|latest videos?(?: from)?|popular (?:stories|articles)"
    r"|(?:previous|next) (?:article|post|story)"
    r"|mehr (?:zum thema|dazu)|(?:lesen sie|lies|lest) (?:auch|mehr|hier)"
    r"|auch interessant|lesetipps?|passend dazu|schlagzeilen"
    r"|(?:mehr )?(?:ähnliche|weitere) (?:nachrichten|artikel|videos|themen)"
    r"|das könnte sie (?:auch )?interessieren|debatte|weiterlesen"
    r"|czytaj (?:więcej|także|również|też)|zobacz (?:także|też|również)"
    r"|(?:leer|ver|lee|lea|te puede) (?:más|también|interesar)|noticias relacionadas"
    r"|(?:à )?lire aussi|sur le même sujet|dans la même rubrique"
    r"|(?:leggi|lees|läs|læs|les) (?:anche|ook|också|mer|også)"
    r"|(?:читайте|по) (?:также|теме)|ilgili haberler|関連記事|관련 ?기사)"
)
"""The labels over headlines of other articles, within a text or at its end, in any case."""

_LABEL = re.compile(rf"^{OTHER_ARTICLES}[ :.»>]*$", re.IGNORECASE | re.MULTILINE)
_MOST_TEASERS, _LONGER, _FEWEST_TEASER_WORDS = 8, 2, 3
_BOXES = re.compile(
    r"^(?:skip past .{3,40}|list of \d{1,2} items|after .{3,30} promotion|end of list)$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"(?:(?:enter )?(?:your |newsletter )?e-?mail(?: address)?|(?:ihre|deine) e-?mail(?:-adresse)?"
    r"|(?:votre )?adresse e-?mail)[ :*]*",
    re.IGNORECASE,
)
_MOST_BOXED, _MOST_BOXED_WORDS = 12, 20


def without_menu(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Return the units from the headline on, and the window's title and the menu as asides.

    If the first line is not the title of a window over a menu, return all units and nothing.
    """
    if not units or units[0].level or not (bare := _SITE.split(units[0].text)[0]):
        return list(units), []
    for at, unit in enumerate(units[1:_LONGEST_MENU], 1):
        if unit.text == bare != units[0].text and len(bare.split()) >= _FEWEST_TITLE_WORDS:
            menu = list(map(as_aside, units[:at]))
            return ([replace(unit, level=TITLE), *units[at + 1 :]], menu)
        if not _may_be_menu(unit):
            break
    return list(units), []


def _may_be_menu(unit: Unit) -> bool:
    """Whether a line may be one of a menu: a few words that are neither sentence nor credit."""
    if len(unit.text.split()) > _MOST_MENU_WORDS or is_ended(unit.text):
        return False
    return not is_credit(unit.text) and not is_date_line(unit.text)


def mark_repeated(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a line without an end that stands twice in a row describes a picture.

    Below only days and the names of a site it is the headline.
    """
    described = list(units)
    for at, (first, second) in enumerate(pairwise(units[1:]), 1):
        if first.item and first.text.endswith(second.text) and not second.item:
            described[at] = _without_headline(first, second)
        if first.text != second.text or not first.text[_SHORTEST_REPEATED:]:
            continue
        if first.text == units[0].text:  # the headline, repeated by its pictures
            described[at : at + 2] = [replace(one, kind="aside") for one in (first, second)]
            continue
        is_longer = len(first.text.split()) > _MOST_SITE_WORDS and not first.level
        is_longer = is_longer and first.text[-1] != "."
        if is_longer and all(map(_is_above_headline, units[:at])):
            return [
                *(one if is_date_line(one.text) else as_aside(one) for one in units[:at]),
                replace(first, level=TITLE),
                as_aside(second),
                *units[at + 2 :],
            ]
        is_line = not first.level and not first.item and first.kind == "paragraph"
        if is_line and first.text[-1].isalnum() and len(first.text.split()) > _REPEATED_WORDS:
            described[at : at + 2] = [replace(one, kind="caption") for one in (first, second)]
    return described


def _without_headline(item: Unit, below: Unit) -> Unit:
    """Return an item as an aside, if it only has the headline that stands below it again."""
    is_headline = item.text.removeprefix(BULLET) == below.text and looks_like_heading(below)
    return as_aside(item.from_character(len(BULLET))) if is_headline else item


def _is_above_headline(unit: Unit) -> bool:
    """Whether a line is a day, or one of a few words as the name of a site is."""
    few = len(unit.text.split()) <= _MOST_SITE_WORDS and unit.text[-1:] not in (".", "!", "?", ":")
    return is_date_line(unit.text) or (few and not unit.level and not unit.item)


def mark_teasers(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headlines of other articles, and boxes to be skipped, are asides.

    The headlines stand in a row below a label ("Related article"). The last of them is the heading
    of the text below it if it is no longer than those that certainly are headings.
    """
    text = "\n".join([unit.text for unit in units])
    marked = _without_boxes(units) if _BOXES.search(text) else list(units)
    if not _LABEL.search(text):
        return marked
    at, sections, longest = 0, _sections_in_capitals(units), _longest_heading(units)
    while at < len(units):
        at += 1
        if not _LABEL.fullmatch(units[at - 1].text) or units[at - 1].level or at == 1:
            continue
        end = at
        while end < len(units) and end - at < _MOST_TEASERS and _may_be_teaser(units[end]):
            if end in sections:
                break
            end += 1
        only = all(len(unit.text.split()) < _FEWEST_TEASER_WORDS for unit in units[at : end - 1])
        is_teaser = end > at + 1 and only  # a section's name, and the only headline
        has_heading = end < len(units) and end > at and not is_teaser
        is_headed = has_heading and _heads(units[end - 1], longest)
        end -= is_headed
        if end > at or is_headed:
            for place in range(at - 1, end):
                marked[place] = as_aside(units[place])
            at = end
    return marked


def _may_be_teaser(unit: Unit) -> bool:
    return (
        unit.kind == "paragraph"
        and not unit.level
        and looks_like_heading(replace(unit, item=False))
    )


def _sections_in_capitals(units: Sequence[Unit]) -> set[int]:
    """Return the places of lines in capitals over headings, if one is not below a label."""
    places = [
        at
        for at in range(1, len(units) - 2)
        if units[at].text.isupper()
        and looks_like_heading(units[at])
        and looks_like_heading(units[at + 1])
        and not units[at + 1].text.isupper()
        and is_ended(units[at + 2].text)
    ]
    named = any(not _LABEL.fullmatch(units[at - 1].text) for at in places)
    return {*places} if named else set()


def _heads(unit: Unit, longest: int) -> bool:
    """Whether the last headline below a label is like the headings that stand alone."""
    if is_name(unit.text) or unit.item:
        return False
    return longest > 0 and len(unit.text.split()) <= longest + _LONGER


def _longest_heading(units: Sequence[Unit]) -> int:
    """Return the most words of a heading that stands alone and below no label; 0 if none does."""
    shaped = [looks_like_heading(unit) for unit in units]
    return max(
        (
            len(units[at].text.split())
            for at in range(1, len(units) - 1)
            if shaped[at]
            and not (shaped[at - 1] or shaped[at + 1])
            and not _LABEL.fullmatch(units[at - 1].text)
            and not _LABEL.fullmatch(units[at].text)
        ),
        default=0,
    )


def _without_boxes(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a box for screen readers ("skip past … promotion") is an aside.

    So is a list of other articles, "list of 3 items … end of list".
    """
    marked = list(units)
    for at, unit in enumerate(units):
        ends = units[at + 1 : at + 1 + _MOST_BOXED] if _BOXES.fullmatch(unit.text) else ()
        end = next((i for i, one in enumerate(ends, 2) if _BOXES.fullmatch(one.text)), 0)
        if end and unit.text[:4].casefold() in ("skip", "list"):
            named = at > 0 and _LABEL.fullmatch(units[at - 1].text) is not None
            for place in range(at - named, at + end):
                marked[place] = as_aside(units[place])
        if unit.text[:6].casefold() == "after " and _BOXES.fullmatch(unit.text):
            for place in range(_start_of_promotion(units, at), at + 1):
                marked[place] = as_aside(units[place])
    return marked


def _start_of_promotion(units: Sequence[Unit], end: int) -> int:
    """Return where a box begins that ends at `end`: at a line "Sign up …" above short lines."""
    for at in range(end - 1, max(0, end - _MOST_BOXED), -1):
        text = units[at].text
        if text[:8].casefold() == "sign up " and len(text.split()) > 2:
            return at
        if not _may_be_boxed(units[at]) or is_ended(text):
            break
    return end


def mark_asked(units: list[Unit]) -> list[Unit]:
    """Return the units; all lines of a form that asks for a mail address are asides.

    The form has no blank lines in it, in a text that has them between paragraphs.
    """
    asked = [at for at, unit in enumerate(units) if "mail" in unit.text or "Mail" in unit.text]
    for at in asked:
        if not _ADDRESS.fullmatch(units[at].text) or _is_dense(units):
            continue
        start = end = at
        while start and units[start].tight and _may_be_boxed(units[start - 1]):
            start -= 1
        while end + 1 < len(units) and units[end + 1].tight and _may_be_boxed(units[end + 1]):
            end += 1
        for place in range(start, end + 1):
            units[place] = as_aside(units[place])
    return units


def _is_dense(units: Sequence[Unit]) -> bool:
    """Whether most paragraphs have no blank line above them."""
    return 2 * sum(unit.tight for unit in units) > len(units)


def _may_be_boxed(unit: Unit) -> bool:
    return not (unit.level or unit.item) and len(unit.text.split()) <= _MOST_BOXED_WORDS
