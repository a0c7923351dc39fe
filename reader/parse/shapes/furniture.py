"""Marks the units around a text: captions, invitations, signatures, repeated quotations.

Nothing is removed except repeated words of a caption; a marked unit keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import BULLET, Unit
from reader.parse.shapes.captions import has_agency, is_caption, mark_beside_credits, mark_named
from reader.parse.shapes.entries.times import split_time
from reader.parse.shapes.saved_pages import (
    OTHER_ARTICLES,
    mark_asked,
    mark_sponsors,
    mark_teasers,
)

_HAS_ENDED = r"(?: is| has)(?: now)?(?: been)? (?:closed|ended|finished|over)\b"
_BUTTON_WORD = (
    r"(?:e-?mail|linkedin|facebook|twitter|x|whatsapp|telegram|reddit|pinterest|flipboard|bluesky|"
    r"threads|messenger|mastodon|xing|pocket|sms|copy(?: link)?|link|copied|print|save|share|tweet|"
    r"mail|more|comments?|bookmark|follow|saved|read in app|twitter-x)"
)
_INVITES = re.compile(
    r"(?:(?:read|see|watch|listen|more)(?: more| also| next| here| (?:the )?full story)*\b ?"
    r"(?::|…|\.\.\.|»|>|$)"
    r"|also (?:read|see|on)\b|(?:click|tap) here\b|continue reading\b|(?:read|see) (?:more|also)\b"
    r"|related(?: \w+)? ?(?::|$)|subscribe\b|sign up\b|follow us\b|support us\b"
    r"|follow .{2,40}[’']s? .{0,30}coverage\b"
    r"|by (?:signing up|subscribing|clicking)\b.{0,20} you (?:agree|accept|consent)\b"
    r"|support (?:independent|quality|our) (?:journalism|reporting|work|newsroom)\b"
    r"|download (?:our|the) app|share (?:this|on)\b|join (?:us|our)\b"
    r"|(?:lesen sie|lies) (?:auch|mehr|hier)\b|mehr (?:zum thema|dazu)\b|(?:leer|lire|ler|leggi) "
    r"(?:más|aussi|também|anche)\b|lea también\b|à lire aussi\b|читай(?:те)? также\b"
    r"|(?:advertisements?|advertorial|anzeigen?|publicidad|publicité|pubblicità|werbung|annons|annonce"
    r"|reklam[ae]?)\b ?(?:$|[-–—])"
    r"|(?:copy link|link copied|copied|share|share via email|artikel teilen|teilen|merken|drucken"
    r"|print|save|saved|comments?|listen|play|pause|bookmark|compartir|partager|condividi"
    r"|(?:e-?mail|linkedin|facebook|twitter|whatsapp|telegram|reddit|pinterest|flipboard)(?: link)?"
    r"|(?:post|share|tweet) (?:on|this).{0,20}|view (?:all|results)|powered by(?: share article)?"
    rf"|(?:{_BUTTON_WORD}[ ,|•/]+){{1,12}}{_BUTTON_WORD}|share ?[\d.,]+k?"
    r"|mail|tweet|more|follow|reddit|telegram|[+-]? ?text size|small|medium|large|AA"
    r"|view (?:image )?in full ?screen|share article|end of article|recommended videos?|ad policy"
    r"|skip to (?:main |the )?(?:content|navigation|article|menu)|back to top"
    r"|sign in|log in|mailto|zur startseite|\d{1,5} comments|\d{1,3} min|\(\d{1,3} min(?:ute)?s?\)"
    r"|write to .{3,60}@\S+|appeared in the .{3,40} print edition as .{3,80}"
    r"|join thought-provoking conversations.{0,80}"
    r"|view our current issue|reprints and permissions|access through your institution"
    r"|save articles to read later and create your own reading list\.?"
    r"|contact me with news and offers from .{3,40}|google scholar|view author publications"
    r"|search author on:?|latest (?:posts|articles)|what[’']s this\?"
    r"|(?:show )?(?:more )?sharing options|read in (?:the )?app|join the conversation"
    r"|add (?:us )?as (?:a )?preferred (?:source )?on google"
    r"|(?:абонамент|реклама|комментарии|поделиться|ссылка скопирована|abone ol|paylaş|yorumlar?"
    r"|comparte|comentarios|tamaño de letra|commenter|partager|teilen|kommentare|schriftgröße) ?:?"
    r"|(?:vorlesen|news folgen|anmelden|jetzt anmelden|jetzt weiterlesen|link kopiert!?|autoplay"
    r"|player wird geladen|fehler melden|(?:in )?merkliste(?: übernehmen)?"
    r"|lien copié|copier le lien|lire dans l[’']app|passer la publicité|afficher plus"
    r"|ajouter à mes articles|\d{1,2}:\d\d min\.?|\d\d:\d\d:\d\d)"
    r"|(?:기사저장|좋아요|공유|댓글 쓰기|이미지 확대보기)"
    r"|@\w{3,}|sponsored(?: content)?|(?:enter )?your e-?mail(?: address)?|[\d.,]+k? shares?"
    r"|newsletter e-?mail address|see all topics|share full article|prefer(?:red)? on google"
    r"|add .{2,30} (?:on|to) google|listen to (?:this )?(?:article|story)(?: · .{1,30})?"
    r"|become an? (?:member|subscriber|supporter|patron)"
    r"|more from ?(?:\.{3}|…)|free article usually reserved for subscribers|reuse this content"
    r"|link|x\.com|link kopieren|weitere optionen(?: zum teilen)?"
    r"|artikel (?:zum )?(?:an)?hören.{0,20}"
    r"|offrir(?: l[’']article)?|temps de lecture.{1,12}|écouter.{0,12}|tiempo de lectura.{1,12}"
    r"|please use .{2,20} browser for a more accessible video player"
    r"|opens (?:in )?(?:a )?new (?:tab|window)|(?:item|photo|slide) \d{1,2} of \d{1,2}"
    r"|show more(?: items)?|(?:hide|toggle) caption"
    r"|article réservé aux abonnés|nur für abonnenten|subscriber[- ]only)$"
    r"|(?:reading time|lesezeit)\b.{0,20}$"
    r"|\d{1,3}[ -]min(?:\.|utes?|uten)?[ -](?:read|lesezeit|lesen)$"
    r"|skip (?:next|advertisement|past)|story continues"
    rf"|(?:this|the|our) (?:live )?(?:blog|coverage|page){_HAS_ENDED}"
    r"|(?:this is a live ?blog[.:!] ?)?scroll down (?:for|to read)\b"
    r"|get (?:all )?(?:the )?(?:latest|real-time|live) (?:news|updates?|alerts)\b"
    r"|(?:if|when) you (?:buy|click|purchase|shop)\b.{0,80}\b(?:earn|commission|affiliate)"
    r"|view (?:this )?(?:e-?mail |letter |newsletter )?(?:online$|in (?:your |a )?browser$)"
    r"|(?:#\w+ ?)+$"
    r"|thank(?:s| you) for (?:reading|following|joining)"
    r"|(?:we(?:[’']re| are| will be) (?:now )?(?:clos|paus|end|wrapp)ing (?:up |down )?|that "
    r"brings )(?:this|our) (?:live )?(?:blog|coverage|page|ticker|updates)\b)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:(?:editor(?:[’']s|ial) )?note(?: to (?:readers|editors))? ?: "
    r"|\*\*?(?:please|note|see|all|the|this) "
    r"|(?:media|press) (?:contact|enquir(?:y|ies)|inquir(?:y|ies))s?\b ?:"
    r"|for (?:further|more) information,? (?:please )?(?:contact|see|visit)\b"
    r"|\(?(?:this|the) (?:story|report|article) has not been edited by\b"
    r"|for immediate release\b.{0,40}$|contacts? ?:(?=.*(?:\d{3}|@))|our standards ?:"
    r"|you (?:receive|received|are receiving|get) this\b|(?:to )?unsubscribe\b)",
    re.IGNORECASE,
)
_END_NOTE = re.compile(r"(?:\[(?:\d{1,3}|[ivx]{1,5}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}) ?(?=\S)")
_END = re.compile(
    rf"(?:{OTHER_ARTICLES}"
    r"|(?:other|related|more|popular|recommended) "
    r"(?:topics|stories|articles|news|posts|reading|content)\b.{0,60}|explore more on these topics"
    r"|more (?:on|from) .{2,60}|tags?|topics?|keywords|filed under|in this (?:story|article)"
    r"|share(?: this)?)\b ?:?",
    re.IGNORECASE,
)
"""Matches the line over text at the end that does not belong to the article."""
_NOTES = re.compile(r"(?:end|foot)?notes|references|sources", re.IGNORECASE)
"""Matches the line over the notes at the end of a text."""
_BUTTON = re.compile(r"share(?: this)?", re.IGNORECASE)
_SIGNS = re.compile("[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+ ")
_TOLD = re.compile(r"(?:\S+ ){6,}.*[.!][”\"’')\]]*$")
"""A sentence; lists after a text consist of headlines."""
_MOST_OF_END = 30
_DASH = re.compile(r"[—–] ?(?=[^\W\d_])")
_SMALL = ("of", "the", "de", "van", "von", "and", "in", "for")
_NAMED = re.compile(r"[—–] ?[^\W\d_][^.!?:;]{1,50}")
_MOST_NAME_WORDS = 6
_NEAR = 40
_SHORTEST, _LONGEST = 2, 400
_SHORT = 80
_QUOTES = ("“", '"', "«", "„")
_QUOTED = re.compile(r"[“\"«„](.{15,}?)[”\"»“]")
_SIGN = re.compile(r"\W+")


def mark_furniture(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with captions and asides marked; those above the title move after it."""
    marked = mark_asked([_marked(unit) for unit in mark_sponsors(units)])
    marked = mark_beside_credits(mark_named(_pictured(marked)))
    marked = mark_teasers(_end(_noted(_pulled(_signed(marked)))))
    captioned = any(unit.kind == "caption" for unit in marked)
    for at, unit in enumerate(marked if captioned else ()):
        around = [*marked[max(0, at - 1) : at], *marked[at + 1 : at + 2]]
        if not unit.level and unit.kind == "paragraph" and _begins_caption(unit, around):
            marked[at] = replace(unit, kind="caption")
    first = next((at for at, unit in enumerate(marked) if unit.kind == "paragraph"), 0)
    if marked and marked[first].item:
        return marked
    return [*marked[first : first + 1], *marked[:first], *marked[first + 1 :]]


def is_aside(text: str) -> bool:
    """Return whether a line is an invitation, or says that the page has ended."""
    sign = _SIGNS.match(text)
    return len(text) <= 160 and bool(_INVITES.match(text, sign.end() if sign else 0))


def is_note(text: str) -> bool:
    """Return whether a line begins as a note to readers or editors: "For immediate release"."""
    return bool(_NOTE.match(text))


def is_end_note(text: str) -> bool:
    """Return whether a line begins as a note at the end of a text: "[1] …"."""
    return bool(_END_NOTE.match(text))


def _marked(unit: Unit) -> Unit:
    if unit.item and is_aside(unit.text.removeprefix(BULLET)):
        return replace(unit.from_character(len(BULLET)), kind="aside", bold=0)
    if unit.level or unit.item or unit.kind != "paragraph":
        return unit
    if not _SHORTEST <= len(unit.text) <= _LONGEST:
        return unit
    if is_aside(unit.text) or is_note(unit.text):
        return replace(unit, kind="aside", bold=0)
    if is_caption(unit.text):
        return replace(unit, kind="caption")
    return unit


def _begins_caption(unit: Unit, around: Sequence[Unit]) -> bool:
    """Whether a line is the caption beside it without its credit."""
    captions = [other.text for other in around if other.kind == "caption"]
    words = _words(unit.text)
    return len(words) > 12 and any(_words(text).startswith(words) for text in captions)


def _words(text: str) -> str:
    return _SIGN.sub(" ", text).casefold().strip()


def signature_of(unit: Unit) -> str | None:
    """Return the name after a dash that signs the text above ("— Juna Holm"), or None."""
    dash = _DASH.match(unit.text)
    if unit.level or unit.item or not dash:
        return None
    name = unit.text[dash.end() :].rstrip(". ")
    words = name.split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return name if named and len(words) <= _MOST_NAME_WORDS else None


def _signed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a dash and a name are a signature, or items if there are several."""
    signed: list[Unit] = []
    for at, unit in enumerate(units):
        around = [*units[max(0, at - 1) : at], *units[at + 1 : at + 2]]
        if signature_of(unit) and any(other.item or signature_of(other) for other in around):
            dash = _DASH.match(unit.text)
            item = unit.from_character(dash.end() if dash else 0).moved_by(BULLET)
            signed.append(replace(item, item=True))
        else:
            signed.append(unit)
    return signed


def _pulled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a quotation that repeats the text, and its signature, are asides."""
    pulled = list(units)
    quoted = [at for at, unit in enumerate(units[:-1]) if unit.text[:1] in _QUOTES]
    signed = [at for at in quoted if _NAMED.fullmatch(units[at + 1].text)]
    bodies = [_words(unit.text) for unit in units] if signed else []
    for at in signed:
        words = bodies[at]
        near = (*bodies[max(0, at - _NEAR) : at], *bodies[at + 1 : at + _NEAR])
        if len(words) > 15 and any(words in body for body in near):
            pulled[at : at + 2] = [replace(one, kind="aside") for one in units[at : at + 2]]
    return pulled


def _pictured(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a few sentences with an agency in brackets after them are captions.

    If most paragraphs have an agency, or the last one has, it names the source.
    """
    places = [
        at
        for at, unit in enumerate(units[:-1])
        if at and unit.text[-1:] == ")" and not unit.item and has_agency(unit.text)
    ]
    told = [unit for unit in units if len(unit.text) > _SHORT]
    pictured = list(units)
    if 4 * len(places) <= len(told):
        for at in places:
            if not units[at].level and not units[at - 1].level:
                pictured[at] = replace(units[at], kind="caption")
    return pictured


def _noted(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the notes at the end of a text are asides."""
    noted = list(units)
    for at in reversed(range(len(units))):
        if units[at].kind == "aside":
            continue
        is_name = noted[at + 1 : at + 2] != list(units[at + 1 : at + 2])
        if is_name and _NOTES.fullmatch(units[at].text.rstrip(": ")):
            noted[at] = replace(units[at], level=0, kind="aside", bold=0)
            break
        if units[at].level or not _END_NOTE.match(units[at].text):
            break
        noted[at] = replace(units[at], kind="aside", item=False)
    return noted


def _end(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; those from a line like "Other stories:" to the end are asides.

    Exceptions are a button that is repeated below, and a line with timed lines below it.
    """
    low = max(len(units) // 2, len(units) - _MOST_OF_END)
    buttons = [at for at in range(low, len(units)) if _BUTTON.fullmatch(units[at].text)]
    timed = [at for at in range(low, len(units)) if split_time(units[at].text)[0]]
    for at in range(max([low, *timed[-1:]]), len(units)):
        unit = units[at]
        if at in buttons[:-1]:
            continue
        if unit.kind in ("paragraph", "aside") and not unit.level and _END.fullmatch(unit.text):
            rest = units[at:]
            told = sum(_TOLD.search(one.text) is not None for one in rest)
            if at > 2 and 3 * told < len(rest) and all(len(u.text.split()) < 30 for u in rest):
                return [*units[:at], *(replace(one, kind="aside", item=False) for one in rest)]
    return list(units)
