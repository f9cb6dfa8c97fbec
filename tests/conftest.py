"""What all tests share: no example of hypothesis is timed, and one browser a module.

Without chromium the tests that need one are skipped. While Playwright lives its event loop runs,
and no other test can start one of its own.
"""

import os
import shutil

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# a browser of the distribution: nothing is downloaded, and it talks to nobody on its own
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser():
    """Debian's chromium under Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no chromium here (apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser):
    """Open a page of some size; complaints of the browser and foreign requests fail the test."""
    contexts, wrong = [], []

    def visit(address: str, size: str = "desktop", **more):
        wide, high = SIZES[size]
        context = browser.new_context(viewport={"width": wide, "height": high}, **more)
        contexts.append(context)
        page = context.new_page()
        origin = "/".join(address.split("/")[:3])
        page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else 0)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda asked: known(asked.url, origin) or wrong.append(asked.url))
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert wrong == []


def known(url: str, origin: str) -> bool:
    """True for an address at the origin, or one that the page made itself."""
    return url.startswith((origin + "/", "blob:", "data:"))
