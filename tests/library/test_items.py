"""One source can hold many bulletins: the index keeps them by source and item."""

from pathlib import Path

from reader.library.index.connect import Index
from reader.library.index.prepare import FileSeen, PreparedBulletin, prepare_bulletin
from reader.library.index.writing.write import Stored, UnreadableFile, put, put_unreadable, remove
from reader.models import AnnotatedBulletin, Bulletin, Development
from reader.pipeline import annotate_bulletin
from tests.library.bulletin_files import key_of, opened, titles

DAYS = ("Ferry", "Bridge", "Market")


def item(name: str, more: str = "") -> PreparedBulletin:
    """A bulletin of a source that holds several."""
    text = f"{name} news was told at noon by the mayor.{more}"
    part = Development(f"{name} opens", (text, f"“{name} is open,” said Ilse Varn."))
    bulletin = Bulletin(f"{name} day", (part,), date="2025-03-03", name="day.xml")
    return prepare_bulletin(annotate_bulletin(bulletin), 1, name)


def stored(root: Path, *made: PreparedBulletin) -> Stored:
    """What storing these as all that the one source holds has done."""
    (root / "cache").mkdir(exist_ok=True)
    index = Index(root / "cache" / "index.sqlite3")
    seen = FileSeen(str(root / "in" / "day.xml").encode(), 1, 1, b"", "")
    try:
        if made:
            return put(index.connection(), seen, made)
        return put_unreadable(
            index.connection(), seen, UnreadableFile("no news", "day.xml", "2025-03-03")
        )
    finally:
        index.close()


def test_every_item_is_a_bulletin_that_can_be_read_and_found(tmp_path: Path) -> None:
    stored(tmp_path, *map(item, DAYS))
    with opened(tmp_path, refresh=False) as library:
        shown = titles(library)
        assert sorted(shown) == sorted(f"{d} {w}" for d in DAYS for w in ("day", "opens"))
        assert library.counts()[:2] == (3, 3)
        assert library.search("bridge").total == 1
        assert library.search("speaker:varn").total == 3
        article = library.article(key_of(library, "Market opens"))
        assert article is not None and article.bulletin_title == "Market day"


def test_an_item_that_changes_keeps_its_keys_and_leaves_the_others_alone(tmp_path: Path) -> None:
    before = stored(tmp_path, *map(item, DAYS)).known
    after = stored(tmp_path, item("Ferry"), item("Bridge", " It rained."), item("Market"))
    assert [known.key for known in after.known] == [known.key for known in before]
    assert after.gone == ()
    with opened(tmp_path, refresh=False) as library:
        assert library.search("rained").total == 1


def test_an_item_that_has_gone_leaves_the_list_and_the_search(tmp_path: Path) -> None:
    before = stored(tmp_path, *map(item, DAYS)).known
    assert stored(tmp_path, item("Ferry"), item("Market")).gone == (before[1].story,)
    with opened(tmp_path, refresh=False) as library:
        assert library.counts()[:2] == (2, 2)
        assert library.search("bridge").total == 0
        assert library.search("speaker:varn").total == 2


def test_a_source_that_has_gone_or_is_unreadable_takes_all_its_items_along(tmp_path: Path) -> None:
    known = stored(tmp_path, *map(item, DAYS)).known
    assert set(stored(tmp_path).gone) == {one.story for one in known}
    stored(tmp_path, *map(item, DAYS))
    index = Index(tmp_path / "cache" / "index.sqlite3")
    path = str(tmp_path / "in" / "day.xml").encode()
    assert len(remove(index.connection(), [path]).gone) == 3
    for table in ("bulletin", "person", "development", "article", "block", "quote", "searched"):
        count = index.connection().execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count == (0,), table
    assert index.connection().execute("SELECT count(*) FROM term").fetchone() == (0,)
    index.close()


def test_a_source_that_holds_no_bulletin_any_more_is_known_and_empty(tmp_path: Path) -> None:
    stored(tmp_path, item("Ferry"))
    nothing = AnnotatedBulletin(Bulletin("Empty", ()), ())
    stored(tmp_path, prepare_bulletin(nothing, 1, "none"))
    with opened(tmp_path, refresh=False) as library:
        assert library.counts()[:2] == (0, 0)
