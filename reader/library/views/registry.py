"""Lists the views in the order of their keys, and defines the first one shown."""

from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.catch_up import CATCH_UP
from reader.library.views.developments import DEVELOPMENTS
from reader.library.views.figures import FIGURES
from reader.library.views.people import PEOPLE
from reader.library.views.quotes import QUOTES
from reader.library.views.threads import THREADS
from reader.library.views.view import View

VIEWS: tuple[View, ...] = (CATCH_UP, DEVELOPMENTS, QUOTES, PEOPLE, FIGURES, BOOKMARKS, THREADS)

START = DEVELOPMENTS
"""The view that is shown at the start."""


def view_of(name: str) -> View:
    """Return the view with this name; KeyError if there is none."""
    return {view.name: view for view in VIEWS}[name]
