"""Packed developments are unpacked unchanged, or refused."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.index.packed_development import pack, pack_head, unpack, unpack_head
from reader.models import (
    Annotations,
    Bulletin,
    DateMention,
    Development,
    Figure,
    Link,
    Person,
    Quote,
    Span,
)

SPANS = st.builds(Span, *[st.integers(0, 10**6)] * 3)
TEXTS = st.text(max_size=40)
MAYBE = st.none() | TEXTS
NUMBERS = st.none() | st.floats(allow_nan=False)
PEOPLE = st.lists(st.builds(Person), max_size=3).map(tuple)
PARTS = st.builds(
    Development,
    TEXTS,
    st.lists(TEXTS, max_size=4).map(tuple),
    MAYBE,
    st.lists(st.builds(Link, SPANS, TEXTS), max_size=2).map(tuple),
)
QUOTES = st.builds(
    Quote,
    SPANS,
    speaker=st.none() | SPANS,
    cue=st.none() | SPANS,
    person=st.none() | st.integers(0, 99),
    relay=MAYBE,
)
FIGURES = st.builds(
    Figure,
    SPANS,
    NUMBERS,
    NUMBERS,
    unit=MAYBE,
    counted=MAYBE,
    claimant_basis=st.sampled_from(["named", "carried", "bulletin", "unknown"]),
)
FOUND = st.builds(
    Annotations,
    st.just(()),
    st.lists(QUOTES, max_size=3).map(tuple),
    st.lists(FIGURES, max_size=3).map(tuple),
    st.lists(st.builds(DateMention, SPANS, MAYBE, st.booleans()), max_size=3).map(tuple),
)


@given(PARTS, FOUND)
@settings(max_examples=60, deadline=None)
def test_a_development_and_its_annotations_come_back(part: Development, found: Annotations) -> None:
    assert unpack(pack(part, found), ()) == (part, found)


@given(st.builds(Bulletin, TEXTS, st.just(()), st.none()), PEOPLE)
@settings(max_examples=60, deadline=None)
def test_a_bulletin_and_its_roster_come_back(
    bulletin: Bulletin, people: tuple[Person, ...]
) -> None:
    assert unpack_head(pack_head(bulletin, people)) == (bulletin, people)


PACKED = pack(
    Development("Ferry sails", ("A text that is long enough to be packed.",) * 3),
    Annotations(quotes=(Quote(Span(1, 0, 6), "direct"),)),
)


def test_no_flipped_bit_gives_another_text() -> None:
    whole = unpack(PACKED, ())
    for at in range(len(PACKED)):
        for bit in range(8):
            damaged = PACKED[:at] + bytes([PACKED[at] ^ 1 << bit]) + PACKED[at + 1 :]
            try:
                assert unpack(damaged, ()) == whole  # some bits of the header mean nothing
            except ValueError:
                continue


@pytest.mark.parametrize(
    "value", [b"", b"{}", b"[]", b"[1,[],null,[],[],[],[]]", b"[" * 99_999, b'["a",["b"]]', b"\xff"]
)
def test_what_was_not_packed_here_is_refused(value: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(zlib.compress(value), ())
    with pytest.raises(ValueError, match="damaged"):
        unpack_head(zlib.compress(value))


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_garbage_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(data, ())
