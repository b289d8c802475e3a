"""The server answers aiogram as Telegram does."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.local.server import LocalTelegram


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=d, callback_data=d) for d in data]])


async def test_a_message_arrives_with_its_entities_and_keyboard(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    sent = await bot.send_message(
        reader,
        "  <b>Важно</b> &laquo;да&raquo;\n<blockquote expandable>слова</blockquote> ",
        reply_markup=keyboard("ещё"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.text == "Важно &laquo;да&raquo;\nслова"
    assert [(e.type, e.offset, e.length) for e in sent.entities or []] == [
        ("bold", 0, 5),
        ("expandable_blockquote", 23, 5),
    ]
    assert telegram.texts(reader) == [sent.text]
    assert telegram.calls[-1].params["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "ещё"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<p>нет</p>", "can't parse entities: Unsupported start tag"),
        (" \n ", "message text is empty"),
        ("😀" * 4097, "message is too long"),
    ],
)
async def test_a_text_that_telegram_refuses_is_refused(
    telegram: LocalTelegram, bot: Bot, text: str, answer: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=answer):
        await bot.send_message(telegram.add_user("Аружан"), text)


async def test_the_limit_counts_characters_after_parsing(telegram: LocalTelegram, bot: Bot) -> None:
    sent = await bot.send_message(telegram.add_user("Аружан"), "<b>" + "😀" * 4096 + "</b>")
    assert len(sent.text or "") == 4096


async def test_only_a_hundred_entities_survive_and_links_go_first(telegram: LocalTelegram, bot: Bot) -> None:
    many = "".join(f"<b>{n}</b> <a href='x.kz'>ссылка</a> " for n in range(80))
    sent = await bot.send_message(telegram.add_user("Аружан"), many)
    kinds = [entity.type for entity in sent.entities or []]
    assert (len(kinds), kinds.count("text_link")) == (100, 80)


async def test_updates_come_again_until_a_higher_offset_confirms_them(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    for text in ("/start", "/latest 5"):
        telegram.say(reader, reader, text)
    first = await bot.get_updates()
    again = await bot.get_updates(offset=first[0].update_id)
    assert [update.message.text for update in again if update.message] == ["/start", "/latest 5"]
    last = await bot.get_updates(offset=first[1].update_id)
    assert [update.message.text for update in last if update.message] == ["/latest 5"]
    assert await bot.get_updates(offset=last[0].update_id + 1) == []
    assert await bot.get_updates(offset=first[0].update_id) == []


async def test_a_long_poll_waits_for_what_is_said(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0)
    telegram.say(reader, reader, "привет")
    assert [update.message.text for update in await poll if update.message] == ["привет"]


async def test_a_second_poller_ends_the_first(telegram: LocalTelegram, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await telegram.until(lambda: telegram.api.updates.polled)
    await bot.get_updates(timeout=0)
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await first


async def test_polling_is_refused_while_a_webhook_is_set(telegram: LocalTelegram, bot: Bot) -> None:
    await bot.set_webhook("https://example.kz/hook")
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_only_the_kinds_asked_for_are_queued(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    await bot.get_updates(allowed_updates=["message"])
    telegram.block(reader)
    telegram.unblock(reader)
    telegram.say(reader, reader, "я вернулась")
    assert [update.event_type for update in await bot.get_updates()] == ["message"]


async def test_a_press_edits_in_place_and_is_answered(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    sent = await bot.send_message(reader, "1", reply_markup=keyboard("дальше"))
    query = telegram.press(reader, reader, sent.message_id, "дальше")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    await bot.edit_message_text("2", chat_id=reader, message_id=sent.message_id)
    await bot.answer_callback_query(update.callback_query.id, text="Готово")
    assert telegram.texts(reader) == ["2"]
    assert (await telegram.answered(query))["text"] == "Готово"
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("2", chat_id=reader, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("3", chat_id=reader, message_id=999)
    with pytest.raises(LookupError):
        telegram.press(reader, reader, sent.message_id, "дальше")


async def test_a_deleted_message_is_gone(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    sent = await bot.send_message(reader, "1")
    await bot.delete_message(reader, sent.message_id)
    assert telegram.texts(reader) == []
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(reader, sent.message_id)


async def test_buttons_hold_64_bytes(telegram: LocalTelegram) -> None:
    reader = telegram.add_user("Аружан")
    markup = {"inline_keyboard": [[{"text": "т", "callback_data": "я" * 33}]]}
    body = {"chat_id": reader, "text": "т", "reply_markup": markup}
    address = f"{telegram.url}/bot{telegram.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(address, json=body) as response:
        assert (await response.json())["description"] == "Bad Request: BUTTON_DATA_INVALID"


async def test_the_ways_a_chat_can_be_closed(telegram: LocalTelegram, bot: Bot) -> None:
    reader, stranger = telegram.add_user("Аружан"), telegram.add_user("Гость", started=False)
    group = telegram.add_chat("supergroup", "Редакция", {reader: "creator"})
    cases = [(stranger, "can't initiate conversation"), (reader, "bot was blocked by the user")]
    telegram.block(reader)
    telegram.set_status(group, 42, "kicked")
    cases.append((group, "bot was kicked from the supergroup chat"))
    cases.append((telegram.add_chat("channel", "Канал", {reader: "creator"}, bot="left"), "bot is not a member"))
    gone = telegram.add_user("Ушедший")
    telegram.deactivate(gone)
    cases.append((gone, "user is deactivated"))
    for chat, reason in cases:
        with pytest.raises(TelegramForbiddenError, match=reason):
            await bot.send_message(chat, "т")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(5, "т")
    telegram.unblock(reader)
    await bot.send_message(reader, "т")
    assert [u.event_type for u in await bot.get_updates()] == ["my_chat_member"] * 4


async def test_a_migrated_group_names_its_successor(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    group = telegram.add_chat("group", "Двор", {reader: "creator"})
    new = telegram.migrate(group)
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(group, "т")
    assert caught.value.migrate_to_chat_id == new
    await bot.send_message(new, "т")


async def test_a_deleted_topic_is_not_found(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    forum = telegram.add_chat("supergroup", "Форум", {reader: "creator"}, forum=True)
    topic = telegram.add_topic(forum, "Новости")
    sent = await bot.send_message(forum, "т", message_thread_id=topic)
    assert sent.message_thread_id == topic
    telegram.delete_topic(forum, topic)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(forum, "т", message_thread_id=topic)


async def test_in_groups_a_bot_sees_what_is_addressed_to_it(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    group = telegram.add_chat("group", "Двор", {reader: "creator"})
    sent = await bot.send_message(group, "т")
    for text in ("болтовня", "/latest", "@skazano_bot привет"):
        telegram.say(group, reader, text)
    telegram.say(group, reader, "ответ", reply_to=sent.message_id)
    texts = [update.message.text for update in await bot.get_updates() if update.message]
    assert texts == ["/latest", "@skazano_bot привет", "ответ"]


async def test_members_and_their_rights(telegram: LocalTelegram, bot: Bot) -> None:
    owner, guest = telegram.add_user("Аружан"), telegram.add_user("Дмитрий")
    group = telegram.add_chat("group", "Двор", {owner: "creator", guest: "member"}, bot="administrator")
    assert (await bot.get_chat(group)).title == "Двор"
    assert (await bot.get_chat(owner)).first_name == "Аружан"
    assert [member.status for member in await bot.get_chat_administrators(group)] == ["creator", "administrator"]
    assert (await bot.get_chat_member(group, guest)).status == "member"
    telegram.set_status(group, guest, "kicked")
    assert (await bot.get_chat_member(group, guest)).status == "kicked"
    await bot.leave_chat(group)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member"):
        await bot.send_message(group, "т")


async def test_commands_are_kept_by_scope_and_language(telegram: LocalTelegram, bot: Bot) -> None:
    russian, english = ([BotCommand(command="latest", description=text)] for text in ("Свежее", "Newest"))
    await bot.set_my_commands(russian)
    await bot.set_my_commands(english, scope=BotCommandScopeAllPrivateChats(), language_code="en")
    assert [command.description for command in await bot.get_my_commands()] == ["Свежее"]
    narrow = await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats(), language_code="en")
    assert [command.description for command in narrow] == ["Newest"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == []
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Свежее", description="т")])
    await bot.set_my_description("Описание")
    assert (await bot.get_my_description()).description == "Описание"


async def test_files_go_both_ways(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    telegram.send_file(reader, reader, "статья.txt", "Текст".encode(), caption="Вот")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    content = await bot.download(update.message.document)
    assert content is not None
    assert content.read().decode() == "Текст"
    sent = await bot.send_document(reader, BufferedInputFile(b"<opml/>", "feeds.opml"), caption="<b>Ленты</b>")
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("feeds.opml", "Ленты")
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("нет")


async def test_a_forwarded_message_of_a_hidden_person_is_delivered(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    telegram.forward(reader, reader, "чужие слова")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.forward_origin is not None
    assert update.message.forward_origin.type == "hidden_user"


async def test_an_inline_query_is_answered(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    query = telegram.ask_inline(reader, "ставка")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None
    content = InputTextMessageContent(message_text="<b>Ставка</b> прежняя", parse_mode="HTML")
    result = InlineQueryResultArticle(id="1", title="т", input_message_content=content)
    await bot.answer_inline_query(update.inline_query.id, [result])
    assert (await telegram.answered(query))["results"][0]["title"] == "т"
    number = telegram.choose(reader, reader, query, "1")
    assert telegram.world.messages[reader][number]["text"] == "Ставка прежняя"


async def test_a_wrong_token_and_an_unknown_method(telegram: LocalTelegram, bot: Bot) -> None:
    async with Bot("42:other", AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))) as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
    assert (await bot.get_me()).username == "skazano_bot"
    with pytest.raises(TelegramNotFound, match="method not found"):
        await bot.send_dice(1)


async def test_a_message_of_a_channel_is_passed_on_with_its_origin(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    channel = telegram.add_chat("channel", "Утро", {reader: "member"}, bot="administrator")
    post = await bot.send_message(channel, "<b>Новость</b>")
    telegram.pass_on(reader, channel, post.message_id)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert (message.text, message.forward_origin and message.forward_origin.type) == ("Новость", "channel")


async def test_a_restricted_bot_may_not_write(telegram: LocalTelegram, bot: Bot) -> None:
    group = telegram.add_chat("supergroup", "Двор", {telegram.add_user("Аружан"): "creator"}, bot="restricted")
    with pytest.raises(TelegramBadRequest, match="not enough rights"):
        await bot.send_message(group, "т")


@pytest.mark.parametrize(
    ("body", "description"),
    [
        ({"chat_id": 1001, "text": "т", "reply_markup": "{"}, "Bad Request: can't parse reply markup JSON object"),
        ({"chat_id": 1001, "text": "т", "entities": [1]}, "Internal Server Error"),
        ({"chat_id": "нет", "text": "т"}, "Bad Request: chat not found"),
        ({"text": "т"}, "Bad Request: chat_id is empty"),
        ([], "Bad Request: object expected as the request body"),
    ],
)
async def test_whatever_is_sent_is_answered_in_the_form_of_the_bot_api(
    telegram: LocalTelegram, body: object, description: str
) -> None:
    telegram.add_user("Аружан")
    address = f"{telegram.url}/bot{telegram.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(address, json=body) as response:
        answer = await response.json()
    assert (answer["ok"], answer["description"], answer["error_code"]) == (False, description, response.status)
