"""No log line shows a token, whoever wrote it."""

from __future__ import annotations

import json
import logging

import pytest

from bot import logs

TOKEN = "123456789:AAH0abcdefghijklmnopqrstuvwxyz_1234"


@pytest.fixture(autouse=True)
def as_it_was() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("as_json", [True, False])
def test_a_token_in_a_message_an_address_or_a_traceback_is_cut_out(
    as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(json=as_json, level="INFO", secrets=("hook-secret",))
    logger = logging.getLogger("anywhere")
    logger.info("calling https://api.telegram.org/bot%s/getMe with hook-secret", TOKEN)
    try:
        raise ValueError(f"bad answer from bot{TOKEN}")
    except ValueError:
        logger.exception("failed")
    shown = capsys.readouterr().err
    assert "AAH0" not in shown
    assert "hook-secret" not in shown
    assert "calling https://api.telegram.org/bot<token>/getMe" in shown
    assert "ValueError" in shown
    if as_json:
        assert [json.loads(line)["level"] for line in shown.splitlines()] == ["info", "error"]
