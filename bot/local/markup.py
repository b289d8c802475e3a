"""The grammar of Telegram's HTML: character references, tags with attributes, and where reading stands."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n\v\0"
ALPHA = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset("0123456789")
HEX = frozenset("0123456789abcdefABCDEF")


class EntityError(ValueError):
    """The text is not Telegram's HTML; the message is the one that Telegram gives after «can't parse entities: »."""


def utf16_length(text: str) -> int:
    """The length that entity offsets count: a character beyond the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class Open:
    """A tag whose end is yet to come."""

    tag: str
    argument: str
    offset: int  # UTF-16 units before the tag
    begin: int  # pieces of text before the tag
    extra: str = ""


@dataclass(slots=True)
class Reader:
    """The place in the source; a NUL ends it, as it does for Telegram."""

    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    offset: int = 0
    stack: list[Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

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


def byte_offset(reader: Reader, place: int) -> int:
    """The place as Telegram's errors count it, in UTF-8 bytes."""
    return len(reader.source[:place].encode("utf-8", "surrogatepass"))


def character_reference(reader: Reader) -> str:
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


def lower(name: str) -> str:
    """ASCII alone: Telegram compares bytes."""
    if name.isascii():
        return name.lower()
    return "".join(chr(ord(char) + 32) if "A" <= char <= "Z" else char for char in name)


def start_tag(reader: Reader, begin: int, known: Container[str]) -> None:
    """Reads `<a href="…">` from after its `<` and opens it; raises EntityError for names that are not `known`."""
    name = lower(reader.take_until(SPACE + ">"))
    if reader.peek() == "\0":
        raise EntityError(f"Unclosed start tag at byte offset {byte_offset(reader, begin)}")
    if name not in known:
        raise EntityError(f'Unsupported start tag "{name}" at byte offset {byte_offset(reader, begin)}')
    opened = Open(name, "", reader.offset, len(reader.out))
    while reader.peek() != ">":
        reader.skip()
        if reader.peek() == ">":
            break
        _attribute(reader, opened, begin)
    if name == "span" and opened.argument != "spoiler":
        raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {byte_offset(reader, begin)}')
    reader.at += 1
    reader.stack.append(opened)


def _attribute(reader: Reader, opened: Open, begin: int) -> None:
    name = reader.take_until(SPACE + "=>/\"'")
    if not name:
        raise EntityError(f'Empty attribute name in the tag "{opened.tag}" at byte offset {byte_offset(reader, begin)}')
    reader.skip()
    if reader.peek() == "\0":
        raise EntityError(f'Unclosed start tag "{opened.tag}" at byte offset {byte_offset(reader, begin)}')
    if reader.peek() != "=":
        if opened.tag == "blockquote" and name == "expandable":
            opened.argument = "1"
        return
    reader.at += 1
    reader.skip()
    if reader.peek() == "\0":
        raise EntityError(f'Unclosed start tag "{opened.tag}" at byte offset {byte_offset(reader, begin)}')
    value = _quoted(reader) if reader.peek() in "\"'" else _token(reader)
    if reader.peek() == "\0":
        raise EntityError(f"Unclosed start tag at byte offset {byte_offset(reader, begin)}")
    _remember(opened, name, value)


def _token(reader: Reader) -> str:
    begin = reader.at
    while reader.peek() in ALPHA or reader.peek() in DIGITS or reader.peek() in ".-":
        reader.at += 1
    if reader.peek() not in SPACE + ">":
        raise EntityError(f"Unexpected end of name token at byte offset {byte_offset(reader, begin)}")
    return lower(reader.source[begin : reader.at])


def _quoted(reader: Reader) -> str:
    quote = reader.peek()
    reader.at += 1
    value: list[str] = []
    while reader.peek() not in (quote, "\0"):
        if reader.peek() == "&" and (decoded := character_reference(reader)):
            value.append(decoded)
            continue
        value.append(reader.peek())
        reader.at += 1
    reader.at += reader.peek() == quote
    return "".join(value)


def _remember(opened: Open, name: str, value: str) -> None:
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
