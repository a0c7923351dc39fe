"""Resolves the word "losses" in a query for figures: it means all that one side or another lost.

What was killed, shot down or destroyed is found, though the texts do not call it a loss.
"""

from __future__ import annotations

from reader.library.index.fold import folded_text
from reader.library.search.language.query_tree import AllOf, AnyOf, Leaf, Tree, WordsTerm

_WORDS = ("loss", "losses")


def is_losses(leaf: Leaf) -> bool:
    """Whether a term asks for losses: "loss" or "losses", in the field `counted:` or in none."""
    if not isinstance(leaf, WordsTerm) or leaf.where not in ("text", "counted"):
        return False
    return leaf.folds[0] in (*_WORDS, *(("losse",) if leaf.is_open else ())) and not leaf.folds[1:]


def asks_for_losses(tree: Tree) -> bool:
    """Whether everything that a query finds counts losses."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    return any(isinstance(part, WordsTerm) and is_losses(part) for part in parts)


def with_losses(tree: Tree) -> Tree:
    """Return the tree that finds every text that may state a loss, where it asks for losses."""
    match tree:
        case AllOf():
            return AllOf(tuple(map(with_losses, tree.parts)))
        case AnyOf():
            return AnyOf(tuple(map(with_losses, tree.parts)))
        case WordsTerm() if is_losses(tree):
            from reader.ledger.losses import WORDS  # most queries need none

            folds = dict.fromkeys(map(folded_text, WORDS))
            return AnyOf((tree, *(WordsTerm(tuple(fold.split())) for fold in folds if fold)))
    return tree
