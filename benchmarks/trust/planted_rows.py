"""Faults in how rows of the index are read, each with the tests that should notice it."""

from __future__ import annotations

from benchmarks.trust.planted import Fault

_ROWS = "reader/library/index/evidence_rows.py"
_READING = "tests/library/test_article_rows.py::test_"

MISREAD = (
    Fault(
        "text of rows passes no gate",
        _ROWS,
        "    if text.isprintable() or ",
        "    if True or ",
        (_READING + "text_that_others_wrote_into_rows_passes_the_gate",),
    ),
    Fault(
        "numbers of rows may be any",
        _ROWS,
        " or min(given) < 0 or max(given) >= limit",
        "",
        (_READING + "a_row_that_cannot_be_is_damage",),
    ),
    Fault(
        "numbers of groups of rows may be any",
        "reader/library/index/article_rows.py",
        "checked_numbers(json.loads(numbers), self.totals.quotes)",
        "json.loads(numbers)",
        (_READING + "a_group_that_cannot_be_is_damage",),
    ),
    Fault(
        "rows of another text are mixed with those that were opened",
        "reader/library/index/article_rows.py",
        "found = read(index) if self.is_there(index) else []",
        "return read(index)",
        (_READING + "what_was_not_read_of_a_text_that_changed_is_missing_and_not_that_of_another",),
    ),
    Fault(
        "spellings do not make the index of rows anew",
        "reader/library/index/tables.py",
        'FOLDING = ("fold.py", "spellings.txt")',
        'FOLDING = ("fold.py",)',
        (
            "tests/library/test_index_version.py"
            "::test_a_spelling_that_was_dropped_finds_nothing_any_more",
        ),
    ),
)
