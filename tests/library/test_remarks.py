"""Notes, tags and corrected speakers: saved, found, undone, exported, kept on later texts."""

from pathlib import Path

from reader.export.markdown import render_markdown
from reader.library import Library
from reader.library.rows import Article, Correction
from reader.models import Person, Quote
from tests.library.bulletin_files import refreshed
from tests.library.search.archive import archive, found, key


def article_of(library: Library, name: str) -> Article:
    article = library.article(key(library, name))
    assert article
    return article


def speaker_of(library: Library, name: str) -> tuple[Person | None, Quote]:
    article = article_of(library, name)
    quote = article.found.quotes[0]
    return None if quote.person is None else article.found.people[quote.person], quote


def test_notes_and_tags_last_are_found_and_pass_the_gate(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        ferry = key(library, "ferry")
        library.set_note(ferry, "  Ask the \x1b[31mpilot\u202e\nabout Zelenskiy ")
        library.set_tags(ferry, ["to check", "Boats", "boats", " ", "two\nlines\x07"])
        assert library.close() == ()
    with archive(tmp_path, refresh=False) as library:
        assert library.note(ferry) == "Ask the pilot\nabout Zelenskiy"
        assert library.tags(ferry) == ("to check", "Boats", "two lines")
        row = library.row(ferry)
        assert row and row.state.noted and row.state.tags == library.tags(ferry)
        for line in ("pilot", "ferry pilot", "has:note", "tag:boat", 'tag:"to check"', "has:tag"):
            assert found(library, line) == ["ferry"], line
        assert found(library, "zelensky") == ["winter", "ferry"]
        assert found(library, "tag:boat ") == found(library, "tag:check") == []
        assert found(library, "-has:note") == ["winter", "talks", "market"]
        assert library.snippet(ferry, "pilot").text == "Ask the pilot about Zelenskiy"
        assert library.complete("tag:b", 5).words == ("tag:Boats",)


def test_each_note_and_all_tags_are_taken_back_one_by_one(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        ferry = key(library, "ferry")
        library.set_note(ferry, "first")
        library.set_note(ferry, "second")
        library.set_tags(ferry, ["a", "b"])
        library.set_tags(ferry, ["b"])
        library.set_tags(ferry, [])
        library.set_note(ferry, "second")  # as it was: there is nothing to take back
        assert library.all_tags() == ()
        assert library.undo() == "“Ferry held at Quill Bay” untagged"
        assert library.tags(ferry) == ("b",)
        assert library.undo() == "“Ferry held at Quill Bay” tagged"
        assert library.tags(ferry) == library.all_tags() == ("a", "b")
        library.undo()
        assert (library.tags(ferry), library.note(ferry)) == ((), "second")
        assert library.undo() == "“Ferry held at Quill Bay” noted"
        assert library.note(ferry) == "first"
        library.undo()
        assert (library.note(ferry), library.undo()) == ("", None)
        assert found(library, "has:note or has:tag") == []


def test_notes_and_tags_are_exported_as_plain_words(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        ferry = key(library, "ferry")
        assert "Note" not in render_markdown(article_of(library, "ferry"))
        library.set_note(ferry, "# not a heading\n*loud*")
        library.set_tags(ferry, ["[x]"])
        text = render_markdown(article_of(library, "ferry"))
        assert "## Note\n\n\\# not a heading  \n\\*loud\\*\n\nTags: \\[x\\]\n" in text


def test_a_corrected_speaker_is_shown_found_and_taken_back(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        talks = key(library, "talks")
        person, quote = speaker_of(library, "talks")
        assert person and person.name == "Tomas Erdeli" and quote.basis == "cue"
        library.correct(talks, quote.span, Correction("Łomża"))
        person, quote = speaker_of(library, "talks")
        assert person and person.name == "Łomża"
        assert (quote.basis, quote.speaker) == ("corrected", None)
        assert "corrected by the reader" in render_markdown(article_of(library, "talks"))
        assert found(library, "speaker:lomza") == ["talks"]
        library.correct(talks, quote.span, Correction(""))
        person, quote = speaker_of(library, "talks")
        assert person is None and quote.basis == "corrected"
        assert library.undo() == "“Talks open in Lissehaven” given another speaker"
        assert speaker_of(library, "talks")[1].basis == "corrected"
        library.undo()
        person, quote = speaker_of(library, "talks")
        assert person and person.name == "Tomas Erdeli" and quote.basis == "cue"
        library.correct(talks, quote.span.__class__(9, 9, 9), Correction("Nobody"))
        assert library.undo() is None


def test_a_corrected_speaker_is_the_claimant_of_the_figures_in_the_quote(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        (tmp_path / "in" / "2024-10-27.md").write_text(
            "# Brief of 2024-10-27\n\n## Ferry held at Quill Bay\n\n"
            "Ilse Varn, the mayor, said 40 lorries waited. Odo Lissen said 9 boats had left.\n\n"
            "“They took 12 carts,” Varn said. “Three came back.\n\n“And 5 were lost.”\n"
        )
        refreshed(library, force=True)
        held = key(library, "ferry")

        def claimants() -> list[tuple[str | None, str]]:
            found = article_of(library, "ferry").found
            return [
                (
                    None if one.claimant is None else found.people[one.claimant].name,
                    one.claimant_basis,
                )
                for one in found.figures
            ]

        varn, lissen = ("Ilse Varn", "named"), ("Odo Lissen", "named")
        before = claimants()
        assert before[:3] == [varn, lissen, varn] and len(before) == 5
        quotes = article_of(library, "ferry").found.quotes
        open_one = next(n for n, quote in enumerate(quotes) if quote.continued) - 1
        library.correct(held, quotes[open_one].span, Correction("Odo Lissen"))
        assert claimants() == [*before[:3], *[("Odo Lissen", "corrected")] * 2]
        library.correct(held, quotes[0].span, Correction(""))
        assert claimants()[:2] == [(None, "unknown"), lissen]
        text = render_markdown(article_of(library, "ferry"))
        assert "- 40 lorries, claimant not found\n" in text
        assert "“Three came back. And 5 were lost.” *(corrected by the reader)*\n" in text


def test_a_correction_holds_when_the_text_around_the_quote_changes(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        span = speaker_of(library, "talks")[1].span
        library.correct(key(library, "talks"), span, Correction("Ilse Varn"))
        assert library.close() == ()
    path = tmp_path / "in" / "2024-10-28.md"
    path.write_text(path.read_text().replace("“More talks", "It rained all day there. “More talks"))
    with archive(tmp_path) as library:
        refreshed(library, force=True)
        person, quote = speaker_of(library, "talks")
        assert person and person.name == "Ilse Varn" and quote.basis == "corrected"
        others = article_of(library, "talks").found.quotes[1:]
        assert all(other.basis != "corrected" for other in others)


def test_of_two_computers_the_later_note_holds_on_both(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        library.set_note(key(library, "ferry"), "from the desk")
    for computer in ("lap", "desk"):
        other = Library(
            tmp_path / "cache", tmp_path / "data", [str(tmp_path / "in")], computer=computer
        )
        ferry = key(other, "ferry")
        if computer == "lap":
            assert other.note(ferry) == "from the desk"
            other.set_note(ferry, "from the lap")
        assert other.note(ferry) == "from the lap"
        assert other.close() == ()
