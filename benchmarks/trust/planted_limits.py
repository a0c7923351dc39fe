"""Faults that remove limits on the config, marks and cleaning, with the tests that notice."""

from __future__ import annotations

from benchmarks.trust.planted import Fault

_CONFIG = "tests/test_settings_bounds.py::test_"
_MARKS = "tests/library/test_many_marks.py::test_"
_PILED = "tests/parse/test_cleaned_once.py::test_"

LIMITS = (
    Fault(
        "a key of the config may be as deep as it likes",
        "reader/settings/bounds.py",
        " or dots >= DEEPEST:",
        ":",
        (_CONFIG + "what_is_nested_too_deeply_is_told_of_with_its_line",),
    ),
    Fault(
        "a number of the config may be as long as it likes",
        "reader/settings/bounds.py",
        '        if sign in "0123456789":\n',
        '        if sign == "0" and depth > DEEPEST:\n',
        (_CONFIG + "a_number_of_thousands_of_digits_is_told_of_with_its_line",),
    ),
    Fault(
        "a bracket within words counts",
        "reader/settings/bounds.py",
        "|'[^'\\n]*+'?|",
        "|",
        (_CONFIG + "dots_and_brackets_in_words_are_not_nested",),
    ),
    Fault(
        "all damaged lines of a file are named",
        "reader/library/marks/files.py",
        "                if damaged <= MOST_REPORTED:\n",
        "                if damaged:\n",
        (
            "tests/library/test_marks_damage.py"
            "::test_a_file_of_nothing_but_damage_is_told_of_in_a_thousand_lines",
        ),
    ),
    Fault(
        "a mark is compared with all of its heading",
        "reader/library/index/match.py",
        "alike.closest(wanted, MOST_COMPARED)",
        "range(len(there))",
        (_MARKS + "marks_of_nothing_are_not_compared_with_all_of_their_heading",),
    ),
    Fault(
        "bare headings are no development's",
        "reader/library/identity/candidates.py",
        "nsmallest(most, ranked)] + bare[:most]",
        "nsmallest(most, ranked)]",
        (_MARKS + "all_that_is_the_same_is_among_what_is_looked_at",),
    ),
    Fault(
        "all before a link is cleaned for each link",
        "reader/parse/blocks/inline.py",
        "        at = start\n        if place",
        "        low = at = 0\n        if place",
        (_PILED + "a_paragraph_of_links_is_not_cleaned_for_each_of_them",),
    ),
)
