"""Turns names, stances and figures into the words that every output shows for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.counted_words import divided
from reader.models import Basis, ClaimantBasis, Figure, Person, Quote, Span, Stance

BlockText = Callable[[int], str]
"""Gives the heading for block 0, else that paragraph."""


NOT_NAMED = "not named"
"""What a reader says of a quote or figure whose speaker or claimant the text does not name."""

SAYS_ITSELF = "the bulletin says so itself"
"""Stands where a text asserts a figure with no source in sight."""

UNNAMED = "Speaker not named"
"""Stands where a quote is attributed to nobody, or to a mention that is no name ("he", "eight")."""

NOBODYS = "claimant not found"
"""Stands where nobody was found whose a figure is."""

PARAPHRASE = "paraphrase"
"""The note of a quote that has no words in quotation marks."""

HOW: dict[Basis | ClaimantBasis, str] = {
    "cue": "",
    "named": "",
    "pronoun": "by pronoun",
    "carried": "carried over",
    "corrected": "corrected by the reader",
    "unknown": "",
}
"""How a quote came to its speaker or a figure to its claimant, where that must be told."""

_LINKS = frozenset(("that", "whether", "if", "to", "for", "of", "on", "about", "over", "with"))
"""Words between a cue and what it reports that are shown with the cue ("denied that")."""

CUT = "…"
"""Stands for the words that report between two pieces of a quote."""

OPENING_MARKS = frozenset("“‘\"'«„")
CLOSING_MARKS = frozenset("”’\"'»“")
"""Marks that open a quotation, and that close one in any of the languages."""

_HEDGES = frozenset(
    "rumoured rumored alleged allegedly reportedly supposedly apparently appears appeared appear "  # noqa: SIM905
    "seems seemed seem believed thought understood expected likely would could might may".split()
)
"""Words of a cue that leave open whether it was said: "is rumoured to have said"."""

PLAIN_REPORTS = frozenset(
    "say says said saying tell tells told telling write writes wrote writing "  # noqa: SIM905
    "add adds added adding state states stated stating according".split()
)
"""Words of a cue that say no more than that somebody said it."""

_CONJUNCTIONS = frozenset(("that", "whether", "if", "to"))


class StanceWords(NamedTuple):
    """How a stance is told: of a quote without a cue of the text, and of a figure's claimant.

    `nobodys` is of a figure whose claimant was not found.
    """

    cue: str
    whose: str
    nobodys: str


STANCES: dict[Stance, StanceWords] = {
    "says": StanceWords("said", "says", ""),
    "denies": StanceWords("denied", "denied by", "denied"),
    "withholds": StanceWords("did not confirm", "not confirmed by", "not confirmed"),
    "asks": StanceWords("asked", "asked about by", "asked"),
    "wants": StanceWords("wanted", "wanted by", "wanted"),
}
"""The words for each stance, once for every output."""


def text_at(block: BlockText, span: Span) -> str:
    """The words at a span, on one line."""
    return " ".join(block(span.block)[span.start : span.end].split())


def words_of(block: BlockText, pieces: Sequence[Quote]) -> str:
    """The words of the pieces of one quote in a row.

    A paragraph that goes on with a quotation opens it again: that mark is left out.
    """
    words = text_at(block, pieces[0].span)
    for piece in pieces[1:]:
        more = text_at(block, piece.span)
        opens_again = more[:1] in OPENING_MARKS and words[-1:] not in CLOSING_MARKS
        more = more[1:] if piece.continued and opens_again else more
        words += f" {more}" if piece.continued else f" {CUT} {more}"
    return words


def cue_words(block: BlockText, quote: Quote) -> str:
    """The words of the text that say how the speaker stands to a quote; "" where they say it.

    What is only rumoured, expected or seems to have been said has its words too.  So have words
    that are not all in quotation marks, behind a verb that means more than "said" ("pledged").

    A short word between cue and quote goes with it, and "that" before the quote: "asked whether",
    "denied that" of "denied on Monday that".
    """
    if quote.stance != "says":
        return told_words(block, quote) or STANCES[quote.stance].cue
    told = told_words(block, quote)
    words = frozenset(told.casefold().split())
    is_plain = quote.kind == "direct" or words & PLAIN_REPORTS or not told[:1].isalnum()
    return told if words & _HEDGES or not is_plain else ""


def is_cue_behind(quote: Quote) -> bool:
    """Whether the text has the words before their cue: "Orm is lost, he claimed"."""
    cue, span = quote.cue, quote.span
    return cue is not None and cue.block == span.block and cue.start >= span.end


def told_words(block: BlockText, quote: Quote) -> str:
    """The words of the text that report a quote; of what is simply said "that" is none of them."""
    links = _LINKS if quote.stance != "says" else _LINKS - _CONJUNCTIONS
    words = text_at(block, quote.cue) if quote.cue else ""
    if quote.cue and quote.cue.block == quote.span.block and quote.cue.end <= quote.span.start:
        between = Span(quote.span.block, quote.cue.end, min(quote.span.start, quote.cue.end + 12))
        link = text_at(block, between)
        before = Span(quote.span.block, max(quote.cue.end, quote.span.start - 6), quote.span.start)
        link = "that" if text_at(block, before).endswith("that") else link
        words += f" {link}" if words and link.casefold() in links else ""
    return words + _as_saying(block, quote)


def _as_saying(block: BlockText, quote: Quote) -> str:
    """The words " as saying" of "the agency quoted him as saying": who is quoted does not quote."""
    cue, speaker = quote.cue, quote.speaker
    if not cue or not speaker or cue.block != speaker.block or cue.end > speaker.start:
        return ""
    behind = block(speaker.block)[speaker.end : speaker.end + _NEAR]
    found = _AS_SAYING.match(behind)
    return f" {found[1]}" if found else ""


_AS_SAYING = re.compile(r"\s+(as (?:having \w+|\w+ing))\b")


def with_link(cue: str, words: str) -> tuple[str, str]:
    """Cue and words of a quote, where a short word that the words begin with goes to the cue.

    "denied" and "that any troops were there" are "denied that" and "any troops were there".
    """
    link, _, rest = words.partition(" ")
    if not cue or not rest or link not in _LINKS or cue.endswith(f" {link}"):
        return cue, words
    return f"{cue} {link}", rest


def named(people: Sequence[Person]) -> str:
    """Names and roles of those who spoke, or that the text does not name them."""
    if not people:
        return UNNAMED
    if len(people) > 1:
        return in_a_row([_with_role(person, "{} ({})") for person in people])
    return _with_role(people[0], "{}, {}")


def doubt_of(basis: Basis | ClaimantBasis) -> str:
    """What makes it uncertain whose a quote or figure is; "" where words of its own say so."""
    return HOW[basis] if basis in ("pronoun", "carried") else ""


def whose(people: Sequence[Person], figure: Figure) -> tuple[str, str]:
    """How the claimants stand to a figure, "" where nobody known only says it; and who they are."""
    words, basis = STANCES[figure.stance], figure.claimant_basis
    if people:
        verb = "say" if figure.stance == "says" and are_several(people) else words.whose
        return verb, in_a_row([name_of(person) for person in people])
    if basis == "bulletin":
        return words.nobodys and f"{words.nobodys},", SAYS_ITSELF
    return words.nobodys and f"{words.nobodys},", NOBODYS


def notes(block: BlockText, *pieces: Quote) -> tuple[str, ...]:
    """Whether a quote is a paraphrase, how it came to its speaker, and who passed it on: nothing
    for words in quotation marks named at a cue.

    Where nobody is named, the pronoun that the text has is told.
    """
    first = pieces[0]
    relays = dict.fromkeys(f"via {piece.relay}" for piece in pieces if piece.relay)
    how = HOW[first.basis]
    if first.basis == "pronoun" and not first.speakers and first.speaker:
        is_told = _holds(first.cue, first.speaker)  # "nobody said"
        how = "" if is_told else f"the text says “{text_at(block, first.speaker)}”"
    is_paraphrase = all(piece.kind == "indirect" for piece in pieces)
    kind = PARAPHRASE if is_paraphrase else ""
    return tuple(note for note in (kind, how, *relays) if note)


def in_brackets(notes: Sequence[str]) -> str:
    """Notes in brackets behind a line, with a blank before; "" without any."""
    return f" ({', '.join(notes)})" if notes else ""


def _holds(outer: Span | None, inner: Span) -> bool:
    """Whether a place is inside another."""
    if outer is None or outer.block != inner.block:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def are_several(people: Sequence[Person]) -> bool:
    """Whether they say something ("officials say") or somebody says it ("the ministry says")."""
    if len(people) != 1 or people[0].kind != "group":
        return len(people) > 1
    return bool(_SEVERAL.search(_BELONGING.split(people[0].name, maxsplit=1)[0]))


_BELONGING = re.compile(r" (?:of|in|from|at|with|for|on) ")
_SEVERAL = re.compile(r"(?:people|police|men|women|[^sui]s)\Z", re.IGNORECASE)
"""The end of a noun of several; "Reuters" and the like are no groups."""


_MARKED = re.compile(
    '“[^”]*”|„[^“”]*[“”]|"[^"]*"|«[^»]*»|»[^«]*«|‹[^›]*›|「[^」]*」'
    r"|(?<!\w)‘.*?’(?!\w)|(?<!\w)'.*?'(?!\w)"
)


def parts_in_marks(words: str) -> list[tuple[int, int]]:
    """Start and end of what stands in quotation marks, marks included."""
    return [found.span() for found in _MARKED.finditer(words)]


def name_of(person: Person) -> str:
    """The name of somebody, and to whom or what they belong where it does not say so."""
    if not person.of or person.of.casefold() in person.name.casefold():
        return person.name
    initials = "".join(word[0] for word in person.of.split())
    if _OF_A_PEOPLE.match(person.name) or person.name.replace(".", "").startswith(f"{initials} "):
        return person.name  # "French News Agency", of France; "U.S. Army", of the United States
    return f"{person.name} of {person.of}"


_OF_A_PEOPLE = re.compile(r"[A-Z]\w{2,}(?:ese|ish|[aei]an|an|[iy]c|ch|ss|ek|ai|[rq]i) ")


def _with_role(person: Person, form: str) -> str:
    return form.format(name_of(person), person.role) if person.role else name_of(person)


def in_a_row(names: Sequence[str]) -> str:
    """A, B and C."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def figure_words(block: BlockText, figure: Figure) -> str:
    """A figure as written, and what it counts where that stands outside it."""
    return " ".join(filter(None, divided_figure(block, figure)))


def divided_figure(block: BlockText, figure: Figure) -> tuple[str, str]:
    """The words for a figure as its number and what it counts; "" where they can't be divided."""
    number, start, end = figure.span
    words, whole = text_at(block, figure.span), block(number)
    before = whole[max(0, start - _NEAR) : start] if figure.low != figure.high else ""
    if opening := _BETWEEN.search(before):
        words = f"{opening[1]} {words}"
    if figure.counted:
        return divided(words, figure.counted, whole[end : end + _NEAR])
    is_bare = figure.unit and _BARE.fullmatch(words)
    return words, f"({figure.unit})" if is_bare else ""


_BETWEEN = re.compile(r"\b(between)\s+\Z", re.IGNORECASE)
"""The word before a range, which is no part of its span."""
_BARE = re.compile(r"[\d.,\s–-]+")
_NEAR = 80
"""Characters around a figure that are looked at for words that belong to it."""
