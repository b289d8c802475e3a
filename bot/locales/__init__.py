"""The words of the bot in three languages: Russian stands in the source, ru.po adds its plurals."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from aiogram.utils.i18n import I18n
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
LANGUAGES = ("ru", "kk", "en")


class Catalogs(I18n):
    """aiogram's I18n over the .po files themselves, so that nothing has to be compiled before a start."""

    def __init__(self, default_locale: str = "ru") -> None:
        super().__init__(path=FOLDER, default_locale=default_locale)

    @contextmanager
    def context(self) -> Generator[Catalogs, None, None]:
        """Sets the current I18n itself: aiogram keeps one for each subclass, and its gettext asks only the first."""
        token = I18n.set_current(self)
        try:
            yield self
        finally:
            I18n.reset_current(token)

    def find_locales(self) -> dict[str, GNUTranslations]:
        return {language: _translations(FOLDER / f"{language}.po", language) for language in LANGUAGES}

    def known(self, code: str | None) -> str | None:
        """The language that a code of Telegram such as «en-GB» stands for, if the bot speaks it."""
        language = (code or "").split("-")[0].lower()
        return language if language in LANGUAGES else None


def _translations(path: Path, language: str) -> GNUTranslations:
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
