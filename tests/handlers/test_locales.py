"""The catalogs hold every text of the source, lose no placeholder, tag or command, and are read without compiling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot
from bot.locales import FOLDER, LANGUAGES, Catalogs

SOURCE = Path(bot.__file__).parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
# What must be the same in every language: {placeholders}, <tags>, /commands, file name endings.
FIXED = re.compile(r"\{\w+\}|</?\w+>|(?<![\w<])/[a-z]+|(?<!\w)\.[a-z]{3,4}\b")

Said = str | tuple[str, ...]


def source_texts() -> set[Said]:
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found}


def read(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def entries(language: str) -> Iterator[tuple[Said, tuple[str, ...]]]:
    for message in read(language):
        if message.id:
            said = message.id if isinstance(message.id, str) else tuple(message.id)
            yield said, (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@pytest.mark.parametrize("language", ["kk", "en"])
def test_a_catalog_has_exactly_the_texts_of_the_source(language: str) -> None:
    assert {said for said, _ in entries(language)} == source_texts()


def test_the_russian_catalog_has_every_plural_in_three_forms() -> None:
    plurals = dict(entries("ru"))
    assert set(plurals) == {said for said in source_texts() if isinstance(said, tuple)}
    assert {len(forms) for forms in plurals.values()} == {3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_loses_anything(language: str) -> None:
    for said, forms in entries(language):
        singular = said if isinstance(said, str) else said[0]
        for form in forms:
            assert form.strip() == form != ""
            assert sorted(FIXED.findall(form)) == sorted(FIXED.findall(singular)), form


def test_no_text_hides_in_an_f_string_where_older_pythons_do_not_find_it() -> None:
    for path in SOURCE.rglob("*.py"):
        assert not re.search(r"\bf[\"'].*\{_\(", path.read_text("utf-8")), path


@pytest.mark.parametrize(
    ("count", "expected"), [(1, "1 лента"), (2, "2 ленты"), (5, "5 лент"), (11, "11 лент"), (21, "21 лента")]
)
def test_russian_counts_in_three_forms(count: int, expected: str) -> None:
    text = Catalogs().gettext("Добавлена {n} лента.", "Добавлено {n} лент.", count).format(n=count)
    assert text.removesuffix(".").split(" ", 1)[1] == expected


def test_telegrams_codes_name_the_languages_that_the_bot_speaks() -> None:
    catalogs = Catalogs()
    assert [catalogs.known(code) for code in ("ru", "kk-KZ", "EN-gb", "uk", None, "")] == [
        "ru",
        "kk",
        "en",
        *[None] * 3,
    ]
