"""What a message carries, made ready as Telegram does before it sends: text, entities, keyboard, link preview."""

import re
from collections.abc import Iterator
from typing import Any

from bot.local.entities import Entity, order, parse_html
from bot.local.errors import bad_request
from bot.local.links import checked_link, found_entities
from bot.local.markup import EntityError, utf16_length
from bot.local.params import Params
from bot.local.world import Json

LONGEST_TEXT = 4096  # code points after parsing: facts/telegram.md A, tdlib OptionManager message_text_length_max
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100  # tdlib MessageEntity.cpp, «server-side limit»
LONGEST_CALLBACK = 64  # bytes: Bot API, InlineKeyboardButton.callback_data
MOST_BUTTONS = 100
KEPT_FIRST = ("text_link", "text_mention", "blockquote", "expandable_blockquote", "pre", "code", "custom_emoji")
CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f\u2028-\u202e]")
BUTTON_ACTIONS = (
    "callback_data",
    "url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "web_app",
)


def read_text(params: Params, name: str = "text", longest: int = LONGEST_TEXT) -> tuple[str, list[Entity]]:
    """The text as people will see it and its entities; raises Telegram's refusals."""
    text, entities = _parsed(params, name)
    text, entities = fixed(text, entities)
    if len(text) > longest:
        raise bad_request("message caption is too long" if name == "caption" else "message is too long")
    return text, entities


def _parsed(params: Params, name: str) -> tuple[str, list[Entity]]:
    source = params.text(name)
    _check_unicode(source)
    mode = params.text("parse_mode").lower()
    if mode == "html":
        try:
            return parse_html(source)
        except EntityError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    if mode:
        raise bad_request("unsupported parse_mode")  # Markdown is not spoken here: the project sends HTML
    entities = params.json("caption_entities" if name == "caption" else "entities") or []
    return source, sorted((dict(entity) for entity in entities), key=order)


def _check_unicode(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def fixed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Trims the text, drops what entities lose by that, and finds links and commands in plain text.

    «  <b> да </b>» → «да» bold: white space at the ends goes, an entity of white space alone is no entity.
    """
    text = CONTROL.sub(" ", text.replace("\r", ""))
    stripped = text.rstrip()
    cut = utf16_length(stripped) - utf16_length(stripped.lstrip())
    text = stripped.lstrip()
    kept = _unnested(_limited(list(_clipped(text, entities, cut))))
    return text, sorted([*kept, *_found(text, kept)], key=lambda entity: (entity["offset"], -entity["length"]))


def _clipped(text: str, entities: list[Entity], cut: int) -> Iterator[Entity]:
    units = text.encode("utf-16-le")
    for entity in entities:
        begin = max(0, entity["offset"] - cut)
        end = min(len(units) // 2, entity["offset"] + entity["length"] - cut)
        if units[2 * begin : 2 * end].decode("utf-16-le", "replace").strip():
            yield entity | {"offset": begin, "length": end - begin}


def _limited(entities: list[Entity]) -> list[Entity]:
    """At most a hundred: links and quotes are served first, the rest is silently dropped."""
    ranked = sorted(range(len(entities)), key=lambda place: entities[place]["type"] not in KEPT_FIRST)
    return [entities[place] for place in sorted(ranked[:MOST_ENTITIES])]


def _unnested(entities: list[Entity]) -> list[Entity]:
    """Blockquotes do not nest, and the same style twice over one place is once."""
    kept: list[Entity] = []
    ends: dict[str, int] = {}
    for entity in sorted(entities, key=order):
        family = _family(entity)
        if ends.get(family, 0) <= entity["offset"]:
            kept.append(entity)
            ends[family] = _end(entity)
    return kept


def _family(entity: Entity) -> str:
    return str(entity["type"]).removeprefix("expandable_")


def _end(entity: Entity) -> int:
    return int(entity["offset"] + entity["length"])


def _found(text: str, taken: list[Entity]) -> Iterator[Entity]:
    """Links and commands in plain text, where no link or code is yet."""
    closed = [entity for entity in taken if entity["type"] in ("text_link", "text_mention", "code", "pre")]
    for entity in found_entities(text):
        if not any(other["offset"] < _end(entity) and entity["offset"] < _end(other) for other in closed):
            yield entity


def read_keyboard(params: Params) -> Json | None:
    """The inline keyboard, checked; other markups (a reply keyboard) are kept as they are."""
    markup = params.json("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return markup
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows if row]} if buttons else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    kept: Json = {key: value for key, value in button.items() if value is not None}
    if not any(action in kept for action in BUTTON_ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = kept.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= LONGEST_CALLBACK:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in kept and not (url := checked_link(kept["url"])):
        raise bad_request(f"inline keyboard button URL '{kept['url']}' is invalid: Wrong HTTP URL")
    return kept | ({"url": url} if "url" in kept else {})
