"""Finds the standfirst and the key points between a page's heading and its main text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.parse.blocks.invitations import is_aside, is_note
from reader.parse.html.elements import HEADINGS
from reader.parse.html.furniture import is_bold_heading
from reader.parse.html.letters import squeezed
from reader.parse.html.main_text import MOST_LINKED, MainText
from reader.parse.html.stated.authors import BY
from reader.parse.html.stated.times import day_and_time
from reader.parse.html.text_block import TextBlock
from reader.parse.shapes.key_points import names_points

_BEGINNING, _WITHIN = 30, 60
"""The letters at its start by which a standfirst is known, and within which they stand."""
_FEWEST_POINTS, _FIRST = 2, 5
"""The fewest key points, and the number of first texts of which a standfirst is no repetition."""
_MOST_LINES, _FEWEST_WORDS, _FEWEST_TOLD = 3, 5, 8
"""The most lines of a standfirst in the main text; the fewest words of one, and above the text."""
_TOP = 3
"""The most headings above all paragraphs of which one may be a standfirst."""
_SHORTEST, _LONGEST_BETWEEN = 50, 60
"""The fewest letters of a standfirst that only its place shows; the most of a line above it."""
_ENDS_OF_LINE = frozenset(".:!?…\"'”»“’。！？」』।؟")
_SUMMARY = re.compile(r"summary|highlights|takeaways|(?:key|bullet)[-_]?points", re.IGNORECASE)
"""A name of lists of key points."""


def standfirst(
    main: MainText, summaries: Collection[str], headlines: Collection[str] = ()
) -> list[TextBlock]:
    """Return the texts between heading and main text that are named or repeated as a summary.

    Else it is the sentence right below the headline. `summaries` and `headlines` are those that the
    page states, squeezed.
    """
    kept = main.kept
    if not kept:
        return []
    unseen = main.inherited(
        box.hidden or box.never or box.tag in ("figure", "figcaption") for box in main.boxes
    )
    begun = {squeezed(main.blocks[place].text)[:_BEGINNING] for place in kept[:_FIRST]}
    found: list[TextBlock] = []
    for place in range(main.heading_above(kept) + 1, kept[0]):
        block, text = main.blocks[place], squeezed(main.blocks[place].text)
        if len(text) < _BEGINNING or text[:_BEGINNING] in begun or unseen[block.box]:
            continue
        if block.share(of_links=True) > MOST_LINKED:
            continue
        if found:
            is_told = block.tag in HEADINGS or block.text[-1] in ".!?…"
            around = {main.boxes[one.box].parent for one in (block, found[-1])}
            is_next = is_told and len(around) == 1 and block.tag == found[-1].tag
        else:
            is_told = main.boxes[block.box].lead and _is_told(block.text)
            is_next = is_told or any(_begins(text, one) or _begins(one, text) for one in summaries)
        if is_next:
            found.append(block)
        elif found:
            break
    return found or _below_headline(main, unseen, headlines, begun)


def _below_headline(
    main: MainText, unseen: Sequence[bool], headlines: Collection[str], begun: Collection[str]
) -> list[TextBlock]:
    """Return the sentence that stands right below a headline, or below one short line there.

    No text in a box beside the text counts, none that is a link or invites, and none of which there
    are several.
    """
    beside = main.inherited(box.is_beside for box in main.boxes)
    start, end = main.heading_above(main.kept), main.kept[0]
    found: list[TextBlock] = []
    left = 0  # the texts below a headline that may still be a standfirst
    for block in main.blocks[start:end]:
        own = squeezed(block.text)
        if unseen[block.box] or beside[block.box] or not own:
            continue
        if _is_headline(block, own, headlines):
            left = 2
        elif left and _is_sentence(block) and own[:_BEGINNING] not in begun:
            found.append(block)
            left = 0
        else:
            is_line = len(block.text) <= _LONGEST_BETWEEN and block.tag not in HEADINGS
            left = left - 1 if is_line else 0
    return found if len(found) == 1 else []


def _is_headline(block: TextBlock, text: str, headlines: Collection[str]) -> bool:
    """Whether a block is the page's heading of the first level, or one of its headlines."""
    is_one = block.tag in HEADINGS and block.share(of_links=True) <= MOST_LINKED
    return is_one and (block.tag == "h1" or any(text in one for one in headlines))


def _is_sentence(block: TextBlock) -> bool:
    """Whether a text is a long sentence, no credit and no invitation."""
    text = block.text
    is_one = len(text) >= _SHORTEST and len(text.split()) >= _FEWEST_TOLD and text[-1] in ".!?…"
    if not is_one or block.share(of_links=True) > 0 or block.tag in ("li", "td"):
        return False
    is_told = "liveblog" not in text.lower().replace("-", "")
    return is_told and not (_is_credit(text) or is_aside(text) or is_note(text))


def points_above(main: MainText) -> list[TextBlock]:
    """Return the list of key points between heading and main text, with its name if it has one.

    The items of a list without a name are sentences, unless they are named as the standfirst.
    """
    kept = main.kept
    lead = main.inherited(box.lead for box in main.boxes)
    beside = main.inherited(box.is_beside for box in main.boxes)
    found: list[TextBlock] = []
    for place in range(main.heading_above(kept) + 1, kept[0] if kept else 0):
        block = main.blocks[place]
        is_named = block.tag in HEADINGS and not beside[block.box]
        if is_named and names_points(block.text):
            found = [block]
        elif block.tag in HEADINGS and found:
            break
        elif block.share(of_links=True) > MOST_LINKED or beside[block.box]:
            continue
        elif (found and block.tag == "p") or (
            block.tag == "li"
            and (found or lead[block.box] or block.is_sentence or _is_point(main, block))
        ):
            found.append(block)
    return found if sum(block.tag not in HEADINGS for block in found) >= _FEWEST_POINTS else []


def standfirst_in(main: MainText, summaries: Collection[str]) -> int | None:
    """Return the index of a standfirst in the main text that is no paragraph of its own.

    It is a heading that is a summary of the page, or a sentence in a box that is named so.
    """
    for place in main.kept[:_TOP]:
        block = main.blocks[place]
        is_heading = block.tag in HEADINGS
        if is_heading and block.tag != "h1" and squeezed(block.text) in summaries:
            return place
        if block.tag == "p":
            break
        if not is_heading and main.boxes[block.box].lead and block.text[-1] in ".!?…":
            return place
    return None


def lines_of_standfirst(main: MainText, summaries: Collection[str]) -> list[int]:
    """Return the indices of the first texts that are lines with which the page's summary begins.

    They are of several words, not bold, and no bylines.
    """
    found: list[int] = []
    left = list(summaries)
    for place in main.kept[:_MOST_LINES]:
        block = main.blocks[place]
        text, own = block.text, squeezed(block.text)
        left = [one[len(own) :] for one in left if one.startswith(own)]
        is_line = block.tag == "p" and len(text.split()) >= _FEWEST_WORDS
        is_line = is_line and text[-1] not in _ENDS_OF_LINE and not is_bold_heading(block)
        if not left or not is_line or _is_credit(text):
            break
        found.append(place)
    return found


def _is_credit(text: str) -> bool:
    """Whether a line has a day or begins like a byline."""
    return bool(BY.match(text) or day_and_time(text))


def _is_told(text: str) -> bool:
    """Whether a text is a sentence, or a line of several words that is no credit."""
    return text[-1] in ".!?…" or (len(text.split()) >= _FEWEST_TOLD and not _is_credit(text))


def _is_point(main: MainText, block: TextBlock) -> bool:
    """Whether an item is in a list that is named as a summary."""
    around = main.boxes[main.boxes[block.box].parent]
    return around.tag in ("ul", "ol") and bool(_SUMMARY.search(around.classes))


def _begins(text: str, other: str) -> bool:
    """Whether the beginning of a text stands near that of the other; both are squeezed."""
    return text[:_BEGINNING] in other[:_WITHIN]
