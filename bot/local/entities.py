"""Telegram's HTML as Telegram reads it: the text that people see and the entities laid over it."""

import re
from typing import Any

from bot.local.links import checked_link, mentioned_user
from bot.local.markup import SPACE, EntityError, Open, Reader, byte_offset, character_reference, lower, start_tag

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
# The order of entities over the same stretch is that of tdlib's get_type_priority; a property test holds it to tdjson.
PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "date_time": 50,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
MARKUP = re.compile("[<&]")
INT64 = 1 << 63


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities (offsets in UTF-16 units) exactly as tdlib's parseTextEntities gives them.

    `<b>да</b>` → («да», [{"type": "bold", "offset": 0, "length": 2}]). Raises EntityError where Telegram answers
    «can't parse entities»: `<p>` and a bare `<` among others; a bare `&` and `&nbsp;` stay as they are.
    """
    reader = Reader(source + "\0")
    end = len(source)
    while reader.at < end:
        _step(reader)
    if reader.stack:
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    text = _joined_surrogates("".join(reader.out))
    return text, sorted((_finished(entity) for entity in reader.entities), key=order)


def _step(reader: Reader) -> None:
    char = reader.peek()
    if char == "&" and (decoded := character_reference(reader)):
        reader.write(decoded)
    elif char == "<":
        begin = reader.at
        reader.at += 1
        if reader.peek() == "/":
            _end_tag(reader, begin)
        else:
            start_tag(reader, begin, TAGS)
    else:
        begin = reader.at
        markup = MARKUP.search(reader.source, begin + 1)
        reader.at = markup.start() if markup else len(reader.source) - 1
        reader.write(reader.source[begin : reader.at])


def _joined_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EntityError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        ) from error
    return text


def _end_tag(reader: Reader, begin: int) -> None:
    if not reader.stack:
        raise EntityError(f"Unexpected end tag at byte offset {byte_offset(reader, begin)}")
    reader.at += 1
    name = lower(reader.take_until(SPACE + ">"))
    reader.skip()
    if reader.peek() != ">":
        raise EntityError(f"Unclosed end tag at byte offset {byte_offset(reader, begin)}")
    opened = reader.stack[-1]
    if name and name != opened.tag:
        where = byte_offset(reader, begin)
        raise EntityError(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"')
    reader.at += 1
    reader.stack.pop()
    if reader.offset > opened.offset:
        _close(reader, opened)


def _close(reader: Reader, opened: Open) -> None:
    """Lays the entity of a closed tag; a link or time that Telegram cannot read leaves its text bare."""
    entity: Entity = {"type": TAGS[opened.tag], "offset": opened.offset, "length": reader.offset - opened.offset}
    match opened.tag:
        case "a":
            entity = _link(entity, opened.argument or "".join(reader.out[opened.begin :]))
        case "tg-emoji":
            entity["custom_emoji_id"] = _emoji(opened.argument)
        case "tg-time":
            entity = _time(entity, opened)
        case "blockquote" if opened.argument:
            entity["type"] = "expandable_blockquote"
        case "pre" | "code":
            entity = _code(reader, entity, opened.argument)
    if entity:
        reader.entities.append(entity)


def _link(entity: Entity, url: str) -> Entity:
    if user := mentioned_user(url):
        return entity | {"type": "text_mention", "user_id": user}
    checked = checked_link(url)
    return entity | {"url": checked} if checked else {}


def _emoji(identifier: str) -> str:
    try:
        number = int(identifier) if identifier.isascii() else 0
    except ValueError:
        number = 0
    if not number or not -INT64 <= number < INT64:
        raise EntityError("Invalid custom emoji identifier specified")
    return str(number)


def _time(entity: Entity, opened: Open) -> Entity:
    """`<tg-time unix="1700000000" format="wDT">`: r alone, or any of w, d, D, t, T."""
    letters = opened.extra
    if letters != "r" and not set(letters) <= set("wdDtT"):
        raise EntityError("Invalid date format used")
    if not opened.argument.isascii() or not opened.argument.isdigit() or int(opened.argument) == 0:
        return {}
    return entity | {"unix_time": int(opened.argument), "date_time_format": letters}


def _code(reader: Reader, entity: Entity, language: str) -> Entity:
    """`<pre><code class="language-py">` in either order over the same stretch is one block with a language."""
    last = reader.entities[-1] if reader.entities else {}
    same = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
    inner = last.get("language", "")
    if same and entity["type"] == "pre" and last["type"] == "code" and inner:
        return reader.entities.pop() | {"type": "pre"}
    if same and entity["type"] == "code" and last["type"] == "pre" and language:
        return reader.entities.pop() | {"language": language}
    return entity | {"language": language} if language else entity


def _finished(entity: Entity) -> Entity:
    if entity["type"] == "code":
        entity.pop("language", None)
    return entity


def order(entity: Entity) -> tuple[int, int, int]:
    """Telegram's order: by place, the longer first, then by kind."""
    return entity["offset"], -entity["length"], PRIORITY[entity["type"]]
