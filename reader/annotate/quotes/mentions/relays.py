"""Finds the relay of a report: the outlet or reporter who passed the words on or was told them.

Examples: "told the Northern News Agency", "in an interview with Radio Kestrel", "speaking to the
Gazette", "in a memo seen by the Courier", "…, according to the Gazette" after another report.
Courts, crowds, parliaments and social networks are no relays. `quotes` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.annotate.lexicon.wordlists import words
from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes.attribution import ReportPlace
from reader.annotate.quotes.reports import Report, Sentence, sentence_at
from reader.annotate.quotes.subjects import Range, phrase_after
from reader.annotate.tokens.tagged import TaggedWords

PHRASE = re.compile(r"d{0,2}(?:[eainroNLt]|l(?=[lN])|s(?=[nroNLt]))*(?<=[nroNLt])")
NAME = re.compile(r"l{0,2}[NLt][NLtl]*$")
_OUTLETS = words("outlets")
_KINDS_OF_OUTLET = words("kinds_of_outlets")
_REPORTERS = words("reporters")
TALKS = frozenset(["interview", "interviews", "conversation"])
WITH = frozenset(["with", "to", "by", "for", "on", "in"])
TO = frozenset(["to", "with", "on"])
READ = frozenset(["seen", "obtained", "reviewed", "quoted", "cited", "published", "viewed"])
SPEAKING = frozenset(["speaking", "talking", "spoke", "speaks"])
LONGEST = 6
"""The most words of a source that is no outlet."""
REACH = 60
"""The most words of a sentence that are searched."""


class Relays:
    """The relays of the reports of one text; one named before is recognised by surname."""

    __slots__ = ("_called", "_entries", "_known", "_met", "_parsed", "_read", "_roster")

    def __init__(
        self,
        read: Sequence[TaggedWords],
        parsed: Sequence[Sequence[Sentence]],
        roster: Roster,
    ) -> None:
        """Take words and sentences of each block, and the roster."""
        self._read, self._parsed, self._roster = read, parsed, roster
        self._entries: Sequence[RosterEntry] = roster.entries
        self._known: dict[int, str | None] = {}
        self._met: set[int] = set()
        self._called: frozenset[str] | None = None

    def of(self, place: ReportPlace) -> str | None:
        """Return the relay of a report, or None."""
        key = place.block << WORD | place.report.start
        if key not in self._known:
            self._known[key] = self._find(place)
        return self._known[key]

    def _find(self, place: ReportPlace) -> str | None:
        tokens, report = self._read[place.block], place.report
        if report.relay and tokens.letters[report.relay[0]] in "pO":
            return None  # "It quotes Varn as saying"
        if report.relay:
            return _without_article(tokens, report.relay)
        sentence = self._sentence(place)
        if report.verb is not None and report.verb.lemma == "tell" and report.cue:
            told = self._phrase(tokens, place.block, report.cue[1], interviewed(tokens, sentence))
            if told:
                return told
        low, high = sentence.low, min(sentence.high - 2, sentence.low + REACH)
        if _LEADS.isdisjoint(map(str.lower, tokens.words[low : max(low, high)])):
            return None
        for at in range(low, high):
            if tokens.words[at].lower() in _LEADS and not _reported(sentence, report, at):
                found = self._after(tokens, place, at)
                if found:
                    return found
        return None

    def _after(self, tokens: TaggedWords, place: ReportPlace, at: int) -> str | None:
        """Return the relay after the word of talking or reading at `at`."""
        word, following = tokens.words[at].lower(), tokens.words[at + 1].lower()
        report, block = place.report, place.block
        if word in TALKS and following in WITH:
            return self._phrase(tokens, block, at + 2, following in ("with", "to", "by"))
        if word in SPEAKING and following in TO:
            return self._phrase(tokens, block, at + 2, False)
        if word in READ and following == "by" and report.start <= at <= report.end + 2:
            return self._phrase(tokens, block, at + 2, False)
        if word == "according" and following == "to" and at >= report.end:
            if _opens_another(self._sentence(place), report, at):
                return None
            reader = self._who_read(tokens, block, at + 2)
            return reader or self._phrase(tokens, block, at + 2, False) or _source(tokens, at + 2)
        return None

    def _who_read(self, tokens: TaggedWords, block: int, start: int) -> str | None:
        """Return the outlet that read a document named at `start`: "a copy seen by the Courier"."""
        words = tokens.words[start : start + 2 * LONGEST]
        for at, word in enumerate(words, start):
            if tokens.letters[at] in ",;:.":
                return None
            if word in READ and tokens.words[at + 1 : at + 2] == ("by",):
                return self._phrase(tokens, block, at + 2, False)
        return None

    def _sentence(self, place: ReportPlace) -> Sentence:
        at = (place.report.cue or place.report.speaker or (place.report.start,))[0]
        return sentence_at(self._parsed[place.block], at) or Sentence(at, at, ())

    def _phrase(self, tokens: TaggedWords, block: int, at: int, surely: bool) -> str | None:
        """Return the outlet or reporter at word `at`; any name if `surely`."""
        found = PHRASE.match(tokens.letters, at, at + REACH)
        if tokens.words[at + 1 : at + 2] == ("Sun",):  # a day, but for its article
            return "Sun" if tokens.letters[at] == "d" else None
        if not found:
            return None
        start, end = found.span()
        letters = tokens.letters
        possessive = letters.rfind("s", start, end)
        name = NAME.search(letters, start, end)
        here = [tokens.words[word] for word in range(start, end)]
        if possessive > start and letters[possessive - 1] == "N":
            owner = NAME.search(letters, start, possessive)
            if owner and _is_outlet(tokens, owner.start(), possessive):
                return tokens.text(owner.start(), possessive)
        if name and name.start() > start and here[name.start() - start - 1].lower() in _REPORTERS:
            self._meet(block, name.start(), end)
            return tokens.text(name.start(), end)
        if name and (surely or self._was_met(block, name.start(), end)):
            return self._named(tokens, block, name.start(), end)
        if name and (
            _is_outlet(tokens, name.start(), end) or _said_to_be(here, name.start() - start)
        ):
            return tokens.text(name.start(), end)
        if name and self._is_called_outlet(here[name.start() - start :]):
            return tokens.text(name.start(), end)
        if here[-1].lower() in _REPORTERS and (name := NAME.search(letters, start, end - 1)):
            return tokens.text(name.start(), end - 1)  # "told a Lantern reporter"
        if here[-1].lower() in _KINDS_OF_OUTLET and not name:
            return _without_article(tokens, (start, end))
        return None

    def _is_called_outlet(self, name: Sequence[str]) -> bool:
        """Whether the text calls a name an outlet anywhere, by a noun beside it."""
        if self._called is None:
            self._called = frozenset(_called_outlets(self._read))
        return name[-1] in self._called

    def _entry(self, block: int, start: int, end: int) -> int | None:
        places = (self._roster.by_place.get(block << WORD | at) for at in range(start, end))
        return next((entry for entry in places if entry is not None), None)

    def _meet(self, block: int, start: int, end: int) -> None:
        entry = self._entry(block, start, end)
        if entry is not None:
            self._met.add(entry)

    def _was_met(self, block: int, start: int, end: int) -> bool:
        return self._entry(block, start, end) in self._met

    def _named(self, tokens: TaggedWords, block: int, start: int, end: int) -> str:
        """Return the full name of a reporter or outlet as known from the text."""
        entry = self._entry(block, start, end)
        if entry is None:
            return tokens.text(start, end)
        self._met.add(entry)
        return self._entries[entry].person.name


_LEADS = TALKS | READ | SPEAKING | {"according"}


def _called_outlets(read: Sequence[TaggedWords]) -> Iterator[str]:
    """Yield the last words of names with a noun beside: "TAVA's correspondent", "newswire TAVA"."""
    for tokens in read:
        if _BESIDE.isdisjoint(tokens.words):
            continue
        for at, word in enumerate(tokens.words):
            if word not in _BESIDE:
                continue
            back = at - 1 - (tokens.words[at - 1] in ("news", "'s", "’s"))
            if back >= 0 and tokens.letters[back] == "N":
                yield tokens.words[back]
            if word in _KINDS_OF_OUTLET and (name := NAMED.match(tokens.letters, at + 1)):
                yield tokens.words[name.end() - 1]


_BESIDE = _KINDS_OF_OUTLET | {"correspondent", "reporter", "newswire"}
NAMED = re.compile("l?N{1,3}")


def interviewed(tokens: TaggedWords, sentence: Sentence) -> bool:
    """Whether a sentence is about words in an interview."""
    return "interview" in tokens.words[sentence.low : min(sentence.high, sentence.low + REACH)]


def _reported(sentence: Sentence, report: Report, at: int) -> bool:
    """Whether word `at` is in the reported words of a report."""
    return any(low <= at < high for one, (low, high) in sentence.clauses if one == report)


def _opens_another(sentence: Sentence, report: Report, at: int) -> bool:
    """Whether "according" at word `at` is a report of other words than the report's.

    Examples: "but according to Varn he stayed", "of rebels, who have 600 men according to Orm"
    """
    end = max([high for one, (_, high) in sentence.clauses if one == report], default=at)
    return any(
        one != report and one.cue is not None and one.cue[0] == at and (low > at or low > end)
        for one, (low, _) in sentence.clauses
    )


def _is_outlet(tokens: TaggedWords, start: int, end: int) -> bool:
    return any(tokens.words[at] in _OUTLETS for at in range(start, end))


def _said_to_be(here: Sequence[str], name: int) -> bool:
    """Whether the word before a name is a kind of outlet ("the weekly Lantern")."""
    return name > 0 and here[name - 1].lower() in _KINDS_OF_OUTLET


def _source(tokens: TaggedWords, start: int) -> str | None:
    """Return the source after "according to": "…, according to two aides"."""
    found = phrase_after(tokens, start, min(len(tokens.words), start + REACH))
    if found is None or found[1] - found[0] > LONGEST or tokens.letters[found[0]] in "pO":
        return None
    return _without_article(tokens, found)


def _without_article(tokens: TaggedWords, phrase: Range) -> str:
    start, end = phrase
    while start < end - 1 and tokens.letters[start] == "d":
        start += 1
    return tokens.text(start, end)
