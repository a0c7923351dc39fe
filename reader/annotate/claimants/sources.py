"""Finds the words of a sentence for the source of a figure: "according to", "put it at".

Each finder takes the sentence and the position of the figure in it, and returns the words for the
source, as offsets into the sentence, or None.
"""

from __future__ import annotations

import re

from reader.annotate.claimants.gapped_sources import gapped_source
from reader.annotate.claimants.number_reports import (
    REPORTING,
    reporter_before,
    reporter_behind,
    speaker_in_what,
)
from reader.annotate.claimants.source_words import (
    CLAUSE,
    COUNT_VERBS,
    COUNTING,
    MOST,
    ON_WEEKDAY,
    TALLIES,
    TALLY_WORDS,
    SourceWords,
    is_body,
    phrase_before,
    source_in_opener,
    subject_before,
)
from reader.annotate.claimants.told_beside import source_beside

_OWN = rf"[’']s? (?:own |official |latest |first |new )?(?:{TALLIES})"
_ACCORDING = re.compile(
    r"\b[Aa]ccording (?:also )?to (?!plan|schedule|law|custom|tradition|its |their )"
    rf"(?:(?:[Tt]he |an? )?(?:[a-z]+ ){{0,2}}(?:{TALLIES}|records)"
    r" (?:collected|compiled|gathered|given|issued|kept|provided|published|released) by )?"
)
"""Matches also the count of a source: "according to figures released by the army"."""
_PUTTING_WORDS = frozenset(
    "put puts putting placed places gave gives raised revised lowered corrects corrected".split()  # noqa: SIM905
)
_PUTTING = "|".join(sorted(_PUTTING_WORDS, reverse=True))
_PUTS = re.compile(
    r"(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\b[Ii]ts )(?<!heir )" rf"\b(?:{_PUTTING})\b(?! in )"
)
_TALLIED = re.compile(rf"\b(?:{TALLIES}|dead|deaths?|death toll|losses|casualties|wounded)\b")
_PUTS_AT = re.compile(r"\b(?:at|as|to) (?:between |from )?(?:[\w,.]{1,12} (?:and|or) )?$")
_COUNTS = re.compile(rf"\b(?:{COUNTING}|spoken? of|spoke of|speaks of|speaking of)[ ][“\"]?$")
_NAMED_TALLY = re.compile(
    rf"\b((?:[A-Z][\w.&-]+ ){{1,4}}|[Aa]rmy |[Pp]olice |[Gg]overnment |[Mm]inistry |[Hh]ospital )"
    rf"(?:{TALLIES}|records|filings) (?:shows?|showed|put|puts|suggests?|indicates?) (?!.* and )"
)
_TALLY_OF = re.compile(rf"{_OWN}(?: \w+)? of $")
_TALLY_SHOWS = re.compile(rf"{_OWN} (?:shows?|showed|lists?|listed|puts?|gives?|gave) (?!.*{_OWN})")
_BY_TALLY = re.compile(rf"\b[Bb]y ([^,;:.]{{2,60}}?){_OWN}\b")
_BY_COUNT = re.compile(rf"\b[Bb]y the (?:{TALLIES}) of ([^,;:.]{{2,60}}?)[,;.]")
_COUNTED_BY = re.compile(rf"\b(?:{COUNTING}) by ([^,;:.]{{2,60}}?)(?:[,;:.]|$)")
_BREAK = re.compile(r"[;:]|,? (?:but|while|whereas|although|though) ")
_FAR = re.compile(r",| in \w+(?: \w+)? $")
"""Matches words between a figure and a counter that counted something else."""
_END = re.compile(
    r"[,;:()—–“”\"\n\d]|(?<!\b[A-Z])\.| (?:that|who|which|citing|whose|as|where|when|while|but|are"
    rf"|is|was|were|had|have|has|said|says|{ON_WEEKDAY}|yesterday|today)\b"
)
ROW = r"(?: (?:killed|wounded|dead|injured|missing))?(?:,| and| or|, and) "
"""Matches between two figures of one row ("9 boats and 4 rafts")."""


_NAMING = (
    REPORTING
    | _PUTTING_WORDS
    | TALLY_WORDS
    | COUNT_VERBS
    | {"speak", "spoke", "spoken", "given", "mentioned"}
)
_WORD = re.compile(r"\w+")
_OPENS_LIST = re.compile(r":[^:.!?]*?(?:[–—-] |\+)(?:about |over |nearly |some |~)?\(?\+?$")


def may_name(text: str) -> bool:
    """Whether a text may name the source of a figure."""
    if ":" in text or "ccording" in text or not _NAMING.isdisjoint(text.split()):
        return True  # as most texts with a source, which the quicker tests find
    return not _NAMING.isdisjoint(_WORD.findall(text))


def source_of(sentence: str, start: int, end: int) -> SourceWords | None:
    """Return the words for the source of the figure at `start` to `end` of a sentence, or None.

    The words nearest to the number take precedence: "put it at" before "according to".
    """
    if not may_name(sentence):
        return None
    before = sentence[:start]
    if _OPENS_LIST.search(before):
        found = source_of_list(before[: before.rfind(":") + 1])
        if found is not None:
            return found
    found = speaker_in_what(before) if " what " in before else None
    if found is not None:
        return found
    found = source_beside(sentence, start, end)
    if found is not None:
        return found
    for find in _TALLY_FINDERS if _MAY_TALLY.search(before) else ():
        found = find(before)
        if found is not None:
            return found
    return (
        _counts(sentence, start, end)
        or reporter_before(before)
        or _by_tally(sentence, start, end)
        or _according(sentence, start, end)
        or reporter_behind(sentence, end)
    )


def source_of_list(line: str) -> SourceWords | None:
    """Return the words for the source in the line that opens a list: "Losses, general staff:"."""
    text = line.rstrip().removesuffix(":")
    found = _according(text, len(text), len(text))
    if found is not None or text == line.rstrip():
        return found
    return source_in_opener(text)


_MAY_TALLY = re.compile(
    rf"\b(?:put|plac|estimat|reckon|g[ai]v|rais|revis|lower|correct|releas|publish|named|offered|{TALLIES}|records|filings)"
)
"""A cheap test: it matches before every figure whose source a tally finder finds."""


def _puts_at(before: str) -> SourceWords | None:
    """Find "Ilse Varn put the number of dead at 300", "the ministry gave the numbers as 120"."""
    at = _PUTS_AT.search(before)
    verbs = list(_PUTS.finditer(before)) if at else []
    if at is None or not verbs or CLAUSE.search(before, verbs[-1].end(), at.start()):
        return None
    verb = verbs[-1]
    if verb[0] in _CHANGING and not (
        at[0].startswith("to ") and _TALLIED.search(before, verb.end())
    ):
        return None
    source = _of_joined_verb(before[: verb.start()]) or subject_before(before[: verb.start()])
    if before[: verb.start()].endswith((", which ", ", who ")):
        comma = before.rindex(",", 0, verb.start())
        said = _SAID.search(before, 0, comma)  # "said the ministry, which put it at 300"
        source = SourceWords(said.end(), comma) if said else None
    return None if source is None else source._replace(body=is_body(before, source))


def _of_joined_verb(text: str) -> SourceWords | None:
    """Return the subject of a joined verb: "Varn confirmed it but" before "put it at", or None."""
    joined = _JOINED_VERB.fullmatch(text)
    return subject_before(joined[1]) if joined else None


_IN_CLAUSE = r"(?:(?!\b(?:that|who|which|if|whether|when|while|after|as|because) )[^;:—–(“”\"])"
_JOINED_VERB = re.compile(
    rf"({_IN_CLAUSE}{{2,90}}? )(?:confirmed|denied|disputed|rejected|accepted|acknowledged|admitted"
    r"|blamed|condemned|published|gave|named|released|visited|praised) (?!by )"
    rf"(?:(?!,){_IN_CLAUSE}){{2,60}} (?:and|but) "
)
_SAID = re.compile(r", (?:said|says|reported) (?=[^,;:]{2,60}$)|^(?=the [^,;:]{2,60}$)", re.I)
_CHANGING = ("raised", "revised", "lowered", "corrects", "corrected")

_GIVES = re.compile(
    rf"\b(?:gave|gives|released|published|named|put out|offered) (?:the|a|an|its|his|her|their) "
    rf"(?:\w+ ){{0,3}}(?:{TALLIES})\b[^:;.]*: $"
)


def _gives(before: str) -> SourceWords | None:
    """Find "Ilse Varn gave the number of dead for the first time: 57"."""
    found = _GIVES.search(before)
    return None if found is None else subject_before(before[: found.start()])


_GIVES_OF = re.compile(
    rf"\b(?:gave|gives|giving|issued|provided|offered) (?:the|a|an|its|his|her|their) "
    rf"(?:[\w-]+ ){{0,3}}(?:{TALLIES}) of $"
)
_DID_FIRST = re.compile(
    r"^([^,;:“”]{2,80}?) (?:confirmed|denied|acknowledged|admitted|condemned|rejected|disputed)\b"
    r"[^,;:“”]{0,80} (?:but|and) $"
)
"""What a subject did before: "Ilse Varn confirmed the raid but gave a toll of"."""


def _gives_of(before: str) -> SourceWords | None:
    """ "Ilse Varn gave a lower toll of 12"."""
    found = _GIVES_OF.search(before)
    if found is None:
        return None
    first = _DID_FIRST.match(before[: found.start()])
    return subject_before(before[: first.end(1)] if first else before[: found.start()])


_FEATS = re.compile(
    r"[\w,.]+(?: (?:more|straight|consecutive|home|away))? (?:wins?|victor|defeat|loss|draws?"
    r"|goals?|points?|assists?|saves?|tackles?|runs?|wickets?|tries|titles?|medals?|gains?)"
)
"""Things that somebody records by achieving them."""


_SAYS = re.compile(r"\b(?:says?|said) (?:it (?:is|was) )?$")
_ALONE = re.compile(r"[.;)]|$")
_NEAR = 40
"""More characters than the longest words before a number that these patterns match."""


def _counts(sentence: str, start: int, end: int) -> SourceWords | None:
    """Find "The office counted nine boats", "the mayor says nine", not "recorded nine wins"."""
    near = max(0, start - _NEAR)
    verb = _COUNTS.search(sentence, near, start)
    if verb is None and _ALONE.match(sentence, end):
        verb = _SAYS.search(sentence, near, start)
    if verb is None or _FEATS.match(sentence, start):
        return None
    return subject_before(sentence[: verb.start()])


def _tally_of(before: str) -> SourceWords | None:
    """Find "the ministry's figure of 500"."""
    tally = _TALLY_OF.search(before)
    return None if tally is None else phrase_before(before, tally.start())


def _tally_shows(before: str) -> SourceWords | None:
    """Find "The ministry's tally shows 80 barns", "UN figures show 40"."""
    named = _NAMED_TALLY.search(before)
    if named is not None and not _BREAK.search(before, named.end()):
        start, end = named.span(1)
        return SourceWords(start, end - 1, before[start : end - 1].isupper())
    tally = _TALLY_SHOWS.search(before)
    if tally is None or _BREAK.search(before, tally.end()) or " and " in before[tally.end() :]:
        return None
    return phrase_before(before, tally.start())


def _by_tally(sentence: str, start: int, end: int) -> SourceWords | None:
    """Find "By the army's count, 40 drones were lost"."""
    may_be = "by " in sentence or "By " in sentence
    for pattern in (_BY_TALLY, _BY_COUNT, _COUNTED_BY) if may_be else ():
        found = list(pattern.finditer(sentence))
        if pattern is _COUNTED_BY and (not found or _FAR.search(sentence, end, found[0].start())):
            continue
        if len(found) == 1 and not _apart(sentence, found[0].start(), found[0].end(), start, end):
            return SourceWords(*found[0].span(1))
    return None


def _according(sentence: str, start: int, end: int) -> SourceWords | None:
    """Find "According to Ilse Varn, 40 men died", if the sentence has one such phrase."""
    if "ccording" not in sentence:
        return None
    found = list(_ACCORDING.finditer(sentence))
    if len(found) != 1:
        return None
    low = found[0].end()
    cut = _END.search(sentence, low + 1)
    high = min(cut.start() if cut else len(sentence), low + MOST)
    if _apart(sentence, found[0].start(), high, start, end) or high - low < 2:
        return None
    if start > high and _is_in_next_clause(sentence, (found[0].start(), high), end):
        return None
    return SourceWords(low, _cut_second_phrase(sentence, low, high))


_FINITE = r"(?:has|have|had|is|are|was|were|(?!wounded|injured|killed)[a-z]+ed)"
_WHOLE, _NEXT = re.compile(rf"\b{_FINITE}\b.*, $"), re.compile(r",? and (?![a-z]+ing\b)")
_GOES_ON = re.compile(rf"[^,;:.]{{0,60}}?\b{_FINITE}\b")


def _is_in_next_clause(sentence: str, source: tuple[int, int], end: int) -> bool:
    """Whether a figure has its own clause: "Ten drowned, according to Ilse Varn, and 40 fled"."""
    low, high = source
    whole = _WHOLE.search(sentence, max(0, low - 200), low) and _NEXT.match(sentence, high)
    return bool(whole) and _GOES_ON.match(sentence, end) is not None


_SECOND_PHRASE = re.compile(r"(?<! of)(?<! in)(?<! for)(?<! and)(?<! at)(?<! by) (?:the|a|an) ")


def _cut_second_phrase(sentence: str, low: int, high: int) -> int:
    """Return the end of the source if a noun phrase follows without comma ("the army the men")."""
    other = _SECOND_PHRASE.search(sentence[low:high])
    return low + other.start() if other and other.start() > 0 else high


def _apart(sentence: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether another clause begins between the source and the figure."""
    between = sentence[high:start] if high <= start else sentence[end:low]
    return _BREAK.search(between) is not None


_TALLY_FINDERS = (gapped_source, _puts_at, _gives, _gives_of, _tally_of, _tally_shows)
