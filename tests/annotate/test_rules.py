"""The list of rules: each takes what is given above it, and gives what its name says."""

from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from reader.annotate.rules import FOUND, RULES, Rule, annotate
from reader.models import Block

GIVEN = {"blocks", "reference"}


def test_each_rule_takes_what_is_given_above_it() -> None:
    values = set(GIVEN)
    for rule in RULES:
        assert set(rule.takes) <= values, rule.name
        values |= set(rule.gives)
    assert set(FOUND) <= values


def test_every_value_is_a_result_or_taken_below() -> None:
    wanted = set(FOUND)
    for rule in reversed(RULES):
        assert set(rule.gives) <= wanted, rule.name
        wanted |= set(rule.takes)


def types_given(rule: Rule) -> list[Any]:
    made = isinstance(rule.function, type)
    whole = rule.function if made else get_type_hints(rule.function)["return"]
    return list(get_type_hints(whole).values()) if len(rule.gives) > 1 else [whole]


def plain(hint: Any) -> Any:
    """What a container holds, so that `list[Words]` fits `Sequence[Words]`; `X` of `X | None`."""
    return get_args(hint)[0] if get_origin(hint) not in (None, frozenset) else hint


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_takes_has_the_type_that_it_was_given_with(rule: Rule) -> None:
    types: dict[str, Any] = {}
    for earlier in RULES[: RULES.index(rule)]:
        types |= zip(earlier.gives, types_given(earlier), strict=True)
    made = isinstance(rule.function, type)
    function = vars(rule.function)["__init__"] if made else rule.function
    asked = list(get_type_hints(function).values())[: len(rule.takes)]
    for name, hint in zip(rule.takes, asked, strict=True):
        if name not in GIVEN:
            assert plain(hint) == plain(types[name]), name


def test_the_rules_in_order_are_what_annotate_does() -> None:
    found = annotate([Block("“We stay,” said Ilse Varn on Friday. 12 men left.")], date(2025, 3, 3))
    assert [person.name for person in found.people] == ["Ilse Varn"]
    assert [quote.person for quote in found.quotes] == [0]
    assert [day.value for day in found.dates] == ["2025-02-28"]
    assert [figure.low for figure in found.figures] == [12]
