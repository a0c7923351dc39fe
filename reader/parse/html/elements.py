"""The kinds of HTML elements, and words in their attributes that mark text beside the article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.html.letters import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

UNSEEN = word_set(
    """
    script style noscript template svg math iframe object canvas audio video map head title
    button select textarea input dialog datalist meter progress link meta base source track
    param picture img embed nav s del strike
    """
)
"""Elements whose content is never text of the page's article.

Some hold what is withdrawn (`<del>`).
"""

INLINE = word_set(
    """
    a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q
    ruby samp small span strong sub sup tg-emoji tg-spoiler time tt u var wbr rb rt rp
    """
)
BOLD = frozenset(("b", "strong", "bold"))
HEAVY = frozenset((*BOLD, "u"))
"""Elements of bold or underlined words."""
_HEAVY_WORDS = frozenset(("bold", "semibold"))
"""Words in the names of bold elements ("font-bold", "BoldGrey")."""
SLANTED = frozenset(("em", "i"))
PLAYERS = frozenset(("video", "audio"))

HEADINGS = {f"h{level}": level for level in range(1, 7)}

APART = frozenset(("aside", "footer", "figcaption", "menu", "figure", "caption", "address", "form"))
"""Elements that stand beside the text around them."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_APART_WORDS = word_set(
    """
    nav navigation navbar menu submenu footer sidebar aside related relateds recommended
    relatedposts recommendation recommendations recirculation teaser teasers promo promos
    promotion
    newsletter newsletters subscribe subscription share sharing shares sharebar social socials
    breadcrumb breadcrumbs caption captions credit credits byline bylines author authors tags
    keywords ad ads advert adverts advertisement advertising banner popup popover modal widget
    trending popular mostread outbrain taboola carousel slideshow slider toolbar tooltip
    signup login register sponsored sponsor disclaimer copyright readmore infobox factbox
    gallery bio biography testimonial player video videos audio pullquote timestamp dateline
    pagination pager feedback poll quiz donate donation membership anzeige werbung verwandt
    empfehlung empfehlungen media picture image images photo photos thumb thumbnail toc contents
    chart charts datawrapper infogram flourish affiliate inlinecta cta suggested suggestion
    suggestions excerpt eyebrow overline kicker meta writer hatnote foot
    correlati relacionadas relacionados similaires connexes relaterade relaterte relateret
    gerelateerd powiazane verwandte
    """
)
"""Words in `class` or `id` of boxes beside the text."""

_ELSEWHERE_WORDS = word_set(
    """
    related relateds relatedposts recommended recommendation recommendations recirculation sidebar
    popular mostread trending newsletter newsletters promo promos promotion suggested suggestion
    suggestions correlati relacionadas relacionados similaires connexes relaterade relaterte
    relateret gerelateerd powiazane verwandte
    """
)
"""Words in `class` or `id` of boxes with other texts of the publisher."""

_LEAD_WORDS = word_set(
    """
    standfirst chapo dek deck subtitle subhead subheadline vorspann bajada sumario entradilla
    ingress intro lede lead sommario catenaccio copete manchet
    """
)
"""Words in `class` or `id` of the text between headline and main text."""

_HEADING_WORDS = word_set(
    """
    heading subheading subhead crosshead crossheading intertitle intertitre intertitolo ladillo
    zwischentitel zwischenueberschrift mellanrubrik mellemrubrik mellomtittel tussenkop
    """
)
"""Words in `class` or `id` of headings in the text that have no element of their own."""

_LABEL_WORDS = word_set(
    """
    newsletter newsletters subscribe subscription abonnement sharing share related recommended
    advertisement anzeige werbung publicidad publicité breadcrumb breadcrumbs comments
    """
)
"""Words for the same in the label of a box for screen readers."""

_SPOKEN = tuple(
    word_set(
        """
        screenreader screen-reader visuallyhidden visually-hidden sr-only noprint editsection
        tooltiptext tooltip-text tooltip_text tooltip-content tooltip__content tooltip__text
        """
    )
)
_NEVER = (
    *_SPOKEN,
    *word_set(
        """
        disqus cookie consent gdpr outbrain taboola livefyre breadcrumb skip-link kommentar navbox
        reflist catlinks wm-ipp published-dates changehistory change-history pagehistory
        page-history
        """
    ),
)
"""Parts of names; a regular expression for all of them takes thirty times as long."""
_INLAID = word_set("article asset story")
"""Words that name another text if `inline` stands beside them."""
_COMMENTS = re.compile(r"comments?(?![a-z])")
_NOTES = frozenset(("footnote", "footnotes", "endnote", "endnotes"))
_PICTURE = frozenset(("caption", "captions", "credit", "credits", "photo", "image", "gallery"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HEAVY_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UTILITY = re.compile(r"[:\[\]!&@/]")
_MADE_UP = re.compile(
    r"(?=[A-Za-z]*[a-z])(?=[a-z\d]*[A-Z])[A-Za-z\d]*(?:[A-Za-z]\d+[A-Za-z]|(?:[A-Z][a-z]?){4})"
    r"[A-Za-z\d]*"
)
"""Generated names that mix capitals, small letters and digits ("n1AuAdJlVL")."""
_ICON = re.compile(r"icons?|glyphicon\b.*|material-(?:icons|symbols)\b.*")
"""Names of elements that show a letter or word of a font of icons."""
_LONGEST_ICON = 24
"""The most letters of the word that a font shows as an icon ("arrow_forward")."""
_LONGEST_SIGN = 3
_BODY = re.compile(
    r"(?<![A-Za-z])(?:entry|post|article|story|news)[-_]?(?:[Cc]ontent|[Bb]ody|[Tt]ext)(?![A-Za-z])"
)
"""Names of the box with the whole text of a page."""
_MOST_LETTERS = 300


class Names(NamedTuple):
    """What the names of an element (`class` and `id`) say of it.

    It is `never` text, stands `apart` from the text, holds `notes` to it, is `spoken` by screen
    readers alone, is `bold`, is the text's `lead`, leads `elsewhere`, is the text's `body`,
    a `heading` in it or an `icon`. `word` is the only one that says that it stands apart.
    """

    never: bool = False
    apart: bool = False
    notes: bool = False
    spoken: bool = False
    bold: bool = False
    lead: bool = False
    elsewhere: bool = False
    word: str = ""
    body: bool = False
    heading: bool = False
    icon: bool = False


NO_NAMES = Names()


def is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    """Return whether the attributes of an element say that it is not shown."""
    if (
        "hidden" in attributes
        or "placeholder" in attributes
        or attributes.get("role") == "tooltip"
        or (attributes.get("aria-hidden") == "true" and tag != "p")
    ):
        return True  # a hidden paragraph (`aria-hidden`) may be one behind a paywall: it is kept
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style[:_MOST_LETTERS]))


def is_bold(tag: str, attributes: dict[str, str | None], names: Names) -> bool:
    """Return whether an inline element is bold or underlined, by its tag, names or style."""
    return tag in HEAVY or names.bold or is_styled_bold(attributes)


def is_styled_bold(attributes: dict[str, str | None]) -> bool:
    """Return whether the style of an element makes it bold."""
    style = attributes.get("style")
    return bool(style and HEAVY_STYLE.search(style[:_MOST_LETTERS]))


def is_slanted(node: LexborNode) -> bool:
    """Return whether all words of a paragraph are in one slanted element."""
    inner = [one for one in (node.first_child, node.last_child) if one is not None]
    return (
        node.tag == "p"
        and bool(inner)
        and inner[0].mem_id == inner[-1].mem_id
        and (inner[0].tag in SLANTED)
    )


def is_icon(node: LexborNode) -> bool:
    """Return whether an element that is named as an icon holds only a letter or a word."""
    text = (node.text() or "").strip()
    return len(text) <= _LONGEST_ICON and not any(map(str.isspace, text))


def is_sign(node: LexborNode) -> bool:
    """Return whether a link is only a sign, as that to its own heading ("#", "¶")."""
    text = (node.text() or "").strip()
    return bool(text) and len(text) <= _LONGEST_SIGN and not any(map(str.isalnum, text))


def is_break(attributes: dict[str, str | None]) -> bool:
    """Return whether an empty element is named as a line break."""
    return not _words_of(attributes).isdisjoint(("br", "break", "linebreak"))


def is_never_text(attributes: dict[str, str | None]) -> bool:
    """Return whether `class` or `id` name comments, cookies or other text beside every article."""
    return names_of(attributes).never


def is_picture(attributes: dict[str, str | None]) -> bool:
    """Return whether `class` or `id` say that a box belongs to a picture."""
    words = _words_of(attributes)
    return "reader" not in words and not words.isdisjoint(_PICTURE)


def is_apart(tag: str, attributes: dict[str, str | None], names: Names) -> bool:
    """Return whether an element stands beside the text by its tag or the words of its names."""
    if tag in HEADINGS:
        return False
    if tag in APART or attributes.get("role") in ("complementary", "navigation", "contentinfo"):
        return True
    label = attributes.get("aria-label")
    if label and not _LABEL_WORDS.isdisjoint(label[:_MOST_LETTERS].lower().split()):
        return True
    return names.apart


def names_of(attributes: dict[str, str | None]) -> Names:
    """Return what `class` and `id` of an element say."""
    return _meaning(_names(attributes))


@lru_cache(4096)
def _meaning(names: str) -> Names:
    if not names:
        return NO_NAMES
    parts, whole = names.split(), names.lower()
    found = [name for name in parts if not _UTILITY.search(name)]
    together = " ".join(found)
    words, used = set(map(str.lower, _WORD.findall(together))), together.lower()
    if "ad" in words:
        words = {word for name in found for word in _words_in(name)}
    marks = words & _APART_WORDS
    return Names(
        never=any(part in used for part in _NEVER) or bool(_COMMENTS.search(used)),
        apart=bool(marks) or ("inline" in words and not words.isdisjoint(_INLAID)),
        notes="note" in whole and not _words_in(names).isdisjoint(_NOTES),
        spoken=any(part in whole for part in _SPOKEN),
        bold=not (BOLD.isdisjoint(parts) and _HEAVY_WORDS.isdisjoint(words)),
        lead=not words.isdisjoint(_LEAD_WORDS),
        elsewhere=not words.isdisjoint(_ELSEWHERE_WORDS),
        word=next(iter(marks)) if len(marks) == 1 and marks.isdisjoint(_ELSEWHERE_WORDS) else "",
        body=bool(_BODY.search(together)),
        heading=not words.isdisjoint(_HEADING_WORDS),
        icon=any(map(_ICON.fullmatch, parts)),
    )


def _words_in(names: str) -> set[str]:
    """Return the words of names; "ad" inside a generated name does not count."""
    words = set(map(str.lower, _WORD.findall(names)))
    if "ad" in words and _MADE_UP.search(names):
        return _words_in(_MADE_UP.sub("", names))
    return words


def _words_of(attributes: dict[str, str | None]) -> set[str]:
    return _words_in(_names(attributes))


def _names(attributes: dict[str, str | None]) -> str:
    """Return the names in `class` and `id`."""
    name, own = attributes.get("class"), attributes.get("id")
    return f"{name or ''} {own or ''}"[:_MOST_LETTERS] if name or own else ""
