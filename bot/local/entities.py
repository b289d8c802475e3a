"""Telegram's HTML as Telegram reads it: the text that people see and the entities laid over it."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.local.links import checked_link, mentioned_user

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
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n\v\0"
ALPHA = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset("0123456789")
HEX = frozenset("0123456789abcdefABCDEF")
MARKUP = re.compile("[<&]")
INT64 = 1 << 63


class EntityError(ValueError):
    """The text is not Telegram's HTML; the message is the one that Telegram gives after «can't parse entities: »."""


def utf16_length(text: str) -> int:
    """The length that entity offsets count: a character beyond the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int  # UTF-16 units before the tag
    begin: int  # pieces of text before the tag
    extra: str = ""


@dataclass(slots=True)
class _Reader:
    """The place in the source; a NUL ends it, as it does for Telegram."""

    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    offset: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def peek(self) -> str:
        return self.source[self.at]

    def skip(self) -> None:
        """Past white space, but never past the end."""
        while self.peek() in SPACE and self.peek() != "\0":
            self.at += 1

    def take_until(self, stops: str) -> str:
        begin = self.at
        while self.peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def write(self, text: str) -> None:
        self.out.append(text)
        self.offset += utf16_length(text)


def _byte(reader: _Reader, place: int) -> int:
    return len(reader.source[:place].encode("utf-8", "surrogatepass"))


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities (offsets in UTF-16 units) exactly as tdlib's parseTextEntities gives them.

    `<b>да</b>` → («да», [{"type": "bold", "offset": 0, "length": 2}]). Raises EntityError where Telegram answers
    «can't parse entities»: `<p>` and a bare `<` among others; a bare `&` and `&nbsp;` stay as they are.
    """
    reader = _Reader(source + "\0")
    end = len(source)
    while reader.at < end:
        _step(reader)
    if reader.stack:
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    text = _joined_surrogates("".join(reader.out))
    return text, sorted((_finished(entity) for entity in reader.entities), key=_order)


def _step(reader: _Reader) -> None:
    char = reader.peek()
    if char == "&" and (decoded := _character_reference(reader)):
        reader.write(decoded)
    elif char == "<":
        begin = reader.at
        reader.at += 1
        if reader.peek() == "/":
            _end_tag(reader, begin)
        else:
            _start_tag(reader, begin)
    else:
        begin = reader.at
        markup = MARKUP.search(reader.source, begin + 1)
        reader.at = markup.start() if markup else len(reader.source) - 1
        reader.write(reader.source[begin : reader.at])


def _character_reference(reader: _Reader) -> str:
    """The character of `&lt;`, `&#171;`, `&#xAB` (the semicolon may be missing); nothing where there is none."""
    source, end = reader.source, reader.at + 1
    if source[end] == "#":
        base = 16 if source[end + 1] == "x" else 10
        begin = end = end + (2 if base == 16 else 1)
        while source[end] in (HEX if base == 16 else DIGITS):
            end += 1
        code = int(source[begin:end] or "0", base)
        if not 0 < code < 0x10FFFF or end - reader.at >= 10:
            return ""
        decoded = chr(code)
    else:
        while source[end] in ALPHA:
            end += 1
        decoded = NAMED.get(source[reader.at + 1 : end], "")
    if decoded:
        reader.at = end + (source[end] == ";")
    return decoded


def _joined_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EntityError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        ) from error
    return text


def _lower(name: str) -> str:
    """ASCII alone: Telegram compares bytes."""
    if name.isascii():
        return name.lower()
    return "".join(chr(ord(char) + 32) if "A" <= char <= "Z" else char for char in name)


def _start_tag(reader: _Reader, begin: int) -> None:
    name = _lower(reader.take_until(SPACE + ">"))
    if reader.peek() == "\0":
        raise EntityError(f"Unclosed start tag at byte offset {_byte(reader, begin)}")
    if name not in TAGS:
        raise EntityError(f'Unsupported start tag "{name}" at byte offset {_byte(reader, begin)}')
    opened = _Open(name, "", reader.offset, len(reader.out))
    while reader.peek() != ">":
        reader.skip()
        if reader.peek() == ">":
            break
        _attribute(reader, opened, begin)
    if name == "span" and opened.argument != "spoiler":
        raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {_byte(reader, begin)}')
    reader.at += 1
    reader.stack.append(opened)


def _attribute(reader: _Reader, opened: _Open, begin: int) -> None:
    name = reader.take_until(SPACE + "=>/\"'")
    if not name:
        raise EntityError(f'Empty attribute name in the tag "{opened.tag}" at byte offset {_byte(reader, begin)}')
    reader.skip()
    if reader.peek() == "\0":
        raise EntityError(f'Unclosed start tag "{opened.tag}" at byte offset {_byte(reader, begin)}')
    if reader.peek() != "=":
        if opened.tag == "blockquote" and name == "expandable":
            opened.argument = "1"
        return
    reader.at += 1
    reader.skip()
    if reader.peek() == "\0":
        raise EntityError(f'Unclosed start tag "{opened.tag}" at byte offset {_byte(reader, begin)}')
    value = _quoted(reader) if reader.peek() in "\"'" else _token(reader)
    if reader.peek() == "\0":
        raise EntityError(f"Unclosed start tag at byte offset {_byte(reader, begin)}")
    _remember(opened, name, value)


def _token(reader: _Reader) -> str:
    begin = reader.at
    while reader.peek() in ALPHA or reader.peek() in DIGITS or reader.peek() in ".-":
        reader.at += 1
    if reader.peek() not in SPACE + ">":
        raise EntityError(f"Unexpected end of name token at byte offset {_byte(reader, begin)}")
    return _lower(reader.source[begin : reader.at])


def _quoted(reader: _Reader) -> str:
    quote = reader.peek()
    reader.at += 1
    value: list[str] = []
    while reader.peek() not in (quote, "\0"):
        if reader.peek() == "&" and (decoded := _character_reference(reader)):
            value.append(decoded)
            continue
        value.append(reader.peek())
        reader.at += 1
    reader.at += reader.peek() == quote
    return "".join(value)


def _remember(opened: _Open, name: str, value: str) -> None:
    match opened.tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
            opened.argument = value
        case ("tg-time", "format"):
            opened.extra = value
        case ("code", "class") if value.startswith("language-"):
            opened.argument = value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            opened.argument = value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            opened.argument = "1"


def _end_tag(reader: _Reader, begin: int) -> None:
    if not reader.stack:
        raise EntityError(f"Unexpected end tag at byte offset {_byte(reader, begin)}")
    reader.at += 1
    name = _lower(reader.take_until(SPACE + ">"))
    reader.skip()
    if reader.peek() != ">":
        raise EntityError(f"Unclosed end tag at byte offset {_byte(reader, begin)}")
    opened = reader.stack[-1]
    if name and name != opened.tag:
        raise EntityError(
            f'Unmatched end tag at byte offset {_byte(reader, begin)}, expected "</{opened.tag}>", found "</{name}>"',
        )
    reader.at += 1
    reader.stack.pop()
    if reader.offset > opened.offset:
        _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
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


def _time(entity: Entity, opened: _Open) -> Entity:
    """`<tg-time unix="1700000000" format="wDT">`: r alone, or any of w, d, D, t, T."""
    letters = opened.extra
    if letters != "r" and not set(letters) <= set("wdDtT"):
        raise EntityError("Invalid date format used")
    if not opened.argument.isascii() or not opened.argument.isdigit() or int(opened.argument) == 0:
        return {}
    return entity | {"unix_time": int(opened.argument), "date_time_format": letters}


def _code(reader: _Reader, entity: Entity, language: str) -> Entity:
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


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], PRIORITY[entity["type"]]
