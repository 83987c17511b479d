"""The small readers of the room: bylines, outlets, credits, repairs, languages, forms, charsets."""

import pytest

from consilience.records import Credit, Repair
from consilience.stages.clean.authors import names_in, names_of_byline
from consilience.stages.clean.language import language_of
from consilience.stages.clean.outlet import original, site_of, without_outlet
from consilience.stages.clean.spun import translated_score
from tests.stages.clean.pages import read


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Reyes", ("Ann Reyes",)),
        ("By Ann Reyes and Tom Okafor", ("Ann Reyes", "Tom Okafor")),
        ("Von Jutta Brandt", ("Jutta Brandt",)),
        ("By Ann Reyes • December 17, 2025 • 11 min read", ("Ann Reyes",)),
        ("ByAnn Reyes 12th February 2025", ("Ann Reyes",)),
        ("December 15, 2025 · 30 min · Ann Reyes", ("Ann Reyes",)),
        ("Ann Reyes 25 March 2025", ("Ann Reyes",)),
        ("Ann Reyes Published 10:19am 19 December 2025", ("Ann Reyes",)),
        ("• Ann Reyes", ("Ann Reyes",)),
        ("Ann Reyes, Tom Okafor & Dana Bell", ("Ann Reyes", "Tom Okafor", "Dana Bell")),
        ("By Ann Reyes in Paris and Tom Okafor in London", ("Ann Reyes", "Tom Okafor")),
        ("By Ann Reyes for Bay Courier", ("Ann Reyes",)),
        ("By Ann Reyes Senior Political Correspondent", ("Ann Reyes",)),
        ("Ann ReyesFounder at Bay Boats", ("Ann Reyes",)),
        ("Ann Reyes, Print Managing Editor", ("Ann Reyes",)),
        ("By Ann Reyes, DVM. Reviewed by Dana Bell, DVM", ("Ann Reyes, DVM",)),
        ("Written By: Ann Reyes Gardener & Astrologer", ("Ann Reyes",)),
        ("27 September,2023By Ann Reyes", ("Ann Reyes",)),
        ("Paula (Guha) Reyes Published: January 3, 2024", ("Paula (Guha) Reyes",)),
        ("Bay Harbour Desk / bay.example / Updated: Dec 17, 2025, 21:47 IST", ("Bay Harbour Desk",)),
        ("Analysis by Ann Reyes, CNN", ("Ann Reyes",)),
        ("By Our Correspondent", ("Our Correspondent",)),
        ("Ein Kommentar von Jutta Brandt", ("Jutta Brandt",)),
        ("Par Anne Marchand (avec AFP)", ("Anne Marchand",)),
        ("a cura di Marco Rossi e Anna Verdi", ("Marco Rossi", "Anna Verdi")),
        ("Por João Silva, da Gazeta", ("João Silva",)),
        ("Текст: Иван Петров", ("Иван Петров",)),
        ("بقلم: أحمد حسن", ("أحمد حسن",)),
        ("by batching", ()),
        ("By 3 minutes", ()),
        ("PORT ALDER, March 14, 2023 –", ()),
        ("Bay Islander, March 14, 2023", ()),
        ("By the time it was dark, the crew had left the harbour.", ()),
    ],
)
def test_byline(line, names):
    assert names_of_byline(line) == names


def test_credentials_stay_with_the_name():
    assert names_in("Dana Bell, MS, RD, Lee Ortiz") == ("Dana Bell, MS, RD", "Lee Ortiz")


def test_marks_around_a_name_are_none_of_it():
    assert names_in('Authored by:"Ann Reyes"; Tom Okafor -') == ("Ann Reyes", "Tom Okafor")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.daily.example/a", "daily.example"),
        ("http://news.daily.co.uk/a", "daily.co.uk"),
        ("//m.daily.com.au", "daily.com.au"),
        ("http://127.0.0.1/x", "127.0.0.1"),
        ("https://anna.wordpress.com/2023/storm", "anna.wordpress.com"),
        ("http://faro.blogspot.com.br/2023/03/a.html", "faro.blogspot.com"),
        ("", ""),
        ("http://[broken", ""),
    ],
)
def test_site(url, site):
    assert site_of(url) == site


@pytest.mark.parametrize(
    "copy",
    [
        "https://web.archive.org/web/20230305101010/https://www.tide.example/a-b",
        "https://www-tide-example.cdn.ampproject.org/c/s/www.tide.example/a-b",
        "https://www.google.com/amp/s/www.tide.example/a-b",
        "https://www-tide-example.translate.goog/a-b?_x_tr_sl=es",
        "https://www.tide.example/a-b",
    ],
)
def test_address_of_a_copy(copy):
    assert original(copy) == "https://www.tide.example/a-b"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Storm hits the coast | The Daily Tide", "Storm hits the coast"),
        ("Storm hits the coast - dailytide.example", "Storm hits the coast"),
        ("The Daily Tide: Storm hits the coast", "The Daily Tide: Storm hits the coast"),
        ("Day-to-day life - and death", "Day-to-day life - and death"),
        ("The Daily Tide", "The Daily Tide"),
    ],
)
def test_outlet_is_cut_off_the_title(title, expected):
    assert without_outlet(title, "The Daily Tide", "dailytide.example") == expected


ARTICLE = (
    "Port opens again after storm\n\n{}\n\nThe harbour opened again on Tuesday after a storm that lasted two days."
)


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("LINDEN BAY (Reuters) - Ships left the harbour on Tuesday for the first time in two days.", "text", "Reuters"),
        ("LINDEN BAY (Reuters) â\x80\x94 Ships left the harbour on Tuesday, for the first time.", "text", "Reuters"),
        (
            "Ships left the harbour for the first time in two days, as first reported by the Bay Courier.",
            "text",
            "the Bay Courier",
        ),
        (
            "The cracks were first reported in May 2031 by the Bay Courier, and again last week.",
            "text",
            "the Bay Courier",
        ),
        ("Ships wait outside the harbour. Photo: AFP", "photo", "AFP"),
        ("Source link", "link", "Source link"),
        ("Source: Xinhua", "text", "Xinhua"),
        ("With inputs from PTI", "text", "PTI"),
        ("Ann Reyes contributed to this report.", "text", "Ann Reyes"),
        ("(Reporting by Ann Reyes; editing by Tom Okafor)", "text", "Ann Reyes"),
        ("Con información de EFE", "text", "EFE"),
        ("(avec AFP)", "text", "AFP"),
        ("(mit Material von dpa)", "text", "dpa"),
        ("Com informações da Agência Brasil.", "text", "Agência Brasil"),
        ("Источник: РИА Новости", "text", "РИА Новости"),
        ("المصدر: رويترز", "text", "رويترز"),
        ("© 2023 AFP", "text", "AFP"),
        ("Publicado originalmente en El Faro.", "text", "El Faro"),
        ("Read the original article here.", "link", "Read the original article here"),
        ("Quelle: https://www.hafenbote.example/a", "link", "https://www.hafenbote.example/a"),
        ("Ann Reyes/Reuters", "photo", "Ann Reyes/Reuters"),
        ("FILE PHOTO: Ships wait outside the port. REUTERS/Ann Reyes", "photo", "REUTERS/Ann Reyes"),
        ("Courtesy of the Bay Museum", "photo", "the Bay Museum"),
        ("الصورة: رويترز", "photo", "رويترز"),
    ],
)
def test_credit(line, kind, name):
    article, _, rest = read(ARTICLE.format(line))
    found = [r for r in rest if isinstance(r, Credit)]
    assert [(r.kind, r.name) for r in found] == [(kind, name)]
    assert article.text[found[0].start : found[0].end] == name


def test_a_month_is_no_source():
    found = read(
        ARTICLE.format("The cracks were first reported in May by a newspaper of the town, and again last week.")
    )[2]
    assert not [r for r in found if isinstance(r, Credit)]


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("Ships may leave on Friday, the harbour master told AFP, but not before noon.", "AFP", "told AFP"),
        ("The crew was safe, according to the state-run Noria news agency.", "state-run Noria news agency", ""),
        ("Bay Radio noted that ships had left the harbour.", "Bay Radio", "Bay Radio noted"),
        (
            "On Monday state television reported that the port was open.",
            "state television",
            "state television reported",
        ),
        ("Local media showed pictures of the flooded quay.", "Local media", "Local media showed"),
        ("The Associated Press said the port was open.", "Associated Press", "Associated Press said"),
        ("She told CBS television that the port was open.", "CBS television", "told CBS television"),
        ("A report by the Noria Beacon newspaper put the loss at two boats.", "Noria Beacon newspaper", ""),
        (
            "The Bay Channel's Ann Reyes, reporting from Alder, saw ships leave.",
            "The Bay Channel",
            "The Bay Channel's Ann Reyes, reporting",
        ),
    ],
)
def test_media_cited_in_the_body(line, name, words):
    article, _, rest = read(ARTICLE.format(line + " The port is the largest of the coast and lives on fish and salt."))
    found = [r for r in rest if isinstance(r, Credit)]
    assert [(r.kind, r.name) for r in found] == [("cited", name)]
    assert words in article.text[found[0].start : found[0].end]


def test_social_media_and_agencies_of_the_state_are_no_media():
    line = "Pictures on social media showed the quay, and the space agency said it had seen the flood."
    _, _, rest = read(ARTICLE.format(line))
    assert [r for r in rest if isinstance(r, Credit)] == []


def test_who_is_told_something_is_no_credit():
    line = "The minister told the bay's radio service that ships would leave the harbour within the next two days."
    _, _, rest = read(ARTICLE.format(line))
    assert [r for r in rest if isinstance(r, Credit)] == []


@pytest.mark.parametrize(
    ("words", "kind", "reading"),
    [
        ("said MarinoThe harbour was closed", "joined-words", "Marino The"),
        ("the harbour was closed.Ships had to wait", "missing-space", "closed. Ships"),
        ("ships that have. been waiting outside", "stray-break", ""),
        ("waited in the the harbour", "doubled", "the"),
        ("the harbourâ\x80\x99s master waited", "mojibake", "harbour’s"),
        ("the harbourÃ¢â‚¬â„¢s master waited", "mojibake", "harbour’s"),
        ("the harbour\x92s master waited", "mojibake", "harbour’s"),
        ("under Mayor Ð³Ð¾Ñ€Ð¾Ð´Ð° waited", "mojibake", "города"),
        ("the harbour&#8217;s master waited", "entity", "’"),
        ("ships &amp;amp; boats waited", "entity", "&"),
        ("the har\xadbour master waited", "invisible", ""),
        ("the har\u200bbour master waited", "invisible", ""),
        ("ships of порт.Об waited", "missing-space", "порт. Об"),
    ],
)
def test_repair(words, kind, reading):
    _, _, rest = read(ARTICLE.format(f"Captains of several ships {words} until the storm was over on Tuesday."))
    assert [(r.kind, r.reading) for r in rest if isinstance(r, Repair)] == [(kind, reading)]


@pytest.mark.parametrize(
    "words",
    [
        "Mr. al-Hadi and Dr. von Arden met at 5 p.m. in Linden.",
        "The U.S. and the U.K. agreed, etc. and so on.",
        "see lindenbay.example.com. and more",
        "Spaß“, LinkedIn, «à\xa0«Paris», É…, R&D; Capt. von Arden, Corp. said, São, L’Âge d’or.",
        "كتاب\u200cها \u200fعن البحر",
    ],
)
def test_sound_text_is_not_repaired(words):
    _, _, rest = read(ARTICLE.format(f"Captains of several ships waited outside: {words}"))
    assert [r for r in rest if isinstance(r, Repair)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour opened again on Tuesday after a storm that lasted two days.", "en"),
        ("Der Hafen wurde am Dienstag nach einem zweitägigen Sturm wieder geöffnet.", "de"),
        ("Le port a rouvert mardi après une tempête qui a duré deux jours.", "fr"),
        ("El puerto volvió a abrir el martes tras una tormenta que duró dos días.", "es"),
        ("Порт снова открылся во вторник после двухдневного шторма.", "ru"),
        ("12 34", "und"),
        ("The harbour opened again on Tuesday after a storm that lasted two days. " * 20, "en"),
        ("Havnen åpnet igjen tirsdag etter en storm som varte i to dager, og fergene gikk igjen. " * 20, "no"),
    ],
)
def test_language(text, language):
    assert language_of(text)[0] == language


def test_spun_text_scores_higher():
    spun = (
        "The president It was announced. BidenA short term. They have. been told. In the In harbour, Arden See Iraq ."
    )
    assert translated_score(spun * 3) > 0.5 > translated_score(ARTICLE.format("Ships left the harbour."))


@pytest.mark.parametrize(
    "line",
    [
        "He wrote on YouTube and WhatsApp and LinkedIn that MacArthur Corp. said no.",
        "„Niemand war in Gefahr.“",
        "« Nous avons attendu » ; le port ; rien ; le reste.",
        "Han sa: ”Hej” och gick. ”Nej” sade hon.",
        "قال رئيس البلدية إن الجسر مغلق . وقال أيضا ، إنه مغلق .",
    ],
)
def test_sound_prose_is_not_translated(line):
    assert translated_score(f"{line}\n" * 20) == 0
