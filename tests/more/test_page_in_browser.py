"""The exported page in a real browser: it loads alone, by keys, in the dark, on paper."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import warreader
from tests.more.chromium import CHROMIUM, Page, a_page

SAMPLES = Path(__file__).parents[2] / "sample_data"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")

_CONTRASTS = """
(() => {
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const light = (colour) => {
    const [r, g, b] = colour.match(/[0-9.]+/g).map(Number);
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  };
  const ground = light(getComputedStyle(document.body).backgroundColor);
  const found = {};
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    const colour = one.closest("svg") ? style.fill : style.color;
    if (!colour.startsWith("rgb(")) continue;
    const [low, high] = [light(colour), ground].sort((a, b) => a - b);
    found[`${one.tagName} ${one.getAttribute("class") || ""}`] = (high + 0.05) / (low + 0.05);
  }
  return found;
})()
"""
"""The contrast of each kind of element with the ground, by WCAG 2.2."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
            patch.setenv(f"WARREADER_{kind}_HOME", str(folder / kind))
        out = folder / "page.html"
        long = folder / "long.md"
        long.write_text(f"# نشرة\n\n“We stay,” Ilse {'Varnolimandrosta' * 18} said.\n")
        assert warreader("export", "-o", str(out), str(SAMPLES), str(long)).returncode == 0
    with a_page() as page:
        page.open(out)
        yield page


def test_it_loads_without_complaints_and_asks_nobody_for_anything(page: Page) -> None:
    assert page.value_of("document.readyState") == "complete"
    assert page.value_of("document.querySelectorAll('article').length") > 5
    assert page.value_of("document.querySelectorAll('svg').length") > 0
    methods = [event["method"] for event in page.events]
    assert not {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"} & {
        *methods
    }
    asked = [
        event["params"]["request"]["url"]
        for event in page.events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert len(asked) == 1 and asked[0].startswith("file://")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_and_sign_can_be_read(page: Page, scheme: str) -> None:
    page.show_as("screen", prefers_color_scheme=scheme)
    found = page.value_of(_CONTRASTS)
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}
    dark = page.value_of("getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(255, 255, 255)") == (scheme == "light")


def test_keys_reach_every_link_in_order_and_show_where_they_are(page: Page) -> None:
    page.show_as("screen")
    links = page.value_of("document.links.length")
    page.value_of("document.activeElement.blur()")
    told = []
    for _ in range(links):
        page.press("Tab")
        told.append(page.value_of("document.activeElement.getAttribute('href')"))
        style = page.value_of("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"
    assert told == page.value_of("[...document.links].map(one => one.getAttribute('href'))")
    assert told[0] == "#texts"


def test_nothing_is_wider_than_a_narrow_window(page: Page) -> None:
    page.show_as("screen")
    narrow = {"width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    page.command("Emulation.setDeviceMetricsOverride", **narrow)
    assert page.value_of("document.documentElement.scrollWidth") <= 360
    page.command("Emulation.clearDeviceMetricsOverride")


def test_each_line_is_written_in_the_direction_of_its_own_words(page: Page) -> None:
    ways = "[...document.querySelectorAll('nav a, .origin')].filter(one => "
    ways += "one.textContent.startsWith('نشرة'))"
    ways += ".map(one => getComputedStyle(one.closest('[dir]')).direction)"
    assert page.value_of(ways) == ["rtl", "rtl"]


def test_it_is_printed_in_black_without_the_contents(page: Page) -> None:
    page.show_as("print")
    assert page.value_of("getComputedStyle(document.querySelector('nav')).display") == "none"
    colours = "[...new Set([...document.querySelectorAll('p, dd, .who, .figure')].map(one => "
    colours += "getComputedStyle(one).color))]"
    assert set(page.value_of(colours)) <= {"rgb(0, 0, 0)", "rgb(68, 68, 68)"}
    page.show_as("")
    paper = page.command("Page.printToPDF", preferCSSPageSize=False)["data"]
    document = base64.b64decode(paper)
    assert document.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", document)) > 3
