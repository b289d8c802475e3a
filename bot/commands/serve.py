"""`run`: the bot itself."""

from __future__ import annotations

import sys
from argparse import Namespace

from bot import logs
from bot.app import run as run_bot
from bot.commands.errors import CommandError
from bot.opening import StartError
from bot.settings import Settings
from storage.errors import StorageError


async def run(_arguments: Namespace, settings: Settings) -> int:
    """Run until SIGTERM or Ctrl-C."""
    secrets = [secret.get_secret_value() for secret in (settings.bot_token, settings.webhook_secret) if secret]
    logs.set_up(json=settings.log_format == "json", level=settings.log_level, secrets=tuple(secrets))
    try:
        await run_bot(settings, _announce)
    except (StartError, StorageError) as error:
        raise CommandError(str(error)) from error
    return 0


def _announce(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
