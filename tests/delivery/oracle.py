"""Telegram's own HTML parser (TDLib) as the judge of every rendered message."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tdjson


def _call(request: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}"))


_call({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


@dataclass(frozen=True, slots=True)
class Parsed:
    """What Telegram makes of a message; `kinds` in the order of the entities, `links` their addresses."""

    text: str
    kinds: tuple[str, ...]
    links: tuple[str, ...]
    blocks: tuple[str, ...]


def parse(markup: str) -> Parsed:
    """Raises AssertionError with Telegram's words where it refuses the markup."""
    answer = _call({"@type": "parseTextEntities", "text": markup, "parse_mode": {"@type": "textParseModeHTML"}})
    assert answer["@type"] == "formattedText", (answer.get("message"), markup)
    entities, units = answer["entities"], answer["text"].encode("utf-16-le")

    def words(entity: dict[str, Any]) -> str:
        return units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")

    kinds = tuple(entity["type"]["@type"].removeprefix("textEntityType") for entity in entities)
    links = tuple(entity["type"]["url"] for entity in entities if "url" in entity["type"])
    blocks = tuple(words(entity) for entity, kind in zip(entities, kinds, strict=True) if "BlockQuote" in kind)
    return Parsed(answer["text"], kinds, links, blocks)


def accepted(message: str) -> Parsed:
    """A message that Telegram takes whole: within its limits, no entity dropped."""
    parsed = parse(message)
    assert 0 < len(parsed.text) <= 4096
    assert len(parsed.kinds) <= 100
    assert parsed.text.strip()
    return parsed
