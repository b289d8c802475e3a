"""What the local Telegram knows: people, chats, messages, settings; every change is one entry, which can be kept."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

Json = dict[str, Any]
Entry = tuple[Any, ...]
PRESENT = ("creator", "administrator", "member")


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat has the person's id; `members` maps user ids, the bot's too, to Telegram's member statuses."""

    id: int
    type: str
    title: str = ""
    members: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    topics: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    is_forum: bool = False
    migrated_to: int = 0

    def has(self, user: int) -> bool:
        return self.members.get(user) in PRESENT

    def is_admin(self, user: int) -> bool:
        return self.members.get(user) in ("creator", "administrator")


def chat_to_json(chat: Chat) -> Json:
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in _fields(chat).items()}


def _fields(chat: Chat) -> Json:
    return {name: getattr(chat, name) for name in Chat.__dataclass_fields__}


def chat_from_json(kept: Json) -> Chat:
    """JSON turns the numbers of people and topics into strings."""
    numbered = {name: {int(key): value for key, value in kept[name].items()} for name in ("members", "topics")}
    return Chat(**(kept | numbered))


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a person or the bot sent; the bytes lie in `World.contents`."""

    file_id: str
    name: str
    mime_type: str
    size: int


class World:
    """The state; `record` is the only way to change it, so that a listener sees, and a journal keeps, every change."""

    def __init__(self, bot: Json) -> None:
        self.bot = bot
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[int, dict[int, Json]] = {}
        self.files: dict[str, StoredFile] = {}
        self.contents: dict[str, bytes] = {}
        self.settings: Json = {}
        self.updates: dict[int, tuple[float, Json]] = {}
        self.last_message: dict[int, int] = {}
        self.last_update = 0
        self.listeners: list[Callable[[Entry], None]] = []
        self._apply: dict[str, Callable[..., None]] = {
            "user": self._put_user,
            "chat": self._put_chat,
            "message": self._put_message,
            "deleted": self._drop_message,
            "file": self._put_file,
            "setting": self.settings.__setitem__,
            "update": self._put_update,
            "confirmed": self._confirm,
            "counted": self.last_message.__setitem__,
        }

    def apply(self, entry: Entry) -> None:
        """Changes the state silently; a journal is read back so. An unknown kind raises KeyError."""
        self._apply[entry[0]](*entry[1:])

    def record(self, *entry: Any) -> None:
        self.apply(entry)
        self.announce(*entry)

    def announce(self, *entry: Any) -> None:
        """Tells the listeners of something that is not kept, such as «печатает…»."""
        for listener in list(self.listeners):
            listener(entry)

    def _put_user(self, user: Json) -> None:
        self.users[user["id"]] = user

    def _put_chat(self, chat: Json) -> None:
        self.chats[chat["id"]] = chat_from_json(chat)
        self.messages.setdefault(chat["id"], {})

    def _put_message(self, message: Json) -> None:
        chat, number = message["chat"]["id"], message["message_id"]
        self.messages.setdefault(chat, {})[number] = message
        self.last_message[chat] = max(number, self.last_message.get(chat, 0))

    def _drop_message(self, chat: int, number: int) -> None:
        self.messages.get(chat, {}).pop(number, None)

    def _put_file(self, kept: Json) -> None:
        self.files[kept["file_id"]] = StoredFile(**kept)

    def _put_update(self, at: float, update: Json) -> None:
        self.updates[update["update_id"]] = (at, update)
        self.last_update = max(self.last_update, update["update_id"])

    def _confirm(self, before: int) -> None:
        """Forgets the updates below `before`."""
        for number in [number for number in self.updates if number < before]:
            del self.updates[number]
        self.last_update = max(self.last_update, before - 1)

    def put_chat(self, chat: Chat) -> Chat:
        self.record("chat", chat_to_json(chat))
        return chat

    def put_file(self, file: StoredFile, content: bytes) -> StoredFile:
        self.contents[file.file_id] = content
        self.record("file", asdict(file))
        return file

    def next_message(self, chat: int) -> int:
        return self.last_message.get(chat, 0) + 1

    def snapshot(self) -> list[Entry]:
        """The entries that make this state from nothing."""
        return [
            *(("user", user) for user in self.users.values()),
            *(("chat", chat_to_json(chat)) for chat in self.chats.values()),
            *(("message", message) for messages in self.messages.values() for message in messages.values()),
            *(("file", asdict(file)) for file in self.files.values()),
            *(("setting", key, value) for key, value in self.settings.items()),
            ("confirmed", min(self.updates, default=self.last_update + 1)),
            *(("update", at, update) for at, update in self.updates.values()),
            *(("counted", chat, number) for chat, number in self.last_message.items()),
        ]

    def as_chat(self, chat: int) -> Json:
        """The Bot API's Chat."""
        record = self.chats[chat]
        shown: Json = {"id": chat, "type": record.type}
        if record.type == "private":
            return shown | {"first_name": self.users[chat]["first_name"]}
        return shown | {"title": record.title} | ({"is_forum": True} if record.is_forum else {})

    def as_user(self, user: int) -> Json:
        """The Bot API's User."""
        return self.bot if user == self.bot["id"] else {k: v for k, v in self.users[user].items() if k != "deactivated"}
