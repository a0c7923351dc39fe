"""`warreader export`: writes developments, a person or a series as a document or citations."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_paths, day_of_word
from reader.commands.shared.asking import (
    Question,
    add_no_refresh,
    check_refresh,
    complain_unindexed,
    print_lines,
    question_of,
)
from reader.commands.shared.ids import ids_in, keys_of, paths_in
from reader.commands.shared.output import FAILED, NOTHING, complain, complain_unreadable

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.export.selected.forms import DocumentForm
    from reader.export.selected.selection import Selection
    from reader.library import Library
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark

_FORMS = ("markdown", "jsonl", "csv", "bibtex", "csl-json", "html")

_EXAMPLES = """\
examples:
  warreader export --day 2024-10-28 -o day.html       a page that needs no network
  warreader export --bookmarks --form markdown
  warreader export --query 'stance:denies since:2024-10' -o denials.bib
  warreader export --person erdeli -o erdeli.csv      everything one person said and claimed
  warreader export --series s:52ab93c1d0e4 -o losses.html
  warreader export b3f1… 9c02… -o two.json            developments by the ids of list --json

Forms: markdown, jsonl, csv (quotes and figures), bibtex and csl-json (citations of each quote, with
speaker, office, cue, relay, bulletin, publisher, day and address), html.  Without --form the ending
of FILE decides, else markdown.  The page has no scripts and loads nothing.

Exit status: 0; 1 if nothing was found; 2 if the query was wrong or something could not be read or
written.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what to export, the format and the file."""
    parser.add_argument(
        "--form",
        choices=_FORMS,
        help="the form; without it the ending of FILE decides",
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="the file to write")
    parser.add_argument("--query", default="", metavar="QUERY", help="developments that match")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--on", "--day", dest="on", type=day_of_word, metavar="DAY", help="those of a day"
    )
    what.add_argument("--bookmarks", action="store_true", help="those with a bookmark")
    what.add_argument("--person", metavar="NAME", help="what a person said: a name, or p:…")
    what.add_argument("--series", metavar="ID", help="the claims of a series: s:…")
    add_no_refresh(parser)
    add_paths(parser, metavar="ID", words="ids of developments, and files and folders")
    add_date(parser)
    add_config(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse ids together with another selection, and standard input with `--no-refresh`."""
    others = (arguments.query, arguments.on, arguments.bookmarks, arguments.person)
    if ids_in(arguments.paths) and any((*others, arguments.series)):
        return "ids already select developments; give either ids or another selection"
    return check_refresh(arguments)


def run(arguments: Namespace) -> int:
    """Write the selection."""
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.export.selected.forms import document_lines

    start = start_of(paths_in(arguments.paths), arguments.day, arguments.config)
    with refreshed_library(start, looks=not arguments.no_refresh) as library:
        question = question_of(library, _query(arguments))
        status, ids = NOTHING, ids_in(arguments.paths)
        if question.asks and (chosen := _chosen(question, arguments, ids)) is not None:
            lines = document_lines(library, chosen, _form(arguments))
            status = _write(lines, arguments.output)
        if status == NOTHING:
            complain_unindexed(library, arguments)
        complain_unreadable(library.problems)
        return FAILED if question.mistakes or library.problems else status


def _query(arguments: Namespace) -> str:
    """The query combined with the selecting options."""
    day = f"on:{arguments.on.isoformat()}" if arguments.on else ""
    parts = (arguments.query, day, "is:bookmarked" if arguments.bookmarks else "")
    return " ".join(filter(None, parts))


def _form(arguments: Namespace) -> DocumentForm:
    from reader.export.selected.forms import form_of_file

    form: DocumentForm = arguments.form or form_of_file(arguments.output or "")
    return form


def _chosen(question: Question, arguments: Namespace, ids: tuple[str, ...]) -> Selection | None:
    """The selection; None, with an error message, if nothing matches."""
    from reader.export.selected.selection import Selection, whole_texts

    library = question.library
    if arguments.person:
        return _of_person(question, arguments.person)
    if arguments.series:
        return _of_series(library, arguments.series)
    keys = [key for key in keys_of(library, ids) if key is not None] if ids else question.keys()
    gone = _gone(library, arguments)
    if not keys and not gone:
        return None
    texts = whole_texts(library, keys, question.is_asked_for())
    return Selection(_title(arguments, len(keys)), texts, gone=gone)


def _gone(library: Library, arguments: Namespace) -> Sequence[UnplacedMark]:
    """The marks without a text that belong to the bookmarks, if all of these are exported."""
    from reader.export.selected.gone_marks import GONE_FORMS

    is_all = arguments.bookmarks and not arguments.query and not arguments.on
    return library.view_data.unplaced.marks() if is_all and _form(arguments) in GONE_FORMS else ()


def _title(arguments: Namespace, count: int) -> str:
    """A title for the selected texts."""
    day = arguments.on.isoformat() if arguments.on else ""
    parts = (day, "Bookmarks" if arguments.bookmarks else "", arguments.query)
    return ", ".join(filter(None, parts)) or f"{count:,} development{'' if count == 1 else 's'}"


def _of_person(question: Question, name: str) -> Selection | None:
    from reader.commands.shared.named_people import one_person
    from reader.export.selected.selection import Selection, texts_of_person

    person = one_person(question.library.ledger_rows().people(), name)
    if isinstance(person, int):
        return None
    return Selection(person.name, texts_of_person(question.library, question.keys(), person))


def _of_series(library: Library, id: str) -> Selection | None:
    from reader.export.selected.selection import Selection, texts_of_series

    found = library.ledger_rows().series_named(id)
    if found is None:
        complain(f"there is no series {id}")
        return None
    return Selection(found.of or found.id, texts_of_series(library, found), (found,))


def _write(lines: Iterator[str], output: str | None) -> int:
    """Print the lines, or write them to a file atomically."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        return print_lines(lines)
    path = Path(output)
    if os.path.isdir(path):  # `Path.is_dir` raises OSError if the name is too long
        return complain(f"{output} can't be written (it is a folder)", FAILED)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        part.replace(path)
    except OSError as error:
        return complain(f"{output} can't be written ({error.strerror or error})", FAILED)
    finally:
        with suppress(OSError):  # a name that is too long cannot be removed either
            part.unlink(missing_ok=True)
    return 0


COMMAND = Command(
    name="export",
    description="Write developments, what a person said, or a series, for other programs.",
    uses=(("export -o FILE.html", "a page, a table or citations of what matches"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check,
)
"""The declaration of `warreader export`."""
