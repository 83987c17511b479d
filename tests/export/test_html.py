import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from consilience.export import render_html
from tests.export.sample import TEXTS, dossier, fifty_accounts, one_saga

VOID = {"meta", "input", "link", "br", "img", "rect", "path", "circle"}


class Page(HTMLParser):
    """Reads a page strictly: tags must nest; collects what tests ask for."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.marks: dict[str, str] = {}
        self.headings: list[int] = []
        self._mark = ""
        self.shown = ""
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        self.tags.append((tag, given))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self._mark = given.get("id", "") if tag == "mark" else self._mark
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._mark = "" if tag == "mark" else self._mark

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.shown += data
        if self._mark:
            self.marks[self._mark] = self.marks.get(self._mark, "") + data

    def all(self, name: str) -> list[dict[str, str]]:
        return [attrs for tag, attrs in self.tags if tag == name]


@pytest.fixture(scope="module")
def source() -> str:
    return render_html(dossier())


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_link_inside_the_page_has_its_target_and_ids_are_unique(page):
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    anchors = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    assert len(anchors) > 50
    assert anchors <= set(ids)


def test_a_chip_lights_exactly_the_cited_words(page):
    accounts = {int(d["data-n"]): d["id"] for d in page.all("details") if "data-n" in d}
    by_letter = {"A": "wire", "B": "courier"}
    assert len(accounts) == len(TEXTS)
    codes = {c for a in page.all("a") for c in a.get("data-c", "").split() if not c.endswith(":0:0")}
    for n, start, end in (map(int, c.split(":")) for c in codes):
        lit = {int(k.split("-")[1]): v for k, v in page.marks.items() if k.startswith(f"t{n}-")}
        words = "".join(v for at, v in sorted(lit.items()) if start <= at < end)
        if n < 2:
            assert words == TEXTS[[*by_letter.values()][n]][start:end]


def test_nothing_is_fetched_run_or_styled_from_outside_the_policy(source, page):
    assert not page.all("link") + page.all("img") + page.all("iframe") + page.all("object") + page.all("base")
    assert not [a for _, a in page.tags if "style" in a or any(k.startswith("on") for k in a)]
    assert not any("src" in a for _, a in page.tags)
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inline,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = b64encode(sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_shown_and_never_obeyed(source, page):
    assert len(page.all("script")) == 1
    assert '<script>alert("rink")</script> "quoted" & </mark> title' in page.shown
    assert "<img src=x onerror=alert(1)>" in page.shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", source)
    assert "[U+202E]gnp.exe" in page.shown


def test_only_web_addresses_are_links_and_they_tell_nothing(page):
    away = [a for a in page.all("a") if not a["href"].startswith("#")]
    assert away
    assert all(a["href"].startswith("https://") and a["rel"] == "noopener noreferrer" for a in away)


def test_furniture_is_folded_and_never_cited(source):
    for junk in re.findall(r'<details class="junk">(.*?)</details>', source, re.DOTALL):
        assert "<mark" not in junk
    assert "Leave a Reply" in source
    assert "Leave a Reply" not in source.split('class="texts"')[0]


def test_landmarks_and_headings(page):
    names = [tag for tag, _ in page.tags]
    assert [names.count(x) for x in ("main", "h1", "header", "footer")] == [1, 1, 1, 1]
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
    assert all(a.get("aria-label") or a.get("aria-labelledby") for x in ("nav", "aside", "dialog") for a in page.all(x))


def test_one_saga_is_the_page_itself():
    page = Page(render_html(one_saga()))
    assert not [d for d in page.all("details") if d.get("class") == "saga"]
    assert "not kept" in page.shown
    assert "Last event told · 2 April 2032" in page.shown
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_the_page_says_why_an_account_stands_in_its_story(source):
    assert "Why these accounts are one story" in source
    assert "both name Ostrel; words 0.41 alike" in source


def test_the_page_does_not_hang_on_the_order_of_anything_but_stories():
    straight, turned = one_saga(), one_saga()
    for part in ("articles", "propositions", "differences", "lineage", "entities", "timeline", "commitments"):
        turned[part].reverse()
    assert render_html(straight) == render_html(turned)


def test_an_empty_dossier_says_so():
    data = {k: [] if isinstance(v, list) else v for k, v in dossier().items()}
    assert "No story found" in Page(render_html(data)).shown


def test_a_dossier_without_texts_shows_the_cited_passages():
    data = dossier()
    for a in data["articles"]:
        del a["text"]
    page = Page(render_html(data))
    anchors = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#t") and "-" in a["href"]}
    assert anchors <= {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert "Hospital director" not in page.shown
    assert "17 people had been treated after the November fire" in page.shown


def test_fifty_accounts_stay_small():
    source = render_html(fifty_accounts())
    assert len(source) < 1_000_000
    assert "copies" in Page(source).shown
