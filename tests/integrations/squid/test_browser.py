"""A person with a browser behind Squid: what is on the screen when something may not go.

With SCREENSHOTS=FOLDER in the environment the pages are kept there as pictures, to be looked at.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.components import require
from tests.integrations.squid.messages import BULK, CLEAN, NUMBER, PERSONAL, PLACEHOLDER
from tests.integrations.squid.network import Squid

pytestmark = pytest.mark.component
HERE = Path(__file__).parent


@contextmanager
def browser(proxy: Squid) -> Iterator[Page]:
    """A page of a headless Chromium that goes through the proxy."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=require("chromium"),
            proxy={"server": f"http://127.0.0.1:{proxy.port}"},
            args=["--no-sandbox", "--disable-quic"],
        )
        try:
            yield chromium.new_page(
                ignore_https_errors=True,
                extra_http_headers={"Accept-Language": "fr-BE,fr;q=0.9,en;q=0.5"},
                viewport={"width": 1000, "height": 900},
            )

        finally:
            chromium.close()


@pytest.fixture(scope="module")
def page(shared_proxy: Squid) -> Iterator[Page]:
    pages = shared_proxy.origin.pages
    pages["/"] = ("text/html; charset=utf-8", (HERE / "chat.html").read_bytes())
    pages["/assets/chat.js"] = ("text/javascript", (HERE / "chat.js").read_bytes())
    pages["/assets/chat.css"] = ("text/css", (HERE / "chat.css").read_bytes())
    with browser(shared_proxy) as opened:
        yield opened
    pages.clear()


def picture(page: Page, name: str) -> None:
    """Keep what is on the screen, where asked for."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def say(page: Page, text: str) -> str:
    """Send a prompt on the chat page; the sentence in the bubble that comes back."""
    before = page.locator(".tool, .error").count()
    page.fill("#prompt", text)
    page.click("button")
    bubble = page.locator(".tool, .error").nth(before)
    bubble.wait_for(timeout=60_000)
    return bubble.inner_text()


def address(proxy: Squid, host: str, path: str = "/") -> str:
    return f"https://{host}:{proxy.origin.port}{path}"


def test_a_chat_page_shows_the_sentence(page: Page, proxy: Squid) -> None:
    page.goto(address(proxy, "chatgpt.com"), timeout=60_000)
    assert say(page, CLEAN) == "Goeiendag"
    assert say(page, PERSONAL) == "Goeiendag"
    prompts = [seen.body.decode() for seen in proxy.origin.take() if seen.method == "POST"]
    assert CLEAN in prompts[0]
    assert PLACEHOLDER in prompts[1]
    assert NUMBER not in prompts[1]
    told = say(page, BULK)
    picture(page, "chat")
    assert "n'a pas été envoyé" in told
    assert "niet verstuurd" not in told  # the browser asks for French
    assert "85.07" not in told
    assert not proxy.origin.take()


def test_a_form_of_a_page_ends_on_the_block_page(page: Page, proxy: Squid) -> None:
    page.goto(address(proxy, "chatgpt.com"), timeout=60_000)
    page.evaluate(
        """text => {
            const form = document.createElement("form");
            const field = document.createElement("input");
            Object.assign(form, {method: "post", action: "/q"});
            Object.assign(field, {name: "q", value: text});
            form.append(field);
            document.body.append(form);
            form.submit();
        }""",
        BULK,
    )
    page.get_by_role("heading", name="Dit bericht is niet verstuurd").wait_for(timeout=60_000)
    picture(page, "blocked")
    headings = page.get_by_role("heading").all_inner_texts()
    assert len(headings) == 4
    text = page.inner_text("body")
    assert "85.07" not in text
    assert "Referentie" in text
    assert (
        page.evaluate("getComputedStyle(document.querySelector('main')).borderTopStyle") == "solid"
    )


@pytest.mark.parametrize("host", ["grok.com", "chat.deepseek.com"])
def test_a_refused_tool_is_explained(page: Page, proxy: Squid, host: str) -> None:
    page.goto(address(proxy, host), timeout=60_000)
    picture(page, f"refused-{host}")
    assert page.get_by_role("heading").all_inner_texts()[0] == ("Deze AI-dienst is niet toegelaten")
    assert not proxy.origin.take()


def test_a_refused_tool_on_a_shared_host_is_explained(page: Page, proxy: Squid) -> None:
    page.goto(address(proxy, "x.com", "/i/grok"), timeout=60_000)
    picture(page, "refused-x.com")
    assert "Grok" in page.inner_text("body")
    assert page.get_by_role("heading").count() == 4
