"""The page in a real browser: Debian's Chromium, headless, driven by Selenium."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consilience.export import render_html
from consilience.export.html import SHOWN
from tests.export.sample import dossier, fifty_accounts, one_saga

CHROMIUM, DRIVER = (shutil.which(x) or f"/usr/bin/{x}" for x in ("chromium", "chromedriver"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (Path(CHROMIUM).exists() and Path(DRIVER).exists()),
        reason="headless Chromium is not here: apt-get install chromium chromium-driver",
    ),
]

SIZES = {"phone": (390, 844), "desk": (1280, 900)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    os.environ.setdefault("SE_AVOID_STATS", "true")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(render_html(dossier()), encoding="utf-8")
    return path.as_uri()


def _open(browser: Any, address: str, size: str = "desk", *, scripts: bool = True, dark: bool = False) -> None:
    width, height = SIZES[size]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"},
    )
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    browser.get("about:blank")
    browser.get(address)


def _lit(browser: Any) -> list[str]:
    return browser.execute_script(
        "return [...document.querySelectorAll('.pane')].map(p => [...p.querySelectorAll('.lit')]"
        ".map(m => m.textContent).join(''))"
    )


def _press(browser: Any, key: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(key).perform()


def _click(browser: Any, css: str) -> Any:
    target = browser.find_element("css selector", css)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", target)
    target.click()
    return target


@pytest.mark.parametrize("size", SIZES)
def test_nothing_overflows_and_nothing_is_complained_of(browser, address, size):
    _open(browser, address, size)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= SIZES[size][0]
    assert [e for e in browser.get_log("browser") if "favicon" not in e["message"]] == []
    assert browser.title.endswith("Consilience")


@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen_tells_the_story(browser, address, size):
    _open(browser, address, size)
    first = browser.find_element("css selector", ".front-list li")
    assert first.rect["y"] + first.rect["height"] < SIZES[size][1]
    for part in ("Ostrel burns its last coal", "5 accounts", "3 independent origins", "3 February – 2 April 2032"):
        assert part in first.text


@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen_of_one_saga_tells_its_end(browser, tmp_path, size):
    page = tmp_path / "one.html"
    page.write_text(render_html(one_saga()), encoding="utf-8")
    _open(browser, page.as_uri(), size)
    assert "5 accounts · 3 independent origins" in browser.find_element("css selector", ".kicker").text
    end = browser.find_element("css selector", ".latest")
    assert "The plant goes cold, two days late." in end.text
    assert end.rect["y"] + end.rect["height"] < SIZES[size][1]


def test_a_chip_opens_the_account_at_the_lit_words(browser, address):
    _open(browser, address)
    chip = _click(browser, "#g1 .line .chip")
    assert _lit(browser) == ["Velmora will shut the Ostrel coal plant by the end of March"]
    pane, lit = (browser.find_element("css selector", x).rect for x in (".pane", ".pane .lit"))
    assert pane["y"] <= lit["y"] < pane["y"] + pane["height"]
    assert chip.rect["y"] < browser.execute_script("return scrollY + document.getElementById('desk').offsetTop")


def test_a_difference_is_read_side_by_side_and_closed_by_key(browser, address):
    _open(browser, address)
    button = _click(browser, "#g1 .differ .beside")
    assert _lit(browser) == [
        "Velmora will shut the Ostrel coal plant by the end of March",
        "denied that a date had been agreed at his meeting with the president",
    ]
    _press(browser, "\ue00c")  # Escape
    assert not browser.find_element("id", "desk").is_displayed()
    assert browser.switch_to.active_element == button


def test_a_passage_tells_which_statements_rest_on_it(browser, address):
    _open(browser, address)
    _click(browser, "#g1 .line .chip")
    browser.find_element("css selector", ".pane .lit").click()
    said = browser.find_elements("css selector", "#desk-said button")
    assert "Velmora will shut the Ostrel coal plant by the end of March." in [b.text for b in said]
    said[-1].click()
    assert browser.switch_to.active_element.get_attribute("class").startswith("item")


def test_every_chip_lights_its_own_words(browser, address):
    _open(browser, address)
    wrong = browser.execute_script(
        """
        const wrong = [];
        for (const chip of document.querySelectorAll('.chip')) {
          chip.click();
          const lit = [...document.querySelectorAll('.pane .lit')].map(m => m.textContent).join('');
          const said = chip.title.split(': “').pop().slice(0, -1).replace('…', '');
          if (!lit || !lit.replace(/\\s+/g, ' ').includes(said)) wrong.push([chip.title, lit]);
        }
        return wrong;
        """
    )
    assert wrong == []


def test_of_many_accounts_a_line_shows_the_nearest_and_the_others_on_demand(browser, tmp_path):
    page = tmp_path / "fifty.html"
    page.write_text(render_html(fifty_accounts()), encoding="utf-8")
    _open(browser, page.as_uri(), scripts=False)
    item = next(
        x for x in browser.find_elements("css selector", "#g1 .item") if x.find_elements("css selector", ".rest")
    )
    chips = item.find_elements("css selector", ".chip")
    assert sum(c.is_displayed() for c in chips) == SHOWN
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", item)
    item.find_element("css selector", ".rest").click()
    assert all(c.is_displayed() for c in chips)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_keyboard_walks_the_statements(browser, address):
    _open(browser, address)
    _press(browser, "j")
    first = browser.switch_to.active_element.text
    _press(browser, "j")
    second = browser.switch_to.active_element.text
    _press(browser, "\ue007")  # Enter
    assert first != second
    assert len(_lit(browser)) > 1
    _press(browser, "k")
    assert browser.switch_to.active_element.text == first
    _press(browser, "?")
    assert browser.find_element("id", "help").is_displayed()


def test_the_page_works_without_javascript(browser, address):
    _open(browser, address, scripts=False)
    assert browser.find_elements("css selector", "button:not([hidden]):not(dialog button):not(#desk button)") == []
    href = browser.find_element("css selector", "#g1 .line .chip").get_attribute("href")
    browser.get("about:blank")
    browser.get(href)
    target = browser.find_element("css selector", "details.account[open] mark:target")
    assert target.text.startswith("Velmora will shut")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_channel(int(x)) for x in re.findall(r"\d+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(browser, address, dark):
    _open(browser, address, dark=dark)
    _click(browser, "#g1 .differ .beside")
    pairs = browser.execute_script(
        """
        const ground = (el) => {
          for (; el; el = el.parentElement) {
            const c = getComputedStyle(el).backgroundColor;
            if (!/, 0\\)$/.test(c)) return c;
          }
        };
        return [...document.querySelectorAll('main *, #desk *')]
          .filter(el => el.offsetParent && !el.closest('.vh'))
          .filter(el => [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .map(el => [el.className || el.tagName, getComputedStyle(el).color, ground(el)]);
        """
    )
    assert len(pairs) > 100
    for name, ink, paper in pairs:
        light, dim = sorted((_luminance(ink), _luminance(paper)), reverse=True)
        assert (light + 0.05) / (dim + 0.05) >= 4.5, (name, ink, paper)


def test_it_prints_without_the_tools(browser, address):
    _open(browser, address)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element("css selector", ".rail").is_displayed()
    assert browser.find_element("css selector", "#g1 .line").is_displayed()
    pdf = browser.print_page()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(pdf) > 20_000
