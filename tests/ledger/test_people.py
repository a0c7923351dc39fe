"""People and bodies of many bulletins are one entry where the texts say so, and apart elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations, product

import pytest

from reader.ledger import people
from reader.ledger.people.heard import HeardBulletin, HeardPerson, LedgerPerson
from reader.ledger.people.joining import join_people
from reader.ledger.people.names import text_words, text_words_between
from reader.models import Person, PersonKind
from tests.call_counts import effort, lines


def person(name: str, role: str | None = None, of: str | None = None) -> Person:
    return Person(name, role, of=of)


def body(name: str, *aliases: str, of: str | None = None) -> Person:
    return Person(name, None, aliases, "organisation", of)


def crowd(name: str) -> Person:
    return Person(name, None, kind="group")


def day(number: int, *people: Person) -> HeardBulletin:
    heard = tuple(HeardPerson(one, quotes=1) for one in people)
    return HeardBulletin(f"day-{number}.txt", f"2031-05-{number:02d}", "Post", heard)


def joined(*days: HeardBulletin) -> list[set[str]]:
    """The names of each entry; the order in which the bulletins come must not matter."""
    found = [names_of(join_people(one)) for one in permutations(days)]
    assert all(other == found[0] for other in found)
    return found[0]


def names_of(people: list[LedgerPerson]) -> list[set[str]]:
    return [{one.name, *one.aliases} for one in people]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Orla Venn", "mayor of Marrow"), person("Orla Venn")),
        (person("Ðana Štelić"), person("Dana Stelic")),
        (person("Venn"), person("Orla Venn", "mayor")),
        (person("Venn", "mayor"), person("Orla Venn", "mayor of Marrow")),
        (person("Serhan Dovik", "foreign minister"), person("Serkhan Dovyk", "foreign minister")),
        (person("O. Venn", "mayor"), person("Orla Venn", "mayor of Marrow")),
        (person("Yurii Hnatar", "Air force spokesman"), person("Yuriy Gnatar", "spokesman")),
        (person("Ihor Zelor", "mayor"), person("Igor Zelor", "mayor of Marrow")),
        (person("Oleksandr Venn", "envoy"), person("Alexander Venn", "special envoy")),
        (
            person("Volodymyr Zelor", "Torvian president"),
            person("Volodimir Zelorr", "Torvia’s president"),
        ),
        (person("Orla Venn", "Prime minister"), person("Orla Venn", "Foreign minister")),
        (person("Orla Venn", "envoy", "Torvia"), person("Orla Venn", "envoy", "Torvian")),
        (person("Orla Maria Venn"), person("Orla Venn")),
        (person("Tesh Orvan", "general"), person("Orvan Tesh", "general")),
        (person("Anke Torvald-Riis"), person("Torvald-Riis")),
        (person("Venn", "field marshal"), person("Orla Venn", "marshal")),
        (person("Lio Venn", "deputy minister"), person("Lio Venn", "minister")),
        (person("Andrii Venn"), person("Andriy Venn", "envoy")),
        (person("Helena Venn", "prosecutor"), person("H. Venn")),
        (person("Helena Maria Venn", "prosecutor"), person("H.M. Venn")),
        (person("Ivo Selenskyy", "president"), person("Selensky")),
        (person("Kim Dae-jin", "minister"), person("Kim Dae Jin")),
        (person("Kim Dae-jin", "Defence minister"), person("Kim", "Minister")),
        (person("Orla Venn", "commander of the southern front"), person("Venn", "General")),
        (person("Orla Venn", "her predecessor"), person("Venn", "mayor")),
        (
            person("Orla Venn", "governor"),
            person("Orlla Venn", "head of the Quill regional administration"),
        ),
        (person("Orla Venn", "French minister"), person("Orla Venn", "minister", "France")),
        (person("Orla Venn", "U.S. envoy"), person("Orla Venn", "American envoy")),
        (person("Orla Venn", "Kremlin spokeswoman"), person("Orla Venn", "Russian spokesperson")),
        (person("Jo Luis Moreno Venn"), person("Moreno Venn")),
        (person("Jo Luis Moreno Venn"), person("Jo Luis Moreno")),
        (person("Abd al-Rahman Venn", "sheikh"), person("Abdel Rahman Venn", "sheikh")),
        (person("Joseph Venn", "senator"), person("Joe Venn", "senator")),
        (person("Karl", "King of Norle"), person("Karl", "King")),
        (person("Mohammed bin Venn", "prince"), person("Muhammad bin Venn")),
        (person("Oleksandr Venn", "General"), person("Aleksandr Venn", "Army chief")),
        (person("Alexei Venn", "head of the Quill region"), person("Alexey Venn", "governor")),
        (body("United Nations"), body("UN")),
        (crowd("border guard"), crowd("Border guard")),
        (crowd("Residents of Quill"), crowd("residents of Quill")),
        (person("George W. Venn"), person("George Venn")),
        (
            person("Orla Venn", "GOP nominee"),
            person("Orla Venn", "Republican presidential nominee"),
        ),
        (body("U.S. State Department"), body("United States Department of State")),
        (body("Orvane’s General Staff"), body("General Staff of the Armed Forces of Orvane")),
        (body("Norle’s Foreign Ministry"), body("Norlian Ministry of Foreign Affairs")),
        (body("World Grain Programme"), body("World Grain Program")),
        (body("Orvane’s Interior Ministry"), body("Interior Ministry", of="Orvane")),
        (body("Orvane’s Ministry of Defence"), body("Orvane Defense Ministry")),
        (body("Central Electoral Board", "CEB"), body("CEB")),
        (body("Torvia’s army"), body("Torvian army")),
        (body("Russian defence ministry"), body("Defense Ministry", of="Russia")),
        (body("Torvian Red Lantern", of="Torvia"), body("Red Lantern of Torvia", of="Torvia")),
        (body("State Emergency Service"), body("State Emergency Service", of="Orvane")),
        (body("General Staff"), body("Orvane’s General Staff")),
        (body("Torvian MoD"), body("Torvia’s Defence Ministry")),
        (body("Torvian MFA"), body("Foreign Ministry", of="Torvia")),
        (body("Torvia’s army"), body("Torvian military")),
        (body("Al Venna"), body("rebel-run broadcaster Al Venna")),
        (body("Al-Venna TV"), body("rebel-affiliated Al Venna TV")),
        (person("Orla Venn", "Orvanian Prime Minister"), person("Venn", "Orvane’s PM")),
        (person("Orla Venn", "Orvanian Deputy Foreign Minister"), person("O. Venn", "deputy FM")),
        (person("Olena Wenn", "Orvane’s president"), person("Elena Venn", "Orvanian President")),
        (person("Ilva Lund", "Gazan mayor"), person("Lund", "mayor of Gaza")),
        (body("Torvia’s judiciary"), body("Torvian judiciary")),
        (body("Free Salt and Tar Union", "FSTU"), body("FSTU")),
        (body("FSTU"), body("Free Salt and Tar Union", "FSTU")),
        (person("Oleksandr Venn", "envoy"), person("Oleksander Venn", "envoy")),
        (person("Sofia Brandel", "minister"), person("Sofia Brandel-Roth", "minister")),
        (person("Sofia Roth-Brandel", "minister"), person("Sofia Brandel", "minister")),
        (person("Andrii Dovhyi"), person("Dovhy")),
        (person("Khalid al-Rashed", "emir of Qasm"), person("Khaled Al Rashid", "emir")),
        (person("Anton Venn Jr"), person("Anton Venn the younger")),
        (person("Anton Venn the elder"), person("Anton Venn senior")),
        (person("Larry Elder"), person("Larry Elder")),
        (person("Orla Venn", "commands the ground forces"), person("Venn", "commander")),
        (person("Chou Wentai", "foreign minister"), person("Wentai Chou")),
        (person("Park Dae-jin", "envoy"), person("Pak Dae Jin")),
        (person("Naim Qadir", "new Tavor chief"), person("Naeem Qadir", "Tavor’s new leader")),
        (person("Abdourahmane Venn", "envoy"), person("Abdourahamane Venn", "envoy")),
        (
            person("Daria Koval", "spokeswoman for Karsia’s foreign ministry"),
            person("Daria Kowal", "spokesperson for the Ministry of Foreign Affairs"),
        ),
    ],
)
def test_they_are_one(one: Person, other: Person) -> None:
    assert joined(day(1, one), day(2, other)) in (
        [{one.name, other.name, *one.aliases, *other.aliases}],
        [{one.name, other.name}],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Dana Stelic"), person("Ana Stelic")),
        (person("Serhan Dovik", "foreign minister"), person("Serhan Dolik", "foreign minister")),
        (person("Serhan Dovik", "foreign minister"), person("Serkhan Dovyk", "goalkeeper")),
        (person("Serhan Dovik"), person("Serkhan Dovyk")),
        (person("Ihor Zelor"), person("Igor Zelor")),
        (person("Ihor Zelor", "mayor"), person("Igor Zelor", "singer")),
        (person("Petro Venn", "envoy"), person("Pavlo Venn", "envoy")),
        (person("Oleksandr Venn", "mayor"), person("Alexander Venn", "goalkeeper")),
        (person("Olena Venn", "envoy"), person("Olha Venn", "envoy")),
        (person("Harn Venn", "envoy"), person("Garth Venn", "envoy")),
        (person("Orla Alexander", "envoy"), person("Orla Oleksandr", "envoy")),
        (person("O. Venn", "mayor"), person("Orla Venn", "singer")),
        (person("Orla Venn", "minister", "Orvane"), person("Orla Venn", "minister", "Torvia")),
        (person("Orla Venn", "Orvane’s minister"), person("Orla Venn", "Torvian minister")),
        (person("O. Venn", "mayor of Marrow"), person("Orla Venn", "mayor of Quill")),
        (person("Orla Maria Venn", "singer"), person("Orla Venn", "mayor")),
        (person("Venn", "singer"), person("Orla Venn", "mayor of Marrow")),
        (person("Anton Venn", "president"), person("Anton Venn Jr", "president")),
        (person("Serhan Dovik"), person("Dovyk")),
        (person("Anton Venn the younger"), person("Anton Venn senior")),
        (person("Sofia Brandel", "minister"), person("Sofia Brandel-Roth", "judge")),
        (person("Sofia Brandel"), person("Sofia Brandel-Roth")),
        (person("Sofia Brandel", "minister"), person("Sonia Brandel-Roth", "minister")),
        (person("Khalid al-Rashed", "envoy"), person("Khaled al-Rashid")),
        (person("Orla Venn", "Police chief of Quill"), person("Venn", "police chief of Marrow")),
        (body("Red Lantern"), body("Red Lantern of Torvia", of="Torvia")),
        (body("Emergency Service"), body("Orvane’s Emergency Service")),
        (body("State Border Ministry"), body("Orvane’s State Border Ministry")),
        (person("Helena Venn", "prosecutor"), person("E. Venn", "prosecutor")),
        (person("Helena Venn", "prosecutor"), person("H. Venn", "singer")),
        (person("Kim Dae-jin", "minister"), person("Dae Kim", "minister")),
        (person("Orla Venn", "mayor of Quill"), person("Venn", "General")),
        (person("Orla Venn", "governor of Quill"), person("Orla Venn", "governor of Marrow")),
        (
            person("Orla Venn", "governor of the Quill region"),
            person("Orla Venn", "head of the Marrow regional administration"),
        ),
        (person("Orla Venn", "Polish minister"), person("Orla Venn", "minister", "Portugal")),
        (person("Orla Venn", "Romanian envoy"), person("Orla Venn", "envoy", "Oman")),
        (person("Ana Moreno Venn", "singer"), person("Moreno Venn")),
        (person("Jo Luis Moreno Venn", "singer"), person("Jo Luis Moreno", "mayor")),
        (person("Joseph Venn", "senator"), person("Joe Venn", "singer")),
        (person("Joseph Venn"), person("Joe Venn")),
        (body("UN"), body("EU")),
        (person("Karl", "King of Norle"), person("Karl Venn", "driver")),
        (person("Hassan al-Venn", "envoy"), person("Hussein al-Venn", "envoy")),
        (person("Oleksandr Venn", "General"), person("Aleksandr Venn", "mayor")),
        (
            person("Oleksii Venn", "governor of Quill"),
            person("Alexei Venn", "Torvian-installed governor of Quill"),
        ),
        (person("George H.W. Venn"), person("George W. Venn")),
        (crowd("aides"), crowd("aides")),
        (crowd("Young woman"), crowd("young woman")),
        (crowd("Senior officials"), crowd("senior officials")),
        (crowd("exit polls"), crowd("exit polls")),
        (crowd("prime minister"), crowd("prime minister")),
        (crowd("army chief"), crowd("army chief")),
        (crowd("medical source"), crowd("medical source")),
        (crowd("rescue workers"), crowd("rescue workers")),
        (body("Supreme Court"), body("Supreme Court")),
        (body("Board of Education"), body("Education Board")),
        (body("MoD"), body("MoD")),
        (body("Torvian MoD"), body("Orvane’s Ministry of Defence")),
        (body("Torvian MFA"), body("Torvian MoD")),
        (person("Oleksandr Venn", "envoy"), person("Oleksandra Venn", "envoy")),
        (person("Oleksandr Venn", "envoy"), person("Oleksander Venn", "mayor")),
        (person("Marisa Venn", "envoy"), person("Marissia Venn", "envoy")),
        (body("Norle’s Foreign Ministry"), body("Norle’s Ministry of Internal Affairs")),
        (body("Orvane’s Armed Forces"), body("General Staff of Orvane")),
        (body("Orvane’s Interior Ministry"), body("Torvia’s Interior Ministry")),
        (body("Interior Ministry"), body("Interior Ministry")),
        (body("Niger’s army"), body("Nigerian army")),
        (body("Torvia"), body("Torvians")),
        (body("rights group"), body("rights group")),
        (person("Orla Venn", "Orvanian President"), person("Orla Venn", "Torvian President")),
        (person("Orla Venn", "Marrow Mayor"), person("Orla Venn", "Quill Mayor")),
        (person("Venn", "Orvanian PM"), person("Orla Venn", "Torvian Prime Minister")),
        (body("rebel-run Al-Venna TV"), body("rebel-run Al-Lunda TV")),
        (body("rebel-run broadcaster"), body("rebel-run broadcaster")),
        (body("Torvian TV"), body("Torvia")),
        (crowd("U.S. official"), crowd("U.S. official")),
        (crowd("US officials"), crowd("US officials")),
        (body("U.S. Army"), body("U.S. military")),
        (body("navy"), body("navy")),
        (body("Board of Salt", "BOS"), body("Bureau of Sand", "BOS")),
        (body("human rights organization"), body("human rights organization")),
        (body("Orm-based rights group"), body("Orm-based rights group")),
        (body("Torvia’s army"), body("Torvia’s navy")),
        (body("Torvia’s army"), body("Army of Orvane")),
        (body("Coastal Energy Bank", "CEB"), body("Central Electoral Board", "CEB")),
        (person("Venn"), body("Venn")),
        (person("Orla Venn", "colonel"), person("Orla Venn", "grain trader in Port Marrow")),
        (person("Thomas James"), person("James Thomas")),
        (person("Chou Wentai", "mayor"), person("Wentai Chou", "singer")),
        (person("Park Dae-jin", "envoy"), person("Pak Dae Jin", "goalkeeper")),
        (person("Lee Venn"), person("Orla Ri")),
        (person("Naim Qadir", "Tavor chief"), person("Naeem Qadir", "Orlo chief")),
        (person("Hassan Qadir", "envoy"), person("Hussein Qadir", "envoy")),
        (person("Abdourahmane Venn", "envoy"), person("Abdourahamane Venn", "mayor")),
        (person("Marisa Venn", "envoy"), person("Marissa Vann", "envoy")),
    ],
)
def test_they_are_two(one: Person, other: Person) -> None:
    assert len(joined(day(1, one), day(2, other))) == 2


def test_a_surname_is_of_nobody_where_two_bear_it_that_week() -> None:
    brothers = (person("Orla Venn"), person("Tavi Venn"))
    assert {"Venn"} in joined(day(1, *brothers), day(2, person("Venn")))
    assert {"Venn"} in joined(day(1, brothers[0]), day(20, person("Venn")))
    assert {"Orla Venn", "Venn"} in joined(day(1, *brothers[:1]), day(8, person("Venn")))


def test_two_of_one_name_in_a_text_are_two_and_another_day_s_is_neither() -> None:
    both = (person("Orla Venn"), person("Orla Venn", "his son"))
    assert joined(day(1, *both)) == [{"Orla Venn"}] * 2
    assert len(joined(day(1, *both), day(2, person("Orla Venn")))) == 3


HOLDER = person("Orla Venn", "foreign minister")


@pytest.mark.parametrize(
    ("others", "surname", "is_joined"),
    [
        ((person("Tavi Venn", "customs chief"),), person("Venn", "Foreign Minister"), True),
        ((person("Tavi Venn", "colonel"), person("Ro Venn", "singer")), HOLDER, True),
        ((person("Tavi Venn"),), person("Venn", "foreign minister"), True),
        ((person("Tavi Venn"),), person("Venn", "deputy"), False),
        ((person("Tavi Venn", "customs chief"),), person("Venn"), False),
        ((person("Tavi Venn", "customs chief"),), person("Venn", "mayor"), False),
        ((person("Tavi Venn", "foreign minister"),), person("Venn", "foreign minister"), False),
        ((person("Tavi Venn", "former minister"),), person("Venn", "foreign minister"), False),
        ((person("Tavi Venn", "minister for trade"),), person("Venn", "minister"), False),
    ],
)
def test_a_surname_with_an_office_is_of_the_only_one_who_holds_it(
    others: tuple[Person, ...], surname: Person, is_joined: bool
) -> None:
    found = joined(day(1, HOLDER, *others), day(2, surname._replace(name="Venn")))
    assert ({"Orla Venn", "Venn"} in found) == is_joined
    assert len(found) == len(others) + 2 - is_joined


@pytest.mark.parametrize(
    ("surname", "is_joined"),
    [
        (person("Venn", "Orvane’s foreign minister"), True),
        (person("Venn", "General"), False),
        (person("Venn", "foreign policy adviser"), False),
        (person("Venn"), False),
    ],
)
def test_a_holder_is_nobody_whom_the_text_names_beside(surname: Person, is_joined: bool) -> None:
    beside = person("Birte Venn", "Prof.")
    found = joined(
        day(1, person("Orla Venn", "Orvane’s foreign minister")), day(2, beside, surname)
    )
    assert ({"Orla Venn", "Venn"} in found) == is_joined
    assert {"Birte Venn"} in found


def test_a_surname_that_may_be_of_two_bars_no_later_one_with_an_office() -> None:
    both = (HOLDER, person("Tavi Venn", "customs chief"))
    found = joined(
        day(1, *both), day(2, person("Venn")), day(3, person("Venn", "foreign minister"))
    )
    assert sorted(map(len, found)) == [1, 1, 2]


PRESIDENT = person("Orla Venn", "president of Orvane")


@pytest.mark.parametrize(
    ("office", "is_joined"),
    [
        ("Orvane’s president", True),
        ("Orvanian President", True),
        ("Orvanian president", True),
        ("president", False),
        ("Torvia’s president", False),
        ("Orvane’s former president", False),
        ("aide to Orvane’s president", False),
        ("Orvane’s vice president", False),
        ("Orvane’s prime minister", False),
    ],
)
def test_an_office_and_its_owner_mean_the_only_holder(office: str, is_joined: bool) -> None:
    found = join_people([day(1, PRESIDENT), day(3, crowd(office))])
    assert len(found) == 2 - is_joined
    assert len(found[0].members) == 1 + is_joined
    assert not is_joined or (found[0].name, found[0].kind) == ("Orla Venn", "person")


def test_an_office_of_two_that_week_or_of_another_week_means_nobody_known() -> None:
    office, successor = crowd("Orvane’s president"), person("Tavi Lund", "Orvane’s president")
    assert len(joined(day(1, PRESIDENT), day(2, successor), day(3, office))) == 3
    assert len(joined(day(1, PRESIDENT), day(20, office))) == 2
    assert len(joined(day(1, PRESIDENT), day(7, office), day(13, office))) == 2
    deputy = person("Tavi Lund", "deputy foreign minister of Orvane")
    assert len(joined(day(1, deputy), day(2, crowd("Orvane’s foreign minister")))) == 2


def test_an_office_is_compared_only_with_those_who_hold_it() -> None:
    def compared(many: int) -> int:
        others = (person(f"Ilse {chr(97 + one % 26) * (2 + one // 26)}rn") for one in range(many))
        days = [
            day(1 + one % 28, other, crowd("Orvane’s president"))
            for one, other in enumerate(others)
        ]
        return effort(lambda: join_people([day(1, PRESIDENT), *days]))

    compared(20)  # fills caches
    assert compared(200) < 25 * compared(20)


@pytest.mark.parametrize("kind", ["navy", "army", "Defence Ministry"])
def test_a_body_without_owner_is_that_of_the_only_state_told_of(kind: str) -> None:
    owned, told = body(f"Orvane’s {kind}"), person("Orla Venn", "Orvane’s envoy")
    others = body("Torvian government"), person("Tavi Lund", "Torvia’s envoy")
    assert len(joined(day(1, owned), day(2, body(kind), told))) == 2
    assert len(joined(day(1, owned, others[0]), day(2, body(kind), told, others[1]))) == 5
    assert len(joined(day(1, owned), day(2, body(kind)))) == 2
    assert len(joined(day(1, owned, body(f"Torvian {kind}")), day(2, body(kind), told))) == 4
    assert len(joined(day(1, owned), day(20, body(kind), told))) == 3


def test_letters_without_their_words_mean_what_a_text_before_explained() -> None:
    board, bank = body("Central Electoral Board", "CEB"), body("Coastal Energy Bank", "CEB")
    assert {"CEB"} in joined(day(1, body("CEB")), day(2, board))
    assert {"CEB"} in joined(day(1, board), day(2, bank), day(3, body("CEB")))
    found = joined(day(1, board), day(2, body("CEB")), day(3, bank))
    assert len(found) == 2 and {"CEB"} not in found


def test_offices_have_days_and_counts_add_up() -> None:
    days = [
        day(1, person("Lio Venn", "deputy minister")),
        day(2, person("Lio Venn", "minister")),
        day(4, person("Lio Venn", "minister")),
    ]
    (found,) = join_people(days)
    assert [tuple(role) for role in found.roles] == [
        ("deputy minister", "2031-05-01", "2031-05-01"),
        ("minister", "2031-05-02", "2031-05-04"),
    ]
    assert (found.first, found.last, found.quotes) == ("2031-05-01", "2031-05-04", 3)
    assert [member.why for member in found.members] == ["", "same name", "same name"]


def test_a_rank_is_no_later_office() -> None:
    days = [
        day(1, person("Lio Venn", "army spokesman")),
        day(2, person("Lio Venn", "Lt. Col.")),
        day(3, person("Lio Venn", "Major")),
        day(4, person("Lio Venn", "major of Quill")),
    ]
    (found,) = join_people(days)
    assert [role.role for role in found.roles] == [
        *("Lt. Col.", "Major", "army spokesman", "major of Quill")
    ]


@pytest.mark.parametrize("kind", ["person", "organisation", "group"])
def test_a_name_without_letters_joins_nothing_wrong(kind: PersonKind) -> None:
    odd = Person("—", None, (), kind)
    assert len(join_people([day(1, odd), day(2, odd)])) in (1, 2)


@pytest.mark.parametrize("text", ["Torvia’s 40 tanks", "it cost $20bn", "straße 7 ﬁve", "’s 3’ x"])
def test_words_around_a_place_are_those_of_the_parts(text: str) -> None:
    for low in range(len(text)):
        parts = text[:low], text[low : low + 2], text[low + 2 :]
        if not any(sign in part[-1:] + part[:1] for part in parts for sign in "’s"):
            assert tuple(text_words_between(text, (low, low + 2))) == tuple(map(text_words, parts))


@pytest.mark.parametrize(
    "told",
    [
        (body("Defence Ministry"), body("Torvian Defence Ministry")),
        (person("Orla Venn", "president"), person("Venn")),
        (body("Air Force"), body("{} Union of Weavers")),
        (person("{}"), body("{}"), body("{} army")),
    ],
)
def test_twice_as_many_bulletins_are_not_more_than_twice_the_work(told: tuple[Person, ...]) -> None:
    def work(number: int) -> int:
        days = [
            HeardBulletin(
                f"{one:04}.txt",
                (date(2031, 5, 1) + timedelta(one)).isoformat(),
                f"Post {one % 3}",
                tuple(HeardPerson(who._replace(name=who.name.format(NAMES[one]))) for who in told),
            )
            for one in range(number)
        ]
        join_people(days)  # fills the caches of words
        return lines(lambda: join_people(days), people)

    assert work(2 * MANY) < 2.1 * work(MANY)


MANY = 80
NAMES = ["".join(letters) for letters in product("BDGKLMNPRTVZ", "aeiou", "bdgl", "a")]
