"""Compares two publishers' articles on one event, with the reader's corrections applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ledger.rivals.compare_rivals import compare_rivals
from reader.models import AnnotatedBulletin, Bulletin

if TYPE_CHECKING:
    from reader.ledger.rivals.rival_types import RivalDifferences
    from reader.library.rows import Article


def rival_differences(one: Article, other: Article) -> RivalDifferences:
    """Return the differences between two articles; it reads both as a whole."""
    return compare_rivals(_alone(one), _alone(other))


def _alone(article: Article) -> AnnotatedBulletin:
    bulletin = Bulletin(
        article.bulletin_title,
        (article.development.whole(),),
        publisher=article.publisher,
        date=article.date,
        source=article.source,
        name=article.name,
    )
    return AnnotatedBulletin(bulletin, (article.found.whole(),))
