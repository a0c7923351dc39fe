"""Which claimant a figure has, and which figures make the same claim."""

import pytest

from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.models import Basis, Block, ClaimantBasis, Figure, Quote, Span


def found(*texts: str, quotes: tuple[Quote, ...] = ()) -> tuple[Figure, ...]:
    blocks = [Block(text) for text in texts]
    return figures.find_figures(blocks, date_mentions.find_dates(blocks, None), quotes)


def claims(*texts: str) -> list[int]:
    return [figure.claim for figure in found(*texts)]


def test_a_claim_made_three_times_is_one_claim_with_three_places() -> None:
    assert claims(
        "Over 9,000 Karsk forces have been killed or wounded.",
        "Marrow said more than 9,000 Karsk troops had been killed or injured.",
        "“Over 9,000 Karsk soldiers have been killed or wounded,” Marrow said.",
    ) == [0, 0, 0]


def test_killed_wounded_captured_and_missing_never_mix() -> None:
    assert claims(
        "40 soldiers were killed. 40 soldiers were wounded. 40 soldiers were captured.",
        "40 soldiers are missing. 40 soldiers stood by. 40 soldiers were killed.",
    ) == [0, 1, 2, 3, 4, 0]


def test_another_value_another_unit_or_another_noun_is_another_claim() -> None:
    assert claims("It costs $5. It costs 5 euros. It costs $6. 5 tanks. 5 cars. It costs $5.") == [
        0,
        1,
        2,
        3,
        4,
        0,
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In Karsk nine people were killed. In Orm nine people were killed.", [0, 1]),
        ("A drone killed two people in Karsk. Another killed two people in Orm.", [0, 1]),
        (
            "Nine people died in Orm. Nine people died in Karsk. Nine people died, he said.",
            [0, 1, 2],
        ),
        ("Nine people died in Orm. Nine people died. Nine people died in Orm.", [0, 0, 0]),
        ("Nine people died in Orm’s hospital. Nine people died in Karsk.", [0, 0]),
        ("Nine people died in Orm in May. Nine people died in Orm in the raid.", [0, 0]),
        ("In Orm 12 red boats sank. In Orm 12 boats sank.", [0, 0]),
        (
            "Lorn promises €2 million. Lorn will give €2 million for air defence and shelters.",
            [0, 0],
        ),
        ("Lorn gives €2 million in aid. Tesk took a €2 million loan.", [0, 1]),
    ],
)
def test_numbers_of_two_places_are_two_claims(text: str, numbers: list[int]) -> None:
    assert claims(text) == numbers


def test_a_range_is_another_claim_than_its_ends() -> None:
    assert claims("8 to 10 tanks burned. 8 tanks burned. 10 tanks burned.") == [0, 1, 2]


def test_vague_claims_are_told_apart_by_magnitude_and_noun() -> None:
    assert claims("Dozens of homes burned. Dozens of homes fell. Hundreds of homes fell.") == [
        0,
        0,
        1,
    ]


def test_vague_amounts_of_nobody_knows_what_are_never_one_claim() -> None:
    assert claims("It cost several hundred pounds. The sale brought hundreds of pounds.") == [0, 1]
    assert claims("It cost 300 pounds. She said it cost 300 pounds.") == [0, 0]


def test_what_is_counted_together_is_another_claim_than_a_part_of_it() -> None:
    assert claims("Of 40 plots, 40 plots or thefts and 40 plots, they knew.") == [0, 1, 0]


def test_verb_and_participle_say_the_same_of_those_counted() -> None:
    assert claims("The raid killed 12 people.", "Twelve people were killed.") == [0, 0]


TEXT = "Oster said Marrow had spoken of 300 dead and 20 tanks."


def quote(start: str, end: str, person: int | None, basis: Basis = "cue") -> Quote:
    begin = TEXT.index(start)
    span = Span(0, begin, TEXT.index(end) + len(end))
    speakers = () if person is None else (person,)
    return Quote(span, "indirect", person=person, basis=basis, speakers=speakers)


def claimants(*quotes: Quote) -> list[int | None]:
    return [figure.claimant for figure in found(TEXT, quotes=quotes)]


def test_a_figure_in_a_quote_is_the_word_of_its_speaker() -> None:
    assert claimants(quote("Marrow", "tanks", 4)) == [4, 4]


def test_a_figure_outside_every_quote_has_no_claimant() -> None:
    assert claimants(quote("Marrow", "spoken", 4)) == [None, None]


def test_in_quotes_within_quotes_the_innermost_speaker_counts() -> None:
    assert claimants(quote("Marrow", "tanks", 4), quote("300", "dead", 7)) == [7, 4]


def test_an_unknown_speaker_leaves_a_figure_without_claimant() -> None:
    assert claimants(quote("Marrow", "tanks", None)) == [None, None]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("cue", "named"),
        ("pronoun", "pronoun"),
        ("carried", "carried"),
        ("corrected", "corrected"),
        ("unknown", "unknown"),
    ],
)
def test_the_quote_that_holds_a_figure_says_how_its_claimant_was_found(
    basis: Basis, expected: ClaimantBasis
) -> None:
    outer = quote("Marrow", "tanks", 4)
    figures = found(TEXT, quotes=(outer, quote("300", "dead", 7, basis)))
    assert [figure.claimant_basis for figure in figures] == [expected, "named"]
    assert [figure.claimant is None for figure in figures] == [basis == "unknown", False]


def test_without_a_claimant_the_basis_is_unknown() -> None:
    inside_and_outside = found(TEXT, quotes=(quote("300", "dead", None),))
    assert [figure.claimant_basis for figure in inside_and_outside] == ["unknown", "unknown"]


def test_numbers_of_which_it_is_not_known_what_they_count_are_claims_of_their_own() -> None:
    assert claims(
        "The first count was 8.", "It was 8 again.", "Some 8 boats left. 8 boats left."
    ) == [
        0,
        1,
        2,
        2,
    ]


def test_the_same_number_of_others_is_another_claim() -> None:
    assert claims(
        "12 Karsk soldiers were killed. 12 Torvian soldiers were killed. 12 soldiers were killed.",
        "12 Karsk troops were killed.",
    ) == [0, 1, 2, 0]


def test_what_is_told_apart_by_its_words_is_another_claim() -> None:
    assert claims("Three old mills burned. Three new mills burned. Three old mills burned.") == [
        0,
        1,
        0,
    ]


def test_what_may_be_either_of_two_is_a_claim_of_its_own() -> None:
    assert claims("12 red boats. 12 blue boats. 12 boats. 12 boats. 12 blue boats.") == [
        0,
        1,
        2,
        2,
        1,
    ]


def test_words_that_only_one_of_two_mentions_has_make_no_other_claim() -> None:
    assert claims("12 young soldiers fell.", "The 12 soldiers fell.", "12 young troops fell.") == [
        0,
        0,
        0,
    ]


def test_amounts_of_nobody_knows_what_are_one_claim_only_if_they_are_as_exact() -> None:
    assert claims("It cost $500. More than $500 is left. About 60 boats. Over 60 boats. $500.") == [
        0,
        1,
        2,
        2,
        0,
    ]


def test_times_and_ages_of_nobody_knows_what_are_claims_of_their_own() -> None:
    assert claims("It rained for two years.", "The two-year plan.", "Two years of rain.") == [
        0,
        1,
        2,
    ]


def test_the_toll_of_one_side_is_not_that_of_others() -> None:
    killed, toll = "At least 19 clerks were killed.", "The death toll rose to 19."
    assert claims(killed, toll.replace("toll", "toll of the river forces")) == [0, 1]
    assert claims("At least 19 people were killed.", toll) == [0, 0]


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        (
            ("Region | Killed | Homes destroyed | Boats", "Orm | 12 | 40 | 3", "All | 19 | 60 | 5"),
            ["killed (Orm)", "homes destroyed (Orm)", "boats (Orm)"]
            + ["killed (All)", "homes destroyed (All)", "boats (All)"],
        ),
        (("Region | Killed | Hurt", "It was so.", "Orm | 12 | 40"), [None, None]),  # another table
        (("Region | Killed | Hurt", "Orm | 12 | 40 | 3"), [None, None, None]),  # other columns
        (("Region | In May | In June", "Orm | 12 | 40"), [None, None]),
        (("Region | Killed", "Orm | 12 boats"), ["boats"]),
        (("Region | Result", "Orm | 12"), [None]),
    ],
)
def test_a_column_of_a_table_counts_what_its_heading_says(
    rows: tuple[str, ...], counted: list[str | None]
) -> None:
    assert [figure.counted for figure in found(*rows)] == counted
