"""Recognises credits (bylines, agencies, editors), lists of names, and date lines."""

from __future__ import annotations

import re

from reader import calendar
from reader.parse.blocks.foreign_days import in_english, states_foreign_day
from reader.parse.blocks.stated_days import stated_days

_CREDIT = re.compile(
    r"stor(?:y|ies) by (?-i:[A-Z])|"
    r"(?:(?:with )?(?:additional |further |original |live )?"
    r"(?:reporting|writing|editing|translation|research|photo(?:graph)?s?|photography|words) by\b|"
    r"as (?:told|reported|recorded|compiled) (?:by|to)\b|"
    r"(?:parts?|some) of (?:this|the) (?:report|article|story|text|information) (?:is|are|was|were|"
    r"comes?|came) (?:from|by|supplied|provided)\b|"
    r"(?:this|the) (?:report|article|story) (?:is|was) (?:based on|compiled|written|prepared)\b|"
    r"(?:this|today[’']s) (?:newsletter|briefing|edition|digest|bulletin) (?:is|was) "
    r"(?:edited|compiled|written|prepared|produced|curated|put together) by\b|"
    r"with agenc(?:ies|y)\.?$|(?:(?:agency|staff|wires?)(?: (?:&|and) |/| )){1,3}reports?$|"
    r"(?:web|news|online) desk$|"
    r"(?:data|information) cut-?off\b(?: (?:date|time))? ?:|"
    r"with (?:(?:additional |further )?reporting|material|information|contributions|files?|"
    r"inputs?) (?:by|from)\b|"
    r"(?:written|reported|edited|compiled|translated|prepared|produced|posted|published|updated|"
    r"reviewed)(?: and (?:written|edited|compiled|updated|translated))? by\b|"
    r"(?:editors?|authors?|sources?|byline|translators?|agenc(?:y|ies)|credits?|quellen?|fuentes?|"
    r"источники?|джерел[оа]|źródł[oa]|kaynak|fonte|автор(?:ы)?|oprac(?:owanie|\.)?|"
    r"autor(?:in|en)?|auteurs?)"
    r" ?:|"
    r"(?:the )?press (?:service|office|centre|center|department) (?:of|for)"
    r"(?! .*\b(?:says?|said|reports?|reported|denie[sd]|confirm(?:s|ed)|claim(?:s|ed))\b)"
    r"(?-i:(?: (?:of|for|and|the|in|[A-Z][\w’'-]*)){1,12})$|"
    r"copyright (?:© ?|\(c\) ?)?\d{4}"
    r"(?-i:,? [A-Z][\w’'.-]*(?: (?:of|the|and|[A-Z][\w’'.-]*)){0,5})$|"
    r"©|\(c\) \d{4})",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"(?:as (?:told|reported|recorded|compiled)|reported|compiled|published|posted|prepared|"
    r"updated|reviewed) (?:by|to) [^,]{2,80}, (?=.*\.$)"
    r".*?(?-i:[a-z]\w+ )(?!by |and |the |of |for |in |at |on |from |with )(?-i:[a-z])",
    re.IGNORECASE,
)
"""A sentence that begins like a credit ("As reported by X, the mill burned down.")."""
AGENCY = (
    r"(?:AP|AFP|Reuters|dpa|DPA|Interfax|TASS|Ukrinform|Yonhap|Kyodo|Xinhua|ANSA|EFE|PAP|BBC|CNN|"
    r"DW|RFE/RL|KNA|epd|EPD|UPI|PA|ANP|NTB|TT|STT|APA|ATS|Belga|Lusa|AAP|PTI|ANI|Anadolu|WAFA|"
    r"The Associated Press|Associated Press|Agence France-Presse|Bloomberg)"
)
PAPERS = (
    r"(?:Chronicle|Courier|Daily|Dispatch|Gazette|Globe|Herald|Independent|Journal|Mail|News|"
    r"Observer|Post|Press|Record|Register|Standard|Star|Telegraph|Times|Tribune)"
)
"""Last words of the names of papers."""
_AGENCIES = re.compile(
    rf"(?:[\w./]{{2,20}} )?[\[(—–-] ?{AGENCY}(?:(?:, ?|/| and |; ?){AGENCY})*[\])]?\.?"
    r"|\([A-ZÀ-Þ][\w .]{1,30} with [A-ZÀ-Þ][\w .]{1,30}?(?: and [A-ZÀ-Þ][\w .]{1,30})?\)"
)
_DATE_WORD = re.compile(
    r"(?:as|uhr|stand|vom|um|aktualisiert|veröffentlicht|erstellt|publicado|actualizado|publié|ist|"
    r"first|last|originally|published|updated|posted|issued|date|modified|on|at|of|the|time|"
    rf"{calendar.WEEKDAY_PATTERN}|{calendar.MONTH_PATTERN}|"
    r"[\d:./–-]*\d(?:st|nd|rd|th|h|am|pm)?|[ap]\.?m|[A-Z]{1,4}T|GMT|UTC|MSK|local|[-–—|•·/]|"
    r"[+-]\d\d:?\d\d)(?:[+-]\d\d?)?[.,:]*",
    re.IGNORECASE,
)
TITLE_WORDS = re.compile(
    r"\b(?:brief(?:ing)?|bulletin|digest|daily|round-?up|updates?|summary|sitrep|report|diary|"
    r"live|as it happened|timeline|ticker|news ?feed|day \d+|at a glance|"
    r"(?:key|major|main|latest) (?:events|developments)|what happened)\b",
    re.IGNORECASE,
)
"""Words in titles of bulletins that are not part of a place's name."""

_NO_PLACE = re.compile(
    rf"{TITLE_WORDS.pattern}|\b(?:news|weekly|monthly|review|monitor|newsletter)\b", re.IGNORECASE
)
_LAST_CHANGE, _DIGIT = re.compile(r"(?i:last|latest|first) (?i:update)\b"), re.compile("[0-9]")
_OVER_MONTHS = re.compile(r"(?<=\d)[-–](?=[A-Z][a-z])")
_PLACE = re.compile(r"(?:(?i:last|latest|first) update|[^\W\d_]+(?: (?![a-z])[^\W\d_]+)?), ")
_SMALL = {
    "staff",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "agencies",
    "and",
    "&",
    "of",
    "de",
    "von",
    "van",
    "in",
    "for",
    "with",
    "der",
    "la",
    "et",
    "und",
    "bin",
    "|",
    "•",
    "·",
    "-",
    "–",
    "—",
    "/",
}
_NO_NAMES = re.compile(r"The|Then|Now|And|An?|[A-Z][a-z]+day")
_NAME = r"[^\W\d_]\w*\.?(?: [^\W\d_][\w.’'-]*){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:, {_NAME}){{0,8}},? (?:and|&) {_NAME}")


_ONE_NAME = re.compile(
    r"[A-Z][^\W\d_]+(?: [A-Z]\.)?(?: [A-Z][^\W\d_]*(?:[’'-][^\W\d_]*)*(?<=[a-z’'-]))+"
)
_ASKING = frozenset({"What", "Why", "How", "When", "Where", "Who"})
_WITH_AGENCIES = re.compile(
    rf"(?:{_ONE_NAME.pattern}|{_NAMES.pattern})(?: in [A-Z]\w+)?,? (?:and|with) agenc(?:ies|y)"
)
_SHIFT = re.compile(
    r" \((?:now|earlier|before|until [^()]{1,12}|from [^()]{1,12})\)(, |; | and |$)"
)
_DOMAIN = re.compile(r"(?<= )[a-z][a-z\d-]{1,30}\.[a-z]{2,7}(?=[ ,]|$)")
"""The address of a site as its name: "ndr.example"."""
_SHORTEST = len("(AP")
_BAR = re.compile(r" [|•·] ")
_ISSUE = re.compile(r"(?:issue|edition|no\.?|number|vol(?:ume|\.)?|#) ?#?\d{1,5}", re.IGNORECASE)
_WITH_POST = re.compile(
    rf"{_ONE_NAME.pattern}, (?:[^\W\d_][\w’'-]* ){{0,4}}(?:correspondent|reporter|editor)"
)


_FOREIGN_BYLINE = re.compile(
    r"(?:[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR) [A-ZÀ-Ý][\w’'.-]+ [A-ZÀ-Ý][\w’'.-]+"
    r"(?:(?: und | y | et |, | )[A-ZÀ-Ý][\w’'.-]+|(?: für| bei| de| für den| aus)(?= )){0,8}"
    r"(?: \([^()\d]{2,40}\))?"
    r"(?:, (?:envoyée?s? spéciale?s?|correspondante?s?|corresponsal|"
    r"enviad[oa] especial|Korrespondent(?:in)?)"
    r"(?: (?:à|au|aux|en|in) [A-ZÀ-Þ][\w’-]+)?)?"
)


_PUBLISHED = re.compile(
    r"(?:first|originally) (?:published|posted)\b|last (?:updated|modified)\b", re.IGNORECASE
)
_HELPED = re.compile(
    r"[A-Z](?:(?!\bwho\b|\bwhich\b)[^!?“”\"]){3,150} (?:also )?contributed "
    r"(?:reporting |research )?"
    r"(?:to this (?:report|story|article|piece|analysis|investigation)|from [A-Z][\w’-]+|reporting)"
    r"(?: (?:from|in|on) [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?\.?"
    rf"|{_ONE_NAME.pattern} reported from [A-Z][\w’-]+(?:,? (?:and )?[^.!?“”\"]{{0,60}})?\.?"
)
"""Who helped with a text, in a sentence at its end."""


_SIGNATURE = re.compile(
    r"[-–—•] ?(?=[A-Z])(?:[A-Z][\w.’'-]*|of|the|and|in|for|de|van|von|[&|/])"
    r"(?:,? (?:[A-Z][\w.’'-]*|of|the|and|in|for|de|van|von|[&|/])){1,8}"
)
"""Names behind a dash that close an entry: "-Lake News’ Ada Brink"."""


def is_signature(text: str) -> bool:
    """Return whether a line has only a dash and names, as authors sign an entry."""
    return bool(_SIGNATURE.fullmatch(text))


def is_credit(text: str) -> bool:
    """Return whether a line only says who wrote, edited or supplied the text."""
    if not text or text[-1] == ":" or text[200:] or text[60:] and len(text.split()) > 30:
        return False
    if text[0] + text[-1] == "()" and _CREDIT.match(text[1:]):
        return True
    if not text[_SHORTEST - 1 :]:
        return text[0] == "©"
    byline = text[:2] in ("By", "BY") and _is_byline(text)
    if text.endswith(("agencies", "agency")) and _WITH_AGENCIES.fullmatch(text):
        return True
    return bool(
        byline
        or _FOREIGN_BYLINE.fullmatch(text)
        or (_CREDIT.match(text) and not _REPORTS.match(text))
        or _AGENCIES.fullmatch(text)
        or _HELPED.fullmatch(text)
        or (_PUBLISHED.match(text) and is_date_line(text))
    )


_MOST_BYLINE = 30
"""The most words of a byline; live pages name everybody who wrote for them."""


def _is_byline(text: str) -> bool:
    """Whether a line is "By" and names, with or without a day after them."""
    text = _without_days(text)
    words = _DOMAIN.sub(lambda site: site[0].capitalize(), text).split()
    if (
        not words
        or words[0] not in ("By", "BY")
        or not 2 <= len(words) <= _MOST_BYLINE
        or text[-1] in ".:;?!"
    ):
        return False
    name, _, rest = " ".join(words[1:]).partition(", ")
    first = words[1].capitalize()
    if not name or not _is_capital(name[0]) or is_date_line(name) or _NO_NAMES.fullmatch(first):
        return False
    if not (rest and is_date_line(rest)):
        name = f"{name} {rest}"
    return all(_is_capital(word[0]) or word in _SMALL for word in name.split())


def _is_capital(letter: str) -> bool:
    """Whether a name may begin with a letter: a capital one, or of a script without capitals."""
    return letter.isalpha() and not letter.islower()


def _without_days(text: str) -> str:
    """Return a line without those parts between bars that are a day or an update."""
    if not _BAR.search(text):
        return text
    return " | ".join(part for part in _BAR.split(text) if not is_date_line(part))


_NAMED_STAMP = re.compile(r"(?:[A-ZÀ-Þ][\w’'.&-]*+,? ){1,5}(?:Published|Posted):? (?P<rest>.+)")


def is_named_stamp(text: str) -> bool:
    """Return whether a line is a name and when it published ("Lake Report Published May 12")."""
    stamp = _NAMED_STAMP.fullmatch(text) if "ublished" in text or "osted" in text else None
    return bool(stamp and is_date_line(stamp["rest"]))


def is_signed_day(text: str) -> bool:
    """Return whether a line has, between bars, a day and names or an issue number.

    Examples are "Ilse Hagen | 14 May 2031" and "Issue 214 · Tuesday, May 13, 2031"; also a name
    and when it published.
    """
    if is_named_stamp(text):
        return True
    other = _without_days(text) if _DIGIT.search(text) else text
    return other != text and (is_name(other) or is_names(other) or bool(_ISSUE.fullmatch(other)))


def has_post(text: str) -> bool:
    """Return whether a line is a name and a journalist's post ("…, energy correspondent")."""
    return text.endswith(("correspondent", "reporter", "editor")) and bool(
        _WITH_POST.fullmatch(text)
    )


def is_name(text: str) -> bool:
    """Return whether a line has the shape of one name of two or three words."""
    words = text.split()
    if not 2 <= len(words) <= 3 or not _ONE_NAME.fullmatch(text):
        return False
    return words[0] not in _ASKING and not TITLE_WORDS.search(text)


def is_names(text: str) -> bool:
    """Return whether a line only has two or more names of people.

    The times of their shifts may follow in brackets.
    """
    if "(" in text:
        text = _SHIFT.sub(r"\1", text).replace(";", ",")
    if " with " in text:
        return all(_ONE_NAME.fullmatch(part) or is_names(part) for part in text.split(" with "))
    capitals = all(word[0].isupper() for word in text.split() if word not in ("and", "&"))
    return len(text) <= 200 and capitals and bool(_NAMES.fullmatch(text))


def is_date_line(text: str) -> bool:
    """Return whether a line is only a day, with or without place and clock time."""
    return text[5:] != "" and is_day(text)


def is_day(text: str) -> bool:
    """Return the same for the words before the text of an entry ("May 2")."""
    if not 3 < len(text) < 80 or not _DIGIT.search(text):
        return False
    place = _PLACE.match(text)
    if place and _NO_PLACE.search(place[0]) and not _LAST_CHANGE.match(text):
        return False
    if "-" in text or "–" in text:
        text = _OVER_MONTHS.sub(" - ", text)
    if states_foreign_day(text):
        text = in_english(text)
    # Words are tested first: most lines fail at the first word; finding days takes four searches.
    if text[-1] == ")":
        text = text.replace("(", " ").replace(")", " ")
    alone = all(map(_DATE_WORD.fullmatch, text.split()))
    if not alone and not (place and all(map(_DATE_WORD.fullmatch, text[place.end() :].split()))):
        return False
    return any(stated_days(text))
