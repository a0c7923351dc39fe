"""Faults that leak data, let hostile text in or never end, with the tests that notice them.

The gate is `reader/clean.py`, through which all text from outside passes.
"""

from __future__ import annotations

from benchmarks.trust.planted import Fault

_MARKS = "reader/library/marks/"
_SAVING = "tests/library/test_marks.py::test_"
_PLACES = "tests/library/test_marks_places.py::test_"
_GUARDED = "tests/library/test_marks_guarded.py::test_"
_CLEANING = "tests/test_clean.py::test_"
_FINDING = "tests/sources/test_find.py::test_"
_READING = "tests/sources/test_read.py::test_"
_PARSING = "tests/parse/test_any_text.py::test_"
_PARSE_BOUNDS = "reader/parse/blocks/nesting_limits.py"
_CRASHES = "tests/test_crash.py::test_"
_TYPED = "tests/test_cli.py::test_"
_SESSION = "tests/ui/test_trust.py::test_whatever_the_umask_nobody_else_can_look_into_"


LEAKS = (
    Fault(
        "what others could read stays readable",
        _MARKS + "append.py",
        "if stat.S_IMODE(state.st_mode) != 0o600 and",
        "if stat.S_IMODE(state.st_mode) == 0o600 and",
        (_SAVING + "what_others_could_read_is_made_private_when_it_is_written",),
    ),
    Fault(
        "new marks are made for everybody",
        _MARKS + "append.py",
        "    try:\n        descriptor = os.open(path, _NEW, 0o600)\n",
        "    try:\n        descriptor = os.open(path, _NEW, 0o666)\n",
        (_GUARDED + "at_no_moment_can_anybody_else_open_a_file_of_marks",),
    ),
    Fault(
        "the folder of marks stays open to others",
        "reader/library/private.py",
        "if (mode & 0o077 or not mode) and",
        "if not mode and",
        (_SAVING + "what_others_could_read_is_made_private_when_it_is_written",),
    ),
    Fault(
        "the index is made for everybody",
        "reader/library/index/connect.py",
        "os.O_EXCL | os.O_CLOEXEC, 0o600)",
        "os.O_EXCL | os.O_CLOEXEC, 0o644)",
        ("tests/library/test_index.py::test_at_no_moment_can_anybody_else_open_the_index",),
    ),
    Fault(
        "the index stays readable for others",
        "reader/library/index/connect.py",
        "        os.chmod(path, 0o600)\n",
        "        pass\n",
        ("tests/library/test_index.py::test_an_index_that_others_could_read_is_made_private",),
    ),
    Fault(
        "what is saved is for everybody",
        "reader/ui/actions/share.py",
        "return os.open(path, flags, 0o600)",
        "return os.open(path, flags, 0o666)",
        (_SESSION + "what_a_session_leaves",),
    ),
    Fault(
        "the log of crashes is for everybody",
        "reader/crash.py",
        "        os.fchmod(descriptor, 0o600)\n",
        "        os.fchmod(descriptor, 0o644)\n",
        (_CRASHES + "log_and_folder_are_the_readers_alone_whatever_the_umask",),
    ),
    Fault(
        "the log of crashes has messages",
        "reader/crash.py",
        "{type(error).__name__}{_code(error)}",
        "{type(error).__name__}{_code(error)}: {error}",
        (_CRASHES + "the_log_says_where_and_of_what_kind_and_holds_no_content",),
    ),
    Fault(
        "the line about a crash has the message",
        "reader/crash.py",
        "internal error ({type(error).__name__})",
        "internal error ({error!r})",
        (_CRASHES + "the_log_says_where_and_of_what_kind_and_holds_no_content",),
    ),
    Fault(
        "the log of crashes is written through a link",
        "reader/crash.py",
        "os.O_APPEND | os.O_NOFOLLOW",
        "os.O_APPEND",
        (_CRASHES + "a_link_in_the_logs_place_is_not_followed",),
    ),
)

UNCLEANED = (
    Fault(
        "the gate lets eight-bit control characters through",
        "reader/clean.py",
        "\\x7f-\\x84\\x86-\\x9f",
        "\\x7f",
        (_CLEANING + "nothing_that_acts_is_left", _CLEANING + "what_acts_is_taken_out"),
    ),
    Fault(
        "the gate lets overrides of direction through",
        "reader/clean.py",
        "\\u202a-\\u202e",
        "",
        (_CLEANING + "nothing_that_acts_is_left", _CLEANING + "what_acts_is_taken_out"),
    ),
    Fault(
        "an escape sequence without an end swallows text",
        "reader/clean.py",
        "[^\\x07\\x1b\\x80-\\x9f\\n]*",
        "[^\\x07\\x1b]*",
        (_CLEANING + "what_acts_is_taken_out",),
    ),
    Fault(
        "file names are not gated",
        "reader/clean.py",
        "return line(whole) or",
        "return whole or",
        (_FINDING + "names_are_kept_for_opening_and_cleaned_for_showing",),
    ),
    Fault(
        "notes of other computers are not gated",
        _MARKS + "records.py",
        "return line(text) if kind in CORRECTING else clean(text)",
        "return line(text) if kind in CORRECTING else text",
        (_PLACES + "a_note_from_a_shared_folder_comes_through_the_gate",),
    ),
    Fault(
        "speakers' names of other computers are not gated",
        _MARKS + "records.py",
        "return line(text) if kind in CORRECTING else clean(text)",
        "return text if kind in CORRECTING else clean(text)",
        (_PLACES + "a_note_from_a_shared_folder_comes_through_the_gate",),
    ),
    Fault(
        "complaints are not gated",
        "reader/commands/shared/output.py",
        "{clean.line(str(message))}",
        "{message}",
        (_TYPED + "no_name_brings_control_characters_to_the_terminal",),
    ),
    Fault(
        "complaints of the command line are not gated",
        "reader/commands/shared/arguments.py",
        "{clean.line(message)} (see --help",
        "{message} (see --help",
        (_TYPED + "an_option_that_nobody_knows_is_named_without_its_control_characters",),
    ),
)

UNBOUNDED = (
    Fault(
        "a pipe that was found is opened",
        "reader/sources/refusals.py",
        'return "is a named pipe, not a file"',
        "return None",
        (_FINDING + "pipes_sockets_and_devices_are_refused",),
    ),
    Fault(
        "a pipe that takes a file's place as it is opened is read",
        "reader/sources/files.py",
        "        _refuse_mode(before.st_mode)\n",
        "",
        (_READING + "a_pipe_that_takes_a_files_place_just_before_it_is_opened_is_named",),
    ),
    Fault(
        "opening waits for a pipe's other end",
        "reader/sources/files.py",
        "os.O_RDONLY | os.O_NONBLOCK",
        "os.O_RDONLY",
        (_READING + "a_pipe_that_takes_a_files_place_just_before_it_is_opened_is_named",),
    ),
    Fault(
        "a file may have any size",
        "reader/sources/files.py",
        "        _refuse_large(before.st_size)\n",
        "",
        (_READING + "a_file_may_be_as_large_as_the_limit_and_no_larger",),
    ),
    Fault(
        "standard input is read without an end",
        "reader/sources/standard_input.py",
        "return stdin.read(LIMIT + 1)",
        "return stdin.read()",
        (_READING + "no_more_of_standard_input_is_read_than_tells_that_it_is_too_large",),
    ),
    Fault(
        "folders that lead back are walked for ever",
        "reader/sources/files.py",
        "new = (facts.st_dev, facts.st_ino) not in search.visited",
        "new = bool(facts)",
        (_FINDING + "folders_that_lead_back_to_themselves_are_walked_once",),
    ),
    Fault(
        "a text may have any number of lines",
        "reader/parse/limits.py",
        'if body.count("\\n") >= MOST_LINES:',
        'if body.count("\\n") < 0:',
        (_PARSING + "a_text_of_very_many_lines_is_refused",),
    ),
    Fault(
        "a line may have any length",
        "reader/parse/limits.py",
        "if len(body) > LONGEST_LINE and",
        "if len(body) < 0 and",
        (_PARSING + "a_line_longer_than_any_text_has_is_refused",),
    ),
    Fault(
        "nested Markdown is parsed by recursion",
        _PARSE_BOUNDS,
        "nested = bool(_DEEP.search(text)) or ",
        "nested = ",
        (_PARSING + "quotes_deeper_than_people_write_stay_as_they_were_written",),
    ),
    Fault(
        "a text overgrown with markup is parsed in quadratic time",
        _PARSE_BOUNDS,
        " or inline.has_too_much_markup(text)",
        "",
        (_PARSING + "a_text_with_more_markup_than_people_write_stays_as_it_was_written",),
    ),
    Fault(
        "a paragraph overgrown with markup is parsed in quadratic time",
        "reader/parse/blocks/inline.py",
        "    if _is_too_much(content):\n",
        "    if not content:\n",
        (_PARSING + "a_paragraph_with_more_markup_than_people_write_stays_as_it_was_written",),
    ),
)
