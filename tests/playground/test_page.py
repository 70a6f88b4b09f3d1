"""The page with the phones, in a real browser: one repair by hand, from the first tap to the number."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from bot.clock import Clock
from bot.playground.demo import stage_of
from bot.playground.page import application, broadcast
from bot.playground.theatre import staged

pytestmark = pytest.mark.browser
_PATIENCE = 15


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """A headless Chromium with an empty profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path}/profile",
        "--window-size=1500,950",
    ):  # fmt: skip
        options.add_argument(flag)
    service = webdriver.ChromeService(shutil.which("chromedriver") or "")
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture
async def address(tmp_path: Path, clock: Clock) -> AsyncIterator[str]:
    """The page's address, with a whole house behind it."""
    async with staged(tmp_path / "house", clock) as theatre:
        stage = stage_of(theatre)
        runner = web.AppRunner(application(stage), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        watching = asyncio.create_task(broadcast(stage))
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
        watching.cancel()
        await runner.cleanup()


class Hands:
    """What a person does on the page."""

    def __init__(self, browser: webdriver.Chrome) -> None:
        self.browser = browser

    def phone(self, code: str) -> WebElement:
        found: WebElement = self.waits(lambda: self.browser.find_element(By.CSS_SELECTOR, f"[data-person='{code}']"))
        return found

    def starts(self, code: str) -> None:
        self.phone(code).find_element(By.CSS_SELECTOR, ".start").click()
        self.taps(code, "同意并进入")
        self.sees(code, "登记好了")

    def says(self, code: str, text: str) -> None:
        box = self.phone(code).find_element(By.CSS_SELECTOR, "input.text")
        box.send_keys(text)
        self.phone(code).find_element(By.CSS_SELECTOR, ".send").click()

    def taps(self, code: str, label: str) -> None:
        def tapped() -> bool:
            keys = self.phone(code).find_elements(By.CSS_SELECTOR, ".keys button")
            found = [key for key in keys if label in key.text]
            if found:
                self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", found[-1])
                found[-1].click()
            return bool(found)

        self.waits(tapped)

    def sees(self, code: str, text: str) -> None:
        self.waits(lambda: text in self.phone(code).text)

    def waits(self, look: Callable[[], Any]) -> Any:
        waiting = WebDriverWait(self.browser, _PATIENCE, poll_frequency=0.05, ignored_exceptions=[Exception])
        return waiting.until(lambda _: look())


def one_repair(browser: webdriver.Chrome, address: str) -> None:
    hands = Hands(browser)
    browser.get(address)
    for code in ("T01-1", "S14", "S15"):
        hands.starts(code)
    details = hands.phone("T01-1").find_element(By.CSS_SELECTOR, "blockquote[expandable]")
    folded = details.size["height"]
    details.click()
    assert details.size["height"] > 3 * folded
    hands.says("T01-1", "卫生间漏水了 <b>&amp;")
    hands.taps("T01-1", "0801")
    hands.taps("T01-1", "确认")
    hands.sees("T01-1", "R-000001")
    hands.sees("S14", "卫生间漏水了 <b>&amp;")
    hands.taps("S14", "派单")
    hands.taps("S14", "赵")
    hands.sees("T01-1", "WO-2026-000001")
    hands.taps("S15", "接单")
    hands.sees("T01-1", "已接单")
    browser.find_element(By.CSS_SELECTOR, "[data-minutes='60']").click()
    hands.waits(lambda: "10:0" in browser.find_element(By.ID, "now").text)
    complaints = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [one for one in complaints if one["level"] == "SEVERE"] == []


async def test_a_repair_is_reported_and_assigned_by_hand(browser: webdriver.Chrome, address: str) -> None:
    with ThreadPoolExecutor(1) as hands:
        await asyncio.get_running_loop().run_in_executor(hands, one_repair, browser, address)


def narrow(browser: webdriver.Chrome, address: str) -> None:
    hands = Hands(browser)
    browser.get(address)
    code = "T11-1"
    hands.waits(lambda: browser.find_element(By.CSS_SELECTOR, "[data-person='S14'] .first").text)
    browser.execute_script(
        "localStorage.setItem('phones', arguments[0])", browser.execute_script(_ID_OF, "David Miller")
    )
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _PHONE)
    browser.refresh()
    hands.sees(code, "先点“开始”")
    assert hands.phone(code).find_element(By.CSS_SELECTOR, ".who small").text.split(" · ")[1] == "1901"
    assert browser.find_element(By.ID, "bar").size["height"] < 80
    assert {key.size["height"] < 35 for key in browser.find_elements(By.CSS_SELECTOR, "#clock button")} == {True}
    assert browser.execute_script(_SPILLS) == []
    hands.phone(code).find_element(By.CSS_SELECTOR, ".start").click()
    hands.taps(code, "Agree")
    hands.says(code, "the bathroom tap is leaking")
    hands.taps(code, "Confirm")
    hands.waits(lambda: len(browser.find_elements(By.CSS_SELECTOR, ".whole")) > 5)
    assert browser.execute_script(_BROKEN) == []
    assert browser.execute_script(_WIDE) == []
    browser.execute_script("localStorage.setItem('phones', arguments[0])", browser.execute_script(_ID_OF, "周敏"))
    browser.refresh()
    hands.starts("T01-1")
    hands.says("T01-1", "/repair")
    hands.says("T01-1", "水龙头坏了")
    hands.taps("T01-1", "0801")
    hands.sees("T01-1", "上一步")
    assert browser.execute_script(_WIDE) == []
    for width in (320, 1440):
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _PHONE | {"width": width, "mobile": width < 1000})
        assert browser.execute_script(_WIDE) == []


_PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
_ID_OF = """
    const find = [...document.querySelectorAll("#add option")].find((one) => one.text.startsWith(arguments[0]));
    return JSON.stringify([Number(find.value)]);
"""
_SPILLS = """
    const parts = [...document.querySelectorAll("#building, #now, #clock button, #jump, #add")];
    const boxes = parts.map((one) => ({ name: one.id || one.textContent, box: one.getBoundingClientRect() }));
    const beside = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1;
    const above = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    return boxes.flatMap((one, n) => boxes.slice(n + 1)
        .filter((other) => !beside(one.box, other.box) && !above(one.box, other.box))
        .map((other) => [one.name, other.name]));
"""
_WIDE = """
    const lines = (one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size;
    };
    const page = document.documentElement;
    const spills = (one) => one.scrollWidth > one.clientWidth + 1;
    const boxes = document.querySelectorAll("#bar, #building, .phone, .talk, .bubble, .keys, .keys button");
    return [
        ...[page, ...boxes].filter(spills),
        ...[...document.querySelectorAll(".keys .short, #clock button")].filter((one) => lines(one) > 1),
    ].map((one) => one.id || one.textContent.slice(0, 40));
"""
_BROKEN = """
    return [...document.querySelectorAll(".whole")].filter((one) => one.getClientRects().length > 1)
        .map((one) => one.textContent);
"""


async def test_on_a_narrow_phone_nothing_is_cut_and_no_word_is_broken(browser: webdriver.Chrome, address: str) -> None:
    with ThreadPoolExecutor(1) as hands:
        await asyncio.get_running_loop().run_in_executor(hands, narrow, browser, address)
