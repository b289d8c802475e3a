"""The Bot API server: aiohttp on loopback, one bot, Telegram's answers."""

import asyncio
import inspect
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from aiohttp import web

from bot.local.actions import Actions
from bot.local.api import Api
from bot.local.errors import ApiError
from bot.local.faults import Fault, Faults
from bot.local.journal import Journal
from bot.local.limits import FloodGate, Limits
from bot.local.methods import METHODS
from bot.local.page import ChatPage
from bot.local.params import LARGEST_UPLOAD, Params, read_params
from bot.local.updates import Updates
from bot.local.webhook import WebhookSender
from bot.local.world import Entry, Json, World

log = logging.getLogger(__name__)
METERED = ("sendmessage", "senddocument")
KEPT_CALLS = 100_000  # a broadcast to many readers in a test still fits
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot. `status` is the answer's HTTP code, 0 where the connection was cut."""

    at: float
    method: str
    params: Json
    chat: int
    status: int
    result: Any = None


class LocalTelegram(Actions):
    """`async with LocalTelegram() as telegram:` listens on `telegram.url`; a bot with `telegram.token` may call it.

    `limits` turns the flood limits on, `faults` orders failures, `calls` and `texts()` tell what the bot did, and the
    actions of people are methods of this object. `clock` (seconds since 1970) dates messages and meters floods.
    """

    def __init__(
        self,
        *,
        token: str = "42:local",
        host: str = "127.0.0.1",
        port: int = 0,
        name: str = "Сказано",
        username: str = "skazano_bot",
        state: Path | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
        webhook_delay: float = 1.0,
    ) -> None:
        bot_id = int(token.partition(":")[0])
        world = World({"id": bot_id, "is_bot": True, "first_name": name, "username": username})
        super().__init__(Api(world, Updates(world, clock), clock))
        self.token = token
        self.host = host
        self.port = port
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=KEPT_CALLS)
        self._gate = FloodGate(limits) if limits else None
        self._journal = Journal(world, state) if state else None
        self._webhook = WebhookSender(self.api, self._webhook_answer, webhook_delay)
        self._changed = asyncio.Event()
        self._answers: dict[str, Json] = {}
        self._runner: web.AppRunner | None = None
        self._page = ChatPage(self)

    @property
    def url(self) -> str:
        """The base that TELEGRAM_API_BASE takes, and the chat page."""
        return f"http://{self.host}:{self.port}"

    async def start(self) -> None:
        """Raises OSError where the port is taken or the state cannot be kept.

        The port comes first: whoever has it owns the state, and a second server must not touch it.
        """
        await self._listen()
        try:
            if self._journal:
                self._journal.open()
        except OSError:
            assert self._runner
            await self._runner.cleanup()
            raise
        self.world.listeners.append(self._notice)
        self._webhook.start()

    async def _listen(self) -> None:
        application = web.Application(client_max_size=LARGEST_UPLOAD + 1024 * 1024, middlewares=[self._page.guard])
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        application.router.add_get("/file/bot{token}/documents/{file}", self._download)
        self._page.add_routes(application)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.host, self.port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        await self._webhook.stop()
        self.api.updates.release()
        self._page.close()
        if self._runner:
            await self._runner.cleanup()
        self.world.listeners.remove(self._notice)
        if self._journal:
            self._journal.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            if request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            params = await read_params(request)
            result = await self._call(request, request.match_info["method"], params)
        except ApiError as error:
            return web.json_response(error.answer(), status=error.code)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            log.exception("The local Telegram could not do %s", request.match_info["method"])
            return web.json_response(ApiError(500, "Internal Server Error").answer(), status=500)
        return web.json_response({"ok": True, "result": result})

    async def _call(self, request: web.Request, method: str, params: Params) -> Any:
        """Does the call, or fails it as ordered; either way it stands in `calls`."""
        chat = params.integer("chat_id")
        fault = self.faults.take(method, chat)
        status, result = 200, None
        try:
            if fault is None or fault.accepted:
                result = await self.perform(method, params)
            if fault is not None:
                await self._fail(request, fault)
        except ApiError as error:
            status = error.code
            raise
        except ConnectionAbortedError as error:
            status = 0
            raise web.HTTPInternalServerError from error  # nobody reads it: the connection is gone
        finally:
            if method.lower() != "getupdates":
                self.calls.append(Call(self.api.clock(), method, params.plain(), chat, status, result))
                self._changed.set()
        return result

    async def _fail(self, request: web.Request, fault: Fault) -> None:
        if fault.hang:
            await asyncio.sleep(fault.hang)
        if fault.refusal is not None:
            raise fault.refusal.with_traceback(None)
        if fault.reset:
            if request.transport is not None:
                request.transport.abort()
            raise ConnectionAbortedError

    async def perform(self, name: str, params: Params) -> Any:
        """One method of the Bot API; raises ApiError."""
        method = METHODS.get(name.lower())
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        if self._gate and name.lower() in METERED:
            chat = params.integer("chat_id")
            self._gate.enter(chat, self.api.clock(), is_group=chat < 0)
        result = method(self.api, params)
        return await result if inspect.isawaitable(result) else result

    async def _webhook_answer(self, answer: Json) -> None:
        """A webhook may answer an update with a call; its result goes to nobody, as with Telegram."""
        params = Params({key: value for key, value in answer.items() if key != "method"})
        status, result = 200, None
        try:
            result = await self.perform(answer["method"], params)
        except ApiError as error:
            status = error.code
        chat = params.integer("chat_id")
        self.calls.append(Call(self.api.clock(), answer["method"], params.plain(), chat, status, result))

    async def _download(self, request: web.Request) -> web.Response:
        file = self.world.files.get(request.match_info["file"])
        if request.match_info["token"] != self.token or file is None:
            raise web.HTTPNotFound
        return web.Response(body=self.world.contents[file.file_id], content_type="application/octet-stream")

    def _notice(self, entry: Entry) -> None:
        if entry[0] == "answer":
            self._answers[entry[1]] = entry[2]
        self._changed.set()

    async def until(self, found: Callable[[], Found | None], within: float = 10.0) -> Found:
        """What `found` gives as soon as it gives something; it is asked after every change. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while not (result := found()):
                self._changed.clear()
                await self._changed.wait()
        return result

    async def answered(self, query: str, within: float = 10.0) -> Json:
        """The bot's answer to a callback or inline query."""
        return await self.until(lambda: self._answers.get(query), within)

    def sent(self, chat: int) -> Sequence[Json]:
        """The bot's messages in a chat that stand there now, in order."""
        return [message for message in self.world.messages[chat].values() if self._is_bots(message)]

    def _is_bots(self, message: Json) -> bool:
        return message.get("from", {}).get("id") == self.api.bot_id or "from" not in message

    def texts(self, chat: int) -> list[str]:
        return [message.get("text") or message.get("caption") or "" for message in self.sent(chat)]

    async def next_message(self, chat: int, after: int = 0, within: float = 10.0) -> Json:
        """The bot's first message in a chat with a number above `after`."""
        return await self.until(
            lambda: next((message for message in self.sent(chat) if message["message_id"] > after), None), within
        )
