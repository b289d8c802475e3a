"""What people do: write, press, send, block, leave; the chat page and the tests act through it."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.local.about import member
from bot.local.api import Api
from bot.local.content import fixed
from bot.local.messages import store
from bot.local.params import Upload
from bot.local.world import Chat, Json

COPIED = ("text", "entities", "document", "caption", "caption_entities")
FIRST_GROUP = -4000000001  # Telegram's ids: basic groups are small negatives, supergroups and channels -100…
FIRST_SUPERGROUP = -1002000000001


class Actions:
    """Each action changes the world and queues the update that Telegram would send for it."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.world = api.world

    def add_user(
        self, first_name: str, *, id: int = 0, language: str = "ru", username: str = "", started: bool = True
    ) -> int:
        """A person and their private chat with the bot; one who has not `started` it cannot be written to yet."""
        number = id or max([*self.world.users, 1000]) + 1
        user: Json = {"id": number, "is_bot": False, "first_name": first_name, "language_code": language}
        self.world.record("user", user | ({"username": username} if username else {}))
        self._put(number, "private", "", {number: "member", self.api.bot_id: "member" if started else "left"})
        return number

    def add_chat(
        self,
        kind: str,
        title: str,
        members: Mapping[int, str],
        *,
        id: int = 0,
        forum: bool = False,
        bot: str = "member",
    ) -> int:
        """A group, supergroup or channel; `members` and `bot` give Telegram's statuses («creator», «member» …)."""
        first = FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP
        number = id or next(n for n in range(first, first - 10**9, -1) if n not in self.world.chats)
        chat = self._put(number, kind, title, {**members, self.api.bot_id: "left"})
        if forum:
            self.world.put_chat(replace(chat, is_forum=True))
        if bot != "left":
            self.set_status(number, self.api.bot_id, bot)
        return number

    def _put(self, number: int, kind: str, title: str, members: Mapping[int, str]) -> Chat:
        return self.world.put_chat(Chat(number, kind, title, dict(members)))

    def say(self, chat: int, user: int, text: str, *, thread: int = 0, reply_to: int = 0, **content: Any) -> int:
        """A message of the person (a post, in a channel); its number. `content` adds fields such as forward_origin."""
        plain, entities = fixed(text, [])
        if not plain:
            raise ValueError("an empty message cannot be sent")
        fields: Json = {"text": plain} | ({"entities": entities} if entities else {})
        if reply_to:
            fields["reply_to_message"] = self.world.messages[chat][reply_to]
        return self._post(chat, user, fields | content, thread)

    def send_file(
        self,
        chat: int,
        user: int,
        name: str,
        content: bytes,
        *,
        mime: str = "text/plain",
        caption: str = "",
        thread: int = 0,
    ) -> int:
        """A document with an optional caption; the number of the message."""
        fields: Json = {"document": store(self.api, Upload(name, mime, content))}
        if caption:
            text, entities = fixed(caption, [])
            fields |= {"caption": text} | ({"caption_entities": entities} if entities else {})
        return self._post(chat, user, fields, thread)

    def forward(self, chat: int, user: int, text: str, origin: Json | None = None) -> int:
        """A forwarded message; by default from a person who hides their account, the form that has no id."""
        date = int(self.api.clock())
        hidden = {"type": "hidden_user", "sender_user_name": "Неизвестный", "date": date}
        return self.say(chat, user, text, forward_origin=origin or hidden)

    def pass_on(self, user: int, chat: int, number: int) -> int:
        """Forwards a message from a chat to the bot; KeyError where there is none."""
        message = self.world.messages[chat][number]
        origin: Json = {"date": message["date"]}
        if message["chat"]["type"] == "channel":
            origin |= {"type": "channel", "chat": message["chat"], "message_id": number}
        else:
            origin |= {"type": "user", "sender_user": message["from"]}
        copied = {name: message[name] for name in COPIED if name in message}
        if not copied:
            raise ValueError("a service message cannot be forwarded")
        return self._post(user, user, copied | {"forward_origin": origin}, 0)

    def _post(self, chat: int, user: int, fields: Json, thread: int) -> int:
        record = self._writable(chat, user)
        message = self.api.new_message(record, user, thread) | fields
        self.world.record("message", message)
        if self._bot_sees(record, message):
            self.api.updates.put("channel_post" if record.type == "channel" else "message", message)
        return int(message["message_id"])

    def _writable(self, chat: int, user: int) -> Chat:
        record = self.world.chats[chat]
        if not record.has(user):
            raise ValueError(f"{user} is not in the chat {chat}")
        status = record.members.get(self.api.bot_id)
        if record.type == "private" and status == "kicked":
            raise ValueError("the bot is blocked: unblock it first")
        if record.type == "private" and status == "left":
            return self.api.set_member(record, self.api.bot_id, "member")
        return record

    def _bot_sees(self, chat: Chat, message: Json) -> bool:
        """Privacy mode: in groups a bot that is no admin gets commands, mentions of it and replies to it."""
        if chat.type == "private" or chat.is_admin(self.api.bot_id):
            return True
        text = message.get("text") or message.get("caption") or ""
        answered = message.get("reply_to_message", {}).get("from", {}).get("id")
        addressed = text.startswith("/") or f"@{self.world.bot['username']}" in text or answered == self.api.bot_id
        return chat.has(self.api.bot_id) and addressed

    def edit(self, chat: int, number: int, text: str) -> None:
        """The person changes what they wrote."""
        plain, entities = fixed(text, [])
        old = {key: value for key, value in self.world.messages[chat][number].items() if key != "entities"}
        new = old | {"text": plain, "edit_date": int(self.api.clock())} | ({"entities": entities} if entities else {})
        self.world.record("message", new)
        self.api.updates.put("edited_message", new)

    def press(self, chat: int, user: int, number: int, data: str) -> str:
        """The button with this data under a message; the id of the callback query. LookupError where there is none."""
        message = self.world.messages[chat][number]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise LookupError(f"message {number} has no button {data!r}")
        query = self._query(user)
        callback = {"message": message, "chat_instance": str(chat), "data": data}
        self.api.updates.put("callback_query", {"id": query, "from": self.world.as_user(user)} | callback)
        return query

    def ask_inline(self, user: int, query: str, offset: str = "") -> str:
        """`@bot query` typed anywhere; the id of the inline query."""
        number = self._query(user)
        asked = {"query": query, "offset": offset, "chat_type": "sender"}
        self.api.updates.put("inline_query", {"id": number, "from": self.world.as_user(user)} | asked)
        return number

    def choose(self, chat: int, user: int, query: str, result: str) -> int:
        """Sends a result of an answered inline query; the number of the message. KeyError where it was not offered."""
        chosen = self.api.offered[query][result]
        return self._post(chat, user, chosen["message"] | {"via_bot": self.world.bot}, 0)

    def _query(self, user: int) -> str:
        number = str(secrets.randbits(62))
        self.api.presses[number] = user
        return number

    def block(self, user: int) -> None:
        self.set_status(user, self.api.bot_id, "kicked", by=user)

    def unblock(self, user: int) -> None:
        self.set_status(user, self.api.bot_id, "member", by=user)

    def deactivate(self, user: int) -> None:
        """The person deletes their account."""
        self.world.record("user", self.world.users[user] | {"deactivated": True})

    def set_status(self, chat: int, user: int, status: str, *, by: int = 0) -> None:
        """Membership of a person or the bot: «administrator», «member», «left», «kicked» …"""
        old = self.world.chats[chat]
        if old.members.get(user) == status:
            return
        new = self.api.set_member(old, user, status)
        change: Json = {
            "chat": self.world.as_chat(chat),
            "from": self.world.as_user(by or self._someone(old)),
            "date": int(self.api.clock()),
            "old_chat_member": member(self.api, old, user),
            "new_chat_member": member(self.api, new, user),
        }
        self.api.updates.put("my_chat_member" if user == self.api.bot_id else "chat_member", change)

    def _someone(self, chat: Chat) -> int:
        people = [user for user in chat.members if user != self.api.bot_id]
        admins = [user for user in people if chat.is_admin(user)]
        return next(iter(admins or people), self.api.bot_id)

    def add_topic(self, chat: int, name: str) -> int:
        """A topic of a forum; the number that message_thread_id names."""
        record = self.world.chats[chat]
        head = self.api.new_message(record, self._someone(record))
        thread = int(head["message_id"])
        topic = {"name": name, "icon_color": 7322096}
        message = head | {"message_thread_id": thread, "is_topic_message": True, "forum_topic_created": topic}
        self.world.put_chat(replace(record, is_forum=True, topics={**record.topics, thread: name}))
        self.world.record("message", message)
        return thread

    def delete_topic(self, chat: int, thread: int) -> None:
        record = self.world.chats[chat]
        self.world.put_chat(replace(record, topics={k: v for k, v in record.topics.items() if k != thread}))

    def migrate(self, chat: int) -> int:
        """A group becomes a supergroup with a new id; calls to the old one answer migrate_to_chat_id."""
        old = self.world.chats[chat]
        new = self.add_chat("supergroup", old.title, {}, bot="left")
        self.world.put_chat(replace(self.world.chats[new], members=dict(old.members)))
        someone = self._someone(old)
        for place, fields in (
            (old, {"migrate_to_chat_id": new}),
            (self.world.chats[new], {"migrate_from_chat_id": chat}),
        ):
            message = self.api.new_message(place, someone) | fields
            self.world.record("message", message)
            self.api.updates.put("message", message)
        self.world.put_chat(replace(self.world.chats[chat], migrated_to=new))
        return new
