"""What stands around an article and is not it: captions, credits, «Читайте также», calls to subscribe."""

from __future__ import annotations

import copy
import re
from typing import Any

# A paragraph of furniture is short; one of the article that begins alike is long: «Фото с места событий разошлось …».
_LONGEST = 200
_CALLS = r"(?:читайте|читать|смотрите|смотреть|слушайте)\b"
_SUBJECTS = r"(?:также|ещ[её]|далее|по\s+теме|материал|наш|нас|полностью|подробнее|в\s|:)"
_PICTURES = r"(?:фото|видео|иллюстрация|коллаж|инфографика|кадр|скриншот|изображение|(?:автор|источник)\s+фото)"
_FURNITURE_FORMS = (
    rf"{_CALLS}(?:\s+{_SUBJECTS}|\s*:)",  # «Читайте также: …», «Читайте материал "…"»
    rf"{_PICTURES}\s*(?::|/|©|\||$)",  # «Фото: Иван Иванов / ТАСС»
    r"(?:фото|видео)\s+(?:из|с|от)\s+(?:архива|сайта|открытых|страницы|личного)\b",  # «Фото из открытых источников»
    r"©|источник\s*:|реклама\b(?:\W|$)|на\s+правах\s+рекламы",
    r"(?:подписывайтесь|подпишитесь|следите\s+за|присоединяйтесь|вступайте)\b",
    r"(?:больше|другие|все|главные|последние)\s+новост[ией]+\b.{0,60}(?:telegram|телеграм|канал|читайте|сайте)",
    r"(?:материалы?|новости|статьи|ещ[её])\s+по\s+теме\b|по\s+теме\s*:|(?:ранее|также)\s+по\s+теме",
    r"(?:теги|тэги|метки|ключевые\s+слова|рубрик[аи]|категори[яи]|поделиться|комментарии|просмотров)\s*(?::|$)",
    r"(?:если\s+вы\s+)?(?:нашли|заметили|увидели|обнаружили)\s+(?:ошибку|опечатку)",
    r"выделите\s+(?:ошибку|е[её]|текст|фрагмент)|ctrl\s*\+\s*enter|loading\.{3}|подробнее\W*$|читать\W*$",
)
_FURNITURE = re.compile(rf"^\W*(?:{'|'.join(_FURNITURE_FORMS)})", re.I)
_PRUNED_TAGS = ("figcaption", "script", "style", "noscript", "form", "button", "iframe")
_PRUNED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|photo-?(?:desc|description|author|credit|source|copyright|title)|img-?(?:desc|caption|author)|"
    r"image-?(?:caption|author|source|desc)|copyright|read-?(?:also|more)|also-?read|related|recommend\w*|subscribe|share|social)(?:$|[\s_-])",
    re.I,
)
# A class name alone is a guess: a block that holds more than a caption's worth of text stays.
_CAPTION = 400


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph belongs to the site and not to the article: «Читайте также: …», «Фото: Иван Иванов»."""
    return len(paragraph) <= _LONGEST and _FURNITURE.match(paragraph) is not None


def same_text(one: str, other: str) -> bool:
    """Equal but for case, quotation marks, spaces and final points."""
    return bool(one) and _plain(one) == _plain(other)


def prune(tree: Any) -> Any:
    """A copy of the page without blocks that are known not to be text."""
    tree = copy.deepcopy(tree)
    for element in list(tree.iter(*_PRUNED_TAGS)):
        _drop(element)
    for element in tree.xpath("//body//*[@class]"):
        if _PRUNED_CLASS.search(element.get("class")) and _is_short(element):
            _drop(element)
    return tree


def _is_short(element: Any) -> bool:
    """Stops counting early: nested blocks of a hostile page would be counted again and again."""
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _CAPTION:
            return False
    return True


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
