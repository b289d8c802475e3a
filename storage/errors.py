"""What can go wrong with the database in a way that its owner can mend.

StorageError
 ├─ DatabaseUnavailable    cannot be opened, is locked for too long, or the disk is full
 └─ DatabaseTooNew         was written by a later version of the program
"""


class StorageError(Exception):
    """The root of everything that storage raises on purpose; a bug raises something else."""


class DatabaseUnavailable(StorageError):
    """The file or the server does not answer, is locked for too long, or the disk is full."""


class DatabaseTooNew(StorageError):
    """The database carries a revision that this program does not know."""
