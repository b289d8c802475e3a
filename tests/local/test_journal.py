"""What was said stays when the program ends, however it ends."""

from pathlib import Path

import pytest

from bot.local.people import ADMIN, settle
from bot.local.server import LocalTelegram
from tests.telegram import bot_of


async def test_a_restart_keeps_people_messages_files_and_the_queue(tmp_path: Path) -> None:
    state = tmp_path / "telegram.jsonl"
    async with LocalTelegram(state=state) as before, bot_of(before) as bot:
        settle(before)
        before.say(ADMIN, ADMIN, "/start")
        before.send_file(ADMIN, ADMIN, "а.txt", b"abc")
        sent = await bot.send_message(ADMIN, "<b>Здравствуйте</b>")
        await bot.delete_message(ADMIN, sent.message_id)
        (first, _) = [update for update in await bot.get_updates() if update.message]
        await bot.get_updates(offset=first.update_id + 1)
    async with LocalTelegram(state=state) as after, bot_of(after) as bot:
        settle(after)
        assert after.world.chats == before.world.chats
        assert after.world.messages == before.world.messages
        assert after.world.contents == before.world.contents
        (kept,) = await bot.get_updates()
        assert kept.update_id == first.update_id + 1
        assert (await bot.send_message(ADMIN, "дальше")).message_id == sent.message_id + 1


async def test_a_half_written_line_and_an_unknown_entry_cost_only_themselves(tmp_path: Path) -> None:
    state = tmp_path / "telegram.jsonl"
    async with LocalTelegram(state=state) as before:
        reader = before.add_user("Аружан")
        before.say(reader, reader, "первое")
    with state.open("a", encoding="utf-8") as file:
        file.write('["later", 1]\n["message", {"message_id": 2, "te')
    async with LocalTelegram(state=state) as after:
        assert [m["text"] for m in after.world.messages[reader].values()] == ["первое"]
        after.say(reader, reader, "второе")
    async with LocalTelegram(state=state) as again:
        assert [m["text"] for m in again.world.messages[reader].values()] == ["первое", "второе"]


async def test_a_program_killed_before_closing_loses_nothing(tmp_path: Path) -> None:
    state = tmp_path / "telegram.jsonl"
    async with LocalTelegram(state=state) as before:
        reader = before.add_user("Аружан")
        before.say(reader, reader, "первое")
        left_by_the_kill = state.read_bytes()
    state.write_bytes(left_by_the_kill)
    async with LocalTelegram(state=state) as after:
        assert [m["text"] for m in after.world.messages[reader].values()] == ["первое"]


async def test_a_taken_port_is_an_error_and_leaves_the_state_as_it_was(tmp_path: Path) -> None:
    state = tmp_path / "telegram.jsonl"
    async with LocalTelegram(state=state) as first:
        first.add_user("Аружан")
        other = LocalTelegram(state=tmp_path / "other.jsonl", port=first.port)
        with pytest.raises(OSError, match="address already in use"):
            await other.start()
    async with LocalTelegram(state=state) as again:
        assert again.world.users == first.world.users


async def test_a_second_server_for_the_same_port_leaves_the_state_of_the_first_alone(tmp_path: Path) -> None:
    state = tmp_path / "telegram.json"
    async with LocalTelegram(state=state) as first:
        first.add_user("Анна", id=7)
        with pytest.raises(OSError, match="in use"):
            await LocalTelegram(port=first.port, state=state).start()
        first.say(7, 7, "после")
    async with LocalTelegram(state=state) as again:
        assert [message["text"] for message in again.world.messages[7].values()] == ["после"]
