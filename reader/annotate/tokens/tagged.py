"""Splits the text of a block into words with one part-of-speech letter each.

The letters of a block make one string, so that a rule about the order of words is a regular
expression over letters: `n[xa]*v` finds a noun, any auxiliaries and adverbs, and a speech verb, as
in "officials have also said".  A quotation counts as one word, and the words inside it get no
letters.

    N    name, or any other capitalised word that is in no list    Varn, Kestrel
    L    place                                                     Kyiv, Ohio
    t    title or office, with a capital                           President, Judge, First
    r    role of a person                                          spokesman, officials, 42-year-old
    o    body that may speak                                       ministry, government
    n    noun, adjective or any other word that is in no list      talks, new
    p    pronoun that may be a subject                             he, it, everyone
    O    pronoun that is an object                                 him, themselves
    d    determiner                                                the, his, some
    #    number or sign of a currency                              12, $
    D    month or weekday                                          October, Mon
    s    ending of a possessive                                    's, ’
    v g  verb of speech, and its form in -ing                      said, saying
    h k  verb of thought, and its form in -ing                     believes, believing
    b i  other verb, and its form in -ing or any word in -ing      left, leaving
    e    any other word in -ed, or participle before a noun        proposed
    x    auxiliary verb                                            is, would, 'll
    a    adverb                                                    also, quickly
    m    negation                                                  not
    P    preposition                                               of, after
    A    the word "according"
    l    particle inside a name                                    van, bin
    T    the word "that"
    w    relative pronoun                                          who, which
    C    conjunction between equals                                and, or, but
    S    conjunction that opens a subordinate clause               because, when
    Q    quotation whose words end in . ? ! or …
    q    quotation whose words end in a comma, semicolon or dash
    F    quotation whose words end in a word: a fragment
    .    end of a sentence (. ? ! …)
    , ; : - ( )   the punctuation itself; "-" for all dashes, "(" and ")" for all brackets

A word has the letter that `word_letters.py` gives it without context, except two kinds that
`_settled` decides by the context: forms that are both nouns and verbs ("claims"), and words for
amounts that may begin a name ("Two", "Six Nations").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.tokens import modifiers, neighbours, noun_or_verb, title_case
from reader.annotate.tokens.behind_names import (
    APPEAL,
    BEHIND_NAMES,
    join_to_names,
    with_appeals,
    with_surnames_in,
)
from reader.annotate.tokens.quotation_marks import Quotation
from reader.annotate.tokens.token_pattern import TOKEN
from reader.annotate.tokens.word_letters import HOW_MANY, MAY, letter_of

UNSETTLED = re.compile(rf"[vhbgk{HOW_MANY}]")
BEFORE_SENTENCE = frozenset(".:;-(Qq")
PART_OF_NAME = frozenset("Nl" + HOW_MANY)
ARTICLES = frozenset(("the", "a", "an", "this", "any"))


@dataclass(slots=True)
class TaggedWords:
    """The words of one block, their offsets in it, and one letter for each.

    Never changed, but not frozen: frozen ones take four times as long to make, for each line of
    text.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    letters: str
    quotations: dict[int, Quotation]
    """The quotation at a word's index."""

    def end(self, index: int) -> int:
        """Return where word `index` ends in the block."""
        piece = self.quotations.get(index)
        return piece.end if piece else self.starts[index] + len(self.words[index])

    def text(self, start: int, end: int) -> str:
        """Return the words `start` to `end` as written, with single spaces."""
        out = self.words[start] if start < end else ""
        for index in range(start + 1, end):
            gap = self.starts[index] > self.end(index - 1)
            out += (" " if gap else "") + self.words[index]
        return out


NO_WORDS = TaggedWords((), (), "", {})
"""An empty block, so that a long run of empty lines costs almost nothing."""


class _Letters(dict[str, str]):
    """The letters of words met before, at most _MOST_WORDS of them.

    Most words of a text recur: without it, annotating news takes 8 to 12% longer. A lookup takes
    half the time of one in an `lru_cache`.
    """

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        letter = self[word] = letter_of(word)
        return letter


_MOST_WORDS = 1 << 16
_letter_of = _Letters().__getitem__


def tag_words(text: str, pieces: Sequence[Quotation]) -> TaggedWords:
    """Return the words of one block; each of its quotations is one word."""
    if not text:
        return NO_WORDS
    found: list[str] = []
    starts: list[int] = []
    if not pieces:
        _add(text, 0, len(text), found, starts)
        plain = list(map(_letter_of, found))
        if not BEHIND_NAMES.isdisjoint(found):
            join_to_names(found, plain)
        letters = _whole_phrases(found, _settled(found, plain))
        return TaggedWords(tuple(found), tuple(starts), letters, NO_WORDS.quotations)
    at: dict[int, Quotation] = {}
    low = 0
    for piece in pieces:
        if piece.start > low:
            _add(text, low, piece.start, found, starts)
        at[len(found)] = piece
        found.append("“”")
        starts.append(piece.start)
        low = piece.end
    if low < len(text):
        _add(text, low, len(text), found, starts)
    marks = list(map(_letter_of, found))
    for index, piece in at.items():
        marks[index] = letter_of_quotation(piece)
    if not BEHIND_NAMES.isdisjoint(found):
        join_to_names(found, marks)
    letters = _whole_phrases(found, _settled(found, marks))
    if "-v" in letters:
        letters = COMMA_AND_DASH.sub("a,", DASH_BEHIND.sub(",", letters))
    return TaggedWords(tuple(found), tuple(starts), letters, at)


def _whole_phrases(found: list[str], letters: str) -> str:
    """Return the letters, with pairs of modifiers and the verbs of a headline in title case."""
    letters = with_appeals(found, letters) if APPEAL in found else letters
    if "Nl" in letters or "NNP" in letters:
        letters = with_surnames_in(found, letters)
    letters = modifiers.with_pairs(found, letters) if "," in letters else letters
    letters = modifiers.with_described(found, letters)
    if len(letters) > title_case.MOST or not title_case.is_title_case(found, letters):
        return letters
    return title_case.with_verbs(found, letters)


def _add(text: str, low: int, high: int, found: list[str], starts: list[int]) -> None:
    """Add the words of the text from `low` to `high`, and their offsets."""
    pieces = TOKEN.split(text[low:high])  # gap, word, gap: quicker than a match object each
    pieces.pop()
    found += pieces[1::2]
    starts += islice(accumulate(map(len, pieces), initial=low), 1, None, 2)


def _settled(found: list[str], marks: list[str]) -> str:
    """Return the letters; words that can be verb and noun are decided by the words around them.

    "claim" is a noun except after "to", an auxiliary, a pronoun or a plural; "claims" is one after
    a determiner, or between a noun and a verb; "proposed" is an adjective before a noun.
    """
    letters = "".join(marks)
    if ("ro" in letters or "po" in letters) and "report" in found:
        letters = noun_or_verb.with_reports(found, letters)
        marks = list(letters)
    if not UNSETTLED.search(letters):
        return _by_context(found, letters)
    for match in UNSETTLED.finditer(letters):
        at = match.start()
        if marks[at] == HOW_MANY:
            marks[at] = _with_capital(found[at], marks, at)
            continue
        if marks[at] in "gk":
            if at and found[at - 1].lower() in ARTICLES:
                marks[at] = "n"  # "the planning"
            continue
        if found[at] == "won" and found[at + 1 : at + 2] in (["'t"], ["’t"]):
            marks[at] = "x"
            continue
        marks[at] = noun_or_verb.letter_of_verb(found, marks, at, letters[at + 1 : at + 2])
    return _by_context(found, "".join(marks))


SPEAKING_NUMBER = re.compile(r"(?:^|(?<=[.,;:CTSQqF]))#(?=[xam]{0,2}v)")
MOVEMENT = re.compile(r"[A-Z]{1,2}\d{1,3}")
"""The short name of a movement or group of countries, if it says something: "K23 said"."""


def _with_movements(found: list[str], letters: str) -> str:
    """Return the letters; "K23" before a verb of speech is a name."""
    for match in SPEAKING_NUMBER.finditer(letters):
        at = match.start()
        if MOVEMENT.fullmatch(found[at]):
            letters = f"{letters[:at]}N{letters[at + 1 :]}"
    return letters


FIRST_TIME = re.compile(r"(?:^|(?<=[.QqF]))N(?=,)")
TIMES_OF_SPEECH = frozenset(("Yesterday", "Today", "Tonight", "Tomorrow"))


def _with_times(found: list[str], letters: str) -> str:
    """Return the letters; "Yesterday" before a comma at the start of a sentence is no name."""
    for match in FIRST_TIME.finditer(letters):
        if found[match.start()] in TIMES_OF_SPEECH:
            letters = f"{letters[: match.start()]}a{letters[match.end() :]}"
    return letters


def _by_context(found: list[str], letters: str) -> str:
    letters = _with_movements(found, letters) if "#" in letters else letters
    letters = _with_times(found, letters) if "N," in letters else letters
    return neighbours.by_neighbours(found, noun_or_verb.with_verbs_of_damage(found, letters))


def _with_capital(word: str, marks: list[str], at: int) -> str:
    """Return the letter of "May", "Saying" or "Dozens" by the words around it."""
    if word == MAY:
        return _may(marks, at)
    letter = _how_many(marks, at)
    verb = VERBS.get(word.lower())
    if letter == "n" and verb is not None and verb.form == "ing":
        return "g" if verb.sort == "speech" else "k"
    return letter


def _how_many(marks: list[str], at: int) -> str:
    """Return the letter of "Dozens", which is no name, but may be part of one ("Six Nations")."""
    begins = not at or marks[at - 1] in BEFORE_SENTENCE
    return "n" if begins and (at + 1 == len(marks) or marks[at + 1] not in PART_OF_NAME) else "N"


def _may(marks: list[str], at: int) -> str:
    """Return the letter of "May": a surname, an auxiliary that begins a question, or the month."""
    before, after = marks[at - 1] if at else ".", "".join(marks[at + 1 : at + 2])
    if before in ("N", "t") or after and after in "vhs" and before in BEFORE_SENTENCE:
        return "N"
    if before in BEFORE_SENTENCE and after and after in "pdNLtnr":
        return "x"
    return "D"


DASH_BEHIND = re.compile("(?<=[Qq])-(?=v)")
"""A dash in place of a comma between a quotation and its verb: "“We stay,” – said Varn"."""
COMMA_AND_DASH = re.compile("(?<=[QqF]),-(?=v)")
"""The same with a comma of its own, which is read as an adverb: "“We stay”, – said Varn"."""
QUOTATION = re.compile(r"[QqF]")
"""The letters of quotations."""


def letter_of_quotation(piece: Quotation) -> str:
    """Return Q, q or F by the end of the words inside the marks."""
    return "F" if not piece.last else "Q" if piece.last in ".?!…" else "q"
