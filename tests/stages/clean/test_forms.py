"""Forms of pages: each line is the title, and what the page says below its first sentence."""

import pytest

from tests.stages.clean.pages import read

LEAD = "The harbour opened again on Tuesday after a storm that lasted two days, the port authority said."


def form(title, *paragraphs, head=""):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>{body}</main></body></html>"
    return read(page, "text/html")[0].form


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Error 404",
        "503 Service Temporarily Unavailable",
        "451: Unavailable due to legal reasons",
        "Oops! That page can’t be found.",
        "Are you a robot?",
        "Página não encontrada",
        "Fehler 404",
        "Page introuvable",
        "Страница не найдена",
        "الصفحة غير موجودة",
    ],
)
def test_error(title):
    assert form(title, "Try the search.") == "error"


@pytest.mark.parametrize(
    "title",
    [
        "Harbour opens again",
        "410 homes without power",
        "Swimming forbidden at the port",
        "503 people rescued from ferry",
        "Live music returns to the port",
        "Archives of the port flooded",
    ],
)
def test_brief(title):
    assert form(title, LEAD, "Subscribe to our newsletter") == "article"


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading.",
        "You have reached your limit of free articles.",
        "Ya eres suscriptor? Inicia sesión",
        "Cet article est réservé aux abonnés.",
        "Sie möchten den Artikel weiterlesen? Jetzt Abo abschließen.",
        "Já é assinante? Faça login",
        "Полный текст доступен только подписчикам.",
        "هذا المحتوى للمشتركين فقط.",
    ],
)
def test_paywall(wall):
    assert form("Harbour opens again", LEAD, wall) == "stub"
    assert (
        form("Harbour opens again", *[LEAD] * 2, *[LEAD.replace("two", str(n)) for n in range(15)], wall) == "article"
    )


@pytest.mark.parametrize(
    "wall",
    [
        "We and our 842 partners store information on a device, such as cookies, and process personal data.",
        "Wir und unsere Partner verwenden Cookies.",
        "Utilizamos cookies propias y de terceros.",
        "Мы используем файлы cookie.",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.",
    ],
)
def test_consent(wall):
    assert form("Before you go on", wall, "OK") == "wall"
    assert form("Harbour opens again", *[LEAD.replace("two", str(n)) for n in range(5)], wall) == "article"


@pytest.mark.parametrize(
    ("title", "clock"),
    [
        ("Storm at the port: live updates", "1{}:05 GMT"),
        ("Storm – as it happened", "March 3, 2023 at {}:05 AM EST"),
        ("Última hora del puerto, en directo", "1{}.05 h"),
        ("Die Entwicklungen im Newsblog", "1{}:05 Uhr"),
        ("Tempestade no porto: AO VIVO", "há {} horas"),
        ("Шторм в порту: онлайн-трансляция", "{} часа назад"),
    ],
)
def test_live_blog(title, clock):
    assert (
        form(title, *(line for n in range(6) for line in (clock.format(n), LEAD.replace("two", str(n))))) == "liveblog"
    )


def test_lists():
    teasers = (line for n in range(9) for line in (LEAD.replace("two", str(n)), "Read more"))
    assert form("World", *teasers) == form("Tag: storm", LEAD) == "linklist"


def test_what_the_page_states():
    sold = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    live = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    assert (form("Harbour", LEAD, head=sold), form("Harbour", LEAD, head=live)) == ("stub", "liveblog")
