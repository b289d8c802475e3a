"""Why something could not be read, in words for people."""

from __future__ import annotations

import re

from aiogram.utils.i18n import gettext as _

from bot.pipeline.results import Trouble
from storage.feeds import GONE, Feed

# The first that is found in what was noted of the last failure (bot/reading/responses.py) explains it.
HTTP_STATUS = re.compile(r"HTTP (\d{3})")


def trouble_text(trouble: Trouble) -> str:
    sentences = {
        Trouble.BAD_ADDRESS: _("Это не похоже на адрес страницы в интернете."),
        Trouble.UNREACHABLE: _("Сайт не открывается. Проверьте адрес или попробуйте позже."),
        Trouble.TIMED_OUT: _("Сайт слишком долго не отвечает. Попробуйте позже."),
        Trouble.NOT_FOUND: _("Такой страницы на сайте нет."),
        Trouble.FORBIDDEN: _("Сайт не разрешает читать эту страницу программам. Можно прислать мне сам текст."),
        Trouble.REFUSED: _("Сайт не отдал страницу. Попробуйте позже или пришлите сам текст."),
        Trouble.TOO_LARGE: _("Это слишком много для меня. Пришлите часть поменьше."),
        Trouble.NO_TEXT: _("Текста статьи здесь не нашлось. Можно прислать его мне сообщением."),
        Trouble.NOT_TEXT: _("Такой файл я не читаю. Пришлите текст, .txt, .html или .docx."),
        Trouble.NO_FEED: _("Новостной ленты здесь не нашлось. Если знаете её адрес (RSS или Atom), пришлите его."),
        Trouble.BUSY: _("Сейчас слишком много просьб сразу. Повторите, пожалуйста, через минуту."),
    }
    return sentences[trouble]


def feed_trouble(feed: Feed) -> str:
    """Why a failing feed brings nothing."""
    noted = feed.last_error or ""
    if feed.state == GONE:
        return _("лента закрыта, больше не проверяю")
    found = HTTP_STATUS.search(noted)
    if found:
        return _status(int(found[1]))
    return _cause(noted.lower())


def absence(reason: str) -> str:
    """Why a chat is sent nothing, by what is kept with it (bot/delivery/outcomes.py, membership.py)."""
    named = {
        "blocked": _("бот заблокирован"),
        "kicked": _("бот удалён из чата"),
        "not_member": _("бота нет в чате"),
        "no_rights": _("нет права писать"),
        "not_found": _("чат не найден"),
        "deactivated": _("чата больше нет"),
        "forbidden": _("чат недоступен"),
    }
    return named.get(reason, reason)


def _status(code: int) -> str:
    if code in (404, 410):
        return _("по этому адресу её больше нет")
    if code in (401, 403, 451):
        return _("сайт не пускает программы")
    if code == 429:
        return _("сайт просит заходить реже")
    return _("на сайте ошибка ({code})").format(code=code)


def _cause(noted: str) -> str:
    if "robots" in noted:
        return _("сайт не пускает программы")
    if "not readable" in noted or "parsing" in noted:
        return _("там теперь не лента, а что-то другое")
    if "timeout" in noted or "timed out" in noted:
        return _("сайт не отвечает")
    if "more than" in noted:
        return _("лента слишком велика")
    return _("сайт не открывается")
