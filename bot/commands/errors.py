"""The one way a command fails on purpose."""


class CommandError(Exception):
    """Ends a command with this one line on standard error and exit code 1."""
