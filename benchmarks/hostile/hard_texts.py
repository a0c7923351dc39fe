"""Paragraphs made to be slow to annotate: pieces that `repeated` makes texts of.

Every `{}` in a piece becomes another word each time, so that no cache helps. Documents that are
slow to parse are in hard_documents.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, product

_STARTS, _VOWELS, _ENDS = "bcdfghklmnprstvz", "aeiou", "bdgklmnrst"


def repeated(piece: str, size: int) -> str:
    """The piece again and again, up to about so many characters."""
    if "{}" not in piece:
        return (piece * (size // len(piece) + 1))[:size]
    words, parts, length = _words(), [], 0
    while length < size:
        parts.append(piece.format(*(next(words) for _ in range(piece.count("{}")))))
        length += len(parts[-1])
    return "".join(parts)[:size]


def _words() -> Iterator[str]:
    """Words like names, all different."""
    for more in count():
        for letters in product(_STARTS, _VOWELS, _STARTS, _VOWELS, _ENDS):
            yield "".join(letters).capitalize() + "a" * more


MARKS = {
    "straight marks": '"',
    "curly opening marks": "“",
    "curly closing marks": "”",
    "single marks": "'",
    "open single marks": "‘a ",
    "open straight single marks": "'a ",
    "single marks around an s": "'b \"s' ",
    "marks before dashes": 'a "— ',
    "plural possessives": "'as as' ",
    "mixed marks": "“\"‘’'”«`",
    "guillemets": "«a",
    "low marks": "„a“ ",
    "one word in marks": '"a" ',
    "two kinds in turn": "“a” 'b' ",
    "quotations": "“a” ",
    "quotations in lines": "“a.”\n",
    "open quotations in lines": "“a\n",
    "quotations with reports": "“a,” said. ",
    "fragments": "he said “a” and “b” ",
    "quotations before colons": "Anna Torvald: “a.” ",
    "quotations one after another": "“a.” “b.” she said. ",
    "quotations of one person": "“Go,” said Varn. ",
    "who after who": "the man who saw ",
}
REPORTS = {
    "short reports": "She said. ",
    "pronouns": "Anna Torvald said. He said. ",
    "said commas": ", said",
    "who said": "who, said, ",
    "quoted as": "quoted as saying ",
    "was told by": "was told by him ",
    "according to": "according to Anna, ",
    "adding": ", adding that ",
    "one sentence of saying": "he said that ",
    "one sentence of and said": "and said ",
    "one sentence of to say": "to say ",
    "one sentence of claims": "the claim that ",
    "claims of offices": "the chief's claim that ",
    "the holder of an office": "the minister said. ",
    "a speaker of many words": "the head of the office of the head of ",
    "speakers without a name": "{} officials said. ",
    "verbs": "call say tell ",
    "past verbs": "said told ",
    "polled by": "men polled by ",
    "men and one woman": "Ivan Lee, Oleg Lee, Igor Lee, " * 9 + "she said, " * 20 + ". ",
    "offices that nobody holds": "General Ivan {}, " * 20 + "the chief said, " * 20 + ". ",
    "reports before quotations": "he said " * 40 + "“a” " * 35 + ". ",
    "clauses inside clauses": "who said that ",
    "clauses and quotations": "said that “a” that ",
    "guillemets inside each other": "«a «b» ",
    "curly marks that others close": "“a’’ b “",
    "quotations before reports": "“a” " * 35 + "he said " * 40 + ". ",
    "quotations without a report": "The men of “a” and of “b” by “c” ",
    "quotations around verbs": "The men “a” go “b” go “c” go “d” ",
    "chains before verbs": "the head of the office of the state and the town said ",
    "lists before verbs": "men, men, men, men and men said ",
    "chains without a subject": "of of the by of in said ",
    "sides of a comma": "Anna, the minister, the head, of it, (a) said ",
    "adverbs before verbs": "quickly quickly quickly quickly said ",
    "short sentences with roles": "Minister {} {} said. ",
    "told reporters": "told reporters on Monday that ",
    "figures of those who say": "he said that 5 men and so on and ",
    "days of those who say": "On Monday she said that it was so and ",
    "short lines of those who say": "Anna said {}\n",
    "new lines": "{}\n",
    "lines of new people who say": "{} said\n",
    "lines of new people who say of others": "{} said he\n",
    "lines of new bodies who say": "{} Inc. said it\n",
    "quotations before new people": '"a" said {}\n',
    "quotations after new people": "{}: “a”\n",
    "quotations after dashes and new people": '– {}: "a"\n',
    "figures that new people say": "{} said 5\n",
}
NAMES = {
    "names": "Anna Torvald ",
    "names in lines": "Anna Torvald\n",
    "people of one surname": "Anna Lee, Oskar Lee, Jonas Lee, ",
    "new people of one surname": "{} Lee. ",
    "new people of one first name": "Anna {}. ",
    "new people": "{} {}. ",
    "new surnames": "{}. ",
    "bodies in one row": "Kyiv Ministry ",
    "bodies and people": "Ministry Anna ",
    "titles": "Minister President ",
    "roles": "the minister Anna, ",
    "appositions": "Anna, the minister, ",
    "capitals": "A",
    "initials": "A. ",
    "particles": "de la ",
}
NUMBERS = {
    "digits": "1234567890",
    "digits and spaces": "1 ",
    "groups of three": "123 ",
    "grouped digits": "1,234,",
    "counted": "5 men, ",
    "percents": "5% ",
    "sums": "$5 ",
    "sums of millions": "$5 million ",
    "measures": "5 km ",
    "one hundred and": "one hundred and ",
    "one": "one ",
    "halves": "and a half ",
    "one over one over": "one over ",
    "millions": "million ",
    "tens of thousands of": "tens of thousands of ",
    "ranges": "1-2-",
    "ranges of words": "1 to 2 ",
    "from 1 to from 1 to": "from 1 to ",
    "more than": "more than 5 ",
    "qualifiers": "more than ",
    "killed or wounded": "5 killed or wounded or ",
    "asides": "5 people, including ",
    "figures in quotations": "“5 men,” he said. ",
    "figures in lines": "5 men\n",
    "figures of new people": "{}'s 5 men\n",
    "at signs": "@.",
    "a@a@": "a@",
    "dollars": "$",
    "fractions": "1/2 ",
    "scores": "3-1 ",
}
DAYS = {
    "years": "2024 ",
    "months": "may ",
    "days of months": "May 3 ",
    "months of days": "3 May ",
    "whole dates": "3 May 2024, ",
    "ISO dates": "2024-05-03 ",
    "dotted dates": "3.5.2024 ",
    "slashed dates": "3/5/24 ",
    "weekdays": "Monday the ",
    "weekdays alone": "Monday ",
    "weekdays and days": "Monday 3 ",
    "clock times": "12:30 ",
    "hours": "5 pm ",
    "next next": "next ",
    "last week": "last week ",
    "yesterday": "today ",
    "two weeks before": "two weeks before ",
    "two days and": "two days and ",
    "two days ago": "two days ago ",
    "a day": "a day ",
    "the day": "the day ",
    "holidays": "Christmas ",
    "days in lines": "May 3\n",
}
SHAPES = {
    "one sentence": "the soldier of the army went to a village near the river and ",
    "brackets": "(a ",
    "dashes": "- a",
    "words": "word ",
    "new words": "{} ",
    "one word": "a",
    "one letter": "a ",
    "letters in lines": "a\n",
    "full stops": ". ",
    "apostrophes": "a's ",
    "spaces": " ",
    "empty lines": "\n",
    "commas": ",",
    "hyphens": "-",
    "a-b-c": "a-",
    "dotted letters": "a.",
}
ANNOTATED = MARKS | REPORTS | NAMES | NUMBERS | DAYS | SHAPES
