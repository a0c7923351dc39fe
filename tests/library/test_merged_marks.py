"""Marks on texts that another text took up, or that were parted under their own heading."""

import shutil
from pathlib import Path

import pytest

from tests.library.bulletin_files import opened
from tests.library.test_corrected_joins import give
from tests.library.test_divided_marks import row
from tests.library.test_unplaced_marks import FERRY, POWER, WELLS, gone, write

FERRY_TEXT, POWER_TEXT = FERRY.partition("\n\n")[2], POWER.partition("\n\n")[2]
MERGED = f"## Power is back\n\n{POWER_TEXT}{FERRY_TEXT}"


def mark(root: Path, *beginnings: str) -> None:
    with opened(root) as library:
        for beginning in beginnings:
            key = row(library, beginning).key
            library.set_read([key], True)
            library.set_bookmark([key], True)
            library.set_note(key, f"Note on {beginning}")
            library.set_tags(key, [beginning])


@pytest.mark.parametrize("order", [("Power", "The ferry"), ("The ferry", "Power")])
def test_a_text_with_marks_of_its_own_keeps_them_when_it_takes_up_another(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    write(tmp_path, POWER, FERRY, WELLS)
    mark(tmp_path, *order)
    write(tmp_path, MERGED, WELLS)
    with opened(tmp_path) as library:
        power = row(library, "Power").key
        assert (library.note(power), library.tags(power)) == ("Note on Power", ("Power",))
        (left,) = library.view_data.unplaced.marks()
        assert (left.heading, left.note) == ("the ferry sails again", "Note on The ferry")
        assert (left.tags, left.bookmarked) == (("The ferry",), True)
    write(tmp_path, POWER, FERRY, WELLS)
    with opened(tmp_path) as library:
        assert gone(library) == []
        assert library.note(row(library, "The ferry").key) == "Note on The ferry"


def test_a_text_without_marks_of_its_own_shows_those_of_a_text_that_it_took_up(
    tmp_path: Path,
) -> None:
    write(tmp_path, POWER, FERRY, WELLS)
    mark(tmp_path, "The ferry")
    write(tmp_path, MERGED, WELLS)
    with opened(tmp_path) as library:
        assert library.note(row(library, "Power").key) == "Note on The ferry"
        assert gone(library) == []


@pytest.mark.parametrize("rebuilt", [True, False])
def test_all_parts_are_read_if_the_first_keeps_the_heading(tmp_path: Path, rebuilt: bool) -> None:
    write(tmp_path, MERGED, WELLS)
    mark(tmp_path, "Power")
    write(tmp_path, POWER, f"## The mayor of Ek\n\n{FERRY_TEXT}", WELLS)
    if rebuilt:  # as for other rules
        shutil.rmtree(tmp_path / "cache")
    with opened(tmp_path) as library:
        power, mayor = row(library, "Power"), row(library, "The mayor")
        assert (power.state.read, mayor.state.read) == (True, True)
        assert library.note(power.key) == "Note on Power"
        assert (library.note(mayor.key), library.tags(mayor.key)) == ("", ())
        assert not row(library, "Wells").state.read


def test_a_new_text_beside_one_that_was_shortened_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, MERGED, WELLS)
    mark(tmp_path, "Power")
    write(tmp_path, POWER, "## The mayor of Ek\n\nThe mayor was seen in a café at Ek.\n\n", WELLS)
    shutil.rmtree(tmp_path / "cache")
    with opened(tmp_path) as library:
        assert not row(library, "The mayor").state.read


@pytest.mark.parametrize("rebuilt", [True, False])
def test_a_correction_follows_its_quote_to_a_new_part(tmp_path: Path, rebuilt: bool) -> None:
    write(tmp_path, MERGED, WELLS)
    with opened(tmp_path) as library:
        give(library, "Power is back", "We sail", "Juna Holm")
    write(tmp_path, POWER, f"## The mayor of Ek\n\n{FERRY_TEXT}", WELLS)
    if rebuilt:
        shutil.rmtree(tmp_path / "cache")
    with opened(tmp_path) as library:
        article = library.article(row(library, "The mayor").key)
        assert article is not None
        people = [article.found.people[one].name for one in article.found.quotes[0].speakers]
        assert people == ["Juna Holm"]
