"""What stands around an article and is not it: captions, credits, «Читайте также», calls to subscribe."""

from __future__ import annotations

import re
from typing import Any

from bot.reading.dates import is_date_line

# A paragraph of furniture is short; one of the article that begins alike is long: «Фото с места событий разошлось …».
_LONGEST = 200
# Two writings of one headline differ by few marks and spaces.
_MARKS = 30
_CALLS = r"(?:читайте|читать|смотрите|смотреть|слушайте)\b"
_SUBJECTS = r"(?:также|ещ[её]|далее|по\s+теме|материал|наш|нас|полностью|подробнее)\b"
_PICTURES = r"(?:фото|видео|иллюстрация|коллаж|инфографика|кадр|скриншот|изображение|(?:автор|источник)\s+фото)"
_AGENCIES = r"(?:getty|legion|shutterstock|freepik|unsplash|depositphotos|reuters|пресс-служб|архив|личн|соцсет)"
_CHANNELS = r"(?:нас\b|наш|канал|telegram|телеграм|новост|соцсет|групп|страниц|вконтакте|дзен|youtube|whatsapp)"
_FURNITURE_FORMS = (
    rf"{_CALLS}(?:\s*:|\s+{_SUBJECTS})",  # «Читайте также: …», «Читайте материал "…"»
    rf"{_PICTURES}\s*(?::|/|©|\||$)",  # «Фото: Иван Иванов / ТАСС»
    rf"(?:фото|видео)\s+(?:{_AGENCIES}|(?:из|с|от)\s+(?:архива|сайта|открытых|страницы|личного)\b).{{0,50}}$",
    r"©|реклама\W*$|реклама\s*[.:]|на\s+правах\s+рекламы",
    rf"(?:подписывайтесь|подпишитесь|следите|присоединяйтесь|вступайте)\b.*{_CHANNELS}",
    rf"(?:узнавайте|узнавай)\s+(?:первыми|первым|больше|обо?)\b.*{_CHANNELS}",
    r"(?:больше|другие|все|главные|последние)\s+новост[ией]+\b.{0,60}(?:telegram|телеграм|канал|читайте|сайте)",
    r"(?:материалы?|новости|статьи|ещ[её])\s+по\s+теме\b|по\s+теме\s*:|(?:ранее|также)\s+по\s+теме",
    r"(?:теги|тэги|метки|ключевые\s+слова|рубрик[аи]|категори[яи]|поделиться|комментарии|просмотров)\s*(?::|$)",
    r".{0,40}(?:просмотр(?:ов|ы)|комментари(?:ев|и|й))\s*:?\s*\d",  # «Вчера, 10:05 Просмотров: 1 234»
    r"(?:автор|авторы|редактор|корректор|перевод|текст)\s*:.{0,60}$",
    r"(?:оригинал|источник)\s+(?:статьи|материала|новости)\b",
    r"(?:если\s+вы\s+)?(?:нашли|заметили|увидели|обнаружили)\s+(?:ошибку|опечатку)",
    r"выделите\s+(?:ошибку|е[её]|текст|фрагмент)|ctrl\s*\+\s*enter|loading\.{3}|подробнее\W*$|читать\W*$",
)
_FURNITURE = re.compile(rf"^\W*(?:{'|'.join(_FURNITURE_FORMS)})", re.I)
# «Источник: ТАСС» closes an article of one outlet and opens that of another, where the words that follow are its.
_LAST_LINE = re.compile(r"^\W*источник\s*:.{0,80}$", re.I)
_PRUNED_TAGS = ("figcaption", "script", "style", "noscript", "form", "button", "iframe")
_PRUNED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|copyright|read-?(?:also|more)|also-?read|related|recommend\w*|subscribe|share|social)(?:$|[\s_-])"
    r"|(?:photo|image|img|picture|foto|thumb)[\w-]*?[_-](?:text|desc|description|author|credit|source|copyright|title|caption|"
    r"alt|sign|note)(?:$|[\s_-])",
    re.I,
)
# Posts of social networks are shown by their script, and are not the article's own words.
_EMBEDDED = re.compile(
    r"(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|telegram-post)(?:$|\s)"
)
# A class name alone is a guess: a block that holds more than a caption's worth of text stays.
_CAPTION = 400
# A card of another article: hardly anything but a link, which, being a headline, ends without a point.
_CARD = 250
_CARD_TAGS = ("div", "section", "aside", "p", "td")
_MENU = 5
_LONGEST_CLASS = 300
SENTENCE_END = re.compile(r"[.!?…:;»\"”)]\s*$")


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph belongs to the site and not to the article: «Читайте также: …», «Фото: Иван Иванов»."""
    return len(paragraph) <= _LONGEST and _FURNITURE.match(paragraph) is not None


def same_text(one: str, other: str) -> bool:
    """Equal but for case, quotation marks, spaces and final points."""
    return bool(one) and abs(len(one) - len(other)) <= _MARKS and _plain(one) == _plain(other)


def without_furniture(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The paragraphs without the headline, furniture and immediate repetition."""
    kept: list[str] = []
    for paragraph in paragraphs:
        repeats = same_text(paragraph, title) or bool(kept and kept[-1] == paragraph)
        above = not kept and is_date_line(paragraph)  # between paragraphs a date heads a part of a chronicle
        if not (repeats or above or is_furniture(paragraph)):
            kept.append(paragraph)
    while kept and (is_date_line(kept[-1]) or _LAST_LINE.match(kept[-1])):
        kept.pop()
    return tuple(kept)


def prune(tree: Any) -> None:
    """Drops from the page the blocks that are known not to be text."""
    for element in list(tree.iter(*_PRUNED_TAGS)):
        _drop(element)
    for element in tree.xpath("//body//*[@class]"):
        name = element.get("class")[:_LONGEST_CLASS]
        if _EMBEDDED.search(name) or (_PRUNED_CLASS.search(name) and _is_short(element)):
            _drop(element)
    for element in list(tree.iter(*_CARD_TAGS)):
        beside = _is_picture(element) or _is_card(element) or (element.tag == "td" and _is_menu(element))
        if beside and element.find(".//h1") is None:
            _drop(element)
    for element in tree.iter("q"):
        _mark_quotation(element)


def _mark_quotation(element: Any) -> None:
    """A `<q>` inside a sentence, which browsers show with marks and extraction takes for a block."""
    element.tag = "span"
    if element.text_content().strip()[:1] in ("«", "„", "“", '"'):
        return
    element.text = f"«{element.text or ''}"
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}»"
    else:
        element.text += "»"


def _is_picture(element: Any) -> bool:
    """A block of a picture and its caption, which ends without a point: «Вид на мост с левого берега»."""
    if element.find(".//img") is None or not _is_short(element):
        return False
    text = element.text_content().strip()
    return 0 < len(text) <= _LONGEST and not SENTENCE_END.search(text)


def _is_menu(cell: Any) -> bool:
    """A cell of a page laid out by tables that holds links and little else."""
    links = cell.findall(".//a")
    linked = sum(len(link.text_content().strip()) for link in links)
    return len(links) >= _MENU and linked * 5 >= len("".join(cell.itertext()).strip()) * 4


def _is_short(element: Any) -> bool:
    """Stops counting early: nested blocks of a hostile page would be counted again and again."""
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _CAPTION:
            return False
    return True


def _is_card(element: Any) -> bool:
    """A block that is a link to something else, with at most a date or a rubric beside it."""
    if element.find(".//a") is None:
        return False
    texts: list[str] = []
    for text in element.itertext():
        texts.append(text.strip())
        if sum(map(len, texts)) > _CARD:
            return False
    whole = sum(map(len, texts))
    linked = sum(len(text.strip()) for link in element.iter("a") for text in link.itertext())
    least = whole * 9 // 10 if element.tag == "p" else whole * 3 // 5
    return 0 < least <= linked and not SENTENCE_END.search("".join(texts))


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
