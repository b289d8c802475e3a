"""Brings a database to the newest schema when the program starts."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.errors import DatabaseTooNew

FOLDER = Path(__file__).parent / "migrations"


def known_revisions() -> set[str]:
    """Every revision that this version of the program can bring to the newest schema."""
    return {revision.revision for revision in ScriptDirectory(str(FOLDER)).walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Run every missing step inside the caller's transaction; raises DatabaseTooNew."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    unknown = set(MigrationContext.configure(connection).get_current_heads()) - known
    if unknown:
        raise DatabaseTooNew(
            f"the database has revision {', '.join(sorted(unknown))}, which this version does not know "
            f"(newest here: {script.get_current_head()}): it was written by a later version of the program"
        )
    command.upgrade(config, "head")
