"""Finds sections copied from above a page's headline ("World", "Home > News").

Such a line looks like a short title. The headline is the longer line below it, over the author or
the day; a digest has its title there, and other headlines with bylines below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.author_lines import is_author_or_time
from reader.parse.blocks.credits import TITLE_WORDS, is_credit, is_date_line, is_name
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.invitations import is_aside, is_note
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import dateline_of, stated_days
from reader.parse.blocks.units import TITLE, Unit, is_free

_MOST_KICKERS, _MOST_ABOVE, _MOST_WORDS, _MOST_MARKED = 8, 12, 3, 6
"""The most kickers, and the most lines above a headline with the buttons among them; the most words
of one, and of one in capitals or with dividing signs.
"""
_MOST_DAY_WORDS, _LONGEST_DAY = 8, 30
_ENDS = '.:;,?!…”"’'
_PARTS = re.compile(r" ?[|/>›»•·] ?")
_REFERENCE = re.compile(
    r"[A-Z]{1,6}(?:/[A-Z]{1,6}){0,3}/\d{1,6}(?:[./-]\d{1,6}){0,2}"
    r"|(?:(?:press|media|news) release|for immediate release|(?:no|nr|ref)\.?:?)"
    r"(?: ?(?:no|nr)\.?)?(?: ?[A-Z]{0,4}[/-]?\d{1,6}(?:[./-]\d{1,6}){0,2})?",
    re.IGNORECASE,
)
"""The number of a document above its day and headline ("SC/20417"), or what it is."""
_SLUG = re.compile(r"(?:[A-Z]{2}-)?[A-Z][A-Z0-9]+(?:[-/][A-Z0-9]+){1,5}(?: ?\([A-Z][^()]{1,40}\))?")
"""The name that an agency gives a report: "TORVIA-BRIDGE/ (UPDATE 2)"."""
_FEWEST_WORDS, _LONGEST = 5, 250
_SECTION = (
    r"(?:news|sports?|business|opinion|politics|world|local|national|international|europe|asia"
    r"|africa|middle east|americas|culture|arts|weather|videos?|live|home|lifestyle|science|tech"
    r"|technology|health|travel|markets|economy|features?|analysis|comment|editorials?|obituaries"
    r"|guest essay|defen[cs]e|security|war|conflict|nachrichten|politik|wirtschaft|kultur|ausland"
    r"|startseite|actualités|monde|politique|noticias|mundo|política)"
)
_LIVE = re.compile(
    r"live(?: (?:updates?|blog|coverage|news))?|breaking(?: news)?|latest(?: updates?)?|explainer",
    re.IGNORECASE,
)
"""What a page shows above its headline, and no name of a bulletin."""
SECTIONS = re.compile(rf"{_SECTION}(?:(?: ?[|/>›»•·] ?| ){_SECTION}){{0,9}}[ ›>»]*", re.IGNORECASE)
"""The names of a page's sections, one or several in a row."""
_OF_SITE = re.compile(rf"{SECTIONS.pattern}|[A-Z][\w .’'-]{{2,40}} \+ \d\d? more", re.IGNORECASE)
"""The name of a section, or the countries of a report: "World", "Torvia + 2 more"."""
_AGENCY = re.compile(r"\([A-Z][\w .]{1,30}\) ?[-–—]")
_OF_FIGURE = re.compile(r"(?:sources?|data|quellen?|fuentes?|credits?)\b|©", re.IGNORECASE)
"""Who made a chart or a picture, below its name."""
_NEAR, _MOST_TOP, _TOLD_WORDS = 6, 24, 12
"""The numbers of lines below a headline that may be the author or the day; of lines examined.

Of words in a statement.
"""


def without_kickers(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Return the units from the headline on, and those above it; else all units and nothing."""
    if len(units) > 2 and (_is_slug_above(units) or _is_section_above(units)):
        slug = replace(units[0], kind="aside", level=0)
        return [replace(units[1], level=TITLE), *units[2:]], [slug]
    at = 0
    kickers = 0
    while at < len(units) - 2 and kickers < _MOST_KICKERS and at < _MOST_ABOVE:
        if _is_kicker(units[at], _MOST_WORDS + (kickers > 1)):
            kickers += 1
        elif not _is_apart(units[at].text) or units[at].level:
            break
        at += 1
    if (
        all(is_date_line(unit.text) or _is_apart(unit.text) for unit in units[:at])
        or not (_is_headline(units[at]) or _is_short_headline(units, at))
        or not (_is_article(units[at:]) or _is_released(units[:at]))
    ):
        return list(units), []
    words = max(
        0 if _is_apart(unit.text) or SECTIONS.fullmatch(unit.text) else len(unit.text.split())
        for unit in units[:at]
    )
    if len(units[at].text.split()) <= words or has_other_days(units, at):
        return list(units), []
    above = [
        replace(unit, credit=True) if any(stated_days(unit.text)) else replace(unit, kind="aside")
        for unit in units[:at]
    ]
    return [replace(units[at], level=TITLE), *units[at + 1 :]], above


def _is_slug_above(units: Sequence[Unit]) -> bool:
    words = len(units[1].text.split())
    is_slug = bool(_SLUG.fullmatch(units[0].text)) and words >= _FEWEST_WORDS
    return is_slug and looks_like_heading(units[1])


def _is_section_above(units: Sequence[Unit]) -> bool:
    """Whether a section's name, and no other, stands over the name of a bulletin.

    Or over the headline of a report that begins with its place or agency.
    """
    section, title, below = units[0], units[1], units[2]
    if not is_free(section) or not _OF_SITE.fullmatch(section.text):
        return False
    named = TITLE_WORDS.search(title.text) or any(stated_days(title.text))
    told = dateline_of(below.text) or _AGENCY.match(below.text)
    if (
        not (named or told)
        or not looks_like_heading(title)
        or len(title.text.split()) < _FEWEST_WORDS - 1
    ):
        return False
    return not any(_OF_SITE.fullmatch(unit.text) for unit in units[2:])


def has_other_days(units: Sequence[Unit], headline: int) -> bool:
    """Return whether a day alone stands above a headline, and another one below it.

    Such a text is a digest of several days.
    """
    above = {_day_alone(unit.text) for unit in units[:headline]} - {None}
    below = {_day_alone(unit.text) for unit in units[headline:]} - {None} if above else set()
    return bool(below - above)


def _day_alone(text: str) -> tuple[int, int] | None:
    """Return month and day of a line that is only a day."""
    if len(text) > _LONGEST_DAY or not text[-1:].isdigit() or not is_date_line(text):
        return None
    return next(((day.month, day.day) for day in stated_days(text)), None)


def has_signed_stories(units: Sequence[Unit]) -> bool:
    """Return whether a story stands below the author or day of a headline, as in a digest."""
    return any(
        is_author_or_time(time.text) and is_ended(text.text) and looks_like_heading(one)
        for one, time, text in zip(units, units[1:], units[2:], strict=False)
        if is_free(one) and is_free(time) and not _OF_FIGURE.match(time.text)
        if len(text.text.split()) >= _TOLD_WORDS
    )


def _is_released(above: Sequence[Unit]) -> bool:
    """Whether above a headline are only the number of a document, or its kind, and a day."""
    others = [unit.text for unit in above if not is_date_line(unit.text)]
    return (
        len(others) in (1, 2)
        and len(others) < len(above)
        and all(map(_REFERENCE.fullmatch, others))
    )


def _is_kicker(unit: Unit, most_words: int) -> bool:
    """Whether a line is a few words that are not a title of a bulletin, or a day."""
    text, parts = unit.text, _PARTS.split(unit.text)
    if (
        not unit.level
        and not unit.item
        and (SECTIONS.fullmatch(text) or _LIVE.fullmatch(text) or text[-2:] == " |")
    ):
        return True
    if unit.level or unit.item or not text or text[-1] in _ENDS or _is_apart(text):
        return False
    if any(map(is_date_line, parts)):
        return len(text.split()) <= _MOST_DAY_WORDS
    if "," in text:
        return False
    most = _MOST_MARKED if text.isupper() or len(parts) > 1 else most_words
    return len(text.split()) <= most and not TITLE_WORDS.search(text)


def _is_headline(unit: Unit) -> bool:
    text = unit.text
    begins = text != "" and (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'„«¿")
    fits = len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST and begins
    is_line = not unit.level and not unit.item and unit.kind == "paragraph"
    if not is_line or not fits or is_date_line(text) or is_author_or_time(text):
        return False
    return text[-1] not in ".:;," and not TITLE_WORDS.search(text) and not _is_apart(text)


def _is_short_headline(units: Sequence[Unit], at: int) -> bool:
    """Whether a line of four words stands below a button and over a byline.

    Or below only the names of sections, over the author or the day.
    """
    text, below = units[at].text, units[at + 1].text
    if len(text.split()) != _FEWEST_WORDS - 1 or not looks_like_heading(units[at]):
        return False
    if all(SECTIONS.fullmatch(unit.text) for unit in units[:at]):
        signed = is_author_or_time(below) or is_name(below)
        return signed and not TITLE_WORDS.search(text)
    return any(_is_apart(unit.text) for unit in units[:at]) and is_credit(below)


def _is_apart(text: str) -> bool:
    return is_aside(text) or is_note(text)


def _is_article(units: Sequence[Unit]) -> bool:
    """Whether author or day stand below a first line, and below no other headline.

    The second half may hold the headlines of other articles.
    """
    top = [unit for unit in units[1:_MOST_TOP] if not unit.item and not is_aside(unit.text)]
    signed = next((unit for unit in top[:_NEAR] if is_author_or_time(unit.text)), None)
    if signed is None:
        return False
    rest = units[units.index(signed) + 1 :]
    if has_signed_stories(rest):
        return False
    half = units[units.index(signed) + 1 : len(units) // 2]
    told = [at for at, unit in enumerate(half) if len(unit.text.split()) >= _TOLD_WORDS]
    below = pairwise(half[told[0] :] if told else ())
    return not any(
        looks_like_heading(one)
        and is_author_or_time(after.text)
        and not _OF_FIGURE.match(after.text)
        for one, after in below
    )
