"""Finds the blocks that are not English, and their languages.

A block with too few words to decide, as many headings are, gets the language of the blocks around
it. If no block is clearly in another language, all are English. The annotator reads only blocks in
languages for which it has rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.annotate.language.function_words import ENGLISH
from reader.annotate.language.judgement import (
    UNDETERMINED,
    is_plainly_english,
    judge,
    judge_all,
    judge_outside_quotations,
    script_and_languages,
)
from reader.models import Block, BlockLanguage

_ENGLISH = ENGLISH.code


def find_languages(blocks: Sequence[Block]) -> tuple[BlockLanguage, ...]:
    """Return the blocks that are not English, in order; empty blocks are never included."""
    texts = {block.text for block in blocks}  # a line may come again a thousand times
    shown = {text: judge(text) for text in texts if text and not is_plainly_english(text)}
    foreign = {code for code in shown.values() if code not in (None, _ENGLISH)}
    if not foreign:
        is_english = _ENGLISH in shown.values() or len(shown) + ("" in texts) < len(texts)
        return () if is_english else _of_the_whole(blocks)
    for text in texts:  # a foreign paragraph may quote English at length
        if text and text not in shown:
            shown[text] = judge_outside_quotations(text)
    return tuple(_settled(blocks, [shown.get(block.text) for block in blocks]))


def _of_the_whole(blocks: Sequence[Block]) -> tuple[BlockLanguage, ...]:
    """Return the languages if every block alone is too short: that of all blocks together."""
    code = judge_all([block.text for block in blocks])
    if code in (None, _ENGLISH):
        return ()
    return tuple(BlockLanguage(at, code) for at, block in enumerate(blocks) if block.text and code)


def _settled(blocks: Sequence[Block], shown: Sequence[str | None]) -> Iterator[BlockLanguage]:
    """Yield the blocks that are not English; undecided blocks get the language of those around."""
    before, after = _nearest(shown), _nearest(shown[::-1])[::-1]
    known = Counter(code for code in shown if code)
    alone = known.keys() == {UNDETERMINED}
    for number, block in enumerate(blocks):
        if not block.text:
            continue
        code = shown[number]
        if code is None:
            around = before[number], after[number]
            code = UNDETERMINED if alone else _between(*around, block.heading)
        elif code == UNDETERMINED:
            code = _alike(block.text, (before[number], after[number]), known)
        if code != _ENGLISH:
            yield BlockLanguage(number, code)


def _nearest(codes: Sequence[str | None]) -> list[str | None]:
    """Return for each place the last language before it."""
    nearest: list[str | None] = []
    last: str | None = None
    for code in codes:
        nearest.append(last)
        if code is not None and code != UNDETERMINED:
            last = code
    return nearest


def _between(before: str | None, after: str | None, heading: bool) -> str:
    """Return the language of a block between two others; a heading gets that of the next block."""
    if heading:
        return after or before or _ENGLISH
    if before is None or after is None or before == after:
        return before or after or _ENGLISH
    return _ENGLISH if _ENGLISH in (before, after) else before


def _alike(text: str, around: tuple[str | None, ...], known: Counter[str]) -> str:
    """Return the language of a text in another script: the nearest, else the most frequent."""
    possible = script_and_languages(text)
    for code in (*around, *(code for code, _ in known.most_common())):
        if code in possible and code != UNDETERMINED:
            return str(code)
    return UNDETERMINED
