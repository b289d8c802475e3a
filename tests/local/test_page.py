"""The chat page in a real Chromium, with a small scripted bot behind it, and what the page refuses."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
)
from playwright.async_api import Page, expect

from bot.local.people import ADMIN, settle
from bot.local.server import LocalTelegram
from tests.browser import DESKTOP, browser_page, needs_chromium

READER = 1002
PAGES = ["<b>Первая</b> страница &lt;img src=x onerror=alert(1)&gt;", "<i>Вторая</i> страница"]
LONG_QUOTE = "<blockquote expandable>" + "Очень длинные слова, которые не помещаются. " * 12 + "</blockquote>"


def keyboard() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Дальше", callback_data="next")]])


async def answer(bot: Bot, message: Message) -> None:
    match message.text:
        case "/latest":
            await bot.send_message(message.chat.id, PAGES[0], reply_markup=keyboard())
        case "/quotes":
            await bot.send_message(message.chat.id, LONG_QUOTE)
        case _:
            await bot.send_message(message.chat.id, f"Файл {message.document.file_name}" if message.document else "Да?")


async def turn(bot: Bot, query: CallbackQuery) -> None:
    assert query.message is not None
    await bot.edit_message_text(PAGES[1], chat_id=query.message.chat.id, message_id=query.message.message_id)
    await bot.answer_callback_query(query.id, text="Страница 2 из 2")


async def run(bot: Bot) -> None:
    offset = 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=20):
            offset = update.update_id + 1
            if update.message:
                await answer(bot, update.message)
            if update.inline_query:
                content = InputTextMessageContent(message_text=f"Нашлось: {update.inline_query.query}")
                result = InlineQueryResultArticle(id="1", title="Ставка прежняя", input_message_content=content)
                await bot.answer_inline_query(update.inline_query.id, [result])
            if update.callback_query:
                await turn(bot, update.callback_query)


@pytest.fixture
async def running(telegram: LocalTelegram, bot: Bot) -> AsyncIterator[LocalTelegram]:
    settle(telegram)
    await bot.set_my_commands([BotCommand(command="latest", description="Свежее")])
    task = asyncio.create_task(run(bot))
    yield telegram
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def type_text(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


@needs_chromium
async def test_a_conversation_on_a_phone(running: LocalTelegram, bot: Bot) -> None:
    async with browser_page() as page:
        await page.goto(running.url)
        await page.click("#wake")
        await expect(page.locator(".item.in .bubble")).to_contain_text(["Да?"])
        await type_text(page, "/latest")
        last = page.locator(".item.in").last
        await expect(last.locator("b")).to_have_text("Первая")
        await expect(last).to_contain_text("<img src=x onerror=alert(1)>")
        await last.get_by_role("button", name="Дальше").click()
        await expect(last.locator("em")).to_have_text("Вторая")
        await expect(last.locator(".meta")).to_contain_text("изменено")
        await expect(page.locator("#toast")).to_have_text("Страница 2 из 2")
        await bot.send_message(READER, "Доброе утро, вот дайджест")
        await expect(page.locator(".item.in").last).to_contain_text("вот дайджест")
        await page.reload()
        await expect(page.locator(".item.in").last).to_contain_text("вот дайджест")


@needs_chromium
async def test_the_menu_quotes_files_and_people_on_a_desktop(running: LocalTelegram) -> None:
    async with browser_page(DESKTOP) as page:
        await page.goto(running.url)
        await page.click("#wake")
        await page.click("#slash")
        await page.get_by_role("button", name="/latest Свежее").click()
        await expect(page.locator(".item.in").last.locator("b")).to_have_text("Первая")
        await type_text(page, "/quotes")
        quote = page.locator("blockquote")
        await expect(quote).to_have_attribute("aria-expanded", "false")
        folded = await quote.bounding_box()
        await quote.click()
        opened = await quote.bounding_box()
        assert folded is not None
        assert opened is not None
        assert opened["height"] > 2 * folded["height"]
        await page.set_input_files("#file", {"name": "а.txt", "mimeType": "text/plain", "buffer": b"abc"})
        await expect(page.locator(".item.in").last).to_contain_text("Файл а.txt")
        await page.fill("#add-name", "<b>Ян</b>")
        await page.press("#add-name", "Enter")
        await expect(page.locator("#people [aria-selected=true] .name")).to_have_text("<b>Ян</b>")
        await expect(page.locator("#wake")).to_have_text("Запустить")


@needs_chromium
async def test_a_result_of_the_bot_is_chosen_in_a_group_and_a_digest_counts_where_nobody_looks(
    running: LocalTelegram, bot: Bot
) -> None:
    async with browser_page(DESKTOP) as page:
        await page.goto(running.url)
        await page.get_by_role("button", name="Читаем вместе").click()
        await page.fill("#text", "@skazano_bot ставка")
        await page.get_by_role("button", name="Ставка прежняя").click()
        sent = page.locator(".item.out")
        await expect(sent).to_contain_text("Нашлось: ставка")
        await sent.get_by_label("Переслать боту").click()
        await expect(page.locator(".item.out .forwarded").last).to_have_text("Переслано от Аружан")
        running.unblock(ADMIN)
        await bot.send_message(ADMIN, "Дайджест администратору")
        await expect(page.locator("#people .row").first.locator(".badge")).to_have_text("1")
        await page.locator("#people .row").first.click()
        await expect(page.locator(".item.in")).to_contain_text("Дайджест администратору")


@needs_chromium
async def test_a_blocked_bot_is_told_and_can_be_unblocked(running: LocalTelegram, bot: Bot) -> None:
    async with browser_page(DESKTOP) as page:
        await page.goto(running.url)
        await page.click("#wake")
        await page.click("#more")
        await page.click("#block")
        await expect(page.locator("#wake")).to_have_text("Разблокировать")
        assert running.world.chats[READER].members[bot.id] == "kicked"
        await page.click("#wake")
        await expect(page.locator("#text")).to_be_visible()
        assert running.world.chats[READER].members[bot.id] == "member"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
async def test_another_site_cannot_use_the_page(telegram: LocalTelegram, headers: dict[str, str]) -> None:
    settle(telegram)
    body = {"chat": ADMIN, "user": ADMIN, "text": "/start"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.get(f"{telegram.url}/page/state") as response:
            assert response.status == 403
        async with session.post(f"{telegram.url}/page/say", json=body) as response:
            assert response.status == 403
        async with session.get(f"{telegram.url}/bot{telegram.token}/getMe") as response:
            assert response.status == 403
    assert not telegram.world.messages[ADMIN]


@pytest.mark.parametrize("body", [{}, {"chat": 1, "user": 2, "text": "т"}, {"chat": ADMIN, "user": ADMIN, "text": " "}])
async def test_a_wrong_request_is_answered_with_400(telegram: LocalTelegram, body: dict[str, object]) -> None:
    settle(telegram)
    async with aiohttp.ClientSession() as session, session.post(f"{telegram.url}/page/say", json=body) as response:
        assert response.status == 400


async def test_a_text_too_long_for_one_message_goes_as_several(telegram: LocalTelegram, bot: Bot) -> None:
    settle(telegram)
    body = {"chat": ADMIN, "user": ADMIN, "text": "слово " * 1000}
    async with aiohttp.ClientSession() as session, session.post(f"{telegram.url}/page/say", json=body) as response:
        assert await response.json() == [1, 2]
    texts = [update.message.text or "" for update in await bot.get_updates() if update.message]
    assert " ".join(texts).split() == body["text"].split()  # type: ignore[attr-defined]
