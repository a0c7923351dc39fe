"""Tells apart what a page or a letter that was saved as text has around its text: menus, sponsors.

The lines between the title of the window and the same headline on the page are its menu; what
stands between the name of a sponsor's box and the next heading is the sponsor's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import TITLE, Unit

_SITE = re.compile(r" [|–—·-] [^|]{2,40}")
"""What the title of a window has behind the headline: the name of the site."""
_LONGEST_MENU, _MOST_MENU_WORDS = 60, 6
_FEWEST_TITLE_WORDS = 4
_SPONSOR = re.compile(
    r"(?:an? )?(?:message|word|note) from (?:our|today[’']s) (?:sponsors?|partners?)"
    r"|from our sponsors?|(?:our|today[’']s) sponsors?|sponsor(?:ed)?(?: content| message| post)?",
    re.IGNORECASE,
)
_MOST_SPONSORED = 3


def without_menu(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Return the units from the headline on, and the window's title and the menu as asides.

    Where the first line isn't the title of a window over a menu, all units and nothing.
    """
    if not units or units[0].level or not (bare := _SITE.split(units[0].text)[0]):
        return list(units), []
    for at, unit in enumerate(units[1:_LONGEST_MENU], 1):
        if unit.text == bare != units[0].text and len(bare.split()) >= _FEWEST_TITLE_WORDS:
            menu = [replace(one, level=0, item=False, kind="aside", bold=0) for one in units[:at]]
            return ([replace(unit, level=TITLE), *units[at + 1 :]], menu)
        if not _may_be_menu(unit):
            break
    return list(units), []


def _may_be_menu(unit: Unit) -> bool:
    """Whether a line may be one of a menu: a few words that are neither sentence nor credit."""
    if len(unit.text.split()) > _MOST_MENU_WORDS or is_ended(unit.text):
        return False
    return not is_credit(unit.text) and not is_date_line(unit.text)


def mark_sponsors(units: Sequence[Unit]) -> list[Unit]:
    """Return the units, where the boxes of sponsors are asides, up to the next heading.

    A box without a heading soon behind it may go on as the text does: only its name is an aside.
    """
    marked = list(units)
    for at, unit in enumerate(units):
        if not _SPONSOR.fullmatch(unit.text.rstrip(": ")):
            continue
        rest = units[at + 1 : at + 2 + _MOST_SPONSORED]
        end = next((i for i, other in enumerate(rest) if looks_like_heading(other)), 0)
        for place in range(at, at + 1 + end):
            marked[place] = replace(units[place], level=0, item=False, kind="aside", bold=0)
    return marked
