"""Finds the names of a page's authors in its data, its meta elements and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.parse.blocks.credits import AGENCY
from reader.parse.html.elements import is_never_text, is_picture
from reader.parse.html.letters import same_name, short_line, squeezed, word_set
from reader.parse.html.stated.shown import ShownTexts

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_AUTHORS = 20
_MOST_BYLINES = 40
"""The most elements named like a byline; further ones are ignored."""
_MOST_LINKS = 400
"""The most links in which a name is looked for."""
_SHARE_OF_SEVERAL = 0.3
"""The least length of an article, in that of the one beside it, that is not a teaser."""
_MOST_NAMES, _LONGEST_NAME, _LONGEST_BYLINE = 5, 60, 300

BY = re.compile(
    r"^\W*(?:(?:written|reported|posted|published|text|story|words|report|reporting|written and "
    r"reported|geschrieben|verfasst|publicado|publié|écrit)\s+(?:by|von|par|por)|by|from|"
    r"un texte de|von unsere[mr] \w+|von|vom|"
    r"par|por|di|af|av|od|text|autor(?:in)?(?:/autor(?:in)?)?|author|auteur|автор)\b(?:\s*:)?\s*",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"^\W*(?:(?:written|text|story|words) by|autor(?:in)?(?:/autor(?:in)?)?|author|auteur|автор)\b"
    r"(?:\s*:)?\s*",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:[,;|/•·]|\b(?:avec|with|mit) (?=[A-Z]{2,5}\b|dpa\b|[A-Z]\w+ [A-Z]\w+$)|"
    r"\band\b|\bund\b|\by\b|\be\b|\bog\b|\boch\b|\bi\b|\bir\b|&)\s*"
)
_FRENCH_AND = re.compile(r"\s+et\s+")
_QUERIES = (
    '[rel~="author"]',
    '[itemprop~="author"]',
    '[class*="byline" i], [class*="author" i], [class*="autor" i], [data-testid*="byline" i], '
    '[data-component*="byline" i], [class*="contributor" i], [class*="signature" i], '
    ".reader-credits",
    'a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"], a[href*="/autoren/"], '
    'a[href*="/autores/"], a[href*="/auteur/"], a[href*="/auteurs/"], a[href*="/autori/"], '
    'a[href*="/staff/"], a[href*="/contributor/"], a[href*="/contributors/"], '
    'a[href*="/journalist/"], a[href*="/journalists/"], a[href*="/writers/"], [href*="/yazarlar/"]',
)
_WHEN = re.compile(r"\s(?:(?i:on|at|am|le|el|il) (?=.{0,24}\d)|for (?=(?:the )?[A-Z]))")
"""The word between the names of a byline and its day or paper."""
_PLACE = re.compile(r"[|·][^|·]{2,40}[|·][^|·]{0,20}\d{4}.*|\sfor (?:the )?[A-Z].*")
"""The place and the day behind a name, or the paper."""
_MAIL = re.compile(r"[\s(<]*\S+@\S+")
_META_NAME = re.compile(r"(?:^|[^a-z])(?:\w*authors?|byl|byline|creator)$")
_NO_AUTHOR = re.compile(r"https?:|^@|^[\d\W]*$|twitter|:id$")
_PARTICLES = word_set(
    "van von der den de da do dos di du del della la le al el bin ibn ben af av zu zur y e"
)
_ROLES = word_set(
    """
    staff reporter reporters correspondent correspondents editor editors editorial redaktion writer
    writers contributor contributors author authors autor autorin autoren follow news newsroom desk
    agency agencies photo foto photos video read more share comments updated published posted
    minutes team about profile subscribe newsletter opinion analysis guest senior chief by from
    department ministry bureau spokesperson spokesman spokeswoman download pdf print click here
    """
)
"""Words that occur in no name."""
_BESIDE = frozenset(("nav", "footer", "aside", "figure", "figcaption"))
_HAN, _LONGEST_UNCASED = re.compile(r"[\u3400-\u9fff]+"), 5
_UNCASED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")
_OF, _ENDS_OF_POSTS = "的", frozenset("者覧事面版部報聞")
"""The Chinese "of", and the last letters of East Asian words for posts, sections and papers."""
_POST = re.compile(
    r",? (?:(?:staff|senior|chief|special|news) )?(?:writer|reporter|correspondent)$", re.I
)
_TITLE_BEHIND = re.compile(r"\s*(?:기자|記者|记者|特派員)$")


def authors_of(
    page: LexborHTMLParser,
    told: Sequence[str],
    publisher: str,
    shown: ShownTexts,
) -> tuple[str, ...]:
    """Return the authors' names; the publisher's own if the page names nobody else.

    `told` are those of the page's data, `shown` the texts around the page's main text.
    """
    bodies: tuple[str, ...] = ()
    for values in (told, *([value] for value in _in_meta(page))):
        found = _without_sections(page, _names_in(values, publisher))
        if found and not same_name(found[0], publisher):
            if any(map(is_person, found)):
                return found
            bodies = bodies or found
    if bodies:
        return _labelled(shown.above, BY, publisher) or bodies
    named = shown.signed or _bylines(page, publisher)
    if named is None:
        return ()
    shown_names = (
        named
        or _labelled(shown.above, BY, publisher)
        or _labelled(shown.below, _WRITTEN_BY, publisher)
        or _of_profiles(page, shown.above)
    )
    return shown_names or _without_sections(page, _names_in(told, publisher))


def _without_sections(page: LexborHTMLParser, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names without the section of the page, which some systems state as its author."""
    if len(names) != 1 or is_person(names[0]):
        return names
    sections = page.css('[rel~="category"], [rel~="tag"], [property="article:section"]')
    found = (node.attributes.get("content") or node.text() for node in sections[:_MOST_BYLINES])
    same = squeezed(names[0])
    return () if any(squeezed(short_line(words)) == same for words in found) else names


def _labelled(texts: Sequence[str], before: re.Pattern[str], publisher: str) -> tuple[str, ...]:
    """Return the names in the first text that has a word like "By" before names."""
    for text in texts:
        if len(text) <= _LONGEST_BYLINE and (label := before.match(text)):
            names = _MAIL.sub("", _WHEN.split(text[label.end() :], maxsplit=1)[0])
            parts = [part for part in _AND.split(names) if part]
            if parts and is_person(parts[0]):
                return tuple(
                    part for part in parts if is_person(part) and not same_name(part, publisher)
                )
    return ()


def _in_meta(page: LexborHTMLParser) -> Iterator[str]:
    """Yield the contents of the meta elements for authors."""
    for node in page.css("meta[content]"):
        attributes = node.attributes
        key = (attributes.get("property") or attributes.get("name") or "").lower()
        value = short_line(attributes.get("content") or "")
        if "twitter" not in key and _META_NAME.search(key) and not _NO_AUTHOR.search(value):
            yield value


def _of_profiles(page: LexborHTMLParser, above: Sequence[str]) -> tuple[str, ...]:
    """Return the names shown above the text, or in links, that end the addresses of the authors.

    These are in the meta element `article:author`, in place of names.
    """
    stated = page.css('meta[property="article:author"][content^="http"]')[:MOST_AUTHORS]
    ends = (short_line(node.attributes.get("content") or "").rstrip("/") for node in stated)
    wanted = {squeezed(end.rpartition("/")[2].partition("?")[0]) for end in ends} - {""}
    if not wanted:
        return ()
    links = page.css("a[href]")[:_MOST_LINKS]
    lines = (*above, *(short_line(link.text()) for link in links))
    names = dict.fromkeys(name for text in lines for name in names_of([text]))
    return tuple(name for name in names if squeezed(name) in wanted)[:MOST_AUTHORS]


def _names_in(stated: Iterable[str], publisher: str) -> tuple[str, ...]:
    """Return the single names in the page's data; a body's name stays whole.

    The publisher behind its writers is none.
    """
    names, own = dict[str, str](), squeezed(publisher)
    for words in stated:
        is_whole = squeezed(words) == own
        parts = [words] if is_whole else _divided(_MAIL.sub("", BY.sub("", words)))
        others = [part for part in parts if squeezed(part) != own]
        parts = others if any(map(is_person, others)) else parts
        for name in parts:
            name = _without_post(_TITLE_BEHIND.sub("", name))
            if 1 < len(name) <= _LONGEST_NAME and "://" not in name:
                names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MOST_AUTHORS]


def _without_post(name: str) -> str:
    """Return a name without a journalist's post behind it ("Staff Writer")."""
    post = _POST.search(name)
    own = name[: post.start()] if post else ""
    return own if is_person(own) and not re.match(AGENCY, own) else name


def _divided(words: str) -> list[str]:
    """Return the names of a list; the list ends before words on what a person is."""
    parts = [part for part in _AND.split(words) if part]
    parts = [one for part in parts for one in _of_french_list(part)]
    for place, part in enumerate(parts[1:], 1):
        if any(word[0].islower() and word not in _PARTICLES for word in part.split()[1:]):
            return parts[:place]
    return parts


def _of_french_list(words: str) -> list[str]:
    parts = _FRENCH_AND.split(words)
    return parts if all(len(part.split()) > 1 for part in parts) else [words]


def _bylines(page: LexborHTMLParser, publisher: str) -> tuple[str, ...] | None:
    """Return the names of the first element that is named like a byline and has names.

    Return None if they wrote only one of the articles on the page.
    """
    for query in _QUERIES:
        for node in page.css(query)[:_MOST_BYLINES]:
            if _is_beside(node):
                continue
            names = [name for name in names_of(_pieces(node)) if not same_name(name, publisher)]
            if names:
                names += _linked_beside(node, page.css(query))
                several = _is_of_one_of_several(node, query, names)
                return None if several else tuple(dict.fromkeys(names))[:MOST_AUTHORS]
    return ()


def _linked_beside(node: LexborNode, nodes: Sequence[LexborNode]) -> list[str]:
    """Return the names in the links of authors that stand in one element with this one."""
    around = node.parent
    if node.tag != "a" or around is None or len(around.text()) > _LONGEST_BYLINE:
        return []
    others = [
        other
        for other in nodes[:_MOST_BYLINES]
        if other.parent is not None and other.parent.mem_id == around.mem_id
    ]
    return [name for other in others for name in names_of(_pieces(other))]


def _is_of_one_of_several(node: LexborNode, query: str, names: Sequence[str]) -> bool:
    """Whether a byline is that of one of several articles on a page, which names other authors."""
    article: LexborNode | None = node
    while article is not None and article.tag != "article":
        article = article.parent
    if article is None or article.parent is None or article.css_first("h1") is not None:
        return False
    least = _SHARE_OF_SEVERAL * len(article.text())
    for other in islice(article.parent.iter(), _MOST_BYLINES):
        if other.tag != "article" or other.mem_id == article.mem_id or len(other.text()) < least:
            continue
        byline = other.css_first(query)
        if byline is not None and {*names_of(_pieces(byline))}.difference(names):
            return True
    return False


def _is_beside(node: LexborNode) -> bool:
    """Whether an element is in a part of the page that is not part of the article."""
    around: LexborNode | None = node
    while around is not None and around.tag not in ("body", "html"):
        if around.tag in _BESIDE or is_never_text(around.attributes):
            return True
        if around.tag != "a" and is_picture(around.attributes):
            return True
        around = around.parent
    return False


def _pieces(node: LexborNode) -> list[str]:
    """Return the texts inside an element; none for a long one, which is not a byline."""
    text = node.text(separator="\n")
    return [short_line(piece) for piece in text.split("\n")] if len(text) < 2000 else []


def names_of(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the names in the pieces of a byline, without words before it and without roles."""
    if sum(map(len, pieces)) > _LONGEST_BYLINE:
        return
    for piece in pieces:
        for part in _AND.split(_PLACE.sub("", BY.sub("", piece))):
            name = _TITLE_BEHIND.sub("", part.strip(" :|–—-"))
            if is_person(name):
                yield name


def is_person(name: str) -> bool:
    """Return whether words have the shape of a person's name."""
    words = name.split()
    if _UNCASED.fullmatch(name):
        is_short = len(name) < _LONGEST_UNCASED or not _HAN.fullmatch(name)
        return is_short and _OF not in name and name[-1] not in _ENDS_OF_POSTS
    return (
        1 < len(words) <= _MOST_NAMES
        and len(name) <= _LONGEST_NAME
        and not any(word.casefold().strip(".") in _ROLES for word in words)
        and all(_is_name_word(word) for word in words)
        and not (words[0] in _PARTICLES or words[-1] in _PARTICLES)
    )


def _is_name_word(word: str) -> bool:
    return word in _PARTICLES or (
        word[0].isupper() and all(letter.isalpha() or letter in ".'’-" for letter in word)
    )
