"""Lists every private name that this package uses, and checks that all of them exist.

The next version of a package may remove a private name or change its meaning. The parts that use
one are imported only if all names in `PRIVATE_NAMES` exist. Otherwise, or if the environment has
WARREADER_STOCK=1, the screen uses only Textual's public parts. Only the names are looked up, which
takes 0.1 ms; tests/ui/test_textual_internals.py tests their behaviour.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import NamedTuple

STOCK = "WARREADER_STOCK"
"""The environment variable that restricts the screen to public parts."""

TEXTUAL, RICH, PYTHON = "textual 8.2.8", "rich 15.0.0", "CPython 3.11.7"


class PrivateName(NamedTuple):
    """One private name.

    `module`, `owner` (a class, or "" for the module itself) and `name` say where it is. `seen_in`
    is the last version it was checked with, and `used_by` the module of this package that uses it.
    `without` describes the screen's behaviour without it.
    """

    module: str
    owner: str
    name: str
    seen_in: str
    used_by: str
    without: str


_FRAMES = "changes are painted with the framework's next frame, with all of its bytes"
_LAYOUT = "where evidence takes another height, a key is painted with the framework's next frame"
_OVERLAID = "changes below a dialog are painted with the framework's next frame"
_CRASH = "the log says that the program was stopped by a fault, and not where it happened"
_MEMORY = "memory grows by some tens of megabytes in a session of many thousand keys"
_KEYS = "keys go through a pipe: Escape alone takes 0.1 s longer, idling costs more"
_LEAVE = "leaving waits for the thread that reads keys, 0.1 s at most"
_QUEUE = "frames queue up for a slow terminal; one that goes while the queue is full may hang"
_STYLES = "a change of a class or a state works out all styles that lines may need"
_AHEAD = "keys behind one that opens something wait 0.15 s, not just until all is done"

PRIVATE_NAMES = (
    PrivateName("textual._compositor", "", "ChopsUpdate", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual._compositor", "", "CompositorUpdate", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual._compositor", "", "LayoutUpdate", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName(
        "textual._compositor", "Compositor", "visible_widgets", TEXTUAL, "direct_paint", _FRAMES
    ),
    PrivateName(
        "textual._compositor", "Compositor", "update_widgets", TEXTUAL, "direct_paint", _OVERLAID
    ),
    PrivateName(
        "textual._compositor", "Compositor", "render_update", TEXTUAL, "direct_paint", _OVERLAID
    ),
    PrivateName(
        "textual._compositor", "Compositor", "_full_map", TEXTUAL, "direct_layout", _LAYOUT
    ),
    PrivateName(
        "textual._compositor", "Compositor", "_visible_map", TEXTUAL, "direct_layout", _LAYOUT
    ),
    PrivateName(
        "textual._compositor", "Compositor", "_visible_widgets", TEXTUAL, "direct_layout", _LAYOUT
    ),
    PrivateName("textual._compositor", "Compositor", "_layers", TEXTUAL, "direct_layout", _LAYOUT),
    PrivateName(
        "textual._compositor", "Compositor", "_layers_visible", TEXTUAL, "direct_layout", _LAYOUT
    ),
    PrivateName("textual._compositor", "Compositor", "_cuts", TEXTUAL, "direct_layout", _LAYOUT),
    PrivateName(
        "textual.widget", "Widget", "_clear_arrangement_cache", TEXTUAL, "direct_layout", _LAYOUT
    ),
    PrivateName("textual.widget", "Widget", "_size_updated", TEXTUAL, "direct_layout", _LAYOUT),
    PrivateName("textual.app", "App", "_display", TEXTUAL, "fast_app", _FRAMES),
    PrivateName("textual.app", "App", "_background_screens", TEXTUAL, "direct_paint", _OVERLAID),
    PrivateName("textual.screen", "Screen", "_compositor", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.screen", "Screen", "_layout_required", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.screen", "Screen", "_repaint_required", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.widget", "Widget", "_repaint_required", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.screen", "Screen", "_dirty_widgets", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.widget", "Widget", "_layout_required", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.widget", "Widget", "_repaint_regions", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName("textual.widget", "Widget", "_dirty_regions", TEXTUAL, "direct_paint", _FRAMES),
    PrivateName(
        "textual.widget", "Widget", "_exchange_repaint_regions", TEXTUAL, "direct_paint", _FRAMES
    ),
    PrivateName(
        "textual._styles_cache", "StylesCache", "get_inner_outer", TEXTUAL, "direct_paint", _MEMORY
    ),
    PrivateName("rich.segment", "Segment", "_split_cells", RICH, "direct_paint", _MEMORY),
    PrivateName("textual.app", "App", "_fatal_error", TEXTUAL, "fast_app", _CRASH),
    PrivateName("textual.app", "App", "_exception", TEXTUAL, "fast_app", _CRASH),
    PrivateName("textual.app", "App", "_close_messages_no_wait", TEXTUAL, "fast_app", _CRASH),
    PrivateName("textual._xterm_parser", "", "XTermParser", TEXTUAL, "fast_driver", _KEYS),
    PrivateName(
        "textual._xterm_parser", "XTermParser", "_timeout_time", TEXTUAL, "fast_driver", _KEYS
    ),
    PrivateName(
        "textual.drivers.linux_driver", "LinuxDriver", "_key_thread", TEXTUAL, "fast_driver", _LEAVE
    ),
    PrivateName(
        "textual.drivers.linux_driver",
        "LinuxDriver",
        "_writer_thread",
        TEXTUAL,
        "fast_driver",
        _QUEUE,
    ),
    PrivateName(
        "textual.drivers._writer_thread", "WriterThread", "_queue", TEXTUAL, "fast_driver", _QUEUE
    ),
    PrivateName(
        "textual.dom", "DOMNode", "_get_component_classes", TEXTUAL, "fast_widget", _STYLES
    ),
    PrivateName("textual.dom", "DOMNode", "_component_styles", TEXTUAL, "fast_widget", _STYLES),
    PrivateName("textual.message_pump", "MessagePump", "_attach", TEXTUAL, "fast_widget", _STYLES),
    PrivateName("asyncio.base_events", "BaseEventLoop", "_ready", PYTHON, "fast_app", _AHEAD),
)


def uses_public_parts_only(
    environment: Mapping[str, str], names: Iterable[PrivateName] = PRIVATE_NAMES
) -> bool:
    """Whether the screen must use public parts only: on request, or because a name is missing."""
    return is_stock_asked(environment) or bool(missing(names))


def is_stock_asked(environment: Mapping[str, str]) -> bool:
    """Whether the environment requests public parts only; this imports nothing."""
    return environment.get(STOCK, "") not in ("", "0")


def missing(names: Iterable[PrivateName] = PRIVATE_NAMES) -> list[PrivateName]:
    """Return the names that do not exist in the installed packages."""
    return [name for name in names if not _is_there(name)]


def _is_there(private: PrivateName) -> bool:
    try:
        module = sys.modules.get(private.module) or import_module(private.module)
    except ImportError:
        return False
    if not private.owner:
        return hasattr(module, private.name)
    owner = getattr(module, private.owner, None)
    return owner is not None and _has(owner, private.name)


def _has(owner: type, name: str) -> bool:
    """Whether a class has an attribute, or its instances get it in `__init__`."""
    if hasattr(owner, name):
        return True
    codes = (getattr(vars(base).get("__init__"), "__code__", None) for base in owner.__mro__)
    return any(name in code.co_names for code in codes if code is not None)
