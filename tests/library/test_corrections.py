"""Corrections of quotes and figures follow the words, and hold for all that is attributed alike."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.markdown import render_markdown
from reader.library import Library
from reader.library.article_text import words_at
from reader.library.corrections.corrected_article import CorrectedItem, with_corrections
from reader.library.corrections.item_keys import figure_keys, items_of, quote_keys
from reader.library.marks.correcting import offer_of
from reader.library.rows import Article, Correction
from reader.models import Annotations, Development, Figure, Person, Quote, Span
from tests.library.bulletin_files import opened, refreshed
from tests.library.long_development import stored

EARLIER = Path(__file__).with_name("earlier") / "corrected"
"""A bulletin, and the file of marks that version 0.1.0 wrote on it when corrections began."""

MILL, WEIR = "Mill at Tesk closes", "Weir on the Ansel"


def article_of(library: Library, title: str) -> Article:
    listing = library.listing()
    rows = listing.rows(0, len(listing))
    key = next(row.key for row in rows if row.title == title)
    article = library.article(key)
    assert article
    return article


def corrected(article: Article) -> dict[str, str | None]:
    """The names that the reader gave, by the words of the quotes."""
    people = article.found.people
    return {
        words_at(article.development, quote.span): (
            None if quote.person is None else people[quote.person].name
        )
        for quote in article.found.quotes
        if quote.basis == "corrected"
    }


def test_corrections_of_an_earlier_version_are_on_the_quotes_with_their_words(
    tmp_path: Path,
) -> None:
    shutil.copytree(EARLIER, tmp_path / "in", ignore=shutil.ignore_patterns("*.jsonl"))
    (tmp_path / "data").mkdir()
    shutil.copy(EARLIER / "marks-desk.jsonl", tmp_path / "data")
    with opened(tmp_path) as library:
        assert library.problems == ()
        mill, weir = (corrected(article_of(library, title)) for title in (MILL, WEIR))
        assert library.note(article_of(library, MILL).key) == "Ask the mill."
        assert library.tags(article_of(library, MILL).key) == ("mills",)
    for words, name in (("the mill", "Osk Harn"), ("the cooks", "Ylva Brandt")):
        assert [mill[quote] for quote in mill if words in quote] == [name]
    (sluice,) = (quote for quote in mill if "sluice is open" in quote)
    assert mill[sluice] == "Dela Morne"
    # Where rules find no quote any more that a correction was of, it is shown nowhere.
    assert all("one oven" in quote for quote in mill if mill[quote] == "Cato Brix")
    assert set(mill.values()) <= {"Osk Harn", "Ylva Brandt", "Dela Morne", "Cato Brix"}
    assert weir.pop("“No.”") == "Ilse Varn"
    assert sorted(str(name) for name in weir.values()) == ["None", "Odvar Klee"]
    assert any("40 rafts" in quote for quote in weir if weir[quote] is None)


TEXT = Development(
    "Mill closes",
    (
        "Lise Tander added that the mill, which employs 90 weavers, would close by May.",
        "Two bakeries closed, Renk said, leaving one oven for 900 people. No one wept, he said.",
        "No one wept, she said. “The sluice is open,” says Morne, a miller. “We saw it.”",
    ),
)


def at(words: str, block: int | None = None) -> Span:
    for number, text in enumerate(TEXT.paragraphs, 1):
        if words in text and block in (None, number):
            return Span(number, text.index(words), text.index(words) + len(words))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("key", "today", "owner"),
    [
        # The clause was cut at its first comma, or began at "that".
        ("1 that the mill", ["the mill, which employs 90 weavers, would close by May"], 0),
        ("1 the mill which employs 90 weavers would close by may", ["the mill"], 0),
        # Of the parts that a quote was divided into it belongs to the one with most words.
        ("1 the sluice is open says morne a miller we saw it", ["“We saw it.”"], 0),
        (
            "1 the sluice is open says morne a miller we saw it",
            ["“The sluice is open,”", "“We saw it.”"],
            0,
        ),
        # What is told of another place, or in a few of many words, is not it.
        ("1 leaving one oven for 900 people", ["Two bakeries closed"], None),
        ("1 one oven for 900 people no one", ["No one wept"], 0),
        ("1 for 900 people no", ["No one wept"], None),
        # Words that stand in two places: the number tells them apart, where they are not too few.
        ("2 no one wept", ["Two bakeries closed", "No one wept, she said"], 1),
        ("1 no one wept", ["Two bakeries closed", "No one wept, she said"], None),
        ("1 no one", ["No one wept, she said"], None),
        # A word of the text was mended since.
        ("1 leaving one owen for 900 people", ["leaving one oven for 900 people"], 0),
        ("1 nothing of this kind was said", ["leaving one oven for 900 people"], None),
        ("1 ", ["leaving one oven for 900 people"], None),
        ("nonsense", ["leaving one oven for 900 people"], None),
    ],
)
def test_a_key_belongs_to_the_quote_that_overlaps_its_words_most(
    key: str, today: list[str], owner: int | None
) -> None:
    spans = [at(words) for words in today]
    keys = list(quote_keys(TEXT, [Quote(span, "indirect") for span in spans]))
    assert key not in keys
    assert items_of([key], keys, TEXT, spans) == ({} if owner is None else {key: owner})


def test_the_very_quote_comes_before_one_that_overlaps() -> None:
    spans = [at("the mill, which employs 90 weavers, would close"), at("Two bakeries closed")]
    keys = list(quote_keys(TEXT, [Quote(span, "indirect") for span in spans]))
    of = items_of(["1 that the mill", keys[0], "1 bakeries closed renk"], keys, TEXT, spans)
    assert of == {keys[0]: 0, "1 bakeries closed renk": 1}


def test_a_long_quote_is_known_by_its_first_words() -> None:
    long = Development("", (f"He said that {'the boats and barges left, ' * 20}and came back.",))
    span = Span(1, 8, len(long.paragraphs[0]) - 1)
    (key,) = quote_keys(long, [Quote(span, "indirect")])
    other = [Span(1, 13, len(long.paragraphs[0]))]
    keys = list(quote_keys(long, [Quote(other[0], "indirect")]))
    assert len(key) == 202 and key not in keys
    assert items_of([key], keys, long, other) == {key: 0}


@pytest.mark.parametrize(
    ("was", "now"), [("90 weavers", "90"), ("90", "90 weavers"), ("900", "900 people")]
)
def test_a_figure_that_is_bounded_otherwise_keeps_its_correction(was: str, now: str) -> None:
    (key,) = figure_keys(TEXT, [Figure(at(was), 90.0, 90.0)])
    spans = [at("Two bakeries"), at(now)]
    keys = list(figure_keys(TEXT, [Figure(span, 90.0, 90.0) for span in spans]))
    assert key not in keys and items_of([key], keys, TEXT, spans) == {key: 1}


WORD_STARTS = [(b, n) for b in (1, 2, 3) for n in range(len(TEXT.paragraphs[b - 1].split()))]


def words_between(place: tuple[int, int], count: int) -> Span:
    block, first = place
    text = TEXT.paragraphs[block - 1]
    ends = [0]
    for word in text.split():
        ends.append(text.index(word, ends[-1]) + len(word))
    last = min(first + count, len(ends) - 1)
    start = text.index(text.split()[first], ends[first])
    return Span(block, start, ends[last])


SPANS = st.lists(
    st.builds(words_between, st.sampled_from(WORD_STARTS), st.integers(1, 12)),
    max_size=5,
    unique=True,
).map(sorted)


@given(SPANS, SPANS)
def test_each_quote_has_one_key_at_most_and_shares_words_with_it(
    before: list[Span], today: list[Span]
) -> None:
    keys = list(quote_keys(TEXT, [Quote(span, "indirect") for span in before]))
    now = list(quote_keys(TEXT, [Quote(span, "indirect") for span in today]))
    owners = items_of(keys, now, TEXT, today)
    assert len(set(owners.values())) == len(owners)
    for key, number in owners.items():
        assert key == now[number] or set(key.split()[1:]) & set(now[number].split()[1:])
    assert {key for key in keys if key in now} <= owners.keys()


def shown(found: Annotations, text: Development = TEXT) -> Article:
    facts = ("A day", None, "2025-03-03", False, "text", None, (), "-", "day.txt")
    return Article(1, *stored(text, found), 1, 1, *facts)  # type: ignore[arg-type]


def test_a_stance_of_the_reader_has_no_cue_of_the_text_and_takes_the_figures_with_it() -> None:
    quote = Quote(at("the mill, which employs 90 weavers"), "indirect", at("added"), None, 0)
    figure = Figure(at("90 weavers"), 90.0, 90.0, "=", "weaver", "weavers", 0)
    found = Annotations(
        (Person("Lise Tander"),),
        (quote._replace(speakers=(0,), basis="cue"),),
        (figure._replace(claimants=(0,), claimant_basis="named"),),
    )
    (key,) = quote_keys(TEXT, found.quotes)
    text = render_markdown(with_corrections(shown(found), [CorrectedItem("stance", key, "denies")]))
    assert "- **denied** the mill, which employs 90 weavers *(paraphrase, corrected by" in text
    assert "- 90 weavers, denied by Lise Tander\n" in text
    for other in (CorrectedItem("stance", key, "rumoured"), CorrectedItem("mood", key, "denies")):
        assert "denied" not in render_markdown(with_corrections(shown(found), [other]))
    both = [CorrectedItem("stance", key, "wants"), CorrectedItem("speaker", key, "Osk Harn")]
    text = render_markdown(with_corrections(shown(found), both))
    assert "### Osk Harn\n\n- **wanted** the mill" in text
    assert "- 90 weavers, wanted by Osk Harn *(corrected by the reader)*\n" in text


@pytest.mark.parametrize(("corrected_one", "speakers"), [(1, [1, 1, 0]), (2, [0, 0, 1])])
def test_a_quote_of_the_heading_follows_the_one_that_repeats_it(
    corrected_one: int, speakers: list[int]
) -> None:
    text = Development(
        "‘Ninety weavers go’", ("“Ninety weavers go,” he said. “So be it,” he said.",)
    )
    places = Span(0, 0, 19), Span(1, 0, 20), Span(1, 30, 41)
    quotes = tuple(Quote(one, "direct", None, None, 0, speakers=(0,)) for one in places)
    weavers = Figure(Span(0, 1, 15), 90.0, 90.0, "=", "weaver", "weavers", 0, claimants=(0,))
    article = shown(Annotations((Person("Lise Tander"),), quotes, (weavers,)), text)
    key = list(quote_keys(text, quotes))[corrected_one]
    found = with_corrections(article, [CorrectedItem("speaker", key, "Osk Harn")]).found
    assert [quote.person for quote in found.quotes] == speakers
    assert found.figures[0].claimants == (speakers[0],)
    own = list(quote_keys(text, quotes))[0]
    both = [CorrectedItem("speaker", one, name) for one, name in ((key, "Osk Harn"), (own, ""))]
    assert with_corrections(article, both).found.quotes[0].person is None


DAY = """\
# Brief of Monday

## Ferry held

Odo Lissen said the ferry is leaking badly. Lissen said 40 lorries wait.

## Bridge open

“The bridge will carry us all,” Lissen said. Ilse Varn denied that 9 boats sank. She said it was
late.

## Market

Ilse Varn said the market is full. Nobody counted the 12 carts.
"""


def test_of_two_bodies_with_one_name_the_one_that_is_meant_is_taken() -> None:
    of_two = tuple(
        Person("Interior Ministry", None, (), "organisation", of) for of in ("Orvane", "Marrow")
    )
    quote = Quote(Span(1, 0, 4), "direct", basis="cue", person=0, speakers=(0,))
    article = shown(Annotations(of_two, (quote,)))
    [key] = quote_keys(article.development, [quote])
    for name, number in (("Interior Ministry of Marrow", 1), ("interior ministry of orvane", 0)):
        told = with_corrections(article, [CorrectedItem("speaker", key, name)])
        assert told.found.quotes[0].speakers == (number,) and len(told.found.people) == 2
    told = with_corrections(article, [CorrectedItem("speaker", key, "Interior Ministry of P")])
    assert tuple(told.found.people)[2:] == (Person("Interior Ministry of P"),)


@contextmanager
def archive(root: Path) -> Iterator[Library]:
    if not (root / "in").exists():
        (root / "in").mkdir()
        (root / "in" / "2025-03-03.md").write_text(DAY)
        tuesday = DAY.replace("Monday", "Tuesday").replace(".\n", ". More was to come then.\n")
        (root / "in" / "2025-03-04.md").write_text(tuesday)
    with opened(root) as library:
        yield library


def names(library: Library) -> list[str]:
    """Who speaks the quotes of Monday, in the order of the text."""
    listing = library.listing()
    spoken = []
    for row in listing.rows(0, len(listing)):
        article = library.article(row.target) if row.target else None
        if article and "Monday" in article.bulletin_title:
            people = article.found.people
            spoken += [
                "-" if quote.person is None else people[quote.person].name.split()[-1]
                for quote in article.found.quotes
            ]
    return spoken


def monday(library: Library, title: str) -> Article:
    listing = library.listing()
    for row in listing.rows(0, len(listing)):
        article = library.article(row.target) if row.target else None
        if article and row.title == title and "Monday" in article.bulletin_title:
            return article
    raise AssertionError(title)


def quote_of(article: Article, words: str) -> Span:
    return next(
        quote.span
        for quote in article.found.quotes
        if words in words_at(article.development, quote.span)
    )


def test_everywhere_is_all_quotes_of_the_bulletin_that_are_attributed_alike(
    tmp_path: Path,
) -> None:
    with archive(tmp_path) as library:
        before = names(library)
        assert before.count("Lissen") == 3
        ferry, bridge = monday(library, "Ferry held"), monday(library, "Bridge open")
        span = quote_of(ferry, "is leaking badly")
        offer = library.correction_offer(ferry.key, span)
        assert offer is not None and (offer.present, offer.everywhere) == (1, 3)
        assert offer.people[0].name == "Odo Lissen"
        # One that was corrected by itself stays as it is.
        library.correct(bridge.key, quote_of(bridge, "carry us"), Correction("Cato Brix"))
        assert library.correct(ferry.key, span, Correction("Osk Harn", None, True)) == 2
        now = names(library)
        assert (now.count("Harn"), now.count("Brix"), now.count("Lissen")) == (2, 1, 0)
        listing = library.search("speaker:harn ").listing
        assert len(listing.targets()) == 1
        assert library.close() == ()
    with archive(tmp_path) as library:
        assert names(library) == now
        ferry = monday(library, "Ferry held")
        assert library.correct(ferry.key, span, Correction("", None, True)) == 2
        assert names(library).count("-") == before.count("-") + 2
        undone = library.undo()
        assert undone == "“Ferry held” given another speaker, 2 corrections in all"
        assert names(library) == now


def test_what_is_no_name_is_corrected_everywhere_by_its_words(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        (tmp_path / "in" / "2025-03-03.md").write_text(
            "# Brief of Monday\n\n## Ferry held\n\nSomeone said the ferry is leaking badly. Someone"
            " said it was late. Nobody else spoke.\n\n## Bridge open\n\nSomeone said it was open.\n"
        )
        refreshed(library, force=True)
        article = monday(library, "Ferry held")
        spoken = article.found.quotes
        if not spoken or spoken[0].person is not None:
            pytest.skip("the rules find somebody here")
        offer = library.correction_offer(article.key, spoken[0].span)
        assert offer is not None and offer.present == 0
        if offer.everywhere > 1:
            library.correct(article.key, spoken[0].span, Correction("Osk Harn", None, True))
            assert names(library).count("Harn") == offer.everywhere
            library.undo()
        assert names(library).count("Harn") == 0


def test_speaker_and_stance_of_a_quote_are_taken_back_together(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        ferry = monday(library, "Ferry held")
        span = quote_of(ferry, "40 lorries")
        before = render_markdown(ferry)
        assert library.correct(ferry.key, span, Correction("Osk Harn", "denies")) == 2
        text = render_markdown(monday(library, "Ferry held"))
        assert "### Osk Harn\n\n- **denied** 40 lorries wait *(paraphrase, corrected by" in text
        assert "- 40 lorries, denied by Osk Harn *(corrected by the reader)*" in text
        assert library.close() == ()
    with archive(tmp_path) as library:
        assert render_markdown(monday(library, "Ferry held")) == text
        assert library.correct(ferry.key, span, Correction(None, "says")) == 1
        assert "- 40 lorries, says Osk Harn" in render_markdown(monday(library, "Ferry held"))
        library.undo()
        assert render_markdown(monday(library, "Ferry held")) == text
    with archive(tmp_path) as library:
        library.correct(ferry.key, span, Correction("Odo Lissen", "wants"))
        library.undo()
        assert render_markdown(monday(library, "Ferry held")) == text != before


def test_a_claimant_is_corrected_and_found_and_taken_back(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        market = monday(library, "Market")
        (figure,) = market.found.figures
        offer = library.correction_offer(market.key, figure.span)
        assert offer is not None and [person.name for person in offer.people[:1]]
        before = render_markdown(market)
        assert library.correct(market.key, figure.span, Correction("Osk Harn", "denies")) == 1
        text = render_markdown(monday(library, "Market"))
        assert "- 12 carts, says Osk Harn *(corrected by the reader)*\n" in text
        assert len(library.search("person:harn ").listing.targets()) == 1
        assert library.correct(market.key, figure.span, Correction("Osk Harn")) == 0
        assert library.correct(market.key, figure.span, Correction("")) == 1
        assert "- 12 carts, claimant not found\n" in render_markdown(monday(library, "Market"))
        library.undo()
        assert render_markdown(monday(library, "Market")) == text
        assert library.undo() == "“Market” given another claimant"
        assert render_markdown(monday(library, "Market")) == before
        assert library.correction_offer(market.key, Span(9, 9, 9)) is None


def test_towns_and_adjectives_are_not_offered_but_those_who_speak_are(tmp_path: Path) -> None:
    people = (
        Person("Karsk"),
        Person("Orvane"),
        Person("Ada Kessel"),
        Person("Sten", "mayor"),
        Person("Lise Tander"),
        Person("harbour office", None, (), "organisation"),
    )
    spoken = Quote(at("the mill, which"), "indirect", None, None, 4)._replace(speakers=(4, 1))
    article = shown(Annotations(people, (spoken,)))

    class Ask:
        def ask(self, question: object) -> object:
            return {1, 4} if "heard" in repr(question.__code__.co_names) else []  # type: ignore

    offer = offer_of(Ask(), article, article, spoken.span)  # type: ignore[arg-type]
    assert offer is not None
    offered = [person.name for person in offer.people]
    assert offered == ["Lise Tander", "Orvane", "Ada Kessel", "Sten", "harbour office"]
    assert (offer.present, offer.everywhere) == (2, 0)
