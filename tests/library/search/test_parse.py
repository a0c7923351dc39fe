"""A line of the search language is read, whatever is in it; a mistake is told and left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.search.parse import DEEPEST, LONGEST, MOST, Query, parse
from reader.library.search.tree import All, Any, Days, Marked, Not, Number, Tagged, Tree, Words

A, B, C = (Words((letter,)) for letter in "abc")


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("", All()),
        ("a b ", All((A, B))),
        ("a or b ", Any((A, B))),
        ("a b or c ", Any((All((A, B)), C))),
        ("a (b or c)", All((A, Any((B, C))))),
        ("-a b ", All((Not(A), B))),
        ("-(a or b)", Not(Any((A, B)))),
        ("-(-a)", A),
        ("(a)(b)", All((A, B))),
        ('"a b" c ', All((Words(("a", "b")), C))),
        ("“a b” «c»", All((Words(("a", "b")), C))),
        ("a, b. ", All((A, B))),
        ('"or"', Words(("or",))),
        ("a OR b ", Any((A, B))),
        ("600,000 ", Words(("600", "000"))),
        ("10:30 ", Words(("10", "30"))),
    ],
)
def test_words_phrases_minus_or_and_brackets(line: str, tree: Tree) -> None:
    assert parse(line) == Query(tree)


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("speaker:erdeli ", Words(("erdeli",), where="speaker")),
        ('person:"Tomas Erdeli"', Words(("tomas", "erdeli"), where="person")),
        ('quote:"more talks"', Words(("more", "talks"), where="quoted")),
        ("counted:soldiers ", Words(("soldiers",), where="counted")),
        ("source:observer ", Words(("observer",), where="source")),
        ("figure:>1000", Number(1000, None, low_out=True)),
        ("figure:>=1,000", Number(1000, None)),
        ("figure:<5", Number(None, 5, high_out=True)),
        ("figure:<=2.5m", Number(None, 2_500_000)),
        ("figure:=7", Number(7, 7)),
        ("figure:7", Number(7, 7)),
        ("figure:10..20", Number(10, 20)),
        ("figure:20..10k", Number(10_000, 20_000)),
        ("on:2024-02", Days("2024-02-01", "2024-02-29")),
        ("on:2024", Days("2024-01-01", "2024-12-31")),
        ("on:2024-10-28", Days("2024-10-28", "2024-10-28")),
        ("since:2024-12", Days("2024-12-01", None)),
        ("until:2024-12", Days(None, "2024-12-31")),
        ("until:9999", Days(None, "9999-12-31")),
        ("on:9999-12", Days("9999-12-01", "9999-12-31")),
        ("since:0001", Days("0001-01-01", None)),
        ("is:unread", Not(Marked("read"))),
        ("is:read", Marked("read")),
        ("is:bookmarked", Marked("bookmark")),
        ("is:updated", Marked("updated")),
        ("has:note", Marked("note")),
        ("has:tags", Marked("tags")),
        ("has:quote", Words(("quote",), where="has")),
        ("has:figures", Words(("figure",), where="has")),
        ('tag:"to check"', Tagged(("to", "check"))),
        ("-tag:x ", Not(Tagged(("ks",)))),
        ("SPEAKER:a ", Words(("a",), where="speaker")),
    ],
)
def test_every_field(line: str, tree: Tree) -> None:
    assert parse(line).tree == tree
    assert parse(line).mistakes == ()


@pytest.mark.parametrize(
    "line", ["bri", '"the bri', "speaker:bri", "speaker:“tomas bri", "bri* x "]
)
def test_the_word_that_ends_the_line_may_be_unfinished(line: str) -> None:
    tree = parse(line).tree
    leaf = tree.of[0] if isinstance(tree, All) else tree
    assert isinstance(leaf, Words) and leaf.open and leaf.folds[-1] == "bri"


@pytest.mark.parametrize("line", ["bri ", '"the bri"', "bri, x "])
def test_a_word_that_something_follows_is_finished(line: str) -> None:
    tree = parse(line).tree
    leaf = tree.of[0] if isinstance(tree, All) else tree
    assert isinstance(leaf, Words) and not leaf.open


def test_a_begun_choice_at_the_end_of_the_line_is_taken() -> None:
    assert parse("a is:boo").tree == All((A, Marked("bookmark")))
    assert parse("is:boo a ").mistakes


@pytest.mark.parametrize(
    ("line", "wrong", "right", "rest"),
    [
        ("spaker:x a ", "spaker:x", "speaker:x", A),
        ("foo:x a ", "foo:x", '"foo:x"', A),
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
        ("figure:dozens a ", "figure:dozens", "figure:>1000", A),
        ("figure:>1..2 a ", "figure:>1..2", "figure:>1000", A),
        ("since:2024-13 a ", "since:2024-13", "since:2024-10-28", A),
        ("on:0000 a ", "on:0000", "on:2024-10-28", A),
        ("or a ", "or", '"or"', A),
        ("a or", "or", '"or"', A),
        ("(a", "(a", "(a)", Words(("a",), True)),
        ("a )", ")", "", A),
        ("- a ", "-", "", A),
        ("a -", "-", "", A),
    ],
)
def test_a_mistake_says_where_and_what_would_be_right(
    line: str, wrong: str, right: str, rest: Tree
) -> None:
    query = parse(line)
    (mistake,) = query.mistakes
    assert line[mistake.start : mistake.end] == wrong
    assert mistake.what
    assert mistake.would_be_right == right
    assert query.tree == rest


@pytest.mark.parametrize("right", ["speaker:minister", "figure:>1000", "since:2024-10-28"])
def test_what_would_be_right_is_right(right: str) -> None:
    assert not parse(right).mistakes


def test_endless_lines_are_cut_and_say_so() -> None:
    assert parse("a" * LONGEST + "b").mistakes[0].start == LONGEST
    many = parse("a " * (MOST + 5))
    assert len(many.mistakes) == 1 and isinstance(many.tree, All) and len(many.tree.of) == MOST
    deep = parse("(" * (DEEPEST + 1) + "a")
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
    "tag:",
    "2024",
    "..",
    "*",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map("".join))
def test_no_line_is_refused_and_mistakes_stand_in_it(line: str) -> None:
    for mistake in parse(line).mistakes:
        assert 0 <= mistake.start < mistake.end <= len(line)
        assert mistake.what
