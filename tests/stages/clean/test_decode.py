"""Charsets: declared, undeclared, declared wrongly, mixed, and misread twice."""

import pytest

from consilience.stages.clean.decode import decode

GERMAN = "Der Bürgermeister sagte, die Brücke bleibe geschlossen – “für Monate”. " * 4
RUSSIAN = "Мэр города сообщил во вторник, что мост через реку закрыт на несколько месяцев. " * 2
POLISH = "Burmistrz powiedział, że most pozostanie zamknięty przez kilka miesięcy z powodu pęknięć. " * 2
JAPANESE = "市長は火曜日、橋脚にひびが見つかったため、この橋を数か月間閉鎖すると発表した。"
ARABIC = "قال رئيس البلدية يوم الثلاثاء إن الجسر سيبقى مغلقا لعدة أشهر بسبب شقوق."


@pytest.mark.parametrize("charset", ["cp1252", "utf-8", "utf-16"])
def test_declared(charset):
    assert decode(GERMAN.encode(charset), charset) == GERMAN
    assert decode(f'<meta charset="{charset}">{GERMAN}'.encode(charset), html=True).endswith(GERMAN)


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, RUSSIAN, POLISH, ARABIC])
def test_utf16_without_a_mark(text, charset):
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (ARABIC, "cp1256"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "iso2022_jp"),
        ("市长星期二表示，由于桥墩出现裂缝，这座大桥将关闭数月。", "gb18030"),
    ],
)
@pytest.mark.parametrize("declared", ["", "utf-8", "no-such-charset", "unicode_escape"])
def test_undeclared(text, charset, declared):
    assert decode(text.encode(charset), declared) == text
    page = f"<html><head><title>{text[:9]}</title></head><body><p>{text}</p></body></html>"
    assert decode(page.encode(charset), declared, html=True) == page


@pytest.mark.parametrize(
    ("text", "charset", "label"),
    [(GERMAN, "cp1252", "ISO_8859-1"), (RUSSIAN, "cp1251", "iso-8859-1"), ("Başkan “köprü” dedi", "cp1254", "latin5")],
)
def test_label_is_read_as_the_web_does(text, charset, label):
    assert decode(text.encode(charset), label) == text


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, JAPANESE])
def test_misread_on_the_way(text):
    assert decode(text.encode().decode("latin-1").encode()) == text


def test_lines_of_another_charset():
    assert decode(b"\n".join([GERMAN.encode(), GERMAN.encode("cp1252"), GERMAN.encode()])) == "\n".join([GERMAN] * 3)


@pytest.mark.parametrize("text", [GERMAN, JAPANESE, "L’été à Évian… " * 9, "···· end ÄÄÄÄ\n" * 4, "Spaß “fÃ¼r” alle"])
def test_what_can_be_read_stays(text):
    assert decode(text.encode()) == text
