"""Telegram on this machine: a Bot API server on loopback, a chat page, sample news."""
