"""Marks the boxes of a page that ask for consent, offer a subscription or hold readers' comments.

Their names (`class`, `id`) often say nothing, but the words that they begin with do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import Box, enclosing

_LONGEST = 2500
"""The most letters of a box that asks or offers something."""
_BEGINNING, _SHORTEST = 600, 40
_CONSENT = re.compile(
    r"(?:we(?: and (?:our|\d+).{0,30})? (?:use|store|set|need|value|care|process|would like|ask)\b|"
    r"(?:this|our) (?:web)?site (?:uses|sets|stores|asks|needs)\b|to (?:give|provide|offer) you\b|"
    r"by (?:clicking|continuing|using|accepting|browsing)\b(?=.{0,150}\byou\b)|"
    r"wir(?: und unsere.{0,30})? (?:verwenden|nutzen|setzen|speichern|brauchen|benötigen|"
    r"verarbeiten)\b|"
    r"um (?:unsere?n?|diese?n?|ihnen)\b|(?:diese|unsere) (?:web)?(?:seite|site) (?:verwendet|"
    r"nutzt|setzt)|"
    r"mit (?:dem|ihrem) klick|nous(?: et nos.{0,30})? (?:utilisons|stockons|déposons)\b|"
    r"(?:ce|notre) site utilise|(?:nosotros y .{0,40})?(?:utilizamos|usamos)\b|"
    r"est[ea] (?:sitio|site|web).{0,10} (?:utiliza|usa)\b|nós e\b|questo sito (?:utilizza|usa)|"
    r"(?:noi e .{0,30})?utilizziamo\b|deze (?:web)?site gebruikt|wij gebruiken|"
    r"vi (?:bruger|använder|bruker)\b|мы используем|(?:этот |наш )?сайт использует|"
    r"ми використовуємо)",
    re.IGNORECASE,
)
"""Matches how a request for consent begins."""
_CONSENTED = re.compile(
    r"\bpartner|consent|\baccept|\bagree|personali[sz]|experience|preferences|privacy|"
    r"your (?:device|"
    r"browser|data)|einwillig|zustimm|stimmen sie|akzeptier|ähnliche\w* (?:technologien|techniken)|"
    r"endgerät|datenschutz|\bconsentement|\baccepte|partenaire|vos données|acept|consentimiento|"
    r"socios|"
    r"privacidad|aceitar|parceiros|accett|consenso|akkoord|toestemming|samtycke|samtykke|accepter|"
    r"согла[сш]|персональн|згод",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?:to (?:continue(?=,| please| subscr| log| sign| regis)|(?:continue|keep|unlock|read|"
    r"finish) (?:reading|this|more|the (?:rest|"
    r"full|whole)))"
    r"\b.{0,40}\b(?:subscri|sign (?:in|up)|register|log in|create an? (?:free )?account)|"
    r"subscribe (?:now )?to (?:continue|keep|read|unlock|get)|(?:continue|keep) reading (?:with|"
    r"for|by)\b|"
    r"(?:to )?(?:continue|keep) reading this (?:article|story)\W*$|"
    r"(?:read|continue|finish) (?:this|the (?:rest|full|whole))\b.{0,20} (?:with|for) a free "
    r"(?:account|registration|trial)|create an? (?:free )?account to (?:read|continue|keep)|"
    r"want to (?:keep|continue|read) (?:on|reading|more|the)|unlock (?:this|the (?:full|whole|"
    r"rest))|"
    r"(?:this|the rest of this|the full) (?:article|story|post|content) is (?:only |exclusively |"
    r"reserved )?"
    r"(?:available )?(?:for|to) (?:our )?(?:paying |paid |premium )?(?:subscribers|members)|"
    r"(?:jetzt )?weiterlesen (?:mit|für|im)\b|sie (?:möchten|wollen) weiterlesen|"
    r"(?:lesen sie|lies) (?:jetzt )?weiter (?:mit|im|für)\b|diese[rsn]? (?:artikel|beitrag|text|"
    r"inhalt) ist "
    r"(?:nur |exklusiv |ausschließlich )?(?:für|mit)\b.{0,40}\b(?:abo|abonn|mitglieder|plus)|"
    r"il vous reste \d+ ?%|la suite est réservée|(?:article|contenu) réservé aux abonnés|"
    r"pour (?:lire la suite|continuer (?:la|votre) lecture)|para (?:seguir|continuar) leyendo|"
    r"(?:contenido|artículo) (?:exclusivo|solo) para (?:suscriptores|socios)|suscríbete para|"
    r"para continuar (?:lendo|a ler)|per continuare a leggere|abbonati per|lees verder met)",
    re.IGNORECASE,
)
"""Matches the first words of the offer that stands for the rest of a text."""
_COPY = re.compile(r"This is \S{2,20} (?:cache|cached copy|copy) of https?://")
_TOP = 5
_LONGEST_OFFER = 160
_ORDERED = re.compile(
    r"(?:mit (?:meiner|deiner|ihrer|der) (?:anmeldung|registrierung|bestellung)|"
    r"by (?:signing up|subscribing|submitting|entering|providing|registering)|"
    r"en (?:vous inscrivant|vous abonnant|cliquant)|al (?:suscribirte|registrarte|inscribirte)|"
    r"iscrivendo(?:ti|si)|i agree|i consent|ich (?:stimme|willige|möchte))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"newsletter|privacy|terms (?:of|and)|datenschutz|werbevereinbarung|nutzungsbedingungen|agb\b|"
    r"confidentialité|privacidad|e-?mails? (?:from|von)",
    re.IGNORECASE,
)
_LONGEST_CONSENT, _LONGEST_ORDER, _MOST_LINES = 400, 700, 5
"""The most letters of the last line of a form for a newsletter and of the form; its most lines."""
_LETTER = re.compile(
    r"(?:sign up (?:now )?(?:for|to)|subscribe to|get (?:the|our|your|my)|receive|join our|"
    r"never miss|don[’']t miss|melden sie sich|(?:jetzt )?abonnieren|suscríbe(?:te|se)|"
    r"recib[ea]|inscrivez-vous|abonnez-vous|recevez|iscriviti|ricevi|assine|receba|"
    r"подпи(?:шитесь|сывайтесь)|підпи(?:шіться|суйтесь))(?!\w)",
    re.IGNORECASE,
)
"""Matches the heading of an offer to write to the reader."""
_WRITTEN = re.compile(
    r"unsubscribe|newsletter|\binbox\b|cancel (?:at )?any ?time|your e-?mail|\bno spam\b|"
    r"by (?:e-?)?mail\b|posteingang|jederzeit (?:abbestell|kündbar|abmeld)|bo[îi]te mail|"
    r"d[ée]sinscri|bolet[íi]n|tu correo|casella di posta|rassegna via mail|"
    r"рассылк|розсилк|отписаться|відписатися",
    re.IGNORECASE,
)
"""Words of such an offer that no other text of a few lines below such a heading has."""
_LONGEST_LETTER, _LONGEST_LETTER_HEAD = 450, 90
"""The most letters of the box with such an offer, and of its heading."""
_REPLY = re.compile(
    r"(?:reply|antworten|répondre|responder|rispondi|ответить|відповісти|odpowiedz|svara?|"
    r"beantwoorden|"
    r"reageer|yanıtla|返信|답글|رد)"
    r"(?:\W+(?:\d+|likes?|report|share|flag|recommend|gefällt mir|melden|teilen|signaler|j’aime|"
    r"me gusta|"
    r"denunciar|compartir|curtir|segnala|mi piace|нравится|пожаловаться|quote|report abuse|"
    r"citar(?: mensaje)?|citer|zitieren|cita|цитировать))*\W*",
    re.IGNORECASE,
)
"""The link below a comment, with those beside it."""
_LONGEST_REPLY = 45
_LEAST_REPLIES = 2


_TALK = re.compile(
    r"(?:join|be part of) the (?:conversation|discussion)|leave a (?:reply|comment)|post a comment|"
    r"(?:(?:reader|user)s?[’']? )?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|"
    r"комментарии|коментарі) ?(?:\(\d+\)|: ?\d+)|(?:\d+ (?:comments?|replies|kommentare|"
    r"commentaires|comentarios|commenti))",
    re.IGNORECASE,
)
"""The name of a box with readers' comments."""
_LONGEST_TALK = 40


def mark_notices(boxes: Sequence[Box], blocks: Sequence[TextBlock]) -> None:
    """Mark requests for consent and comments as hidden, and offers as notes to the text."""
    asked = [place for place, block in enumerate(blocks) if _asks_for_consent(block.text)]
    asked += [place for place, block in enumerate(blocks[:_TOP]) if _is_copy(block.text)]
    offered = [place for place, block in enumerate(blocks) if _offers(block.text)]
    replies = [place for place, block in enumerate(blocks) if _is_reply(block)]
    signed = [place for place, block in enumerate(blocks) if _is_consent_of_letter(block.text)]
    letters = [place for place, block in enumerate(blocks) if _offers_letter(block.text)]
    talks = [place for place, block in enumerate(blocks) if _names_talk(block)]
    if not (asked or offered or signed or letters or talks) and len(replies) < _LEAST_REPLIES:
        return
    layout = _Layout(boxes, blocks)
    for place in asked:
        if box := layout.begun_by(place):
            boxes[box].hidden = True
    for place in offered:
        if box := layout.begun_by(place):
            boxes[box].notes = True
    for place in signed:
        if box := layout.ended_by(place):
            boxes[box].notes = True
    for place in letters:
        if box := layout.letter_begun_by(place):
            boxes[box].notes = True
    for place in talks:
        if box := layout.headed_by(place):
            boxes[box].hidden = True
    if len(replies) >= _LEAST_REPLIES and (box := layout.around(replies)):
        boxes[box].hidden = True


def _asks_for_consent(text: str) -> bool:
    """Whether a text names cookies and asks the reader for consent."""
    if "ookie" not in text or len(text) < _SHORTEST:
        return False
    begun = text[:_BEGINNING].lower()
    return "cookie" in begun and bool(_CONSENT.match(begun) and _CONSENTED.search(begun))


def _is_consent_of_letter(text: str) -> bool:
    """Whether a text says to what those who order a newsletter agree."""
    return len(text) <= _LONGEST_CONSENT and bool(_ORDERED.match(text) and _AGREED.search(text))


def _is_copy(text: str) -> bool:
    """Whether a text says that the page is the copy of a search engine."""
    return text.startswith("This is ") and bool(_COPY.match(text))


def _offers(text: str) -> bool:
    return len(text) <= _LONGEST_OFFER and bool(_OFFERED.match(text))


def _offers_letter(text: str) -> bool:
    return len(text) <= _LONGEST_LETTER_HEAD and bool(_LETTER.match(text))


def _names_talk(block: TextBlock) -> bool:
    is_short = block.tag in HEADINGS and len(block.text) <= _LONGEST_TALK
    return is_short and bool(_TALK.fullmatch(block.text))


def _is_reply(block: TextBlock) -> bool:
    text = block.text
    return (
        len(text) <= _LONGEST_REPLY
        and bool(_REPLY.fullmatch(text))
        and block.share(of_links=True) > 0
    )


class _Layout:
    """The first block, the last one, the letters and the page's heading in each box."""

    def __init__(self, boxes: Sequence[Box], blocks: Sequence[TextBlock]) -> None:
        self._boxes, self._blocks = boxes, blocks
        self._first = [len(blocks)] * len(boxes)
        self._last = [-1] * len(boxes)
        self._letters = [0] * len(boxes)
        self._is_headed = [box.tag == "h1" for box in boxes]
        for place, block in enumerate(blocks):
            self._first[block.box] = min(self._first[block.box], place)
            self._last[block.box] = place
            self._letters[block.box] += len(block.text)
        for place in range(len(boxes) - 1, 0, -1):
            around = boxes[place].parent
            self._first[around] = min(self._first[around], self._first[place])
            self._last[around] = max(self._last[around], self._last[place])
            self._letters[around] += self._letters[place]
            self._is_headed[around] = self._is_headed[around] or self._is_headed[place]

    def begun_by(self, place: int) -> int:
        """Return the largest small box that begins with a block, or its heading; 0 for none."""
        found = 0
        for box in enclosing(self._boxes, self._blocks[place].box):
            first = self._first[box]
            is_begun = first == place or (
                first == place - 1 and self._blocks[first].tag in HEADINGS
            )
            if not is_begun or self._is_headed[box] or self._letters[box] > _LONGEST:
                break
            found = box
        return found

    def headed_by(self, place: int) -> int:
        """Return the smallest box that a heading begins, with text in it and before; 0 for none."""
        for box in enclosing(self._boxes, self._blocks[place].box):
            if self._first[box] != place or self._is_headed[box]:
                return 0
            if self._last[box] > place:
                before = (len(block.text) for block in self._blocks[:place])
                return box if sum(before) > self._letters[box] / 2 else 0
        return 0

    def letter_begun_by(self, place: int) -> int:
        """Return the largest box of a few lines that a block begins and that offers letters.

        0 if there is none.
        """
        found = 0
        for box in enclosing(self._boxes, self._blocks[place].box):
            last = self._last[box]
            is_small = self._letters[box] <= _LONGEST_LETTER and last - place <= _MOST_LINES
            if self._first[box] != place or self._is_headed[box] or not is_small:
                break
            if last > place and any(
                _WRITTEN.search(block.text) for block in self._blocks[place : last + 1]
            ):
                found = box
        return found

    def ended_by(self, place: int) -> int:
        """Return the largest box of a few lines that ends with a block; 0 for none."""
        found = 0
        for box in enclosing(self._boxes, self._blocks[place].box):
            is_small = (
                self._letters[box] <= _LONGEST_ORDER and place - self._first[box] <= _MOST_LINES
            )
            if self._last[box] != place or self._is_headed[box] or not is_small:
                break
            found = box
        return found

    def around(self, places: Sequence[int]) -> int:
        """Return the smallest box with all these blocks, if text stands before it; 0 for none."""
        for box in enclosing(self._boxes, self._blocks[places[0]].box):
            if self._is_headed[box]:
                return 0
            if self._last[box] >= places[-1] and self._first[box] <= places[0]:
                is_below = any(
                    len(block.text) >= _SHORTEST for block in self._blocks[: self._first[box]]
                )
                return box if is_below else 0
        return 0
