"""Finds the turns of a transcript: the speaker of each, and its blocks.

A text, or part of it, is a transcript if labelled lines answer each other: the same speaker returns
after another one, or "A:" follows "Q:", and they talk, with "I", "we", "you" or a question. A list
with labels ("Losses: 40", "Kyiv: three dead") is none. The annotator calls it first; `spoken_turns`
makes quotes from the turns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import words
from reader.annotate.transcripts.labels import Label, label_of
from reader.models import Block

_TALK = re.compile(
    r"(?i:\b(?:we|you|my|our|your|me|us|yes|thanks|thank you|no)\b)|\bI\b|\?[”\"’']*(?:\s|$)"
)
_OWN_WORDS = re.compile(r"(?i:\b(?:we|my|our|me|us)\b)|\bI\b")
_STAGE = re.compile(r"\s*[“\"]?[(\[*_]|\s*$")
"""A remark that no one speaks: "(Laughter)", "[Crosstalk]"."""

_BEHIND_NAME = re.compile(r"\b[A-Z][\w’'-]*\w\.? (?=([A-Z][\w’'-]*\w))")
_WORD = re.compile(r"[^\W\d_][\w’']*")
_MIXED = re.compile(r"[A-Z][\w’']*[a-z][\w’']*")
_OUTLETS = words("outlets")

FARTHEST_COLON = 100
"""The most characters before the colon after a label."""
LEAST_TURNS = 3
MOST_GOING_ON = 8
"""The most blocks without a label in which a speaker continues."""
TALKING_SHARE = 0.5
"""At least this share of the turns must have words of talk."""


class Turn(NamedTuple):
    """The words from character `said` of block `block`, labelled from `start` to `end`.

    `going_on` are the numbers of later blocks, without a label, that belong to it.
    """

    block: int
    start: int
    end: int
    said: int
    key: str
    sort: str
    going_on: tuple[int, ...] = ()


class Transcript(NamedTuple):
    """The blocks as the other rules read them, and the turns in the order of the text.

    The labels of the turns are capitalised like names elsewhere; every character keeps its place.
    """

    blocks: Sequence[Block]
    turns: tuple[Turn, ...] = ()


def find_turns(blocks: Sequence[Block]) -> Transcript:
    """Return the turns of the transcripts in a text; none if its labels are those of a list."""
    labelled = [
        (number, label)
        for number, block in enumerate(blocks)
        if ":" in block.text[:FARTHEST_COLON] or block.text[:2] == "Q "
        if not block.heading and (label := label_of(block.text)) is not None
    ]
    if len(labelled) < 2:
        return Transcript(blocks)
    named = _names_elsewhere(blocks, labelled)
    known = [one for one in labelled if one[1].sort != "word" or one[1].key in named]
    known = _of_one_style(blocks, known)
    if not _is_transcript(blocks, known):
        return Transcript(blocks)
    kept = [one for one in known if one[1].sort != "answer" or _speaks(blocks, one)]
    turns = tuple(_turns(blocks, kept, [number for number, _ in labelled]))
    return Transcript(_readable(blocks, turns), turns)


def _said(blocks: Sequence[Block], one: tuple[int, Label]) -> str:
    return blocks[one[0]].text[one[1].said :]


def _speaks(blocks: Sequence[Block], one: tuple[int, Label]) -> bool:
    """Whether an answer is a speaker's own ("A: We hold 12.") and not the author's."""
    return _OWN_WORDS.search(_said(blocks, one)) is not None


def _names_elsewhere(
    blocks: Sequence[Block], labelled: Sequence[tuple[int, Label]]
) -> frozenset[str]:
    """Return the keys of one-word labels that the text also has after a title or first name."""
    keys = {label.key for _, label in labelled if label.sort == "word"}
    if not keys:
        return frozenset()
    starts = {number: label.end for number, label in labelled}
    return frozenset(
        word
        for number, block in enumerate(blocks)
        for found in _BEHIND_NAME.finditer(block.text, starts.get(number, 0))
        if (word := found[1].casefold()) in keys
    )


def _of_one_style(
    blocks: Sequence[Block], known: Sequence[tuple[int, Label]]
) -> list[tuple[int, Label]]:
    """Return the labels without mixed-case names if most are in capitals, as in headlines."""
    shouted = [blocks[number].text[label.start : label.end].isupper() for number, label in known]
    if 2 * sum(shouted) <= len(known):
        return list(known)
    return [
        one
        for one, is_shouted in zip(known, shouted, strict=True)
        if is_shouted or one[1].sort not in ("word", "name")
    ]


def _is_transcript(blocks: Sequence[Block], known: Sequence[tuple[int, Label]]) -> bool:
    """Whether labelled lines answer each other, and most of them have words of talk."""
    talking = [one for one in known if _TALK.search(_said(blocks, one))]
    if len(talking) < 2 or len(talking) < TALKING_SHARE * len(known):
        return False
    keys: dict[str, str] = {}
    before = ""
    again = answered = asked = False
    for number, label in known:
        written = blocks[number].text[label.start : label.end]
        initials = "".join(word[0] for word in written.split() if word[0].isupper())
        key = keys.get(written.replace(".", ""), label.key)
        again |= key in keys.values() and before not in ("", key)
        answered |= asked and label.sort != "asker"
        asked = label.sort == "asker" and "?" in _said(blocks, (number, label))
        keys |= {label.key: key, initials: key}
        before = key
    return answered or again and len(known) >= LEAST_TURNS


def _turns(
    blocks: Sequence[Block], kept: Sequence[tuple[int, Label]], labelled: Sequence[int]
) -> Iterator[Turn]:
    for number, label in kept:
        after = bisect_right(labelled, number)
        last = number if after == len(labelled) else labelled[after] - 1
        yield Turn(number, *label, _going_on(blocks, number, last, label))


def _going_on(blocks: Sequence[Block], number: int, last: int, label: Label) -> tuple[int, ...]:
    """Return the blocks after a turn, up to `last`, in which the same speaker continues.

    Another turn follows them. A paragraph that names the speaker, or has no "I" or "we", may be the
    author's.
    """
    if label.sort == "asker" or last - number > MOST_GOING_ON:
        return ()
    found: list[int] = []
    for block in range(number + 1, last + 1):
        text = blocks[block].text
        if blocks[block].heading or re.search(rf"(?i)\b{re.escape(label.key)}\b", text):
            break
        if _STAGE.match(text):
            continue
        if not _OWN_WORDS.search(text):
            break
        found.append(block)
    return tuple(found)


def _readable(blocks: Sequence[Block], turns: Sequence[Turn]) -> Sequence[Block]:
    """Return the blocks with labels capitalised like names, without a mark before a label."""
    spelled = _spellings(blocks, turns)
    out = list(blocks)
    for turn in turns:
        text = out[turn.block].text
        label = _WORD.sub(lambda word: spelled.get(word[0], word[0]), text[turn.start : turn.end])
        text = " " * turn.start + label + text[turn.end :]
        out[turn.block] = out[turn.block]._replace(text=text)
    return out


def _spellings(blocks: Sequence[Block], turns: Sequence[Turn]) -> dict[str, str]:
    """Map words of labels in capitals to their spelling in names ("ORLEN" to "Orlen").

    A spelling used elsewhere in the text is preferred ("McBain"). Initials and names of outlets
    stay unchanged.
    """
    shouted: set[str] = set()
    for turn in turns:
        if turn.sort != "initials":
            label = blocks[turn.block].text[turn.start : turn.end]
            shouted.update(word for word in _WORD.findall(label) if _is_shouted(word))
    spelled = {word: word.title().replace("’S", "’s") for word in shouted}
    for block in blocks if shouted else ():
        for word in _MIXED.findall(block.text):
            if word.upper() in shouted:
                spelled[word.upper()] = word
    return {word: name for word, name in spelled.items() if len(word) == len(name)}


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word not in _OUTLETS
