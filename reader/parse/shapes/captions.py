"""Recognises captions of pictures: lines that end with, or are, a picture credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import AGENCY, TITLE_WORDS, is_credit, is_date_line, is_name
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.units import Unit
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.pasted.picture_credits import tells_picture

_NAME = r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*)){0,4}"
_STOCK = (
    r"(?:Getty(?: Images)?|iStock(?:photo)?|Shutterstock|Alamy|Unsplash|Pixabay|Pexels|"
    r"Imago(?: Images)?|picture[ -]alliance|EPA|EPA-EFE|Zuma(?: Press)?|Keystone|Sputnik|"
    r"Adobe Stock|Ritzau Scanpix|NTB Scanpix|stock\.adobe\.com|Depositphotos|"
    r"Wikimedia Commons|Flickr|(?:screenshot|handout|supplied|file photo|archive|archiv))"
)
_SOURCE = rf"(?:{_STOCK}|{AGENCY}|{_NAME})"
_PICTURE = (
    r"(?:photo(?:graph|graphs|s)?|image|picture|illustration|video|screenshot|graphic|map|handout|"
    r"file photo|chart|diagram|foto|bild|grafik|infografik|(?:symbol|archiv)(?:bild|foto)|"
    r"fotografía|imagen|fotografia|immagine|фото|bildrechte|bildquelle|ljósmynd|fotoğraf)"
)
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}"
_CAPTION = re.compile(
    rf"(?:.*\S[ .])?(?:\[(?!(?:EN|AR|FR|ES|RU|UK|UA|ZH|PT)[/\]])"
    rf"{_NAME}/{_SOURCE}(?:/{_SOURCE})?(?: via {_SOURCE})?\]"
    rf"|© ?{_STOCK} ?[|/].{{1,60}}"
    rf"|\((?:Quelle|Source|Fuente|Fonte): [^()]*(?:{AGENCY}|{_STOCK})[^()]*\)"
    rf"|\[{_NAME} via {_SOURCE}\]|\[File: {_NAME}(?:/{_SOURCE})?\]"
    rf"|\({_PICTURE}(?: (?:by|credit|courtesy of)\b| ?:)[^()]*\)|\({_SOURCE} ?/ ?{_SOURCE}\)"
    rf"|\({AGENCY}: ?(?-i:{_FULL_NAME})\)|\((?-i:{_FULL_NAME} for [A-Z])[^()]{{2,40}}\)"
    rf"|\({AGENCY} (?:photo|foto|file)\b[^()]*\)|\({_STOCK}(?:[/ ][^()]*)?\)"
    rf"|{_PICTURE}s? (?:by|credit:?|courtesy(?: of)?) (?:{_SOURCE}|[A-Z].{{0,60}})"
    rf"|{_PICTURE}: ?(?:[^ ]{{1,40}}+ ?){{1,5}}"
    rf"|{_PICTURE}s?(?::| by) ?(?-i:{_FULL_NAME}) (?:for|/) (?-i:(?:[Tt]he )?[A-Z][\w’'-]*"
    r"(?: [A-Z][\w’'-]*){0,3})"
    rf"|(?:©|\(c\)) ?(?:\d{{4}} )?(?:{_PICTURE}: )?{_NAME}"
    rf"(?:/.{{1,40}}|, (?-i:[A-Z]{{2,5}}|{AGENCY}))?"
    rf"|(?:{_NAME}/)?{AGENCY}(?:/{_NAME})?(?:/| via ){_STOCK}"
    rf"|(?:[^/]{{2,60}}/){{1,3}}{_STOCK}(?:/{_NAME})?"
    rf"|{_NAME} ?[/|] ?{AGENCY}(?:[-/ ]{_NAME})?|{AGENCY} ?[/|] ?{_NAME})[.]?",
    re.IGNORECASE,
)
_PARTED, _JOINED = frozenset("[(/|©"), (":", "by", "credit", "courtesy")
_PICTURES = (
    *("photo", "image", "picture", "illustration", "video", "screenshot", "graphic", "map"),
    *("handout", "foto", "bild", "grafik", "imagen", "immagine", "фото", "ljósmynd", " via "),
)
"""Words for a picture in captions of the pattern above, which also have a sign or a joining word.

Few lines do, and the pattern takes a millisecond for a paragraph.
"""

_BEHIND = re.compile(
    rf".{{15,}}(?:(?: |[.]){AGENCY} (?:Photo|Foto)/{_NAME}(?:, (?:File|Pool))?"
    r"|[.] ?Credit(?::|[.]{3}|…) ?[^.:]{2,60}| [–—-] (?:video|in pictures)"
    r"|(?i:,? ?purchase licensing rights(?:, opens new tab)?)"
    rf"|[a-zß-ÿ)][.]{_FULL_NAME}(?: ?/ ?{_FULL_NAME})?"
    r"|[a-zß-ÿ\d)][.] [A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,}){1,2} ?/ ?[A-ZÀ-Þ]{2,5}"
    rf"|[a-zß-ÿ)][.] \([A-Z]{{3,5}}(?: News)?: {_FULL_NAME}\)"
    r"|[.] ?(?:연합뉴스|뉴시스|뉴스1|[가-힣]{2,4} 기자))[.]?"
)
"""A sentence with a picture credit after it."""
_MAY_BE_BEHIND = re.compile(
    "[.][A-ZÀ-Þ]|[A-ZÀ-Þ] ?/ ?[A-ZÀ-Þ]|[Pp]hoto/|[Ff]oto/|[Cc]redit[:.…]|video|in pictures|"
    r"[Rr]ights|[.] \([A-Z]|[가-힣]"
)
"""Matches in every line of the pattern above."""
_ALONE = re.compile(
    rf"(?:{_PICTURE}(?:s|\(s\)| \d{{1,3}})?: (?:.{{1,90}}|.{{0,60}}(?:©|\(c\)).*)|{_STOCK}"
    rf"|{AGENCY}|{_STOCK} ?/ ?[^\s/]+(?: [^\s/]+){{0,2}}"
    rf"|(?-i:{_FULL_NAME} ?/ ?[A-Z]{{2,5}} via [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,2}})"
    rf"|(?-i:{_FULL_NAME}(?: of {_FULL_NAME}| of [A-Z][\w’'-]+)?)"
    r"(?: ?/ ?(?:handout|pool))? ?/ ?(?-i:[A-Z]{3,5}|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
    r" (?:Agency|Herald|Media|News|Post|Press|Radio|Times|TV|Wire))"
    r"|screenshots?:? [^\s./]{3,}(?:/[^\s./]{3,}){0,2})[.]?",
    re.IGNORECASE,
)
_TELLS_OF = re.compile(
    rf"(?:(?:the|an?|this|one|his|her|its|their) )?{_PICTURE}s?\b:?(?=.*[a-z][.]$)"
    r".*\b(?:said|says|told|shows?|showed|stood|fell|was|were|is|are|has|had|have)\b",
    re.IGNORECASE,
)
"""A sentence about a picture: "The video by Holm shows the quay, the mayor said."."""
_LABELLED = re.compile(r"image (?:source|caption)[,:] ?\S.*", re.IGNORECASE)
_DESCRIBED = re.compile(
    rf"(?:{_STOCK}|{AGENCY})(?:/{_NAME})? (?:An?|The|Two|Three|Four|Five|Several|People) "
    r"(?:\S+ ){2,}\S*[^\W\d_]"
    rf"|(?:EPA|PA Media|Shutterstock|Getty Images)(?:/{_NAME})? (?=[A-Z])[^“”\"]{{20,}}\w"
)
"""Who took a picture, and what it shows, without an end: "EPA A man stands on a quay"."""
_ONLY_SOURCE = re.compile(
    rf"(?i:image source)[,:] ?\S.*|\((?:{AGENCY}|{_STOCK}|[A-Z][\w.’'-]*)"
    rf"(?:(?:/| via ){_SOURCE}|(?: (?:of|the|[A-Z][\w.’'-]*)){{1,4}})\)"
)
"""Who took a picture, alone on a line: in brackets more than one word, as one is said in speech."""
_IN_BRACKETS = re.compile(rf"[^.!?“”\"]{{10,}}[.]? \((?:{AGENCY}|{_STOCK})\)[.]?")
_LONGEST = 200
_NAMED = re.compile(
    r"[A-ZÀ-Þ][^“”\"()]{20,240}[.!?] ?\((?:Courtesy of |Image: |Picture: )?"
    r"(?!(?:Laughter|Applause|Crosstalk|Inaudible|Silence|Pause|Translated|Sic)\b)"
    r"[A-Z][\w.’'&-]*(?: (?:of|the|and|de|[A-Z][\w.’'&-]*)){0,4}\)"
    rf"|[A-ZÀ-Þ][^“”\"()]{{20,240}}[a-zß-ÿ\d]{{2}}[.] (?:{AGENCY}|{_FULL_NAME})"
)
"""A sentence without a quotation, and after it a name, in brackets or without an end."""
_BY_AGENCY = re.compile(rf"[.] {AGENCY}$")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?] ")
_OF_ALL = re.compile(r"(?i:photographs|photography|photos|illustrations|pictures) by\b")
"""Who took all pictures of an article, as bylines say."""
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_SOURCE_WORDS = 7
_HEADLINE_WORDS, _SECTION_WORDS, _CAPTION_WORDS, _CAPITAL_WORDS, _SHOWN_WORDS = 8, 4, 8, 5, 5
_SHORTEST_BELOW, _LONGEST_BELOW, _TOLD_WORDS, _MOST_ABOVE, _FEWEST_ABOVE = 20, 250, 15, 2, 4


def is_caption(text: str) -> bool:
    """Return whether a line is a caption, by the credit at its end."""
    if _may_be_caption(text) and _CAPTION.fullmatch(text):
        if text[-9:].casefold() == "(archive)" and TITLE_WORDS.search(text):
            return False  # "Live blog: war in Varnland (Archive)"
        return not _TELLS_OF.match(text)
    if _ALONE.fullmatch(text) or _LABELLED.fullmatch(text) or _DESCRIBED.fullmatch(text):
        return True
    if _ONLY_SOURCE.fullmatch(text) and not text.isupper():  # as "(SOUNDBITE OF SIRENS)" is
        return True
    if _MAY_BE_BEHIND.search(text) and _BEHIND.fullmatch(text):
        return True
    return tells_picture(text)


def _may_be_caption(text: str) -> bool:
    """Whether a line passes the cheap test for the slow pattern."""
    if not _PARTED.isdisjoint(text):
        return True
    words = text.lower()
    return any(sign in words for sign in _JOINED) and any(word in words for word in _PICTURES)


def has_agency(text: str) -> bool:
    """Return whether a line is one short sentence with an agency in brackets after it."""
    return len(text) <= _LONGEST and bool(_IN_BRACKETS.fullmatch(text))


def mark_beside_credits(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the line above a picture's credit is its caption.

    It is one if the two stand together, with a blank line above them, in a text with blank lines
    between paragraphs; or if it has no end, like a headline of many words or a name.
    """
    sources = [at for at, unit in enumerate(units) if unit.kind == "caption" and at]
    if not sources:
        return list(units)
    marked = list(units)
    told = [unit for unit in units if _is_told(unit)]
    loose = sum(not unit.tight for unit in told or units) * 2 > len(told or units)
    for at in sources:
        if not is_source(units[at].text) or _OF_ALL.match(units[at].text):
            continue
        above, below = units[at - 1], units[at + 1 : at + 3]
        loosely = loose and units[at].tight and not above.tight
        if loose and units[at].tight and not any(map(_is_told, units[:at])):
            _mark_above(marked, at)
        stands = _is_alone_above(above.text, units[at].text) or _is_above(above.text, loosely)
        is_in_text = at > _MOST_ABOVE or any(map(_is_told, units[: at - 1]))
        if (is_in_text and _is_free(above) and stands) or _is_first(units, at):
            marked[at - 1] = replace(above, kind="caption")
        elif len(below) == 2 and _is_free(below[0]) and _is_below(units[at].text, *below):
            marked[at + 1] = replace(below[0], kind="caption")
    return marked


def _is_first(units: Sequence[Unit], at: int) -> bool:
    """Whether a line of no paragraph stands between a button or byline and a picture's credit.

    No paragraph is above them, and a paragraph is below.
    """
    above = units[at - 1]
    is_below_top = at >= _FEWEST_ABOVE and (
        units[at - 2].kind == "aside" or any(is_credit(one.text) for one in units[at - 3 : at - 1])
    )
    if not is_below_top or not _is_free(above):
        return False
    words = len(above.text.split())
    is_line = words >= _SHOWN_WORDS and (words <= _CAPTION_WORDS or _ends_open(above.text))
    below = units[at + 1 : at + 2]
    return is_line and any(map(_is_told, below)) and not any(map(_is_told, units[: at - 2]))


def _mark_above(marked: list[Unit], at: int) -> None:
    """Mark the lines right above the first credit of an article, up to a blank line, as captions.

    Not the title, nor lines on author and time.
    """
    first = at
    while first > 1 and marked[first].tight:
        first -= 1
    lines = marked[max(1, first) : at]
    may_be = [
        _is_free(unit) and _ends_open(unit.text) and not is_credit(unit.text) for unit in lines
    ]
    dated = any(is_date_line(unit.text) for unit in lines)
    if lines and len(lines) <= _MOST_ABOVE and all(may_be) and not lines[0].tight and not dated:
        marked[at - len(lines) : at] = [replace(unit, kind="caption") for unit in lines]


def _is_told(unit: Unit) -> bool:
    """Whether a line is a paragraph of a text."""
    return len(unit.text.split()) >= _TOLD_WORDS and not _ends_open(unit.text)


def _is_alone_above(text: str, source: str) -> bool:
    """Whether a line without an end stands above who took a picture, alone on a line."""
    is_line = _ends_open(text) and len(text.split()) > 2 and not is_credit(text)
    return is_line and not is_date_line(text) and bool(_ONLY_SOURCE.fullmatch(source))


def _is_above(text: str, loosely: bool) -> bool:
    """Whether a line above a picture's credit is its caption."""
    if not _ends_open(text):
        return loosely and len(text) <= _LONGEST_BELOW and text[-1] not in ":;,"
    words = len(text.split())
    if is_name(text) or (text.isupper() and words >= _CAPITAL_WORDS):
        return True
    return words >= _HEADLINE_WORDS and ":" not in text


def _is_below(source: str, unit: Unit, after: Unit) -> bool:
    """Whether a line below a picture's credit is its caption: long, or over another heading."""
    text, words = unit.text, len(unit.text.split())
    if not _ends_open(text) or ":" in text:
        return False
    heads = looks_like_heading(after) and words > _SECTION_WORDS
    fewest = _SHOWN_WORDS if _DESCRIBED.fullmatch(source) else _CAPTION_WORDS
    return words >= fewest or heads


def mark_named(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; sentences with a source in brackets after them are captions.

    An example is "The quay at dawn. (Juna Holm)". There must be two, and most paragraphs have none.
    """
    places = [
        at
        for at, unit in enumerate(units)
        if at
        and unit.kind == "paragraph"
        and not unit.item
        and unit.text[_SHORTEST_BELOW:]
        and not unit.text[_LONGEST_BELOW:]
        and (unit.text[-1] == ")" or unit.text[-1].isalpha())
        and not unit.level
        and _NAMED.fullmatch(unit.text)
        and not _is_only_text(units, at)
    ]
    marked = list(units)
    if not places:
        return marked
    first = next((at for at in range(1, len(units)) if _is_told(units[at])), 0)
    if places[0] <= first and _BY_AGENCY.search(units[places[0]].text):
        marked[places[0]] = replace(units[places[0]], kind="caption")
    captions = sum(unit.kind == "caption" for unit in units)
    if len(places) + captions > 1 and 3 * len(places) <= len(units):
        for at in places:
            marked[at] = replace(units[at], kind="caption")
    return marked


def _is_only_text(units: Sequence[Unit], at: int) -> bool:
    """Whether a line is all that stands between a line with a time and another one, or the end."""
    below = units[at + 1 : at + 2]
    is_last = not below or split_time(below[0].text)[0] is not None
    return is_last and split_time(units[at - 1].text)[0] is not None


def is_source(text: str) -> bool:
    """Return whether a caption is only a picture credit."""
    is_short = len(text.split()) <= _SOURCE_WORDS
    return (is_short and not _SENTENCE.search(text)) or bool(_DESCRIBED.fullmatch(text))


def _ends_open(text: str) -> bool:
    """Whether a line has no end; the full stop of "N.H." is none."""
    return text.rstrip('”"»’')[-1:] not in ".!?…:;,)" or bool(_ABBREVIATED.search(text))


def _is_free(unit: Unit) -> bool:
    return unit.kind == "paragraph" and not unit.level and not unit.item
