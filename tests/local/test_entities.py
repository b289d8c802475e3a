"""The local parser is held to Telegram's own (tdjson) on written and on generated texts."""

import json
from itertools import pairwise
from typing import Any

import pytest
import tdjson
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local.content import fixed
from bot.local.entities import parse_html
from bot.local.links import found_entities
from bot.local.markup import EntityError, utf16_length


def execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    assert answer is not None
    result: dict[str, Any] = json.loads(answer)
    return result


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def kind(entity_type: dict[str, str]) -> str:
    name = entity_type["@type"].removeprefix("textEntityType")
    names = {
        "TextUrl": "text_link",
        "MentionName": "text_mention",
        "BlockQuote": "blockquote",
        "ExpandableBlockQuote": "expandable_blockquote",
        "CustomEmoji": "custom_emoji",
        "DateTime": "date_time",
        "PreCode": "pre",
    }
    return names.get(name, name.lower())


def telegrams(source: str) -> Any:
    request = {"@type": "parseTextEntities", "text": source, "parse_mode": {"@type": "textParseModeHTML"}}
    answer = execute(request)
    if answer["@type"] == "error":
        return answer["message"].removeprefix("Can't parse entities: ")
    return answer["text"], sorted(
        (
            e["offset"],
            e["length"],
            kind(e["type"]),
            e["type"].get("url", ""),
            e["type"].get("user_id", 0),
            e["type"].get("language", ""),
        )
        for e in answer["entities"]
    )


def ours(source: str) -> Any:
    try:
        text, entities = parse_html(source)
    except EntityError as error:
        return str(error)
    return text, sorted(
        (e["offset"], e["length"], e["type"], e.get("url", ""), e.get("user_id", 0), e.get("language", ""))
        for e in entities
    )


TAGS = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote", "tg-spoiler", "a"]
ATTRIBUTES = [
    "",
    " expandable",
    " expandable=1",
    " href='http://x.kz/a?b=1&amp;c=2'",
    ' href="tg://user?id=42"',
    " href=x.ru",
    " class='language-py'",
    " class=tg-spoiler",
    " x=y z",
    " =",
    " a='",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}{attribute}>" for tag in [*TAGS, "span", "B"] for attribute in ATTRIBUTES]),
    st.sampled_from([f"</{tag}>" for tag in [*TAGS, "span", "", "B "]]),
    st.sampled_from(["&lt;", "&amp", "&#171;", "&#xAB;", "&nbsp;", "&", "&#0;", "&#1114111;", "&#x1F600;", "&#xD800;"]),
    st.sampled_from(
        ["слово", " ", "\n", "😀", "x", "<", ">", "/", "=", "'", '"', "\x00", "<p>", "<br/>", "<tg-emoji emoji-id=5>"]
    ),
    st.text(max_size=3),
)


@st.composite
def nested(draw: st.DrawFn, depth: int = 3) -> str:
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        if depth and draw(st.booleans()):
            tag = draw(st.sampled_from(TAGS))
            attribute = draw(st.sampled_from(ATTRIBUTES[:9]))
            pieces.append(f"<{tag}{attribute}>{draw(nested(depth - 1))}</{tag}>")
        else:
            pieces.append(draw(st.sampled_from(["слово", " ", "\n", "😀", "&lt;", "&quot;", "x.ru", "«»"])))
    return "".join(pieces)


@settings(max_examples=700, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_any_text_is_read_as_telegram_reads_it(source: str) -> None:
    assert ours(source) == telegrams(source)


@settings(max_examples=300, deadline=None)
@given(nested())
def test_well_formed_text_is_read_as_telegram_reads_it(source: str) -> None:
    assert ours(source) == telegrams(source)


LINKS = [
    "http://x.ru",
    "x.ru",
    "HTTP://X.ru/A",
    "https://x.ru?q#f",
    "https://x.ru#f",
    "http://x.ru:80/",
    "https://x.ru:80/",
    "https://x.ru:443",
    "ftp://x.ru",
    "javascript:alert(1)",
    "mailto:a@x.ru",
    "http://localhost/",
    "//x.ru/a",
    "/a",
    "#",
    "",
    "http://127.0.0.1:8080/a",
    "http://[::1]/a",
    "http://[::1]:80/a",
    "http://x.ru:0/",
    "http://x.ru:99999/",
    "http://x.ru:/",
    "http://пример.рф/путь",
    "http://u:p@x.ru",
    "http://a b.ru/",
    "http://x.ru/a b",
    "http://x..ru/",
    "http://.ru/",
    "http://x./",
    "tg://resolve?domain=x",
    "TG://resolve",
    "tg:resolve?domain=x",
    "tg://user?id=42",
    "tg://user?id=0",
    "tg://user?id=x",
    "data:text/html,x",
    "http://x.ru\\@y.ru/",
    "http://x_y.ru",
    "http://-x.ru",
    "http://x.ru:8a/",
    "  http://x.ru  ",
    "http:x.ru",
    "http:/x.ru",
    "https://x.ru/%D1%8F?utm=1&b=«»",
    "ton://x",
    "http://x.ru/a\tb",
    "http://x.ru/a\\b",
    "tg://a b",
    "tg:",
    "http://.",
    "...",
    "http://x.1",
    "x.1/a",
    "http://2130706433/",
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_kept_or_dropped_as_telegram_does(link: str) -> None:
    source = f'<a href="{link}">т</a>'
    assert ours(source) == telegrams(source)


TIMES = ["r", "", "w", "wDT", "dt", "Dt", "dT", "t", "T", "D", "wd", "wt", "tw", "rr", "wr", "tD", "ww"]


@pytest.mark.parametrize("letters", TIMES)
@pytest.mark.parametrize("unix", ["1700000000", "0", "q", "-5", ""])
def test_a_time_is_read_as_telegram_reads_it(letters: str, unix: str) -> None:
    source = f'<tg-time unix="{unix}" format="{letters}">сегодня</tg-time>'
    assert ours(source) == telegrams(source)


PLAIN = [
    "/latest 5",
    "Команды: /latest /quotes@skazano_bot.",
    "а/б </b> //x /latest,",
    "пишите @skazano_bot #новости_дня #1",
    "сайт example.kz/путь?a=1, ещё https://x.ru/a(b).",
    "«https://x.kz/новость»",
    "(https://x.ru/a), x.kz!",
    "почта a@b.ru",
    "конец.Начало и т.д.",
    "😀 https://x.ru",
    "v1.2.3",
    "Алматы–Астана, 5.10.2026",
]


@pytest.mark.parametrize("text", PLAIN)
def test_links_and_commands_in_plain_text_are_found_where_telegram_finds_them(text: str) -> None:
    kinds = {"bot_command": "BotCommand", "mention": "Mention", "hashtag": "Hashtag", "url": "Url"}
    found = execute({"@type": "getTextEntities", "text": text})["entities"]
    theirs = sorted((e["offset"], e["length"], e["type"]["@type"].removeprefix("textEntityType")) for e in found)
    ours = sorted((e["offset"], e["length"], kinds[e["type"]]) for e in found_entities(text))
    theirs = [entity for entity in theirs if entity[2] in kinds.values()]
    assert ours == theirs


@settings(max_examples=200, deadline=None)
@given(nested())
def test_what_is_sent_is_trimmed_and_its_entities_lie_within(source: str) -> None:
    text, entities = fixed(*parse_html(source))
    assert text == text.strip()
    assert len(entities) <= 100
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= utf16_length(text) for e in entities)
    quotes = [e for e in entities if e["type"].endswith("blockquote")]
    assert all(a["offset"] + a["length"] <= b["offset"] for a, b in pairwise(quotes))
