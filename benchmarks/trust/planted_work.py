"""Faults that make some texts much slower than others, with the tests that notice them."""

from __future__ import annotations

from benchmarks.trust.planted import Fault

_PARSE_BOUNDS = "reader/parse/blocks/nesting_limits.py"
_PARSE_WORK = "tests/parse/test_nesting_limits.py::test_"
_WORK = "tests/annotate/test_bounds.py::test_"
_MARKS_WORK = "tests/annotate/test_quotation_marks.py::test_"
_DECODING = "tests/sources/test_decode.py::test_"

SLOW_TEXTS = (
    Fault(
        "lists and quotes may stand as close as they like",
        _PARSE_BOUNDS,
        " or _is_crowded(text) or",
        " or",
        (_PARSE_WORK + "no_document_is_more_work_than_its_length_allows",),
    ),
    Fault(
        "quotes that begin again are each read to the end",
        _PARSE_BOUNDS,
        " or _is_tangled(text)\n",
        "\n",
        (_PARSE_WORK + "quotes_that_begin_again_are_not_each_read_to_the_end",),
    ),
    Fault(
        "a table may have any number of cells",
        _PARSE_BOUNDS,
        ' or text.count("|") > _MOST_CELLS',
        "",
        (_PARSE_WORK + "a_table_of_more_cells_than_people_write_is_no_more_work_than_plain_text",),
    ),
    Fault(
        "each straight single mark looks for its partner anew",
        "reader/annotate/tokens/quotation_marks.py",
        "    if closing.singles is None:\n",
        "    if True:\n",
        (_MARKS_WORK + "straight_single_marks_that_never_close_are_looked_for_once",),
    ),
    Fault(
        "stacks of mojibake are repaired",
        "reader/sources/decode.py",
        "        if _STACKED.search(line):\n",
        "        if not line:\n",
        (_DECODING + "a_stack_of_mojibake_does_not_have_its_line_read_again_and_again",),
    ),
    Fault(
        "garbled lines may be as short as they like",
        "reader/sources/decode.py",
        "min(max(_LEAST_REPAIRED, len(text) // _CHARACTERS_A_REPAIR), repairs.left)",
        "repairs.left",
        (_DECODING + "no_more_short_lines_are_repaired_than_their_length_allows",),
    ),
    Fault(
        "a body is all the bodies before it",
        "reader/annotate/people/bodies.py",
        "    floor = max(taken, at - body_words.MOST_BEFORE)\n",
        "    floor = taken\n",
        (_WORK + "a_body_in_a_row_of_bodies_is_not_all_of_those_before_it",),
    ),
    Fault(
        "a first name remembers everybody who has it",
        "reader/annotate/people/entries.py",
        "if len(same) < MOST_NAMESAKES:",
        "if True:",
        (_WORK + "of_people_of_one_first_name_only_those_are_kept_that_a_name_is_compared_with",),
    ),
    Fault(
        "the subject of a verb is sought for each that shares it",
        "reader/annotate/quotes/nesting/earlier_subjects.py",
        "    if at not in known:\n",
        "    if at not in ():\n",
        (_WORK + "the_subject_of_a_verb_is_sought_once",),
    ),
    Fault(
        "reports that stand beside none are compared with each other",
        "reader/annotate/quotes/content/ends.py",
        '        if tokens.letters[back] in "CS" and (\n',
        "        if True or (\n",
        (_WORK + "reports_that_stand_beside_none_are_not_compared",),
    ),
    Fault(
        "nobody is looked back for where nobody speaks, and all sentences are looked at",
        "reader/annotate/quotes/speakers.py",
        "    if not mentions_in:  # nobody",
        "    if False:  # nobody",
        (_WORK + "nobody_is_looked_back_for_where_nobody_speaks",),
    ),
    Fault(
        "texts are cut into tokens for dates and for figures",
        "reader/annotate/tokens/plain_tokens.py",
        "            if len(text) <= self._left:\n",
        "            if False:\n",
        (_WORK + "dates_and_figures_share_the_tokens_of_a_block",),
    ),
    Fault(
        "the collector looks through what is made of a text",
        "reader/process/garbage_collector.py",
        "        gc.disable()\n",
        "        pass\n",
        (
            "tests/annotate/test_garbage_collector.py::test_nothing_is_collected_while_a_text_is_annotated",
        ),
    ),
    Fault(
        "a short line is read each time that it comes",
        "reader/annotate/tokens/tagged_blocks.py",
        "            if len(text) < _SHORT:\n",
        "            if not text:\n",
        (_WORK + "a_short_line_that_comes_again_is_read_once",),
    ),
    Fault(
        "crowds of figures are read",
        "reader/annotate/limits/unread_blocks.py",
        "    if over <= 0:\n",
        "    if over:\n",
        (_WORK + "more_figures_than_anybody_writes_are_not_read",),
    ),
)
