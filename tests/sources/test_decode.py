"""Bytes of every encoding that bulletins come in give the words that were meant."""

import codecs
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.decode import BinaryContent, Repairs, decode_bytes
from tests.call_counts import effort

WORDS = "“Today,” said Mirá Tolven — 35 € …"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert decode_bytes(mark + WORDS.encode(encoding)) == WORDS


def test_utf_8_needs_no_mark() -> None:
    assert decode_bytes((WORDS + " 北朝鮮 Привет").encode()) == WORDS + " 北朝鮮 Привет"


def test_windows_1252_is_read_where_utf_8_fails() -> None:
    assert decode_bytes(WORDS.encode("windows-1252")) == WORDS


def test_one_text_may_have_both() -> None:
    assert decode_bytes(f"{WORDS}\n".encode() + WORDS.encode("windows-1252")) == f"{WORDS}\n{WORDS}"


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8"])
def test_utf_8_that_a_server_states_for_other_bytes_is_not_believed(declared: str) -> None:
    page = f"<?xml version='1.0' encoding='{declared}'?><p>Täglich über Brücken</p>"
    assert decode_bytes(page.encode("latin-1"), "utf-8") == page


def test_utf_8_with_a_few_wrong_bytes_is_still_utf_8() -> None:
    page = "<meta charset=iso-8859-1>" + WORDS * 3
    assert decode_bytes(page.encode() + b"\xe4!", "utf-8") == page + "\ufffd!"


def test_bytes_that_are_nothing_are_shown_as_such() -> None:
    assert decode_bytes(b"a\x81b \x93c\x94") == "a\ufffdb “c”"


def test_a_text_that_was_cut_off_within_a_letter_keeps_all_before_it() -> None:
    assert decode_bytes("“Today” é".encode()[:-1]) == "“Today” \ufffd"


@pytest.mark.parametrize("text", [WORDS, "Zelenskyy’s plan", "Přemysl naïve café", "“Да” — нет"])
def test_text_that_was_read_in_the_wrong_encoding_is_repaired(text: str) -> None:
    garbled = text.encode().decode("windows-1252", "replace")
    if "\ufffd" not in garbled:
        assert decode_bytes(garbled.encode()) == text


def test_repair_leaves_the_other_lines_alone() -> None:
    assert decode_bytes("Âge et Ãge\nâ€œNoâ€™s".encode()).startswith("Âge et Ãge\n“No")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04rest", "a zip archive, an office document or an e-book"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"text\0text", "binary data"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryContent, match=kind):
        decode_bytes(data)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_binary(data: bytes) -> None:
    try:
        assert isinstance(decode_bytes(data), str)
    except BinaryContent as binary:
        assert str(binary).startswith("is ")


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_plain_utf_8_comes_back_as_it_went_in(text: str) -> None:
    if not set(text) & set("âÃÂï") and not text.startswith(("\ufeff", "BZh", "GIF8", "%PDF-")):
        assert decode_bytes(text.encode()) == text


def test_the_repairing_library_is_loaded_only_for_garbled_text() -> None:
    code = (
        "import sys\nfrom reader.sources.decode import decode_bytes\n"
        "decode_bytes('“Müller”'.encode())\n"
        "print('ftfy' in sys.modules)\n"
        "decode_bytes('â€œMÃ¼ller'.encode())\nprint('ftfy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("sign", ["Â", "Ã‚", "ÃƒÆ’Ã¢â‚¬Å¡"])
def test_a_stack_of_mojibake_does_not_have_its_line_read_again_and_again(sign: str) -> None:
    """Each letter of it cost one more reading of the line: 110 s a megabyte."""
    few, many = (f"a “b” {sign * times}¿".encode() for times in (60, 240))
    assert decode_bytes(few).encode() == few
    assert effort(lambda: decode_bytes(many)) == effort(lambda: decode_bytes(few))


def test_no_more_short_lines_are_repaired_than_their_length_allows() -> None:
    """Some such texts took 3.6 s a megabyte."""
    repaired = decode_bytes("â€œa\n".encode() * 4000)
    assert repaired.count("“a\n") == 4000 * len("â€œa\n") // 40


def test_texts_that_share_a_limit_of_repairs_have_no_more_lines_repaired_together() -> None:
    garbled, repairs = "â€œa\n".encode() * 3, Repairs(4)
    texts = [decode_bytes(garbled, repairs=repairs) for _ in range(3)]
    assert [text.count("“a") for text in texts] == [3, 1, 0]
    news = "â€œThe crew went home to the village,â€\x9d she said.\n"
    assert "â€" not in decode_bytes(news.encode() * 4000)


def test_a_long_line_counts_as_many_repairs() -> None:
    """A megabyte of such a line took 61 s."""
    for times, repaired in ((100, True), (20_000, False)):
        line = "eqâ€®Â…œâ[¦½t " * times
        assert (decode_bytes(line.encode()) != line) == repaired


def test_what_was_garbled_twice_is_still_repaired() -> None:
    assert decode_bytes("CafÃƒÂ© Â¿quÃ©? ItÃ¢â‚¬â„¢s".encode()) == "Café ¿qué? It’s"


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ('<meta charset="windows-1251">', "cp1251", "Мост взорван"),
        ("<meta http-equiv=x content='text/html; charset=Shift_JIS'>", "cp932", "橋が爆破された"),
        ('<?xml version="1.0" encoding="ISO-8859-9"?>', "iso-8859-9", "köprü yıkıldı"),
        ("<META CHARSET=iso-2022-jp>", "iso-2022-jp", "橋が爆破された"),
        ("<meta charset=windows1251>", "cp1251", "Орм"),
        ('<?xml version="1.0" encoding="hp-roman8"?>', "hp-roman8", "Straße"),
        ("<meta charset=x-mac-cyrillic>", "mac-cyrillic", "Мост взорван"),
    ],
)
def test_a_page_is_decoded_as_it_declares(declared: str, encoding: str, words: str) -> None:
    page = f"<!doctype html>\n{declared}\n<p>{words}"
    assert decode_bytes(page.encode(encoding)) == page
    assert decode_bytes(page.encode()) == page  # valid UTF-8 is that, whatever is declared


def test_a_feed_in_ebcdic_is_decoded_as_it_declares() -> None:
    feed = '<?xml version="1.0" encoding="cp1026"?><rss><title>köprü yıkıldı'
    assert decode_bytes(feed.encode("cp1026")) == feed


@pytest.mark.parametrize("name", ["unicode_escape", "hex", "rot13", "utf-7", "no-such", "utf-16"])
def test_an_encoding_of_no_page_is_not_used(name: str) -> None:
    page = f"<meta charset={name}><p>caf\xe9 \\x41"
    assert decode_bytes(page.encode("windows-1252")) == page


RUSSIAN = "Мост взорвали на рассвете, сообщило министерство. Жители покинули посёлок у реки."
CHINESE = "大桥在黎明时分被炸毁，居民离开了河边的村庄，没有人受伤。"
JAPANESE = "橋は夜明けに爆破され、住民は川沿いの村を離れた。けが人はいないという。"
POLISH = "Most wysadzono o świcie, mieszkańcy opuścili wioskę nad rzeką. Żołnierze się wycofują."
TURKISH = "Köprü şafakta yıkıldı, köylüler ırmağın kıyısından ayrıldı, bakanlık böyle söyledi."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        ("다리는 새벽에 폭파되었고 주민들은 강가의 마을을 떠났다고 밝혔다", "euc-kr"),
        (POLISH, "iso-8859-2"),
        (POLISH, "windows-1250"),
        (TURKISH, "windows-1254"),
        ("Η γέφυρα ανατινάχθηκε την αυγή, είπε το υπουργείο.", "windows-1253"),
    ],
)
def test_text_that_declares_no_encoding_is_read_by_its_words(text: str, encoding: str) -> None:
    page = f"<html><body><p class=text>{text}</p>\n<p>{text}</p></body></html>"
    assert decode_bytes(page.encode(encoding)) == page
    mixed = page.encode(encoding) + f"\n{text}".encode()
    assert decode_bytes(mixed) == f"{page}\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        "“We can’t cross,” the mayor said – the café was shut. “Nobody came,” she added.",
        "Le truppe si sono ritirate dalla città, perché il ponte è distrutto; però c’è già gente.",
        "Les élèves ont quitté l’école où ils étaient réfugiés, dit le porte-parole à l’aube.",
        "As tropas saíram da cidade; a população não está lá.",
        "Brúin yfir ána er ónýt og íbúarnir hafa yfirgefið þorpið; það er ekki hægt.",
        "Broen over åen er ødelagt, og mange har forladt byen; også børn blev såret på vejen.",
        "Die Brücke ist zerstört, erklärte der Sprecher; größere Schäden gibt es außerhalb nicht.",
    ],
)
def test_western_text_stays_what_it_is(text: str) -> None:
    assert decode_bytes(text.encode("windows-1252") * 3) == text * 3
