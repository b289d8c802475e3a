"""A real Chromium for tests of the chat page; where there is none, they skip and say so."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, async_playwright, expect

PHONE = (390, 844)
DESKTOP = (1280, 800)
expect.set_options(timeout=15_000)  # milliseconds: the whole suite may be running on the same two cores
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")


@asynccontextmanager
async def browser_page(size: tuple[int, int] = PHONE, *, dark: bool = False) -> AsyncIterator[Page]:
    """A page of its own browser, in Russian and Almaty's time; an error of its scripts fails the test at the end."""
    if (chromium := shutil.which("chromium")) is None:
        pytest.skip("chromium is not installed")
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = await browser.new_page(
            viewport={"width": size[0], "height": size[1]},
            locale="ru-RU",
            timezone_id="Asia/Almaty",
            color_scheme="dark" if dark else "light",
        )
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        try:
            yield page
        finally:
            await browser.close()
    assert not errors, errors
