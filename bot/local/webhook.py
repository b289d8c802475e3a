"""Sends updates to the bot's webhook, in order, again and again with growing delay until it says 2xx."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import aiohttp

from bot.local.api import Api
from bot.local.world import Entry, Json

ANSWER_SECONDS = 60.0  # telegram-bot-api, WebhookActor.cpp: no answer in a minute is a failure
LONGEST_DELAY = 60.0
Answered = Callable[[Json], Awaitable[None]]


class WebhookSender:
    """One task; it sleeps until a webhook is set and an update waits."""

    def __init__(self, api: Api, answered: Answered, first_delay: float) -> None:
        self.api = api
        self.answered = answered
        self.first_delay = first_delay
        self._stirred = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.api.world.listeners.append(self._stir)
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        self.api.world.listeners.remove(self._stir)
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def _stir(self, entry: Entry) -> None:
        if entry[0] == "update" or entry[:2] == ("setting", "webhook"):
            self._stirred.set()

    async def _run(self) -> None:
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        delay = self.first_delay
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                self._stirred.clear()
                webhook, pending = self.api.world.settings.get("webhook"), self.api.updates.pending()
                if not webhook or not pending:
                    await self._stirred.wait()
                elif await self._deliver(session, webhook, pending[0]):
                    delay = self.first_delay
                else:
                    await asyncio.sleep(delay)
                    delay = min(2 * delay, LONGEST_DELAY)

    async def _deliver(self, session: aiohttp.ClientSession, webhook: Json, update: Json) -> bool:
        """Whether the webhook took the update; if not, getWebhookInfo tells why."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret"]} if webhook["secret"] else {}
        try:
            async with session.post(webhook["url"], json=update, headers=headers) as response:
                answer = await _read_answer(response)
                problem = "" if 200 <= response.status < 300 else f"{response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            answer, problem = None, f"{type(error).__name__}"
        if problem:
            self._failed(problem)
            return False
        self.api.updates.confirm(update["update_id"] + 1)
        if answer and "method" in answer:
            await self.answered(answer)
        return True

    def _failed(self, problem: str) -> None:
        error = {
            "last_error_date": int(self.api.clock()),
            "last_error_message": f"Wrong response from the webhook: {problem}",
        }
        self.api.world.record("setting", "webhook_error", error)


async def _read_answer(response: aiohttp.ClientResponse) -> Json | None:
    """A webhook may answer with a call, as JSON or, as aiogram does, as a multipart form."""
    if response.content_type == "application/json":
        answer = await response.json()
        return answer if isinstance(answer, dict) else None
    if not response.content_type.startswith("multipart/"):
        return None
    values: Json = {}
    async for part in aiohttp.MultipartReader.from_response(response):
        if isinstance(part, aiohttp.BodyPartReader) and part.name:
            values[part.name] = await part.text()
    return values
