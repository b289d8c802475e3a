"""What Telegram's answers to a message mean for the chat that it went to."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing reaches this chat until its people act; `reason` is kept with the reader."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The forum topic was deleted or closed; the chat itself may be there."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this message as it is."""

    error: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Not now; another attempt may succeed."""

    error: str


Outcome = Sent | Gone | Moved | TopicGone | Refused | Unreachable

# Words of the Bot API server (Client.cpp) and of the servers behind it, in lower case; first found wins.
_FORBIDDEN = (
    ("blocked by the user", "blocked"),
    ("user is deactivated", "deactivated"),
    ("kicked", "kicked"),
    ("not a member", "not_member"),
    ("not enough rights", "no_rights"),
)
_BAD_REQUESTS = (
    ("chat not found", "not_found"),
    ("peer_id_invalid", "not_found"),
    ("user not found", "not_found"),
    ("chat_id_invalid", "not_found"),
    ("group chat was deactivated", "deactivated"),
    ("chat was deleted", "deactivated"),
    ("input_user_deactivated", "deactivated"),
    ("bot is not a member", "not_member"),
    ("kicked", "kicked"),
    ("rights to send", "no_rights"),
    ("chat_write_forbidden", "no_rights"),
    ("need administrator rights", "no_rights"),
    ("chat_restricted", "no_rights"),
    ("have no write access", "no_rights"),
)
_TOPIC = ("thread not found", "topic_deleted", "topic_closed", "topic_id_invalid")


def refusal(error: Exception) -> Gone | Moved | TopicGone | Refused | None:
    """What a refusal means; None for an error that another attempt may mend."""
    if isinstance(error, TelegramMigrateToChat):
        return Moved(error.migrate_to_chat_id)
    if isinstance(error, TelegramForbiddenError):
        return Gone(_named(error.message, _FORBIDDEN) or "forbidden")
    if isinstance(error, TelegramEntityTooLarge):
        return Refused(error.message)
    if isinstance(error, TelegramBadRequest):
        return _bad_request(error.message)
    return None


def _bad_request(message: str) -> Gone | TopicGone | Refused:
    if any(sign in message.lower() for sign in _TOPIC):
        return TopicGone()
    reason = _named(message, _BAD_REQUESTS)
    return Gone(reason) if reason else Refused(message)


def _named(message: str, reasons: tuple[tuple[str, str], ...]) -> str | None:
    return next((reason for sign, reason in reasons if sign in message.lower()), None)
