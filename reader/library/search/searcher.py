"""Answers queries of the search language with lists, spans, snippets and completions.

Each line is parsed and planned when it is asked; only the names in developments with corrected
speakers are cached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache, partial
from typing import TYPE_CHECKING

from reader.library.article_text import part_of
from reader.library.index import queries
from reader.library.index.fold import signs
from reader.library.index.recover import RecoveringIndex
from reader.library.index.sort_key import bulletin_of
from reader.library.marks.mark_actions import MarkActions
from reader.library.marks.remarks import Remarks
from reader.library.rows import Article, Completion, Snippet
from reader.library.search.completion import complete, frequent_names, matching_names
from reader.library.search.corrected_speakers import NO_NAMES, CorrectedNames, corrected_names
from reader.library.search.hits import hits, snippet
from reader.library.search.items import has_item, with_items
from reader.library.search.language.field_values import DENIES
from reader.library.search.language.loss_terms import with_losses
from reader.library.search.language.query_parser import parse_query
from reader.library.search.language.query_tree import (
    AllOf,
    ItemKind,
    ItemTerm,
    Leaf,
    MarkTerm,
    PersonTerm,
    TagTerm,
    ThreadTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.matching import MatchRequest
from reader.library.search.person_terms import with_joined_names, with_people
from reader.library.search.plan import phrase_of
from reader.library.search.question import SearchQuestion
from reader.library.search.row_tests import row_tests
from reader.library.search.short_texts import is_tagged, text_has_words
from reader.library.views.development_rows import ShownDevelopments
from reader.library.views.joined.joined_rows import shown_path
from reader.library.views.view import View
from reader.models import Span

if TYPE_CHECKING:
    from reader.ledger.people.decisions import Decisions

FIGURES = "figures"
"""The name of the view whose queries may ask for losses."""

NO_LIMIT = 1 << 40
"""A limit larger than any archive."""


class Searcher:
    """Searches what one library lists."""

    def __init__(
        self,
        index: RecoveringIndex,
        marks: MarkActions,
        shown: ShownDevelopments,
        remarks: Remarks,
    ) -> None:
        """Query nothing yet."""
        self._index, self._marks, self._shown = index, marks, shown
        self._remarks = remarks
        self._names_by_story: dict[int, tuple[object, CorrectedNames]] = {}

    def question(
        self, lines: Sequence[str], view: View, limit: int | None, keep: frozenset[int]
    ) -> SearchQuestion:
        """Return the search for the rows of a view that match all lines.

        Its `mistakes` are those of the first line.
        """
        parsed = [parse_query(line) for line in lines]
        mistakes = parsed[0].mistakes if parsed else ()
        if view.query:
            parsed.append(parse_query(f"{view.query} "))  # the blank finishes the last word
        most = NO_LIMIT if limit is None else limit
        asked, known = with_people(_all_of(query.tree for query in parsed)), self._decisions()
        places = with_losses(asked) if view.name == FIGURES else asked
        tree = with_items(with_joined_names(places, known))
        fits = cache(self._fits)
        uncertain = cache(lambda leaf: self._uncertain(leaf, fits))
        has_item = cache(self._has_item)
        request = MatchRequest(tree, fits, uncertain, has_item, self._listed(), keep, most)
        by_name = with_joined_names(asked, known, with_days=False)
        tests = row_tests(tree, by_name, self._shown.people.places_of)
        return SearchQuestion(self._index, self._shown, view, request, mistakes, tests)

    def hits(self, article: Article, lines: Sequence[str]) -> Iterator[Span]:
        """Yield the spans to highlight in an article, lazily."""
        tree = _all_of(parse_query(line).tree for line in lines)
        return hits(article, with_joined_names(tree, self._decisions()))

    def _decisions(self) -> Decisions | None:
        """What the reader has decided about people; most readers decide nothing."""
        return self._shown.decisions() if self._marks.decided_people() else None

    def snippet(self, article: Article, text: str) -> Snippet:
        """Return the first match in an article, in context."""
        return snippet(article, parse_query(text).tree)

    def complete(self, text: str, cursor: int) -> Completion:
        """Return completions at the cursor."""
        return complete(text, cursor, self._names)

    def all_tags(self) -> list[str]:
        """Return every tag in use, the most frequent first."""
        texts = self._marks.texts("tags").values()
        used = Counter(tag for text in texts for tag in text.split("\n"))
        return [tag for tag, _ in used.most_common()]

    def _names(self, field: str, typed: str) -> Sequence[str]:
        if field == "tag":
            return matching_names(self.all_tags(), typed, signs)
        changes: Counter[str] = Counter()
        for story in self._marks.all_corrected():
            for (kind, name), often in self._corrected_names(story).terms.items():
                changes[name] += often if kind == field else 0
        return self._index.ask(
            lambda connection: matching_names(
                frequent_names(connection, field, typed, changes), typed
            )
        )

    def _listed(self) -> Callable[[int, int], bool] | None:
        """A test whether a hit is listed; None if every development is."""
        shown = self._shown.now()
        bulletins = frozenset(shown.bulletins.keys)
        hidden = shown.hidden
        if not hidden and self._index.ask(queries.count_bulletins) == len(bulletins):
            return None
        return lambda place, key: key not in hidden and bulletin_of(place) in bulletins

    def _fits(self, leaf: Leaf) -> Set[int]:
        """The stories that match a term by marks, by corrections, or by copies without a row."""
        match leaf:
            case MarkTerm():
                if leaf.state == "updated":
                    return self._shown.updated()
                return self._marks.all_on(leaf.state)
            case TagTerm():
                return self._tagged(leaf)
            case PersonTerm():
                return self._heard(leaf)
            case ThreadTerm():
                return self._in_thread(leaf)
            case WordsTerm(where="text"):
                notes = self._marks.texts("note")
                return {story for story, text in notes.items() if text_has_words(text, leaf)}
            case WordsTerm(where="speaker" | "person"):
                stories = self._marks.all_corrected()
                return {story for story in stories if self._corrected_names(story).has(leaf)}
            case WordsTerm(where="source"):
                return self._in_copies(leaf)
            case WordsTerm(where="claimant" | "role" | "of" | "stance"):
                kind: ItemKind = "figure" if leaf.where == "claimant" else "either"
                return self._corrected_to(ItemTerm(kind, (leaf,)))
            case WordsTerm(where="has", folds=("denial",)):
                return self._corrected_to(ItemTerm("either", (DENIES,)))
            case ItemTerm():
                return self._corrected_to(leaf)
        return frozenset()

    def _uncertain(self, leaf: Leaf, fits: Callable[[Leaf], Set[int]]) -> Set[int]:
        """The stories for which the text alone does not decide whether they match a term."""
        match leaf:
            case WordsTerm(where="text" | "source"):
                return fits(leaf)
            case WordsTerm(where="speaker" | "person" | "claimant" | "role" | "of" | "stance"):
                return self._marks.all_corrected().keys()
            case WordsTerm(where="has", folds=("denial",)) | ItemTerm():
                return self._marks.all_corrected().keys()
        return frozenset()

    def _corrected_to(self, term: ItemTerm) -> set[int]:
        """The stories with corrections that have such a quote or figure after correction."""
        copies = self._index.ask(
            lambda connection: queries.of_stories(connection, self._marks.all_corrected())
        )
        return {copy.story for copy in copies if self._has_item(term, copy.key)}

    def _has_item(self, term: ItemTerm, key: int) -> bool:
        """Whether a development has one quote or figure that meets all of a term."""
        article = self._remarks.article(key)
        return article is not None and has_item(term, part_of(article.development, article.found))

    def _corrected_names(self, story: int) -> CorrectedNames:
        """The names in a development with corrections; cached until the corrections change."""
        versions = (self._index.version(), tuple(self._marks.corrected(story).items()))
        known = self._names_by_story.get(story)
        if known is None or known[0] != versions:
            copies = self._index.ask(lambda connection: queries.of_stories(connection, [story]))
            plain = self._remarks.plain(copies[0].key) if copies else None
            corrected = self._remarks.article(copies[0].key) if copies else None
            now = corrected_names(plain, corrected) if plain and corrected else NO_NAMES
            known = self._names_by_story[story] = (versions, now)
        return known[1]

    def _in_copies(self, source: WordsTerm) -> Set[int]:
        """The stories with a copy from such a source, if the listed copy is from another source."""
        shown, phrase = self._shown.now(), phrase_of(source)
        if not shown.hidden:
            return frozenset()
        in_hidden = self._index.ask(
            lambda connection: queries.stories_found(connection, phrase, shown.hidden)
        )
        listed = [shown.chosen[story] for story in in_hidden]
        return in_hidden - self._index.ask(
            lambda connection: queries.stories_found(connection, phrase, listed)
        )

    def _heard(self, leaf: PersonTerm) -> Set[int]:
        """The stories in which a person speaks or is a claimant, after corrections."""
        from reader.library.index import heard_rows

        places, heard_as = self._shown.people.places_of(leaf.key), leaf.heard_as
        asked = partial(heard_rows.stories_of, places=places, heard_as=heard_as)
        found = self._index.ask(asked) - self._marks.all_corrected().keys()
        copies = self._shown.evidence.corrected()
        for key, text in self._shown.evidence.corrected_texts().items():
            items = text.quotes() if heard_as == "speaker" else text.claims()
            if key in copies and any((text.bulletin, one) in places for _, p in items for one in p):
                found.add(copies[key].story)
        return found

    def _in_thread(self, wanted: ThreadTerm) -> set[int]:
        """The stories of a thread."""
        from reader.library.threads.threads import ShownThreads

        sources, hidden = frozenset(self._shown.sources), self._shown.now().hidden
        threads = ShownThreads(sources, shown_path, hidden)
        keys = self._index.ask(lambda index: threads.members(index, wanted.name))
        return {entry.story for key in keys if (entry := self._shown.entry(key)) is not None}

    def _tagged(self, tag: TagTerm) -> set[int]:
        tags = self._marks.texts("tags")
        return {story for story, text in tags.items() if is_tagged(text, tag)}


def _all_of(trees: Iterable[Tree]) -> Tree:
    """All of these trees, with nested `AllOf` flattened."""
    parts = [
        part for tree in trees for part in (tree.parts if isinstance(tree, AllOf) else (tree,))
    ]
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))
