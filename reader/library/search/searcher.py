"""A line of the search language to what a library has for it: a list, places, snippets, words.

Each question is parsed, planned and answered by the index at once; nothing is kept between two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import groupby

from reader.library import query
from reader.library.cabinet import Cabinet
from reader.library.listing import Group
from reader.library.marker import Marker
from reader.library.search.complete import complete, frequent
from reader.library.search.find import Hit, Wish, find
from reader.library.search.hits import has_words, hits, is_words, snippet
from reader.library.search.parse import parse
from reader.library.search.place import bulletin_of, is_lead
from reader.library.search.tree import All, Leaf, Marked, Not, Tagged, Tree, Words
from reader.library.shown import Shown
from reader.library.views import Article, Completion, Found, Snippet, View
from reader.models import Span

ALL = 1 << 40
"""A limit that is none."""

_VIEWS: dict[View, tuple[Tree, ...]] = {
    "all": (),
    "unread": (Not(Marked("read")),),
    "bookmarks": (Marked("bookmark"),),
}


class Searcher:
    """Searches what one library shows."""

    def __init__(self, cabinet: Cabinet, marker: Marker, shown: Shown) -> None:
        """Nothing is asked yet."""
        self._cabinet, self._marker, self._shown = cabinet, marker, shown

    def search(self, text: str, view: View, limit: int | None, keep: frozenset[int]) -> Found:
        """What fits a line within a view, newest first."""
        asked = parse(text)
        most = ALL if limit is None else limit
        tree = _all_of(asked.tree, _VIEWS[view])
        hits = self._find(Wish(tree, self._fits, self._listed(), keep, most))
        kept = hits[:most]
        listing = self._shown.listing_of(self._groups(kept))
        return Found(listing, len(kept), len(hits) > most, asked.mistakes)

    def hits(self, article: Article, text: str) -> Iterator[Span]:
        """The places to mark in an article, looked for as they are asked for."""
        return hits(article, parse(text).tree)

    def snippet(self, article: Article, text: str) -> Snippet:
        """What was found in an article, in context."""
        return snippet(article, parse(text).tree)

    def complete(self, text: str, cursor: int) -> Completion:
        """What may stand at the cursor."""
        return complete(text, cursor, self._names)

    def all_tags(self) -> list[str]:
        """Every tag in use, the most frequent first."""
        texts = self._marker.texts("tags").values()
        used = Counter(tag for text in texts for tag in text.split("\n"))
        return [tag for tag, _ in used.most_common()]

    def _names(self, field: str) -> Sequence[str]:
        if field == "tag":
            return self.all_tags()
        return self._cabinet.ask(lambda index: frequent(index, field))

    def _find(self, wish: Wish) -> list[Hit]:
        return self._cabinet.ask(lambda index: find(index, wish))

    def _groups(self, hits: list[Hit]) -> list[Group]:
        """Hits under their bulletins."""
        bulletins = frozenset(self._shown.now().bulletins.keys)
        groups = []
        for number, some in groupby(hits, key=lambda hit: bulletin_of(hit[0])):
            if number in bulletins:
                places, keys = zip(*some, strict=True)
                count = len(places) - sum(map(is_lead, places))
                words = ",".join(map(str, keys))
                groups.append(Group(number, len(keys), count, words))
        return groups

    def _listed(self) -> Callable[[int, int], bool] | None:
        """Whether a hit is in the list at all; None if every one is."""
        shown = self._shown.now()
        bulletins = frozenset(shown.bulletins.keys)
        hidden = shown.hidden
        if not hidden and self._cabinet.ask(query.count_bulletins) == len(bulletins):
            return None
        return lambda place, key: key not in hidden and bulletin_of(place) in bulletins

    def _fits(self, leaf: Leaf) -> Set[int]:
        """The stories that the reader's marks make fit."""
        match leaf:
            case Marked():
                if leaf.state == "updated":
                    return self._shown.updated()
                return self._marker.all_on(leaf.state)
            case Tagged():
                return self._tagged(leaf)
            case Words(where="text"):
                notes = self._marker.texts("note")
                return {story for story, text in notes.items() if has_words(text, leaf)}
            case Words(where="speaker" | "person"):
                given = self._marker.all_corrected()
                return {story for story in given if any(has_words(n, leaf) for n in given[story])}
        return frozenset()

    def _tagged(self, tag: Tagged) -> set[int]:
        wanted = Words(tag.folds, tag.open)
        tags = self._marker.texts("tags")
        return {
            story
            for story, text in tags.items()
            if any(is_words(name, wanted) for name in text.split("\n"))
        }


def _all_of(tree: Tree, more: tuple[Tree, ...]) -> Tree:
    parts = tree.of if isinstance(tree, All) else (tree,)
    return All((*parts, *more)) if more else tree
