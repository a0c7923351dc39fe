"""The view of the developments that the reader has bookmarked.

At its end stand the marks whose text no longer has the development that they were made on.
"""

from reader.library.views.developments import DEVELOPMENT_COLUMNS
from reader.library.views.view import View

BOOKMARKS = View(
    name="bookmarks",
    key="5",
    words="Bookmarks",
    columns=DEVELOPMENT_COLUMNS,
    query="is:bookmarked",
    title="Bookmarks",
    short="Bookm.",
    hint="bookmarks",
    empty="No bookmarks yet: b sets one",
    last_rows=lambda data: data.unplaced.rows(),
)
