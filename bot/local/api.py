"""What every method of the Bot API needs: the world, the clock, and the chat that a call is for."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.local.errors import bad_request, forbidden
from bot.local.params import Params
from bot.local.updates import Updates
from bot.local.world import Chat, Json, World


@dataclass(frozen=True, slots=True)
class Api:
    world: World
    updates: Updates
    clock: Callable[[], float]
    presses: dict[str, int] = field(default_factory=dict)  # open queries (buttons, inline) and who waits
    offered: dict[str, dict[str, Json]] = field(default_factory=dict)  # inline query → the results to choose from

    @property
    def bot_id(self) -> int:
        return int(self.world.bot["id"])

    def chat(self, params: Params, name: str = "chat_id") -> Chat:
        """The chat that a call names; raises «chat not found»."""
        if not params.text(name):
            raise bad_request("chat_id is empty")
        chat = self.world.chats.get(params.integer(name))
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def destination(self, params: Params) -> Chat:
        """The same, if the bot may write there; raises Telegram's 403 and migration answers."""
        chat = self.chat(params)
        if chat.migrated_to:
            reason = "group chat was upgraded to a supergroup chat"
            raise bad_request(reason, migrate_to_chat_id=chat.migrated_to)
        if chat.type == "private":
            self._check_person(chat)
        elif chat.members.get(self.bot_id) == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        elif not chat.has(self.bot_id):
            raise forbidden(self._outside(chat))
        elif chat.type == "channel" and not chat.is_admin(self.bot_id):
            raise bad_request("need administrator rights in the channel chat")
        return chat

    def _check_person(self, chat: Chat) -> None:
        if self.world.users[chat.id].get("deactivated"):
            raise forbidden("user is deactivated")
        match chat.members.get(self.bot_id):
            case "kicked":
                raise forbidden("bot was blocked by the user")
            case "left":
                raise forbidden("bot can't initiate conversation with a user")

    def _outside(self, chat: Chat) -> str:
        if chat.members.get(self.bot_id) == "kicked":
            return f"bot was kicked from the {chat.type} chat"
        return f"bot is not a member of the {chat.type} chat"

    def message(self, chat: Chat, number: int, missing: str) -> Json:
        message = self.world.messages[chat.id].get(number)
        if message is None:
            raise bad_request(missing)
        return message

    def new_message(self, chat: Chat, sender: int, thread: int = 0) -> Json:
        """The head of a message: its number, author, chat, date and topic."""
        head: Json = {
            "message_id": self.world.next_message(chat.id),
            "date": int(self.clock()),
            "chat": self.world.as_chat(chat.id),
        }
        if chat.type == "channel":
            head["sender_chat"] = head["chat"]
        else:
            head["from"] = self.world.as_user(sender)
        if thread:
            head |= {"message_thread_id": thread, "is_topic_message": True}
        return head

    def set_member(self, chat: Chat, user: int, status: str) -> Chat:
        return self.world.put_chat(replace(chat, members={**chat.members, user: status}))


Method = Callable[[Api, Params], Any]
