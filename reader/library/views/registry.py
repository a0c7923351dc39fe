"""Lists the views in the order of their keys; the first one is shown at the start."""

from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.developments import DEVELOPMENTS
from reader.library.views.view import View

VIEWS: tuple[View, ...] = (DEVELOPMENTS, BOOKMARKS)
