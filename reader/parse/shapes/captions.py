"""Recognises captions of pictures: lines that end with, or are, who took a picture."""

from __future__ import annotations

import re

from reader.parse.blocks.credits import AGENCY

_NAME = r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*)){0,4}"
_STOCK = (
    r"(?:Getty(?: Images)?|iStock(?:photo)?|Shutterstock|Alamy|Unsplash|Pixabay|Pexels|"
    r"Imago(?: Images)?|picture[ -]alliance|EPA|EPA-EFE|Zuma(?: Press)?|Keystone|Sputnik|"
    r"Adobe Stock|Depositphotos|"
    r"Wikimedia Commons|Flickr|(?:screenshot|handout|supplied|file photo|archive|archiv))"
)
_SOURCE = rf"(?:{_STOCK}|{AGENCY}|{_NAME})"
_PICTURE = (
    r"(?:photo(?:graph|graphs|s)?|image|picture|illustration|video|screenshot|graphic|map|handout|"
    r"file photo|foto|bild|grafik|infografik|(?:symbol|archiv)(?:bild|foto)|fotografía|imagen|"
    r"fotografia|immagine|фото)"
)
_CAPTION = re.compile(
    rf"(?:.*\S[ .])?(?:\[{_NAME}/{_SOURCE}(?:/{_SOURCE})?(?: via {_SOURCE})?\]"
    rf"|\[{_NAME} via {_SOURCE}\]|\[File: {_NAME}(?:/{_SOURCE})?\]"
    rf"|\({_PICTURE}(?: (?:by|credit|courtesy of)\b| ?:)[^()]*\)|\({_SOURCE} ?/ ?{_SOURCE}\)"
    rf"|\({AGENCY} (?:photo|foto|file)\b[^()]*\)|\({_STOCK}(?:[/ ][^()]*)?\)"
    rf"|{_PICTURE}s? (?:by|credit:?|courtesy(?: of)?) (?:{_SOURCE}|[A-Z].{{0,60}})"
    rf"|{_PICTURE}: ?(?:[^ ]{{1,40}} ?){{1,5}}"
    rf"|(?:©|\(c\)) ?(?:\d{{4}} )?(?:{_PICTURE}: )?{_NAME}(?:/.{{1,40}})?"
    rf"|(?:{_NAME}/)?{AGENCY}(?:/{_NAME})?(?:/| via ){_STOCK}"
    rf"|(?:[^/]{{2,60}}/){{1,3}}{_STOCK}(?:/{_NAME})?"
    rf"|{_NAME} ?[/|] ?{AGENCY}(?:[-/ ]{_NAME})?|{AGENCY} ?[/|] ?{_NAME})[.]?",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"[\[(/|©:]|\b(?:by|credit|courtesy)\b", re.IGNORECASE)
"""What every caption of the pattern above has; few lines do, and the pattern is slow."""

_BEHIND = re.compile(
    rf".{{15,}}(?:(?: |[.]){AGENCY} (?:Photo|Foto)/{_NAME}(?:, (?:File|Pool))?"
    r"|[.] ?Credit: ?[^.:]{2,60}| [–—-] (?:video|in pictures))[.]?"
)
"""A sentence, and behind it who took the picture or that it is one."""
_ALONE = re.compile(
    rf"(?:{_PICTURE}(?:s|\(s\)| \d{{1,3}})?: (?:.{{1,90}}|.{{0,60}}(?:©|\(c\)).*)|{_STOCK}"
    rf"|{AGENCY})[.]?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"[^.!?“”\"]{{10,}}[.]? \((?:{AGENCY}|{_STOCK})\)[.]?")
_LONGEST = 200


def is_caption(text: str) -> bool:
    """Return whether a line is a caption, by the credit at its end."""
    if _MAY_BE.search(text) and _CAPTION.fullmatch(text):
        return True
    return any(shape.fullmatch(text) for shape in (_ALONE, _BEHIND))


def has_agency(text: str) -> bool:
    """Return whether a line is one short sentence with an agency in brackets behind it."""
    return len(text) <= _LONGEST and bool(_IN_BRACKETS.fullmatch(text))
