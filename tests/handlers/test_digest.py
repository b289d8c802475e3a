"""/digest where several people read one chat."""

from __future__ import annotations

from bot.local.server import LocalTelegram
from bot.pipeline.results import MadeDigest
from tests.handlers.talk import ADMIN, Talk


async def test_whoever_asks_in_a_group_takes_nothing_from_its_own_digest(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    group = telegram.add_chat("supergroup", "Читаем вместе", {ADMIN: "creator", reader: "member"})
    talk.services.digest = MadeDigest(("<b>Первая</b> часть",), ())
    await talk.settle()
    [answer] = await talk.say(reader, "/digest", chat=group)
    assert answer["text"] == "Первая часть"
    assert (await talk.kept(group)).covered_until is None
