"""Rows of a list by range, and steps over them, without building all rows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.index.listed_rows import ListedEntry
from reader.library.rows import Row, RowState
from reader.library.views.grouped_list import GroupedListing, RowGroup


def listing(sizes: list[int], read: frozenset[int] = frozenset()) -> GroupedListing[ListedEntry]:
    """A list with groups of these sizes, rows numbered from 1."""
    groups, entries, first = [], {}, 1
    for number, size in enumerate(sizes, 1000):
        groups.append(RowGroup(number, size, size))
        keys = range(first, first + size)
        entries[number] = [ListedEntry(key, key - first + 1, key, "", f"Row {key}") for key in keys]
        first += size
    home = {entry.key: (number, entry.key) for number, some in entries.items() for entry in some}
    unread = {number for key, (number, _) in home.items() if key not in read}
    return GroupedListing(
        groups,
        lambda group: Row("bulletin", group.bulletin, None, (f"Day {group.bulletin}",)),
        lambda group: entries[group.bulletin],
        lambda entry: Row(
            "development", entry.key, entry.key, (entry.title,), RowState(read=entry.key in read)
        ),
        home.get,
        lambda: unread,
        lambda: {n: ",".join(str(e.key) for e in some) for n, some in entries.items()},
    )


SIZES = st.lists(st.integers(1, 4), max_size=12)


@given(SIZES, st.integers(-3, 70), st.integers(-3, 70))
@settings(deadline=None)
def test_any_range_is_that_part_of_the_whole(sizes: list[int], low: int, high: int) -> None:
    made = listing(sizes)
    whole = made.rows(0, len(made))
    assert len(whole) == sum(sizes) + len(sizes)
    assert made.rows(low, high) == whole[max(low, 0) : max(high, 0)]


@given(SIZES)
@settings(deadline=None)
def test_all_targets_are_those_of_the_rows(sizes: list[int]) -> None:
    made = listing(sizes)
    assert made.targets() == [row.key for row in made.rows(0, 99) if row.kind != "bulletin"]


@given(SIZES)
@settings(deadline=None)
def test_every_key_is_found_where_its_row_stands(sizes: list[int]) -> None:
    made = listing(sizes)
    places = [(row.key, at) for at, row in enumerate(made.rows(0, 99)) if row.kind != "bulletin"]
    assert all(made.index_of(key) == at for key, at in places)
    assert made.index_of(999) is None


@given(SIZES, st.integers(0, 70), st.integers(-80, 80))
@settings(deadline=None)
def test_a_step_goes_over_readable_rows_only(sizes: list[int], index: int, by: int) -> None:
    made = listing(sizes)
    readable = [at for at, row in enumerate(made.rows(0, 99)) if row.kind != "bulletin"]
    if not readable:
        assert made.step(index, by) == 0
        return
    index = min(index, len(made) - 1)
    before = sum(at < index for at in readable)
    wanted = before + by - (index not in readable and by > 0)
    assert made.step(index, by) == readable[min(max(wanted, 0), len(readable) - 1)]


@given(SIZES, st.frozensets(st.integers(1, 48)), st.integers(0, 70), st.sampled_from([-1, 1]))
@settings(deadline=None)
def test_the_next_unread_row_is_the_nearest_without_wrapping(
    sizes: list[int], read: frozenset[int], index: int, direction: int
) -> None:
    made = listing(sizes, read)
    rows = made.rows(0, 99)
    unread = [at for at, row in enumerate(rows) if row.kind != "bulletin" and not row.state.read]
    beyond = [at for at in unread if (at - min(index, len(rows) - 1)) * direction > 0]
    nearest = min(beyond, key=lambda at: abs(at - index), default=None)
    assert made.step_unread(min(index, max(len(rows) - 1, 0)), direction) == nearest


def test_a_step_by_bulletins_goes_to_their_first_readable_row() -> None:
    made = listing([2, 3, 1])
    assert [made.step_bulletin(at, 1) for at in (0, 2, 3, 6, 7)] == [4, 4, 8, 8, None]
    assert [made.step_bulletin(at, -1) for at in (2, 4, 8)] == [None, 1, 4]
    assert listing([]).step_bulletin(0, 1) is None


def test_rows_that_have_left_the_index_leave_a_placeholder_until_the_list_is_made_anew() -> None:
    made = GroupedListing(
        [RowGroup(1, 2, 2)],
        lambda group: Row("bulletin", group.bulletin, None, ("Day",)),
        lambda group: [ListedEntry(5, 1, 5, "", "Stays")],
        lambda entry: Row("development", entry.key, entry.key, (entry.title,)),
        lambda key: (1, key),
        set,
        dict,
    )
    assert [row.title for row in made.rows(0, 9)] == ["Day", "Stays", "…"]
