"""What is found of a denial is shown with the words that deny it, and found by them."""

from pathlib import Path

import pytest

from reader.library.article_text import block_text
from reader.library.rows import Article
from reader.library.search.hits import hits, snippet
from reader.library.search.language.query_parser import parse_query
from reader.models import Annotations, Development, Person, Quote, Span, Stance
from tests.library.long_development import stored

LONG = "barges and boats, tugs and lighters, rafts and ferries, " * 4
TEXT = Development(
    "Rafts",
    (
        f"The envoy denied that {LONG}with a hundred grey mules in them had crossed. All was calm.",
        f"{LONG.capitalize()}and all the oxen had crossed, the mayor would not confirm. It rained.",
        "The envoy said that many hens had crossed.",
        f"{LONG.capitalize()}it was calm. The mayor denied “a raid of hens”.",
    ),
)


def at(block: int, words: str) -> Span:
    start = TEXT.paragraphs[block - 1].index(words)
    return Span(block, start, start + len(words))


def quote(block: int, first: str, last: str, cue: str, stance: Stance, who: int) -> Quote:
    span = Span(block, at(block, first).start, at(block, last).end)
    made = Quote(span, "indirect", at(block, cue), None, who, basis="cue")
    return made._replace(stance=stance, speakers=(who,))


FOUND = Annotations(
    (Person("envoy"), Person("mayor")),
    (
        quote(1, "barges", "had crossed", "denied", "denies", 0),
        quote(2, "Barges", "had crossed", "would not confirm", "withholds", 1),
        quote(3, "many", "crossed", "said", "says", 0),
        quote(4, "“a raid", "hens”", "denied", "denies", 1),
    ),
)


def article() -> Article:
    facts = ("A day", None, "2025-03-03", False, "text", None, (), "-", "day.txt")
    return Article(1, *stored(TEXT, FOUND), 1, 1, *facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("mules", "denied that … ", " All was calm."),
        ("quote:mules", "denied that … ", " All was calm."),
        ("barges", "The envoy denied that barges", "…"),
        ("oxen", "…", " the mayor would not confirm. It rained."),
        ("quote:hens", "The envoy said that many hens", "crossed."),
        ("calm", "denied that … ", " All was calm."),
    ],
)
def test_a_snippet_has_the_words_that_deny_what_is_in_it(query: str, start: str, end: str) -> None:
    found = snippet(article(), parse_query(f"{query} ").tree)
    assert found.text.startswith(start) and found.text.endswith(end)
    words = [found.text[low:high].casefold() for low, high in found.hits]
    assert words and all(word in query for word in words)


def test_a_snippet_that_ends_before_the_denial_has_it_at_its_end() -> None:
    text = Development("", (TEXT.paragraphs[1],))
    found = FOUND.quotes[1]
    moved = found._replace(
        span=found.span._replace(block=1),
        cue=found.cue._replace(block=1) if found.cue else None,
    )
    facts = ("A day", None, "2025-03-03", False, "text", None, (), "-", "day.txt")
    told = Article(1, *stored(text, FOUND._replace(quotes=(moved,))), 1, 1, *facts)  # type: ignore[arg-type]
    for line in ("barges ", "on:2025 "):
        assert snippet(told, parse_query(line).tree).text.endswith(" … would not confirm")


def test_the_words_that_deny_are_found_with_what_they_deny() -> None:
    told = article()
    for line in ('quote:"denied that barges"', "quote:denied", 'quote:"would not confirm"'):
        (first, *_) = hits(told, parse_query(f"{line} ").tree)
        words = block_text(told.development, first.block)[first.start : first.end]
        assert words == line.removeprefix("quote:").strip('"')


def test_the_index_finds_a_denial_by_its_words(tmp_path: Path) -> None:
    from reader.library.index.terms import terms_of
    from reader.models import Bulletin

    (gist,) = terms_of(Bulletin("A day", (TEXT,)), [(TEXT, FOUND)]).parts
    quoted = gist.columns[2]
    assert quoted.startswith("denied that barges") and " said " not in f" {quoted} "
