"""Files that people send: their size limit and their download."""

from __future__ import annotations

import logging
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext
from aiohttp import ClientError

from bot.handlers.services import Options

log = logging.getLogger(__name__)

DOWNLOAD_SECONDS = 30


async def download(bot: Bot, document: Document) -> bytes | None:
    """None where Telegram does not hand the file over; the error is not passed on, for its address holds the token."""
    body = BytesIO()
    try:
        await bot.download(document, body, timeout=DOWNLOAD_SECONDS)
    except (ClientError, TelegramAPIError, TimeoutError) as error:
        log.warning("a file of %s bytes cannot be had: %s", document.file_size, type(error).__name__)
        return None
    return body.getvalue()


def not_downloaded() -> str:
    return _("Файл не дошёл до меня. Пришлите его, пожалуйста, ещё раз.")


def too_large(options: Options) -> str:
    size = options.max_file_bytes // 1_000_000
    return ngettext(
        "Файл великоват: я читаю до {n} мегабайта.", "Файл великоват: я читаю до {n} мегабайт.", size
    ).format(n=size)
