"""Faults that would lose marks, each with the tests that should notice it.

A fault replaces a part of the program's source that occurs exactly once.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault: its name, file, right source, wrong source, and the tests that should fail."""

    name: str
    path: str
    right: str
    wrong: str
    tests: tuple[str, ...]


_MARKS = "reader/library/marks/"
_SAVING = "tests/library/test_marks.py::test_"
_DAMAGED = "tests/library/test_marks_damage.py::test_"
_WAITING = "tests/library/test_marks_waiting.py::test_"
_GUARDED = "tests/library/test_marks_guarded.py::test_"
_REWRITING = "tests/library/test_compaction.py::test_"
_TRIALS = "tests/library/test_trust.py::test_"


LOSES_MARKS = (
    Fault(
        "marks are not forced to the disk",
        _MARKS + "append.py",
        "        os.fdatasync(descriptor)\n",
        "",
        (_SAVING + "a_mark_is_forced_to_the_disk_with_its_files_name_before_it_is_told_as_saved",),
    ),
    Fault(
        "the name of the file of marks is not forced to the disk",
        _MARKS + "append.py",
        "    if identity != synced:\n",
        "    if identity == synced:\n",
        (_SAVING + "a_mark_is_forced_to_the_disk_with_its_files_name_before_it_is_told_as_saved",),
    ),
    Fault(
        "marks are written without a lock",
        _MARKS + "append.py",
        "return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "return None",
        (_WAITING + "a_stopped_program_that_holds_the_lock_makes_marks_wait_and_is_told_of",),
    ),
    Fault(
        "a lock that was deleted is held on to",
        _MARKS + "append.py",
        "if _is_at(path, descriptor):",
        "if path:",
        (_GUARDED + "a_lock_that_is_deleted_while_it_is_waited_for_is_asked_for_anew",),
    ),
    Fault(
        "a line that was cut off is not sealed",
        _MARKS + "append.py",
        'line_end = b"\\n" if size',
        'line_end = b"" if size',
        (_DAMAGED + "a_file_cut_off_anywhere_can_be_written_again",),
    ),
    Fault(
        "a line that a full disk cut off stays",
        _MARKS + "append.py",
        "os.ftruncate(descriptor, size)",
        "pass",
        (_WAITING + "on_a_full_disk_marks_wait_and_nothing_half_written_stays",),
    ),
    Fault(
        "the checksum is not looked at",
        _MARKS + "records.py",
        "if not tail.startswith(_SUM) or tail != _checksum(head):",
        "if not tail:",
        (_DAMAGED + "no_flipped_bit_goes_unseen_or_costs_more_than_its_line",),
    ),
    Fault(
        "a line nested without end stops the start",
        _MARKS + "records.py",
        "IndexError, RecursionError, ValueError",
        "IndexError, ValueError",
        (_GUARDED + "a_line_nested_without_end_costs_itself_though_its_checksum_fits",),
    ),
    Fault(
        "a newer format is written to",
        _MARKS + "files.py",
        "            self.version <= FORMAT\n            and not self.bad_header\n",
        "            not self.bad_header\n",
        (_DAMAGED + "a_newer_format_is_read_and_stays_as_it_is_to_the_byte",),
    ),
    Fault(
        "a newer format with a damaged first line is written to",
        _MARKS + "files.py",
        "            and not self.bad_header\n",
        "",
        (_GUARDED + "a_damaged_header_after_our_own_may_be_of_a_newer_format_and_stops_writing",),
    ),
    Fault(
        "a pipe in the place of the marks is read",
        _MARKS + "files.py",
        "if not stat.S_ISREG(state.st_mode):",
        "if stat.S_ISDIR(state.st_mode):",
        (_TRIALS + "whatever_stands_in_the_files_place_marks_are_kept_and_it_is_told",),
    ),
    Fault(
        "marks are written through a link",
        _MARKS + "append.py",
        "os.O_NONBLOCK | os.O_NOFOLLOW",
        "os.O_NONBLOCK",
        (_TRIALS + "whatever_stands_in_the_files_place_marks_are_kept_and_it_is_told",),
    ),
    Fault(
        "a rewritten file is not forced to the disk before it takes the name",
        _MARKS + "compact.py",
        'write_durably(descriptor, b"".join([encode_header(computer, size), *lines]))',
        'os.write(descriptor, b"".join([encode_header(computer, size), *lines]))',
        (
            _TRIALS + "no_power_cut_costs_an_acknowledged_mark",
            _REWRITING + "the_new_file_is_on_the_disk_before_it_takes_the_name_and_the_name_after",
        ),
    ),
    Fault(
        "the new name is not forced to the disk",
        _MARKS + "compact.py",
        "    os.replace(new, path)\n    sync_folder(path.parent)\n",
        "    os.replace(new, path)\n",
        (_REWRITING + "the_new_file_is_on_the_disk_before_it_takes_the_name_and_the_name_after",),
    ),
    Fault(
        "the old file goes before the new one has its name",
        _MARKS + "compact.py",
        "    os.replace(new, path)\n",
        "    path.unlink()\n    os.replace(new, path)\n",
        (_REWRITING + "killed_at_every_step_it_leaves_the_old_file_or_the_new_one",),
    ),
    Fault(
        "rewriting keeps what was first and not what holds",
        _MARKS + "compact.py",
        "if before is None or before.order < record.order:",
        "if before is None:",
        (_REWRITING + "a_file_of_many_superseded_marks_is_rewritten_to_those_that_hold",),
    ),
    Fault(
        "rewriting drops what a later version wrote",
        _MARKS + "compact.py",
        "elif item is None and line:",
        "elif item is None and not line:",
        (_REWRITING + "deeds_of_a_later_version_stay_and_damage_goes_to_the_backup",),
    ),
    Fault(
        "whether a file is to be rewritten is not looked at again under the lock",
        _MARKS + "writer_thread.py",
        "                if is_due(file):  # check again: a later version may have written to it",
        "                if file:  # check again: a later version may have written to it",
        (
            _REWRITING + "two_that_find_it_time_rewrite_it_once_and_the_backup_stays",
            _REWRITING + "a_later_program_that_has_made_the_file_its_own_finds_it_as_it_left_it",
        ),
    ),
    Fault(
        "the mark heard last holds",
        _MARKS + "state.py",
        "if before and (before.record.order, before.target) >= (mark.record.order, mark.target):",
        "if before == mark:",
        (_TRIALS + "every_order_of_merging_gives_one_result_and_old_copies_change_nothing",),
    ),
    Fault(
        "the computer's name decides and not the counter",
        _MARKS + "records.py",
        "return self.counter, self.computer, self.on, self.place or (0, 0), self.text",
        "return 0, self.computer, self.on, self.place or (0, 0), self.text",
        (_TRIALS + "every_order_of_merging_gives_one_result_and_old_copies_change_nothing",),
    ),
    Fault(
        "the counter does not go on from other computers'",
        _MARKS + "state.py",
        "        self.counter = max(self.counter, record.counter)\n        changed = set()\n",
        "        changed = set()\n",
        (_GUARDED + "the_counter_goes_on_from_marks_of_others_that_wait_for_their_text",),
    ),
)
