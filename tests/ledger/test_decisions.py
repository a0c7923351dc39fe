"""What the reader has joined or parted stays so, whatever the rules say and later texts bring."""

from __future__ import annotations

from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.ledger.people.deciding import Refused, joining, names_of, parting
from reader.ledger.people.decisions import Decision, Decisions, KnownAs
from reader.ledger.people.heard import HeardBulletin, LedgerPerson
from reader.ledger.people.joining import join_people
from reader.models import Person
from tests.ledger.test_people import body, day, person

ORLA, O_VENN = person("Orla Venn", "mayor of Marrow"), person("Olga Wenn", "mayor")


def known(one: Person, first: int = 1, last: int = 0) -> KnownAs:
    days = [f"2031-05-{number:02d}" for number in (first, last or first)]
    return KnownAs(one.name, one.kind, one.role or "", one.of or "", days[0], days[1], "Post")


def join(one: KnownAs, other: KnownAs, at: int = 1) -> Decision:
    return Decision("join", one, other, (at, "desk"))


def part(one: KnownAs, other: KnownAs, at: int = 1) -> Decision:
    return Decision("part", one, other, (at, "desk"))


def entries(days: list[HeardBulletin], *decisions: Decision) -> list[set[tuple[str, str]]]:
    """Each entry as names with days; the order of bulletins and decisions must not matter."""
    found = [
        parts_of(join_people(bulletins, Decisions(some)))
        for bulletins in ([*days], [*reversed(days)])
        for some in permutations(decisions)
    ]
    assert all(other == found[0] for other in found)
    return found[0]


def parts_of(people: list[LedgerPerson]) -> list[set[tuple[str, str]]]:
    return [
        {(one.heard.person.name, one.bulletin.day[-2:]) for one in who.members} for who in people
    ]


def names(days: list[HeardBulletin], *decisions: Decision) -> list[set[str]]:
    return [{name for name, _ in one} for one in entries(days, *decisions)]


def test_two_names_that_the_reader_joined_are_one_in_later_texts_too() -> None:
    days = [day(1, ORLA), day(2, O_VENN)]
    assert len(names(days)) == 2
    decision = join(known(ORLA), known(O_VENN, 2))
    assert names(days, decision) == [{"Orla Venn", "Olga Wenn"}]
    later = [*days, day(20, person("Olga Wenn", "envoy")), day(21, person("Wenn")), day(25, ORLA)]
    assert names(later, decision) == [{"Orla Venn", "Olga Wenn", "Wenn"}]
    (found,) = join_people(later, Decisions([decision]))
    assert [one.why for one in found.members].count("joined by the reader") == 1


def test_a_name_that_fits_both_of_whom_were_joined_is_theirs() -> None:
    days = [day(1, person("Orla Maria Venn")), day(1, person("Orla Tess Venn"))]
    days.append(day(3, person("Orla Venn")))
    assert len(names(days)) == 3
    decision = join(known(person("Orla Maria Venn")), known(person("Orla Tess Venn")))
    assert len(names(days, decision)) == 1


def test_a_surname_was_joined_for_its_week_alone() -> None:
    days = [day(1, ORLA), day(12, person("Venn")), day(28, person("Venn"))]
    decision = join(known(ORLA), known(person("Venn"), 12))
    assert entries(days, decision) == [
        {("Orla Venn", "01"), ("Venn", "12")},
        {("Venn", "28")},
    ]


def test_a_body_s_common_words_were_joined_for_these_days_alone() -> None:
    ministry, whole = body("Interior Ministry"), body("Interior Ministry", of="Orvane")
    days = [day(1, whole), day(2, ministry), day(3, ministry)]
    found = entries(days, join(known(whole), known(ministry, 2)))
    assert sorted(map(len, found)) == [1, 2]


def test_a_surname_of_somebody_else_is_parted_and_stays_so() -> None:
    days = [day(1, ORLA), day(2, person("Venn")), day(5, ORLA)]
    assert len(names(days)) == 1
    decision = part(known(person("Venn"), 2), known(ORLA, 1, 5))
    assert entries(days, decision) == [{("Orla Venn", "01"), ("Orla Venn", "05")}, {("Venn", "02")}]
    later = [*days, day(3, person("Venn")), day(6, person("Venn")), day(20, ORLA)]
    later.append(day(21, person("Venn")))
    assert {("Venn", "21"), ("Orla Venn", "20")} <= entries(later, decision)[0]
    assert not any({"Orla Venn", "Venn"} <= {n for n, d in one if d < "20"} for one in
                   entries(later, decision))  # fmt: skip
    (first, second, *_) = join_people(days, Decisions([decision]))
    assert (first.parted, second.parted) == (("Venn",), ("Orla Venn",))


def test_two_of_one_name_are_parted_by_office_and_others_stay_apart() -> None:
    singer = person("Orla Venn", "singer")
    days = [day(1, ORLA), day(2, singer), day(4, singer), day(5, ORLA)]
    decision = part(known(singer, 2, 4), known(ORLA, 1, 5))
    assert entries(days, decision) == [
        {("Orla Venn", "01"), ("Orla Venn", "05")},
        {("Orla Venn", "02"), ("Orla Venn", "04")},
    ]
    unclear = [*days, day(7, person("Orla Venn")), day(8, person("Orla Venn", "painter"))]
    assert {("Orla Venn", "07")} in entries(unclear, decision)
    assert {("Orla Venn", "08")} in entries(unclear, decision)
    ids = [one.id for one in join_people(unclear, Decisions([decision]))]
    assert len(set(ids)) == len(ids) == 4


def test_what_is_left_together_stays_so_whatever_office_it_has() -> None:
    roles = ("mayor", None, "special envoy", "Torvia’s envoy")
    days = [day(number, person("Orla Venn", role)) for number, role in enumerate(roles, 1)]
    who = heard(days, "Orla Venn")
    told = {name.known.role: name for name in names_of(who)}
    for role in told:
        made = parting(who, told[role])
        assert not isinstance(made, Refused)
        parted = entries(days, *made)
        assert sorted(map(len, parted)) == [1, 3]
        # An office that nobody has had says nothing, whosever it is.
        later = entries([*days, day(9, person("Orla Venn", "general"))], *made)
        assert {("Orla Venn", "09")} in later


def test_a_parting_holds_where_other_rules_state_an_office_or_none() -> None:
    days = [day(1, ORLA), day(2, person("Venn"))]
    decision = part(known(person("Venn"), 2), known(ORLA))
    assert len(entries([days[0], day(2, person("Venn", "mayor"))], decision)) == 2
    days = [day(1, ORLA), day(2, person("Orla Venn", "singer"))]
    decision = part(known(person("Orla Venn", "singer"), 2), known(ORLA))
    assert len(entries([day(1, person("Orla Venn", "a mayor")), days[1]], decision)) == 2
    assert len(entries([days[0], day(2, person("Orla Venn"))], decision)) == 2


def test_two_of_one_name_and_office_are_parted_by_day() -> None:
    days = [day(number, ORLA) for number in (1, 2, 3)]
    decision = part(known(ORLA, 2), known(ORLA, 1, 3))
    assert entries(days, decision) == [{("Orla Venn", "01"), ("Orla Venn", "03")},
                                       {("Orla Venn", "02")}]  # fmt: skip
    days = [day(number, ORLA) for number in (1, 2, 9)]
    decision = part(known(ORLA, 9), known(ORLA, 1, 2))
    assert entries(days, decision) == [{("Orla Venn", "01"), ("Orla Venn", "02")},
                                       {("Orla Venn", "09")}]  # fmt: skip


def test_what_is_parted_is_joined_by_no_chain() -> None:
    a, b, c = (person(f"{name} Quill") for name in ("Ada", "Bea", "Cleo"))
    days = [day(1, a), day(2, b), day(3, c)]
    chain = join(known(a), known(b, 2), 5), join(known(b, 2), known(c, 3), 6)
    assert len(names(days, *chain)) == 1
    parting = part(known(a), known(c, 3), 1)
    found = names(days, *chain, parting)
    assert found == [{"Bea Quill", "Cleo Quill"}, {"Ada Quill"}]  # the later join holds


def test_the_later_of_two_decisions_about_the_same_two_holds() -> None:
    days = [day(1, ORLA), day(2, O_VENN)]
    two = known(ORLA), known(O_VENN, 2)
    assert len(names(days, join(*two, at=3), part(two[1], two[0], 2))) == 1
    assert len(names(days, join(*two, at=2), part(two[1], two[0], 3))) == 2
    seen_elsewhere = known(ORLA, 4, 9), known(O_VENN, 1, 9)
    assert len(names(days, join(*two, at=3), part(*seen_elsewhere, at=2))) == 1


def test_a_decision_about_somebody_who_is_not_here_does_nothing() -> None:
    days = [day(1, ORLA)]
    nobody = known(person("Tavi Stane"))
    assert len(names(days, join(known(ORLA), nobody), part(nobody, known(ORLA)))) == 1
    odd = KnownAs("—", "person")
    assert len(join_people([day(1, person("—"), ORLA)], Decisions([join(odd, known(ORLA))]))) == 2


def heard(days: list[HeardBulletin], name: str, *decisions: Decision) -> LedgerPerson:
    people = join_people(days, Decisions(decisions))
    return next(one for one in people if name in (one.name, *one.aliases))


def decided(days: list[HeardBulletin], one: str, other: str, *before: Decision) -> list[Decision]:
    """All decisions once the reader has joined two people, given by names."""
    known, at = Decisions(before), 1 + max((one.order[0] for one in before), default=0)
    people = join_people(days, known)
    two = [next(who for who in people if name in (who.name, *who.aliases)) for name in (one, other)]
    made = joining(two[0], two[1], people, known)
    assert not isinstance(made, Refused), made.why
    return [*before, *(one._replace(order=(at, "desk")) for one in made)]


def test_names_of_a_person_have_reasons_and_one_of_them_can_be_parted() -> None:
    days = [day(1, ORLA), day(2, person("Venn")), day(3, person("O. Venn", "mayor")), day(4, ORLA)]
    who = heard(days, "Orla Venn")
    told = names_of(who)
    assert [(one.known.name, one.why, len(one.members)) for one in told] == [
        ("Orla Venn", "same name", 2),
        ("Venn", "surname of the only one who bore it that week", 1),
        ("O. Venn", "initials of the only one who bore them that week", 1),
    ]
    made = parting(who, told[1])
    assert not isinstance(made, Refused) and len(made) == 2
    assert {"Venn"} in names(days, *made) and {"Orla Venn", "O. Venn"} in names(days, *made)


def test_what_was_parted_can_be_joined_again_and_is_then_one() -> None:
    days = [day(1, ORLA), day(2, person("Venn")), day(3, person("O. Venn", "mayor"))]
    who = heard(days, "Orla Venn")
    made = parting(who, names_of(who)[1])
    assert not isinstance(made, Refused)
    assert len(names(days, *made)) == 2
    again = decided(days, "Venn", "Orla Venn", *made)
    assert len(names(days, *again)) == 1


def test_a_person_and_a_body_are_not_joined() -> None:
    people = join_people([day(1, ORLA, body("Orm Press"))])
    for one, other in (people, people[::-1]):
        found = joining(one, other, people, Decisions())
        assert found == Refused("Orla Venn is a person and Orm Press is not")
    assert joining(people[0], people[0], people, Decisions()) == Refused("they are already one")


def test_who_is_told_from_others_by_nothing_is_not_joined() -> None:
    brothers = person("Orla Venn"), person("Tavi Venn")
    days = [day(1, *brothers, person("Venn")), day(1, person("Venn")), day(3, person("Venn"))]
    people = join_people(days)
    alone = [one for one in people if one.name == "Venn"]
    assert [one.first[-2:] for one in alone] == ["01", "01", "03"]
    orla = next(one for one in people if one.name == "Orla Venn")
    assert isinstance(joining(alone[0], orla, people, Decisions()), Refused)
    made = joining(alone[2], orla, people, Decisions())
    assert not isinstance(made, Refused)
    assert {("Orla Venn", "01"), ("Venn", "03")} in entries(days, *made)


def test_somebody_heard_once_has_nothing_to_part() -> None:
    who = heard([day(1, ORLA)], "Orla Venn")
    assert isinstance(parting(who, names_of(who)[0]), Refused)


def test_one_name_in_one_office_is_parted_by_its_day() -> None:
    days = [day(number, ORLA) for number in (1, 2, 3)]
    who = heard(days, "Orla Venn")
    told = names_of(who)
    assert [one.known.first[-2:] for one in told] == ["01", "02", "03"]
    made = parting(who, told[1])
    assert not isinstance(made, Refused)
    assert {("Orla Venn", "02")} in entries(days, *made)


WORDS = st.sampled_from(("Orla Venn", "O. Venn", "Venn", "Olga Venn", "Tavi Venn", "Stane"))
OFFICES = st.sampled_from(("", "mayor", "singer"))
ROSTERS = st.lists(
    st.tuples(st.integers(1, 28), st.lists(st.tuples(WORDS, OFFICES), min_size=1, max_size=3)),
    min_size=1,
    max_size=6,
)
SIDES = st.builds(
    lambda name, role, first: KnownAs(name, "person", role, "", first, first, "Post"),
    WORDS,
    OFFICES,
    st.integers(1, 28).map(lambda number: f"2031-05-{number:02d}"),
)
DECISIONS = st.lists(
    st.builds(
        Decision,
        st.sampled_from(("join", "part")),
        SIDES,
        SIDES,
        st.tuples(st.integers(1, 9), st.sampled_from(("desk", "laptop"))),
    ),
    max_size=6,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
@given(rosters=ROSTERS, decisions=DECISIONS)
def test_whatever_was_decided_nobody_is_lost_and_no_parted_pair_is_one(
    rosters: list[tuple[int, list[tuple[str, str]]]], decisions: list[Decision]
) -> None:
    days = [day(at, *(person(*one) for one in people)) for at, people in rosters]
    ready = Decisions(decisions)
    people = join_people(days, ready)
    members = [member for one in people for member in one.members]
    assert len(members) == sum(len(people) for _, people in rosters)
    assert len({one.id for one in people}) == len(people)
    for one in people:
        sides = [ready.sides_of(m.heard.person, m.bulletin).parted for m in one.members]
        held = frozenset().union(*sides)
        assert not any((number, 1 - side) in held for number, side in held)
    for other in (decisions[::-1], sorted(decisions), [*decisions, *decisions]):
        assert parts_of(join_people(days, Decisions(other))) == parts_of(people)
