"""Screen, plain text, Markdown and citations show the same evidence in the same order."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, count
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from reader import evidence, evidence_words
from reader.annotate import annotate
from reader.counted_words import is_earlier, joined, short_range
from reader.evidence import annotated_part, surest
from reader.evidence_words import PLAIN_REPORTS, SAYS_ITSELF, figure_words
from reader.export import citation, markdown, plain
from reader.library.article_text import part_of
from reader.library.rows import Article
from reader.models import (
    AnnotatedBulletin,
    Annotations,
    Basis,
    Block,
    Bulletin,
    ClaimantBasis,
    Development,
    Figure,
    Person,
    PersonKind,
    Quote,
    QuoteKind,
    Span,
    Stance,
)
from reader.pipeline import read_paths
from reader.quote_groups import (
    PIECES,
    by_claim,
    claim_key,
    is_claimed_again,
    times_claimed,
)
from reader.resources import sample_data
from reader.ui.page import entries, evidence_page
from reader.ui.page.looks import line_segments, marked_spans
from reader.ui.page.page import Page, PageBlock
from tests.library.long_development import stored

SAMPLES = [
    found
    for found in read_paths([str(sample_data())], date(2026, 1, 2))
    if isinstance(found, AnnotatedBulletin)
]
PARTS = [
    (part, found)
    for read in SAMPLES
    for part, found in zip(read.bulletin.parts, read.parts, strict=True)
]


class Shown(NamedTuple):
    """What an output says: speakers with their quotes and how they are known, then claims."""

    speakers: list[tuple[str, list[str]]]
    claims: list[str]


def article(part: Development, found: Annotations) -> Article:
    facts = ("A day", None, "2025-03-03", False, "text", None, (), "-", "day.txt")
    return Article(1, *stored(part, found), 1, 1, *facts)  # type: ignore[arg-type]


def on_screen(shown: Article) -> Shown:
    """What the pane and, for what its signs stand for, the status line say."""
    speakers: list[tuple[str, list[str]]] = []
    claims: list[str] = []
    found, section = shown.found, ""
    said = chain(*found.by_speaker(shown.development).values())
    claims_made = found.by_claim(shown.development).values()
    claimed = (surest(found.figures, numbers) for numbers in claims_made)
    for piece in pieces_of(shown):
        if piece.kind == "head":
            section = piece.text.split()[1]
        elif piece.target is None:
            if piece.text and section:
                speakers.append((", ".join(piece.text.strip().split("  ")), []))
        elif section == "Said":
            quote = found.quotes[next(said)]
            told = evidence_page.about(shown, quote)
            speakers[-1][1].append(quote_on_screen(piece, told, quote.kind))
        else:
            figure = next(claimed)
            assert piece.target == figure.span
            begun, whose, *notes = evidence_page.about(shown, figure).split(" · ")
            words = figure_words(part_of(shown.development, found).block, figure)
            assert words.startswith(begun.rstrip("…")) and len(begun) <= 40 or words == begun
            assert short_range(words) in " ".join(piece.text.split())
            is_said = figure.claimants and figure.stance == "says"
            who = whose.partition(" ")[2] if is_said else whose.replace(SAYS_ITSELF, entries.ITSELF)
            assert who.replace("claimant not found", entries.NOT_FOUND) in piece.text
            assert (piece.text[0] == "?") == (figure.claimant_basis in ("pronoun", "carried"))
            claims.append(f"{words}, {whose}" + (f" ({', '.join(notes)})" if notes else ""))
    return Shown(speakers, claims)


def quote_on_screen(piece: PageBlock, told: str, kind: QuoteKind) -> str:
    """The line of a quote; its `?` stands for what the status line tells."""
    runs = piece.runs(0, len(piece.text))
    said = [run for run in runs if {"quote", "paraphrase"} & {*run.kinds}]
    notes = ["paraphrase"] if "≈" in piece.text[:2] else []
    cue = ""
    for start, end, kinds in runs:
        is_plain = bool(PLAIN_REPORTS & {*piece.text[start:end].casefold().split()})
        if {"denial", "unsaid"} & {*kinds} or (
            kind != "direct" and "cue" in kinds and not is_plain
        ):
            cue += f"{piece.text[start:end]} "
    if piece.text[0] == "?":
        notes.append(
            next(one for one in told.split(" · ") if one in ("by pronoun", "carried over"))
        )
    notes += filter(None, piece.text[said[-1].end :].split(" · "))
    words = piece.text[said[0].start : said[-1].end]
    return without_colons(cue + words + (f" ({', '.join(notes)})" if notes else ""))


def without_colons(line: str) -> str:
    """A line as on the screen, where a cue stands in a column; exports have a colon behind some."""
    return line.replace(": ", " ")


def pieces_of(shown: Article, width: int = 5_000) -> Iterator[PageBlock]:
    """The pieces of the evidence pane; so wide that each entry is one."""
    pieces = evidence_page.evidence_blocks(shown, width)
    return iter(map(pieces.get, count()).__next__, None)


def in_plain_text(part: Development, found: Annotations) -> Shown:
    text = plain.render_plain(AnnotatedBulletin(Bulletin("T", (part,)), (found,)))
    return read_back(text, "Who said what", "Figures", "", "  ")


def in_markdown(shown: Article) -> Shown:
    text = re.sub(r"\\(.)", r"\1", markdown.render_markdown(shown))
    text = re.sub(r" \*\((.*)\)\*$", r" (\1)", text, flags=re.MULTILINE)
    text = re.sub(r"^- \*\*(.*?)\*\* ", r"- \1 ", text, flags=re.MULTILINE)
    return read_back(text, "## Quotes", "## Figures", "### ", "- ")


def read_back(text: str, said: str, counted: str, speaker: str, item: str) -> Shown:
    """The lines of an export after these headings; `speaker` and `item` begin its lines."""
    found = Shown([], [])
    at = ""
    for line in filter(None, text.split("\n")):
        if line in (said, counted):
            at = line
        elif at == said and line.startswith(item):
            found.speakers[-1][1].append(without_colons(line.removeprefix(item)))
        elif at == said and line.strip("-"):
            found.speakers.append((line.removeprefix(speaker), []))
        elif at == counted and line.startswith(item):
            found.claims.append(line.removeprefix(item))
    return found


def same_everywhere(part: Development, found: Annotations) -> None:
    shown = article(part, found)
    screen = on_screen(shown)
    assert in_markdown(shown) == screen
    assert in_plain_text(part, found) == screen
    names = {name for name, _ in screen.speakers}
    for quote in found.quotes:
        cited = citation.cite_quote(shown, quote)
        who, *rest = evidence_page.about(shown, quote).split(" · ")
        if len(quote.speakers) > 1:
            assert names_in(who, found, quote)
        else:  # of an uncertain one the role stands at the end
            assert not names.isdisjoint((who, ", ".join([who, *rest[-1:]])))
        assert any(f" — {name}" in cited for name in names)
        told = evidence_words.cue_words(annotated_part(part, found).block, quote)
        assert bool(told) >= (quote.stance != "says")
        assert bool(told) <= (quote.stance != "says" or quote.kind != "direct")
        assert quote.continued or cited.startswith((f"{told} ", f"{told}: ") if told else "")
        assert told in evidence_page.about(shown, quote)
    for figure in found.figures:
        whose = evidence_page.about(shown, figure).split(" · ")[1]
        assert any(f", {whose}" in claim for claim in screen.claims)


def names_in(words: str, found: Annotations, quote: Quote) -> bool:
    return all(found.people[number].name in words for number in quote.speakers)


def test_all_outputs_show_the_same_of_every_part_of_every_sample() -> None:
    assert len(PARTS) > 30
    for part, found in PARTS:
        same_everywhere(part, found)


SENTENCE = "Varn saw 40 boats at the quay and said that dozens of men left it before noon"
WORDS = SENTENCE.split()
TEXT = Development(" ".join(WORDS[:6]), tuple(" ".join(WORDS[n:] + WORDS[:n]) for n in range(3)))
PEOPLE = (
    Person("Ilse Varn", "mayor"),
    Person("Ilse Varn"),
    Person("ferrymen", None, (), "group", "Orvane"),
)
SPEAKERS = st.sampled_from([(), (0,), (1,), (2,), (0, 1), (1, 0), (2, 0, 1)])
_STANCES: list[Stance] = ["says", "says", "denies", "withholds", "asks", "wants"]
STANCES = st.sampled_from(_STANCES)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    block = draw(st.integers(1, 3))
    text = TEXT.paragraphs[block - 1]
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    first = draw(st.integers(0, len(starts) - 1))
    last = min(len(ends) - 1, first + draw(st.integers(0, 4)))
    return Span(block, starts[first], ends[last])


QUOTES = st.builds(
    Quote,
    spans(),
    st.sampled_from(["direct", "mixed", "indirect"]),
    cue=st.none() | spans(),
    speaker=st.none() | spans(),
    relay=st.none() | st.just("Harbour Radio"),
    basis=st.sampled_from(["cue", "pronoun", "carried", "unknown", "corrected"]),
    continued=st.booleans(),
    stance=STANCES,
    speakers=SPEAKERS,
).map(lambda quote: quote._replace(person=next(iter(quote.speakers), None)))
BASES: list[ClaimantBasis] = ["named", "pronoun", "carried", "corrected", "bulletin", "unknown"]


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    basis = draw(st.sampled_from(BASES))
    claimants = () if basis in ("bulletin", "unknown") else draw(SPEAKERS.filter(bool))
    low, high = draw(st.sampled_from([(40.0, 40.0), (8.0, 10.0), (None, None)]))
    return Figure(
        draw(spans()),
        low,
        high,
        qualifier=draw(st.sampled_from(["=", "~"])),
        unit=draw(st.none() | st.just("man")),
        counted=draw(st.none() | st.sampled_from(["men", "men left", "boats at the quay"])),
        claimant=next(iter(claimants), None),
        claim=draw(st.integers(0, 3)),
        claimant_basis=basis,
        stance=draw(STANCES),
        claimants=claimants,
    )


def in_order(items: list[Quote] | list[Figure]) -> tuple[Quote, ...] | tuple[Figure, ...]:
    return tuple(sorted(items, key=lambda item: item.span))  # type: ignore[return-value]


FOUND = st.builds(
    Annotations,
    st.just(PEOPLE),
    st.lists(QUOTES, max_size=8).map(in_order),
    st.lists(figures(), max_size=8).map(in_order),
    st.just(()),
    st.just("en"),
    st.just(()),
)


@pytest.mark.slow
@given(FOUND)
@settings(max_examples=30, deadline=None)
def test_all_outputs_show_the_same_whatever_was_found(found: Annotations) -> None:
    same_everywhere(TEXT, found)


def test_many_items_are_grouped_as_few_are() -> None:
    quotes = tuple(
        Quote(
            Span(1, n, n + 3),
            "direct",
            person=n % 3,
            basis="cue",
            continued=n % 5 == 0,
            speakers=(n % 3,),
        )
        for n in range(70)
    )
    counted = tuple(
        Figure(Span(2, n, n + 3), low, low, claim=n % 3) for n, low in enumerate([4.0, None] * 35)
    )
    same_everywhere(TEXT, Annotations(PEOPLE, quotes, counted))


def test_figures_of_unknown_people_are_no_claim_made_twice() -> None:
    both = [Figure(Span(1, at, at + 3), 4.0, 4.0, claim=0) for at in (0, 10)]
    keys = {claim_key(lambda _: "", figure) for figure in both}
    own = {claim_key(lambda _: "", one._replace(claimant_basis="bulletin")) for one in both}
    known = {claim_key(lambda _: "", one._replace(claimants=(0,))) for one in both}
    assert [len(keys), len(own), len(known)] == [2, 1, 1]


@pytest.mark.parametrize(
    ("bases", "chosen"), [("pn", 1), ("np", 0), ("pc", 0), ("pcn", 2), ("nn", 0)]
)
def test_a_claim_whose_claimant_is_sure_somewhere_is_shown_as_sure(bases: str, chosen: int) -> None:
    of: dict[str, ClaimantBasis] = {"p": "pronoun", "c": "carried", "n": "named"}
    made = [
        Figure(Span(at, 0, 3), 4.0, 4.0, claim=0, claimants=(0,), claimant_basis=of[one])
        for at, one in enumerate(bases)
    ]
    assert surest(made, range(len(made))) is made[chosen]


BROKEN = Development(
    "", ("It would fall, Varn added, on “old posts” only. “No,” he said, “never.”",)
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("“We stay,” Varn said. “We sleep.", "“We row.”", "“We stay,” … “We sleep. We row.”"),
        ('"We stay," Varn said. "We sleep.', '"We row."', '"We stay," … "We sleep. We row."'),
        ("“We stay,” Varn said. “We sleep.”", "“We row,” she said.", "“We stay,” … “We sleep.”"),
    ],
)
def test_a_mark_that_opens_a_quotation_again_in_a_new_paragraph_is_left_out(
    first: str, second: str, expected: str
) -> None:
    part = Development("", ("Ilse Varn came.", first, second))
    blocks = [Block(text) for text in ("", *part.paragraphs)]
    found = annotate(blocks, date(2031, 5, 7))
    same_everywhere(part, found)
    assert on_screen(article(part, found)).speakers[0][1][0].startswith(expected)


@pytest.mark.parametrize(
    ("words", "kinds", "expected"),
    [
        (
            ("It would fall", "on “old posts” only"),
            ("indirect", "mixed"),
            ["It would fall … on “old posts” only"],
        ),
        (("It would fall", "“never.”"), ("indirect", "direct"), ["It would fall … “never.”"]),
        (
            ("It would fall", "on “old posts” only"),
            ("indirect", "indirect"),
            ["It would fall … on “old posts” only (paraphrase)"],
        ),
    ],
)
def test_pieces_around_the_words_that_report_them_are_one_line(
    words: tuple[str, str], kinds: tuple[QuoteKind, QuoteKind], expected: list[str]
) -> None:
    def place(told: str) -> Span:
        start = BROKEN.paragraphs[0].index(told)
        return Span(1, start, start + len(told))

    def quote(number: int, cue: str = "Varn added", stance: Stance = "says") -> Quote:
        span = place(words[number])
        one = Quote(span, kinds[number], place(cue), None, 0, None, "cue", False, stance, (0,))
        return one

    found = Annotations(PEOPLE, (quote(0), quote(1)))
    same_everywhere(BROKEN, found)
    [(_, lines)] = on_screen(article(BROKEN, found)).speakers
    assert lines == expected
    for other in (quote(1, "he said"), quote(1, stance="denies"), quote(1)._replace(cue=None)):
        found = Annotations(PEOPLE, (quote(0), other))
        assert len(on_screen(article(BROKEN, found)).speakers[0][1]) == 2


def test_a_paraphrase_has_a_sign_that_the_rule_explains() -> None:
    shown = article(DENIAL, TOLD)
    rule, *told = pieces_of(shown)
    assert rule.text.startswith("── Said ") and rule.text.endswith(" ≈ paraphrase ──")
    for piece in filter(lambda piece: piece.target is not None, told):
        kinds = {kind for run in piece.runs(0, 1) for kind in run.kinds}
        assert ("≈" in piece.text[:2]) == (kinds & {"paraphrase", "quote"} == {"paraphrase"})
    words = TOLD._replace(quotes=TOLD.quotes[4:5])
    assert all("≈" not in piece.text for piece in pieces_of(article(DENIAL, words)))
    lines = Page(evidence_page.evidence_blocks(shown, 30), 30)
    lines.reach(40)
    drawn = ["".join(s.text for s in line_segments(lines, n, plain_look)[0]) for n in range(7)]
    assert " ≈ denied that  40 rafts had" in drawn and "   crossed" in drawn


def test_speakers_stand_apart_and_numbers_below_each_other() -> None:
    words = (
        "“We stay,” said Ilse Varn, the mayor of Orm. Rolf Dace said 1,200 boats and 17 rafts left."
    )
    blocks = [Block("Boats"), Block(words)]
    shown = article(Development("Boats", (words,)), annotate(blocks, date(2031, 5, 3)))
    page = Page(evidence_page.evidence_blocks(shown, 60), 60)
    page.reach(40)
    lines = ["".join(s.text for s in line_segments(page, n, plain_look)[0]) for n in range(9)]
    assert [line.rstrip() for line in lines] == [
        f"── Said 2 · Claimed 2 {'─' * 22} ≈ paraphrase ──",
        " Ilse Varn  mayor of Orm",
        "   said          “We stay,”",
        "",
        " Rolf Dace",
        " ≈ said          1,200 boats and 17 rafts left",
        f"── Claimed 2 {'─' * 47}",
        "      1,200  boats     Rolf Dace",
        "         17  rafts     Rolf Dace",
    ]


def plain_look(kinds: tuple[str, ...]) -> Style:
    return Style()


@pytest.mark.parametrize(
    ("name", "kind", "verb"),
    [
        ("officials", "group", "say"),
        ("Officials in Orvane", "group", "say"),
        ("a group of officials", "group", "says"),
        ("local people", "group", "say"),
        ("a spokeswoman", "group", "says"),
        ("police", "group", "say"),
        ("a census", "group", "says"),
        ("Orvane Airways", "organisation", "says"),
    ],
)
def test_several_say_and_one_says(name: str, kind: PersonKind, verb: str) -> None:
    people = (Person(name, None, (), kind),)
    found = Annotations(people, (), (rafts(1, "says", (0,)),))
    assert on_screen(article(DENIAL, found)).claims == [f"40 rafts, {verb} {name}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We sail,” the agency quoted Varn as saying.", "quoted as saying"),
        ("“We sail,” the agency quoted Varn as having said.", "quoted as having said"),
        ("“We sail,” the agency quoted Varn.", "quoted"),
        ("“We sail,” the agency quoted Varn as mayor.", "quoted"),
    ],
)
def test_of_words_that_others_quote_the_speaker_is_not_shown_as_quoting(
    text: str, told: str
) -> None:
    cue, who = (Span(1, at := text.index(part), at + len(part)) for part in ("quoted", "Varn"))
    quote = Quote(Span(1, 0, 10), "direct", cue, who, 1, "agency", "cue", speakers=(1,))
    part, found = Development("", (text,)), Annotations(PEOPLE, (quote,))
    assert evidence_words.reporting_words(annotated_part(part, found).block, quote) == told
    assert f"“{told}”" in evidence_page.about(article(part, found), quote)


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("1,200 to 1,500", "1,200–1,500"),
        ("Between 1,200 and 1,500", "1,200–1,500"),
        ("between 20 and 25 percent", "20–25 percent"),
        ("about 300 to 400", "about 300–400"),
        ("€5 to €10 million", "€5–€10 million"),
        ("between 5 million and 10 million", "between 5 million and 10 million"),
        ("five to six", "five to six"),
        ("10 to 1", "10 to 1"),
        ("7.5 to 8 metres", "7.5–8 metres"),
        ("1.2.25 to 1.3.25", "1.2.25 to 1.3.25"),
        ("up to 40", "up to 40"),
        ("300–400", "300–400"),
    ],
)
def test_a_range_in_a_column_of_numbers_has_a_dash(written: str, short: str) -> None:
    assert short_range(written) == short


COUNTED = "Quist saw 17 boats, 1,200 to 1,500 drowned sheep and twenty-seven old ferries, she said."


def test_a_narrow_pane_breaks_no_number_and_keeps_whose_it_is_together() -> None:
    def figure(words: str, counted: str, low: float, high: float) -> Figure:
        start = COUNTED.index(words)
        span, claim = Span(1, start, start + len(words)), start
        who = {"claimant": 0, "claimants": (0,), "claimant_basis": "named"}
        return Figure(span, low, high, counted=counted, claim=claim, **who)  # type: ignore[arg-type]

    found = Annotations(
        (Person("Johanna Quist"),),
        (),
        (
            figure("17 boats", "boats", 17, 17),
            figure("1,200 to 1,500", "drowned sheep", 1200, 1500),
            figure("twenty-seven old ferries", "old ferries", 27, 27),
        ),
    )
    lines = [piece.text for piece in pieces_of(article(Development("", (COUNTED,)), found), 28)]
    assert lines == [
        "── Claimed 3 ───────────────",
        "         17  boats",
        "             Johanna Quist",
        "   1,200–1,500  drowned",
        "     sheep",
        "             Johanna Quist",
        "   twenty-seven  old ferries",
        "             Johanna Quist",
    ]


def test_a_cue_of_twelve_letters_leaves_the_words_in_their_column() -> None:
    text = "According to Varn, it sank. Varn said it rose."

    def quote(cue: str, words: str) -> Quote:
        at = [Span(1, text.index(part), text.index(part) + len(part)) for part in (cue, words)]
        return Quote(at[1], "indirect", cue=at[0], person=0, basis="cue", speakers=(0,))

    part = Development("", (text,))
    found = Annotations(PEOPLE, (quote("According to", "it sank"), quote("said", "it rose")))
    lines = [piece.text for piece in pieces_of(article(part, found), 80)]
    assert len({line.index("it ") for line in lines if " it " in line}) == 1


@pytest.mark.parametrize(
    ("mention", "basis", "note"),
    [("she", "pronoun", "the text says “she”"), ("who", "cue", ""), ("eight", "unknown", "")],
)
def test_of_a_pronoun_that_stands_for_nobody_known_the_text_is_told(
    mention: str, basis: Basis, note: str
) -> None:
    part = Development("", (f"“We sail,” {mention} said.",))
    quote = Quote(Span(1, 0, 10), "direct", speaker=Span(1, 11, 11 + len(mention)), basis=basis)
    found = Annotations(quotes=(quote,))
    same_everywhere(part, found)
    [(_, [line])] = on_screen(article(part, found)).speakers
    assert line == "“We sail,”" + (f" ({note})" if note else "")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ilse Varn is rumoured to have said that it fell.", "is rumoured to have said"),
        ("Ilse Varn appeared to say that it fell.", "appeared to say"),
        ("Ilse Varn would say that it fell.", "would say"),
        ("Ilse Varn has said that it fell.", ""),
        ("Ilse Varn went on to say that it fell.", ""),
    ],
)
def test_what_was_perhaps_said_is_shown_with_the_words_that_say_so(text: str, cue: str) -> None:
    (quote,) = annotate([Block(text)]).quotes
    assert evidence_words.cue_words(lambda _: text, quote) == cue


@pytest.mark.parametrize(
    ("cue", "words", "expected"),
    [
        ("denied", "that it was so", ("denied that", "it was so")),
        ("asked", "whether it was so", ("asked whether", "it was so")),
        ("denied that", "that road was shut", ("denied that", "that road was shut")),
        ("", "that it was so", ("", "that it was so")),
        ("denied", "“that it was so”", ("denied", "“that it was so”")),
        ("denied", "that", ("denied", "that")),
        ("rejected", "any deal", ("rejected", "any deal")),
    ],
)
def test_a_link_between_cue_and_words_goes_with_the_cue(
    cue: str, words: str, expected: tuple[str, str]
) -> None:
    assert evidence_words.with_link(cue, words) == expected


@pytest.mark.parametrize("speaker", ["who", "nobody", "eight", "neither", "he"])
def test_a_mention_that_names_nobody_is_printed_nowhere(speaker: str) -> None:
    part = Development("", (f"The ferry sails, {speaker} said.",))
    end = 17 + len(speaker)
    quote = Quote(Span(1, 0, 15), "indirect", Span(1, end + 1, end + 5), Span(1, 17, end))
    found = Annotations(quotes=(quote._replace(basis="cue"),))
    assert on_screen(article(part, found)).speakers == [
        ("Speaker not named", ["The ferry sails (paraphrase)"])
    ]
    same_everywhere(part, found)


@pytest.mark.parametrize(
    ("written", "counted", "behind", "expected"),
    [
        (
            "Over 600 Karsk troops",
            "Karsk troops killed or hurt",
            "",
            "Over 600 Karsk troops killed or hurt",
        ),
        ("four people", "people killed", " were killed", "four people killed"),
        ("12 drones", "drones", "", "12 drones"),
        ("dozens", "dozens of homes", "", "dozens of homes"),
        ("eight", "toll", ". The", "eight (toll)"),
        ("a toll of eight", "toll", "", "a toll of eight"),
        ("dozens", "breaches", "” of breaches in", "dozens of breaches"),
        ("dozens", "breaches", "” he said of breaches", "dozens breaches"),
        ("one soldier", "Soldiers killed", "", "one soldier killed"),
        ("12 soldiers or more", "soldiers killed", "", "12 soldiers or more killed"),
        ("14", "drones downed", " were lost", "14 drones downed"),
        ("40 tons", "flour", " of flour came", "40 tons of flour"),
        ("40 tons", "flour", " of the flour came", "40 tons of the flour"),
        ("two", "of the crews", " of the crews", "two of the crews"),
        ("11", "crews", " of the 15 crews", "11 of the 15 crews"),
        ("seven", "crews lost", " or eight crews", "seven or eight crews lost"),
        ("$3 billion", "aid", " in aid", "$3 billion in aid"),
        ("14", "downed", " and downed 3", "14 downed"),
        ("40 tons", "flour", ". Of flour", "40 tons flour"),
        ("six or seven", "marks", " marks", "six or seven marks"),
        ("two men", "men and women hurt", "", "two men and women hurt"),
    ],
)
def test_a_figure_is_joined_with_what_it_counts(
    written: str, counted: str, behind: str, expected: str
) -> None:
    assert joined(written, counted, behind) == expected


VOCABULARY = st.sampled_from(["ferry", "ferries", "Men", "men", "of", "hurt", "lost", "quay"])


@given(st.lists(VOCABULARY, min_size=1, max_size=6), st.data())
@settings(deadline=None)
def test_no_word_is_doubled_and_none_is_lost(phrase: list[str], data: st.DataObject) -> None:
    """A figure and what it counts are cut out of one text, so that they overlap or do not."""
    end = data.draw(st.integers(0, len(phrase)))
    start = data.draw(st.integers(0, end))
    written = " ".join(["Some", "40", *phrase[:end]])
    result = joined(written, " ".join(phrase[start:]), " " + " ".join(phrase[end:]))
    assert result.startswith(written)
    words, text = forms(result.split()), forms(["Some", "40", *phrase])
    assert set(words) == set(text)
    assert all(words.count(word) <= text.count(word) for word in words)


def forms(words: list[str]) -> list[str]:
    return [{"ferries": "ferry"}.get(word.lower(), word.lower()) for word in words]


def test_the_words_of_a_range_begin_with_between() -> None:
    part = Development("", ("Between 8 and 10 men left.",))
    figure = Figure(Span(1, 8, 20), 8.0, 10.0, counted="men")
    assert figure_words(annotated_part(part, Annotations()).block, figure) == "Between 8 and 10 men"


def test_a_speech_of_very_many_paragraphs_is_shown_in_several_lines() -> None:
    count = 2 * PIECES + 5
    part = Development("", tuple(f"“Boat {n} left." for n in range(count)))
    quotes = tuple(
        Quote(Span(n + 1, 0, 12), "direct", person=0, basis="cue", continued=n > 0, speakers=(0,))
        for n in range(count)
    )
    found = Annotations(PEOPLE, quotes)
    ((_, shown),) = on_screen(article(part, found)).speakers
    assert [line.count("Boat") for line in shown] == [PIECES, PIECES, 5]
    same_everywhere(part, found)


def test_pieces_that_go_on_are_one_quote_with_all_that_is_known_of_them() -> None:
    part = Development("", ("“Boats left.", "“They came back,” Varn told the radio.", "“No.”"))
    first = Quote(Span(1, 0, 12), "direct", person=0, basis="carried", speakers=(0,))
    second = Quote(
        Span(2, 0, 17), "direct", person=0, relay="Harbour Radio", basis="cue", speakers=(0,)
    )
    third = Quote(Span(3, 0, 5), "direct", person=2, basis="cue", continued=True, speakers=(2,))
    found = Annotations(PEOPLE, (first, second._replace(continued=True), third))
    rule, _, both, *others = (piece.text.strip("─ ") for piece in pieces_of(article(part, found)))
    assert rule == "Said 2"
    assert both.strip("? ") == "“Boats left. They came back,” · via Harbour Radio"
    assert both.startswith("?") and "carried over" in evidence_page.about(
        article(part, found), first
    )
    # It goes on from another's words: a quote by itself.
    assert others == ["", "ferrymen of Orvane", "“No.”"]
    same_everywhere(part, found)


@pytest.mark.parametrize(
    ("people", "lines"),
    [
        (
            [
                Person("Ilse Varn", "Orvane’s chief negotiator"),
                Person("Odo Lissen", "Tarn’s deputy minister of fisheries"),
            ],
            ["Ilse Varn and Odo Lissen"],
        ),
        (
            [Person("Ilse Varn", "mayor"), Person("Odo Lissen")],
            ["Ilse Varn (mayor) and Odo", "Lissen"],
        ),
        (
            [Person("Ilse Varn", "Orvane’s secretary general")],
            ["Ilse Varn  Orvane’s", "secretary general"],
        ),
    ],
)
def test_no_name_is_cut_in_a_narrow_pane(people: list[Person], lines: list[str]) -> None:
    part = Development("", ("Boats left, they said.",))
    quote = Quote(Span(1, 0, 10), "indirect", Span(1, 17, 21), None, 0)
    quote = quote._replace(basis="cue", speakers=tuple(range(len(people))))
    shown = article(part, Annotations(tuple(people), (quote,)))
    _, *pieces = pieces_of(shown, 28)
    assert [piece.text.strip() for piece in pieces[: len(lines)]] == lines
    assert "Boats left" in pieces[len(lines)].text


DENIAL = Development(
    "",
    (
        "Orvane’s envoys denied that 40 rafts had crossed, and did not confirm “a raid”.",
        "Varn and Lissen demanded that the weir be opened; 40 rafts wait, they say.",
        "“Is it true?” Varn asked. Nobody said 40 rafts had crossed.",
    ),
)
ENVOYS = (
    Person("Ilse Varn", "mayor"),
    Person("Odo Lissen"),
    Person("envoys", None, (), "group", "Orvane"),
)


def at(block: int, words: str) -> Span:
    start = DENIAL.paragraphs[block - 1].index(words)
    return Span(block, start, start + len(words))


def spoken(
    block: int, words: str, cue: str, stance: Stance, speakers: tuple[int, ...], kind: str = ""
) -> Quote:
    marked = kind or ("mixed" if "“" in words else "indirect")
    person = next(iter(speakers), None)
    cue_at = at(block, cue) if cue else None
    quote = Quote(at(block, words), marked, cue_at, None, person)  # type: ignore[arg-type]
    return quote._replace(basis="cue", stance=stance, speakers=speakers)


def rafts(block: int, stance: Stance, claimants: tuple[int, ...]) -> Figure:
    basis: ClaimantBasis = "named" if claimants else "unknown"
    figure = Figure(at(block, "40 rafts"), 40.0, 40.0, "=", "raft", "rafts")
    return figure._replace(
        claimant=next(iter(claimants), None),
        claimants=claimants,
        claimant_basis=basis,
        stance=stance,
    )


TOLD = Annotations(
    ENVOYS,
    (
        spoken(1, "40 rafts had crossed", "denied", "denies", (2,)),
        spoken(1, "“a raid”", "did not confirm", "withholds", (2,)),
        spoken(2, "the weir be opened", "demanded", "wants", (0, 1)),
        spoken(2, "40 rafts wait", "", "asks", (0, 1)),
        spoken(3, "“Is it true?”", "asked", "asks", (0,), "direct"),
        spoken(3, "40 rafts had crossed", "Nobody said", "denies", ()),
    ),
    (rafts(1, "denies", (2,)), rafts(2, "says", (0, 1)), rafts(3, "denies", ())),
)


def test_what_is_not_said_stands_behind_the_words_that_deny_ask_or_want_it() -> None:
    shown = on_screen(article(DENIAL, TOLD))
    assert shown.speakers == [
        (
            "envoys of Orvane",
            [
                "denied that 40 rafts had crossed (paraphrase)",
                "did not confirm “a raid”",
            ],
        ),
        (
            "Ilse Varn (mayor) and Odo Lissen",
            [
                "demanded that the weir be opened (paraphrase)",
                "asked 40 rafts wait (paraphrase)",  # no words of the text say so
            ],
        ),
        ("Ilse Varn, mayor", ["asked “Is it true?”"]),
        ("Speaker not named", ["Nobody said 40 rafts had crossed (paraphrase)"]),
    ]
    same_everywhere(DENIAL, TOLD)
    cited = [citation.cite_quote(article(DENIAL, TOLD), quote) for quote in TOLD.quotes]
    assert cited[0].startswith(
        "denied that 40 rafts had crossed — envoys of Orvane, paraphrase (A day"
    )
    assert cited[2].startswith(
        "demanded that the weir be opened — Ilse Varn (mayor) and Odo Lissen, paraphrase ("
    )


def test_a_figure_that_is_denied_and_one_that_is_claimed_are_two_lines() -> None:
    shown = article(DENIAL, TOLD)
    assert on_screen(shown).claims == [
        "40 rafts, denied by envoys of Orvane",
        "40 rafts, say Ilse Varn and Odo Lissen",
        "40 rafts, denied, claimant not found",
    ]
    cited = [citation.cite_figure(shown, figure) for figure in TOLD.figures]
    assert cited[0].startswith("40 rafts, denied by envoys of Orvane (A day")
    assert cited[2].startswith("40 rafts, denied, claimant not found (A day")
    told: list[tuple[Stance, str]] = [
        ("withholds", "not confirmed by Ilse Varn"),
        ("asks", "asked about by Ilse Varn"),
        ("wants", "wanted by Ilse Varn"),
        ("says", "says Ilse Varn"),
    ]
    for stance, words in told:
        found = TOLD._replace(figures=(rafts(1, stance, (0,)),))
        assert on_screen(article(DENIAL, found)).claims == [f"40 rafts, {words}"]


def test_without_colour_a_cue_and_a_paraphrase_are_told_apart_from_words_in_marks() -> None:
    shown = article(DENIAL, TOLD)
    denied = next(piece for piece in pieces_of(shown) if piece.target)
    told = {run.kinds: denied.text[run.start : run.end] for run in denied.runs(0, 99)}
    assert told[("denial",)] == "denied that" and ("quote",) not in told
    assert told[("paraphrase",)] == "40 rafts had crossed"
    block = annotated_part(DENIAL, TOLD).block
    kinds = dict(marked_spans(TOLD.quotes, (), (), (), block))
    assert kinds[at(1, "denied")] == "denial" and kinds[at(1, "“a raid”")] == "quote"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("the dam “would hold” for two days", ["“would hold”"]),
        ('it was "good" and "new"', ['"good"', '"new"']),
        ("the men’s ‘don’t care’ view", ["‘don’t care’"]),
        ("it isn't the men's", []),
        ("„so“ und «ainsi» et »so«", ["„so“", "«ainsi»", "»so«"]),
        ("“never closed", []),
    ],
)
def test_of_a_paraphrase_with_words_in_marks_only_these_look_like_words(
    words: str, marked: list[str]
) -> None:
    assert [words[start:end] for start, end in evidence_words.parts_in_marks(words)] == marked
    part = Development("", (words,))
    quote = Quote(Span(1, 0, len(words)), "mixed", basis="cue")
    block = annotated_part(part, Annotations()).block
    kinds = list(marked_spans((quote,), (), (), (), block))
    assert kinds[0] == (quote.span, "paraphrase")
    assert [words[span.start : span.end] for span, _ in kinds[1:]] == marked
    *_, shown = pieces_of(article(part, Annotations((), (quote,))))
    runs = [run for run in shown.runs(0, 99) if run.kinds == ("quote",)]
    assert [shown.text[run.start : run.end] for run in runs] == marked


def test_the_columns_of_claims_are_as_wide_as_their_cells() -> None:
    part = Development("", ("Varn put it at 1,200 to 1,500 rafts and 17 men; 9 boats sank.",))
    rafts = Figure(Span(1, 15, 29), 1200.0, 1500.0, counted="rafts", claimant=0, claimants=(0,))
    men = Figure(Span(1, 40, 42), 17.0, 17.0, counted="men", claim=1)
    boats = Figure(Span(1, 48, 49), 9.0, 9.0, claim=2, claimant_basis="bulletin")
    shown = article(part, Annotations(PEOPLE, (), (rafts, men, boats)))
    assert [piece.text for piece in pieces_of(shown, 60)][1:] == [
        "   1,200–1,500  rafts     Ilse Varn",
        "            17  men       not found",
        "             9            the bulletin",
    ]
    assert [piece.text for piece in pieces_of(shown, 40)][1:] == [
        "   1,200–1,500  rafts  Ilse Varn",
        "            17  men  not found",
        "             9  the bulletin",
    ]
    assert [piece.text for piece in pieces_of(shown, 24)][1:] == [
        "   1,200–1,500  rafts",
        "            Ilse Varn",  # under the words it would take two lines
        "        17  men",
        "            not found",
        "         9  the bulletin",
    ]
    shown = article(part, Annotations((), (), (boats,)))
    assert [piece.text for piece in pieces_of(shown, 60)][1:] == ["          9  the bulletin"]


def test_a_number_that_the_heading_repeats_is_one_claim() -> None:
    part = Development("‘Seven, and no more’", ("“Seven, and no more,” Varn said. “Seven.”",))
    head = Figure(Span(0, 1, 6), 7, 7, claimant=0, claimants=(0,), claimant_basis="carried")
    text = head._replace(span=Span(1, 1, 6), claim=1, claimant_basis="named")
    again, other = text._replace(span=Span(1, 34, 39), claim=2), text._replace(claimants=(0, 1))
    for below, grouped, times in (
        ((text,), [2], 1),
        ((text, again), [3], 2),
        ((other,), [1, 1], 1),
    ):
        shown = annotated_part(part, Annotations(PEOPLE, (), (head, *below)))
        groups = by_claim(shown.block, shown.figures)
        assert [*map(len, groups.values())] == grouped
        assert is_claimed_again(shown.block, head, below[0]) == (below != (other,))
        for one in below:
            assert times_claimed(shown.block, shown.figures, groups, one) == times
        assert [f"{times} times" in one.notes for one in evidence.claimed([shown])][0] == (
            times > 1
        )


def test_a_claimant_that_fits_beside_the_figure_takes_one_line() -> None:
    group = Person("League of Ferrymen and Pilots", kind="group")
    part = Development("", ("The League of Ferrymen and Pilots counted 17 men.",))
    men = Figure(Span(1, 42, 44), 17.0, 17.0, counted="men", claimant=0, claimants=(0,))
    shown = pieces_of(article(part, Annotations((group,), (), (men,))), 60)
    assert [piece.text for piece in shown][1:] == [
        "         17  men       League of Ferrymen and Pilots"
    ]


def test_what_makes_a_quote_uncertain_is_told_before_what_the_text_shows_too() -> None:
    part = Development("", ("They agreed on “nothing but tea.”",))
    cue = Span(1, 5, 11)
    quote = Quote(Span(1, 12, 33), "mixed", cue, person=0, basis="pronoun", speakers=(0,))
    found = Annotations(PEOPLE, (quote,))
    told = evidence_page.about(article(part, found), quote)
    assert told == "Ilse Varn · by pronoun · “agreed” · partly in quotation marks · mayor"


def test_who_passed_words_on_is_told_of_a_long_quote_in_a_narrow_pane_too() -> None:
    text = "“" + "We stay where we are. " * 13 + "”"
    quote = Quote(
        Span(1, 0, len(text)), "direct", person=0, relay="Harbour Radio", basis="cue", speakers=(0,)
    )
    shown = pieces_of(article(Development("", (text,)), Annotations(PEOPLE, (quote,))), 28)
    assert "via Harbour Radio" in " ".join(piece.text.strip() for piece in shown)


def test_a_long_number_is_on_one_line_where_there_is_room() -> None:
    number = "One hundred and seventy-one"
    figure = Figure(Span(1, 0, len(number)), 171, 171, claimant_basis="bulletin")
    found = Annotations((), figures=(figure,))
    shown = article(Development("", (f"{number} rafts wait.",)), found)
    for width in (60, 50):
        _, line = pieces_of(shown, width)
        assert number in line.text
    assert all(number not in piece.text for piece in pieces_of(shown, 28))


def test_the_preposition_of_a_cue_is_told_with_it_though_it_is_simply_said() -> None:
    part = Development("", ("Varn spoke of “a raid”. She said that it was late.",))
    quotes = (
        Quote(Span(1, 14, 22), "direct", Span(1, 5, 10), person=1, basis="cue", speakers=(1,)),
        Quote(Span(1, 38, 49), "indirect", Span(1, 28, 32), person=1, basis="cue", speakers=(1,)),
    )
    found = Annotations(PEOPLE, quotes)
    told = [evidence_page.about(article(part, found), quote).split(" · ")[1] for quote in quotes]
    assert told == ["“spoke of”", "“said”"]
    same_everywhere(part, found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Orm pledged 40 rafts to the guild.", "pledged 40 rafts to the guild (paraphrase)"),
        ("The ferry would sail, Ilse Varn estimated.", "estimated: The ferry would sail"),
        ("Ilse Varn said the ferry would sail.", "the ferry would sail (paraphrase)"),
        ("Ilse Varn promised: “We sail.”", "“We sail.”"),
    ],
)
def test_a_paraphrase_stands_behind_its_verb_where_that_is_more_than_said(
    text: str, line: str
) -> None:
    found = annotate([Block(""), Block(text)], date(2031, 5, 3))
    read = AnnotatedBulletin(Bulletin("T", (Development("", (text,)),)), (found,))
    assert f"\n  {line}" in plain.render_plain(read)


@pytest.mark.parametrize(
    ("name", "of", "shown"),
    [
        ("Danish Salt Ministry", "Denmark", "Danish Salt Ministry"),
        ("French Salt Agency", "France", "French Salt Agency"),
        ("Torvian army", "Torvia", "Torvian army"),
        ("U.S. Salt Command", "United States", "U.S. Salt Command"),
        ("Salt Ministry", "Torvia", "Salt Ministry of Torvia"),
        ("Halden council", "Torvia", "Halden council of Torvia"),
    ],
)
def test_a_name_says_once_whose_a_body_is(name: str, of: str, shown: str) -> None:
    assert evidence_words.name_of(Person(name, None, (), "organisation", of)) == shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There are 31 now, up from <19> on Tuesday.", True),
        ("Some 112 rowers fell, up from the <57> he had spoken of on Tuesday.", True),
        ("It was a lower range than the <1,400> that Ferrow had given.", True),
        ("On Wednesday he had spoken of <230> in all.", True),
        ("The League counted 31, from <19> a day before.", True),
        ("He initially reported <seven> deaths, but one man had lived.", True),
        ("She originally spoke of <43> missing.", True),
        ("He initially sent <43> boats.", False),
        ("The initially reported <43> boats came.", False),
        ("It counted <43> at first sight.", False),
        ("The rowers came up from <19> mills.", False),
        ("He spoke of <230> in all.", False),
        ("They had <19> boats, the mayor had said.", False),
        ("Some <57> rowers had given blood.", False),
        ("It lost <19> a day before noon came.", False),
        ("The <57> he gave on Tuesday stand.", False),
        ("She will speak of <19> a day later.", False),
        ("The price rose from <19> to 23.", False),
    ],
)
def test_a_number_that_was_given_before_is_told_as_one(text: str, told: bool) -> None:
    start, end = text.index("<"), text.index(">") - 1
    assert is_earlier(text.replace("<", "").replace(">", ""), start, end) == told


@pytest.mark.parametrize(
    ("written", "counted", "shown"),
    [
        ("171 dead", "dead (Orm’s losses)", "171 dead (Orm’s losses)"),
        ("500 killed", "killed and hurt (Orm’s losses)", "500 killed and hurt (Orm’s losses)"),
        ("eight", "toll", "eight (toll)"),
        ("26 others", "people injured", "26 others injured"),
        ("26 others", "people", "26 others"),
        ("26 others", "Torvians injured", "26 others injured"),
        ("26 others", "boats sunk", "26 others boats sunk"),
    ],
)
def test_a_number_and_what_it_counts_are_told_together(
    written: str, counted: str, shown: str
) -> None:
    assert joined(written, counted) == shown


def test_columns_of_claims_break_the_fewest_cells() -> None:
    part = Development(
        "Boats",
        (
            "Ada Kessel said that one hundred and seventy-one boats left.",
            "Rolf Dace said that 40 boats sank.",
            "Orvane’s provincial authority for rivers and harbours said that 12 boats burned.",
        ),
    )
    blocks = [Block(part.heading), *map(Block, part.paragraphs)]
    shown = article(part, annotate(blocks, date(2031, 5, 3)))
    lines = [piece.text for piece in pieces_of(shown, 77)]
    claims = lines[next(n for n, line in enumerate(lines) if line.startswith("── Claimed")) + 1 :]
    assert any("one hundred and seventy-one  boats" in line for line in claims)
    assert [line.strip() for line in claims][-1] == "rivers and harbours"
