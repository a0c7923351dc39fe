"""Recognises lines around a text: buttons, invitations, notes to readers or editors."""

from __future__ import annotations

import re

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
    r"|text by ?:?$"
    r"|(?:advertisements?|advertising|advertorial|anzeigen?|publicidad|publicité|pubblicità|werbung"
    r"|annons|annonce|reklam[ae]?)\b ?(?:$|[-–—])"
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
    r"|article réservé aux abonnés|nur für abonnenten|subscriber[- ]only"
    r"|add to your saved stories|follow .{2,30} news|gift this article|translate|transcript"
    r"|loading(?:\.{3}|…)"
    r"|\d{1,2}-minute listen|download(?: (?:the |this )?(?:full )?(?:pdf|report|map|document)s?)?"
    r"|heard on .{3,40}|open image in gallery|∙ paid|headshot|get it"
    r"|(?:last )?(?:updated|published|posted)(?: on| at)? ?:?|takeaways by .{3,30}"
    r"|bookmark popover|removed from bookmarks|stay informed with free updates|next story"
    r"|(?:provide news feedback or )?report an error|contact us ?:?|remind me later\.?"
    r"|(?:facebook|twitter|x|linkedin|e-?mail|reddit) \(opens in (?:a )?new (?:window|tab)\)"
    r"|(?:copyright|©|\(c\)) .{0,80}\ball rights reserved\b.{0,20}"
    r"|(?:diese nachricht|dieser beitrag) wurde am \d.{5,20} (?:im programm )?.{0,30}gesendet\.?)$"
    r"|simply sign up\b|get concise answers\b|already a (?:member|subscriber)\b"
    r"|i would like to be emailed\b|not ready to support\b|go deeper ?:"
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
    r"|(?:this|the) (?:interview|conversation|transcript) (?:has been|was) (?:lightly |slightly )?"
    r"(?:edited|condensed|shortened|translated)\b"
    r"|for immediate release\b.{0,40}$|contacts? ?:(?=.*(?:\d{3}|@))|our standards ?:"
    r"|you (?:receive|received|are receiving|get) this\b|(?:to )?unsubscribe\b"
    r"|was this (?:e-?mail|letter|newsletter) forwarded\b|forwarded this (?:e-?mail|newsletter)\b"
    r"|copyright (?:©|\(c\)|\d{4})(?=.*\brights reserved\b))",
    re.IGNORECASE,
)
_MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}"
_CONTACT = re.compile(
    rf"(?=.*(?:{_MAIL}|\b(?i:tel|phone|mobile|cell|fax)[.:]{{1,2}} ?[+(]?\d))"
    rf"(?:[A-ZÀ-Þ][^@.!?“”\"]{{1,90}}?[,:;|–—-] ?)?"
    rf"(?:(?i:e-?mail|tel|phone|mobile|cell|fax)[.:]{{0,2}} ?|{_MAIL}|[+(]?\d[\d ()/.-]{{5,20}}"
    r"|[,;|–—/] ?| )+[.]?"
)
"""A line of only a name with post, mail address and telephone numbers."""
_BAR = re.compile(r" ?[|•·] ?")
_MOST_BUTTON_WORDS = 6
_SIGNS = re.compile("[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+ ")


def is_aside(text: str) -> bool:
    """Return whether a line is an invitation, or says that the page has ended."""
    if len(text) > 160:
        return False
    sign = _SIGNS.match(text)
    return bool(_INVITES.match(text, sign.end() if sign else 0)) or _is_footer(text)


def _is_footer(text: str) -> bool:
    """Whether a line is a row of a few words behind signs, one of them an invitation."""
    parts = _BAR.split(text)
    if len(parts) < 2 or max(len(part.split()) for part in parts) > _MOST_BUTTON_WORDS:
        return False
    signs = [_SIGNS.match(part) for part in parts]
    bare = [part[sign.end() :] for part, sign in zip(parts, signs, strict=True) if sign]
    return len(bare) == len(parts) and any(map(_INVITES.match, bare))


def is_contact(text: str) -> bool:
    """Return whether a line is only a name with a mail address or telephone number."""
    may_be = "@" in text or "el" in text or "hone" in text or "ax" in text
    return may_be and len(text) <= 160 and bool(_CONTACT.fullmatch(text))


def is_note(text: str) -> bool:
    """Return whether a line begins as a note to readers or editors: "For immediate release"."""
    return bool(_NOTE.match(text))
