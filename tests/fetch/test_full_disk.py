"""A disk that takes no more costs a reason and a later try, and nothing that was kept."""

from __future__ import annotations

import random
import resource
import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library.documents.fetched_folder import FetchedFolder, document_names
from reader.library.fetching.orders import SourceOrder
from tests.fetch.loopback import LoopbackServer, answer, conditional
from tests.fetch.test_fetching import feed, fetched, item, page, refreshed, root_of, titles

FULL = "could not be saved (File too large)"


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """The kernel lets no file of this process grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def long_text(seed: int) -> str:
    """A text that compression makes little smaller than 8,000 bytes."""
    return "".join(random.Random(seed).choices(string.ascii_letters + " .", k=8000))


@pytest.mark.slow
async def test_what_finds_no_room_is_told_and_comes_whole_when_there_is_room(
    tmp_path: Path,
) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({"/small": answer(page("Day 8"))}) as server:
        server.paths["/large"] = conditional(page("Day 7", long_text(1)), '"x"')
        server.paths["/feed"] = conditional(feed(item(1, "Short."), item(2, long_text(2))), '"y"')
        names = ("large", "feed", "small")
        orders = [SourceOrder(f"{server.address}/{name}", is_asked=True) for name in names]
        with largest_file(3000):
            found = await fetched(root, *orders)
        assert [found[name].why for name in names] == [FULL, FULL, ""]
        folders = [FetchedFolder(root, order.address) for order in orders]
        assert [folder.state().why for folder in folders] == [FULL, FULL, ""]
        left = [path.name for folder in folders for path in folder.path.iterdir()]
        assert not any(name.rpartition(".")[2].isdigit() for name in left), left
        again = await fetched(root, *orders)
        assert [(again[name].new, again[name].status) for name in names] == [
            (1, 200),
            (2, 200),
            (0, 200),
        ]
    library = refreshed(tmp_path)
    assert titles(library) == ["Day 7", "Day 8", "Marrow Post"]
    library.close()


@pytest.mark.slow
async def test_what_was_kept_before_stays_where_its_new_text_finds_no_room(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({"/a": answer(page("Day 7", "One."))}) as server:
        order = SourceOrder(f"{server.address}/a", is_asked=True)
        await fetched(root, order)
        folder = FetchedFolder(root, order.address)
        (name,) = document_names(folder.path)
        before = (folder.path / name).read_bytes()
        server.paths["/a"] = answer(page("Day 7", long_text(1)))
        for size in (3000, 1):  # so that the state finds no room either
            with largest_file(size):
                assert FULL in (await fetched(root, order))["a"].why
            assert document_names(folder.path) == [name]
            assert (folder.path / name).read_bytes() == before
        assert (await fetched(root, order))["a"].changed == 1
