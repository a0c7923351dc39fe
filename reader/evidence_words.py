"""Names, stances and figures to the words that stand for them in every output."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

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
    "wants": StanceWords("demanded", "demanded by", "demanded"),
}
"""The words for each stance, once for every output."""


def text_at(block: BlockText, span: Span) -> str:
    """The words at a span, on one line."""
    return " ".join(block(span.block)[span.start : span.end].split())


def cue_words(block: BlockText, quote: Quote) -> str:
    """The words of the text that say how the speaker stands to a quote; "" where they say it.

    A short word between cue and quote goes with it, and "that" before the quote: "asked whether",
    "denied that" of "denied on Monday that".
    """
    return "" if quote.stance == "says" else told_words(block, quote) or STANCES[quote.stance].cue


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
    return words


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
    if figure.stance == "says" and basis == "bulletin":
        return "", SAYS_ITSELF
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
    return f"{person.name} of {person.of}"


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


def joined(written: str, counted: str, behind: str = "") -> str:
    """A figure as written with what it counts, no word twice that both have."""
    return " ".join(filter(None, divided(written, counted, behind)))


def divided(written: str, counted: str, behind: str = "") -> tuple[str, str]:
    """A figure as written and what it counts, no word twice that both have.

    `behind` is the text after the figure: from it come the few words between the two, as the "of"
    of "40 boxes of flour".  Words are compared without case and ending of the plural; those of
    `written` stay as they are.
    """
    have, want = list(_WORD.finditer(written)), list(_WORD.finditer(counted))
    ours, theirs = [_form(word[0]) for word in have], [_form(word[0]) for word in want]
    if not theirs:
        return written, ""
    if (at := _place_of(theirs, ours)) is not None:
        return _cut(written, have[at].start())
    if ours and (at := _place_of(ours, theirs)) is not None:
        following = want[at + len(ours) :]
        return _cut(counted, following[0].start() if following else len(counted))
    if shared := _shared(ours, theirs):
        more = counted[want[shared].start() :]
        if ours[-shared:] != theirs[:shared]:
            return written, more
        number, unit = _cut(written, have[-shared].start())
        return number, f"{unit} {more}" if unit else more
    return written, f"{_link(theirs[0], behind)}{counted}"


def _cut(words: str, at: int) -> tuple[str, str]:
    """Words divided at a place where a word begins; not divided where no blank is before it."""
    return (words[: at - 1], words[at:]) if at and words[at - 1 : at] == " " else (words, "")


_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LINK = re.compile(r"\s+(?:worth of|out of|of|in|for|or)(?:\s+[\w'’-]+){0,2}\s+")
"""What may stand between a figure and what it counts: "of", "of the 15", "or eight"."""


def _shared(ours: list[str], theirs: list[str]) -> int:
    """How many words at the beginning of the second are in the first: best at its end."""
    for length in range(min(len(ours), len(theirs)), 0, -1):
        if ours[-length:] == theirs[:length]:
            return length
    for length in range(len(theirs), 0, -1):
        if _place_of(theirs[:length], ours) is not None:
            return length
    return 0


def _link(first: str, behind: str) -> str:
    """The text between a figure and the first word of what it counts, if that is a link."""
    for found in islice(_WORD.finditer(behind), 4):
        between = behind[: found.start()]
        if _form(found[0]) == first:
            return " ".join(between.split()) + " " if _LINK.fullmatch(between) else ""
    return ""


def _place_of(some: list[str], among: list[str]) -> int | None:
    """Where the words of one stand in the other, one behind the other; None if they do not."""
    size = len(some)
    places = range(len(among) - size + 1)
    return next((at for at in places if among[at : at + size] == some), None)


def _form(word: str) -> str:
    """A word without case and without the ending of the plural."""
    low = word.casefold()
    if low in _PLURALS:
        return _PLURALS[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


_PLURALS = {"people": "person", "children": "child", "men": "man", "women": "woman"}
