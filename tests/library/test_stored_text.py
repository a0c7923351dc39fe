"""A long development is unpacked in parts, each equal to what was stored."""

import pytest

from reader.library.index.chunks import between, block_place, since
from reader.library.index.packed_development import open_packed, pack, unpack
from reader.library.index.stored_text import block_text, claims, size, speakers, word_count
from reader.models import Annotations, Development
from tests.library.long_development import PEOPLE, many_paragraphs, one_paragraph, stored

SHAPES = [many_paragraphs(700), one_paragraph(700), many_paragraphs(3)]


@pytest.mark.parametrize(("part", "finds"), SHAPES)
def test_every_part_of_it_is_what_was_packed(part: Development, finds: Annotations) -> None:
    text, found = stored(part, finds)
    assert (text.whole(), found.whole()) == (part, finds)
    assert [found.quotes[n] for n in range(len(found.quotes))] == list(finds.quotes)
    assert found.figures[5:2:-1] == finds.figures[5:2:-1]
    assert block_text(text, 1) == part.paragraphs[0] and block_text(text, 0) == part.heading
    assert (size(text), word_count(text)) == (size(part), word_count(part))
    assert list(speakers(found).items()) == list(speakers(finds).items())
    assert list(claims(text, found).items()) == list(claims(part, finds).items())
    with pytest.raises(IndexError):
        found.quotes[len(finds.quotes)]


@pytest.mark.parametrize(("part", "finds"), SHAPES)
def test_all_that_touches_a_place_is_found_there(part: Development, finds: Annotations) -> None:
    _, found = stored(part, finds)
    for number in (0, 1, len(finds.quotes) // 2, len(finds.quotes) - 1):
        quote = finds.quotes[number]
        low = block_place(quote.span.block, quote.span.start)
        assert quote in list(between(found.quotes, low, low + 1))
        assert (number, quote) in list(since(found.quotes, low))


def test_little_of_a_long_one_is_unpacked_for_one_place() -> None:
    _, found = stored(*one_paragraph(700))
    low = block_place(1, 30_000)
    assert 0 < len(list(between(found.quotes, low, low + 3000))) < 100


def test_no_more_than_a_few_chunks_stay_unpacked() -> None:
    _, found = stored(*many_paragraphs(1500))
    assert len(list(found.quotes)) == 1500
    assert sum(map(len, found.quotes._kept.values())) < 1000


@pytest.mark.parametrize("count", [3, 700])
def test_a_corrected_quote_stands_with_its_new_speaker(count: int) -> None:
    finds = many_paragraphs(count)[1]
    text, found = stored(*many_paragraphs(count))
    changed = {n: finds.quotes[n]._replace(person=1, basis="corrected") for n in (0, count - 1)}
    claims_changed = {0: finds.figures[0]._replace(claimant=1, claimant_basis="corrected")}
    other = found.corrected(PEOPLE, changed, claims_changed)
    quotes = tuple(changed.get(n, quote) for n, quote in enumerate(finds.quotes))
    figures = (claims_changed[0], *finds.figures[1:])
    assert other.whole() == finds._replace(quotes=quotes, figures=figures)
    assert list(speakers(other).items()) == list(speakers(other.whole()).items())
    assert list(claims(text, other).items()) == list(claims(text, other.whole()).items())
    assert other != found and other == found.corrected(PEOPLE, changed, claims_changed)
    assert list(speakers(found).items()) == list(speakers(finds).items())


def test_damage_anywhere_is_seen_when_it_is_taken_up() -> None:
    packed = pack(*many_paragraphs(300))
    for at in range(0, len(packed), 97):
        damaged = packed[:at] + bytes([packed[at] ^ 4]) + packed[at + 1 :]
        with pytest.raises(ValueError, match="damaged"):
            open_packed(damaged, PEOPLE)
    with pytest.raises(ValueError, match="damaged"):
        unpack(packed[:-1], PEOPLE)
