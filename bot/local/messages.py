"""The methods that send, change and answer."""

import secrets

from bot.local.api import Api
from bot.local.content import LONGEST_CALLBACK, LONGEST_CAPTION, read_keyboard, read_text
from bot.local.errors import bad_request
from bot.local.params import Params, Upload
from bot.local.world import Chat, Json, StoredFile

MOST_RESULTS = 50  # Bot API: answerInlineQuery.results
LONGEST_ANSWER = 200  # Bot API: answerCallbackQuery.text, 0-200 characters
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ACTIONS = (
    "typing",
    "upload_photo",
    "upload_document",
    "upload_video",
    "record_voice",
    "find_location",
    "choose_sticker",
)


def send_message(api: Api, params: Params) -> Json:
    text, entities = read_text(params)
    if not text:
        raise bad_request("message text is empty")
    return _send(api, params, {"text": text} | ({"entities": entities} if entities else {}))


def send_document(api: Api, params: Params) -> Json:
    text, entities = read_text(params, "caption", LONGEST_CAPTION)
    document = _document(api, params)
    content: Json = {"document": document}
    if text:
        content |= {"caption": text} | ({"caption_entities": entities} if entities else {})
    return _send(api, params, content)


def _document(api: Api, params: Params) -> Json:
    reference = params.text("document")
    upload = params.files.get(reference.removeprefix("attach://")) or params.files.get("document")
    if upload is not None:
        return store(api, upload)
    if reference in api.world.files:
        return document_of(api.world.files[reference])
    raise bad_request("there is no document in the request" if not reference else "wrong file identifier specified")


def store(api: Api, upload: Upload) -> Json:
    if not upload.content:
        raise bad_request("file must be non-empty")
    file = StoredFile(secrets.token_urlsafe(24), upload.name, upload.mime_type, len(upload.content))
    return document_of(api.world.put_file(file, upload.content))


def document_of(file: StoredFile) -> Json:
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_id[:12],
        "file_name": file.name,
        "mime_type": file.mime_type,
        "file_size": file.size,
    }


def _send(api: Api, params: Params, content: Json) -> Json:
    chat = api.destination(params)
    message = api.new_message(chat, api.bot_id, _thread(chat, params))
    message |= _reply(api, chat, params) | content
    if keyboard := read_keyboard(params):
        message["reply_markup"] = keyboard
    if preview := params.json("link_preview_options"):
        message["link_preview_options"] = preview
    api.world.record("message", message)
    return message


def _thread(chat: Chat, params: Params) -> int:
    thread = params.integer("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    return thread


def _reply(api: Api, chat: Chat, params: Params) -> Json:
    reply = params.json("reply_parameters") or {}
    number = reply.get("message_id") or params.integer("reply_to_message_id")
    if not number:
        return {}
    target = api.world.messages[chat.id].get(int(number))
    if target is not None:
        return {"reply_to_message": {k: v for k, v in target.items() if k != "reply_to_message"}}
    if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def edit_message_text(api: Api, params: Params) -> Json:
    text, entities = read_text(params)
    if not text:
        raise bad_request("message text is empty")
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    if preview := params.json("link_preview_options"):
        content["link_preview_options"] = preview
    return _edit(api, params, ("text", "entities", "link_preview_options"), content)


def edit_message_reply_markup(api: Api, params: Params) -> Json:
    return _edit(api, params, (), {})


def _edit(api: Api, params: Params, replaced: tuple[str, ...], content: Json) -> Json:
    """A message keeps its place, number and date; its keyboard goes unless it is given again."""
    chat = api.destination(params)
    old = api.message(chat, params.integer("message_id"), "message to edit not found")
    if old.get("from", api.world.bot)["id"] != api.bot_id or (replaced and "text" not in old):
        raise bad_request("message can't be edited")
    new = {key: value for key, value in old.items() if key not in (*replaced, "reply_markup")} | content
    if keyboard := read_keyboard(params):
        new["reply_markup"] = keyboard
    compared = ("text", "entities", "reply_markup", "link_preview_options")
    if all(old.get(key) == new.get(key) for key in compared):
        raise bad_request(UNCHANGED)
    new["edit_date"] = int(api.clock())
    api.world.record("message", new)
    return new


def delete_message(api: Api, params: Params) -> bool:
    chat = api.destination(params)
    number = params.integer("message_id")
    message = api.message(chat, number, "message to delete not found")
    own = message.get("from", {}).get("id") == api.bot_id
    if not own and not chat.is_admin(api.bot_id) and chat.type != "private":
        raise bad_request("message can't be deleted")
    api.world.record("deleted", chat.id, number)
    return True


def answer_callback_query(api: Api, params: Params) -> bool:
    """The answer is announced, not kept: it is a toast (or an alert) on the screen of the person who pressed."""
    query = params.text("callback_query_id")
    if not api.presses.pop(query, 0):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    api.world.announce("answer", query, {"text": text, "show_alert": params.flag("show_alert")})
    return True


def answer_inline_query(api: Api, params: Params) -> bool:
    query = params.text("inline_query_id")
    if not api.presses.pop(query, 0):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    results = [_result(result) for result in params.json("results") or []]
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    api.offered[query] = {result["id"]: result for result in results}
    options = {"next_offset": params.text("next_offset"), "cache_time": params.integer("cache_time", 300)}
    api.world.announce("answer", query, {"results": results, "is_personal": params.flag("is_personal")} | options)
    return True


def _result(result: Json) -> Json:
    """An article, with the message that choosing it sends."""
    content = result.get("input_message_content") or {}
    text, entities = read_text(Params({"text": content.get("message_text", ""), **content}))
    if not text:
        raise bad_request("message text is empty")
    if not 1 <= len(str(result.get("id", "")).encode()) <= LONGEST_CALLBACK:
        raise bad_request("RESULT_ID_INVALID")
    message: Json = {"text": text} | ({"entities": entities} if entities else {})
    if keyboard := read_keyboard(Params(result)):
        message["reply_markup"] = keyboard
    return result | {"message": message}


def send_chat_action(api: Api, params: Params) -> bool:
    chat = api.destination(params)
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    api.world.announce("action", chat.id, params.text("action"))
    return True
