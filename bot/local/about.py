"""The methods that tell and set what a bot, a chat or a file is."""

import json
import re

from bot.local.api import Api
from bot.local.errors import ApiError, bad_request
from bot.local.params import Params
from bot.local.updates import kinds_of
from bot.local.world import Chat, Json

COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
MOST_COMMANDS = 100
LARGEST_DOWNLOAD = 20 * 1024 * 1024  # Bot API: getFile
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_direct_messages",
    "can_send_welcome_messages",
)


def get_me(api: Api, params: Params) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return api.world.bot | abilities


async def get_updates(api: Api, params: Params) -> list[Json]:
    if api.world.settings.get("webhook"):
        raise _conflict()
    api.updates.allow(kinds_of(params.json("allowed_updates")))
    limit = params.integer("limit", 100)
    return await api.updates.poll(params.integer("offset"), min(max(limit, 1), 100), params.integer("timeout"))


def _conflict() -> ApiError:
    reason = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    return ApiError(409, f"Conflict: {reason}")


def set_webhook(api: Api, params: Params) -> bool:
    """HTTPS as Telegram demands, or plain HTTP to this machine, as its server allows in local mode."""
    url = params.text("url")
    if url and not re.match(r"https://|http://(127\.0\.0\.1|localhost|\[::1\])[:/]", url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not SECRET.fullmatch(params.text("secret_token")):
        raise bad_request("secret token contains unallowed characters")
    return _change_webhook(api, params, {"url": url, "secret": params.text("secret_token")} if url else {})


def delete_webhook(api: Api, params: Params) -> bool:
    return _change_webhook(api, params, {})


def _change_webhook(api: Api, params: Params, webhook: Json) -> bool:
    if params.flag("drop_pending_updates"):
        api.updates.confirm(api.world.last_update + 1)
    api.updates.allow(kinds_of(params.json("allowed_updates")))
    api.world.record("setting", "webhook_error", {})
    api.world.record("setting", "webhook", webhook)
    return True


def get_webhook_info(api: Api, params: Params) -> Json:
    webhook = api.world.settings.get("webhook") or {}
    info: Json = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(api.updates.pending()),
    }
    if webhook:
        info["max_connections"] = 40
    if asked := api.world.settings.get("allowed_updates"):
        info["allowed_updates"] = asked
    return info | (api.world.settings.get("webhook_error") or {})


def _commands_key(params: Params) -> str:
    scope = params.json("scope") or {"type": "default"}
    return "commands " + json.dumps([scope, params.text("language_code")], sort_keys=True)


def set_my_commands(api: Api, params: Params) -> bool:
    commands = params.json("commands") or []
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    api.world.record("setting", _commands_key(params), [_command(command) for command in commands])
    return True


def _command(command: Json) -> Json:
    name = COMMAND.fullmatch(str(command.get("command", "")))
    if name is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name[1], "description": command["description"]}


def get_my_commands(api: Api, params: Params) -> list[Json]:
    commands: list[Json] = api.world.settings.get(_commands_key(params), [])
    return commands


def delete_my_commands(api: Api, params: Params) -> bool:
    api.world.record("setting", _commands_key(params), [])
    return True


def commands_for(settings: Json, chat: Chat, language: str) -> list[Json]:
    """The menu that a person sees: the narrowest scope first, in the person's language before any language."""
    private = chat.type == "private"
    scopes: list[Json] = [{"type": "chat", "chat_id": chat.id}]
    scopes += [{"type": "all_private_chats" if private else "all_group_chats"}, {"type": "default"}]
    for scope in scopes:
        for code in (language, ""):
            if commands := settings.get("commands " + json.dumps([scope, code], sort_keys=True)):
                return list(commands)
    return []


def set_my_description(api: Api, params: Params) -> bool:
    return _describe(api, params, "description", 512)


def set_my_short_description(api: Api, params: Params) -> bool:
    return _describe(api, params, "short_description", 120)


def _describe(api: Api, params: Params, name: str, longest: int) -> bool:
    if len(params.text(name)) > longest:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    api.world.record("setting", f"{name} {params.text('language_code')}".strip(), params.text(name))
    return True


def get_my_description(api: Api, params: Params) -> Json:
    return {"description": api.world.settings.get(f"description {params.text('language_code')}".strip(), "")}


def get_my_short_description(api: Api, params: Params) -> Json:
    key = f"short_description {params.text('language_code')}".strip()
    return {"short_description": api.world.settings.get(key, "")}


def get_chat(api: Api, params: Params) -> Json:
    chat = api.chat(params)
    gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False)
    about: Json = {"accent_color_id": chat.id % 7, "max_reaction_count": 11}
    return api.world.as_chat(chat.id) | about | {"accepted_gift_types": gifts | {"gifts_from_channels": False}}


def get_chat_member(api: Api, params: Params) -> Json:
    chat = api.chat(params)
    user = params.integer("user_id")
    if user not in api.world.users and user != api.bot_id:
        raise bad_request("user not found" if chat.type == "private" else "PARTICIPANT_ID_INVALID")
    if chat.type != "private" and not chat.has(api.bot_id):
        raise bad_request("member list is inaccessible")
    return member(api, chat, user)


def member(api: Api, chat: Chat, user: int) -> Json:
    """The Bot API's ChatMember with the fields that its status demands."""
    status = chat.members.get(user, "left")
    shown: Json = {"status": status, "user": api.world.as_user(user)}
    match status:
        case "creator":
            return shown | {"is_anonymous": False}
        case "administrator":
            return shown | dict.fromkeys(RIGHTS, True) | {"is_anonymous": False, "can_be_edited": False}
        case "kicked":
            return shown | {"until_date": 0}
    return shown


def get_chat_administrators(api: Api, params: Params) -> list[Json]:
    chat = api.chat(params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member(api, chat, user) for user in chat.members if chat.is_admin(user)]


def get_chat_member_count(api: Api, params: Params) -> int:
    chat = api.chat(params)
    return sum(chat.has(user) for user in chat.members)


def leave_chat(api: Api, params: Params) -> bool:
    chat = api.destination(params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    api.set_member(chat, api.bot_id, "left")
    return True


def get_file(api: Api, params: Params) -> Json:
    file = api.world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    place = f"documents/{file.file_id}"
    return {"file_id": file.file_id, "file_unique_id": file.file_id[:12], "file_size": file.size, "file_path": place}
