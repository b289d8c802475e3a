"""The chat page: what the browser loads, what people do in it, and a live stream of what happens."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.web_request import FileField

from bot.local.about import commands_for
from bot.local.actions import Actions
from bot.local.content import LONGEST_TEXT
from bot.local.errors import ApiError
from bot.local.world import Entry, Json, chat_to_json

FILES = Path(__file__).with_name("static")
SHOWN = 300  # messages of a chat that a page loads
LIVE = frozenset(("message", "deleted", "chat", "user", "action", "answer", "setting"))
WAITING = 2000  # events a slow page may lag behind; then it is cut off and loads anew
HEARTBEAT = 20.0  # seconds between comments that keep the stream open
LOOPBACK = re.compile(r"(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?")
POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Deed = Callable[[Json], Any]


class ChatPage:
    """Served beside the Bot API. `guard` keeps it, and the API, to pages of this machine."""

    def __init__(self, actions: Actions) -> None:
        self.actions = actions
        self.world = actions.world
        self._streams: set[asyncio.Queue[str | None]] = set()
        self._deeds: dict[str, Deed] = {
            "say": self._say,
            "press": self._press,
            "block": self._block,
            "person": self._person,
            "forward": self._forward,
            "inline": self._inline,
            "choose": self._choose,
        }

    def add_routes(self, application: web.Application) -> None:
        self.world.listeners.append(self._publish)
        router = application.router
        router.add_get("/", self._index)
        router.add_get("/page/{name:[a-z]+\\.(?:css|js|svg)}", self._static)
        router.add_get("/page/state", self._state)
        router.add_get("/page/commands", self._commands)
        router.add_get("/page/events", self._events)
        router.add_get("/page/files/{file}", self._download)
        router.add_post("/page/file", self._file)
        router.add_post("/page/{deed:[a-z]+}", self._do)

    def close(self) -> None:
        """Ends the streams, so that the server need not wait for them."""
        if self._publish in self.world.listeners:
            self.world.listeners.remove(self._publish)
        for stream in self._streams:
            stream.put_nowait(None)

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """A site whose name leads here (DNS rebinding) has a foreign Host, a form elsewhere a foreign Origin."""
        if not _is_own(request):
            raise web.HTTPForbidden(text="This page may be used from this machine only.")
        return await handler(request)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html", headers=POLICY)

    async def _static(self, request: web.Request) -> web.StreamResponse:
        place = FILES / request.match_info["name"]
        if not place.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(place, headers=POLICY)

    async def _state(self, request: web.Request) -> web.StreamResponse:
        chats = [chat_to_json(chat) for chat in self.world.chats.values() if not chat.migrated_to]
        messages = {chat["id"]: list(self.world.messages[chat["id"]].values())[-SHOWN:] for chat in chats}
        state = {"bot": self.world.bot, "users": list(self.world.users.values()), "chats": chats, "messages": messages}
        description = self.world.settings.get("description", "")
        return web.json_response(state | {"description": description}, headers=POLICY)

    async def _commands(self, request: web.Request) -> web.StreamResponse:
        try:
            chat = self.world.chats[int(request.query["chat"])]
            user = self.world.users[int(request.query["user"])]
        except (KeyError, ValueError) as error:
            raise web.HTTPNotFound from error
        return web.json_response(commands_for(self.world.settings, chat, user["language_code"]), headers=POLICY)

    def _publish(self, entry: Entry) -> None:
        if entry[0] not in LIVE or not self._streams:
            return
        line = json.dumps(entry, ensure_ascii=False)
        for stream in list(self._streams):
            if stream.qsize() < WAITING:
                stream.put_nowait(line)
            else:
                self._streams.discard(stream)
                stream.put_nowait(None)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events; a reader that goes away is noticed at the next heartbeat."""
        response = web.StreamResponse(headers=POLICY | {"Content-Type": "text/event-stream"})
        await response.prepare(request)
        stream: asyncio.Queue[str | None] = asyncio.Queue()
        self._streams.add(stream)
        try:
            await response.write(b"retry: 1000\n\n")
            async for line in _lines(stream):
                await response.write(line.encode())
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._streams.discard(stream)
        return response

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        headers = POLICY | {"Content-Disposition": "attachment"}
        content = self.world.contents[file.file_id]
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)

    async def _do(self, request: web.Request) -> web.StreamResponse:
        deed = self._deeds.get(request.match_info["deed"])
        if deed is None:
            raise web.HTTPNotFound
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            return web.json_response(deed(await request.json()), headers=POLICY)
        except (KeyError, LookupError, ValueError, TypeError, ApiError) as error:
            raise web.HTTPBadRequest(text=str(error)) from error

    def _say(self, asked: Json) -> list[int]:
        """A text too long for one message goes as several, as Telegram's own programs send it."""
        chat, user, thread = int(asked["chat"]), int(asked["user"]), int(asked.get("thread", 0))
        return [self.actions.say(chat, user, part, thread=thread) for part in _parts(str(asked["text"]))]

    def _press(self, asked: Json) -> str:
        return self.actions.press(int(asked["chat"]), int(asked["user"]), int(asked["message"]), str(asked["data"]))

    def _block(self, asked: Json) -> bool:
        user = int(asked["user"])
        if asked["blocked"]:
            self.actions.block(user)
        else:
            self.actions.unblock(user)
        return bool(asked["blocked"])

    def _person(self, asked: Json) -> int:
        name, language = str(asked["name"]).strip(), str(asked["language"])
        if not 1 <= len(name) <= 64 or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,8})?", language):
            raise ValueError("a name of 1–64 characters and a language such as ru are needed")
        return self.actions.add_user(name, language=language, started=False)

    def _forward(self, asked: Json) -> int:
        return self.actions.pass_on(int(asked["user"]), int(asked["chat"]), int(asked["message"]))

    def _inline(self, asked: Json) -> str:
        return self.actions.ask_inline(int(asked["user"]), str(asked["query"]))

    def _choose(self, asked: Json) -> int:
        return self.actions.choose(int(asked["chat"]), int(asked["user"]), str(asked["query"]), str(asked["result"]))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, FileField):
            raise web.HTTPBadRequest(text="no file")
        try:
            number = self.actions.send_file(
                int(str(form["chat"])),
                int(str(form["user"])),
                Path(file.filename).name,
                file.file.read(),
                mime=file.content_type,
                caption=str(form.get("caption", "")),
            )
        except (KeyError, ValueError, ApiError) as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        return web.json_response(number, headers=POLICY)


def _is_own(request: web.Request) -> bool:
    """A link from elsewhere may open the page, nothing more; programs send neither Origin nor Sec-Fetch-Site."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "none")
    return (
        LOOPBACK.fullmatch(request.host) is not None
        and (not origin or urlsplit(origin).netloc == request.host)
        and (site in ("none", "same-origin") or request.path == "/")
    )


def _parts(text: str) -> Iterator[str]:
    """«…» of 5,000 characters → two, cut at the end of a line or a word where there is one."""
    while len(text) > LONGEST_TEXT:
        cut = max(text.rfind("\n", 1, LONGEST_TEXT), text.rfind(" ", LONGEST_TEXT // 2, LONGEST_TEXT))
        cut = cut if cut > 0 else LONGEST_TEXT
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text


async def _lines(stream: asyncio.Queue[str | None]) -> AsyncIterator[str]:
    while True:
        try:
            line = await asyncio.wait_for(stream.get(), HEARTBEAT)
        except TimeoutError:
            yield ":\n\n"
            continue
        if line is None:
            return
        yield f"data: {line}\n\n"
