"""Blocks to words with one letter each, so that rules about a sentence are patterns over letters.

    N name   L place   t title   r person by role   o body   p pronoun   O me, him
    d determiner   n noun, adjective or unknown   # number   D day   s possessive
    v speech verb   g its -ing   h thought verb   k its -ing   b other verb   e -ed   i -ing
    x auxiliary   a adverb   m not   P preposition   A according   l particle of a name
    T that   w who, which   C and, or, but   S because, when
    Q quotation that ends in . ? !   q one that ends in a comma or dash   F one that ends in a word
    , . ; : - ( )  as they are

A quotation is one word of its sentence; what is inside it is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader import calendar
from reader.annotate.lexicon.wordlists import LETTERS, VERBS, BoundedMemo, plurals, words
from reader.annotate.tokens.quotation_marks import Quotation

SHORT = (
    r"Mr|Mrs|Ms|Dr|Prof|Rev|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cpt|Cmdr|Sgt|Cpl|Adm|Hon|Fr|Sr|Jr|"
    r"St|Coun|Cllr|Const|Cst|Ald|Dep|Asst|Mt|Ft|Ont|Que|Alta|Sask|Pres|Amb|Atty|Supt|Insp|Det|Messrs|No|Inc|Corp|Ltd|Co|Bros|"
    rf"{'|'.join(map(str.capitalize, calendar.SHORT_WITH_STOP))}|"
    r"Calif|Fla|Conn|Mass|Mich|Minn|Wis|Ill|Ind|Ariz|Colo|Ga|La|Md|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Wash"
)
TOKEN = re.compile(
    # Common words and marks first, and capitals asked for once: half the time for the same tokens.
    r"vs\.|[a-z]{2,}+(?![\w'’&/-])|[,.](?!\w)"
    rf"|(?=[A-Z])(?:(?:[A-Z]\.){{2,}}|(?:{SHORT})\.|[A-Z]\.(?=\s?[A-Z]))"
    r"|[a-zA-Z]['’](?=[A-Z])\w+"
    r"|['’](?:s|re|ve|ll|d|m|t|S)\b|n['’]t\b"
    r"|[^\W_](?:[^\W_]|[-&/](?=\w)|['’](?!(?:s|re|ve|ll|d|m|t|S)\b)(?=\w)|(?<=\d)[.,](?=\d))*"
    r"|-{2,}|[^\w\s]"
)
DAYS = frozenset(
    word.capitalize()
    for word in (
        *(calendar.MONTH_NAMES - {"may"}),
        *calendar.WEEKDAY_NAMES,
        *(forms[1] for forms in calendar.WEEKDAY_FORMS),
        *(form for form in calendar.SHORT_WITH_STOP if form != "aug"),
    )
)
"""Words that the letter D stands for; the other short forms are as often names ("Mar", "Jun")."""
_ROLES, ROLES_PLURAL = words("roles"), plurals("roles")
_BODIES, _BODIES_PLURAL = words("bodies"), plurals("bodies")
_PLACES, _TITLES, _HOW_MANY = words("places"), words("titles"), words("how_many")
_NOUNS_IN_ING, _NOUN_LIKE = words("nouns_in_ing"), words("noun_like")
_KNOWN = frozenset(("First", *LETTERS)).union(
    _PLACES, DAYS, _TITLES, _ROLES, ROLES_PLURAL, _HOW_MANY
)
"""Every word that has a letter of its own where it is written with a capital."""
PUNCTUATION = dict.fromkeys("–—―", "-") | {
    "--": "-", "-": "-", ",": ",", ".": ".", "?": ".", "!": ".", "…": ".", ";": ";", ":": ":",
    "(": "(", "[": "(", ")": ")", "]": ")", "’": "s", "'": "s", "$": "#", "€": "#",
    "£": "#", "%": "n", "&": "C",
}  # fmt: skip
ARTICLE = re.compile(r"(?:al|el|ad|ar|as|an|bin|ibn|abu|d|l|de|van|von)[-'’][A-Z]")
"""The article or particle that a surname begins with in small letters ("al-Masri")."""
HOW_MANY = "%"
"""The letter of "Dozens" or "Two" with a capital, until what stands around it is known."""
UNSETTLED = re.compile(rf"[vhb{HOW_MANY}]")
BEFORE_SENTENCE = frozenset(".:;-(Qq")
PART_OF_NAME = frozenset("Nl" + HOW_MANY)
BEFORE_NOUN = ("d", "s", "e", "i", "P")


@dataclass(slots=True)
class Words:
    """The words of one block, where each starts in it, and one letter for each.

    Never changed, and not frozen: that takes four times as long to make, for each line of a text.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    letters: str
    pieces: dict[int, Quotation]
    """The quotation that stands at a word's index."""

    def end(self, index: int) -> int:
        """Where word `index` ends in the block."""
        piece = self.pieces.get(index)
        return piece.end if piece else self.starts[index] + len(self.words[index])


NONE = Words((), (), "", {})
"""An empty block: a long run of empty lines costs next to nothing."""


def letter_of(word: str) -> str:
    """The letter of a word by itself, whatever stands around it."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    lower = word.lower().replace("’", "'")
    if lower[0] == "'" or lower == "n't":
        return "s" if lower == "'s" else "x"
    if word[0].isupper():
        return _letter_of_capitalised(word, lower)
    if word[0].isdigit():
        return "r" if word.endswith("-old") else "#"
    if lower in LETTERS:
        return LETTERS[lower]
    if ARTICLE.match(word):
        return "N"
    return _letter_of_lower(lower)


def _letter_of_capitalised(word: str, lower: str) -> str:
    bare = word.rstrip(".") if len(word) > 2 else word
    if bare not in _KNOWN and lower not in _KNOWN and word not in _KNOWN:  # as most names are
        return "N"
    if word in _PLACES:
        return "L"
    if bare in DAYS:
        return "D"
    if word == "First":
        return "t"
    if lower in LETTERS and word != "Will" and (len(word) == 1 or not word.isupper()):
        return LETTERS[lower]
    if bare in _TITLES:
        return "t"
    if lower in ROLES_PLURAL or lower in _ROLES and not word.isupper():
        return "r" if lower in ROLES_PLURAL else "t"
    return HOW_MANY if lower in _HOW_MANY and not word.isupper() else "N"


def _letter_of_lower(lower: str) -> str:
    if lower in _ROLES or lower in ROLES_PLURAL:
        return "r"
    verb = VERBS.get(lower)
    if verb and not (lower in _BODIES and verb.form == "base"):
        ing = verb.form == "ing"
        return {"speech": "vg", "thought": "hk", "weak": "bi", "other": "bi"}[verb.sort][ing]
    if lower in _BODIES or lower in _BODIES_PLURAL:
        return "o"
    if lower.rsplit("-", 1)[-1] in _ROLES:
        return "r"
    if lower in _NOUNS_IN_ING:
        return "n"
    if lower.endswith("ly"):
        return "a"
    return "e" if lower.endswith("ed") else "i" if lower.endswith("ing") else "n"


_LETTERS = BoundedMemo(letter_of, 1 << 16)


def read_tokens(text: str, pieces: Sequence[Quotation]) -> Words:
    """The words of one block; each of its quotations stands for one word."""
    if not text:
        return NONE
    found: list[str] = []
    starts: list[int] = []
    if not pieces:
        _add(text, 0, len(text), found, starts)
        letters = _settled(found, list(map(_LETTERS.__getitem__, found)))
        return Words(tuple(found), tuple(starts), letters, NONE.pieces)
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
    marks = list(map(_LETTERS.__getitem__, found))
    for index, piece in at.items():
        marks[index] = ending(piece)
    return Words(tuple(found), tuple(starts), _settled(found, marks), at)


def _add(text: str, low: int, high: int, found: list[str], starts: list[int]) -> None:
    """Add the words of the text from `low` to `high`, and where each starts."""
    cut = TOKEN.findall(text, low, high)
    find = text.find
    for word in cut:  # quicker than a match object each
        low = find(word, low)
        starts.append(low)
        low += len(word)
    found += cut


def _settled(found: list[str], marks: list[str]) -> str:
    """The letters, those of words that can be verb and noun changed by what stands around them.

    "claim" is a noun but after "to", an auxiliary, a pronoun or a plural; "claims" is one after a
    determiner, or between a noun and a verb; "proposed" is an adjective before a noun.
    """
    letters = "".join(marks)
    if not UNSETTLED.search(letters):
        return letters
    for match in UNSETTLED.finditer(letters):
        at = match.start()
        if marks[at] == HOW_MANY:
            marks[at] = _how_many(marks, at)
            continue
        verb = VERBS[found[at].lower()]
        form = verb.form
        before, after = marks[at - 1] if at else "", "".join(marks[at + 1 : at + 2])
        if before == "a" and at > 1 and marks[at - 2] == "d":
            before = "d"
        bare = form == "base" and not _takes_base(found[at - 1] if at else "", before)
        bare = bare and (
            verb.sort in ("weak", "other") or verb.lemma in _NOUN_LIKE or before in "dsiLPe"
        )
        if bare or form == "s" and _plural(verb.lemma, before, after):
            marks[at] = "n"
        elif form == "past" and before and before in "dsP#" and after and after in "nroe":
            marks[at] = "e"
    return "".join(marks)


def _how_many(marks: list[str], at: int) -> str:
    """ "Dozens fled" is no name, but the word may be part of one ("Six Nations", "Thomas More")."""
    begins = not at or marks[at - 1] in BEFORE_SENTENCE
    return "n" if begins and (at + 1 == len(marks) or marks[at + 1] not in PART_OF_NAME) else "N"


def _plural(lemma: str, before: str, after: str) -> bool:
    """Whether a form in -s is a plural noun here, by the letters before and after it."""
    if not before:
        return False
    if before in BEFORE_NOUN or before in "nNL" and after and after in "vxhb":
        return True
    if lemma not in _NOUN_LIKE:
        return False
    return (
        before in "vhbTS"
        or before == "n"
        and after == "F"
        or before in "nroL#"
        and after in ("P", *",.;:C)", "")
    )


def _takes_base(before: str, letter: str) -> bool:
    """Whether the word before lets a bare verb follow ("to say", "they say", "officials say")."""
    if letter in ("x", "p", "w", "a", "m", "C", "O") or before in ("to", "some", "many", "most"):
        return True
    return letter in ("n", "r", "o", "N", "L", "D", ")", ",") and (
        before.endswith("s") or before in ("people", "police", "men", "women") or letter in ",)D"
    )


def ending(piece: Quotation) -> str:
    """Q, q or F: how the words inside the marks end."""
    return "F" if not piece.last else "Q" if piece.last in ".?!…" else "q"
