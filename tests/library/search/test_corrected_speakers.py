"""Corrected speakers are found and completed under the corrected name; notes are searched."""

from pathlib import Path

from reader.library import Library
from reader.library.rows import Correction
from tests.library.search.archive import archive, found, key


def correct(library: Library, name: str, person: str | None) -> None:
    """Correct the speaker of the first quote of a development."""
    number = key(library, name)
    article = library.article(number)
    assert article is not None
    library.correct(number, article.found.quotes[0].span, Correction(person or ""))


def test_a_corrected_speaker_is_found_under_the_new_name_only(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        correct(library, "ferry", "Zenon Łukasz Зеленський")
        assert found(library, "speaker:varn") == []
        for line in ("speaker:lukasz", 'speaker:"zenon lukasz"', "speaker:zelensky", "speaker:zel"):
            assert found(library, line) == ["ferry"]
        assert found(library, "-speaker:lukasz -speaker:erdeli ") == ["winter", "market"]
        assert found(library, "-speaker:varn ferry") == ["winter", "ferry"]
        assert found(library, "person:varn ") == ["ferry"], "she is still named in the text"
        assert found(library, "speaker:zelensky quote:harbour") == ["ferry"]
        assert found(library, "speaker:varn or speaker:erdeli") == ["talks"]
        library.undo()
        assert found(library, "speaker:varn") == ["ferry"]
        assert found(library, "speaker:lukasz") == []


def test_nobody_known_is_no_speaker(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        correct(library, "ferry", None)
        assert found(library, "speaker:varn") == []
        assert found(library, "has:quote") == ["talks", "ferry"]


def test_corrected_names_are_completed_and_the_others_no_more(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        correct(library, "ferry", "Zenon Lukasz")
        assert library.complete("speaker:zen", 11).words == ('speaker:"Zenon Lukasz"',)
        assert library.complete("speaker:varn", 12).words == ()
        library.undo()
        assert library.complete("speaker:zen", 11).words == ()
        assert library.complete("speaker:varn", 12).words


def test_a_word_in_a_note_counts_for_what_must_not_be_there_too(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        library.set_note(key(library, "market"), "ask about the barges")
        assert found(library, "barges") == ["market"]
        assert found(library, "talks -barges ") == ["talks"]
        assert found(library, "-barges ") == ["winter", "talks", "ferry"]
