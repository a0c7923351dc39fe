"""Recognises lines that tell what a picture shows, or who took it, by signs that no text has."""

from __future__ import annotations

import re

from reader.parse.blocks.credits import AGENCY, PAPERS

_STOCK = (
    r"(?:Getty(?: Images)?|iStock|Shutterstock|Alamy|EPA|EPA-EFE|Imago|Zuma|Sputnik"
    r"|Adobe Stock|stock\.adobe\.com|Depositphotos|picture[ -]alliance|Anadolu)"
)
_FULL_NAME = r"(?-i:[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3})"
_OUTLET = (
    rf"(?-i:(?:[A-Z][\w’'-]+ ){{0,3}}"
    rf"(?:{PAPERS}|Agency|Images|Media|Photos?|Pictures|Radio|Sun|TV|Wire))"
)
_ALONE = re.compile(
    rf"(?:{_FULL_NAME}|(?-i:[A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ.’'-]+){{1,3}})) \((?:{AGENCY}|{_STOCK})\)"
    r"|(?:photo|image|video|foto|bild|ljósmynd) ?/ ?"
    r"(?-i:[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3})"
    rf"|{AGENCY} (?:photo|foto)/{_FULL_NAME}"
    rf"|(?:karte|zeichnung|grafik|montage): ?(?-i:[A-ZÀ-Þ])[\w’'-]*(?: [\w’'/-]+){{0,3}}"
    rf"|pics?: ?(?:{AGENCY}|{_STOCK}|{_FULL_NAME})(?:/[\w ]{{2,20}})?"
    rf"|(?:quelle|source|fuente|fonte): ?(?:{AGENCY}|{_STOCK}) ?/ ?{_FULL_NAME}"
    rf"|[^\s./]+(?: [^\s./]+){{0,3}} [-–|] {_STOCK}",
    re.IGNORECASE,
)
"""Who took a picture, alone on a line: "JUNA HOLM (REUTERS)", "juna - stock.adobe.com"."""
_BEHIND = re.compile(
    rf"[.!?”\"] ?(?:{AGENCY}|{_STOCK})/(?-i:[A-ZÀ-Þ])[\w.’'-]*(?: [\w.’'-]+){{0,3}}$"
    rf"|[.!?”\"] {_FULL_NAME}(?:,| for the|/) ?(?:The )?{_OUTLET}$"
    r"|\b(?:bild|foto|photo|image|picture|grafik) ?© ?[^.!?]{2,60}$"
    r"|\((?:(?:archiv|symbol)(?:bild|foto|aufnahme)|(?:file|archive|handout) "
    r"(?:photo|image|pic(?:ture)?)|representational (?:photo|image))\)\.?$"
    r"|\((?-i:Supplied|Handout|Provided|Courtesy)(?:: | by | of )[^()]{2,60}\)$"
    rf"|[.!?”\"] (?:quelle|bildquelle): ?(?:{AGENCY}|{_STOCK}|{_FULL_NAME})(?:/[\w ]{{2,20}})?$"
    rf"|[.!?”\"] pics?: ?(?:{AGENCY}|{_STOCK}|{_FULL_NAME})(?:/[\w ]{{2,20}})?$"
    rf"|[–—-] ?copyright (?:{AGENCY}|{_STOCK})(?: {_FULL_NAME})?$"
    rf"|© ?{_FULL_NAME} ?/ ?[^.!?]{{2,30}}$"
    rf"|[.!?”\"] ?\({_FULL_NAME}, (?:{AGENCY}|{_STOCK})\)$|[.!?”\"] {AGENCY}-(?:{AGENCY}|Yonhap)$"
    r"|[^.!?] ?\| (?-i:[A-Z])[\w’'-]*(?: [\w’'-]+){0,2} (?:pictures|images|photos?|photo agency)$"
    r"|＝(?:[A-ZＡ-Ｚ]{2,9}|ロイター|共同|時事)$"
    rf"|\([^()]{{0,40}}(?:{AGENCY}|{_STOCK}|photo)[^()]{{0,40}}\) ?[—–-] ?{AGENCY}$"
    rf"|\((?-i:[A-Z])[^()]{{2,50}} via (?:{AGENCY}|{_STOCK})\)$"
    rf"|[.!?”\"] (?:photo|image|picture)s?(?::| by) {_FULL_NAME} ?(?:/|for the\b|for\b).{{2,40}}$"
    r"|[a-zß-ÿ\d)][.!] / (?-i:[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4})$"
    r"|[^\W\d_][.]? (?-i:ENLARGE|Enlarge (?:this )?[Ii]mage|Enlarge)$",
    re.IGNORECASE,
)
"""The credit at the end of a caption; a sentence of the text has none of these ends."""
_SIGNED = re.compile(
    rf"[.!?”\"] ?(?:{AGENCY}|REUTERS)/[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){{0,3}}$"
)
"""The end of a caption that tells a whole story: "…, the town said. REUTERS/Juna Holm"."""
_BEGUN = re.compile(
    r"FILE(?: PHOTO)? ?[-–—:] ?\S.{15,}"
    r"|File(?: photo)? ?[–—-] [A-Z].{15,}\)"
    r"|(?:IMAGE|PHOTO|PICTURE|PICTURED|CAPTION): ?[A-Z].{15,}"
    r"|(?:File|Archive|Undated) (?:photo|picture|image)s? (?:of|from|shows?|taken) [^.!?“”\"]{8,}\w"
    r"|(?:Image )?Screen(?:grab|shot) (?:of|from|taken from) [^.!?“”\"]{8,}\w[.]?"
    r"|\[\d{1,2}/\d{1,2}\] ?[A-Z].{15,}"
    r"|(?:In t|T)his (?:[\w,]+ ){0,6}(?:photo|photograph|image|picture|frame grab)"
    r" (?:provided|taken|released|supplied|made available|obtained) (?:by|from|on|in) .{10,}\)"
)
"""The beginning of a caption, as agencies write it: "FILE - A man stands on the quay"."""
_PLACED = re.compile(
    r"(?-i:\b(?!The\b)[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+) "
    r"\((?:[lr]\.|left|right|cent(?:er|re)|pictured(?: (?:left|right))?|links|rechts)\)",
    re.IGNORECASE,
)
"""Where somebody stands in a picture: "Juna Holm (left)"."""
_SAID = re.compile(r"[“”\"]|\b(?:said|says|told|asked|added|wrote|sagte|sagt)\b")
_LAST = ("images", "stock", "alamy", ".com", "shutterstock", "imago", "epa")
"""The last letters of most lines of the pattern above that have no bracket."""
_SHORTEST, _MOST_WORDS, _LONGEST = 7, 40, 400
_SHORTEST_BEGUN, _LONGEST_BEGUN, _CREDITED = 20, 800, 16


def tells_picture(text: str) -> bool:
    """Return whether a line is a caption or a picture's credit by its end, or by "(left)"."""
    if len(text) < _SHORTEST or len(text) > _LONGEST_BEGUN:
        return False
    may_be_alone = (
        text[-1] == ")"
        or "/" in text[:_CREDITED]
        or text[:3] in ("Pic", "PIC", "Kar")
        or text.casefold().endswith(_LAST)
    )
    if text[_SHORTEST_BEGUN:] and text[0] in "ACFIPSTU[" and _BEGUN.fullmatch(text):
        return True
    if text[_LONGEST:]:
        return bool(_SIGNED.search(text))
    if (may_be_alone and _ALONE.fullmatch(text)) or _BEHIND.search(text):
        return True
    is_short = len(text.split()) <= _MOST_WORDS
    return "(" in text and is_short and bool(_PLACED.search(text)) and not _SAID.search(text)
