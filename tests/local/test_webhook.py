"""Updates are pushed to a webhook as Telegram pushes them."""

import aiohttp
from aiogram import Dispatcher
from aiogram.methods import SendMessage
from aiogram.types import (
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler

from bot.local.server import LocalTelegram
from tests.telegram import bot_of


async def test_a_webhook_gets_updates_in_order_with_its_secret_and_again_after_a_failure() -> None:
    seen: list[tuple[str, str | None]] = []

    async def hook(request: aiohttp.web.Request) -> aiohttp.web.Response:
        update = await request.json()
        seen.append((update["message"]["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        if len(seen) == 1:
            return aiohttp.web.Response(status=500)
        answer = {"method": "sendMessage", "chat_id": update["message"]["chat"]["id"], "text": "ответ"}
        return aiohttp.web.json_response(answer)

    application = aiohttp.web.Application()
    application.router.add_post("/hook", hook)
    runner = aiohttp.web.AppRunner(application)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    async with LocalTelegram(webhook_delay=0.01) as telegram, bot_of(telegram) as bot:
        reader = telegram.add_user("Аружан")
        await bot.set_webhook(address, secret_token="тайна".encode().hex())
        telegram.say(reader, reader, "один")
        telegram.say(reader, reader, "два")
        await telegram.until(lambda: telegram.texts(reader) == ["ответ", "ответ"])
        assert "500" in ((await bot.get_webhook_info()).last_error_message or "")
    assert [text for text, _ in seen] == ["один", "один", "два"]
    assert {secret for _, secret in seen} == {"тайна".encode().hex()}
    await runner.cleanup()


async def test_a_webhook_may_answer_with_a_call_as_aiogram_does() -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> SendMessage:
        return message.answer(f"<b>{message.text}</b>")

    async with LocalTelegram() as telegram, bot_of(telegram) as bot:
        application = aiohttp.web.Application()
        SimpleRequestHandler(dispatcher, bot, handle_in_background=False).register(application, "/hook")
        runner = aiohttp.web.AppRunner(application)
        await runner.setup()
        await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
        await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
        reader = telegram.add_user("Аружан")
        telegram.say(reader, reader, "привет")
        assert (await telegram.next_message(reader))["text"] == "привет"
        await runner.cleanup()
