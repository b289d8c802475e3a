"""Settings of the program: read once from the environment and `.env`, checked, never changed."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM_API = "https://api.telegram.org"


VERSION = "0.1"


class SettingsError(Exception):
    """Every variable that cannot be used, a line each; values are left out, since one of them is the token."""


class Settings(BaseSettings):
    """One field for each variable of `.env.example`, in the same order; a test holds the two together."""

    model_config = SettingsConfigDict(frozen=True, env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    telegram_api_base: str = TELEGRAM_API
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(8443, ge=0, le=65_535)
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()

    database_url: str = "sqlite+aiosqlite:///data/news.db"
    backup_folder: str = "data/backups"
    backups_kept: int = Field(7, ge=1, le=365)
    retention_days: int = Field(90, ge=2, le=3_650)

    feeds_file: str | None = None
    trusted_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    poll_minutes: int = Field(10, ge=1, le=1_440)
    contact: str = "https://core.telegram.org/bots"
    workers: int = Field(2, ge=1, le=32)

    default_timezone: str = "Asia/Almaty"
    default_language: Literal["ru", "kk", "en"] = "ru"

    local_port: int = Field(8080, ge=0, le=65_535)
    metrics_port: int | None = Field(None, ge=0, le=65_535)
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def load(cls, env_file: str | None = ".env") -> Settings:
        """Raises SettingsError that names every variable that cannot be used."""
        try:
            return cls(_env_file=env_file)  # type: ignore[call-arg]  # an argument of BaseSettings, unknown to mypy
        except ValidationError as error:
            raise SettingsError("\n".join(_line(fault) for fault in error.errors())) from None

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not _looks_like_a_token(value.get_secret_value()):
            raise ValueError("must look like 123456789:AA…, as BotFather gives it")
        return value

    @field_validator("admin_ids", "trusted_hosts", mode="before")
    @classmethod
    def _list(cls, value: Any) -> Any:
        return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value

    @field_validator("trusted_hosts")
    @classmethod
    def _hosts(cls, value: frozenset[str]) -> frozenset[str]:
        for host in value:
            name, _, port = host.rpartition(":")
            if not name or not port.isdecimal():
                raise ValueError("must be host:port, several separated by commas")
        return value

    @field_validator("telegram_api_base", "webhook_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
            raise ValueError("must be an address that begins with http:// or https://")
        return value.rstrip("/") if value else value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        plain = value.get_secret_value() if value else "-"
        if not (1 <= len(plain) <= 256 and plain.replace("_", "").replace("-", "x").isalnum() and plain.isascii()):
            raise ValueError("must be 1 to 256 letters, digits, _ and -")
        return value

    @field_validator("default_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be a name such as Asia/Almaty or Europe/Moscow")
        return ZoneInfo(value).key


def user_agent(settings: Settings) -> str:
    """Who we are to the owners of news sites, and how to reach us."""
    return f"skazano/{VERSION} (+{settings.contact})"


def _looks_like_a_token(value: str) -> bool:
    number, _, secret = value.partition(":")
    return number.isdecimal() and len(secret) >= 3 and not any(letter.isspace() for letter in secret)


def _line(fault: Any) -> str:
    variable = str(fault["loc"][0]).upper() if fault["loc"] else "settings"
    return f"{variable}: {str(fault['msg']).removeprefix('Value error, ')}"
