"""Numbers of many bulletins are of one series where the texts say so, and apart elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from reader.annotate import annotate
from reader.ledger.people.names import words_of
from reader.ledger.series.capitals import place_key
from reader.ledger.series.joining import join_series
from reader.ledger.series.quantities import quantity_of
from reader.ledger.series.standing import SeriesClaim, claims_of
from reader.ledger.series.stated import ClaimPlace, ClaimVoice, StatedFigure
from reader.models import Block

SIDES = frozenset(("orvane", "torvia"))
WAR = "since the war began"


def figures(day: int, text: str, lead_in: str = "") -> list[StatedFigure]:
    """The figures of a bulletin of one paragraph."""
    found = annotate([Block(text)], date(2031, 5, day))
    place = ClaimPlace(text, f"day-{day}", f"2031-05-{day:02d}", 1, "Reports")
    names = frozenset(word for one in found.people for word in words_of(one.name))
    return [
        StatedFigure(
            place,
            figure,
            text,
            tuple(one.span[1:] for one in found.figures if one is not figure),
            found.dates,
            lead_in,
            tuple(voice(found.people[number].name) for number in figure.claimants),
            names,
            SIDES,
        )
        for figure in found.figures
    ]


def voice(name: str) -> ClaimVoice:
    return ClaimVoice(name, name, hash(name))


def series_of(*stated: StatedFigure) -> list[list[float | None]]:
    """The numbers of each series."""
    return [[one.figure.low for one, _ in series.members] for series in join_series(stated)]


def claims(*stated: StatedFigure) -> list[SeriesClaim]:
    return [claim for series in join_series(stated) for claim in claims_of(series)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Orvane’s army said it shot down 31 drones overnight.",
            "Overnight 40 UAVs were shot down, Orvane’s army said.",
        ),
        (
            f"Torvia has lost 900 guns {WAR}, Orvane’s army said.",
            f"Torvia’s losses {WAR} are 912 guns, Orvane’s army said.",
        ),
        (
            "More than 300,000 Torvian troops have been killed or wounded, Ada Ferrand said.",
            "At least 310,000 Torvian soldiers have been killed or wounded, Piet Lomar said.",
        ),
        (
            "Nine people were killed in a strike on Quill, police said.",
            "The governor, Ada Ferrand, said 11 people had been killed in the strike on Quill.",
        ),
        (
            "Nine people were killed in a strike on Quill.",
            "A strike on Quill on 1 May killed 11 people, Ada Ferrand said.",
        ),
        (
            "Some 70 divers are trapped in the Brask tunnel, the union said.",
            "About 64 divers are trapped in the Brask tunnel, the owners said.",
        ),
        (
            "The Union will lend Orvane 2.5 billion crowns, Ada Ferrand said.",
            "The Union’s loan of 2,500 million crowns to Orvane comes in July, Ada Ferrand said.",
        ),
        (
            "Torvia lost 800 soldiers in the past 24 hours, Orvane’s army said.",
            "Orvane’s army put Torvia’s losses in the past day at 750 servicemen.",
        ),
    ],
)
def test_they_are_one_series(one: str, other: str) -> None:
    found = series_of(*figures(1, one), *figures(2, other))
    assert any(len(numbers) == 2 for numbers in found), found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # a total and a day's number
            f"Torvia has lost 900 guns {WAR}, Orvane’s army said.",
            "Torvia lost 900 guns in the past 24 hours, Orvane’s army said.",
        ),
        (  # a night's and a week's
            "Orvane’s army said 31 drones had been shot down overnight.",
            "Orvane’s army said 99 drones had been shot down in the past week.",
        ),
        (  # killed, and killed or wounded
            "Torvia has had 40,000 soldiers killed, Ada Ferrand said.",
            "Torvia has had 40,000 soldiers killed or wounded, Ada Ferrand said.",
        ),
        (  # of two sides
            f"Torvia has lost 40,000 soldiers {WAR}, Ada Ferrand said.",
            f"Orvane has lost 40,000 soldiers {WAR}, Ada Ferrand said.",
        ),
        (  # whose, the text does not say
            "At least 40 soldiers were killed near Quill, Orvane’s army said.",
            "At least 60 soldiers were killed near Quill, Torvia’s army said.",
        ),
        (  # two things
            f"Torvia has lost 900 guns {WAR}, Orvane’s army said.",
            f"Torvia has lost 900 tanks {WAR}, Orvane’s army said.",
        ),
        (  # one kind and all
            "Orvane’s army said 31 drones had been shot down overnight.",
            "Orvane’s army said 31 decoy drones had been shot down overnight.",
        ),
        (  # two places
            "Nine people were killed in a strike on Quill, police said.",
            "Nine people were killed in the strike on Brask, police said.",
        ),
        (  # two days at one place
            "Nine people were killed in a strike on Quill, police said.",
            "Six people were killed in a strike on Quill, police said.",
        ),
        (  # those who died later and all of them
            "Nine people were killed in the explosion in Quill, police said.",
            "Two more people died after the explosion in Quill, police said.",
        ),
        (  # two nights' dead
            "Two people were killed in Quill overnight, police said.",
            "Three people were killed in Quill overnight, police said.",
        ),
        (  # a loan and a grant
            "The Union will lend Orvane 2.5 billion crowns, Ada Ferrand said.",
            "The Union will give Orvane a grant of 2.5 billion crowns, Ada Ferrand said.",
        ),
        (  # two currencies
            "The Union will lend Orvane 2.5 billion crowns, Ada Ferrand said.",
            "The Union will lend Orvane 2.5 billion dollars, Ada Ferrand said.",
        ),
        (  # what is wanted is not there
            "Orvane has 40 jets in Quill, Ada Ferrand said.",
            "Ada Ferrand demanded 40 jets for Quill.",
        ),
        (  # durations
            "The talks at Quill lasted three hours, Ada Ferrand said.",
            "The talks at Quill lasted four hours, Ada Ferrand said.",
        ),
        (  # since when
            "Orvane’s army has shot down 900 drones since January, it said.",
            "Orvane’s army has shot down 100 drones since March, it said.",
        ),
    ],
)
def test_they_are_apart(one: str, other: str) -> None:
    numbers = series_of(*figures(1, one), *figures(2, other))
    assert all(len(some) == 1 for some in numbers), numbers


def test_a_list_s_sums_and_what_was_added_are_two_series_each() -> None:
    lead_in = f"Torvia’s losses {WAR}, by Orvane’s army:"
    days = ("Guns – 1,946 (+6)", "Tanks – 700 (+3)"), ("Guns – 1,951 (+5)", "Tanks – 701 (+1)")
    items = [
        one
        for day, rows in enumerate(days, 1)
        for row in rows
        for one in figures(day, row, lead_in)
    ]
    found = sorted(numbers for numbers in series_of(*items) if len(numbers) == 2)
    assert found == [[3, 1], [6, 5], [700, 701], [1946, 1951]]


def test_an_item_s_words_say_what_its_number_counts() -> None:
    lead_in = f"The enemy’s losses {WAR}:"
    days = (
        "boats – 63, mixed trucks – 1148, guns – 70.",
        "boats – 66, mixed trucks – 1150, guns – 72.",
    )
    items = [one for day, text in enumerate(days, 1) for one in figures(day, text, lead_in)]
    assert sorted(series_of(*items)) == [[63, 66], [70, 72], [1148, 1150]]


def test_dead_of_two_towns_in_one_text_are_no_dispute() -> None:
    text = (
        "Three people were killed and 17 wounded in Quill, the governor, Ada Ferrand, said. In"
        " Brask two people were killed, the mayor, Piet Lomar, said."
    )
    found = series_of(*figures(1, text))
    assert [3] in found and [2] in found


def test_claims_that_cannot_both_be_right_stand_against_each_other() -> None:
    text = "Orvane said 60 tanks were lost at Quill; Torvia said that 12 had been lost."
    first, second = claims(*figures(1, text))
    assert (first.against, second.against) == ((second.id,), (first.id,))
    assert first.same == ()


def test_a_toll_that_rose_later_contradicts_no_earlier_one() -> None:
    first = (
        "Orvane’s rescue service said that nine people were killed in a strike on Quill on Monday."
    )
    later = "The death toll of Monday’s strike on Quill rose to 11, governor Ada Ferrand said."
    fewer = "Monday’s strike on Quill killed seven people, governor Ada Ferrand said."
    for text, is_against in ((later, False), (fewer, True)):
        before, after = claims(*figures(5, first), *figures(6, text))
        assert bool(before.against) is bool(after.against) is is_against


def test_a_toll_that_rose_in_the_course_of_a_day_contradicts_no_earlier_one() -> None:
    text = "Nine people were killed in a strike on Quill, mayor Petr Lund said at noon. {}"
    rose = "Governor Ada Ferrand said that the toll of the strike on Quill had risen to 11."
    fewer = "Governor Ada Ferrand said that the toll of the strike on Quill had risen to seven."
    other = "Governor Ada Ferrand said that the strike on Quill killed 11 people."
    for told, is_against in ((rose, False), (fewer, True), (other, True)):
        before, after = claims(*figures(5, text.format(told)))
        assert bool(before.against) is bool(after.against) is is_against, told


def test_at_least_and_a_greater_number_can_both_be_right() -> None:
    union = "At least 50 divers are trapped in the Brask tunnel, the union said."
    owners = "About 64 divers are trapped in the Brask tunnel, the owners said."
    first, second = claims(*figures(1, union), *figures(1, owners))
    assert not first.against and not second.against


def test_a_denial_stands_against_what_it_denies_and_is_never_the_same() -> None:
    said = "Torvia’s army said that 12 people had been killed in a strike on Quill."
    denied = "Ada Ferrand denied that 12 people had been killed in the strike on Quill."
    first, second = claims(*figures(1, said), *figures(2, denied))
    assert second.stated.figure.stance == "denies"
    assert (first.against, second.against) == ((second.id,), (first.id,))
    assert not first.same and not second.same


def test_a_daily_number_may_be_denied_on_the_next_day() -> None:
    said = "Orvane’s general staff said that Torvia had lost 410 soldiers in the past day."
    denied = "Torvia’s army denied that Torvia had lost 410 soldiers in the past day."
    other = denied.replace("410", "415")
    for text, day, is_against in ((denied, 2, True), (other, 2, False), (denied, 9, False)):
        before, after = claims(*figures(1, said), *figures(day, text))
        assert bool(before.against) is bool(after.against) is is_against, text


def test_a_rounded_denial_denies_no_number_that_is_told_later() -> None:
    said = f"Torvia has lost {{}} soldiers {WAR}, Orvane’s general staff said."
    denied = f"Torvia’s army denied that Torvia has lost 640,000 soldiers {WAR}."
    before, denial, after = claims(
        *figures(1, said.format("640,210")),
        *figures(2, denied),
        *figures(3, said.format("643,510")),
    )
    assert denial.against == (before.id,) and not after.against


def test_a_repetition_is_the_same_but_another_night_s_number_is_not() -> None:
    sum_of_all = f"Torvia has lost 900 guns {WAR}, Orvane’s army said."
    first, second = claims(*figures(1, sum_of_all), *figures(2, sum_of_all))
    assert (first.same, second.same) == ((second.id,), (first.id,))
    night = "Orvane’s army said it shot down 31 drones overnight."
    first, second = claims(*figures(1, night), *figures(2, night))
    assert not first.same and not second.same


def test_a_day_that_a_number_is_compared_with_is_not_its_own() -> None:
    text = (
        "Orvane’s losses since Monday stand at 171 dead, eight more than were known on Wednesday."
    )
    losses = figures(8, text)
    found = quantity_of(losses[0])
    assert (found.per, found.since, found.when) == ("total", "2031-05-05", None)


@pytest.mark.parametrize(
    ("text", "per", "when"),
    [
        ("Torvia held 90 prisoners; on Wednesday it had spoken of 230 in all.", None, None),
        ("Torvia held 90 prisoners; on Wednesday it had said nothing.", None, None),
        ("Orvane shot down 25 drones; since the war began it has shot down 900.", None, None),
        ("Overnight Torvia sent drones; 25 were shot down.", "night", "2031-05-09"),
        ("On Wednesday Torvia shelled Quill; nine people were killed.", None, "2031-05-07"),
        ("Nine people were killed in Quill, on Wednesday; Brask was calm.", None, "2031-05-07"),
        ("Torvia held 90 prisoners in all; on Wednesday it freed some.", "total", None),
        ("Vera Ost told the Quill Weekly that 21 families had left.", None, None),
        ("Vera Ost told the Daily Harbour that 21 families had left.", None, None),
        ("Vera Ost said that 21 families left weekly.", "week", None),
        ("Vera Ost said that 21 families left daily.", "day", None),
    ],
)
def test_a_stretch_is_that_of_its_number_and_no_name_s(
    text: str, per: str | None, when: str | None
) -> None:
    found = quantity_of(figures(9, text)[0])
    assert (found.per, found.when) == (per, when)


def test_a_heading_s_number_is_the_one_that_its_text_tells() -> None:
    (heading,) = figures(1, "Ferry hit, at least six dead")
    (told,) = figures(1, "Ilmar Dohn counted six dead.")
    told = told._replace(
        place=heading.place, figure=told.figure._replace(span=told.figure.span._replace(block=1))
    )
    assert series_of(heading, told) == [[6, 6]]
    assert len(series_of(heading, figures(1, "Ilmar Dohn counted seven dead.")[0])) == 2


LOST = f"Orvane’s general staff said that Torvia had lost 412,300 soldiers {WAR}"


@pytest.mark.parametrize(
    ("part", "counts"),
    [
        (", including 940 in the past day.", True),
        (", including 940 over the last 24 hours.", True),
        (", of whom 940 in the past day.", True),
        (", including 940 officers in the past day.", False),
        (", including 940 near Quern.", False),
        (", including 940 percent in the past day.", False),
        (" against 940 missiles in the past day.", False),
        (" on 940 in the past day, a count including everybody.", False),
        (". Ferries carried many, including 940 in the past day.", False),
    ],
)
def test_a_part_of_a_stretch_counts_what_the_number_before_it_does(part: str, counts: bool) -> None:
    stated = next(one for one in figures(3, LOST + part) if one.figure.low == 940)
    quantity = quantity_of(stated)
    is_told = quantity.thing, quantity.fates, quantity.sides, quantity.per
    told = "soldier", frozenset(("lost",)), frozenset(("torv",)), "day"
    assert (is_told == told) == counts


def test_parts_of_days_are_a_series_beside_that_of_totals() -> None:
    days = [
        figures(
            day, LOST.replace("2,300", f"{day},300") + f", including {900 + day} in the past day."
        )
        for day in (1, 2, 3)
    ]
    series = join_series([one for some in days for one in some])
    assert [[one.figure.low for one, _ in known.members] for known in series] == [
        [411_300, 412_300, 413_300],
        [901, 902, 903],
    ]
    assert [known.of for known in series] == ["soldiers (Torvia’s losses)"] * 2


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("In Orvane 950 people have been killed in the war.", "people killed (in Orvane)"),
        ("At least 1,300 Torvians have been killed in the war.", "Torvians killed"),
        ("Torvi attacks have killed 950 people, doctors said.", "people killed"),
        ("A strike in Orvane killed nine people.", "people killed"),
    ],
)
def test_the_dead_of_a_land_are_called_by_it_if_the_words_do_not_tell(text: str, of: str) -> None:
    (known,) = join_series(figures(3, text))
    assert known.of == of


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Orvane’s army said 940 tanks had been lost in total, 6 more than a day earlier.", None),
        ("Orvane’s army said 940 tanks had been lost in total, 6 fewer than in May.", None),
        ("Orvane’s army said 946 tanks had been lost in total, more than in May.", "total"),
        ("Orvane’s army said more than 946 tanks had been lost in total.", "total"),
        ("Orvane’s army said no more than 946 tanks had been lost in total.", "total"),
        ("Orvane’s army said 946 tanks had been lost in total, rather than fewer.", "total"),
        ("Orvane’s army said 946 tanks in total had been lost other than in May.", "total"),
    ],
)
def test_how_much_more_is_no_total(text: str, per: str | None) -> None:
    assert quantity_of(figures(3, text)[-1]).per == per


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Orvane’s army said 18 drones were downed and that three had hit a barn in Quern.", ""),
        ("Orvane’s army said 18 drones were downed; three had hit a barn in Quern.", ""),
        ("Orvane’s army said 18 people were killed and 3 hurt in Quern.", "quern"),
        ("In Quern 18 drones were downed and that was all, Orvane’s army said.", "quern"),
        ("Orvane’s army said that 18 people and 3 dogs that lived in Quern had died.", "quern"),
    ],
)
def test_a_statement_has_the_places_that_it_names(text: str, places: str) -> None:
    assert " ".join(quantity_of(figures(3, text)[0]).places) == place_key(places)


@pytest.mark.parametrize(("other", "is_one"), [(75, False), (140, True), (230, False)])
def test_what_has_no_place_nor_fate_is_one_on_another_day_only_where_it_is_near(
    other: int, is_one: bool
) -> None:
    told = "Orvane’s ombudsman, Dmi Lub, said that {} soldiers had returned home by bus on {}."
    one, two = figures(3, told.format(150, "Monday")), figures(4, told.format(other, "Tuesday"))
    assert (len(series_of(*one, *two)) == 1) == is_one


@pytest.mark.parametrize(
    ("told", "is_one"),
    [
        ("said that {} recruits had been called up.", False),
        ("said that {} ships had waited.", False),
        ("said that {} ships had passed the strait.", True),
    ],
)
def test_two_ministries_of_which_each_counts_its_own_are_no_dispute(
    told: str, is_one: bool
) -> None:
    sides = "Torvia’s defence ministry", "Orvane’s defence ministry"
    text = " ".join(
        f"{who} {told.format(n)}" for who, n in zip(sides, (30_000, 20_000), strict=True)
    )
    assert (len(series_of(*figures(3, text))) == 1) == is_one
