"""The rooms import only along the arrows of docs/architecture.md, and stay small."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.commands.registry import COMMANDS, module_of
from reader.parse.formats import FORMATS
from reader.sources.retrievers import RETRIEVERS

ROOT = Path(__file__).parent.parent
READER = ROOT / "reader"
ARROWS = {
    "models": set[str](),
    "blake2": set[str](),
    "counted_words": set[str](),
    "evidence_words": {"models", "counted_words"},
    "quote_groups": {"models", "evidence_words"},
    "evidence": {"models", "evidence_words", "counted_words", "quote_groups"},
    "languages": {"models"},
    "clean": set[str](),
    "resources": set[str](),
    "crash": {"clean"},
    "process": set[str](),
    "settings": {"blake2"},
    "sources": {"models", "clean"},
    "calendar": set[str](),
    "parse": {"models", "clean", "calendar", "process"},
    "annotate": {"models", "calendar", "languages", "process"},
    "ledger": {"models", "evidence", "evidence_words", "quote_groups", "blake2"},
    "pipeline": {"sources", "parse", "annotate", "languages", "models"},
    "schema": set[str](),
    "library": {
        *("pipeline", "parse", "annotate", "ledger", "evidence", "evidence_words", "languages"),
        *("sources", "models", "clean", "process", "counted_words", "quote_groups", "blake2"),
    },
    "export": {
        *("library", "ledger", "pipeline", "evidence", "evidence_words", "languages", "schema"),
        *("counted_words", "models", "blake2"),
    },
    "ui": {
        *("library", "ledger", "export", "evidence", "evidence_words", "languages", "models"),
        *("counted_words", "quote_groups", "clean", "crash", "settings", "resources"),
    },
    "terminal": set[str](),
    "cli": {"commands", "crash", "settings", "terminal"},
    "__init__": set[str](),
    "__main__": {"cli", "terminal"},
}
# A verb may use every room below it; of ui that is told by a test of its own.
ARROWS["commands"] = set(ARROWS) - {"cli", "__main__"}
PARSE_ARROWS = {
    "blocks": set[str](),
    "shapes": {"blocks"},
    "draft": {"blocks"},
    "bulletin": {"blocks", "shapes", "draft"},
    "front_matter": {"draft"},
    "limits": {"draft", "blocks"},
    "formats": {"draft"},
    "archive": {"draft"},
    "text_in_page": set(),
    "parser": {
        "archive",
        "bulletin",
        "draft",
        "formats",
        "front_matter",
        "limits",
        "feeds",
        "text_in_page",
    },
    "__init__": {"draft", "formats", "parser", "feeds"},
    # No format imports another one, nor what is made of its drafts.
    **{entry.module.rpartition(".")[2]: {"blocks", "shapes", "draft"} for entry in FORMATS},
}
# But for those whose texts are written in HTML.
PARSE_ARROWS["html"] |= {"limits"}
for form in ("feeds", "mail", "exports"):
    PARSE_ARROWS[form] |= {"html", "limits"}
RETRIEVER_NAMES = [str(vars(module)["__name__"]).rpartition(".")[2] for module in RETRIEVERS]
RETRIEVING = {"document", "media_types", "refusals"}
SOURCES_ARROWS = {
    "document": set[str](),
    "media_types": set[str](),
    "refusals": set[str](),
    "detect": set[str](),
    "decode": {"detect"},
    "opml": {"files", "document"},
    "digest": set[str](),
    "stored": {"refusals"},
    "epub": set[str](),
    "archives": {"epub", "media_types", "refusals"},
    "documents": {"archives", "decode", "digest", "document", "media_types"},
    "stored_documents": {
        *("decode", "digest", "document", "documents", "media_types", "stored"),
    },
    "fetch": set[str](),
    # No retriever imports another one.
    **dict.fromkeys(RETRIEVER_NAMES, RETRIEVING),
    "retrievers": {
        *("document", "documents", "stored", "stored_documents"),
        *RETRIEVER_NAMES,
    },
    "__init__": {"document", "retrievers", "standard_input"},
}
ANNOTATE_ARROWS = {
    "lexicon": set[str](),
    "tokens": {"lexicon"},
    "people": {"lexicon", "tokens"},
    "syntax": {"lexicon", "tokens"},
    "transcripts": {"lexicon"},
    "quotes": {"lexicon", "tokens", "people", "syntax", "transcripts"},
    "dates": {"lexicon", "tokens"},
    "quantities": {"lexicon", "tokens"},
    "figures": {"lexicon", "tokens", "dates", "quantities"},
    "claimants": {"lexicon", "tokens", "figures"},
    "limits": {"dates", "quantities"},
    "language": {"lexicon"},
    "rules": {
        *("language", "tokens", "people", "transcripts", "quotes", "dates", "figures"),
        *("claimants", "limits"),
    },
    "__init__": {"rules"},
}
LIBRARY_ARROWS = {
    "private": set[str](),
    "row_window": set[str](),
    "keep_terms": set[str](),
    "identity": set[str](),
    "article_text": {"row_window"},
    "row_summary": set[str](),
    "rows": {"article_text", "row_summary"},
    "documents": {"private", "identity", "keep_terms", "rows", "index"},
    "index": {"private", "row_window", "identity", "article_text", "row_summary", "rows"},
    "corrections": {"row_window", "identity", "article_text", "rows"},
    "marks": {
        *("private", "row_window", "identity", "article_text", "rows", "index", "corrections"),
        "row_summary",
    },
    "roster_rows": {"index", "corrections"},
    "figure_rows": {"identity", "index", "roster_rows", "corrections"},
    "threads": {"identity", "index"},
    "rival_texts": {"rows"},
    "newness": {"index"},
    "catch_up": {"newness", "threads", "corrections"},
    "ledger_store": {"identity", "index", "corrections", "roster_rows", "figure_rows"},
    "ledger_rows": {
        *("index", "ledger_store", "threads", "newness", "catch_up"),
        "corrections",
    },
    "views": {
        *("identity", "article_text", "rows", "index", "marks", "roster_rows", "ledger_rows"),
        *("newness", "corrections", "ledger_store"),
    },
    "search": {"row_window", "article_text", "rows", "index", "marks", "views", "threads"},
    "reading": {"identity", "keep_terms", "rows", "index", "marks", "documents"},
    "fetching": {"documents", "identity", "reading"},
    "refreshing": {
        *("rows", "index", "marks", "documents", "reading", "threads", "corrections"),
        *("ledger_store", "ledger_rows"),
    },
    "library": {
        *("rows", "index", "marks", "views", "search", "reading", "documents", "refreshing"),
        *("keep_terms", "ledger_rows"),
    },
    "__init__": {"library"},
}
LEDGER_ARROWS = {
    "numbered_ids": set[str](),
    "people": {"numbered_ids"},
    "series": {"people", "comparison", "numbered_ids"},
    "threads": {"people", "series", "comparison"},
    "background": {"comparison"},
    "catch_up": {"people", "series"},
    "claim_words": {"series", "catch_up"},
    "tolls": {"series", "catch_up"},
    "losses": {"people", "series", "catch_up"},
    "change_types": set[str](),
    "comparison": {"change_types"},
    "changes": {"change_types", "comparison"},
    "change_lines": {"change_types"},
    "rivals": {"change_types", "change_lines", "comparison", "people", "series", "threads"},
    "__init__": set[str](),
}
UI_ARROWS = {
    # Below all: the framework's private parts, text to lines, and what knows no screen.
    "terminal": set[str](),
    "page": set[str](),
    "background": set[str](),
    "message_log": set[str](),
    "read_timer": set[str](),
    "keys": set[str](),
    "query_state": set[str](),
    "standard_input": set[str](),
    "messages": {"query_state"},
    "row_choice": set[str](),
    "clean_line": set[str](),
    "session": {"query_state", "row_choice"},
    "session_words": {"query_state", "session"},
    "table": {"keys"},
    "colours": {"terminal"},
    # Panes show, screens hold panes, actions work on screens; the app is on top.
    "rows": {"page"},
    "panes": {"page", "terminal", "messages", "rows"},
    "programs": {"terminal"},
    "style_sheets": set[str](),
    "refresh_report": {"page", "query_state"},
    "filters": {"background", "clean_line", "messages", "panes", "query_state", "session"},
    "screens": {
        *(
            "page",
            "terminal",
            "background",
            "message_log",
            "read_timer",
            "query_state",
            "messages",
            "session",
            "session_words",
            "table",
        ),
        *("panes", "refresh_report", "filters", "sheets"),
    },
    "people": {"page", "panes", "rows", "screens"},
    "sheets": {"background", "messages", "page", "panes", "query_state", "rows", "session"},
    "rivals": {"background", "messages", "page", "panes", "screens"},
    "selection": {"page", "screens"},
    "added_sources": {"messages", "page", "panes", "screens", "table"},
    "actions": {
        *("page", "terminal", "messages", "query_state", "refresh_report", "screens", "selection"),
        *("palette", "programs", "session_words", "sheets", "people", "rivals", "background"),
    },
    "palette": {"panes", "screens", "table"},
    "type_ahead": {"screens", "table", "terminal"},
    "app": {
        *("terminal", "messages", "standard_input", "table", "panes", "filters", "screens"),
        *("colours", "type_ahead", "added_sources", "style_sheets", "clean_line", "keys"),
    },
    "__init__": {"app", "terminal"},
}
ROOMS = {
    "annotate": ANNOTATE_ARROWS,
    "ledger": LEDGER_ARROWS,
    "library": LIBRARY_ARROWS,
    "parse": PARSE_ARROWS,
    "sources": SOURCES_ARROWS,
    "ui": UI_ARROWS,
}
FILES = sorted(path for path in READER.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(READER).parts[0].removesuffix(".py")


def parts_of(room: str) -> set[str]:
    """The modules and packages of a room; folders that hold bytecode alone are left out."""
    paths = (READER / room).iterdir()
    return {path.stem for path in paths if path.suffix == ".py" or any(path.glob("*.py"))}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """All statements of a tree, those in functions too; faster than to walk the expressions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            if isinstance(child, ast.stmt):
                yield child
            yield from statements(child)


class Parsed(NamedTuple):
    """What the tests want to know of a file, so that it is parsed once for all of them."""

    imports: list[ast.Import | ast.ImportFrom]
    long_functions: list[str]


@cache
def parsed(path: Path) -> Parsed:
    nodes = [*statements(tree_of(path))]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return Parsed(
        [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)],
        [node.name for node in functions if length_of(node) > 40],
    )


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function besides its docstring."""
    doc = ast.get_docstring(function) or ""
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines - (doc.count("\n") + 1 if doc else 0)


def import_nodes(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """The imports of a file, in functions and for the type checker too."""
    return parsed(path).imports


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in import_nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        else:
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_a_room_imports_only_along_the_arrows() -> None:
    assert {path: rooms for path in FILES if (rooms := rooms_off_the_arrows(path))} == {}


def rooms_off_the_arrows(path: Path) -> set[str]:
    """The rooms that a file imports though its own room may not."""
    room = room_of(path)
    wanted = {name.split(".")[1] for name in imports(path) if name.startswith("reader.")}
    return {name for name in wanted if name in ARROWS} - {room} - ARROWS[room]


def test_only_the_command_that_opens_the_screen_imports_it_and_inside_its_function() -> None:
    users = {}
    for path in FILES:
        if room_of(path) in ("commands", "cli", "__main__"):
            tree = tree_of(path)
            tops = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
            users[path.relative_to(READER).as_posix()] = [
                "top" if node in tops else "function"
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reader.ui")
            ]
    assert {name: where for name, where in users.items() if where} == {
        "commands/read.py": ["function"]
    }


def test_what_a_module_says_that_it_gives_is_there() -> None:
    given = [path for path in FILES if "\n__all__ = " in path.read_text()]
    for path in given:
        module = import_module(name_of(path))
        missing = [name for name in module.__all__ if not hasattr(module, name)]
        assert missing == [], path


@pytest.mark.parametrize("room", ROOMS)
def test_a_part_of_a_room_imports_only_along_its_arrows(room: str) -> None:
    parts = parts_of(room)
    for part, allowed in ROOMS[room].items():
        path = READER / room / part
        for file in path.glob("*.py") if path.is_dir() else [path.with_suffix(".py")]:
            names = {
                name.split(".")[2] for name in imports(file) if name.startswith(f"reader.{room}.")
            }
            assert names & parts <= allowed | {part}, file


@pytest.mark.parametrize(("room", "arrows"), ROOMS.items())
def test_every_part_of_a_room_has_arrows(room: str, arrows: dict[str, set[str]]) -> None:
    assert parts_of(room) == {*arrows}


def test_no_module_imports_one_that_imports_it() -> None:
    modules = {name_of(path): path for path in FILES}
    graph = {name: modules_imported_by(path, {*modules}) for name, path in modules.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError


def modules_imported_by(path: Path, modules: set[str]) -> set[str]:
    """The modules that a file imports, in functions and for the type checker too."""
    found = set[str]()
    for node in import_nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & modules
        elif node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in modules else node.module for name in names} & modules
    return found - {name_of(path)}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_only_the_screen_knows_textual() -> None:
    for path in FILES:
        heads = {name.split(".")[0] for name in imports(path)}
        assert "textual" not in heads or room_of(path) == "ui", path
        assert "rich" not in heads or room_of(path) in ("ui", "cli"), path


def test_only_the_terminal_room_uses_private_names_of_the_framework() -> None:
    others = [path for path in FILES if not path.is_relative_to(READER / "ui" / "terminal")]
    assert {path: names for path in others if (names := [*private_names(path)])} == {}


def private_names(path: Path) -> Iterator[str]:
    """What a file imports or uses of the framework's private names."""
    parts = {name for name in imports(path) if name.split(".")[0] in ("textual", "rich")}
    yield from (name for name in parts if "._" in name)
    nodes = [*ast.walk(tree_of(path))] if room_of(path) == "ui" else []
    for used in (node for node in nodes if isinstance(node, ast.Attribute)):
        if is_private(used.attr) and ast.unparse(used.value) not in ("self", "cls", "super()"):
            yield ast.unparse(used)
    for call in (node for node in nodes if isinstance(node, ast.Call)):
        by_name = ast.unparse(call.func) in ("getattr", "setattr")
        if by_name and is_private(ast.unparse(call.args[1]).strip("'")):
            yield ast.unparse(call)


def is_private(name: str) -> bool:
    of_named_tuples = ("_replace", "_asdict", "_fields", "_make")
    return name.startswith("_") and not name.startswith("__") and name not in of_named_tuples


def test_folders_files_and_functions_stay_small() -> None:
    folders = Counter(path.parent for path in FILES if path.name != "__init__.py")
    assert {folder: number for folder, number in folders.items() if number > 16} == {}
    assert [path for path in FILES if path.read_text().count("\n") > 300] == []
    assert {path: names for path in FILES if (names := parsed(path).long_functions)} == {}


RUN = "import sys\nfrom reader.cli import main\nmain('{words}'.split())"


def loaded_after(code: str) -> set[str]:
    """The packages that a process has loaded at its end."""
    return {name.split(".")[0] for name in modules_after(code)}


def modules_after(code: str) -> set[str]:
    """The modules that a process has loaded at its end."""
    script = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, input=""
    )
    return set(run.stdout.split())


def test_the_library_and_extract_load_no_textual() -> None:
    assert "textual" not in loaded_after("import reader.library")
    loaded = loaded_after(RUN.format(words="extract --jsonl -"))
    assert not loaded & {"textual", "sqlite3", "pydantic", "rich"}


def test_a_verb_loads_no_other_verb_and_paths_alone_load_no_argparse(tmp_path: Path) -> None:
    (tmp_path / "day.txt").write_text("Bridge at Marrow\n\nIt is gone.\n")
    verbs = set(map(module_of, COMMANDS))
    loaded = modules_after(RUN.format(words=f"extract {tmp_path / 'day.txt'}"))
    assert loaded & verbs == {module_of("extract")}
    assert not loaded & {"selectolax", "reader.parse.html.page"}
    assert "reader.settings" not in loaded
    loaded = modules_after(RUN.format(words=f"{tmp_path / 'day.txt'}"))
    assert not loaded & {*verbs, "argparse", "sqlite3"}
    assert not modules_after(RUN.format(words="--version")) & {*verbs, "reader.models"}
