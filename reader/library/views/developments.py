"""The view of all developments."""

from reader.library.views.view import Column, View

DEVELOPMENT_COLUMNS = (Column("heading"),)
"""The columns of every view with a row for each development."""

DEVELOPMENTS = View(
    name="developments",
    key="1",
    words="All developments",
    columns=DEVELOPMENT_COLUMNS,
    title="Developments",
    short="All",
)
