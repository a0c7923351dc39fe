"""A feed in the list: its reports stand under its name and their day, each on its own."""

from pathlib import Path

from tests.library.bulletin_files import key_of, opened, rows, titles

ITEMS = {
    "ferry": (
        "Ferry sails again",
        "03 Jun 2031 08:00",
        "The ferry sailed at eight in the morning.",
    ),
    "bridge": ("Bridge closes", "03 Jun 2031 12:00", "The bridge closed at noon, the mayor said."),
    "mill": ("Mill burns", "02 Jun 2031 20:00", "The mill at the river burned down in the night."),
}
DIGEST = (
    "<item><title>Morning briefing</title><guid>brief</guid><pubDate>03 Jun 2031 07:00 GMT"
    "</pubDate><description>&lt;h2&gt;Guns fall silent&lt;/h2&gt;&lt;p&gt;Nobody fired.&lt;/p&gt;"
    "&lt;h2&gt;Calder votes&lt;/h2&gt;&lt;p&gt;Parliament voted.&lt;/p&gt;</description></item>"
)


def write(root: Path, *names: str, more: str = "") -> None:
    """The feed with these items, in this order."""
    items = "".join(
        f"<item><title>{title}</title><guid>{name}</guid><pubDate>{at} GMT</pubDate>"
        f"<description>{text}</description></item>"
        for name, (title, at, text) in ((name, ITEMS[name]) for name in names)
    )
    (root / "in").mkdir(exist_ok=True)
    head = "<rss version='2.0'><channel><title>The Quay</title>"
    (root / "in" / "quay.xml").write_text(f"{head}{items}{more}</channel></rss>")


def test_reports_of_a_day_stand_under_one_row_and_digests_under_their_own(tmp_path: Path) -> None:
    write(tmp_path, "ferry", "bridge", "mill", more=DIGEST)
    with opened(tmp_path) as library:
        shown = [
            *("Morning briefing", "Guns fall silent", "Calder votes"),
            *("The Quay", "Bridge closes", "Ferry sails again", "The Quay", "Mill burns"),
        ]
        listed = titles(library)
        groups = [listed[:3], listed[3:6], listed[6:]]
        if groups[0][0] == "The Quay":
            groups = [listed[3:6], listed[:3], listed[6:]]
        assert [title for group in groups for title in group] == shown
        assert library.counts()[:3] == (3, 5, 5)
        ferry = library.article(key_of(library, "Ferry sails again"))
        assert ferry is not None and ferry.published == "2031-06-03T08:00:00+00:00"
        assert (ferry.position, ferry.total, ferry.publisher) == (1, 1, "The Quay")


def test_a_new_item_makes_no_other_one_updated_and_takes_no_mark(tmp_path: Path) -> None:
    write(tmp_path, "bridge", "mill")
    with opened(tmp_path) as library:
        bridge = key_of(library, "Bridge closes")
        library.set_read([bridge], True)
        library.set_bookmark([key_of(library, "Mill burns")], True)
    write(tmp_path, "ferry", "mill", "bridge")
    with opened(tmp_path) as library:
        assert key_of(library, "Bridge closes") == bridge
        states = {row.title: row.state for row in rows(library)}
        assert states["Bridge closes"].read and not states["Bridge closes"].updated
        assert states["Mill burns"].bookmarked
        assert not (states["Ferry sails again"].read or states["Ferry sails again"].updated)


def test_rows_of_joined_reports_are_found_searched_and_stepped_over(tmp_path: Path) -> None:
    write(tmp_path, "ferry", "bridge", "mill")
    with opened(tmp_path) as library:
        listing = library.listing()
        for index, row in enumerate(listing.rows(0, len(listing))):
            if row.target is not None:
                assert listing.index_of(row.target) == index
        assert len(listing.targets()) == 3
        library.set_read([key_of(library, "Bridge closes")], True)
        assert listing.step_unread(0, 1) == listing.index_of(key_of(library, "Ferry sails again"))
        assert library.search("ferry").total == 1 and library.search("the").total == 3
