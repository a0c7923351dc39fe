"""Turns names, stances and figures into the words that every output shows for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.counted_words import divided
from reader.models import Basis, ClaimantBasis, Figure, Person, Quote, Span, Stance

BlockText = Callable[[int], str]
"""Returns the heading for block 0, else that paragraph."""


NOT_NAMED = "not named"
"""The user's choice for a speaker or claimant whom the text does not name."""

SAYS_ITSELF = "the bulletin says so itself"
"""Shown if a text itself asserts a figure without a source."""

THE_TEXT = "the bulletin"
"""Who denies a figure, or does not confirm it, if a text itself does."""

UNNAMED = "Speaker not named"
"""Shown if a quote has no speaker, or one without a name ("he", "eight")."""

NOBODYS = "claimant not found"
"""Shown if no claimant of a figure was found."""

PARAPHRASE = "paraphrase"
"""The note on a quote without words in quotation marks."""

HOW: dict[Basis | ClaimantBasis, str] = {
    "cue": "",
    "named": "",
    "pronoun": "by pronoun",
    "carried": "carried over",
    "corrected": "corrected by the reader",
    "unknown": "",
}
"""The note on the basis of an attribution; "" if it needs none."""

_LINKS = frozenset(("that", "whether", "if", "to", "for", "of", "on", "about", "over", "with"))
"""Words between a cue and the reported words that are shown with the cue ("denied that")."""

CUT = "…"
"""Replaces the reporting words between two pieces of a quote."""

OPENING_MARKS = frozenset("“‘\"'«„")
CLOSING_MARKS = frozenset("”’\"'»“")
"""With `OPENING_MARKS`, quotation marks that open and close in any of the languages."""

_HEDGES = frozenset(
    "rumoured rumored alleged allegedly reportedly supposedly apparently appears appeared appear "  # noqa: SIM905
    "seems seemed seem believed thought understood expected likely would could might may".split()
)
"""Words of a cue that leave open whether it was said: "is rumoured to have said"."""

_BEFORE_A_SPEAKER = "according to"

PLAIN_REPORTS = frozenset(
    "say says said saying tell tells told telling write writes wrote writing "  # noqa: SIM905
    "add adds added adding state states stated stating according".split()
)
"""Words of a cue that only say that somebody said it."""

_CONJUNCTIONS = frozenset(("that", "whether", "if", "to"))


class StanceWords(NamedTuple):
    """The words for a stance: of a quote whose text has no cue, and of a figure's claimant.

    `nobodys` is for a figure without a known claimant.
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
"""The words for each stance, for every output."""


def text_at(block: BlockText, span: Span) -> str:
    """Return the words at a span, on one line."""
    return " ".join(block(span.block)[span.start : span.end].split())


def words_of(block: BlockText, pieces: Sequence[Quote]) -> str:
    """Return the words of the pieces of one quote in a row.

    A paragraph that continues a quotation repeats the opening mark, which is left out.
    """
    words = text_at(block, pieces[0].span)
    for piece in pieces[1:]:
        more = text_at(block, piece.span)
        opens_again = more[:1] in OPENING_MARKS and words[-1:] not in CLOSING_MARKS
        more = more[1:] if piece.continued and opens_again else more
        words += f" {more}" if piece.continued else f" {CUT} {more}"
    return words


def cue_words(block: BlockText, quote: Quote) -> str:
    """Return the cue of a quote; "" if the speaker plainly says the words.

    Rumours and expectations keep their cue too, and so do words not all in quotation marks after a
    verb that means more than "said" ("pledged"). A short word between cue and quote is included,
    and "that" before the quote: "asked whether", "denied that" for "denied on Monday that".
    """
    if quote.stance != "says":
        return reporting_words(block, quote) or STANCES[quote.stance].cue
    told = reporting_words(block, quote)
    words = frozenset(told.casefold().split())
    is_plain = quote.kind == "direct" or words & PLAIN_REPORTS or not told[:1].isalnum()
    return told if words & _HEDGES or not is_plain else ""


def cue_before(cue: str) -> str:
    """Return a cue as it stands before a quote's words: "according to" has a colon.

    In the text the speaker follows it; without the colon the first words of the quote would seem to
    be the speaker.
    """
    return f"{cue}:" if cue.casefold().endswith(_BEFORE_A_SPEAKER) else cue


def is_cue_behind(quote: Quote) -> bool:
    """Whether the text has the words before their cue: "Orm is lost, he claimed"."""
    cue, span = quote.cue, quote.span
    return cue is not None and cue.block == span.block and cue.start >= span.end


def reporting_words(block: BlockText, quote: Quote) -> str:
    """Return the words of the text that report a quote; for plain saying without "that"."""
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
    """Return " as saying" of "the agency quoted him as saying": the quoted person did not quote."""
    cue, speaker = quote.cue, quote.speaker
    if not cue or not speaker or cue.block != speaker.block or cue.end > speaker.start:
        return ""
    behind = block(speaker.block)[speaker.end : speaker.end + _NEAR]
    found = _AS_SAYING.match(behind)
    return f" {found[1]}" if found else ""


_AS_SAYING = re.compile(r"\s+(as (?:having \w+|\w+ing))\b")


def with_link(cue: str, words: str) -> tuple[str, str]:
    """Return cue and words of a quote; a short word that the words begin with moves to the cue.

    "denied" and "that any troops were there" become "denied that" and "any troops were there".
    """
    link, _, rest = words.partition(" ")
    if not cue or not rest or link not in _LINKS or cue.endswith(f" {link}"):
        return cue, words
    return f"{cue} {link}", rest


def named(people: Sequence[Person]) -> str:
    """Return the names and roles of the speakers, or the words for unnamed ones."""
    if not people:
        return UNNAMED
    if len(people) > 1:
        return in_a_row([_with_role(person, "{} ({})") for person in people])
    return _with_role(people[0], "{}, {}")


def doubt_of(basis: Basis | ClaimantBasis) -> str:
    """Return the note that makes a speaker or claimant uncertain; "" if the text names them."""
    return HOW[basis] if basis in ("pronoun", "carried") else ""


def whose(people: Sequence[Person], figure: Figure) -> tuple[str, str]:
    """Return the words for the claimants' stance (or ""), and for the claimants."""
    words, basis = STANCES[figure.stance], figure.claimant_basis
    if people:
        verb = "say" if figure.stance == "says" and are_several(people) else words.whose
        return verb, in_a_row([name_of(person) for person in people])
    if basis == "bulletin":
        return ("", SAYS_ITSELF) if figure.stance == "says" else (words.whose, THE_TEXT)
    return words.nobodys and f"{words.nobodys},", NOBODYS


def notes(block: BlockText, *pieces: Quote) -> tuple[str, ...]:
    """Return the notes on a quote: paraphrase, basis, relays; none for a direct quote at its cue.

    If nobody is named, the note has the pronoun of the text.
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
    """Return notes in brackets to stand after a line, with a blank before; "" for none."""
    return f" ({', '.join(notes)})" if notes else ""


def _holds(outer: Span | None, inner: Span) -> bool:
    """Whether a span is inside another."""
    if outer is None or outer.block != inner.block:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def are_several(people: Sequence[Person]) -> bool:
    """Whether the verb is plural ("officials say") and not singular ("the ministry says")."""
    if len(people) != 1 or people[0].kind != "group":
        return len(people) > 1
    return bool(_SEVERAL.search(_BELONGING.split(people[0].name, maxsplit=1)[0]))


_BELONGING = re.compile(r" (?:of|in|from|at|with|for|on) ")
_SEVERAL = re.compile(r"(?:people|police|men|women|[^sui]s)\Z", re.IGNORECASE)
"""Matches the end of a plural noun; "Reuters" and similar names are not plural."""


_MARKED = re.compile(
    '“[^”]*”|„[^“”]*[“”]|"[^"]*"|«[^»]*»|»[^«]*«|‹[^›]*›|「[^」]*」'
    r"|(?<!\w)‘.*?’(?!\w)|(?<!\w)'.*?'(?!\w)"
)


def parts_in_marks(words: str) -> list[tuple[int, int]]:
    """Return start and end of each text in quotation marks, including the marks."""
    return [found.span() for found in _MARKED.finditer(words)]


def name_of(person: Person) -> str:
    """Return the name of a person, with the owner if the name does not include it."""
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
    """Return names as "A, B and C"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def figure_words(block: BlockText, figure: Figure) -> str:
    """Return a figure as written, with the thing counted if that stands outside it."""
    return " ".join(filter(None, divided_figure(block, figure)))


def divided_figure(block: BlockText, figure: Figure) -> tuple[str, str]:
    """Return the words of a figure and of the thing counted; "" if they cannot be divided."""
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
"""Matches the word before a range, which is not part of its span."""
_BARE = re.compile(r"[\d.,\s–-]+")
_NEAR = 80
"""Characters around a figure that are searched for words that belong to it."""
