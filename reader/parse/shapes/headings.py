"""Finds the headings among units by their shape and by the units around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.heading_shape import is_greeting, leads_to_speech, looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import HEADING, TITLE, Unit
from reader.parse.shapes import byline_block, cards, saved_pages
from reader.parse.shapes.digests.capital_sentences import mark_capital_sentences
from reader.parse.shapes.digests.pairs import has_pairs, is_pair, without_tags
from reader.parse.shapes.digests.sourced_headlines import (
    mark_placed_headlines,
    mark_sourced_headlines,
)
from reader.parse.shapes.entries import current_events, entry_days, messenger, timelines, times
from reader.parse.shapes.entries.day_headings import mark_days
from reader.parse.shapes.entries.glued_lines import part_glued
from reader.parse.shapes.entries.headed_entries import mark_headed_entries
from reader.parse.shapes.entries.line_beginnings import mark_beginnings
from reader.parse.shapes.entries.paired_stamps import mark_paired_stamps
from reader.parse.shapes.entries.single_stamps import mark_single_stamps
from reader.parse.shapes.entries.stamps import head_by_form
from reader.parse.shapes.furniture import mark_furniture
from reader.parse.shapes.joined_lines import dated_first, join_lines, names_a_report, turns
from reader.parse.shapes.key_points import lists_points, mark_points, unmark_key_points
from reader.parse.shapes.kickers import without_kickers
from reader.parse.shapes.labels import mark_labelled
from reader.parse.shapes.numbered import mark_numbers, mark_single_bullets
from reader.parse.shapes.pasted.appeals import mark_appeals
from reader.parse.shapes.pasted.below_titles import mark_below_title, mark_listed
from reader.parse.shapes.pasted.doubled_captions import mark_doubled
from reader.parse.shapes.pasted.ends import mark_end
from reader.parse.shapes.pasted.headlines import mark_headline, mark_title, unmark_standfirst
from reader.parse.shapes.pasted.names_over_days import sign_entries
from reader.parse.shapes.pasted.repeated import mark_repeated_lines
from reader.parse.shapes.pasted.tops import headline_first

_FEWEST_LISTED, _MOST_LISTED_WORDS = 4, 3
_SPEAKER = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3}, \S.{2,80}")
"""The speaker of the line above: "Juna Holm, mayor of Orm"."""
_WORD = re.compile(r"[^\W\d_]{2}")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}(?:, [^\W\d_][\w .]{1,25})? ?(?:\([^()]{2,30}\) ?)?[-–—] "
)
"""Place and agency at the start of a report: "ORM, Selvany (RPA) — "."""
_QUOTES = frozenset('“”„«»"')
_TOLD_WORDS, _MOST_SIGNED, _SHORT_QUESTION, _MOST_SECTION_WORDS = 8, 3, 4, 4


def mark_headings(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with the levels of headings set.

    Numbers before headings are removed; the times of a live blog become `Unit.time`.
    """
    units, menu = saved_pages.without_menu(join_lines(without_tags(units)))
    if not menu:
        units, menu = without_kickers(units)
    units = mark_beginnings(part_glued(current_events.mark_current_events(mark_points(units))))
    units = messenger.mark_viewed(mark_single_stamps(mark_paired_stamps(units)))
    units = sign_entries(messenger.mark_messages(units))
    units = mark_furniture(mark_doubled(mark_listed(units)))
    units = cards.join_cards(units if menu else headline_first(units))
    units = mark_below_title(byline_block.mark_byline_block(units))
    units = mark_end(mark_repeated_lines(mark_appeals(units)))
    authors = byline_block.mark_first(units)
    marked = [*authors, *_mark_below(units[len(authors) :])]
    return [*marked[:1], *menu, *marked[1:]]


def _mark_below(units: Sequence[Unit]) -> list[Unit]:
    """Return the same as `mark_headings`, for units that do not begin with a line of names."""
    units = mark_placed_headlines(mark_capital_sentences(timelines.mark_years(units)))
    units = mark_sourced_headlines(units)
    units = mark_headed_entries(mark_labelled(units))
    units = entry_days.mark_stamped(mark_single_bullets(mark_numbers(units)))
    units = mark_headline(mark_days(dated_first(units)))
    units = timelines.mark_periods(entry_days.mark_led_by_days(units))
    units = entry_days.mark_entry_days(times.mark_times(units))
    units = entry_days.mark_sections(sign_entries(head_by_form(units)))
    announced = next((i for i, unit in enumerate(units) if is_announcement(unit.text)), 0)
    levels = [unit for unit in units if unit.level]
    marked_up = len(levels) > 1
    marked: list[Unit] = []
    shaped = _shaped(units)
    paired = has_pairs(units, shaped)
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and shaped[end]:
            end += 1
        may_lead = not marked_up or (end > start and units[end - 1].text.isupper())
        leads = may_lead and end < len(units) and (announced == 0 or announced < end)
        if start == 0 and end > 1 and leads:  # perhaps a title and its authors' names
            leads = not is_date_line(units[end].text)
        if leads and end > start and (units[end].credit or _lacks_paragraph(units[end:])):
            leads = False
        if leads and end - start > 2 and lists_points(units[start:end], units[end].text):
            leads = False
        if leads and end - start >= _FEWEST_LISTED:
            leads = not _is_short_list(units[start + (start == 0) : end])
        if end > start:
            over = leads and end - start == 2 and bool(_DATELINE.match(units[end].text))
            marked += _mark_run(units[start:end], start == 0, leads, paired or over)
        marked += units[end : end + 1]
        start = end + 1
    titled = byline_block.unmark_names(unmark_standfirst(mark_title(marked)))
    return _with_sections(unmark_key_points(titled))


def _shaped(units: Sequence[Unit]) -> list[bool]:
    """Return for each unit whether it is like a heading, also beside the others."""
    shaped = [
        looks_like_heading(unit) and (bool(unit.level) or not _leads_to(unit.text, after.text))
        for unit, after in pairwise([*units, Unit("")])
    ]
    for at, unit in enumerate(units[1:], 1):
        if not shaped[at] or unit.level:
            continue
        above = units[at - 1].text
        if shaped[at - 1] and unit.text[-1:] == ":" and above.casefold() in unit.text.casefold():
            shaped[at] = False  # it only says again what follows
        elif leads_to_speech(above) or (
            at < _MOST_SIGNED and any(is_greeting(one.text) for one in units[at + 1 : at + 2])
        ):
            shaped[at] = False
        elif _SPEAKER.fullmatch(unit.text):
            shaped[at] = not _is_quoted(above)
    for at in _short_questions(units, shaped):
        shaped[at] = True
    for at in (*_over_asides(units, shaped), *turns(units)):
        shaped[at] = False
    return shaped


def _lacks_paragraph(units: Sequence[Unit]) -> bool:
    """Whether only a few words without an end, which are not a paragraph, follow a heading.

    Lines on author and time may stand between.
    """
    for unit in units[:_MOST_SIGNED]:
        text = unit.text
        if unit.kind != "paragraph" or unit.item or unit.level or is_ended(text):
            return False
        if not (is_credit(text) or is_date_line(text)):
            return len(text.split()) < _TOLD_WORDS
    return False


def _short_questions(units: Sequence[Unit], shaped: Sequence[bool]) -> list[int]:
    """Return the places of questions of a few words over paragraphs, beside longer headings."""
    asked = [at for at, unit in enumerate(units) if unit.text[-1:] == "?"]
    if sum(shaped[at] for at in asked) < 2:
        return []
    return [
        at
        for at in asked
        if not shaped[at]
        and units[at].kind == "paragraph"
        and not units[at].level
        and not units[at].item
        and len(units[at].text.split()) < _SHORT_QUESTION
        and not _leads_to(units[at].text, (units[at + 1 : at + 2] or [Unit("")])[0].text)
    ]


def _over_asides(units: Sequence[Unit], shaped: Sequence[bool]) -> list[int]:
    """Return the indices of lines like headings with only asides up to the next one, or the end."""
    told = [at for at, unit in enumerate(units) if unit.kind != "aside"]
    bare = [shaped[at] and not unit.level for at, unit in enumerate(units)]
    bare.append(True)
    first = 2 if len(units) > 1 and names_a_report(*units[:2]) else 1
    return [
        at
        for at, after in pairwise([*told, len(units)])
        if at >= first and after > at + 1 and bare[at] and bare[after]
    ]


def _is_short_list(run: Sequence[Unit]) -> bool:
    """Whether lines are a list without its bullets: many of a few words, the last no longer."""
    words = [len(unit.text.split()) for unit in run]
    return (
        len(run) >= _FEWEST_LISTED
        and max(words) <= _MOST_LISTED_WORDS
        and words[-1] <= max(words[:-1])
        and run[-1].text.isupper() == run[-2].text.isupper()
        and not any(unit.level for unit in run)
    )


def _is_quoted(text: str) -> bool:
    """Whether a whole line is in quotation marks."""
    return text[:1] in _QUOTES and text[-1:] in _QUOTES


def _leads_to(text: str, after: str) -> bool:
    """Whether a line only introduces the next: a question, a colon, or a call before a list."""
    quoted = after[:1] in _QUOTES
    if text[-1:] == ":":
        return quoted or after[:1].islower() or after[:2] in ("— ", "– ")
    if text[-1:] == "!":
        return after[-1:] == ":"
    return text[-1:] == "?" and quoted and after[-1:] in _QUOTES


def _with_sections(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the section of one that is no heading any more is a line above it."""
    told: list[Unit] = []
    for unit in units:
        if unit.section and not unit.level:
            told.append(Unit(unit.section))
            unit = replace(unit, section=None)
        told.append(unit)
    return told


def _mark_run(run: Sequence[Unit], at_start: bool, leads: bool, paired: bool) -> list[Unit]:
    """Mark the headings in a run of units that all look like one.

    The last is a heading if the run leads to a paragraph (`leads`). The first unit of the text may
    be the title. The others stay paragraphs, but if other runs are pairs (`paired`), the last but
    one is the section.
    """
    marked = list(run)
    if paired and leads and not at_start and len(marked) == 2 and not marked[-1].level:
        short = len(marked[0].text.split()) <= _MOST_SECTION_WORDS or marked[0].text.isupper()
        return _mark_pair(*marked) if short else [marked[0], _heading(marked[1])]
    is_row = not at_start and _is_short(marked)
    if leads and len(marked) > 2 and (is_row or (paired and is_pair(*marked[-2:]))):
        rest = _mark_run(marked[:-2], at_start, False, False) if at_start else marked[:-2]
        return [*rest, *_mark_pair(*marked[-2:])]
    if at_start and len(marked) > 1 and names_a_report(*marked[:2]):
        above = f"{marked[0].text.rstrip(': ')}: "
        marked[:2] = [replace(marked[1].moved_by(above), level=TITLE)]
    elif at_start and len(marked) > (1 if leads else 0) and marked[0].level <= TITLE:
        marked[0] = replace(marked[0], level=TITLE)
        if leads and len(marked) == 3 and _is_section_below(*marked):
            return [marked[0], *_mark_pair(*marked[1:])]
    elif leads and len(marked) == 2 and not marked[0].level:
        return _mark_pair(*marked)
    if marked and leads and not marked[-1].level:
        marked[-1] = _heading(marked[-1])
    return marked


def _is_short(run: Sequence[Unit]) -> bool:
    """Whether a row of lines has only a few words each."""
    return not any(unit.level or len(unit.text.split()) > _MOST_SECTION_WORDS for unit in run)


def _is_section_below(title: Unit, name: Unit, heading: Unit) -> bool:
    """Whether a line below the title is a section: in capitals, or named behind its colon."""
    if name.text.isupper() or heading.text.isupper():
        return name.text.isupper() and not heading.text.isupper()
    topics = title.text.partition(": ")[2].split(", ")
    return len(topics) > 1 and name.text in topics and heading.text not in topics


def _mark_pair(first: Unit, second: Unit) -> list[Unit]:
    """Return two lines as a section's name and a heading, or a heading and a longer line."""
    few = len(first.text.split()) <= _MOST_SECTION_WORDS
    if (few or first.text.isupper()) and _WORD.search(first.text):
        return [replace(_heading(second), section=first.text.rstrip(": "))]
    if second.level or len(second.text) <= len(first.text):
        return [first, _heading(second)]
    return [_heading(first), second]


def _heading(unit: Unit) -> Unit:
    """Return the unit as a heading, without colons at its end and the star of a note before it."""
    cut = unit.up_to(len(unit.text.rstrip(": ")))
    if cut.text[:1] == "*" and "*" not in cut.text.lstrip("*") and not is_ended(cut.text):
        cut = cut.from_character(len(cut.text) - len(cut.text.lstrip("* ")))
    return replace(cut, level=unit.level or HEADING)
