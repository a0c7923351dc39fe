"""Finds the source of a number in reporting words outside quotes: "a poll found that", "N, X said".

Each finder takes the sentence and the position of the figure in it, and returns the words for the
source, as offsets into the sentence, or None.
"""

from __future__ import annotations

import re

from reader.annotate.claimants.source_words import SourceWords, subject_before
from reader.annotate.lexicon.wordlists import words

_FINDINGS = frozenset(
    """found finds estimate estimates estimated reckon reckons reckoned calculate calculates
    calculated conclude concludes concluded show shows showed shown indicate indicates indicated
    suggest suggests suggested reveal reveals revealed determine determines determined discover
    discovers discovered confirm confirms confirmed report reports reported announce announces
    announced note notes noted record records recorded""".split()  # noqa: SIM905
)
_FINDING = "|".join(sorted(_FINDINGS, reverse=True))
_SAYINGS = frozenset("said says claims claimed boasts boasted reported added stated".split())  # noqa: SIM905
_SAYING = "|".join(sorted(_SAYINGS))
_TO_HAVE = re.compile(
    r"\b(?:claim(?:s|ed)|boast(?:s|ed)|report(?:s|ed)|profess(?:es|ed))"
    r" (?:to have|having) [^,;:“”\"]*$"
)
_DOING = re.compile(
    r"\b(?:claim(?:s|ed)|report(?:s|ed)) (?:down|shoot|destroy|intercept|captur|kill|los|hitt|strik"
    r"|seiz|tak|launch|fir|repell|wound|eliminat|receiv|find|sink|detain|arrest|evacuat|record"
    r"|register|see|suffer|recover|treat|count|inflict|neutrali[sz]|foil|liberat)ing"
    r" [^,;:“”\"]*$"
)
"""A report of the speaker's own acts: "Velan reported downing 40 drones"."""
_ACCUSING = re.compile(r"\baccus(?:es|ed|ing) (?!by\b)[^;:“”\"]{2,80}? of [^;:“”\"]*$")
"""An accusation: "Velan accused the guards of killing five"."""
_THAT = re.compile(rf"\b(?:{_FINDING}) that ")
_IN_STATEMENT = re.compile(
    r"\b(?:said|wrote|announced|reported|stated) (?:in|on|via) [^,;:“”\"\d]{3,60}, that "
)
_WHEN = r"(?: (?:also|later|yesterday|today))?"
_END = r"[.)]|$| on [A-Z]| in an? | at an? | late | early |[”\"]"
_TOLD = r"told (?:the )?[A-Z][\w.’]*(?: [A-Z]\w*){0,3}|told (?:reporters|journalists)"
_BEHIND = re.compile(
    rf", ([^;:“”\"\d]{{2,80}}?) (?:{_SAYING}|{_FINDING}|{_TOLD}){_WHEN}(?=,(?! ?[“\"‘])|;|{_END})",
)
_INVERTED = re.compile(
    rf", (?:{_SAYING}) (?:([^,;:“”\"\d]{{0,60}}?\b[A-Z][\w’'-]+)(?=,)"
    rf"|([^,;:“”\"\d]{{2,80}}?)(?={_END}))"
)
_IN_WHAT = re.compile(
    r"\b(?:in|by|at|with|of|for|as|from|after|to|on|during|was|is|were|despite) what"
    r" ([^,;:“”\"]{2,80}?) (?:sa(?:id|ys?)|claim(?:s|ed)?|(?:call|term|dubb?)(?:s|ed)?"
    r"|describe[sd]?(?: as)?)\b[^,;:“”]*$"
)
_MARKS = re.compile(r"[“”\";:]")
_NO = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|without|yet to)\b|n[’']t\b")
_RELATIVE = re.compile(
    r"^(?:(?:which|who|where|as|that|when|while|and|but|or|if|because|in|on|at|to|it|during|after)\b"
    r"|\w+ing |[Tt]he (?:first|last|only|most|worst|best|\w{2,}est) )"
)
_ENDS_IN_RELATIVE = re.compile(r"\b(?:who|which|that)(?: \w+)?$")
_PAPERS = "|".join(sorted(words("published_findings")))
_NAME = (
    r"[A-Z][\w’'.&-]*(?: (?:of|and|&|of the|(?<=tute )for|(?<=[CA]enter )for|(?<=Centre )for"
    r"|(?<=tion )for|(?<=cil )for|(?<=ciety )for|(?<=tee )for|(?<=fice )for) (?=[A-Z])"
    r"[\w’'.&-]+| [A-Z][\w’'.&-]*)*"
)
_PAPER_BY = re.compile(
    rf"\b(?:{_PAPERS})s?\b(?:(?! that | which )[^;:“”\"])*? (?:by|(?<!polls )from) (?:the )?"
    rf"({_NAME})"
    r"(?=$|[,)]|(?: \(|’s)| (?:for|in|of|on|that|which|who|published|released|back|last|this|at|and"
    r"|during|earlier|with)\b)[^;:“”\"]*$"
)
_NAMED_PAPER = re.compile(rf"\b(?:[Tt]he|[Aa]n?) ({_NAME}) (?:{_PAPERS})$")
_BARE_PAPER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) ((?:\d{4} |[a-z]+ )?"
    r"(?:study|survey|poll|report|review|analysis|inquiry|census))"
    r"(?: of (?![A-Z])[a-z ]{2,40}?)?"
    r"(?: (?:published|released|issued|that came out|done|carried out|conducted) [^;:“”\"]*)?$"
)
_MOST = 300
"""The most characters between a report and its number."""

REPORTING = _SAYINGS | _FINDINGS | {"told", "wrote", "what", "professes", "professed"}
"""Every sentence whose source is found here has one of these words."""


def reporter_before(before: str) -> SourceWords | None:
    """Find "CSIS found that 300 men died", "the army claimed to have killed 100"."""
    if not _MAY_REPORT.search(before):
        return None
    found = (
        _TO_HAVE.search(before)
        or _DOING.search(before)
        or _last_report(before)
        or _ACCUSING.search(before)
    )
    if found is None or len(before) - found.end() > _MOST:
        return None
    phrase = before[: found.start()].rstrip()
    if _ENDS_IN_RELATIVE.search(phrase):
        return None
    source = _publisher(phrase) or subject_before(phrase)
    if source is None or _NO.search(before, source.start, found.end()):
        return None
    return source


_ANNOUNCING = re.compile(r"\b(?:confirmed|announced|revealed|disclosed|accused)\b [^,;:“”\"]*$")


def announcer(before: str) -> SourceWords | None:
    """Find the announcer in reported words: "that the envoy confirmed the delivery of 40 boats"."""
    found = _ANNOUNCING.search(before)
    if found is None or len(before) - found.end() > _MOST:
        return None
    source = subject_before(before[: found.start()])
    return None if source is None or _NO.search(before, source.start) else source


_MAY_REPORT = re.compile(r" that | have |ing ")


def speaker_in_what(before: str) -> SourceWords | None:
    """Find the speaker of a free relative: "in what the army said was the worst of 12 raids"."""
    found = _IN_WHAT.search(before)
    return None if found is None else SourceWords(*found.span(1))


def _last_report(before: str) -> re.Match[str] | None:
    """Return the last "found that" before a figure, if nothing interrupts its report."""
    found = list(_THAT.finditer(before)) or list(_IN_STATEMENT.finditer(before))
    return None if not found or _MARKS.search(before, found[-1].end()) else found[-1]


def _publisher(phrase: str) -> SourceWords | None:
    """Return the publisher of a poll or study that ends a phrase, or the study itself."""
    for pattern in (_PAPER_BY, _NAMED_PAPER, _BARE_PAPER):
        found = pattern.search(phrase, max(0, len(phrase) - _MOST))
        if found is not None:
            return SourceWords(*found.span(1), body=True)
    return None


_OTHER_CLAUSE = re.compile(
    r"[^,;]*, (?:but|while|whereas) [^;]*\b(?:said|says|told \w+)"
    r"(?: in an? [\w ]{3,20}| on \w+day)? that\b"
)
"""A clause of its own with its own words: "40 were hurt, but Varn said that it rained"."""


_DONE_BY = re.compile(r"\w+(?:ed|en) by ")
"""Matches the words behind "claims" as a noun: "…, claims denied by the army"."""
_TIME_BEFORE = re.compile(
    r".*\b(?:second|minute|hour|day|night|week|month|year|decade)s? (?:after|before|since)\b"
)
"""Matches the end of a time between two events: "three days after the mayor said"."""


def reporter_behind(sentence: str, end: int) -> SourceWords | None:
    """Find "40 men died, Ilse Varn said", "40 men died, said the mayor"."""
    if ", " not in sentence[end:] or _TIME_BEFORE.match(sentence[max(0, end - 30) : end + 8]):
        return None
    behind = _BEHIND.search(sentence, end, end + _MOST)
    if behind is not None and not _MARKS.search(sentence, end, behind.start()):
        source = subject_before(sentence[: behind.end(1)])
        side = behind[1] != "it" and _RELATIVE.match(behind[1])
        other = _OTHER_CLAUSE.search(sentence, end) is not None
        if source is not None and source.start >= end and not (side or other):
            return source
    found = _INVERTED.search(sentence, end, end + _MOST)
    if (
        found is None
        or _RELATIVE.match(found[1] or found[2])
        or _DONE_BY.match(found[1] or found[2])
        or _MARKS.search(sentence, end, found.start())
    ):
        return None
    return SourceWords(*found.span(1 if found[1] else 2))
