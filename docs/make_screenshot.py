"""Take docs/screenshot.png of a dossier's page: ``python docs/make_screenshot.py out/demo/index.html``.

Needs Debian's chromium and chromium-driver, as the browser tests do.
"""

import sys
from pathlib import Path

from selenium import webdriver

WIDTH, HEIGHT = 1280, 1300
OUT = Path(__file__).parent / "screenshot.png"


def main(page: Path) -> None:
    """Photograph the first saga of the page, with a statement open on the reading desk."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
    ):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(page.resolve().as_uri())
    browser.execute_script("document.querySelector('.differ .beside, .beside').click()")
    browser.execute_script("document.getElementById('g1').scrollIntoView()")
    browser.save_screenshot(str(OUT))
    browser.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
