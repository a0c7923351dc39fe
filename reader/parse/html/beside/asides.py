"""Finds text beside a page's article: pulled quotations, notes on authors, invitations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.parse.blocks.invitations import is_aside
from reader.parse.draft import DraftFields
from reader.parse.html.beside.about_authors import end_of_text
from reader.parse.html.beside.pulled_quotes import ASIDE, with_pulled
from reader.parse.html.cards import SOURCE
from reader.parse.html.elements import HEADINGS
from reader.parse.html.furniture import RoleBlock, is_bold_heading
from reader.parse.html.letters import squeezed
from reader.parse.html.text_block import TextBlock
from reader.parse.shapes.furniture import is_end_note

_LONGEST_OFFER = 350
_HOST = re.compile(r"https?://(?:[\w-]+\.)*?([\w-]+)\.(?:co\.|com\.)?[a-z]+(?:[:/?#]|\Z)")
"""An address, with the name of its host before the domain."""
_OFFER = re.compile(
    r"newsletter|subscri|sign up|abonn|whatsapp|telegram|google news|our app|-app\b|podcast|"
    r"suscr[ií]b|iscriviti|follow(?:ing)? |folg(?:e|en|t) |privacy policy|vorbestellen|"
    r"invitation-only|social media|partnermarke",
    re.IGNORECASE,
)
_OUR_OFFER = re.compile(
    r"\b(?:our|nos|unsere[nr]?|nuestras?|nossas?)\b.{0,20}\b(?:offers?|offres?|angebote?n?|"
    r"ofertas?|"
    r"subscriptions?|abonnements?|newsletters?)\b",
    re.IGNORECASE,
)
"""Matches the heading of an offer, above a few lines of praise."""
_MOST_OFFERED = 3
_CONSENT = re.compile(
    r"by (?:clicking|signing|submitting|subscribing|entering|providing)\b|our community\b|"
    r"you can (?:opt|unsubscribe)|(?:read|see) our\b|mit (?:der|ihrer) anmeldung|"
    r"mit (?:dem )?klick|durch (?:das|ihre|den)\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"terms of (?:service|use)|privacy (?:policy|notice)|datenschutz|nutzungsbedingungen",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r">>|(?:dies(?:er|es)? (?:artikel|text|beitrag|interview)\b.{0,80}\b(?:zuerst|übersetz|"
    r"erschien)|"
    r"dies ist eine (?:maschinelle )?übersetzung|le(?:st|sen sie) den original|"
    r"this (?:article|story|piece|interview) (?:(?:was|has been|first|originally) )+"
    r"(?:appeared|published|translated|ran)\b|"
    r"this (?:article|story|report|project|investigation|series) (?:is|was|has been) (?:produced|"
    r"supported|funded|written|published|reported|made possible) (?:by|as part of|in the framework "
    r"of|with|thanks to)\b.{0,60}\b(?:support|grants?|funds?|fellowship|program(?:me)?)\b|"
    r"cet article a (?:d['’]abord )?été "
    r"(?:publié|traduit)|"
    r"este artículo (?:se publicó|fue (?:publicado|traducido))|"
    r"(?:please note that |prenez note que )?(?:this (?:article|story|page)|cet article|"
    r"dieser (?:artikel|text|beitrag)|este artículo)\b.{0,40}(?:\d (?:months?|years?) old\W*$|"
    r"\b(?:may|might|could) (?:be|contain) out[- ]?(?:of[- ]date|dated)\b|"
    r"\bpourrait contenir des informations\b|\bälter als \d|\bdate de plus d|"
    r"\bmás de \d+ (?:años|meses))|"
    r"\((?:attn|eds?|editors?) ?: .{0,300}\)$|"
    r"(?:the |any )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|presented|stated|"
    r"given)\b.{0,120}\b(?:author|writer|contributor|necessarily|their own|alone)|"
    r"die (?:hier|in diesem|im) .{0,60}meinung(?:en)?\b.{0,60}\b(?:autor|verfasser|redaktion)|"
    r"las opiniones (?:expresadas|vertidas)\b|les opinions exprimées\b|"
    r"an? (?:\w+ )?version of this (?:article|story|piece|report|column|essay)\b.{0,40}\b"
    r"(?:appear|publish|ran\b|print)|our standards ?:|"
    r"was this (?:e-?mail |letter |newsletter |post )?forwarded to you\b|"
    r"at this point,? you (?:will|can)? ?find (?:an? )?(?:external|relevant|editorial) content|"
    r"an dieser stelle (?:finden sie|findest du|befindet sich|steht) (?:\w+ ){0,2}(?:extern|"
    r"relevant|redaktionell)\w*|(?:recommended|external) (?:editorial )?content\W*$|"
    r"(?:empfohlener|externer) (?:redaktioneller )?inhalt\W*$|"
    r"this (?:interview|conversation|transcript) (?:has been|was) (?:lightly |slightly )?(?:edited|"
    r"condensed)\b|(?:dieses thema im programm|über dieses thema berichtete)\b)",
    re.IGNORECASE,
)
"""Matches the beginning of a text on its own source or translation."""
_REQUEST = re.compile(
    r".*\b(?:erst )?wenn (?:du|sie) hier klick|"
    r"(?:.*[.!?…] )?(?:teile|teilt|schreibe?|verrate|diskutiere|share|tell us|join|add|post) "
    r"(?:uns |us )?(?:deine?|eure|ihre?|your|our|mit|the)\b.{0,50}"
    r"\b(?:community|kommentar\w*|comments?)\b.{0,20}$|"
    r".*\b(?:ihre|deine|eure|your|sus|vos)\b.{0,20}\b(?:kommentare|comments|comentarios|"
    r"commentaires)\b.{0,100}\b(?:themenbezogen|sachlich\w*|netiquette|respectful|on topic|civil|"
    r"moderat\w*|respetuos\w*|respectueu\w*)\b",
    re.IGNORECASE,
)
"""A request for consent or for comments."""
_REQUEST_WORDS = ("klick", "kommentar", "comment", "comentario", "community")
"""Each match of the pattern above, which is slow, contains one of these."""
_LONGEST_NOTICE, _LONGEST_RULES = 500, 1500
_MISTAKE = re.compile(r"ctrl ?\+ ?enter", re.IGNORECASE)
"""The keys that report a mistake in the text."""
_PRESENTED = re.compile(
    r"(?:\.{3}|…) ?(?:ist|arbeitet|forscht|lehrt|leitet|is|works|est|es|"
    r"è) (?:[^\W\d_][\w-]* ){0,4}?"
    r"\w*(?:fellow|professor|director|editor|correspondent|reporter|journalist|expert|researcher|"
    r"author|analyst|redakteur|korrespondent|autor|leiter|forscher|historiker|politolog|soziolog|"
    r"ökonom|wissenschaftler|sprecher)",
    re.IGNORECASE,
)
"""How a text on an expert begins, below a picture with the name."""
_DOES = re.compile(
    r" (?:is (?:an?|the|our)|was (?:an?|the)|covers|writes|reports|works|teaches|"
    r"ist|arbeitet|schreibt|est|es|è) \w",
)
"""Matches behind the name of an author what the author does."""
_PRODUCT = (
    r" (?:article|content|journalism|letter|newsletter|piece|post|reporting|stor(?:y|ies)|work)\b"
)
_APPEAL = re.compile(
    rf"if you (?:like|enjoy|value|appreciate)e?d? (?:this|these|our|my|such)\b.{{0,30}}{_PRODUCT}"
    r".{0,60}\b(?:share|forward|subscribe|sign up|support|tell|join|become|follow)\b|"
    r"you(?:[’']ve| have) read (?:all|your|the|\d+|one|two|three|four|five|ten)\b.{0,30}"
    r"\b(?:free|last|monthly|limit)\b.{0,30}\b(?:articles?|stories|texts)\b|"
    r"you(?:[’']ve| have) (?:run out of (?:your )?free|(?:reached|exceeded|used|read) (?:all )?"
    r"(?:of )?your)\b.{0,40}\b(?:articles?|stories|limit|views)\b|"
    rf"(?:this|the full|the rest of this){_PRODUCT} is (?:only |exclusively )?"
    r"(?:available |reserved )?(?:for|to) (?:our |paid |paying )?(?:subscribers|members)\b|"
    r"to (?:continue(?=,| please| subscr| log| sign| regis)|(?:continue|keep|unlock|"
    r"read) (?:reading|"
    r"this|more|on|the (?:rest|full|whole)))\b.{0,40}\b(?:subscribe|log in|sign (?:in|up)|"
    r"register)\b|"
    r"(?:get in touch: )?(?:have you (?:been affected|got a (?:story|tip)|seen)|"
    r"do you have (?:a story|a tip|more))\b"
    r".{0,60}\?.{0,80}\b(?:get in touch|e-?mail|contact (?:us|the)|tell us|let us know)\b|"
    r"for (?:further|more) information,? (?:please )?contact\b|(?:media|press) contacts?:|"
    r"(?:(?:editor[’']?s?[’']? note|correction|clarification|update) ?[:–—-] ?)?(?:this|an earlier "
    rf"version of this){_PRODUCT} (?:was|has been|is being|will be) (?:updated|corrected|amended|"
    r"clarified|revised)\b",
    re.IGNORECASE,
)
"""A request for money or readers, or a note on a later change."""
_PLEA = re.compile(
    r"\bplease consider (?:becoming an? (?:\w+ )?(?:member|subscriber|supporter|patron)\b|"
    r"(?:an? )?(?:paid|annual|monthly|yearly) subscription\b|subscribing\b|upgrading\b|"
    r"supporting (?:us|our|my|this)\b|"
    r"(?:donating|a (?:donation|contribution)) to (?:us|our|this)\b)|"
    r"\b(?:can|may) be reached (?:at|on|via|by)\b.{0,60}(?:@|\d{3})|"
    r"(?:^|[.!?] )(?:reach|contact|e-?mail|write to) "
    r"(?:him|her|them|us|the (?:reporter|author|writer|editor)s?|(?-i:[A-Z]\S+ [A-Z]\S+)) "
    r"(?:at|on|via|by)\b.{0,60}(?:@|\d{3})",
    re.IGNORECASE,
)
"""A request for support, or how to write to the author."""
_PLEA_WORDS = ("please consider", "reach ", "contact ", "mail ", "write to ", "be reached ")
_QUOTES = ("“", '"', "„", "«", "‘", "'")
_FINAL = re.compile(
    r"#(?: ?#){1,4}|[-–— ]*(?:30|(?-i:ENDS?)|(?-i:[Ee]nds?)(?= ?[-–—]))[-–— ]*", re.IGNORECASE
)
"""The last line of a press release."""
_MOST_AFTER = 8
"""The most blocks about the issuer after the last line of a press release."""
_RUN = re.compile(r"[^\W_]+")
_LONGEST_NAME = 80
_LAST = 4
"""The paragraphs at the end that may present the author or name contributors."""
_NAMED_WITHIN, _FEWEST_WORDS = 60, 6
_LONGEST_NOTE = 60
_ENDS = frozenset(".!?…\"'”»“’。！？」』।؟")


def with_asides(blocks: Sequence[RoleBlock], fields: DraftFields) -> list[RoleBlock]:
    """Return the blocks; those beside the text have the role `ASIDE`.

    `fields` are those of the page.
    """
    marked = with_pulled(blocks)
    for place in range(end_of_text(blocks, fields.authors), len(marked)):
        marked[place] = (marked[place][0], ASIDE)
    for place, (block, role) in enumerate(marked):
        text = block.text
        if role == "blockquote" and is_aside(text):
            marked[place] = (block, ASIDE)
        if role not in ("", "li"):
            continue
        if is_bold_heading(block):
            if is_aside(text) or _is_promotion(text, fields):
                marked[place] = (block, ASIDE)
            continue
        if is_aside(text) or _is_promotion(text, fields) or (not role and _is_notice(text)):
            marked[place] = (block, ASIDE)
    first = next((place for place, (_, role) in enumerate(marked) if role not in HEADINGS), 0)
    if len(marked) > _LAST and not marked[first][1] and _presents(marked[first][0], fields.authors):
        marked[first] = (marked[first][0], ASIDE)
    for place in range(len(marked) - 1, max(0, len(marked) - 1 - _LAST), -1):
        block, role = marked[place]
        if role == ASIDE:
            continue
        if role or is_bold_heading(block) or not _is_note(block.text, fields.authors):
            break
        marked[place] = (block, ASIDE)
    return _over_asides(_offered(_ended(marked)))


def _ended(blocks: list[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks; those after the last line of a press release are asides, with it."""
    low = max(len(blocks) // 2, len(blocks) - 1 - _MOST_AFTER)
    for place in range(low, len(blocks)):
        block, role = blocks[place]
        if place and not role and _FINAL.fullmatch(block.text, 0, _LONGEST_NAME):
            return blocks[:place] + [(block, ASIDE) for block, _ in blocks[place:]]
    return blocks


def _offered(blocks: list[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks; the few below a heading that offers something are asides."""
    heads = [place for place, one in enumerate(blocks) if _is_heading(one)]
    for place, end in pairwise([*heads, len(blocks)]):
        if end - place <= _MOST_OFFERED + 1 and _OUR_OFFER.search(blocks[place][0].text):
            blocks[place + 1 : end] = [(block, ASIDE) for block, _ in blocks[place + 1 : end]]
    return blocks


def _over_asides(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks; a heading with only asides below it is one too."""
    marked = list(blocks)
    is_alone = False  # whether only asides, at least one, follow up to the next heading
    for place in range(len(marked) - 1, -1, -1):
        block, role = marked[place]
        if role == ASIDE:
            is_alone = is_alone or place == len(marked) - 1 or _is_heading(marked[place + 1])
        elif _is_heading((block, role)):
            if is_alone and not _is_sentence(block.text):
                marked[place] = (block, ASIDE)
            is_alone = False
        else:
            is_alone = False
    return marked


def _is_sentence(text: str) -> bool:
    """Whether a heading is a sentence, as those over pictures are."""
    return text[-1] == "." and len(text.split()) >= _FEWEST_WORDS


def _is_heading(one: RoleBlock) -> bool:
    block, role = one
    return role in HEADINGS or (not role and is_bold_heading(block))


def _is_notice(text: str) -> bool:
    """Whether a text is on its own source, or a request."""
    if SOURCE.fullmatch(text) or _PRESENTED.match(text):
        return True
    if len(text) > _LONGEST_RULES:
        return False
    words = text.lower()
    begun = text[:_LONGEST_NOTICE]
    if any(word in words for word in _REQUEST_WORDS) and _REQUEST.match(begun):
        return True
    if len(text) > _LONGEST_NOTICE:
        return False
    if _NOTICE.match(text) or _MISTAKE.search(text):
        return True
    if text[0] in _QUOTES:
        return False
    if _APPEAL.match(text):
        return True
    return any(word in words for word in _PLEA_WORDS) and bool(_PLEA.search(text))


def _is_promotion(text: str, fields: DraftFields) -> bool:
    """Whether a short text offers other products of the publisher, or names terms of use."""
    if len(text) > _LONGEST_OFFER:
        return False
    if _CONSENT.match(text) and _TERMS.search(text):
        return True
    return _names_publisher(text, fields) and bool(_OFFER.search(text))


def _names_publisher(text: str, fields: DraftFields) -> bool:
    """Whether a text has the publisher's name, or that of its address in capitals."""
    name, host = squeezed(fields.publisher or ""), _HOST.match(fields.address or "")
    if name and name in squeezed(text):
        return True
    return bool(host and len(host[1]) > 2 and host[1].upper() in _RUN.findall(text))


def _presents(block: TextBlock, authors: Sequence[str]) -> bool:
    """Whether a block begins with an author's name and what the author does."""
    text = block.text
    own = next((name for name in authors if " " in name and text.startswith(f"{name} ")), "")
    return bool(own) and len(text) <= _LONGEST_OFFER and bool(_DOES.match(text, len(own)))


def _is_note(text: str, authors: Sequence[str]) -> bool:
    """Whether a text presents an author or names an agency, as at the end of an article."""
    if is_end_note(text):
        return True
    if len(text) <= _LONGEST_NOTE and (text[-1] not in _ENDS or text[0] + text[-1] == "()"):
        return True
    start = text[:_NAMED_WITHIN].casefold()
    return any(len(name.split()) > 1 and name.casefold() in start for name in authors)
