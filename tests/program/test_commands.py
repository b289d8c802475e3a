"""The command line as a person meets it: what it prints, and one clear line where it cannot go on."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.local.server import LocalTelegram
from bot.settings import Settings
from tests.program.process import command

ARTICLE = """В Каратау открыли мост
Новый мост через реку открыли в Каратау в понедельник. «Он прослужит сто лет», — сказал директор Ерлан Сагимбаев.
"""
PAGE = f"""<!doctype html><html><head><title>Мост</title><meta property="article:published_time"
content="2026-11-20T10:15:00+05:00"></head><body><article><h1>В Каратау открыли мост</h1>
{"".join(f"<p>{line}</p>" for line in ARTICLE.splitlines()[1:] * 3)}</article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run commands in, without settings of this machine."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def here(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """A command in this process, which has its libraries loaded."""
    try:
        code = main(list(arguments))
    except SystemExit as end:
        code = int(str(end.code))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


async def test_analyse_prints_one_object_a_line_whose_offsets_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE.replace("мост", "порт"), encoding="utf-8")
    code, out, err = await command(tmp_path, "analyse", "--json", "a.txt", "b.txt")
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, err, [one["path"] for one in told]) == (0, "", ["a.txt", "b.txt"])
    [quote] = told[0]["quotes"]
    [part] = quote["parts"]
    assert ARTICLE[part["start"] : part["end"]] == quote["text"] == "Он прослужит сто лет"
    assert quote["speaker"] == {"name": "Ерлан Сагимбаев", "kind": "person", "role": "директор"}
    assert "text" not in told[0]


def test_analyse_of_a_page_also_tells_its_text_and_date(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    code, out, _ = here(capsys, "analyse", "--json", "page.html")
    told = json.loads(out)
    assert code == 0
    assert told["text"].splitlines()[0] == told["title"] == "В Каратау открыли мост"
    assert told["published"] == "2026-11-20T10:15:00+05:00"
    for sentence in told["summary"]:
        assert told["text"][sentence["start"] : sentence["end"]] == sentence["text"]


def test_one_file_that_cannot_be_read_does_not_cost_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    code, out, err = here(capsys, "analyse", "--json", "none.txt", "a.txt")
    assert (code, len(out.splitlines())) == (1, 1)
    assert err == "skazano: none.txt: No such file or directory\n"


def test_feed_prints_what_the_bot_reads(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = "<item><title>Мост &amp;amp; порт</title><link>https://example.org/1</link><guid>1</guid></item>"
    (folder / "feed.xml").write_text(f"<rss><channel>{item}</channel></rss>", encoding="utf-8")
    code, out, _ = here(capsys, "feed", "--json", "feed.xml")
    assert code == 0
    assert json.loads(out) == {
        "title": "Мост & порт",
        "url": "https://example.org/1",
        "guid": "1",
        "published": None,
        "summary": "",
    }


def test_a_chat_that_is_entered_by_hand_has_a_digest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = here(capsys, "subscribe", "--chat", "7", "--chat", "-1005", "--at", "8:05", "--lang", "kk")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()] == ["chat 7", "chat -1005"]
    code, out, _ = here(capsys, "digest", "--chat", "7")
    assert code == 0
    assert out.strip()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["dance"], 2, "invalid choice"),
        (["subscribe", "--chat", "7", "--at", "25:00"], 2, "not a time of day"),
        (["subscribe", "--chat", "7", "--at", "8:00", "--zone", "Mars/Base"], 2, "not a time zone"),
        (["digest", "--chat", "7"], 1, "chat 7 is not known"),
        (["feed", "none.xml"], 1, "none.xml: No such file"),
        (["feed", "http://127.0.0.1/feed"], 1, "http://127.0.0.1/feed: the address is not public"),
        (["analyse", "/dev/null"], 1, "/dev/null: nothing to read"),
        (["backup"], 1, "no such file"),
        (["restore", "none.db"], 1, "none.db: no such file"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    got, out, err = here(capsys, *arguments)
    assert got == code
    assert words in err
    assert "Traceback" not in out + err


@pytest.fixture
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.usefixtures("logging_as_it_was")
@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("LOCAL_PORT", "taken", "port taken of the local Telegram"),
        ("TELEGRAM_API_BASE", "http://127.0.0.1:9", "http://127.0.0.1:9 cannot be reached"),
        ("BOT_TOKEN", "no token", "BOT_TOKEN"),
        ("DEFAULT_TIMEZONE", "Mars/Base", "DEFAULT_TIMEZONE"),
    ],
)
def test_the_bot_that_cannot_start_says_why_in_one_line(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    words: str,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        if variable != "LOCAL_PORT":
            monkeypatch.setenv("BOT_TOKEN", "1:abcdef")
        monkeypatch.setenv(variable, value.replace("taken", port))
        code, out, err = here(capsys, "run")
    assert code == 1
    assert words.replace("taken", port) in err
    assert "Traceback" not in out + err
    assert "1:abcdef" not in out + err


@pytest.mark.usefixtures("logging_as_it_was")
@pytest.mark.parametrize(
    ("command", "variable", "value"),
    [
        (["read"], "FEEDS_FILE", "none.opml"),
        (["digest", "--chat", "7"], "DATABASE_URL", "sqlite+aiosqlite:////dev/null/news.db"),
    ],
)
def test_a_command_that_cannot_open_what_it_needs_says_what(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    variable: str,
    value: str,
) -> None:
    monkeypatch.setenv(variable, value)
    code, out, err = here(capsys, *command)
    assert code == 1
    assert ("none.opml" if variable == "FEEDS_FILE" else "/dev/null") in err
    assert "Traceback" not in out + err


async def test_a_token_that_telegram_does_not_know_ends_the_bot_with_one_line(tmp_path: Path) -> None:
    async with LocalTelegram() as telegram:
        values = {"BOT_TOKEN": "1:abcdef", "TELEGRAM_API_BASE": telegram.url}
        code, out, err = await command(tmp_path, "run", **values)
    assert (code, out) == (1, "")
    assert err == "skazano: BOT_TOKEN: Telegram does not know this token\n"
