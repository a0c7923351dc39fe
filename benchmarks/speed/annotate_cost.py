"""Times annotation on a megabyte of news and on texts made to be slow.

`python -m benchmarks.speed.annotate_cost` prints CPU seconds for each, and the ratio to news. The
exit status is 1 if a text of the first kind costs more than three times as much as news, or one of
the second kind, which has nothing but quotations and reports, more than two and a half times what
half of it costs. `--news FILE` uses other news than the samples.
"""

from __future__ import annotations

import sys

from benchmarks.speed.cost import Cost
from reader.annotate import annotate

HOSTILE = {
    "straight marks": '"',
    "curly opening marks": "“",
    "curly closing marks": "”",
    "single marks": "'",
    "open single marks": "‘a ",
    "plural possessives": "'as as' ",
    "mixed marks": "“\"‘’'”«`",
    "guillemets": "«a",
    "names": "Anna Torvald ",
    "names in lines": "Anna Torvald\n",
    "people of one surname": "Anna Lee, Oskar Lee, Jonas Lee, ",
    "capitals": "A",
    "initials": "A. ",
    "particles": "de la ",
    "one sentence": "the soldier of the army went to a village near the river and ",
    "one sentence of saying": "he said that ",
    "one sentence of and said": "and said ",
    "one sentence of to say": "to say ",
    "one sentence of claims": "the claim that ",
    "appositions": "Anna, the minister, ",
    "adding": ", adding that ",
    "brackets": "(a ",
    "dashes": "- a",
    "words": "word ",
    "one word": "a",
    "spaces": " ",
}
DENSE = {
    "quotations": "“a” ",
    "quotations in lines": "“a.”\n",
    "open quotations in lines": "“a\n",
    "quotations with reports": "“a,” said. ",
    "short reports": "She said. ",
    "pronouns": "Anna Torvald said. He said. ",
    "said commas": ", said",
    "who said": "who, said, ",
    "quoted as": "quoted as saying ",
    "according to": "according to Anna, ",
    "empty lines": "\n",
}


if __name__ == "__main__":
    sys.exit(Cost(annotate, HOSTILE, DENSE, 2.5).report(__doc__))
