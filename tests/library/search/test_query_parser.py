"""Every line of the search language is read; mistakes are reported and left out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.search.language.query_parser import (
    DEEPEST_BRACKETS,
    LONGEST_LINE,
    MOST_TERMS,
    ParsedQuery,
    parse_query,
)
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    DaysTerm,
    MarkTerm,
    NotOf,
    NumberTerm,
    TagTerm,
    ThreadTerm,
    Tree,
    WordsTerm,
)

TODAY = date(2031, 5, 10)
A, B, C = (WordsTerm((letter,)) for letter in "abc")


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("", AllOf()),
        ("a b ", AllOf((A, B))),
        ("a or b ", AnyOf((A, B))),
        ("a b or c ", AnyOf((AllOf((A, B)), C))),
        ("a (b or c)", AllOf((A, AnyOf((B, C))))),
        ("-a b ", AllOf((NotOf(A), B))),
        ("-(a or b)", NotOf(AnyOf((A, B)))),
        ("-(-a)", A),
        ("(a)(b)", AllOf((A, B))),
        ('"a b" c ', AllOf((WordsTerm(("a", "b")), C))),
        ("“a b” «c»", AllOf((WordsTerm(("a", "b")), C))),
        ("a, b. ", AllOf((A, B))),
        ('"or"', WordsTerm(("or",))),
        ("a OR b ", AnyOf((A, B))),
        ("600,000 ", WordsTerm(("600", "000"))),
        ("10:30 ", WordsTerm(("10", "30"))),
    ],
)
def test_words_phrases_minus_or_and_brackets(line: str, tree: Tree) -> None:
    assert parse_query(line) == ParsedQuery(tree)


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("speaker:erdeli ", WordsTerm(("erdeli",), where="speaker")),
        ('person:"Tomas Erdeli"', WordsTerm(("tomas", "erdeli"), where="person")),
        ('quote:"more talks"', WordsTerm(("more", "talks"), where="quoted")),
        ("counted:soldiers ", WordsTerm(("soldiers",), where="counted")),
        ("source:observer ", WordsTerm(("observer",), where="source")),
        ("figure:>1000", NumberTerm(1000, None, excludes_low=True)),
        ("figure:>=1,000", NumberTerm(1000, None)),
        ("figure:<5", NumberTerm(None, 5, excludes_high=True)),
        ("figure:<=2.5m", NumberTerm(None, 2_500_000)),
        ("figure:=7", NumberTerm(7, 7)),
        ("figure:7", NumberTerm(7, 7)),
        ("figure:10..20", NumberTerm(10, 20)),
        ("figure:20..10k", NumberTerm(10_000, 20_000)),
        ("on:2024-02", DaysTerm("2024-02-01", "2024-02-29")),
        ("on:2024", DaysTerm("2024-01-01", "2024-12-31")),
        ("on:2024-10-28", DaysTerm("2024-10-28", "2024-10-28")),
        ("since:2024-12", DaysTerm("2024-12-01", None)),
        ("until:2024-12", DaysTerm(None, "2024-12-31")),
        ("until:9999", DaysTerm(None, "9999-12-31")),
        ("on:9999-12", DaysTerm("9999-12-01", "9999-12-31")),
        ("since:0001", DaysTerm("0001-01-01", None)),
        ("is:unread", NotOf(MarkTerm("read"))),
        ("is:read", MarkTerm("read")),
        ("is:bookmarked", MarkTerm("bookmark")),
        ("is:updated", MarkTerm("updated")),
        ("has:note", MarkTerm("note")),
        ("has:tags", MarkTerm("tags")),
        ("has:quote", WordsTerm(("quote",), where="has")),
        ("has:figures", WordsTerm(("figure",), where="has")),
        ('tag:"to check"', TagTerm(("to", "check"))),
        ("-tag:x ", NotOf(TagTerm(("ks",)))),
        ("SPEAKER:a ", WordsTerm(("a",), where="speaker")),
        ("claimant:staff ", WordsTerm(("staff",), where="claimant")),
        ("role:minister ", WordsTerm(("minister",), where="role")),
        ("of:orvane ", WordsTerm(("orvane",), where="of")),
        ("relay:agency ", WordsTerm(("agenci",), where="relay")),
        ("stance:denies ", WordsTerm(("denies",), where="stance")),
        ("has:denial ", WordsTerm(("denial",), where="has")),
        ("figure:>600k", NumberTerm(600_000, None, excludes_low=True)),
        ("figure:>€200m", NumberTerm(2e8, None, excludes_low=True, units=("euro",))),
        ("figure:<=5%", NumberTerm(None, 5, units=("percent",))),
        ("figure:10..20km", NumberTerm(10, 20, units=("kilometre",))),
        ("figure:5minutes", NumberTerm(5, 5, units=("minute",))),
        ("figure:$1..2bn", NumberTerm(1e9, 2e9, units=("dollar",))),
        ("thread:t:8f88ca2e15f6 ", ThreadTerm("t:8f88ca2e15f6")),
        ("thread:8F88CA2E15F6", ThreadTerm("t:8f88ca2e15f6")),
        ("on:today", DaysTerm("2031-05-10", "2031-05-10")),
        ("since:Yesterday ", DaysTerm("2031-05-09", None)),
    ],
)
def test_every_field(line: str, tree: Tree) -> None:
    assert parse_query(line, TODAY).tree == tree
    assert parse_query(line, TODAY).mistakes == ()


@pytest.mark.parametrize(
    "line", ["bri", '"the bri', "speaker:bri", "speaker:“tomas bri", "bri* x "]
)
def test_the_word_that_ends_the_line_may_be_unfinished(line: str) -> None:
    tree = parse_query(line).tree
    leaf = tree.parts[0] if isinstance(tree, AllOf) else tree
    assert isinstance(leaf, WordsTerm) and leaf.is_open and leaf.folds[-1] == "bri"


@pytest.mark.parametrize("line", ["bri ", '"the bri"', "bri, x "])
def test_a_word_that_something_follows_is_finished(line: str) -> None:
    tree = parse_query(line).tree
    leaf = tree.parts[0] if isinstance(tree, AllOf) else tree
    assert isinstance(leaf, WordsTerm) and not leaf.is_open


def test_a_begun_choice_at_the_end_of_the_line_is_taken() -> None:
    assert parse_query("a is:boo").tree == AllOf((A, MarkTerm("bookmark")))
    assert parse_query("is:boo a ").mistakes


@pytest.mark.parametrize(
    ("line", "wrong", "right", "rest"),
    [
        ("spaker:x a ", "spaker:x", "speaker:x", A),
        ("foo:x a ", "foo:x", "", A),
        ("is:foo a ", "is:foo", "is:unread", A),
        ("is:bokmarked a ", "is:bokmarked", "is:bookmarked", A),
        ("has: a ", "has:", "has:note", A),
        ("speaker: a ", "speaker:", "speaker:minister", A),
        ("since:0000 a ", "since:0000", "since:2024-10-28", A),
        ("on:10000 a ", "on:10000", "on:2024-10-28", A),
        ("on:2023-02-29 a ", "on:2023-02-29", "on:2024-10-28", A),
        ("on:2023-00 a ", "on:2023-00", "on:2024-10-28", A),
        ("on:2023-02-00 a ", "on:2023-02-00", "on:2024-10-28", A),
        ("tag:. a ", "tag:.", "tag:later", A),
        ("on:tomorrow a ", "on:tomorrow", "on:2024-10-28", A),
        ("stance:denied a ", "stance:denied", "stance:denies", A),
        ("figure:>5parsecs a ", "figure:>5parsecs", "figure:>5km", A),
        ("figure:>€ a ", "figure:>€", "figure:>1000", A),
        ("thread:12 a ", "thread:12", "thread:t:8f88ca2e15f6", A),
        ("claimant: a ", "claimant:", "claimant:ministry", A),
        ("figure:dozens a ", "figure:dozens", "figure:>1000", A),
        ("figure:>1..2 a ", "figure:>1..2", "figure:>1000", A),
        ("since:2024-13 a ", "since:2024-13", "since:2024-10-28", A),
        ("on:0000 a ", "on:0000", "on:2024-10-28", A),
        ("or a ", "or", '"or"', A),
        ("a or", "or", '"or"', A),
        ("(a", "(a", "(a)", WordsTerm(("a",), True)),
        ("a )", ")", "", A),
        ("- a ", "-", "", A),
        ("a -", "-", "", A),
    ],
)
def test_a_mistake_says_where_and_what_would_be_right(
    line: str, wrong: str, right: str, rest: Tree
) -> None:
    query = parse_query(line)
    (mistake,) = query.mistakes
    assert line[mistake.start : mistake.end] == wrong
    assert mistake.what
    assert mistake.would_be_right == right
    assert query.tree == rest


@pytest.mark.parametrize("right", ["speaker:minister", "figure:>1000", "since:2024-10-28"])
def test_what_would_be_right_is_right(right: str) -> None:
    assert not parse_query(right).mistakes


def test_endless_lines_are_cut_and_say_so() -> None:
    assert parse_query("a" * LONGEST_LINE + "b").mistakes[0].start == LONGEST_LINE
    many = parse_query("a " * (MOST_TERMS + 5))
    assert (
        len(many.mistakes) == 1
        and isinstance(many.tree, AllOf)
        and len(many.tree.parts) == MOST_TERMS
    )
    deep = parse_query("(" * (DEEPEST_BRACKETS + 1) + "a")
    assert any("deep" in mistake.what for mistake in deep.mistakes)


PIECES = [
    "a",
    '"',
    "“",
    "(",
    ")",
    "-",
    " ",
    "or",
    ":",
    "figure:",
    ">",
    "is:",
    "speaker:",
    "stance:",
    "asks",
    "€5",
    "tag:",
    "2024",
    "..",
    "*",
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map("".join))
def test_no_line_is_refused_and_mistakes_stand_in_it(line: str) -> None:
    for mistake in parse_query(line).mistakes:
        assert 0 <= mistake.start < mistake.end <= len(line)
        assert mistake.what


def test_a_field_that_is_like_no_other_may_have_been_words() -> None:
    (mistake,) = parse_query("foo:x a ").mistakes
    assert mistake.what == 'no field foo:; for the words themselves write "foo:x"'


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("day:2025-02-28", "on:2025-02-28"),
        ("from:monday", "since:monday"),
        ("by:varn", "speaker:varn"),
    ],
)
def test_a_field_that_is_called_otherwise_here_is_suggested(typed: str, right: str) -> None:
    (mistake,) = parse_query(typed).mistakes
    assert mistake.would_be_right == right
