"""The command line: `python -m bot` runs the bot, `python -m bot --help` tells the rest."""

from __future__ import annotations

import asyncio
import importlib
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.commands.errors import CommandError
from bot.settings import Settings, SettingsError

DESCRIPTION = """«Сказано»: a Telegram bot that sends a news digest with verbatim quotes.

Without a command the bot runs. Settings come from the environment and from .env: see .env.example.
"""


def main(argv: list[str] | None = None) -> int:
    """Exit codes: 0 done, 1 a command failed, 2 wrong arguments, 130 interrupted."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except (CommandError, SettingsError) as error:
        for line in str(error).splitlines():
            print(f"skazano: {line}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has enough
        return 0
    except KeyboardInterrupt:
        return 130


def _run(arguments: Namespace) -> int:
    """Import only what the command needs: aiogram alone takes seconds."""
    module, _, name = arguments.command.partition(":")
    command = getattr(importlib.import_module(f"bot.commands.{module}"), name)
    return int(asyncio.run(command(arguments, Settings.load())))


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m bot", description=DESCRIPTION, formatter_class=RawDescriptionHelpFormatter)
    parser.set_defaults(command="serve:run")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    commands.add_parser("run", help="run the bot (the default)").set_defaults(command="serve:run")

    analyse = commands.add_parser("analyse", help="print summary and quotes of texts, pages, documents")
    analyse.add_argument("sources", nargs="*", metavar="PATH | URL | -", help="none or - reads standard input")
    shape = analyse.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object a line")
    shape.add_argument("--explain", action="store_true", help="say for each quote how it was found")
    analyse.add_argument("--length", choices=("short", "medium", "long"), default="medium", help="of the summary")
    analyse.set_defaults(command="analyse:analyse")

    feed = commands.add_parser("feed", help="print what the bot reads from a feed")
    feed.add_argument("source", metavar="PATH | URL")
    feed.add_argument("--json", action="store_true", help="one JSON object a line")
    feed.set_defaults(command="feed:show")

    commands.add_parser("read", help="poll all due feeds once").set_defaults(command="news:read")
    _add_reader_commands(commands)
    _add_maintenance(commands)
    return parser


def _add_reader_commands(commands: object) -> None:
    add = commands.add_parser  # type: ignore[attr-defined]  # argparse does not name the type of its subparsers
    digest = add("digest", help="print the digest that a chat would get now")
    digest.add_argument("--chat", type=int, required=True, metavar="ID")
    digest.set_defaults(command="readers:digest")

    subscribe = add("subscribe", help="enter chats or channels by hand")
    subscribe.add_argument("--chat", type=int, required=True, action="append", metavar="ID", help="may be repeated")
    subscribe.add_argument("--at", type=_hour, required=True, metavar="HH:MM", help="local time of the digest")
    subscribe.add_argument("--zone", type=_zone, metavar="ZONE", help="such as Asia/Almaty; default: DEFAULT_TIMEZONE")
    subscribe.add_argument("--lang", choices=("ru", "kk", "en"), help="default: DEFAULT_LANGUAGE")
    subscribe.set_defaults(command="readers:enter")


def _add_maintenance(commands: object) -> None:
    add = commands.add_parser  # type: ignore[attr-defined]
    backup = add("backup", help="copy the database, whole and checked, while the bot runs")
    backup.add_argument("--to", metavar="FOLDER", help="default: BACKUP_FOLDER")
    backup.set_defaults(command="maintenance:make")
    restore = add("restore", help="put a copy back in place of the database; the bot must not run")
    restore.add_argument("copy", metavar="FILE")
    restore.set_defaults(command="maintenance:restore")


def _hour(text: str) -> str:
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        raise ArgumentTypeError(f"{text!r} is not a time such as 08:00")
    if int(hours) > 23 or int(minutes) > 59 or len(hours) > 2:
        raise ArgumentTypeError(f"{text!r} is not a time of day")
    return f"{int(hours):02}:{minutes}"


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ArgumentTypeError(f"{text!r} is not a time zone such as Asia/Almaty") from None


if __name__ == "__main__":
    sys.exit(main())
