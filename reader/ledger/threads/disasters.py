"""Finds developments about one disaster: a named dam that broke, a flood of one region.

Each bulletin of these days has so many of them that their words are too frequent to identify a
story.  So they are compared by what was destroyed, and by the region.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from reader.ledger.threads.name_uses import places, runs
from reader.ledger.threads.texts import Term, TextPart
from reader.ledger.threads.window import WindowText, found_once
from reader.ledger.threads.words import WEAK, word_key

NEXT_DAYS = 4
"""The most days between two texts about one disaster."""

FIRST = 2
"""The number of first parts that are read, with the heading: later ones may be background."""

NEAR = 60
"""Characters between a structure and the words for what happened to it."""

MOST = 16
"""The most earlier texts about one disaster that a later one is compared with."""

_LOST = (
    r"destroy(?:s|ed|ing)?|destruction|breach(?:ed|es)?|collaps(?:e|es|ed|ing)|burst"
    r"|bl(?:ew|own|owing|ow) up|(?<!-)blast(?:ed)?|explo(?:sions?|ded)|ruptured?|sabotaged?"
    r"|gave way"
)
_LOST_WORDS = re.compile(rf"\b(?:{_LOST})\b", re.IGNORECASE)
_STRUCTURES = {
    "dam": r"(?:hydro(?:-?electric|-?power)? )?(?:power )?dam|HPP|hydro(?:-?electric|-?power)"
    r" (?:power )?(?:plant|station|complex)",
    "bridge": r"(?:road |railway |rail )?bridge",
    "tunnel": r"(?:road |railway |rail )?tunnel",
    "pipeline": r"(?:gas |oil |water )?pipelines?",
    "tower": r"(?:television |TV )?tower",
    "prison": r"(?:remand )?prison",
    "theatre": r"(?:drama )?theat(?:re|er)",
}
_STRUCTURE = re.compile(
    r"(?:[’']s)? (?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _STRUCTURES.items())
    + r")\b",
    re.IGNORECASE,
)
"""Matches behind a name: "the Lower Tarn dam"."""
_KINDS = "|".join(_STRUCTURES)
_REFERENCE = re.compile(
    rf"\b(?P<first>{_KINDS}) (?:{_LOST}|attack|disaster)\b"
    rf"|\b(?:{_LOST}) (?:of )?the (?:[a-z]+(?:-[a-z]+)? ){{0,2}}(?P<second>{_KINDS})\b"
    r"|\b(?:destroy(?:ed|ing)|destruction of|bl(?:ew|own|owing) up) the"
    rf" (?:[\w-]+-(?:held|controlled|run) )(?P<third>{_KINDS})\b",
    re.IGNORECASE,
)
"""Matches a structure without a name: "the dam collapse", "the breach of the dam"."""
_BESIDE = re.compile(r"\b(?:after|since|despite|before|from|by) (?:the |a )?$", re.IGNORECASE)
"""Matches before what is only told beside something else: "after the dam blast"."""

_FLOOD = r"flood(?:s|ed|ing|waters?)?|under water|submerged|water levels?"
_NATURAL = re.compile(
    rf"\b(?:(?P<flood>{_FLOOD})|(?P<quake>(?:earth)?quakes?|aftershocks?)"
    r"|(?P<wildfire>wildfires?|forest fires?)|(?P<slide>landslides?|mudslides?|avalanches?)"
    r"|(?P<storm>cyclones?|hurricanes?|typhoons?))\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    rf"\b(?:{_FLOOD}|evacuat\w+|rescu\w+|downstream|missing|died|dead|drowned|investigat\w+)\b",
    re.IGNORECASE,
)
"""Matches what comes of a disaster."""

_ADJECTIVE = re.compile(r"[^\W\d_]-[a-z]")
"""Matches what is no name, with a capital letter: "the Torvian-held dam"."""
_REGION = re.compile(
    r" (?:and [A-Z][\w’-]+ )?(?:regions?|oblasts?|provinces?|districts?|count(?:y|ies))\b", re.I
)
_LANDSCAPE = frozenset(map(word_key, ("river", "valley", "basin", "delta", "coast", "island")))

Disaster = tuple[str, str]
"""A kind of disaster or structure, and the key of its name or region."""


class Disasters:
    """The texts of the last days that tell of a disaster."""

    def __init__(self) -> None:
        """Start empty."""
        self._texts: dict[Disaster, deque[WindowText]] = defaultdict(deque)
        self._names: deque[tuple[int, Disaster]] = deque()
        self._told: dict[int, frozenset[Disaster]] = {}  # by the key of a text of the last day
        self._before: dict[Disaster, list[WindowText]] = {}  # the latest texts before that day

    def begin(self, texts: Sequence[WindowText]) -> None:
        """Add the developments of a day."""
        first = texts[0].day - NEXT_DAYS if texts else 0
        while self._names and self._names[0][0] < first:
            self._names.popleft()
        self._names.extend((text.day, one) for text in texts for one in lost_structures(text))
        for disaster, told in list(self._texts.items()):
            while told and told[0].day < first:
                told.popleft()
            if not told:
                del self._texts[disaster]
        self._told = {text.text.key: self._disasters(text) for text in texts}
        asked = frozenset[Disaster]().union(*self._told.values())
        self._before = {one: list(self._texts[one])[-MOST:] for one in asked}
        for text in texts:
            for disaster in self._told[text.text.key]:
                self._texts[disaster].append(text)

    def _disasters(self, text: WindowText) -> frozenset[Disaster]:
        """Return the disasters of a text; a dam without a name is the only one of these days."""
        found = set(lost_structures(text) | struck_regions(text))
        for kind in references(text):
            names = {one for _, one in self._names if one[0] == kind}
            if len(names) == 1:
                found |= names
        return frozenset(found)

    def before(self, text: WindowText) -> list[WindowText]:
        """Return texts of earlier days about a disaster of this text, the latest first."""
        found = {
            one.text.key: one
            for disaster in self._told.get(text.text.key, ())
            for one in self._before[disaster]
        }
        return sorted(found.values(), key=lambda one: -one.day)


@found_once
def lost_structures(text: WindowText) -> frozenset[Disaster]:
    """Return the named structures that were destroyed, as kind and last word of the name."""
    return frozenset(one for part in text.parts[:FIRST] for one in _lost_in(part))


def _lost_in(part: TextPart) -> Iterator[Disaster]:
    for whole in runs(part):
        # "the Lower Tarn dam", "the Tarn Dam"
        is_last = len(whole) > 1 and _STRUCTURE.match(part.text, whole[-2].end)
        run = whole[:-1] if is_last else whole
        found = _STRUCTURE.match(part.text, run[-1].end)
        key = run[-1].key
        if found is None or key in WEAK or _ADJECTIVE.search(part.text, *_span(run)):
            continue
        low, high = max(0, run[0].start - NEAR), found.end() + NEAR
        if _LOST_WORDS.search(_sentence(part.text, low, run[0].start, found.end(), high)):
            yield found.lastgroup or "", key


def _span(run: Sequence[Term]) -> tuple[int, int]:
    return run[0].start, run[-1].end


def _sentence(text: str, low: int, start: int, end: int, high: int) -> str:
    """Return the words around a name, as far as they are of its sentence."""
    before, after = text[low:start], text[end:high]
    return before[before.rfind(". ") + 1 :] + " " + after.partition(". ")[0]


@found_once
def references(text: WindowText) -> frozenset[str]:
    """Return the kinds of structures whose loss a text tells of without a name."""
    parts = text.parts[:FIRST]
    follows = any(_FOLLOWS.search(part.text) for part in parts)
    return frozenset(
        (found["first"] or found["second"] or found["third"]).casefold()
        for part in parts
        for found in _REFERENCE.finditer(part.text)
        if follows or not _BESIDE.search(part.text, max(0, found.start() - NEAR), found.start())
    )


@found_once
def struck_regions(text: WindowText) -> frozenset[Disaster]:
    """Return the kinds of natural disasters that a text tells of, with the places it names."""
    kinds = {
        found.lastgroup or ""
        for part in text.parts[:FIRST]
        for found in _NATURAL.finditer(part.text)
    }
    if not kinds:
        return frozenset()
    named = {
        term.key
        for part in text.parts[:FIRST]
        for term in part.terms
        if term.is_name and not _ADJECTIVE.search(part.text, term.start, term.end)
    }
    regions = {
        term.key
        for part in text.parts[:FIRST]
        for term in part.terms
        if _REGION.match(part.text, term.end)
    }
    where = ((places(text) | regions) & named) - WEAK - _LANDSCAPE
    return frozenset((kind, key) for kind in kinds for key in where)
