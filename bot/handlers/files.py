"""Files that people send: their size limit and their download."""

from __future__ import annotations

from io import BytesIO

from aiogram import Bot
from aiogram.types import Document
from aiogram.utils.i18n import ngettext

from bot.handlers.services import Options

DOWNLOAD_SECONDS = 30


async def download(bot: Bot, document: Document) -> bytes:
    body = BytesIO()
    await bot.download(document, body, timeout=DOWNLOAD_SECONDS)
    return body.getvalue()


def too_large(options: Options) -> str:
    size = options.max_file_bytes // 1_000_000
    return ngettext(
        "Файл великоват: я читаю до {n} мегабайта.", "Файл великоват: я читаю до {n} мегабайт.", size
    ).format(n=size)
