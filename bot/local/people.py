"""Who lives in the local Telegram when it is first started: an administrator, two readers, a group and a channel."""

from bot.local.actions import Actions

ADMIN = 1001
READERS = ((1002, "Аружан", "ru"), (1003, "Дмитрий", "ru"), (1004, "Emily", "en"))


def settle(actions: Actions) -> None:
    """Once: a world that already has people is left as it is."""
    if actions.world.users:
        return
    actions.add_user("Сауле (админ)", id=ADMIN, started=False)
    for number, name, language in READERS:
        actions.add_user(name, id=number, language=language, started=False)
    readers = {number: "member" for number, _, _ in READERS}
    actions.add_chat("supergroup", "Читаем вместе", {ADMIN: "creator", **readers})
    actions.add_chat("channel", "Утро коротко", {ADMIN: "creator", **readers}, bot="administrator")
