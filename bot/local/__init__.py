"""Telegram on this machine: a Bot API server on loopback with a chat page, and sample news to read."""
