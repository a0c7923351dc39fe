"""Drops blocks among the paragraphs of a page that are not text: links to other pages, labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.parse.blocks.stated_days import without_days
from reader.parse.html.elements import HEADINGS
from reader.parse.html.entry_times import TIME
from reader.parse.html.letters import squeezed
from reader.parse.html.stated.authors import BY, names_of
from reader.parse.html.stated.times import day_and_time
from reader.parse.html.text_block import TextBlock
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.furniture import is_end_note

_LINKED = 0.8
_LINKED_ITEM = 0.4
_SHORT = 100
_OWN_TAG = 0.7
"""The share of a text in `<p>` from which short texts outside of it are labels."""

_INVITATION = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|more (?:from|on|about|stories)\b.*|"
    r"(?:related|recommended)(?: (?:stories|articles|topics|content|news|reading))?|"
    r"(?:latest|recent|other|popular|featured|similar) (?:posts|news|stories|articles|videos)|"
    r"you may also like|keep reading|"
    r"lesen sie (?:auch|mehr)|auch interessant|mehr (?:zum thema|von|zu)\b.*|mehr lesen|"
    r"weitere (?:informationen|themen|artikel)|lire (?:aussi|plus)|à lire(?: aussi)?|"
    r"sur le même sujet|lee también|leer más|más (?:información|sobre)\b.*|leggi anche|"
    r"leia (?:também|mais)|läs (?:också|mer)|læs (?:også|mere)|les (?:også|mer)|lees (?:ook|meer)|"
    r"czytaj (?:więcej|także|też|również)|читайте также|читайте (?:ещё|еще)|читайте також|"
    r"ilgili haberler|devamını oku|関連記事|あわせて読みたい|관련 ?기사|相关阅读|اقرأ أيضا)"
    r"[ :…!»>]*",
    re.IGNORECASE,
)
"""Labels of links to other pages."""

_INVITES = re.compile(
    r"\W*(?:(?:read|see|watch)(?: more| also| next)?|more|also read|related(?: story| article)?|"
    r"lesen sie (?:hier|auch|dazu|mehr)(?: auch)?|mehr (?:dazu|zum thema)|auch interessant|"
    r"à lire(?: aussi| également)?|lire (?:aussi|également)|voir aussi|lea (?:también|además)|"
    r"lee también|(?:también )?[lt]e puede interesar|(?:también )?puede leer|(?:mira|vea|"
    r"ver) también|"
    r"no te pierdas|en otras noticias|leggi anche|potrebbe interessarti|veja também|siehe auch|"
    r"関連記事|あわせて読みたい|관련 ?기사|相关阅读|"
    r"subscribe to|sign up (?:for|to)|join our|follow (?:us|our)|abonnieren sie|folgen sie uns|"
    r"suscríbete|síguenos|abonnez-vous|suivez-nous|iscriviti|seguici|"
    r"подпи(?:шитесь|сывайтесь)|підпи(?:шіться|суйтесь)|"
    r"bekijk ook|zobacz (?:też|także|również)|ilginizi çekebilir|"
    r"leia (?:também|mais)|lees ook|läs (?:också|mer)|læs (?:også|mere)|les (?:også|mer)|"
    r"czytaj (?:także|też|również|więcej)|читайте (?:также|також)|>>|»|►|→|➤|▶)(?: ?[:»>|-]|\b| )",
    re.IGNORECASE,
)
"""Matches before a link to another page."""
_INVITED = 0.4
_COPYRIGHT = re.compile(
    r"\W*(?:copyright\b|©|ⓒ|\(c\) ?\d{4}|<?copyright)|.{0,80}\ball rights reserved\b|"
    r".{0,60}\ball contents? (?:©|copyright)|"
    r".{0,40}alle rechte vorbehalten",
    re.IGNORECASE,
)
_OWN_ADDRESS = re.compile(
    r"(?:[^\W\d_]+ ){0,2}(?:url|permalink|link|web address|adresse) ?: ?https?://\S+", re.IGNORECASE
)
"""The address of a page that was made for printing, below its text."""
_PLAYER = re.compile(
    r"no (?:media|video|audio) source (?:is )?(?:currently )?available|"
    r"(?:sorry, )?your browser (?:does not|doesn[’']t) support (?:the |html5 )?(?:video|audio|"
    r"embedded|iframes?)\b.{0,80}|(?:the )?(?:video|media|audio) player is loading|"
    r"(?:the|this) (?:video|media|audio)(?: file)? (?:cannot|can ?not|can[’']t|could not) be "
    r"(?:played|loaded|displayed)\b.{0,80}|to (?:play|watch|view|see) this (?:video|content|"
    r"audio),? (?:please |you (?:need|have) to )?(?:enable|turn on|allow)\b.{0,80}|"
    r"(?:ihr|dein) browser unterstützt .{0,80}",
    re.IGNORECASE,
)
"""What stands in place of a player of video or sound."""
_LONGEST_BEGINNING = 300
"""Characters of a copyright note within which it says so."""
_LONGEST_LABEL, _LONGEST_BY = 80, 120
_LONGEST_HEADING, _BOLD = 120, 0.98
_ENDS = frozenset(".!?…\"'”»“’)。！？」』।؟")
_LABELS_BELOW, _TOP = 4, 8
_LABELLED = re.compile(r"[A-Z '’]{4,30}: ")
_FEWEST_PROMOTED = 4
"""The fewest words of a link alone in a row of a table that leads to another page."""
_LISTED = frozenset(("li", "td", "th"))
_COUNTED = re.compile(r"\s*\d{1,5}\s[^:]{2,80}:\s*")
"""The words before the links of an item that counts things and has a picture of each."""
_LEAST_LINKS = 2
"""The fewest links to other pages in a list with its own heading."""

RoleBlock = tuple[TextBlock, str]


def without_furniture(blocks: Sequence[RoleBlock], title: str) -> list[RoleBlock]:
    """Return the blocks that are text, with their roles; `title` is that of the page."""
    in_paragraphs = sum(len(block.text) for block, role in blocks if not role and block.tag == "p")
    in_others = sum(len(block.text) for block, role in blocks if not role and block.tag != "p")
    has_paragraphs = in_paragraphs >= _OWN_TAG * (in_paragraphs + in_others)
    told: list[tuple[RoleBlock, bool]] = []  # each block, and whether it stays
    blocks = _without_repeated(_without_kickers(_out_of_table(blocks, title)), title)
    plain = (block for block, role in blocks if not role and not is_bold_heading(block))
    short = Counter(block.text for block in plain if _is_label(block))
    cells = Counter(block.row for block, role in blocks if role in ("td", "th"))
    for (block, role), (after, _) in zip(blocks, [*blocks[1:], *blocks[-1:]], strict=True):
        if role in ("td", "th"):
            told.append(((block, role), not (cells[block.row] == 1 and _is_promoted(block))))
            continue
        label = has_paragraphs and not role and block.tag != "p" and len(block.text) < _SHORT
        label = label or (not role and short[block.text] > 1)
        is_context = role == "li" and after.depth > block.depth and not _is_link(after, role)
        told.append(((block, role), is_context or (not label and not _is_link(block, role))))
    return _without_labels(_without_lonely_headings(told))


def _without_kickers(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks without headings above the page's own, and texts that begin with it."""
    title = next((place for place, (_, role) in enumerate(blocks[:_TOP]) if role == "h1"), 0)
    same = squeezed(blocks[title][0].text) if title else ""
    above = [
        one
        for one in blocks[:title]
        if one[1] not in HEADINGS and not squeezed(one[0].text).startswith(same)
    ]
    return [*above, *blocks[title:]]


def _out_of_table(blocks: Sequence[RoleBlock], title: str) -> Sequence[RoleBlock]:
    """Return the blocks; those in one row of a table with the title above the text are no cells."""
    same = squeezed(title)
    rows = {
        block.row
        for block, role in blocks[:_TOP]
        if same and role == "td" and squeezed(block.text) == same
    }
    return [(block, "" if role == "td" and block.row in rows else role) for block, role in blocks]


def _without_repeated(blocks: Sequence[RoleBlock], title: str) -> list[RoleBlock]:
    """Return the blocks without the title above the text, and without repeated paragraphs."""
    same, seen = squeezed(title), set[str]()
    kept: list[RoleBlock] = []
    for place, (block, role) in enumerate(blocks):
        is_title = same and place < _TOP and not role and squeezed(block.text) == same
        if not is_title and (role or block.text not in seen):
            kept.append((block, role))
        if not role and len(block.text) >= _SHORT:
            seen.add(block.text)
    return kept


def _without_labels(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks without labels (short texts, no sentences) above the first paragraph.

    These are sections, times and names; text above a list is its label and stays.
    """
    for first, (block, role) in enumerate(blocks):
        if not role and not _is_label(block):
            above = [
                one
                for one, (_, role_after) in zip(blocks[:first], blocks[1 : first + 1], strict=True)
                if (one[1] and not (one[1] == "li" and _is_day(one[0].text)))
                or not (one[1] or _is_label(one[0]))
                or (role_after in _LISTED and not _is_by(one))
                or _is_entry(one[0])
            ]
            above += _first_heading(blocks, first)
            rest = blocks[first:]
            top = min(_TOP, len(rest) // 2)  # at the end of a short text it tells who contributed
            text = [one for at, one in enumerate(rest) if at >= top or not _is_by(one)]
            return [*above, *_without_labels_below(text)]
    return list(blocks)


def _first_heading(blocks: Sequence[RoleBlock], first: int) -> list[RoleBlock]:
    """Return the bold line right above the first paragraph if it is one of several headings."""
    lines = [block for block, role in blocks[first + 1 :] if not role and is_bold_heading(block)]
    head = blocks[first - 1] if first else None
    if head is None or head[1] or not lines or not is_bold_heading(head[0]):
        return []
    return [] if _is_entry(head[0]) or _is_by(head) else [head]


def _is_entry(block: TextBlock) -> bool:
    """Whether a block is a bold headline after a time, as of a live page's first entry."""
    time, rest = split_time(block.text)
    return bool(time and rest) and is_bold_heading(block)


def _is_by(one: RoleBlock) -> bool:
    """Whether a block is only a byline or a time."""
    block, role = one
    text = block.text
    if role or len(text) > _LONGEST_BY or text[-1] == ":":
        return False
    signed, day = BY.match(text), day_and_time(text)
    if not _is_label(block):
        return bool(signed and day)
    return bool(day or (signed and any(names_of([text]))))


def _without_labels_below(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks without labels and notes of copyright after the last paragraph."""
    kept = list(blocks)
    for _ in range(_LABELS_BELOW):
        block, role = kept[-1]
        noted = _COPYRIGHT.match(block.text, 0, _LONGEST_BEGINNING)
        is_listed = role == "li" and block.text[-1] == ":"
        is_end = (
            noted or is_listed
            if role in ("td", "li")
            else not role and (noted or block.text[-1] == ":")
        )
        is_end = is_end or bool(not role and _OWN_ADDRESS.fullmatch(block.text))
        if len(kept) < 2 or not is_end:
            break
        kept.pop()
    return kept


def _is_day(text: str) -> bool:
    """Whether a text is only a day with its year."""
    return bool(day_and_time(text)) and not any(map(str.isalnum, without_days(text)))


def _is_label(block: TextBlock) -> bool:
    text = block.text
    return len(text) < _LONGEST_LABEL and text[-1] not in _ENDS


def is_bold_heading(block: TextBlock) -> bool:
    """Return whether a paragraph is bold and does not end like a sentence."""
    text = block.text
    if len(text) > _LONGEST_HEADING:
        return False
    if text.endswith((".", ":", ",", ";", "…")) and not text.endswith((" ...", " …")):
        return False
    return block.share(of_links=False) > _BOLD


def _is_link(block: TextBlock, role: str) -> bool:
    """Whether a block is only a link to somewhere else, or the label of such links."""
    text = block.text
    if len(text) < _SHORT and (_INVITATION.fullmatch(text) or _PLAYER.fullmatch(text.rstrip("."))):
        return True
    if role == TIME or role in HEADINGS:
        return False  # `cards` has judged headings
    linked = block.share(of_links=True)
    if linked > _INVITED and len(block.text) < 2 * _SHORT and _INVITES.match(block.text):
        return True
    if linked and is_end_note(block.text):
        return False
    if linked < 1 and not block.runs[-1].link and block.text[-1] in ".!?" and role != "li":
        return False  # a sentence that is partly a link
    if role == "li" and _COUNTED.fullmatch(block.before_link):
        return not all(run.text.strip()[:1] in ("(", "") for run in block.runs if run.link)
    most = _LINKED_ITEM if role == "li" else _LINKED
    return linked > most and len(block.text) < 2 * _SHORT


def _is_promoted(block: TextBlock) -> bool:
    """Whether the only cell of a row is a link, with several words or without a figure."""
    is_long = len(block.text.split()) >= _FEWEST_PROMOTED
    is_told = is_long or not any(map(str.isdigit, block.text))
    is_labelled = _LABELLED.match(block.text) and block.text[-1] not in _ENDS
    return is_told and block.share(of_links=True) > (_INVITED if is_labelled else _LINKED)


def _without_lonely_headings(blocks: Sequence[tuple[RoleBlock, bool]]) -> list[RoleBlock]:
    """Return the blocks that stay, without headings at the end or over dropped blocks.

    Those are headings followed by another heading, and headings of a list of links.
    """
    kept: list[RoleBlock] = []
    level_after, dropped = 1, True  # level of the next heading; whether blocks between were dropped
    box = -1  # that of the next block, if it was dropped
    links, some = 0, False  # dropped items before the next kept block; whether any were dropped
    for (block, role), stays in reversed(blocks):
        level = HEADINGS.get(role, 0)
        is_lonely = level_after and level >= level_after and dropped
        if not stays:
            dropped = some = True
            links += role == "li"
            box = block.box
        elif level and (is_lonely or links >= _LEAST_LINKS):
            links = 0
        elif role == "li" and links and block.text[-1] == ":":
            continue  # the first item of a list of links names it
        elif block.box == box and not role and is_bold_heading(block):
            continue  # a label over links in one paragraph
        elif not kept and some and role != "li" and is_bold_heading(block):
            some = False  # a label over links at the end
        else:
            kept.append((block, role))
            level_after, dropped, links, box = level, False, 0, -1
    return kept[::-1]
