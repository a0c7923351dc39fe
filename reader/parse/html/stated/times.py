"""Finds the instant at which a page was published: meta elements, `<time>`, text, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.parse.blocks.foreign_days import in_english
from reader.parse.blocks.stated_days import stated_days, with_mark_for_days, without_days
from reader.parse.html.letters import short_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "date",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "article.published",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.created",
)
_NAMED = re.compile(
    r"(?<![^\W_])(?:first[:._-]?)?publi(?:shed|cation)(?:[:._-]?(?:at|on|date|time))?\Z"
)
"""The end of other names of meta elements with the instant of publication."""
_CHANGED = ("article:modified_time", "og:updated_time", "last-modified", "datemodified")
_ELEMENTS = (
    '[itemprop~="datePublished"]',
    "time[pubdate]",
    "abbr.published[title]",
    ".timestamp.updated[title]",
    "time[datetime]",
    "[datetime]",
)
_NAMED_DAYS = ", ".join(
    f".{name}-{part}, .{name}_{part}"
    for name in ("published", "publish", "publication", "pub", "post", "entry", "article", "story")
    for part in ("date", "time")
)
"""Elements that are named as the day of a text."""
_MOST_ELEMENTS, _MOST_TIMES = 20, 2000

_INSTANT = re.compile(
    r"(?<!\d)(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d|UTC|GMT)?)?"
)
_BASIC = re.compile(r"(?<=\d)T(\d\d)(\d\d)(?=Z|[+-]\d)")
"""A clock time without a colon."""
_IN_DOUBT = re.compile(r"(?<!\d)\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d(?!\d)")
"""A day in digits of which nothing says which is the month: later days are of something else."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-])")
_CLOCK = re.compile(
    r"[\D]{0,12}?\b([01]?\d|2[0-3])(?:[:.h]|[時时点시] ?)([0-5]\d)(?!\d)(?: ?([ap])\.?m)?", re.I
)
_EASTERN = re.compile(r"((?:19|20)\d\d) ?[年년] ?(\d\d?) ?[月월] ?(\d\d?) ?[日일]")
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:[A-Z]{3,9}|[A-Z][a-z]{2,8}) \d)|(?<=[a-z])(?=\d\d? [A-Z])|"
    r"(?<=(?:19|20)\d\d)(?=[012]?\d:[0-5]\d)"
)
"""Where a label, a day and a clock time stand in elements side by side, without a space."""
_LOGGED = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2} {1,2}\d{1,2}) (\d\d:\d\d):\d\d "
    r"(?:[A-Z]{2,5} )?((?:19|20)\d\d)\b"
)
"""A day and a time as programs write them: "Tue Nov  4 09:12:44 CET 2025"."""
_COMMAS = re.compile(r"(?<!\d)(\d\d?), ?([^\W\d_]{3,12}),? ?((?:19|20)\d\d)(?!\d)")
"""A day, a month and a year between commas."""
_LONGEST_LINE, _LENGTH_OF_DAY = 120, 10
_FIRST_DAY = re.compile(r"(?:originally|first) published", re.IGNORECASE)
"""Matches the label of the first of several days, as of a republished report."""
_LABELLED = re.compile(
    r"\W*(?:(?:first|last|originally|zuletzt|article|story|page|dernière|última|ultimo)\W+){0,2}"
    r"(?:publi|post(?:ed|é)|updat|modifi|upload|issued|released?|created|edited|date\b|filed|by\b|"
    r"stand\b|datum\b|veröff|erschienen|aktualis|mise? à jour|actualiza|aggiorn|atualiz|fecha\b|"
    r"data\b|опубл|обновл|оновл|дата\b)|"
    r".{0,20}\b(?:article|story|report|post|page|piece|text|artikel|beitrag)\b.{0,30}"
    r"(?:publi|post|updat|veröff|erschien|aktual)",
    re.IGNORECASE,
)
"""Words of a line that says when a text was published or who wrote it."""
_RUN = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?]$|[.!?][”\"»]$")
_FEWEST_TOLD, _FEWEST_IN_SENTENCE = 5, 2
"""The fewest small words beside a day by which a line is a text, and a sentence is one."""
_MARK = "\0"
_IN_TITLE = re.compile(
    rf"(?:^|[|:(,/–—-] ?){_MARK}|(?<!since )(?<!until )(?<!after ){_MARK}\W*(?:$|[|:)–—-])"
)
"""A day in a title that is not in the midst of its words."""
_LABELS = frozenset(("-text", "dt", "b", "strong", "span", "th"))


def instant(stated: str) -> str:
    """Return a time as ISO 8601, as far as it is stated; "" if it is not one."""
    found = _INSTANT.search(_BASIC.sub(r"T\1:\2", stated))
    if not found:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = f"T{int(hour):02}:{minute}:{second or '00'}{zone}" if hour else ""
    return _checked(f"{year}-{int(month):02}-{int(day):02}{clock}")


def _checked(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text


def times_in(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Return the words and the instants of the page's time elements."""
    nodes = page.css("time[datetime]")[:_MOST_TIMES]
    found = [(short_line(n.text()), instant(n.attributes.get("datetime") or "")) for n in nodes]
    return [(words, at) for words, at in found if words and at]


def stated_instant(page: LexborHTMLParser, meta: dict[str, str]) -> str:
    """Return the instant of publication from meta elements or `<time>`."""
    contents = [meta.get(name, "") for name in _PUBLISHED]
    contents += [meta[name] for name in meta if "last" not in name and _NAMED.search(name)]
    instants = [found for found in map(instant, contents) if found]
    if instants:
        first = instants[0]
        return next((one for one in instants if one.startswith(f"{first[:10]}T")), first)
    for query in _ELEMENTS:
        nodes = page.css(query)[:_MOST_ELEMENTS]
        firsts = [node for node in nodes if _FIRST_DAY.match(_label_of(node))]
        for node in (*firsts, *nodes):
            attributes = node.attributes
            stated = attributes.get("datetime") or attributes.get("content")
            if "[title]" in query:  # as in the microformat hAtom
                stated = attributes.get("title")
            stated = stated or node.text()
            words = short_line(stated)
            if found := instant(words) or (node.tag == "time" and day_and_time(words)):
                return found
    return ""


def _label_of(node: LexborNode) -> str:
    """Return the text right before an element, or before the one around it."""
    around = node.parent
    for one in (node.prev, around.prev if around is not None else None):
        while one is not None and one.tag == "-text" and not (one.text_content or "").strip():
            one = one.prev
        if one is not None and one.tag in _LABELS:
            return short_line(one.text_content or one.text())[:_LONGEST_LINE]
    return ""


def titled_instant(titles: Sequence[str]) -> str:
    """Return the first day in titles that begins or ends one or stands apart in it."""
    lines = (title for title in titles if len(title) <= _LONGEST_LINE)
    apart = (line for line in lines if _is_apart(with_mark_for_days(in_english(line), _MARK)))
    return next(filter(None, map(day_and_time, apart)), "")


def _is_apart(title: str) -> bool:
    """Whether a day, which is a mark in a title, is not in the midst of its words."""
    return _MARK not in title or bool(_IN_TITLE.search(title))


def shown_instant(page: LexborHTMLParser, texts: Sequence[str]) -> str:
    """Return the instant that a page shows above its text, else that of elements named as its day.

    No line counts in which a sentence tells of a day.
    """
    for text in texts:
        if len(text) > _LONGEST_LINE or _is_told(text):
            continue
        if found := day_and_time(text):
            return found
        if _IN_DOUBT.search(text):
            break
    nodes = page.css(_NAMED_DAYS)[:_MOST_ELEMENTS]
    lines = (short_line(node.text()) for node in nodes)
    days = {found for line in lines if len(line) <= _LONGEST_LINE and (found := day_and_time(line))}
    return days.pop() if len(days) == 1 else ""


def _is_told(text: str) -> bool:
    """Whether a line with a day is a sentence, and not on when a text was published."""
    if _LABELLED.match(text):
        return False
    rest = without_days(in_english(text))
    small = [word for word in map(str, _RUN.findall(rest)) if word[0].islower()]
    return len(small) >= (_FEWEST_IN_SENTENCE if _SENTENCE.search(text) else _FEWEST_TOLD)


def addressed_instant(address: str, meta: dict[str, str]) -> str:
    """Return the day in the address of a page, else the instant of the last change."""
    if named := _IN_ADDRESS.search(address):
        day = _checked(f"{named[1]}-{named[2]}-{named[3]}")
        if day:
            return day
    return changed_instant(meta)


def with_clock(
    published: str, texts: Sequence[str], elements: Sequence[tuple[str, str]] = ()
) -> str:
    """Return an instant; a day alone has the clock time that is shown beside it above the text.

    Else it is that of the time elements (words and instants) of that day, if it is only one.
    """
    if len(published) != _LENGTH_OF_DAY:
        return published
    lines = [text for text in texts if len(text) <= _LONGEST_LINE]
    times = (found for text in lines for found in (instant(text), day_and_time(text)))
    shown = next((one for one in times if one.startswith(f"{published}T")), "")
    stated = {at for _, at in elements if at.startswith(f"{published}T")}
    return shown or (stated.pop() if len(stated) == 1 else published)


def changed_instant(meta: dict[str, str]) -> str:
    """Return the instant of the last change from meta elements."""
    return next(filter(None, (instant(meta.get(name, "")) for name in _CHANGED)), "")


def day_and_time(text: str) -> str:
    """Return the first day with its year in a line, with the clock time after it."""
    if logged := _LOGGED.search(text):
        text = f"{logged[1]} {logged[3]} {logged[2]}"
    if eastern := _EASTERN.search(text):
        day = _checked(f"{eastern[1]}-{int(eastern[2]):02}-{int(eastern[3]):02}")
        return _with_clock(day, text[eastern.end() :])
    text = in_english(_COMMAS.sub(r"\1 \2 \3", _GLUED.sub(" ", text)))
    for stated in stated_days(text):
        found = stated.in_year(stated.year) if stated.year else None
        if found is not None:
            rest = text[text.find(str(found.year)) + 4 :]
            return _with_clock(found.isoformat(), rest)
    return ""


def _with_clock(day: str, rest: str) -> str:
    """Return a day with the clock time right after it."""
    clock = _CLOCK.match(rest)
    if not day or clock is None:
        return day
    hour = int(clock[1]) % 12 + 12 * (clock[3].lower() == "p") if clock[3] else int(clock[1])
    return f"{day}T{hour:02}:{clock[2]}:00"
