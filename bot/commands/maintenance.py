"""`backup` and `restore`: copies of the database, whole and checked."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bot.commands.errors import CommandError
from bot.opening import clock
from bot.settings import Settings
from storage import backup
from storage.database import file_of
from storage.errors import StorageError


async def make(arguments: Namespace, settings: Settings) -> int:
    """Copy the database, while the bot runs or not."""
    folder = Path(arguments.to or settings.backup_folder)
    try:
        database = file_of(settings.database_url)
        if database is not None and not database.is_file():
            raise CommandError(f"{database}: no such file")
        print(await backup.back_up(database, folder, keep=settings.backups_kept, now=clock()))
    except StorageError as error:
        raise CommandError(str(error)) from error
    return 0


async def restore(arguments: Namespace, settings: Settings) -> int:
    """Put a copy in the place of the database, which stays beside it under another name."""
    try:
        old = await backup.restore(Path(arguments.copy), file_of(settings.database_url), clock())
    except StorageError as error:
        raise CommandError(str(error)) from error
    print(f"restored; the database as it was: {old}" if old else "restored")
    return 0
