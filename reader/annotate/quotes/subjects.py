"""Finds the words of a verb's subject, by patterns over part-of-speech letters.

The letters are explained in `tokens/tagged.py`. Each search covers at most WINDOW words, so that
the time does not grow with the length of a sentence. `cues` and `nesting` call it.
"""

from __future__ import annotations

import re
from itertools import islice

from reader.annotate.lexicon.wordlists import words
from reader.annotate.syntax import conjuncts
from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import TaggedWords

WINDOW = 40
CONJUNCTIONS_TOO = frozenset(("after", "before", "since", "until", "till"))
"""Prepositions that can open a subordinate clause."""
Range = tuple[int, int]  # the first word, and the word after the last

NP = r"(?:d{0,2}a?[nroNLt#eil][nroNLt#seiDFl]*(?<=[nroNLt])|p|[d#]PO|d(?!PO))"
CHAIN = rf"{NP}(?:(?:(?:\([NL#neb-]{{1,4}}\))?P|C|,(?=[^,]{{1,6}}C)){NP})*"
GAP = r"(?:[axmDO]|P(?:D{1,2}+|PD)#?|,a,|\([^)]{1,8}\))*"
IN_SUBJECTS = "danroNLt#eilsDFpPOC,xm"  # the letters of subjects and gaps, without brackets
BEFORE, CLAUSE_GAP = re.compile(rf"({CHAIN}){GAP}$"), re.compile(rf"{GAP}$")
AFTER = re.compile(rf"{NP}(?:PN*{NP})*")
MAIN_SUBJECT = re.compile(rf"[,qQ]({NP}(?:P{NP})?)(?:,[^,]{{1,30}},)?[amx]*[xvhb]")
NAME_TAIL = re.compile(r"(?:[tNL]|(?<=[Nt])C(?=N))*N$")
APPOSITION = re.compile(r"[drowP#eintCNLaSDgk-]|[vhb][SPD]|Od")
ONE_IN_TEN = re.compile(rf"((?:[nPa]{{0,2}})[dn#]P{{1,2}}#){GAP}$")
"""A share: "nearly nine out of 10", "more than six in 10"."""
CLAUSE_INSIDE = re.compile(rf"C[^,]*[xvhb]|{NP}[am]*x|#[nroNLe]*[am]*[xvhb]|{NP}[am]*v[aD]*$")
"""Text between commas with a verb of its own, which is no apposition."""
ALONE = frozenset(
    "neither one another none some many others several most few both those all half".split()  # noqa: SIM905
)
NAME_APART = re.compile(r"(?:C[neN]+)?,t*N(?:l*N)+(?=[,.P]|$)")  # "said the director, | Pavo Linn"
LEAVING = re.compile(",i[#dNL]")  # a participle with its object, behind a comma
CITING = re.compile("(?<=[Nrp]),[gki][^,QqF.;:]{0,6}q$")
CITING_WORDS = frozenset(("citing", "quoting"))
NAME_ALONE, CLAIM_OF = re.compile("t*N(?:l?N)+"), re.compile("dn[NL]{1,3}")
BEFORE_COMMA = re.compile(rf"(?<=[Qq])(d[an]*rn?(?:P{NP})+)$")  # "“…,” an aide at the court, told"
CITES = re.compile(",[gki]$")  # "Varn, citing | her deputy, Odo Linn, said"
YEAR, FINITE = re.compile("(?:19|20)[0-9]{2}"), re.compile("[vhbxe]")
VERB, VERB_OR_E = re.compile("[vhb]"), re.compile("[vhbe]")
AN, TRIES = (("a",), ("an",), ("one",)), 4  # TRIES: verbs whose subject is searched for, at most
TIMES, _DOCUMENTS = words("times"), words("documents")
_READ = frozenset("cited quoted seen obtained reviewed viewed".split())  # noqa: SIM905


def subject_before(tokens: TaggedWords, low: int, verb: int) -> Range | None:
    """Return the subject before a verb and its auxiliaries, adverbs and appositions, or None."""
    base = max(low, verb - WINDOW)
    window = tokens.letters[base:verb]
    near = base + (0 if "(" in window else len(window.rstrip(IN_SUBJECTS)))
    window = tokens.letters[near:verb]
    found = BEFORE.search(window)
    if found:
        start, end = near + found.start(1), near + found.end(1)
        if tokens.words[start - 1] in ("on", "via") and start > low + 2:
            posted = _posted_there(tokens, low, start - 2)
            if posted is not None:
                return posted
        between = end < verb and _object_between(tokens, end, verb)
        named = None if between else conjuncts.before_apposition(tokens, low, start, verb)
        return named or (None if between else _of_phrase(tokens, low, (start, end)))
    share = ONE_IN_TEN.search(window)
    if share and _is_share(tokens, near + share.end(1)):
        return near + share.start(1), near + share.end(1)
    gap = CLAUSE_GAP.search(window)
    end = near + (gap.start() if gap else len(window))
    if tokens.letters[end - 2 : end] == "P#" and YEAR.fullmatch(tokens.words[end - 1]):
        earlier = subject_before(tokens, low, end - 2)  # "who in 2010 said"
        return earlier if earlier and tokens.letters[earlier[0] - 1] != "P" else None
    last = tokens.letters[end - 1] if end > base else ""
    citing = CITING.search(tokens.letters, base, end) if last == "q" else None
    if citing:  # "Varn, citing “the law,” said"
        return subject_before(tokens, low, citing.start())
    if last and last in ",-)":
        stray = BEFORE_COMMA.search(tokens.letters, base, end - 1) if last == "," else None
        return stray.span(1) if stray else _over_apposition(tokens, base, end - 1)
    return (end - 1, end) if last == "w" else None


def _posted_there(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the document before a participle at word `at`: "a video posted on Orbit says"."""
    if tokens.letters[at] not in "vbe" or tokens.words[at - 1].lower() not in _DOCUMENTS:
        return None
    base = max(low, at - WINDOW)
    found = BEFORE.search(tokens.letters[base:at])
    return (base + found.start(1), at) if found else None


def _is_share(tokens: TaggedWords, end: int) -> bool:
    """Whether the words before word `end` are a share ("six in 10", "those over 60")."""
    at = end - 2
    if tokens.words[at] not in ("in", "of", "over", "under"):
        return False
    at -= 1 + (tokens.words[at - 1] == "out")
    return tokens.letters[at] in "d#" or tokens.words[at].lower() in NUMBERS


def _of_phrase(tokens: TaggedWords, low: int, found: Range) -> Range | None:
    """Return the speaker in a noun phrase before a verb, without a time before or after it."""
    start, end = found
    if start > low and conjuncts.is_object_first(tokens, start, end):
        return speaking(tokens, (conjuncts.behind_object(tokens, start, end), end))
    before = tokens.letters[start - 2 : start]
    if before == "FP" or before == "CP" and tokens.words[start - 1] in ("of", "to", "for"):
        return None  # "the “march” into Orm began"; "friends of Varn and of Orm": not Orm alone
    if end - start == 1 and tokens.letters[start - 1] == "D" and tokens.words[start] in TIMES:
        back = start - 1 - (tokens.letters[start - 2] == "P")
        return subject_before(tokens, low, back) if back > low else None
    floats = start > low and end - start == 1 and tokens.words[start] in ("all", "both", "each")
    if floats and tokens.letters[start - 1] in "nroNLp":
        return subject_before(tokens, low, start)  # "Varn and Linn both say"
    claims = words("claim_nouns") if CLAIM_OF.fullmatch(tokens.letters, start, end) else ()
    if any(word in claims for word in tokens.words[start:end]):
        return None  # "a claim Orm denied" reports nothing
    if tokens.letters[start] == "a" and tokens.words[start + 1] == "close":
        head = subject_before(tokens, low, start)  # "a source reportedly close to Varn"
        return (head[0], end) if head else None
    modified = start >= low + 2 and tokens.letters[start - 2 : start] in ("nk", "rk", "ok")
    if modified and tokens.letters[end - 1] != "N":  # "a doctor treating | victims"
        return subject_before(tokens, low, start - 1)
    start -= start > low and tokens.words[start - 1].lower() in ("this", "last")
    if end - start == 2 and _ends_in_time(tokens, end) and start > low:
        return subject_before(tokens, low, start)  # "Officials this week said"
    end -= 2 * (end - start > 2 and _ends_in_time(tokens, end))
    return speaking(tokens, _trimmed(tokens, found[0], end, low))


def _object_between(tokens: TaggedWords, start: int, verb: int) -> bool:
    """Whether a pronoun before the verb is an object ("let us say"), and not "Varn himself"."""
    at = tokens.letters.find("O", start, verb)
    return at >= 0 and not tokens.words[at].endswith(("self", "selves"))


def _ends_in_time(tokens: TaggedWords, end: int) -> bool:
    """Whether the words before word `end` are "this week" or "last year"."""
    which, time = tokens.words[end - 2 : end]
    return which.lower() in ("this", "last") and time.lower() in TIMES


def speaking(tokens: TaggedWords, found: Range) -> Range | None:
    """Return the phrase; None for a time or a determiner that needs a noun ("this", "more")."""
    start, end = _behind_time(tokens, found) if found[1] - found[0] > 2 else found
    last = tokens.words[end - 1].lower()
    if last == "neither" and start and tokens.letters[start - 1] == "x":
        return None  # "has neither confirmed nor denied"
    if last in TIMES:
        cut = tokens.letters.rfind("P", start, end)
        return (start, cut) if cut > start else None
    if tokens.letters[start:end] == "d":
        degree = start > 0 and tokens.words[start - 1 : end] == ("the", "most")
        known = last in ALONE and not degree  # "is the most animated"
        return (start, end) if known else None
    thing = tokens.letters[end - 1] == "n" and tokens.words[start].lower()
    return None if thing in ("this", "these", "such") else (start, end)


def _behind_time(tokens: TaggedWords, found: Range) -> Range:
    """Return the phrase without a time before it: "hours after Varn said"."""
    start, end = found
    cut = tokens.letters.find("P", start, end - 1)
    if cut <= start or tokens.words[cut].lower() not in ("after", "before", "since"):
        return found
    return (cut + 1, end) if tokens.words[cut - 1].lower() in TIMES else found


def _over_apposition(tokens: TaggedWords, base: int, comma: int) -> Range | None:
    """Return the noun phrase before an apposition ("…, the head of the office,") up to `comma`."""
    letters = tokens.letters
    opening = "(" if letters[comma] == ")" else letters[comma]
    right = comma
    for _ in range(4):
        left = letters.rfind(opening, base, right)
        if left <= base or "Q" in letters[left:right] or "q" in letters[left:right]:
            return None
        inside = letters[left + 1 : comma]
        if letters[left - 1] == "w" and inside[0] in "PS" and "," not in inside:
            return left - 1, left  # "Varn, who, after a long row, said"
        found = BEFORE.search(letters[base:left])
        if found and APPOSITION.match(inside) and not CLAUSE_INSIDE.match(inside):
            start, end = _trimmed(tokens, base + found.start(1), base + found.end(1), base)
            kinds = letters[start:end]
            if CITES.search(letters, base, start) and tokens.words[start - 1] in CITING_WORDS:
                return subject_before(tokens, base, start - 2)
            listed = inside[0] == "C" and letters[end - 1] not in "Np"
            short = end == start + 1 and tokens.words[start].endswith(".")  # "Orm, Md., who"
            inner = start > base and letters[start - 1] == "P"
            inner = inner and tokens.words[start - 1].lower() not in CONJUNCTIONS_TOO
            if listed or short or inner:
                right = left
                continue
            if (kinds[-2:] == "PO" or kinds == "d") and NAME_ALONE.fullmatch(inside):
                return comma - len(inside), comma  # "one of them, Ann Lee, said"
            land = kinds == "L" and letters[max(0, start - 1) : start] in ("", ".", "a", "S", "C")
            if land or set(kinds) & set("Nrpton"):
                return _whole(tokens, base, (start, end), inside, comma)
        right = left
    return None


def _whole(tokens: TaggedWords, base: int, found: Range, inside: str, comma: int) -> Range:
    """Return the speaker of a noun phrase and its apposition.

    Both of "the office's head, Ann Lee,"; only the name of "Ann Lee, the head of it, a body,".
    """
    letters, (start, end) = tokens.letters, found
    head = letters[start:end].split("P")[0][-1:]
    name = re.match(r"t*N(?:l*N)*(?=,|$)", inside)
    if head in "nro" and name and not (head in "no" and letters[end - 1] in "rt"):
        return start, comma - len(inside) + name.end()
    if head in "nro" and start > base + 1 and letters[start - 1] == ",":
        named = BEFORE.search(letters[base : start - 1])
        inner = named is not None and letters[max(0, base + named.start(1) - 1)] == "P"
        if named and not inner and letters[base + named.end(1) - 1] == "N":
            return _trimmed(tokens, base + named.start(1), base + named.end(1), base)
    return found


def _trimmed(tokens: TaggedWords, start: int, end: int, low: int) -> Range:
    """Return the subject without an adverbial: "In an interview with the Post Varn said"."""
    letters = tokens.letters
    if letters[end - 1] == "p":
        return end - 1, end
    pronoun = letters.find(",p", start, end)
    if pronoun >= 0:
        return pronoun + 1, end  # "It is for advertisers, he and Varn said"
    for at in range(end - 2, start, -1):  # "the country since Varn announced"
        if letters[at] == "P" and tokens.words[at].lower() in CONJUNCTIONS_TOO:
            return at + 1, end
    but = start + (*tokens.words[start:end], "but").index("but")
    if tokens.words[but + 1 : but + 2] in AN and but < end and VERB.search(letters, low, start):
        return but + 1, end  # "They called the office but a clerk said"
    comma = letters.find(",", start, end)
    fronted = comma > 0 and (letters[comma - 1] in "no" or letters[comma + 1] == "d")
    opens = low + (letters[low] == "a")  # "Earlier in the day, …"
    if start - 1 == opens and letters[opens] == "P" and fronted:
        return comma + 1, end  # "In a statement, Orm and Velan said", "In Orm, the mayor and a"
    if comma > 0 and start > low and LEAVING.match(letters, start - 1):
        return comma + 1, end  # "Orm was hit, leaving two dead, officials and clerks said"
    object_before = start > low and letters[start - 1] in "vhbP"
    if comma > 0 and object_before and VERB.search(letters, low, start):
        return comma + 1, end  # "Rebels took Orm, a monitor and a clerk said"
    whole = _polled_by(tokens, start, low) if tokens.words[start - 1] == "by" else None
    if whole is not None:
        return whole
    if start > low and letters[start - 1] in "Pg":
        tail = NAME_TAIL.search(letters, start, end)
        if tail and tail.start() > start and letters[tail.start() - 1] in "nodPL":
            return tail.start(), end
    while start < end - 1 and letters[start] in "aD":
        start += 1
    return start, end


def _polled_by(tokens: TaggedWords, start: int, low: int) -> Range | None:
    """Return the noun before a participle with "by": "economists polled by", "a letter seen by"."""
    letters, by, base = tokens.letters, start - 1, max(low, start - 1 - WINDOW)
    if by <= low + 1 or letters[by - 1] not in "vhbe":
        return None
    found = BEFORE.search(letters[base : by - 1])
    head = base + found.end(1) - 1 if found else base
    if not found or letters[head] not in "nrN" and tokens.words[by - 1] not in _READ:
        return None
    passive = "x" in letters[head + 1 : by - 1]  # "The race was decided by voters"
    return None if passive else (base + found.start(1), head + 1)


def subject_behind_comma(tokens: TaggedWords, start: int, high: int) -> Range | None:
    """Return the subject after an opening phrase, or None: "Saying it was late, Varn left"."""
    for match in islice(MAIN_SUBJECT.finditer(tokens.letters, start, high), TRIES):
        found = speaking(tokens, match.span(1))
        if found:
            return found
    return None


def phrase_after(tokens: TaggedWords, start: int, high: int) -> Range | None:
    """Return the noun phrase from word `start` on, with prepositional phrases, or None."""
    letters = tokens.letters
    found = AFTER.match(letters, start, min(high, start + WINDOW))
    if not found:
        return None
    end = found.end()
    first = re.match(NP, letters[start:end])
    after = tokens.words[start + first.end() : start + first.end() + 1] if first else ()
    body = letters[start] == "d" and after == ("of",)
    if first and letters[start + first.end() - 1] in "Np" and not body:
        end = start + first.end()
    while end > start + 1 and letters[end - 1] in "aD":
        end -= 1
    if letters[start:end] in ("n", "O"):
        return None
    named = letters[end - 1] in "rno" and tokens.words[end - 1].lower() not in _DOCUMENTS
    apart = NAME_APART.match(letters, end, high) if named else None
    return speaking(tokens, (start, apart.end() if apart else end))
