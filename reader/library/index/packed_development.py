"""Developments with their annotations to compressed bytes and back; what comes back is checked.

`unpack(pack(part, found)) == (part, found)` for every value but the roster, which is stored once
for a bulletin (`pack_head`) and handed in.  Bytes that were not made here raise ValueError.

What is short stands in one piece; of what is long only a table does, and the rest in chunks behind
it, so that an article is opened in the same time whatever its length.  A sum over all bytes is
checked when they are taken up, so that no chunk turns out to be damaged later.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from reader.evidence import ClaimKey, Groups, by_claim, by_speaker
from reader.library.index import packed_items
from reader.library.index.chunks import (
    END,
    ChunkedItems,
    ChunkTable,
    block_place,
    compress,
    decompress,
)
from reader.library.index.stored_text import StoredFinds, StoredText, block_text
from reader.models import Annotations, Bulletin, Development, Person, Span

CHUNK_TEXT, CHUNK_ITEMS = 4_096, 32
"""Characters and items of a chunk, about what a screen shows; twice as much is not parted."""

_T = TypeVar("_T")
_K = TypeVar("_K")


def pack(part: Development, found: Annotations) -> bytes:
    """A development and what was found in it, without the roster."""
    chunks: list[bytes] = []
    head = [
        part.heading,
        part.time,
        sum(text.count(" ") + 1 for text in part.paragraphs),
        sum(map(len, part.paragraphs)),
        _texts(part.paragraphs, chunks),
        _items(part.links, packed_items.of_link, packed_items.link_spans, chunks),
        _items(found.quotes, packed_items.of_quote, packed_items.quote_spans, chunks),
        _items(found.figures, packed_items.of_figure, packed_items.figure_spans, chunks),
        _items(found.dates, packed_items.of_date, packed_items.date_spans, chunks),
        _groups(found.quotes, by_speaker, chunks),
        _groups(found.figures, partial(by_claim, partial(block_text, part)), chunks),
    ]
    table = compress(head)
    body = b"".join((len(table).to_bytes(4, "big"), table, *chunks))
    return zlib.crc32(body).to_bytes(4, "big") + body


def unpack(data: bytes, people: tuple[Person, ...]) -> tuple[Development, Annotations]:
    """The development and its annotations; ValueError when the bytes are damaged."""
    text, found = open_packed(data, people)
    return text.whole(), found.whole()


def open_packed(data: bytes, people: tuple[Person, ...]) -> tuple[StoredText, StoredFinds]:
    """The same, of which no more is unpacked than is asked for; ValueError when it is damaged."""
    return _checked(lambda: _open(data, people))


def pack_head(bulletin: Bulletin, people: Sequence[Person]) -> bytes:
    """What the parts of a bulletin have in common: the bulletin without its parts, the roster."""
    return compress(
        [
            bulletin.title,
            bulletin.publisher,
            bulletin.date,
            bulletin.date_basis,
            bulletin.date_inferred,
            bulletin.address,
            bulletin.credits,
            bulletin.source,
            bulletin.name,
            [[person.name, person.role, person.aliases, person.kind] for person in people],
        ]
    )


def unpack_head(data: bytes) -> tuple[Bulletin, tuple[Person, ...]]:
    """A bulletin without its parts, and its roster; ValueError when the bytes are damaged."""
    return _checked(lambda: _read_head(decompress(data)))


def _texts(texts: Sequence[str], chunks: list[bytes]) -> list[object]:
    """Paragraphs as they stand in the head: themselves, or the table of the chunks added."""
    if sum(map(len, texts)) <= 2 * CHUNK_TEXT:
        return [list(texts)]
    starts, size = [0], 0
    for number, text in enumerate(texts):
        if size and size + len(text) > CHUNK_TEXT:
            starts.append(number)
            size = 0
        size += len(text)
    return _table(texts, [*starts, len(texts)], [], [], chunks)


def _items(
    items: Sequence[_T],
    to_raw: Callable[[_T], object],
    spans: Callable[[_T], Iterator[Span]],
    chunks: list[bytes],
) -> list[object]:
    """Items as they stand in the head: themselves, or the table of the chunks added."""
    raws = list(map(to_raw, items))
    if len(raws) <= 2 * CHUNK_ITEMS:
        return [raws]
    starts = [*range(0, len(raws), CHUNK_ITEMS), len(raws)]
    firsts, lasts = [], []
    for low, high in zip(starts, starts[1:], strict=False):
        touched = list(chain.from_iterable(map(spans, items[low:high])))
        firsts.append(min(block_place(span.block, span.start) for span in touched))
        lasts.append(max(block_place(span.block, span.end) for span in touched))
    return _table(raws, starts, firsts, lasts, chunks)


def _table(
    raws: Sequence[object],
    starts: list[int],
    firsts: list[int],
    lasts: list[int],
    chunks: list[bytes],
) -> list[object]:
    made = [compress(raws[low:high]) for low, high in zip(starts, starts[1:], strict=False)]
    chunks += made
    return [starts, list(map(len, made)), firsts, lasts]


def _groups(
    items: Sequence[_T], group: Callable[[Sequence[_T]], Groups[Any]], chunks: list[bytes]
) -> int:
    """The size of a chunk with the numbers of items by what they share; 0 where they are few.

    The numbers are bytes: as JSON they would take as long as all else that an article opens with.
    """
    if len(items) <= 2 * CHUNK_ITEMS:
        return 0
    groups = group(items)
    sizes = compress([[key, len(numbers)] for key, numbers in groups.items()])
    numbers = _portable(array("I", chain.from_iterable(groups.values())))
    chunks.append(len(sizes).to_bytes(4, "big") + sizes + zlib.compress(numbers.tobytes()))
    return len(chunks[-1])


def _portable(numbers: array[int]) -> array[int]:
    """To the byte order of the index, and back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _open(data: bytes, people: tuple[Person, ...]) -> tuple[StoredText, StoredFinds]:
    body = memoryview(data)[4:]
    if zlib.crc32(body).to_bytes(4, "big") != data[:4]:
        raise ValueError("the sum is wrong")
    at = 4 + int.from_bytes(body[:4], "big")
    heading, time, words, size, *tables, said_size, made_size = decompress(body[4:at])
    runs: list[ChunkedItems[Any]] = []
    for table, make in zip(tables, packed_items.MAKERS, strict=True):
        if len(table) == 1:
            runs.append(_short(table[0], make))
        else:
            chunks = ChunkTable(*table)
            runs.append(_long(chunks, body[at:], make))
            at += sum(chunks.sizes)
    texts, links, quotes, figures, dates = runs
    said = _to_groups(body[at : at + said_size], _to_person)
    made = _to_groups(body[at + said_size : at + said_size + made_size], _to_claim)
    text = StoredText(data, heading, time, texts, links, words, size)
    return text, StoredFinds(data, people, quotes, figures, dates, said, made)


def _short(raws: list[Any], make: Callable[[Any], _T]) -> ChunkedItems[_T]:
    """A run of one chunk that stands in the head; it is taken to touch every place."""
    return ChunkedItems(ChunkTable([0, len(raws)], [0], [0], [END]), lambda number: raws, make)


def _long(table: ChunkTable, body: memoryview, make: Callable[[Any], _T]) -> ChunkedItems[_T]:
    """A run of chunks that stand at the beginning of `body`."""
    ends = [0]
    for size in table.sizes:
        ends.append(ends[-1] + size)

    def unpack(number: int) -> list[Any]:
        found: list[Any] = decompress(body[ends[number] : ends[number + 1]])
        return found

    return ChunkedItems(table, unpack, make)


def _to_groups(data: memoryview, to_key: Callable[[Any], _K]) -> Callable[[], Groups[_K]] | None:
    return partial(_read_groups, data, to_key) if data else None


def _to_person(key: Any) -> int | None:
    return None if key is None else int(key)


def _to_claim(key: Any) -> ClaimKey:
    return ClaimKey(*key)


def _read_groups(data: memoryview, to_key: Callable[[Any], _K]) -> Groups[_K]:
    at = 4 + int.from_bytes(data[:4], "big")
    numbers = _portable(array("I", zlib.decompress(data[at:])))
    groups: Groups[_K] = {}
    low = 0
    for key, size in decompress(data[4:at]):
        groups[to_key(key)] = numbers[low : low + size].tolist()
        low += size
    return groups


def _checked(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except (ValueError, TypeError, KeyError, zlib.error, RecursionError) as error:
        raise ValueError(f"a damaged entry: {error}") from None


def _read_head(value: Any) -> tuple[Bulletin, tuple[Person, ...]]:
    title, publisher, date, basis, inferred, address, credits, source, name, roster = value
    people = tuple(
        Person(_text(who), _maybe_text(role), tuple(map(_text, aliases)), kind)
        for who, role, aliases, kind in roster
    )
    bulletin = Bulletin(
        _text(title),
        (),
        None,
        _maybe_text(publisher),
        _maybe_text(date),
        basis,
        bool(inferred),
        _maybe_text(address),
        tuple(map(_text, credits)),
        _text(source),
        _text(name),
    )
    return bulletin, people


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text expected")
    return value


def _maybe_text(value: Any) -> str | None:
    return None if value is None else _text(value)
