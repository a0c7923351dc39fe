"""A line of the search language to what a library has for it: a list, places, snippets, words.

Each question is parsed and planned when it is asked; what is kept between two are only the names
in developments with corrected speakers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache

from reader.library.index import queries
from reader.library.index.fold import signs
from reader.library.index.recover import RecoveringIndex
from reader.library.index.sort_key import bulletin_of
from reader.library.marks.mark_actions import MarkActions
from reader.library.marks.remarks import Remarks
from reader.library.rows import Article, Completion, Snippet
from reader.library.search.completion import complete, fitting, frequent
from reader.library.search.corrected_speakers import NOBODY, CorrectedNames, corrected_names
from reader.library.search.hits import hits, snippet
from reader.library.search.language.query_parser import parse_query
from reader.library.search.language.query_tree import (
    AllOf,
    Leaf,
    MarkTerm,
    TagTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.matching import MatchRequest
from reader.library.search.own_words import is_tagged, stands_in
from reader.library.search.plan import phrase_of
from reader.library.search.question import SearchQuestion
from reader.library.views.development_rows import ShownDevelopments
from reader.library.views.view import View
from reader.models import Span

ALL = 1 << 40
"""A limit that is none."""


class Searcher:
    """Searches what one library shows."""

    def __init__(
        self,
        cabinet: RecoveringIndex,
        marker: MarkActions,
        shown: ShownDevelopments,
        remarks: Remarks,
    ) -> None:
        """Nothing is asked yet."""
        self._cabinet, self._marker, self._shown = cabinet, marker, shown
        self._remarks = remarks
        self._said: dict[int, tuple[object, CorrectedNames]] = {}

    def question(
        self, lines: Sequence[str], view: View, limit: int | None, keep: frozenset[int]
    ) -> SearchQuestion:
        """The question for the rows of a view that fit all of these lines.

        The mistakes of its answer are those of the first line.
        """
        asked = [parse_query(line) for line in lines]
        most = ALL if limit is None else limit
        if view.query:
            asked.append(parse_query(f"{view.query} "))  # a word at the end is not unfinished
        tree = _all_of(query.tree for query in asked)
        fits = cache(self._fits)
        touched = cache(lambda leaf: self._touched(leaf, fits))
        wish = MatchRequest(tree, fits, touched, self._listed(), keep, most)
        mistakes = asked[0].mistakes if lines else ()
        return SearchQuestion(self._cabinet, self._shown, view, wish, mistakes)

    def hits(self, article: Article, lines: Sequence[str]) -> Iterator[Span]:
        """The places to mark in an article, looked for as they are asked for."""
        return hits(article, _all_of(parse_query(line).tree for line in lines))

    def snippet(self, article: Article, text: str) -> Snippet:
        """What was found in an article, in context."""
        return snippet(article, parse_query(text).tree)

    def complete(self, text: str, cursor: int) -> Completion:
        """What may stand at the cursor."""
        return complete(text, cursor, self._names)

    def all_tags(self) -> list[str]:
        """Every tag in use, the most frequent first."""
        texts = self._marker.texts("tags").values()
        used = Counter(tag for text in texts for tag in text.split("\n"))
        return [tag for tag, _ in used.most_common()]

    def _names(self, field: str, typed: str) -> Sequence[str]:
        if field == "tag":
            return fitting(self.all_tags(), typed, signs)
        changes: Counter[str] = Counter()
        for story in self._marker.all_corrected():
            for (kind, name), often in self._said_in(story).terms.items():
                changes[name] += often if kind == field else 0
        return self._cabinet.ask(
            lambda index: fitting(frequent(index, field, typed, changes), typed)
        )

    def _listed(self) -> Callable[[int, int], bool] | None:
        """Whether a hit is in the list at all; None if every one is."""
        shown = self._shown.now()
        bulletins = frozenset(shown.bulletins.keys)
        hidden = shown.hidden
        if not hidden and self._cabinet.ask(queries.count_bulletins) == len(bulletins):
            return None
        return lambda place, key: key not in hidden and bulletin_of(place) in bulletins

    def _fits(self, leaf: Leaf) -> Set[int]:
        """The stories that the reader's marks, or copies that have no row, make fit."""
        match leaf:
            case MarkTerm():
                if leaf.state == "updated":
                    return self._shown.updated()
                return self._marker.all_on(leaf.state)
            case TagTerm():
                return self._tagged(leaf)
            case WordsTerm(where="text"):
                notes = self._marker.texts("note")
                return {story for story, text in notes.items() if stands_in(text, leaf)}
            case WordsTerm(where="speaker" | "person"):
                given = self._marker.all_corrected()
                return {story for story in given if self._said_in(story).has(leaf)}
            case WordsTerm(where="source"):
                return self._in_copies(leaf)
        return frozenset()

    def _touched(self, leaf: Leaf, fits: Callable[[Leaf], Set[int]]) -> Set[int]:
        """The stories of which the text alone does not tell whether they fit."""
        match leaf:
            case WordsTerm(where="text" | "source"):
                return fits(leaf)
            case WordsTerm(where="speaker" | "person"):
                return self._marker.all_corrected().keys()
        return frozenset()

    def _said_in(self, story: int) -> CorrectedNames:
        """Who speaks in a development with corrections."""
        made_of = (self._cabinet.version(), tuple(self._marker.corrected(story).items()))
        known = self._said.get(story)
        if known is None or known[0] != made_of:
            copies = self._cabinet.ask(lambda index: queries.of_stories(index, [story]))
            plain = self._remarks.plain(copies[0].key) if copies else None
            corrected = self._remarks.article(copies[0].key) if copies else None
            now = corrected_names(plain, corrected) if plain and corrected else NOBODY
            known = self._said[story] = (made_of, now)
        return known[1]

    def _in_copies(self, source: WordsTerm) -> Set[int]:
        """The stories that stand in such a source, though the bulletin of their row is of none."""
        shown, asked = self._shown.now(), phrase_of(source)
        if not shown.hidden:
            return frozenset()
        there = self._cabinet.ask(lambda i: queries.stories_found(i, asked, shown.hidden))
        listed = [shown.chosen[story] for story in there]
        return there - self._cabinet.ask(lambda i: queries.stories_found(i, asked, listed))

    def _tagged(self, tag: TagTerm) -> set[int]:
        tags = self._marker.texts("tags")
        return {story for story, text in tags.items() if is_tagged(text, tag)}


def _all_of(trees: Iterable[Tree]) -> Tree:
    """All of these, without brackets around what must all fit."""
    parts = [part for tree in trees for part in (tree.of if isinstance(tree, AllOf) else (tree,))]
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))
