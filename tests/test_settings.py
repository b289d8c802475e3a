"""Settings and `.env.example` say the same, and what cannot be used is named without being shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError

EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def example_lines() -> dict[str, str]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_names_every_setting_in_order_and_no_other() -> None:
    assert list(example_lines()) == [name.upper() for name in Settings.model_fields]


def test_the_example_gives_the_defaults() -> None:
    assert Settings.load(str(EXAMPLE)) == Settings.load(None)


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLL_MINUTES", "3")
    monkeypatch.setenv("ADMIN_IDS", "5, 6,")
    settings = Settings.load(str(EXAMPLE))
    assert (settings.poll_minutes, settings.admin_ids) == (3, {5, 6})


def test_everything_that_is_wrong_is_said_at_once_and_the_token_never(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "BOT_TOKEN": "not a token of anybody",
        "DEFAULT_TIMEZONE": "Mars/Base",
        "TRUSTED_HOSTS": "nohost",
        "WORKERS": "0",
        "WEBHOOK_SECRET": "with space",
        "TELEGRAM_API_BASE": "ftp://x",
        "ADMIN_IDS": "7,x",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        Settings.load(None)
    message = str(caught.value)
    assert {line.split(":")[0] for line in message.splitlines()} == set(wrong)
    assert "of anybody" not in message


def test_a_token_is_not_shown_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:secret-of-the-bot")
    assert "secret-of-the-bot" not in repr(Settings.load(None))
